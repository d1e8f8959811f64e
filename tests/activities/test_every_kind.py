"""What holds for every kind, whatever is typed: reading, checking and summing up never break."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from activities import kinds
from activities.proof import prove_activity
from course.check import check
from course.compare import readback
from course.facts import ME, Around, fold
from course.lesson import ActivityHead
from tests.activities.bodies import any_body, fitting
from tests.activities.cast import ALL, PEOPLE, kind, put

every_kind = pytest.mark.parametrize(("name", "author"), ALL, ids=[f"{name}{n}" for n, (name, _settings) in enumerate(ALL)])
thorough = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_the_settings_of_the_tests_cover_every_kind():
    assert {name for name, _settings in ALL} == set(kinds())


@every_kind
@thorough
@given(data=st.data())
def test_reading_a_strange_body_gives_an_answer_or_a_validation_error(name, author, data):
    own, ask = kind(name), put(name, author)
    body = data.draw(any_body(own.sheet(ask, {})))
    try:
        own.read(body)
    except ValidationError:
        assert check(own.sheet(ask, {}), body), "the form has no objection to a body that cannot be read"


@every_kind
@thorough
@given(data=st.data())
def test_a_body_that_fits_its_form_is_read_and_summed_up(name, author, data):
    own, ask = kind(name), put(name, author)
    body = data.draw(fitting(own.sheet(ask, {})))
    sheet = own.sheet(ask, body)
    assert [fault for fault in check(sheet, body) if not fault.mend] == []
    answer = own.read(body)
    assert own.read(json.loads(json.dumps(body))) == answer
    own.problems(ask, answer)
    readback(sheet, body)
    assert "\n" not in own.summary(ask, answer)
    mark = own.mark(ask, answer)
    assert mark is None or (mark.rule and all(line.text for line in mark.lines))
    known = {row["id"] for rows in body.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)}
    subjects = {fact.subject for fact in own.facts(ask, answer)}
    assert subjects <= known | set(fold(PEOPLE.facts)) | {ME}
    assert set(own.hidden(ask, answer)) <= known


@every_kind
@thorough
@given(data=st.data())
def test_a_figure_is_drawn_of_any_tries(name, author, data):
    own, ask = kind(name), put(name, author)
    tries = [own.read(body) for body in data.draw(st.lists(fitting(own.sheet(ask, {})), max_size=3))]
    for width in (320, 640):
        scene = own.figure(ask, tries, width)
        assert scene is None or (scene.sentence and scene.width == width)


@every_kind
def test_the_examples_prove_the_settings(name, author):
    own, ask = kind(name), put(name, author)
    examples = own.examples(ask)
    assert examples.good or not own.asks
    assert examples.incomplete or not own.asks
    assert list(prove_activity(ask)) == []


@every_kind
def test_the_examples_do_without_things(name, author):
    own, ask = kind(name), put(name, author, Around())
    for body in own.examples(ask).incomplete:
        assert own.problems(ask, own.read(body)) or own.mark(ask, own.read(body))


@pytest.mark.parametrize("name", ["sort", "match", "tally", "rate", "assign", "choice"])
def test_there_is_a_wrong_example_that_is_told(name):
    told = [put(name, author) for other, author in ALL if other == name]
    assert any(kind(name).examples(ask).wrong for ask in told)


@every_kind
def test_settings_refuse_a_name_they_do_not_know(name, author):
    with pytest.raises(ValidationError, match="Extra inputs"):
        kind(name).Settings.model_validate({**author, "limt": 3})


@every_kind
def test_no_setting_has_a_name_that_belongs_to_every_activity(name, author):
    assert not set(kind(name).Settings.model_fields) & set(ActivityHead.model_fields)


@every_kind
def test_every_setting_is_explained_to_authors(name, author):
    schema = kind(name).Settings.model_json_schema()
    models = [schema, *schema.get("$defs", {}).values()]
    assert [key for model in models for key, value in model["properties"].items() if not value.get("description")] == []


@every_kind
def test_a_kind_says_what_it_does_and_has_an_icon(name, author):
    own = kind(name)
    assert own.title
    assert own.icon.startswith(":material/")
    assert own.__doc__

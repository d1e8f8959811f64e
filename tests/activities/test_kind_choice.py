"""Choice: about the learner without feedback, or compared with a key that explains every option."""

from __future__ import annotations

import pytest

from course.facts import ME
from tests.activities.cast import CHOICE, KEYED, changed, facts, kind, lines, problems, put, refusals, summary


def test_a_choice_is_a_fact_about_the_learner():
    assert facts(put("choice", CHOICE, id="days"), {"choice": "job"}) == {ME: {"days": "job"}}
    assert facts(put("choice", changed(CHOICE, many=True), id="days"), {"choice": ["job", "study"]}) == {ME: {"days": ["job", "study"]}}


def test_without_a_key_there_is_no_feedback():
    own = kind("choice")
    assert own.mark(put("choice", CHOICE), own.read({"choice": "job"})) is None


def test_nothing_chosen_may_not_be_handed_in():
    for settings, empty in [(CHOICE, None), (KEYED, [])]:
        assert problems(put("choice", settings), {"choice": empty}) == [("choice", "Choose an option first.")]
    assert problems(put("choice", CHOICE), {}) != []


def test_with_a_key_every_option_is_explained():
    told = lines(put("choice", KEYED), {"choice": ["one", "two"]})
    assert told == [
        ("other", "choice", "The key does not have this. Reason of one."),
        ("accepted", "choice", "The key has this. Reason of two."),
        ("open", "choice", "The key has this. Reason of three."),
        ("note", "choice", "The key does not have this. Reason of four."),
    ]


def test_any_accepted_option_is_enough_when_one_is_to_be_chosen():
    told = lines(put("choice", changed(KEYED, many=False)), {"choice": "two"})
    assert [tone for tone, _path, _text in told] == ["note", "accepted", "note", "note"]


def test_the_summary_names_the_chosen_options():
    assert summary(put("choice", KEYED), {"choice": ["three", "one"]}) == "One, Three"


@pytest.mark.parametrize(
    ("change", "at", "sentence"),
    [
        ({"accept": ["jop"]}, ("accept",), "“jop” is not in “options”."),
        ({"accept": ["job"]}, ("options", 1), "The option “study” has no reason. With “accept”, add “why”."),
    ],
)
def test_a_key_that_cannot_work_is_refused(change, at, sentence):
    assert (at, sentence) in refusals("choice", changed(CHOICE, **change))

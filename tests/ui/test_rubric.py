"""Learners read a rubric before they answer; it is kept at every start, and changing it changes no question."""

from __future__ import annotations

import hashlib

import pytest

from course.lesson import Activity
from course.rubric import Rubric
from storage import Damaged
from storage.store import open_store
from tests.ui.conftest import ANN, Class, Learner, text
from ui import content, house

RUBRIC = """\
rubric:
  criteria:
    - id: reasons
      label: Reasons *for each*
      help: "![x](https://example.test/x.png)"
      levels:
        - {id: open, label: Open}
        - {id: all, label: All, text: "A reason for **each** :smile:"}
"""


def write(old: str, new: str) -> None:
    """Change the first lesson and read it again, as a restart does."""
    file = content.lessons_dir() / "garden" / "01-who-is-there.md"
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
    content.readings.cache_clear()


@pytest.fixture
def judged(school: Class) -> Class:
    """The same school, where the list of people has a rubric."""
    write("group: {label: Where}\n", "group: {label: Where}\n" + RUBRIC)
    content.keep(school.store)
    return school


def people() -> Activity:
    activity = content.courses()["garden"].activity("people")
    assert activity is not None
    return activity


def by() -> Rubric:
    rubric = people().rubric
    assert rubric is not None
    return rubric


def in_cohort(school: Class, name: str) -> Learner:
    """A learner of a cohort with an instructor."""
    people, cohorts = school.store.people, school.store.cohorts
    token = people.claim(people.owner_link(), "Olive", "a long enough passphrase")
    owner = people.identify(token)
    assert owner is not None
    cohort = cohorts.create(owner.person, "garden", "Spring")
    return Learner(school.store, people.start(name, "garden", cohort.join_code).token, "garden")


def test_without_a_rubric_nothing_is_shown(school: Class) -> None:
    labels = [expander.label for expander in school.learner("Fern").opens("who-is-there").expander]
    assert not {"How this is looked at", "Look at your answer yourself"} & set(labels)


def test_somebody_alone_can_look_at_their_own_answer(judged: Class) -> None:
    app = judged.learner("Fern").opens("who-is-there")
    assert [e.label for e in app.expander if "look" in e.label.lower()] == ["Look at your answer yourself"]
    assert "Nobody marks what you write." in text(app) and "An instructor" not in text(app)


def test_in_a_cohort_it_says_how_an_answer_is_looked_at(judged: Class) -> None:
    app = in_cohort(judged, "Fern").opens("who-is-there")
    assert [e.label for e in app.expander if "look" in e.label.lower()] == ["How this is looked at"]
    assert "An instructor who comments on your answer" in text(app)


def test_nothing_in_a_rubric_is_markup(judged: Class) -> None:
    app = judged.learner("Fern").opens("who-is-there")
    (shown,) = [one.value for one in app.markdown if "Reasons" in one.value]
    assert "![x]" not in shown and "**each**" not in shown and ":smile" not in shown
    assert "Reasons *for each*" in text(app) and "A reason for **each** :smile:" in text(app)


def test_a_rubric_is_kept_at_the_start_and_read_again_when_it_has_changed(judged: Class) -> None:
    old = by()
    write("label: All", "label: Every one")
    assert content.rubric(judged.store, old.hash, by()) == old != by()
    assert content.rubric(judged.store, by().hash, None) is None  # kept only at the next start
    content.keep(judged.store)
    path = house.data_dir() / "companion.db"
    again = open_store(path)
    assert content.rubric(again, by().hash, None) == by()
    again.close()


def test_a_rubric_that_is_gone_from_the_lesson_can_still_be_read(judged: Class) -> None:
    old = by()
    write(RUBRIC, "")
    assert people().rubric is None
    assert content.rubric(judged.store, old.hash, None) == old


def test_a_rubric_whose_text_was_changed_in_the_file_is_not_served(judged: Class) -> None:
    old = by()
    engine = judged.store.engine
    engine.write(lambda tx: tx.run("DROP TRIGGER rubric_no_update"))
    engine.write(lambda tx: tx.run("UPDATE rubric SET spec = '{}'"))
    assert content.rubric(judged.store, old.hash, old) == old  # today's needs no store
    with pytest.raises(Damaged):
        content.rubric(judged.store, old.hash, None)


def test_a_new_rubric_rewords_no_question(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    digest = people().hash
    write("group: {label: Where}\n", "group: {label: Where}\n" + RUBRIC)
    content.keep(school.store)
    assert people().hash == digest and not content.reworded(school.store, digest, people())
    assert "reworded" not in text(fern.opens("who-is-there"))


def test_a_kind_that_learned_a_setting_is_not_reworded_by_a_rubric_either(judged: Class) -> None:
    """The hash differs then, and both wordings are compared as they are read."""
    activity = people()
    spec = activity.spec.replace('"visibility": null', '"visibility":  null')
    assert spec != activity.spec
    digest = hashlib.sha256(spec.encode()).hexdigest()
    text_of = content.texts(content.courses()["garden"])[0]
    kept = type(text_of.activities[0])(digest, activity.id, activity.kind, spec)
    judged.store.content.keep([type(text_of)("another", text_of.slug, text_of.title, text_of.source, (kept,))])
    assert not content.reworded(judged.store, digest, activity)

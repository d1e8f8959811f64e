"""Cohorts and the content they answer."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused, Wait
from storage.codes import ALPHABET
from storage.records import ActivityText, LessonText


def test_an_owner_makes_a_cohort_and_is_its_instructor(cast):
    made = cast.store.cohorts.create(cast.ove, "journeys", "Winter")
    assert (made.course, made.title, made.join_open, made.learners) == ("journeys", "Winter", True, 0)
    assert len(made.join_code) == 10 and set(made.join_code) <= set(ALPHABET)
    assert [(m.pseudonym, m.role) for m in cast.store.cohorts.members(cast.ove, made.id)] == [("Ove", "instructor")]


@pytest.mark.parametrize("title", ["", " ", "x" * 201, "two\nlines"])
def test_it_refuses_a_cohort_without_a_title(cast, title):
    with pytest.raises(Refused):
        cast.store.cohorts.create(cast.olga, "journeys", title)


def test_only_an_owner_makes_cohorts(cast):
    for actor in (cast.ines, cast.ann, cast.solo, cast.nobody):
        with pytest.raises(NotFound):
            cast.store.cohorts.create(actor, "journeys", "Mine")


def test_an_owner_sees_all_cohorts_an_instructor_theirs_a_learner_none(cast):
    def titles(actor):
        return [cohort.title for cohort in cast.store.cohorts.list(actor)]

    assert titles(cast.olga) == titles(cast.ove) == ["Autumn", "Spring"]
    assert titles(cast.ines) == ["Spring"] and titles(cast.otto) == ["Autumn"]
    assert titles(cast.ann) == titles(cast.solo) == titles(cast.nobody) == []


def test_learners_are_counted_instructors_not(cast):
    assert cast.store.cohorts.get(cast.ines, cast.x).learners == 2


def test_members_are_listed_by_pseudonym(cast):
    members = cast.store.cohorts.members(cast.ines, cast.x)
    assert [m.pseudonym for m in members] == ["Ann", "Bob", "Ines", "Olga"]
    assert all(m.joined_at and m.seen_at for m in members)


def test_a_closed_cohort_opens_again_with_the_same_code(cast):
    code = cast.store.cohorts.get(cast.ines, cast.x).join_code
    cast.store.cohorts.set_joining(cast.ines, cast.x, False)
    assert cast.store.cohorts.look_up(code) is None
    cast.store.cohorts.set_joining(cast.ines, cast.x, True)
    assert cast.store.cohorts.look_up(code.lower()).title == "Spring"


def test_a_renewed_join_code_replaces_the_old(cast):
    old = cast.store.cohorts.get(cast.ines, cast.x).join_code
    new = cast.store.cohorts.renew_join_code(cast.ines, cast.x)
    assert cast.store.cohorts.look_up(old) is None and cast.store.cohorts.look_up(new).cohort == cast.x
    assert cast.store.cohorts.get(cast.ines, cast.x).join_code == new


def test_looking_up_codes_has_a_limit(cast):
    with pytest.raises(Wait):
        for n in range(500):
            cast.store.cohorts.look_up(f"{n:010}", "6.6.6.6")


def test_content_is_kept_once_and_never_changed(cast):
    changed = LessonText("lesson-hash", "01-five", "Other", "other", (ActivityText("five-hash", "x", "y", "[]"),))
    cast.store.content.keep([changed])
    assert cast.store.content.activity("five-hash") == ActivityText("five-hash", "five", "roster", "{}")
    for table in ("lesson", "activity"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET slug = 'x'"):
            with pytest.raises(Refused):
                cast.store.engine.write(lambda tx, sql=statement: tx.run(sql))


def test_an_activity_may_stand_in_two_wordings_of_a_lesson(cast):
    same = ActivityText("five-hash", "five", "roster", "{}")
    new = ActivityText("new-hash", "seven", "roster", '{"limit":7}')
    cast.store.content.keep([LessonText("lesson-2", "01-five", "Five", "# Five, again", (same, new))])
    assert cast.store.content.activity("new-hash") == new
    assert cast.store.content.activity("unknown") is None

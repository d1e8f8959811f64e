"""When the lessons of a cohort open, and what its instructors announce."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused

AT = "2026-12-01T08:00:00.000Z"


def test_times_are_set_changed_and_taken_away_and_the_others_stay(cast):
    cast.store.timetable.set(cast.ines, cast.x, {"one": AT, "two": "2026-12-08T09:00:00+01:00"})
    cast.store.timetable.set(cast.ines, cast.x, {"one": "", "three": ""})
    expected = {"two": "2026-12-08T08:00:00.000Z"}
    assert cast.store.timetable.plan(cast.ines, cast.x) == cast.store.timetable.mine(cast.ann, cast.x) == expected
    assert cast.store.timetable.mine(cast.cy, cast.y) == {}


def test_what_is_no_time_is_refused_and_nothing_of_it_is_kept(cast):
    with pytest.raises(Refused) as refused:
        cast.store.timetable.set(cast.ines, cast.x, {"one": AT, "two": "tomorrow"})
    assert refused.value.code == "time" and cast.store.timetable.plan(cast.ines, cast.x) == {}


def test_an_announcement_stands_until_the_next_one_or_until_it_is_taken_away(cast):
    assert cast.store.announcements.mine(cast.ann, cast.x) is None
    cast.store.announcements.put(cast.ines, cast.x, "  No class\non Monday ")
    said = cast.store.announcements.mine(cast.ann, cast.x)
    assert (said.words, said.author) == ("No class\non Monday", "Ines")
    cast.store.announcements.put(cast.ove, cast.x, "Second")  # an owner who is not in the cohort has the name of the account
    assert cast.store.announcements.of(cast.ines, cast.x).author == "Ove"
    cast.store.announcements.take_away(cast.ines, cast.x)
    assert cast.store.announcements.mine(cast.ann, cast.x) is None


@pytest.mark.parametrize(("words", "code"), [("", "empty"), (" \n ", "empty"), ("x" * 1001, "long")])
def test_an_announcement_has_one_to_a_thousand_characters(cast, words, code):
    cast.store.announcements.put(cast.ines, cast.x, "x" * 1000)
    with pytest.raises(Refused) as refused:
        cast.store.announcements.put(cast.ines, cast.x, words)
    assert refused.value.code == code and len(cast.store.announcements.of(cast.ines, cast.x).words) == 1000


def test_an_erased_author_takes_the_announcement_along(cast):
    cast.store.announcements.put(cast.ines, cast.x, "QQsecret")
    cast.store.people.erase(cast.ines, cast.ines)
    assert cast.store.announcements.mine(cast.ann, cast.x) is None
    assert not any(b"QQsecret" in file.read_bytes() for file in cast.path.parent.iterdir())


def test_a_dismissed_instructor_announces_nothing_more(cast):
    cast.store.moves.dismiss(cast.ove, cast.x, cast.ines)
    with pytest.raises(NotFound):
        cast.store.announcements.put(cast.ines, cast.x, "Still here")

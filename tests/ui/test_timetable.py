"""When lessons open: set by an instructor, kept from a learner until then; and the announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.words import _
from tests.ui.conftest import ANN, Learner, text
from tests.ui.test_people import Desk, desk, labels, person, press, said
from tests.walk.bot import Bot
from ui import content, openings
from ui.gathering import gathered
from ui.local_clock import NoTimeError, as_stored, as_typed

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

__all__ = ["desk"]
SOON = "2027-01-20T08:00:00.000Z"  # the clock of the school stands at 2027-01-15


@pytest.mark.parametrize(
    ("day", "time", "zone", "stored"),
    [
        ("2026-12-01", "9:00", "Europe/Berlin", "2026-12-01T08:00:00.000Z"),
        (" 2026-7-1 ", "09.30", "Europe/Berlin", "2026-07-01T07:30:00.000Z"),
        ("2026-12-01", "", "UTC", "2026-12-01T00:00:00.000Z"),
        ("", " ", "UTC", ""),
    ],
)
def test_what_is_typed_becomes_a_moment_and_comes_back(day: str, time: str, zone: str, stored: str) -> None:
    assert as_stored(day, time, zone) == stored
    assert as_stored(*as_typed(stored, zone), zone) == stored


@pytest.mark.parametrize(
    ("day", "time", "part"),
    [
        ("tomorrow", "", "year-month-day"),
        ("1.12.2026", "9:00", "year-month-day"),
        ("2026-02-30", "", "no such date"),
        ("2026-12-01", "25:00", "no such date or time"),
        ("2026-12-01", "nine", "hours and minutes"),
        ("", "9:00", "Add the date"),
        ("2026-03-29", "2:30", "put forward"),
        ("0001-01-01", "0:00", "no such date"),
    ],
)
def test_what_is_no_moment_gets_a_sentence_that_says_what_to_type(day: str, time: str, part: str) -> None:
    with pytest.raises(NoTimeError, match=part):
        as_stored(day, time, "Europe/Berlin")


def test_a_timetable_is_saved_whole_and_a_slip_keeps_what_was_typed(desk: Desk) -> None:
    near, there = f"opens-day-{desk.cohort.id}-how-near", f"opens-day-{desk.cohort.id}-who-is-there"
    app = desk.opens("timetable")
    app.text_input(key=near).set_value("2027-01-20")
    app.text_input(key=there).set_value("soon")
    press(app, f"save-timetable-{desk.cohort.id}")
    assert "Who is there: Write the date as year-month-day" in text(app) and "Nothing was saved yet." in text(app)
    assert app.text_input(key=near).value == "2027-01-20" and not desk.school.store.timetable.plan(desk.ines, desk.cohort.id)
    app.text_input(key=there).set_value("")
    press(app, f"save-timetable-{desk.cohort.id}")
    assert "The timetable is saved." in said(app)
    assert desk.school.store.timetable.plan(desk.ines, desk.cohort.id) == {"how-near": "2027-01-20T00:00:00.000Z"}
    assert desk.opens("timetable").text_input(key=near).value == "2027-01-20"


def closes(desk: Desk, lesson: str = "how-near", at: str = SOON) -> None:
    desk.school.store.timetable.set(desk.ines, desk.cohort.id, {lesson: at})


def test_a_closed_lesson_shows_when_it_opens_and_nothing_of_it(desk: Desk) -> None:
    fern = desk.joins("Fern")
    closes(desk)
    app = fern.opens("how-near")
    assert "This lesson opens on 2027-01-20 08:00." in text(app)
    assert "Rate them" not in text(app) and "How near" in text(app)
    home = fern.opens("")
    assert "Opens on 2027-01-20 08:00" in text(home) and "Rate them" not in text(home)
    assert "Begin: Who is there" in labels(home)


def test_it_opens_by_itself(desk: Desk) -> None:
    fern = desk.joins("Fern")
    closes(desk)
    desk.school.days_later(6)
    assert "Rate them" in text(fern.opens("how-near")) and "Opens on" not in text(fern.opens(""))


def test_nothing_can_be_handed_in_to_a_closed_lesson_by_the_couriers_door(desk: Desk) -> None:
    fern = desk.joins("Fern")
    closes(desk, "who-is-there")
    activity = content.courses()["garden"].activity("people")
    assert activity is not None
    assert Bot(fern.store, content.courses()["garden"], fern.token).hand_in(activity)["state"] == "refused"
    assert not fern.bot.visit().drafts and not fern.bot.visit().revisions
    desk.school.days_later(6)
    fern.hands_in("people", {"entries": [ANN]})


def test_what_was_begun_stays_open(desk: Desk) -> None:
    fern, bert = desk.joins("Fern"), desk.joins("Bert")
    fern.hands_in("people", {"entries": [ANN]})
    desk.school.store.answers.save_draft(person(bert), desk.cohort.id, "people", {"entries": [ANN]}, 0, "tab")
    closes(desk, "who-is-there")
    for who in (fern, bert):
        assert "List them." in text(who.opens("who-is-there"))
        who.hands_in("people", {"entries": [{**ANN, "name": "Anna"}]})
    assert "This lesson opens on" in text(desk.joins("Cy").opens("who-is-there"))


def test_other_cohorts_and_self_study_have_their_own_times(desk: Desk) -> None:
    closes(desk)
    assert "Rate them" in text(desk.joins("Otto", desk.other).opens("how-near"))
    assert "Rate them" in text(desk.school.learner("Solo").opens("how-near"))


def test_home_leads_to_an_open_lesson_and_says_so_when_there_is_none(desk: Desk) -> None:
    fern = desk.joins("Fern")
    desk.school.store.answers.place(person(fern), desk.cohort.id, "how-near")
    closes(desk)
    assert "Continue: Who is there" in labels(fern.opens(""))
    closes(desk, "who-is-there", "2027-02-01T08:00:00Z")
    assert "No further lesson is open yet. “How near they are” opens on 2027-01-20 08:00." in text(fern.opens(""))


def test_a_closed_lesson_is_in_no_workbook(desk: Desk) -> None:
    from takeaway.build import build

    fern = desk.joins("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    closes(desk)
    assert [chapter.title for chapter in build(gathered(fern.bot.visit())).chapters] == ["Who is there"]
    assert openings.closed(fern.bot.visit()) == {"how-near": SOON}


def announce(desk: Desk, words: str) -> AppTest:
    app = desk.opens("announcement")
    app.text_area(key=f"announcement-{desk.cohort.id}").set_value(words)
    return press(app, f"announce-{desk.cohort.id}")


def test_an_announcement_stands_on_home_until_it_is_taken_away(desk: Desk) -> None:
    fern = desk.joins("Fern")
    app = announce(desk, "No class on Monday.\n![x](https://evil.example/a.png)")
    assert app.text_area(key=f"announcement-{desk.cohort.id}").value == ""
    home = fern.opens("")
    assert home.text[0].value == "No class on Monday.\n![x](https://evil.example/a.png)"  # as text, never as markup
    assert _("Announcement by {who}, {time}", who="Ines", time="2027")[:20] in text(home)
    assert "No class on Monday." not in text(desk.joins("Otto", desk.other).opens(""))
    press(desk.opens("announcement"), f"take-away-{desk.cohort.id}")
    assert "No class on Monday." not in text(fern.opens(""))


@pytest.mark.parametrize(("words", "sentence"), [("  ", "Write something first."), ("x" * 1001, "This has 1001 characters")])
def test_an_announcement_that_does_not_fit_stays_in_the_box(desk: Desk, words: str, sentence: str) -> None:
    app = announce(desk, words)
    assert sentence in text(app) and app.text_area(key=f"announcement-{desk.cohort.id}").value == words


def test_learners_alone_see_no_announcement_and_ask_for_none(desk: Desk) -> None:
    solo: Learner = desk.school.learner("Solo")
    announce(desk, "Only for Spring")
    assert "Only for Spring" not in text(solo.opens(""))

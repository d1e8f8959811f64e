"""An instructor looks after the people of a cohort in real browsers, wide and narrow; learners notice what they should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, list_five
from tests.walk.test_every_page import settled

pytestmark = pytest.mark.browser

ONE = [("Head teacher", "At work", "Signs what I order.")]
LATER = [("Night cleaners", "At work", "They need the rooms empty by six.")]


def part(olive: Person, name: str) -> None:
    """Choose a part of the cohort's desk with the keyboard."""
    radio = olive.page.get_by_role("radio", name=name, exact=True)
    olive.page.get_by_role("radio", checked=True).first.focus()
    for _press in range(6):
        if radio.is_checked():
            break
        olive.page.keyboard.press("ArrowRight")
        expect(olive.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    expect(radio).to_be_checked()


def open_learner(olive: Person, name: str) -> None:
    part(olive, "People")
    olive.types("Find a learner by name", name)
    olive.page.keyboard.press("Enter")
    button = olive.page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    button.focus()
    olive.page.keyboard.press("Enter")
    expect(olive.page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def unfold(olive: Person, title: str) -> None:
    summary = olive.page.locator("summary", has_text=title)
    summary.focus()
    olive.page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_people_of_a_cohort_are_looked_after(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, width: int
) -> None:
    running = server()
    size: dict[str, Any] = {"viewport": {"width": width, "height": 900}, "timezone_id": "Europe/Berlin", "accept_downloads": True}
    olive, fern, again = (Person(new_page(**size), running.url) for _n in range(3))
    olive.becomes_owner(running.owner_path)
    olive.go("/cohorts")
    olive.types("Name of the cohort", "Evening class")
    olive.presses("Make the cohort")
    olive.sees("Join: Evening class")
    join = olive.page.locator(".keepsake code").first.text_content() or ""
    poster_comes(olive, tmp_path)
    for who, name, entries in ((fern, "Fern", ONE), (again, "Fern again", LATER)):
        who.go(join)
        old_code = who.start(name)
        who.go("/your-customers")
        list_five(who, entries)
        who.hand_in("l2-customers")
        who.handed("l2-customers", 1)
    renamed(olive)
    new_code_opens(olive, old_code, running, new_page)
    lesson_closes(olive, fern)
    announced(olive, fern)
    merged(olive, fern, again)
    running.kill()
    running.start()
    again.go("/your-customers")
    again.handed("l2-customers", 2)
    olive.go("/cohorts")
    part(olive, "Timetable")
    expect(olive.page.get_by_role("textbox", name="Lesson 4: Focus on one")).to_have_value("2099-12-01")


def poster_comes(olive: Person, folder: Path) -> None:
    with olive.page.expect_download() as coming:
        olive.page.get_by_role("button", name="Poster to print (PDF)").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "evening-class.pdf" and file.read_bytes().startswith(b"%PDF")


def renamed(olive: Person) -> None:
    open_learner(olive, "Fern")
    olive.types("Name in this cohort", "Fern again")
    olive.presses("Rename")
    olive.sees("Somebody in this cohort has that name already.")
    expect(olive.page.get_by_role("textbox", name="Name in this cohort")).to_have_value("Fern again")
    olive.types("Name in this cohort", "Fern one")
    olive.presses("Rename")
    olive.sees("Fern is called Fern one here now.")
    expect(olive.page.get_by_role("heading", name="Fern one", exact=True)).to_be_visible()
    olive.page.reload()
    expect(olive.page.get_by_role("heading", name="Fern one", exact=True)).to_be_visible()
    olive.page.go_back()
    expect(olive.page.get_by_role("heading", name="People", exact=True)).to_be_visible()


def new_code_opens(olive: Person, old: str, running: Server, new_page: Callable[..., Page]) -> None:
    open_learner(olive, "Fern again")
    olive.presses("Make a new code")
    olive.sees("New resume code: Fern again")
    code = olive.page.locator(".keepsake code").first.text_content() or ""
    olive.presses("I have handed it over")
    expect(olive.page.get_by_text("New resume code: Fern again")).to_have_count(0)
    olive.presses("Back to all names")
    device = Person(new_page(), running.url)
    device.go("/sign-in")
    device.types("Your resume code", old)
    device.presses("Come back")
    device.sees("This code is not known here.")
    device.types("Your resume code", code)
    device.presses("Come back")
    device.sees("You are signed in")
    device.go("/")
    device.sees("Olive Owner made a resume code for you")


def lesson_closes(olive: Person, fern: Person) -> None:
    part(olive, "Timetable")
    olive.sees("Times are those of your zone, Europe/Berlin.")
    olive.types("Lesson 4: Focus on one", "soon")
    olive.presses("Save the timetable")
    olive.sees("Write the date as year-month-day")
    expect(olive.page.get_by_role("textbox", name="Lesson 4: Focus on one")).to_have_value("soon")
    olive.types("Lesson 4: Focus on one", "2099-12-01")
    olive.types("Time, lesson 4", "9:00")
    olive.presses("Save the timetable")
    olive.sees("The timetable is saved.")
    fern.go("/focus-on-one?to=l4-focus")
    fern.sees("This lesson opens on 2099-12-01 09:00.")
    expect(fern.page.locator('[class*="st-key-activity-"]')).to_have_count(0)
    fern.go("/")
    fern.sees("Opens on 2099-12-01")


def announced(olive: Person, fern: Person) -> None:
    part(olive, "Announcement")
    olive.types("What do you want to say?", "No class on Monday.")
    olive.presses("Put it on Home")
    olive.sees("On Home since")
    fern.go("/")
    fern.sees("No class on Monday.")
    fern.sees("Announcement by Olive Owner")
    olive.presses("Take it away")
    expect(olive.page.get_by_text("On Home since")).to_have_count(0)
    fern.go("/")
    expect(fern.page.get_by_text("No class on Monday.")).to_have_count(0)


def merged(olive: Person, fern: Person, again: Person) -> None:
    open_learner(olive, "Fern one")
    unfold(olive, "Put two entries of one person together")
    olive.types("Name of the entry that stays", "again")
    olive.page.keyboard.press("Enter")
    olive.sees("The 1 version of Fern one becomes a version of Fern again")
    settled(olive.page)  # a press on a button that is just being drawn anew goes nowhere
    olive.presses("Put them together")
    olive.sees("Fern one is part of Fern again now.")
    again.go("/your-customers")
    again.handed("l2-customers", 2)
    expect(again.activity("l2-customers").locator("[data-row]").first.get_by_label("Who", exact=True)).to_have_value("Night cleaners")
    fern.go("/account")
    fern.sees("Begin, or come back")

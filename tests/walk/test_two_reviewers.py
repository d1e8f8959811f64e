"""Two reviewers at one desk, each in their own browser: leases, drafts that wait, release of many at once, the bank, replies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, everything_on, invitation_from, list_five
from tests.walk.test_every_page import faults, narrow

pytestmark = pytest.mark.browser

TWO = [("School office", "At work", "First reason."), ("Museum next door", "Outside", "They lend us objects.")]
ONE = [("Choir", "Away from work", "We sing together.")]


@pytest.fixture
def running(server: Callable[..., Server]) -> Server:
    return server()


@pytest.fixture
def open_as(running: Server, new_page: Callable[..., Page]) -> Callable[[], Person]:
    return lambda: Person(new_page(viewport={"width": 1280, "height": 1000}), running.url)


def hands_in(person: Person, join: str, name: str, entries: list[tuple[str, str, str]]) -> None:
    person.go(join)
    person.start(name)
    person.go("/your-customers")
    list_five(person, entries)
    person.hand_in("l2-customers")
    person.handed("l2-customers", 1)


@pytest.fixture
def desk(running: Server, open_as: Callable[[], Person]) -> dict[str, Person]:
    """Olive and Ines review; Fern and Gale handed in their lists, Gale last."""
    people = {name: open_as() for name in ("olive", "ines", "fern", "gale")}
    olive = people["olive"]
    olive.becomes_owner(running.owner_path)
    join = olive.makes_cohort("Evening class")
    people["ines"].becomes_owner(invitation_from(olive, "Evening class"), "Ines Instructor")
    hands_in(people["fern"], join, "Fern", TWO)
    hands_in(people["gale"], join, "Gale", ONE)
    return people


def writes(person: Person, text: str) -> None:
    person.page.get_by_label("Your comment", exact=True).fill(text)
    expect(person.page.locator(".state").last).to_contain_text("Saved")


def ticks_ready(person: Person) -> None:
    person.page.get_by_label("Ready to be released").check()
    expect(person.page.locator(".state").last).to_contain_text("Saved")


def test_nobody_overwrites_anybody_and_a_review_can_be_taken_over(desk: dict[str, Person]) -> None:
    olive, ines, fern = desk["olive"], desk["ines"], desk["fern"]
    olive.go("/review")
    olive.sees("Learner ")
    assert "Fern" not in everything_on(olive.page)
    olive.opens_work_of("Fern")
    writes(olive, "Olive's thought.")
    ines.go("/review")
    ines.sees("being reviewed by Olive Owner")
    ines.opens_work_of("Fern")
    ines.sees("Olive Owner has been reviewing this since")
    expect(ines.page.get_by_role("button", name="Release the review of version 1")).to_have_count(0)
    writes(ines, "Ines's thought.")
    ines.presses("Take it over")
    expect(ines.page.get_by_role("button", name="Release the review of version 1")).to_be_visible()
    expect(ines.page.get_by_label("Your comment", exact=True)).to_have_value("Ines's thought.")
    olive.presses("Release the review of version 1")
    olive.sees("Somebody else is reviewing this now")
    expect(olive.page.get_by_label("Your comment", exact=True)).to_have_value("Olive's thought.")
    fern.go("/")
    assert "commented on" not in everything_on(fern.page)
    ines.presses("Release the review of version 1")
    ines.sees("Your review of “Your most important customers” was released.")
    fern.page.reload()
    fern.sees("Ines Instructor commented on “Your most important customers”")
    olive.page.reload()
    expect(olive.page.get_by_label("Your comment", exact=True)).to_have_value("Olive's thought.")
    olive.presses("Release the review of version 1")
    olive.sees("was released.")


def test_many_are_released_at_once_and_answered(desk: dict[str, Person], axe: Callable[[Page], list[dict[str, Any]]]) -> None:
    olive, ines, fern = desk["olive"], desk["ines"], desk["fern"]
    olive.go("/review?view=bank")
    olive.page.get_by_label("A new comment").fill("How do you know?")
    olive.presses("Put it into the bank")
    olive.sees("Not used yet")
    olive.go("/review")
    olive.opens_work_of("Fern")
    olive.page.get_by_label("From the comment bank").select_option(label="How do you know?")
    olive.presses("Put it in")
    expect(olive.page.get_by_label("Your comment", exact=True)).to_have_value("How do you know?")
    olive.page.get_by_role("button", name="Comment on one entry").click()
    olive.page.get_by_label("Museum next door").check()
    olive.page.get_by_label("Your comment on it").fill("What do you lend them?")
    olive.page.get_by_label("Returned for another look").check()
    ticks_ready(olive)
    assert not faults(olive.page, axe) and not narrow(olive.page, "submission")
    olive.page.locator("h1").first.click()
    olive.page.keyboard.press("Alt+j" if "Fern" < "Gale" else "Alt+k")
    ines.go("/review")
    ines.opens_work_of("Gale")
    writes(ines, "A fine list.")
    ticks_ready(ines)
    ines.go("/review?view=ready")
    ines.sees("written by Olive Owner")
    assert not faults(ines.page, axe) and not narrow(ines.page, "ready")
    ines.page.get_by_text("Choose all 2 that can be released").click()
    ines.presses("Release 2 reviews")
    ines.sees("2 reviews were released.")
    fern.go("/")
    fern.sees("Olive Owner returned “Your most important customers”, your version 1, for another look.")
    fern.page.get_by_role("link", name="Read it in the lesson").click()
    fern.sees("Museum next door: What do you lend them?")
    fern.page.get_by_role("radiogroup", name="Did this help?").get_by_text("Yes").click()
    fern.sees("Whoever wrote it sees your answer")
    olive.go("/review?view=bank")
    olive.sees("Used in 1 review")
    assert not faults(olive.page, axe) and not narrow(olive.page, "bank")
    olive.go("/review")
    olive.opens_work_of("Fern")
    olive.sees("The learner says: this helped.")


def test_the_list_is_filtered_by_its_address(desk: dict[str, Person]) -> None:
    olive = desk["olive"]
    olive.go("/review?words=museum")
    rows = olive.page.locator('[class*="st-key-row-"]')
    expect(rows).to_have_count(1)
    olive.page.get_by_label("Words in the answer").fill("")
    olive.page.get_by_label("Words in the answer").press("Enter")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button").click()
    olive.sees("The question as it was worded")
    olive.go("/review?state=waiting")
    expect(rows).to_have_count(1)
    olive.go("/review?state=nonsense&before=x&of=nothing")
    expect(rows).to_have_count(2)  # what the address cannot ask for is left out of it
    olive.page.get_by_label("Words in the answer").fill("dragons")
    olive.page.get_by_label("Words in the answer").press("Enter")
    olive.sees("There is nothing like that.")

"""One list carries the course: what happens to an entry in lesson 2 is known in lessons 3, 4 and 7 and on the map, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, choose, everything_on, list_five, rate

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

DESK, RENAMED, MUSEUM, SISTER = "Front desk", "Reception", "Museum next door", "My sister"
THREE = [
    (DESK, "At work", "If I am late, forty people wait."),
    (MUSEUM, "Outside", "They lend us objects."),
    (SISTER, "Away from work", "She counts on me on Thursdays."),
]
KEYS, SUPPER = "The keys, before seven", "A warm supper"
LEFT = f"“{SISTER}” is no longer on your list. What you wrote about it here is kept."
BELONGS = f"This still belongs to “{MUSEUM}”. Your focus is “{RENAMED}” now."
STORY = [
    f"3 added: “{DESK}”, “{MUSEUM}”, “{SISTER}”.",
    f"Your focus is “{MUSEUM}”.",
    f"“{DESK}” is called “{RENAMED}” now.",
    f"1 taken off: “{SISTER}”.",
    f"Your focus went from “{MUSEUM}” to “{RENAMED}”.",
]


def test_what_happens_to_an_entry_is_known_everywhere_and_outlives_a_power_cut(
    server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    running = server()
    fern = Person(new_page(viewport={"width": 1280, "height": 1000}), running.url)
    begin(fern)
    rename(fern)
    remove(fern)
    move_and_drop(fern)
    focus_on(fern, RENAMED, 2)
    assert_all_known(fern)
    running.kill()
    running.start()
    assert_all_known(fern)


def begin(fern: Person) -> None:
    """Three on the list, all rated, two lines of exchange, the museum in focus, and its journey from a template."""
    fern.go("/")
    fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, THREE)
    hand_in(fern, "l2-customers", 1)
    for n, (name, *_) in enumerate(THREE):
        rate(fern, "l2-importance", name, "How important", 5 - n)
    hand_in(fern, "l2-importance", 1)
    fern.go("/what-do-we-exchange")
    exchange(fern, 0, DESK, "I give", KEYS)
    exchange(fern, 1, SISTER, "I get", SUPPER)
    hand_in(fern, "l3-exchange", 1)
    focus_on(fern, MUSEUM, 1)
    fern.go("/the-journey")
    fern.activity("l7-touchpoints").get_by_role("button", name="Somebody who pays").click()
    hand_in(fern, "l7-touchpoints", 1)


def hand_in(fern: Person, slug: str, rev: int) -> None:
    fern.hand_in(slug, "Hand in" if rev == 1 else "Hand in again")
    fern.handed(slug, rev)


def exchange(fern: Person, n: int, name: str, way: str, what: str) -> None:
    sheet = fern.activity("l3-exchange")
    expect(sheet.get_by_role("button", name="Add a line")).to_be_visible()
    if sheet.locator("[data-row]").count() <= n:
        sheet.get_by_role("button", name="Add a line").click()
    choose(line(fern, n), "With whom", name)
    choose(line(fern, n), "Which way", way)
    line(fern, n).get_by_label("What it is").fill(what)


def line(fern: Person, n: int) -> Locator:
    """A line of the exchange."""
    return fern.activity("l3-exchange").locator("[data-row]").nth(n)


def focus_on(fern: Person, name: str, rev: int) -> None:
    fern.go("/focus-on-one")
    choose(fern.activity("l4-focus"), "In focus from now on", name)
    hand_in(fern, "l4-focus", rev)


def rename(fern: Person) -> None:
    """The new name is on the rating form at once, among the options of the exchange and on the map; the old one is nowhere there."""
    fern.go("/your-customers")
    fern.activity("l2-customers").locator("[data-row]").first.get_by_label("Who", exact=True).fill(RENAMED)
    hand_in(fern, "l2-customers", 2)
    rated = fern.activity("l2-importance").locator("[data-row]")
    expect(rated.filter(has_text=RENAMED).get_by_role("radio").nth(4)).to_be_checked()
    expect(rated.filter(has_text=DESK)).to_have_count(0)
    fern.go("/what-do-we-exchange")
    expect(line(fern, 0).get_by_role("radio", name=RENAMED, exact=True)).to_be_checked()
    assert DESK not in everything_on(fern.page)
    fern.go("/map")
    expect(fern.page.get_by_role("button", name=f"{RENAMED}. At work. Importance: 5 of 5.")).to_be_visible()
    expect(fern.page.get_by_role("button", name=DESK)).to_have_count(0)


def remove(fern: Person) -> None:
    fern.go("/your-customers")
    fern.activity("l2-customers").get_by_role("button", name="Remove: Customer 3").click()
    hand_in(fern, "l2-customers", 3)


def left(fern: Person, slug: str) -> Locator:
    """What an activity says about an entry that has left the list."""
    return fern.page.locator(f'[class*="st-key-left-{slug}-"]')


def move_and_drop(fern: Person) -> None:
    """Lesson 2 drops what is about the sister, lesson 3 moves it to the first on the list; both are so after a reload."""
    expect(left(fern, "l2-importance")).to_contain_text(LEFT)
    left(fern, "l2-importance").get_by_role("button", name="Drop").click()
    expect(left(fern, "l2-importance")).to_have_count(0)
    fern.go("/what-do-we-exchange")
    expect(left(fern, "l3-exchange")).to_contain_text(LEFT)
    expect(line(fern, 1).get_by_role("radio", name=SISTER)).to_be_checked()
    left(fern, "l3-exchange").get_by_role("button", name="Move").click()
    expect(left(fern, "l3-exchange")).to_have_count(0)


def assert_all_known(fern: Person) -> None:
    """Every lesson and the map know the list as it is now, as after opening the page anew."""
    fern.go("/your-customers")
    fern.handed("l2-customers", 3)
    listed = fern.activity("l2-customers").get_by_label("Who", exact=True)
    expect(listed).to_have_count(2)
    for n, name in enumerate((RENAMED, MUSEUM)):
        expect(listed.nth(n)).to_have_value(name)
    rated = fern.activity("l2-importance").locator("[data-row]")
    expect(rated.filter(has_text=SISTER)).to_have_count(0)
    for name, place in ((RENAMED, 4), (MUSEUM, 3)):
        expect(rated.filter(has_text=name).get_by_role("radio").nth(place)).to_be_checked()
    expect(left(fern, "l2-importance")).to_have_count(0)
    fern.go("/what-do-we-exchange")
    for n, what in enumerate((KEYS, SUPPER)):
        expect(line(fern, n).get_by_label("What it is")).to_have_value(what)
        expect(line(fern, n).get_by_role("radio", name=RENAMED, exact=True)).to_be_checked()
    expect(left(fern, "l3-exchange")).to_have_count(0)
    fern.go("/the-journey")
    expect(fern.activity("l7-touchpoints").get_by_text(BELONGS)).to_be_visible()
    expect(fern.activity("l7-touchpoints").get_by_role("radio", name=MUSEUM, exact=True)).to_be_checked()
    fern.go("/map")
    expect(fern.page.get_by_role("button", name=SISTER)).to_have_count(0)
    fern.page.get_by_text("How this list changed: 5 steps").click()
    for sentence in STORY:
        expect(fern.page.get_by_text(sentence)).to_be_visible()

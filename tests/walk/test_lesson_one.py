"""Lesson 1 from the first card to the second try, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, sort_cards

pytestmark = pytest.mark.browser

FIRST_TRY = {
    "A man buys flowers": "Buyer",
    "A toddler eats": "Consumer",
    "A family has turned": "Client",
    "A nurse has coffee": "Buyer",  # defensible
    "A climber pays": "Member",
    "A household gets": "Subscriber",
    "Eleven adults": "Course participant",
    "A hospital has had": "Client",
    "A girl reads": "Patron",  # another answer
    "A man pays a monthly": "Member",
    "An office clerk": "Buyer",
    "A woman takes part": "Client",
}
BOTH = {
    "The IT department": "Supplier",
    "The workshop, on the morning": "Customer",
    "The workshop over a whole year": "Both at once",
    "The accounts office": "Both at once",
    "A teacher, while": "Supplier",
    "A parent, while": "Customer",
    "A pupil in a lesson": "Both at once",
    "A parent at": "Both at once",
}


@pytest.fixture
def fern(server: Callable[..., Server], new_page: Callable[..., Page]) -> Person:
    running = server()
    person = Person(new_page(viewport={"width": 1280, "height": 1000}), running.url)
    person.go("/")
    person.start("Fern")
    person.go("/who-counts-as-a-customer")
    return person


def test_sorting_is_explained_case_by_case_and_both_tries_are_kept(fern: Person) -> None:
    sort_cards(fern, "l1-cases", FIRST_TRY)
    fern.hand_in("l1-cases")
    fern.handed("l1-cases", 1)
    box = fern.activity("l1-cases")
    expect(box.get_by_text("Accepted: 10 of 12")).to_be_visible()
    expect(box.get_by_text("Can be defended").first).to_be_visible()
    expect(box.get_by_text("Another answer").first).to_be_visible()
    expect(box.get_by_text("Discussion", exact=True)).to_be_visible()
    sort_cards(fern, "l1-cases", {"A girl reads": "Consumer"})
    fern.hand_in("l1-cases", "Hand in again")
    fern.handed("l1-cases", 2)
    expect(box.get_by_text("Accepted: 11 of 12")).to_be_visible()
    expect(box.locator(".picture")).to_contain_text("First try")
    box.get_by_text("Your earlier versions").click()
    expect(box.get_by_text("Version 1,").first).to_be_visible()


def test_the_other_three_activities_count_compare_and_accept_both_roles(fern: Person) -> None:
    rows = fern.activity("l1-purchases").locator("[data-row]")
    for n, (what, marks) in enumerate(
        [("Bread", ("I paid", "I used it")), ("Bus ticket", ("I used it",)), ("Gift", ("I paid", "I chose it"))]
    ):
        rows.nth(n).get_by_label("What was bought").fill(what)
        for mark in marks:
            rows.nth(n).get_by_label(mark).check()
    fern.hand_in("l1-purchases")
    fern.handed("l1-purchases", 1)
    expect(fern.activity("l1-purchases").get_by_text("I paid: 2 of 3").first).to_be_visible()
    sectors = fern.activity("l1-sectors")
    for card, groups in (("Finance", "BST"), ("Education", "BST"), ("Self-development", "BT"), ("Buses", "BS"), ("Furniture", "B")):
        sectors.locator(".card", has_text=card).first.click()
        for group in groups:
            label = {"B": "Buy", "S": "Subscribe", "T": "Take part"}[group]
            sectors.locator(".targets:not([hidden]) .chip", has_text=label).first.click()
    fern.hand_in("l1-sectors")
    fern.handed("l1-sectors", 1)
    expect(sectors.get_by_text("Accepted: 4 of 5")).to_be_visible()
    sort_cards(fern, "l1-both", BOTH)
    fern.hand_in("l1-both")
    fern.handed("l1-both", 1)
    expect(fern.activity("l1-both").get_by_text("Accepted: 8 of 8")).to_be_visible()
    fern.go("/")
    fern.sees("3 of 50 activities done")

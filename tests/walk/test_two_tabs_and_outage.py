"""The real application while its server is away for twenty seconds, and with one learner in two tabs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, list_five

pytestmark = pytest.mark.browser

TWO = [("School office", "At work", "First reason."), ("Museum next door", "Outside", "They lend us objects.")]
SECONDS = 20
TEXT = "typed while nobody answers " * 4


def why(person: Person, row: int):  # noqa: ANN201 - a Playwright locator
    return person.activity("l2-customers").locator("[data-row]").nth(row).get_by_label("Why they matter")


def begin(running: Server, new_page: Callable[..., Page]) -> Person:
    fern = Person(new_page(), running.url)
    fern.go("/")
    fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.is_saved("l2-customers")
    return fern


@pytest.mark.parametrize("plain", [False, True], ids=["with our routes", "as a plain script"])
def test_twenty_seconds_without_a_server_cost_no_character(
    server: Callable[..., Server], new_page: Callable[..., Page], plain: bool
) -> None:
    running = server(plain=plain)
    fern = begin(running, new_page)
    running.kill()
    box = why(fern, 0)
    box.fill("")
    box.press_sequentially(TEXT, delay=SECONDS * 1000 / len(TEXT))
    expect(fern.activity("l2-customers").locator(".state").first).to_contain_text("Kept on this device")
    fern.activity("l2-customers").locator("[data-row]").nth(1).get_by_label("Only me").check()
    running.start()
    fern.is_saved("l2-customers")
    fern.page.reload()
    expect(why(fern, 0)).to_have_value(TEXT)
    other = Person(new_page(storage_state=fern.page.context.storage_state()), running.url)
    other.page.add_init_script("localStorage.clear()")  # what the server has, not this device
    other.go("/your-customers")
    expect(why(other, 0)).to_have_value(TEXT)
    expect(other.activity("l2-customers").locator("[data-row]").nth(1).get_by_label("Only me")).to_be_checked()


def test_two_tabs_merge_what_differs_and_ask_about_what_clashes(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    running = server()
    one = begin(running, new_page)
    two = Person(one.page.context.new_page(), running.url)
    two.go("/your-customers")
    expect(why(two, 0)).to_have_value("First reason.")
    why(one, 0).fill("Reason from the first tab.")
    one.is_saved("l2-customers")
    why(two, 1).fill("Reason from the second tab.")
    expect(two.activity("l2-customers").locator(".state").first).to_contain_text("Updated with what was saved elsewhere")
    expect(why(two, 0)).to_have_value("Reason from the first tab.")
    why(one, 1).fill("First tab again.")
    ask = one.activity("l2-customers").locator(".ask")
    expect(ask.first).to_contain_text("Reason from the second tab.")
    expect(ask.first).to_contain_text("First tab again.")
    ask.first.get_by_role("button").last.click()
    expect(why(one, 1)).to_have_value("Reason from the second tab.")
    one.is_saved("l2-customers")

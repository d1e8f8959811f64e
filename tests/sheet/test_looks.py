"""What every sheet must be on every screen: readable, reachable, without violations."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.sheet.app.sheets import SHEETS
from tests.sheet.conftest import Learner, SheetServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
IN_SHEETS = """(selector) => [...document.querySelectorAll('.stBidiComponent *')]
  .flatMap((node) => (node.shadowRoot ? [...node.shadowRoot.querySelectorAll(selector)] : [])).filter((node) => node.offsetWidth)
  .map((node) => ({ name: node.className || node.textContent, box: node.getBoundingClientRect().toJSON() }))"""


def show_more(page: Page, name: str) -> None:
    """States that are not there at first: a problem, a count, a card in hand, a placed card."""
    if name == "list":
        page.get_by_label("Why are they important").first.fill("y" * 510)
        page.get_by_role("button", name="Remove: Customer 2").click()
    if name == "begin":
        page.get_by_label("What do they hope for?").fill("That it is quick")
        assert page.get_by_role("group", name="Begin with").is_visible()
    if name in ("sort", "match"):
        page.locator(".card").first.click()
        page.locator(".chip").first.click()
        page.locator(".card").nth(1).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_sheet_has_an_accessibility_violation(
    learner_at: Callable[..., Learner], web_server: SheetServer, axe: Callable[[Page], list[dict[str, Any]]], scheme: str
) -> None:
    learner = learner_at(web_server, color_scheme=scheme, viewport={"width": 1280, "height": 4000})  # contrast is judged in view only
    page = learner.open_page()
    for name in SHEETS:
        learner.open(name, page)
        show_more(page, name)
        found = [(one["id"], node["target"], node["failureSummary"]) for one in axe(page) for node in one["nodes"]]
        assert [one for one in found if "cc-" in str(one) or "sheet" in str(one) or len(one[1][0]) == 2] == []


def test_no_sheet_scrolls_sideways_at_320_pixels(learner_at: Callable[..., Learner], web_server: SheetServer) -> None:
    learner = learner_at(web_server, viewport={"width": 320, "height": 700})
    page = learner.open_page()
    for name in SHEETS:
        learner.open(name, page)
        show_more(page, name)
        wide = page.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map((n) => n.scrollWidth - n.clientWidth)"
        )
        inner = [one["name"] for one in page.evaluate(IN_SHEETS, ".sheet *:not(.unseen)") if one["box"]["right"] > 320]
        assert (wide, inner) == ([0, 0], []), name


def test_what_a_finger_touches_is_44_pixels_high(learner_at: Callable[..., Learner], web_server: SheetServer) -> None:
    learner = learner_at(web_server, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = learner.open_page()
    for name in SHEETS:
        learner.open(name, page)
        show_more(page, name)
        touched = page.evaluate(IN_SHEETS, "button, .option, input:not([type=radio]):not([type=checkbox])")
        small = [one["name"] for one in touched if one["box"]["height"] < 44]
        assert small == [], name


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (390, 1), (320, 1)])
def test_templates_stand_side_by_side_and_on_a_phone_one_below_the_other(
    learner_at: Callable[..., Learner], web_server: SheetServer, width: int, columns: int
) -> None:
    page = learner_at(web_server, viewport={"width": width, "height": 800}).open("begin")
    boxes = [button["box"] for button in page.evaluate(IN_SHEETS, ".template")]
    assert (len(boxes), len({box["x"] for box in boxes}), len({box["y"] for box in boxes})) == (3, columns, 4 - columns)
    assert len({round(box["width"]) for box in boxes}) == 1


def test_templates_are_not_printed(learner: Learner) -> None:
    page = learner.open("begin")
    page.emulate_media(media="print")
    assert page.get_by_role("group", name="Begin with").is_hidden()
    assert page.get_by_label("What do they do?").first.is_visible()


def test_an_answer_and_a_difference_are_readable_everywhere(
    learner_at: Callable[..., Learner], web_server: SheetServer, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    learner = learner_at(web_server, viewport={"width": 320, "height": 700})
    page = learner.open_page()
    page.goto(web_server.url + "shown")
    page.get_by_text("נאום ארוך").first.wait_for()
    assert page.get_by_text("<b>not bold</b>").first.is_visible()
    assert (
        page.evaluate(
            "() => document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth"
        )
        == 0
    )
    texts = page.locator("ins, del").all_inner_texts()
    assert [re.sub(r"\s", "", text) for text in texts] == ["[removed:−lists]", "[added:+timetables]"]
    assert page.get_by_text("נאום ארוך").first.evaluate("(node) => getComputedStyle(node).direction") == "rtl"
    found = [(one["id"], node["target"], node["failureSummary"]) for one in axe(page) for node in one["nodes"]]
    assert [one for one in found if len(one[1][0]) == 2] == []

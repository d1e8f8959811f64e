"""The picture in a real browser: keyboard, touch, list, card, themes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_tab_arrows_and_enter_open_a_card_and_escape_closes_it(open_page: Open) -> None:
    page = open_page()
    nodes, card = page.locator(".node"), page.locator(".card")
    expect(nodes).to_have_count(4)
    page.get_by_role("heading", name="My map").click()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(".node:focus").count():
            break
    expect(nodes.nth(0)).to_be_focused()
    for key, focused in (("ArrowRight", 1), ("ArrowDown", 2), ("End", 3), ("ArrowRight", 0), ("ArrowLeft", 3), ("Home", 0)):
        page.keyboard.press(key)
        expect(nodes.nth(focused)).to_be_focused()
    expect(page.locator(".node[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(card).to_have_attribute("aria-label", "Finance team")
    expect(page.get_by_role("status").filter(has_text="Finance team")).to_have_count(1)
    expect(nodes.nth(0)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(nodes.nth(0)).to_be_focused()


def test_a_tap_on_a_phone_opens_the_card_and_the_list_carries_the_numbers(open_page: Open) -> None:
    page = open_page(width=390, has_touch=True, is_mobile=True)
    expect(page.locator(".picture")).to_have_attribute("data-shape", "narrow")
    page.locator(".node[data-id=t2]").tap()
    expect(page.locator(".card")).to_have_attribute("aria-label", "My partner, Sam")
    page.locator(".card").get_by_role("button", name="Close").tap()
    expect(page.locator(".card")).to_be_hidden()
    page.locator(".entry", has_text="Mum").tap()
    expect(page.locator(".card")).to_contain_text("Nothing more is noted here yet.")
    page.get_by_role("button", name="3 <a href").tap()
    expect(page.locator(".card .title")).to_contain_text("<a href='#x' id='planted'>link</a>")
    sizes = page.locator(".picture svg text").evaluate_all(
        "texts => texts.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert sizes and min(sizes) >= 12


def test_stored_text_is_never_markup(open_page: Open) -> None:
    page = open_page()
    page.locator(".node[data-id=t1]").click()
    expect(page.locator(".card dd")).to_contain_text("time and <a href")
    page.get_by_text("As a table").first.click()
    expect(page.get_by_role("table")).to_contain_text("<a href='#x' id='planted'>")
    assert page.locator("#planted").count() == 0
    assert page.locator(".picture :is(a, img)").count() == 0


def test_a_pressed_card_reaches_the_page_and_a_redraw_keeps_selection_and_focus(open_page: Open) -> None:
    page = open_page()
    page.locator(".node[data-id=t2]").click()
    link = page.get_by_role("button", name="Edit this entry")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pressed: t2")).to_be_visible()
    expect(page.locator(".node")).to_have_count(5)
    expect(page.locator(".card")).to_have_attribute("aria-label", "My partner, Sam")
    expect(page.get_by_role("button", name="Edit this entry")).to_be_focused()


def test_a_name_opens_its_card_and_the_picture_follows_the_width_of_its_place(open_page: Open) -> None:
    page = open_page()
    expect(page.locator(".picture")).to_have_attribute("data-shape", "wide")
    page.locator("svg text.name", has_text="Finance team").click()
    page.set_viewport_size({"width": 600, "height": 900})
    expect(page.locator(".picture")).to_have_attribute("data-shape", "narrow")
    expect(page.locator(".card")).to_have_attribute("aria-label", "Finance team")


def test_an_empty_map_invites_and_has_no_empty_list(open_page: Open) -> None:
    page = open_page("?n=0")
    expect(page.locator("svg text.invite").first).to_be_visible()
    expect(page.get_by_text("Nobody stands on this map yet.")).to_be_visible()
    expect(page.get_by_text("Choose from a list")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_theme_of_the_page(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    expect(page.locator(".picture")).to_have_attribute("data-mode", scheme)
    marker = {"light": "rgb(49, 54, 143)", "dark": "rgb(165, 168, 255)"}[scheme]
    expect(page.locator(".node .f-mark0").first).to_have_css("fill", re.compile(re.escape(marker)))

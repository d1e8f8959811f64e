"""Every picture in a real browser: one card by mouse, finger and keyboard; its sentence, its table; readable on a phone; grey on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from charts.ring import WIDE
from tests.charts.every_picture import CHOOSABLE, PICTURES, some

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
WORDS = """svg => {
  const {width, height} = svg.viewBox.baseVal;
  const scale = svg.getScreenCTM().a;
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
  return [width, height, texts.map((text) => {
    const box = text.getBBox();
    return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height, parseFloat(getComputedStyle(text).fontSize) * scale];
  })];
}"""
COLOURS = """svg => {
  const found = new Set();
  for (const part of svg.querySelectorAll("*")) {
    if (part.classList.contains("halo")) continue;
    const style = getComputedStyle(part);
    found.add(style.fill);
    if (part.getAttribute("class")?.includes("s-")) found.add(style.stroke);
  }
  return [...found].filter((colour) => colour.startsWith("rgb"));
}"""


def drawn(page: Page) -> Locator:
    """The picture of the page."""
    picture = page.locator(".picture svg")
    expect(picture).to_be_visible(timeout=20_000)
    return picture


def read(page: Page) -> str:
    """What the open card says; it is closed afterwards."""
    card = page.locator(".card")
    expect(card).to_be_visible()
    said = f"{card.get_attribute('aria-label')}: {card.inner_text()}"
    card.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()
    return said


@pytest.mark.parametrize("name", CHOOSABLE)
def test_mouse_finger_keyboard_and_list_open_the_same_card(open_page: Open, name: str) -> None:
    page = open_page(f"?picture={name}&n=5", has_touch=True)
    for width, shape in ((1280, "wide"), (390, "narrow")):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".picture")).to_have_attribute("data-shape", shape)
        node = page.locator(".node").nth(1)
        node.click()
        said = read(page)
        assert len(said) > 10
        node.tap()
        assert read(page) == said
        page.locator(".node[tabindex='0']").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        expect(node).to_be_focused()
        page.keyboard.press("Enter")
        assert read(page) == said
        entry = page.locator(f".entry[data-id='{node.get_attribute('data-id')}']")
        if not entry.is_visible():
            page.get_by_text("Choose from a list").click()
        entry.focus()
        page.keyboard.press("Enter")
        expect(node).to_have_attribute("aria-expanded", "true")
        assert read(page) == said


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_reader_hears_the_sentence_and_finds_the_table(open_page: Open, name: str) -> None:
    page = open_page(f"?picture={name}&n=5")
    picture, scene = drawn(page), PICTURES[name](some(5), WIDE)
    said = picture.get_attribute("aria-label") or ""
    assert said.startswith(scene.sentence) and picture.get_attribute("role") == ("group" if scene.nodes else "img")
    expect(page.locator(".sentence")).to_have_text(scene.sentence)
    page.get_by_text("As a table").first.click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(len(scene.table.rows) + 1)


@pytest.mark.parametrize("name", ["ring", "ladder", "cards"])
def test_the_plotly_version_says_the_same_sentence(open_page: Open, name: str) -> None:
    page = open_page(f"?picture={name}&n=5&plotly=1")
    sentence = PICTURES[name](some(5), WIDE).sentence
    expect(page.get_by_role("figure", name=sentence, exact=True).locator("svg").first).to_be_visible(timeout=20_000)
    expect(page.get_by_text(sentence, exact=True)).to_be_visible()


@pytest.mark.parametrize("name", PICTURES)
def test_odd_names_are_drawn_where_they_were_measured(open_page: Open, name: str) -> None:
    """Fonts of other scripts are not those that were measured, and a line from right to left could run out of its box."""
    page = open_page(f"?picture={name}&n=12&names=odd")
    for width, shape in ((1280, "wide"), (390, "narrow")):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".picture")).to_have_attribute("data-shape", shape)
        apart_and_readable(*drawn(page).evaluate(WORDS))


def apart_and_readable(wide: float, high: float, words: list[tuple[str, float, float, float, float, float]]) -> None:
    """Words of a picture lie on its canvas and apart, and are at least 12 px high on the screen."""
    assert words
    for n, (text, left, top, right, bottom, size) in enumerate(words):
        assert size >= 12, (text, size)
        assert left >= -1 and right <= wide + 1 and top >= -2 and bottom <= high + 2, text
        for other, a, b, c, d, _size in words[:n]:
            air = 0.15 * (d - b + bottom - top) / 2  # a box of a line is higher than its letters
            assert not (left < c - 1 and a < right - 1 and top + air < d - air and b + air < bottom - air), (text, other)


@pytest.mark.parametrize("name", PICTURES)
def test_paper_is_white_and_ink_is_grey_even_from_a_dark_screen(open_page: Open, name: str) -> None:
    page = open_page(f"?picture={name}&n=12", color_scheme="dark")
    picture = drawn(page)
    expect(page.locator(".picture")).to_have_attribute("data-mode", "dark")
    assert any(len(set(rgb(colour))) > 1 for colour in picture.evaluate(COLOURS))
    page.emulate_media(media="print")
    assert all(len(set(rgb(colour))) == 1 for colour in picture.evaluate(COLOURS))
    expect(page.locator(".picture")).to_have_css("background-color", "rgb(255, 255, 255)")


def rgb(colour: str) -> list[str]:
    """``rgb(1, 2, 3)`` or ``rgba(…)`` → the three."""
    return colour.partition("(")[2].rstrip(")").split(", ")[:3]

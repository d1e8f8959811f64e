"""Every picture under My map of somebody who did the whole course, on a phone of 390 px; and then and now side by side on a desk."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.cast import TRAVELLED, find
from docs.studio import PUBLIC_URL, Studio, at_rest, fill
from tests.server import Server, find_free_port
from tests.walk.people import Person

pytestmark = pytest.mark.browser
SMALLEST = """svgs => svgs.map((svg) => {
  const scale = svg.getScreenCTM().a;
  return Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale));
})"""
THEN_NOW = "Your map, then and now"


@pytest.fixture(scope="module")
def traveller(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Person]:
    """A made-up learner who went through the journey."""
    folder: Path = tmp_path_factory.mktemp("full")
    ways = fill(folder)
    server = Server(folder, folder / "server.log", find_free_port(), env={"PUBLIC_URL": PUBLIC_URL}).start()
    try:
        who = Studio(chromium, server, ways, folder).learner(find(folder, TRAVELLED))
        yield who
        who.page.context.close()
    finally:
        server.stop()


def smallest(page: Page) -> list[float]:
    """The smallest text of each picture on the screen; one that is just being put in place of another has no size yet."""
    for _again in range(100):
        sizes = page.locator(".picture svg").evaluate_all(SMALLEST)
        if sizes and all(math.isfinite(size) for size in sizes):
            break
        page.wait_for_timeout(100)
    return list(sizes)


def choose(who: Person, title: str) -> None:
    """Another picture of the map."""
    box = who.page.get_by_role("combobox", name="Picture")
    box.click()
    who.page.get_by_role("option", name=title, exact=True).click()
    expect(box).to_have_value(title)
    at_rest(who)


def test_every_word_in_every_picture_is_at_least_12_px_high(traveller: Person) -> None:
    page = traveller.page
    page.set_viewport_size({"width": 390, "height": 844})
    traveller.go("/map")
    expect(page.locator(".node").first).to_be_visible()
    page.get_by_role("combobox", name="Picture").click()
    titles = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    seen = 0
    for title in titles:
        choose(traveller, title)
        if title == THEN_NOW:
            expect(page.locator(".picture svg")).to_have_count(2)
        sizes = smallest(page)
        assert all(size >= 12 for size in sizes), (title, sizes)
        seen += len(sizes)
    assert seen >= 15


def test_the_maps_then_and_now_stand_at_one_height(traveller: Person) -> None:
    page = traveller.page
    page.set_viewport_size({"width": 1280, "height": 900})
    traveller.go("/map")
    expect(page.locator(".node").first).to_be_visible()
    choose(traveller, THEN_NOW)
    expect(page.locator(".picture svg")).to_have_count(2)
    one, other = (page.locator(".picture svg circle.me").nth(n).bounding_box() for n in (0, 1))
    assert one and other and one["x"] < other["x"] and abs(one["y"] - other["y"]) < 1

"""A learner takes their file out of one installation and brings it into an empty one, in a browser: the same map, and all of it once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person
from tests.walk.test_every_page import done, faults, narrow, settled
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
LONG = 60_000  # ms; a workbook of the whole course goes with the file, and the machine may be busy
MAP = '(all) => all.map((picture) => picture.outerHTML.replace(/ (id|aria-\\w+|class|tabindex|for)="[^"]*"/g, \'\'))'


def takes_file(person: Person, folder: Path) -> Path:
    """Make the file and save it."""
    person.go("/take-away")
    person.presses("Make my file")
    button = person.page.get_by_role("button", name="Take my file along")
    expect(button).to_be_visible(timeout=LONG)
    with person.page.expect_download() as got:
        button.click()
    assert got.value.suggested_filename == f"{COURSE}-fern.companion.zip"
    got.value.save_as(folder / "mine.zip")
    return folder / "mine.zip"


def offers(person: Person, file: Path) -> None:
    """Choose a file under Take away."""
    person.go("/take-away")
    settled(person.page)
    person.page.locator('input[type="file"]').set_input_files(file)


def map_of(person: Person) -> list[str]:
    """The pictures of the map and its table, as the browser holds them."""
    person.go("/map")
    settled(person.page)
    pictures = person.page.locator("[data-testid=stMain] svg[viewBox]").filter(has=person.page.locator("text"))
    expect(pictures.first).to_be_visible()
    found: Any = pictures.evaluate_all(MAP)
    return [str(one) for one in found] + person.page.locator("[data-testid=stMain] table").all_inner_texts()


def test_a_file_brings_the_same_map_into_an_empty_installation_once(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    token = done(tmp_path / "kept", COURSE)
    there, here = server(data_dir=tmp_path / "kept"), server(plain=True)
    fern, gus = Person(new_page(viewport={"width": 1280, "height": 900}), there.url), Person(new_page(), here.url)
    gus.page.set_viewport_size({"width": 1280, "height": 900})
    fern.page.context.add_cookies([{"name": COOKIE, "value": token, "url": there.url}])
    file = takes_file(fern, tmp_path)
    drawn = map_of(fern)
    gus.go("/")
    gus.sees("bring it in under Take away")
    gus.start("Gus")
    gus.page.get_by_role("link", name="Bring in a file from another place").click()
    gus.sees("There is nothing in it yet")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(file.read_bytes()[:-4000])
    offers(gus, damaged)
    gus.sees("This file is damaged or was changed")
    expect(gus.page.get_by_role("button", name="Bring it in")).to_have_count(0)
    found = faults(gus.page, axe)
    offers(gus, file)
    gus.sees("64 versions you handed in are new here.")
    found += faults(gus.page, axe)
    gus.presses("Bring it in")
    gus.sees("Your file was brought in.")
    found += faults(gus.page, axe)
    assert not found and not narrow(gus.page, "brought in")
    assert len(drawn) > 1 and map_of(gus) == drawn
    gus.page.reload()
    assert map_of(gus) == drawn
    offers(gus, file)
    gus.sees("Everything in this file is here already")
    expect(gus.page.get_by_role("button", name="Bring it in")).to_have_count(0)
    # Fern goes on there; Gus goes on here, later: his stays the current one, hers becomes a version of it.
    for person, text in ((fern, "Fern went on."), (gus, "Gus went on.")):
        person.go("/focus-on-one")
        box = person.activity("l4-valued")
        box.get_by_role("textbox").first.fill(text)
        person.is_saved("l4-valued")
        person.hand_in("l4-valued", "Hand in again")
        person.handed("l4-valued", 2)
    offers(gus, takes_file(fern, tmp_path))
    gus.sees("here is newer and stays the current one")
    gus.sees("1 version you handed in is new here.")
    gus.presses("Bring it in")
    gus.sees("Your file was brought in.")
    gus.go("/focus-on-one")
    gus.handed("l4-valued", 4)
    expect(gus.activity("l4-valued").get_by_role("textbox").first).to_have_value("Gus went on.")
    gus.activity("l4-valued").get_by_text("Your earlier versions").click()
    expect(gus.activity("l4-valued").get_by_text("Fern went on.")).to_be_visible()

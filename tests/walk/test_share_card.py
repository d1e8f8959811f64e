"""A learner shares their map, in a browser: what they choose is what they see, and what they see is the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.server import Server
from tests.takeaway.test_raster import chunks, size
from tests.walk.people import Person
from tests.walk.test_every_page import done, faults, narrow, settled
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
FETCH = "async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer()))"


def opened(page: Page) -> Locator:
    """The box, open; its preview comes back."""
    page.get_by_text("Share this map", exact=True).click()
    preview = page.get_by_role("img", name="On this card")
    expect(preview).to_be_visible()
    return preview


def bytes_of(page: Page, preview: Locator) -> bytes:
    """What the preview shows, as the browser gets it."""
    return bytes(page.evaluate(FETCH, preview.evaluate("image => image.src")))


def switches(page: Page, name: str, preview: Locator) -> None:
    """One click on a switch, and the picture is another one."""
    before = preview.get_attribute("src") or ""
    page.locator(".st-key-share").get_by_text(name).click()
    expect(preview).not_to_have_attribute("src", before)
    settled(page)


@pytest.fixture
def fern(server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> Person:
    """Somebody who did the whole course, before their map."""
    token = done(tmp_path / "kept", COURSE)
    running = server(data_dir=tmp_path / "kept")
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    fern = Person(page, running.url)
    fern.go("/map")
    settled(page)
    return fern


def test_the_preview_is_the_file(fern: Person, tmp_path: Path) -> None:
    page = fern.page
    preview = opened(page)
    taken = []
    for name in ("Initials only", "Dark", "Outside"):
        switches(page, name, preview)
        with page.expect_download() as got:
            page.get_by_role("button", name="Download this picture").click()
        assert got.value.suggested_filename == f"{COURSE}.png"
        got.value.save_as(tmp_path / "card.png")
        data = (tmp_path / "card.png").read_bytes()
        assert data == bytes_of(page, preview), name
        assert size(data) == (1200, 630) and {part for part, _body in chunks(data)} <= {"IHDR", "IDAT", "IEND", "pHYs"}
        taken.append(hashlib.sha256(data).hexdigest())
    assert len(set(taken)) == 3


def test_a_reload_forgets_every_choice(fern: Person) -> None:
    page = fern.page
    preview = opened(page)
    first = bytes_of(page, preview)
    switches(page, "Initials only", preview)
    assert bytes_of(page, preview) != first
    page.reload()
    settled(page)
    expect(page.get_by_role("img", name="On this card")).to_have_count(0)
    assert bytes_of(page, opened(page)) == first


def test_the_box_is_without_barriers_and_fits_a_phone(fern: Person, axe: Callable[[Page], list[dict[str, Any]]]) -> None:
    page = fern.page
    opened(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        settled(page)
        assert not faults(page, axe)
    assert not narrow(page, "share")

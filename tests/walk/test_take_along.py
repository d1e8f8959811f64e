"""Where the disk may vanish, a learner takes their file along with one press, in a browser; and it is what they wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person
from tests.walk.test_every_page import done, faults, narrow, settled
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
NOTICE = "This place may forget what is on it"
LONG = 60_000  # ms; a workbook of the whole course, on a busy machine


@pytest.mark.parametrize("plain", [False, True])
def test_one_press_takes_the_file_along(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], list[dict[str, Any]]], plain: bool
) -> None:
    token = done(tmp_path / "kept", COURSE)
    running = server({"DISK": "vanishes"}, data_dir=tmp_path / "kept", plain=plain)
    page = new_page(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Tokyo")
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    fern = Person(page, running.url)
    for n, path in enumerate(("/", "/your-customers")):
        fern.go(path)
        fern.sees(NOTICE)
        settled(page)
        page.emulate_media(color_scheme="dark" if n else "light")
        assert not faults(page, axe)
        with page.expect_download(timeout=LONG) as got:
            page.get_by_role("button", name="Take my file along").click()
        assert got.value.suggested_filename == f"{COURSE}-fern.companion.zip"
        got.value.save_as(tmp_path / "mine.zip")
        fern.sees(NOTICE)  # it stays until it is hidden
    assert not narrow(page, "lesson with the notice")
    fern.go("/")
    fern.presses("Hide this for now")
    expect(page.get_by_text(NOTICE)).to_have_count(0)
    with ZipFile(tmp_path / "mine.zip") as taken:
        taken.extract("workbook.html", tmp_path)
    reader = new_page(viewport={"width": 390, "height": 800})
    reader.goto((tmp_path / "workbook.html").as_uri())
    expect(reader.get_by_text("Example 1", exact=True).first).to_be_visible()


def test_where_the_disk_keeps_nobody_is_asked(server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> None:
    token = done(tmp_path / "kept", COURSE)
    running = server(data_dir=tmp_path / "kept")
    page = new_page()
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    fern = Person(page, running.url)
    for path in ("/", "/your-customers"):
        fern.go(path)
        settled(page)
        expect(page.get_by_text(NOTICE)).to_have_count(0)

"""A learner who did everything takes their workbook along in every form, in a browser; and it is what they wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.test_every_page import done
from ui.web.passport import COOKIE
from ui.workbook import formats

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
LONG = 60_000  # ms; a workbook of the whole course, on a busy machine


def test_everything_one_did_is_taken_along_in_every_form(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    token = done(tmp_path / "kept", COURSE)
    running = server(data_dir=tmp_path / "kept")
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    page.goto(running.url + "/take-away")
    for name, form in formats().items():
        page.get_by_text(form.label, exact=True).click()
        button = page.get_by_role("button", name=re.compile("Take it along"))
        expect(button).to_have_count(0)  # what was made before is of another form
        page.get_by_role("button", name="Make the workbook").click()
        expect(button).to_be_visible(timeout=LONG)
        with page.expect_download() as got:
            button.click()
        assert got.value.suggested_filename == f"{COURSE}-fern.{form.ending}", name
        got.value.save_as(tmp_path / f"book.{form.ending}")
        assert (tmp_path / f"book.{form.ending}").stat().st_size > 500, name
    reader = new_page(viewport={"width": 390, "height": 800})
    reader.goto((tmp_path / "book.html").as_uri())
    expect(reader.get_by_text("Example 1", exact=True).first).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390

"""A learner who did everything makes a statement; a stranger opens its address; withdrawn, it is as if it had never been."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.server import Server
from tests.walk.people import everything_on
from tests.walk.test_every_page import done, faults, narrow, settled
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
Axe = Callable[[Page], list[dict[str, Any]]]


def is_sound(page: Page, axe: Axe, name: str) -> None:
    """No barrier axe-core knows and nothing wider than a narrow screen, in both themes."""
    page.mouse.move(0, 0)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        settled(page)
        assert faults(page, axe) == [], f"{name}, {scheme}"
    assert narrow(page, name) == {}


def test_no_state_of_a_statement_is_a_barrier(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Axe
) -> None:
    token = done(tmp_path / "kept", COURSE)
    running = server(data_dir=tmp_path / "kept")
    page, stranger = new_page(viewport={"width": 1280, "height": 900}), new_page()
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    page.goto(running.url + "/take-away")
    page.get_by_role("textbox", name="Name to be printed").fill("W" * 81)
    page.get_by_role("button", name="Make the statement").click()
    expect(page.get_by_text("Write a name of 1 to 80 characters.")).to_be_visible()
    is_sound(page, axe, "a name that is too long")
    page.get_by_role("textbox", name="Name to be printed").fill("W" * 80)
    page.get_by_text("Show the name at the address, too").click()
    expect(page.locator(".st-key-statement-preview").get_by_text("W" * 80)).to_be_visible()
    page.get_by_role("button", name="Make the statement").click()
    expect(page.get_by_text("Your statement is ready.")).to_be_visible()
    is_sound(page, axe, "made")
    page.get_by_role("button", name="Withdraw it", exact=True).click()
    expect(page.get_by_text("It cannot be undone.")).to_be_visible()
    is_sound(page, axe, "about to be withdrawn")
    stranger.goto(page.locator(".keepsake code").first.text_content() or "")
    expect(stranger.get_by_text("W" * 80)).to_be_visible()
    is_sound(stranger, axe, "the address")


@pytest.mark.parametrize("plain", [False, True], ids=["with the web half", "the script alone"])
def test_a_statement_is_made_taken_along_checked_by_a_stranger_and_withdrawn(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, plain: bool
) -> None:
    token = done(tmp_path / "kept", COURSE)
    running = server(data_dir=tmp_path / "kept", plain=plain)
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
    page.goto(running.url + "/take-away")
    name = page.get_by_role("textbox", name="Name to be printed")
    expect(name).to_have_value("Fern")
    name.fill("Fern Adeyemi-Løvås")
    page.get_by_role("button", name="Make the statement").click()
    expect(page.get_by_text("Your statement is ready.")).to_be_visible()
    address = page.locator(".keepsake code").first.text_content() or ""
    assert re.fullmatch(re.escape(running.url) + r"/verify\?statement=([2-9A-Z]{4}-){4}[2-9A-Z]{4}", address)

    running.kill()  # what was made is there after a power cut
    running.start()
    page.goto(running.url + "/take-away")
    with page.expect_download() as got:
        page.get_by_role("button", name="Take the statement along (PDF)").click()
    assert got.value.suggested_filename == f"{COURSE}-statement.pdf"
    got.value.save_as(tmp_path / "statement.pdf")
    printed = "".join(PdfReader(tmp_path / "statement.pdf").pages[0].extract_text().split())
    assert "FernAdeyemi-Løvås" in printed and address in printed

    stranger = new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
    stranger.goto(address)
    expect(stranger.get_by_text("has not been withdrawn")).to_be_visible()
    settled(stranger)
    seen = everything_on(stranger)
    assert "The journey" in seen and "Fern" not in seen and "Adeyemi" not in seen
    assert "Adeyemi" not in stranger.title() and "Adeyemi" not in stranger.content()

    page.get_by_role("button", name="Withdraw it", exact=True).click()
    page.get_by_role("button", name="Withdraw it for good").click()
    expect(page.get_by_role("button", name="Make the statement")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_text("there never was one, or it was withdrawn")).to_be_visible()
    stranger.get_by_role("textbox", name="The code on the statement").fill("2222-3333")
    stranger.get_by_role("button", name="Check").click()
    expect(stranger).to_have_url(re.compile("statement=2222-3333$"))
    expect(stranger.get_by_text("there never was one, or it was withdrawn")).to_be_visible()

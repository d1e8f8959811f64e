"""Writes ``docs/images/*.png``: pictures of the running application, filled by the demonstration. It knows screens, not stored answers.

Run it from the repository: ``python -m docs.make_images``, with the development packages and Chromium installed. Names after it make
these pictures only: ``python -m docs.make_images map-light review``.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.server import REPOSITORY, Server, find_free_port
from tests.walk.people import Person, list_five, sort_cards

IMAGES = Path(__file__).with_name("images")
MOST_BYTES = 150_000
MARGIN = 12  # pixels above and below what is shown
MAIN = '[data-testid="stMain"]'
PAGE = '[data-testid="stMainBlockContainer"]'
BUSY = '[data-testid="stStatusWidget"], [data-testid="stSkeleton"], [data-stale="true"]'

FIVE = [
    ("Chemistry teachers", "At work", "If the experiments are not on the table at eight, two lessons fall apart."),
    ("School office", "At work", "They order what I ask for, and need my numbers by the tenth to do it."),
    ("Primary school next door", "Outside", "They borrow our microscopes and tell parents about us."),
    ("Robotics club", "Outside", "Fourteen pupils come because they want to."),
    ("My sister", "Away from work", "She counts on me on Thursdays, when she works late"),
]
SORTED = {"A man buys flowers": "Buyer", "A toddler eats": "Consumer"}

PUBLIC_URL = "http://course.example.org"

# Whose map shows most: things in all places, each of them rated; among those who handed in the first activity too.
FULLEST = """
  SELECT enrolment.pseudonym,
    (SELECT min(3, count(DISTINCT json_extract(value, '$.group'))) FROM json_each(lists.body, '$.entries')) AS places,
    (SELECT count(json_extract(value, '$.satisfy')) FROM json_each(efforts.body, '$.ratings')) AS rated
  FROM enrolment
  JOIN answer AS lists ON lists.person = enrolment.person AND lists.slug = 'l2-customers'
  JOIN answer AS efforts ON efforts.person = enrolment.person AND efforts.slug = 'l2-effort'
  JOIN answer AS met ON met.person = enrolment.person AND met.slug = 'l2-met'
  JOIN answer AS tags ON tags.person = enrolment.person AND tags.slug = 'l2-tags'
  JOIN answer AS cases ON cases.person = enrolment.person AND cases.slug = 'l1-cases'
  ORDER BY places DESC, rated DESC, length(met.body) DESC, enrolment.pseudonym LIMIT 1"""


@dataclass
class Studio:
    """A server with made-up learners, a browser, and who they are."""

    browser: Browser
    server: Server
    ways: dict[str, Any]
    names: frozenset[str] = frozenset()
    written: list[Path] = field(default_factory=list)

    def somebody(self, width: int = 1280, dark: bool = False) -> Person:
        """A new browser profile in front of the server."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", device_scale_factor=1.5, locale="en-GB"
        )
        return Person(context.new_page(), self.server.url)

    def learner(self, name: str, width: int = 1280, dark: bool = False) -> Person:
        """A made-up learner who came back with their code."""
        who = self.somebody(width, dark)
        who.go("/sign-in")
        who.types("Your resume code", self.ways["resume_codes"][name])
        who.presses("Come back")
        who.sees("You are signed in")
        return who

    def instructor(self) -> Person:
        """The made-up instructor, signed in."""
        who = self.somebody()
        who.go("/review")
        who.types("Your sign-in name", self.ways["instructor"]["name"])
        who.types("Your passphrase", self.ways["instructor"]["passphrase"])
        who.presses("Sign in")
        expect(who.page.locator('[class*="st-key-row-"]').first).to_be_visible()
        return who

    def wants(self, *names: str) -> bool:
        """Whether one of these pictures is to be made."""
        return not self.names or bool(self.names & set(names))

    def shoot(self, who: Person, name: str, first: Locator, last: Locator | None = None, most: int = 1400) -> None:
        """Save what lies between the top of one place and the bottom of another, over the width of the page's column.

        :param most: the greatest height in CSS pixels
        """
        if not self.wants(name):
            return
        page = who.page
        expect(page.locator(BUSY)).to_have_count(0)
        page.mouse.move(0, 0)
        # As high as the whole page: then nothing scrolls and the sticky menu covers nothing.
        whole = page.locator(MAIN).evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"] if page.viewport_size else 1280, "height": max(900, whole)})
        page.evaluate("document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))")
        column, top, bottom = (_box(where) for where in (page.locator(PAGE), first, last or first))
        y = top["y"] - MARGIN
        height = min(bottom["y"] + bottom["height"] + MARGIN - y, most)
        clip: Any = {"x": column["x"], "y": y, "width": column["width"], "height": height}
        self.written.append(compress(page.screenshot(clip=clip, animations="disabled"), IMAGES / f"{name}.png"))


def _box(where: Locator) -> dict[str, float]:
    box = where.bounding_box()
    if box is None:
        raise RuntimeError(f"There is nothing to see: {where}")
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def compress(picture: bytes, path: Path) -> Path:
    """Write a picture with as few colours as it takes to stay below the limit.

    :param picture: a PNG
    :raises RuntimeError: it is too large even with 16 colours
    """
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            path.write_bytes(out.getvalue())
            return path
    raise RuntimeError(f"{path.name} is too large: {out.tell()} bytes.")


def maps(studio: Studio, name: str) -> None:
    """The map: wide and narrow, light and dark; and the portfolio."""
    for width, size in ((1280, ""), (390, "-phone")):
        for dark, tone in ((False, "light"), (True, "dark")):
            if not studio.wants(f"map{size}-{tone}", "portfolio"):
                continue
            who = studio.learner(name, width, dark)
            who.go("/map")
            expect(who.page.locator(".node").first).to_be_visible()
            ring = who.page.locator(".st-key-map-ring")
            studio.shoot(who, f"map{size}-{tone}", ring.locator("svg").first, ring.locator(".list" if size else ".sentence").first)
            if not size and not dark and studio.wants("portfolio"):
                who.page.get_by_text("Where should I put my effort?").first.click()
                portfolio = who.page.locator(".st-key-map-portfolio")
                expect(portfolio.locator("svg").first).to_be_visible()
                studio.shoot(who, "portfolio", who.page.locator("h1").first, portfolio.locator(".sentence").first)
            who.page.context.close()


def learning(studio: Studio, name: str) -> None:
    """Home, the start, an activity being answered, a list being written, feedback."""
    fern = studio.somebody()
    fern.go("/")
    studio.shoot(fern, "start", fern.page.locator("h1").first, fern.page.get_by_role("link", name="I have been here before, or I review"))
    fern.start("Fern")
    fern.go("/who-counts-as-a-customer")
    sort_cards(fern, "l1-cases", SORTED)
    fern.is_saved("l1-cases")
    studio.shoot(fern, "lesson", fern.activity("l1-cases"), most=880)
    fern.go("/your-customers")
    list_five(fern, FIVE)
    fern.is_saved("l2-customers")
    rows = fern.activity("l2-customers").locator("[data-row]")
    studio.shoot(fern, "list", rows.last, fern.activity("l2-customers").get_by_role("button", name="Hand in", exact=True))
    fern.page.context.close()
    who = studio.learner(name)
    who.go("/")
    studio.shoot(who, "home", who.page.locator("h1").first, who.page.locator('[class*="st-key-lesson-"]').last)
    who.go("/who-counts-as-a-customer")
    mark = who.page.locator(".st-key-mark-l1-cases").first
    expect(mark).to_be_visible()
    studio.shoot(who, "feedback", mark, most=720)
    who.page.context.close()


def teaching(studio: Studio) -> None:
    """The review list, one submission with its difference, the cohorts."""
    robin = studio.instructor()
    rows = robin.page.locator('[class*="st-key-row-"]')
    studio.shoot(robin, "review", robin.page.locator("h1").first, rows.nth(6))
    changed = rows.filter(has_text="Changed since your review").filter(has_text="Your most important customers")
    while not changed.count():
        top = rows.first.text_content() or ""
        robin.presses("Older")
        expect(rows.first).not_to_have_text(top)
    changed.first.get_by_role("button").click()
    robin.sees("You commented on version")
    expect(robin.page.locator("ins, del").first).to_be_visible()
    studio.shoot(robin, "submission", robin.page.locator("h2, h3").first, robin.page.locator('[class*="st-key-released-"]').last, most=1700)
    robin.page.get_by_role("link", name="Cohorts").click()
    robin.sees("Join: ")
    studio.shoot(robin, "cohorts", robin.page.locator("h1").first, robin.page.get_by_test_id("stDataFrame"), most=1100)
    robin.page.context.close()


def fill(folder: Path) -> dict[str, Any]:
    """Fill an empty installation with made-up learners; how to sign in comes back."""
    command = [sys.executable, "manage.py", "demo", "--seed", "1", "--json"]
    environment = os.environ | {"DATA_DIR": str(folder), "PUBLIC_URL": PUBLIC_URL}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def fullest(folder: Path) -> str:
    """The pseudonym of the learner who has done most."""
    with sqlite3.connect(f"file:{folder / 'companion.db'}?mode=ro", uri=True) as db:
        return str(db.execute(FULLEST).fetchone()[0])


def make(names: frozenset[str] = frozenset()) -> list[Path]:
    """Make the pictures.

    :param names: which ones, without ``.png``; none means all
    :return: the files written
    """
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        ways = fill(folder)
        name = fullest(folder)
        server = Server(folder, folder / "server.log", find_free_port(), env={"PUBLIC_URL": PUBLIC_URL})
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        try:
            studio = Studio(browser, server.start(), ways, names)
            if studio.wants("map-light", "map-dark", "map-phone-light", "map-phone-dark", "portfolio"):
                maps(studio, name)
            if studio.wants("start", "home", "lesson", "list", "feedback"):
                learning(studio, name)
            if studio.wants("review", "submission", "cohorts"):
                teaching(studio)
        finally:
            browser.close()
            server.stop()
    return studio.written


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for file in make(frozenset(sys.argv[1:])):
        print(f"{file.relative_to(REPOSITORY)}  {file.stat().st_size // 1000} kB")

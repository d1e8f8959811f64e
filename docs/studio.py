"""A server with made-up learners, a browser before it, and pictures of what it shows. It knows no page in particular."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.server import REPOSITORY, Server
from tests.walk.people import Person

PUBLIC_URL = "http://course.example.org"
MOST_BYTES = 150_000
MARGIN = 12  # pixels above and below what is shown
MAIN = '[data-testid="stMain"]'
PAGE = '[data-testid="stMainBlockContainer"]'
BUSY = '[data-testid="stStatusWidget"], [data-testid="stSkeleton"], [data-stale="true"]'


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; ``CHROMIUM`` may name the program."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        yield browser
        browser.close()


@dataclass
class Studio:
    """A server with made-up learners, a browser, and who they are."""

    browser: Browser
    server: Server
    ways: dict[str, Any]
    folder: Path
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
        at_rest(who)
        who.types("Your resume code", self.ways["resume_codes"][name])
        who.presses("Come back")
        who.sees("You are signed in")
        return who

    def instructor(self) -> Person:
        """The made-up instructor, signed in."""
        who = self.somebody()
        who.go("/review")
        at_rest(who)
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
        at_rest(who)
        page.mouse.move(0, 0)
        # As high as the whole page: then nothing scrolls and the sticky menu covers nothing.
        whole = page.locator(MAIN).evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"] if page.viewport_size else 1280, "height": max(900, whole)})
        page.evaluate("document.fonts.ready.then(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))")
        column, top, bottom = (_box(where) for where in (page.locator(PAGE), first, last or first))
        y = top["y"] - MARGIN
        height = min(bottom["y"] + bottom["height"] + MARGIN - y, most)
        clip: Any = {"x": column["x"], "y": y, "width": column["width"], "height": height}
        self.written.append(compress(page.screenshot(clip=clip, animations="disabled"), self.folder / f"{name}.png"))


def at_rest(who: Person) -> None:
    """Wait until the page is drawn: before that, what is typed may be lost."""
    expect(who.page.locator(BUSY)).to_have_count(0)


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


def fill(folder: Path) -> dict[str, Any]:
    """Fill an empty installation with made-up learners; how to sign in comes back."""
    command = [sys.executable, "manage.py", "demo", "--seed", "1", "--json"]
    environment = os.environ | {"DATA_DIR": str(folder), "PUBLIC_URL": PUBLIC_URL}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))

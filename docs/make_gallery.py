"""Writes ``docs/images/gallery/*.png``: four pictures with 1, 5, 12 and 50 made-up things, wide and narrow, light, dark and on paper.

Run it from the repository: ``python -m docs.make_gallery``, with the development packages and Chromium installed. With
``--mock-ups FOLDER`` the drawings the pictures were made after stand above them. Names make these sheets only. It knows no server's data.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page

from charts.theme import DARK, LIGHT, PRINT
from docs.studio import chromium
from takeaway.typeset import FONTS
from tests.charts.picture_server import picture_server
from tests.server import REPOSITORY

GALLERY = Path(__file__).with_name("images") / "gallery"
MOST_BYTES = 900_000
COUNTS = (1, 5, 12, 50)
COLUMN, NARROW, GAP, LINE = 600, 192, 24, 34  # px of a sheet: a wide picture, a narrow one, between them, a line of words
TALLEST = 760  # px of a sheet; what is longer goes on below the edge
PAPER, INK = "#FFFFFF", "#1F1E1C"
# Name of a sheet → number of things → the drawing that stands above this column.
SHEETS = {
    "ring": {1: "ring-phone", 5: "ring", 12: "ring-12", 50: "ring-dark"},
    "ladder": {5: "ladder"},
    "portfolio": {12: "portfolio"},
    "journey": {5: "journey"},
}
ABOVE = {"ring": "The mock-ups: on a phone with 12, with 5, with 12, dark with 5"}
TONES = ("light", "dark", "print")
Tile = Image.Image


@dataclass(frozen=True)
class Shots:
    """One picture with one number of things: tone → how it looks, wide and narrow."""

    wide: dict[str, Tile]
    narrow: dict[str, Tile]


def shoot(browser: Browser, address: str, name: str, count: int) -> Shots:
    """Photograph a picture in both shapes and all tones.

    :param address: of the page of one picture
    :param name: which one, see ``tests/charts/every_picture.py``
    """
    shots = Shots({}, {})
    for scheme in ("light", "dark"):
        page = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme).new_page()
        page.goto(f"{address}/?picture={name}&n={count}&names=made-up")
        page.get_by_text("Pressed: None").wait_for(timeout=30_000)
        for width, found, across in ((1280, shots.wide, COLUMN), (390, shots.narrow, NARROW)):
            page.emulate_media(media="screen")
            page.set_viewport_size({"width": width, "height": 4000})
            page.locator(f".picture[data-shape={'wide' if width > 900 else 'narrow'}][data-mode={scheme}] svg").wait_for()
            found[scheme] = _shot(page, across)
            if scheme == "light":
                page.emulate_media(media="print")
                found["print"] = _shot(page, across)
        page.context.close()
    return shots


def _shot(page: Page, across: int) -> Tile:
    box = page.locator(".picture svg").bounding_box()
    if box is None:
        raise RuntimeError("There is no picture on the page.")
    high = min(box["height"], TALLEST * box["width"] / across)
    clip: Any = box | {"height": high}
    tile = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")
    return tile.resize((across, round(tile.height * across / tile.width)), Image.Resampling.LANCZOS)


def rows_of(name: str, taken: dict[int, Shots], mock_ups: Path | None) -> Iterator[tuple[str, list[list[Tile]]]]:
    """Rows of a sheet: what is said above a row, and its tiles in each column."""
    if mock_ups is not None:
        drawn = SHEETS[name]
        yield ABOVE.get(name, "The mock-up"), [[_scaled(mock_ups / f"{drawn[count]}.png")] if count in drawn else [] for count in taken]
    for tone in TONES:
        said = {"light": "1280 px, light", "dark": "1280 px, dark", "print": "1280 px, on paper"}[tone]
        yield said, [[shots.wide[tone]] for shots in taken.values()]
    yield "390 px: light, dark, on paper", [[shots.narrow[tone] for tone in TONES] for shots in taken.values()]


def _scaled(file: Path) -> Tile:
    tile = Image.open(file).convert("RGB")
    share = min(COLUMN / tile.width, 480 / tile.height)
    return tile.resize((round(tile.width * share), round(tile.height * share)), Image.Resampling.LANCZOS)


def sheet(rows: Sequence[tuple[str, list[list[Tile]]]], counts: Sequence[int]) -> Image.Image:
    """All rows under each other, a column for each number of things."""
    tall = [max(tile.height for tiles in columns for tile in tiles) for _said, columns in rows]
    wide = GAP + len(counts) * (COLUMN + GAP)
    whole = Image.new("RGB", (wide, GAP + LINE + sum(high + LINE + GAP for high in tall)), PAPER)
    pen = ImageDraw.Draw(whole)
    head, small = (ImageFont.truetype(FONTS / f"CompanionSans-{cut}.ttf", size) for cut, size in (("Semibold", 24), ("Regular", 19)))
    for n, count in enumerate(counts):
        pen.text((GAP + n * (COLUMN + GAP), GAP / 2), f"{count} thing" if count == 1 else f"{count} things", INK, head)
    top = GAP / 2 + LINE
    for (said, columns), high in zip(rows, tall, strict=True):
        pen.line((GAP, top + 3, wide - GAP, top + 3), "#C9C5BD")
        pen.text((GAP, top + 6), said, INK, small)
        for n, tiles in enumerate(columns):
            x = GAP + n * (COLUMN + GAP)
            for tile in tiles:
                whole.paste(tile, (x, round(top) + LINE))
                x += NARROW + (COLUMN - 3 * NARROW) // 2
        top += high + LINE + GAP
    return whole


def palette() -> Image.Image:
    """The colours of all themes, and what lies between each and its paper: soft edges of shapes and letters."""
    found: dict[tuple[int, ...], None] = {}
    for theme in (LIGHT, DARK, PRINT):
        paper = ImageColor.getrgb(theme.paper)
        for name, colour in theme.colours().items():
            steps = (4,) if name.startswith(("tint", "on", "text")) else range(5)
            for step in () if colour == "none" else steps:
                whole = ImageColor.getrgb(colour)
                found[tuple(p + (c - p) * step // 4 for p, c in zip(paper, whole, strict=True))] = None
    colours = [part for colour in list(found)[:256] for part in colour]
    image = Image.new("P", (1, 1))
    image.putpalette(colours)
    return image


def write(picture: Image.Image, path: Path) -> Path:
    """Write a sheet in the colours of the themes.

    :raises RuntimeError: it is too large
    """
    picture.quantize(palette=palette(), dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise RuntimeError(f"{path.name} is too large: {path.stat().st_size} bytes.")
    return path


def make(
    browser: Browser, folder: Path = GALLERY, names: Sequence[str] = (), counts: Sequence[int] = COUNTS, mock_ups: Path | None = None
) -> list[Path]:
    """Make the sheets.

    :param browser: an open one
    :param folder: where they are written
    :param names: which ones; none means all
    :param counts: how many things, a column each
    :param mock_ups: folder of the drawings they were made after
    :return: the files written
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as temporary, picture_server(Path(temporary)) as address:
        for name in names or SHEETS:
            taken = {count: shoot(browser, address, name, count) for count in counts}
            rows = list(rows_of(name, taken, mock_ups))
            written.append(write(sheet(rows, list(taken)), folder / f"{name}.png"))
    return written


def main() -> None:
    """Read the command line and make what is asked for."""
    parser = argparse.ArgumentParser(description="Make the sheets of docs/pictures.md.")
    parser.add_argument("names", nargs="*", choices=[*SHEETS, []], help="which sheets; all without a name")
    parser.add_argument("--mock-ups", type=Path, help="folder of the drawings the pictures were made after")
    asked = parser.parse_args()
    with chromium() as browser:
        for file in make(browser, names=asked.names, mock_ups=asked.mock_ups):
            print(f"{file.relative_to(REPOSITORY)}  {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

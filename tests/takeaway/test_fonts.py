"""The workbook takes fonts of the system for what its own cannot show, and the list of those fonts is explained."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from takeaway.typeset import MISSING
from tests.server import REPOSITORY

RARE = "\U0002b81f"  # a Chinese character that hardly any font has
SHOW = f"import sys; from takeaway.typeset import showable; sys.stdout.buffer.write(showable({RARE!r}).encode())"


def shown(home: Path) -> str:
    """How the rare character comes out for somebody with this home folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {"HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", SHOW], cwd=REPOSITORY, env=environment, check=True, capture_output=True)
    return done.stdout.decode()


def make_font(path: Path) -> None:
    """A font with one letter: a square."""
    pen = TTGlyphPen(None)
    for step, point in enumerate(((0, 0), (0, 700), (700, 700), (700, 0))):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", "rare"])
    font.setupCharacterMap({ord(RARE): "rare"})
    font.setupGlyf({".notdef": square, "rare": square})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "rare": (1000, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Rare Square", "styleName": "Regular", "psName": "RareSquare-Regular"})
    font.setupOS2()
    font.setupPost()
    path.parent.mkdir(parents=True)
    font.save(path)


def test_a_font_of_the_system_shows_what_the_own_ones_cannot(tmp_path: Path) -> None:
    assert shown(tmp_path) == MISSING
    make_font(tmp_path / ".local/share/fonts/rare.ttf")
    assert shown(tmp_path) == RARE


def test_every_font_package_has_its_reason_and_is_named_to_those_who_host() -> None:
    reasons = (REPOSITORY / "docs/decisions/0008-dependencies.md").read_text("utf-8")
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    names = (REPOSITORY / "packages.txt").read_text("utf-8").split()
    assert names == sorted(names) and names
    assert all(f"`{name}`" in reasons and name in readme for name in names)

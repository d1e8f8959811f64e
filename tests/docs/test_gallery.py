"""The sheets of the pictures can be made from the program as it is now, are small, and are all shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Browser

from charts.theme import DARK, LIGHT
from docs.make_gallery import COLUMN, GALLERY, GAP, MOST_BYTES, SHEETS, make, sheet, write
from tests.docs.pages import REPOSITORY, links

PAGE = REPOSITORY / "docs/pictures.md"


@pytest.mark.browser
def test_a_sheet_is_made_with_a_mock_up_above(tmp_path: Path, chromium: Browser) -> None:
    drawn = Image.new("RGB", (300, 200), ImageColor.getrgb(LIGHT.tones[1].mark))
    drawn.save(tmp_path / "ring.png")
    (file,) = make(chromium, tmp_path / "out", ["ring"], (5,), tmp_path)
    made = Image.open(file).convert("RGB")
    colours = {colour for _count, colour in made.getcolors(100_000) or ()}
    assert made.width == COLUMN + 2 * GAP and made.height > 1500
    for theme in (LIGHT, DARK):
        assert {ImageColor.getrgb(paint) for paint in (theme.paper, theme.tones[0].mark, theme.tones[2].tint)} <= colours
    without = make(chromium, tmp_path / "out", ["ring"], (5,))[0]
    assert Image.open(without).height < made.height


def test_every_sheet_is_there_is_shown_and_all_are_small() -> None:
    files = sorted(GALLERY.glob("*.png"))
    assert [file.stem for file in files] == sorted(SHEETS)
    assert {(PAGE.parent / target).resolve() for target in links(PAGE) if target.endswith(".png")} == set(files)
    assert all(file.stat().st_size <= MOST_BYTES for file in files) and sum(file.stat().st_size for file in files) < 4_000_000


def test_columns_of_a_sheet_stand_beside_each_other(tmp_path: Path) -> None:
    red, green = (Image.new("RGB", (COLUMN, 40), ImageColor.getrgb(paint)) for paint in (LIGHT.tones[1].mark, LIGHT.tones[2].mark))
    whole = sheet([("Said", [[red], [green]])], (1, 5))
    row = whole.height - GAP - 30
    assert [whole.getpixel((GAP + n * (COLUMN + GAP) + 9, row)) for n in (0, 1)] == [red.getpixel((0, 0)), green.getpixel((0, 0))]


def test_a_sheet_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"noisy\.png is too large"):
        write(Image.effect_noise((2000, 2000), 90).convert("RGB"), tmp_path / "noisy.png")

"""Makes the fonts of the printed workbook: static instances of Source Sans out of Streamlit's font files, under a name of their own.

Needs fontTools and brotli: ``python -m docs.make_fonts``. The licence of Source Sans reserves the name "Source" for the original.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Companion Sans"
FONTS = Path(__file__).parent.parent / "takeaway" / "fonts"
STYLES = (("Upright", "Regular", 400), ("Upright", "Semibold", 600), ("Italic", "Italic", 400))
MADE = 3_790_000_000  # seconds since 1904, the same for every run


def instance(path: Path, style: str, weight: int) -> TTFont:
    """One static font of the family.

    :param path: a variable font
    :param style: name of the style
    :param weight: where on its axis
    """
    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weight})
    font.flavor = None
    font["head"].modified = MADE
    font["OS/2"].usWeightClass = weight
    plain = style if style in ("Regular", "Italic") else "Regular"
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY if plain == style else f"{FAMILY} {style}", 2: plain, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}
    names |= {16: FAMILY, 17: style}
    for number in (7, 25):  # the trade mark of the original, the prefix for variations
        font["name"].removeNames(nameID=number)
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    return font


def main() -> None:
    """Write takeaway/fonts/*.ttf."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    for slope, style, weight in STYLES:
        instance(next(media.glob(f"SourceSansVF-{slope}*")), style, weight).save(FONTS / f"{FAMILY.replace(' ', '')}-{style}.ttf")


if __name__ == "__main__":
    main()

"""Reads the advance widths of Source Sans out of Streamlit's font file into widths.json. Run by hand after a change of the font.

Needs fontTools and brotli: ``python -m docs.extract_widths``. Nothing else in the product needs them.
"""

from __future__ import annotations

import json
from pathlib import Path

import streamlit
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 600, 700)


def widths(path: Path, weight: int) -> dict[str, str]:
    """Advance width in thousandths of an em -> every character that is so wide."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    metrics = font["hmtx"]
    by_width: dict[str, list[str]] = {}
    for code, glyph in sorted(font.getBestCmap().items()):
        by_width.setdefault(str(metrics[glyph][0]), []).append(chr(code))
    return {width: "".join(characters) for width, characters in sorted(by_width.items(), key=lambda item: int(item[0]))}


def main() -> None:
    """Write charts/widths.json."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    path = next(media.glob("SourceSansVF-Upright*.woff2"))
    table = {str(weight): widths(path, weight) for weight in WEIGHTS}
    (Path(__file__).parent.parent / "charts" / "widths.json").write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()

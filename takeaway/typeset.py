"""The only door to the typesetter: a template and data in, a file out. It knows no workbook; words are data and never source."""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
MISSING = "\u25a1"  # a box stands for what no font can show
BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n") | {ord("\t"): " "}
INVISIBLE = ("Cc", "Cf", "Mn", "Me")  # what leaves no gap when it is taken out
_PROBE = b'#set document(title: "x")\n#set text(lang: "en", font: "Companion Sans")\n#json(bytes(sys.inputs.data))'
_PROBE_SVG = (
    b'#set document(title: "x")\n#let word = json(bytes(sys.inputs.data))\n'
    b"#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text font-family='Companion Sans'>\""
    b' + word.replace("&", "&amp;").replace("<", "&lt;") + "</text></svg>"), format: "svg", alt: "x")'
)
Data = dict[str, Any]
_log = logging.getLogger(__name__)


def typeset(template: Path, data_of: Callable[[Callable[[str], str]], Data]) -> bytes:
    """Set a template as a tagged PDF after PDF/UA-1.

    That standard forbids characters without a glyph. They are looked for only when setting failed, and become boxes. Should it
    fail even then (a script that is shaped in a way the standard cannot follow), the same document is made without its seal.

    :param template: a Typst file; it reads ``sys.inputs.data``, which is JSON
    :param data_of: makes the data; every text in them must have passed through the function it is given
    """
    import typst

    try:
        return _compile(template, data_of(clean), "ua-1")
    except typst.TypstError as error:
        _log.info("A character without a glyph: %s", error.message)
    data = data_of(showable)
    try:
        return _compile(template, data, "ua-1")
    except typst.TypstError as error:
        _log.info("Not after PDF/UA-1: %s", error.message)
    return _compile(template, data, "1.7")


def clean(text: str) -> str:
    """A text without what neither XML nor a PDF may hold; every kind of line end becomes one.

    :param text: somebody's text
    """
    whole = text.replace("\r\n", "\n").translate(BREAKS)
    return "".join(c for c in whole if c == "\n" or not _forbidden(c))


def showable(text: str) -> str:
    """A clean text whose characters all have a glyph in some font.

    :param text: somebody's text
    """
    return "".join(c if c == "\n" or c.isascii() else _shown(c) for c in clean(text))


def _forbidden(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cs") or c == "\ufeff" or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF


@cache
def _shown(c: str) -> str:
    import typst

    try:
        for source in (_PROBE, _PROBE_SVG):
            _compile(source, c, "ua-1")
    except typst.TypstError:
        return "" if unicodedata.category(c) in INVISIBLE else MISSING
    return c


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(font_paths=[FONTS])


def _compile(source: Path | bytes, data: object, standard: typst.PDFStandard) -> bytes:
    import typst

    said = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.compile(source, root=HERE, font_paths=_fonts(), sys_inputs=said, pdf_standards=[standard])

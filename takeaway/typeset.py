"""The only door to the typesetter: a template and data in, a file out. It knows no workbook; words are data and never source."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
FAMILY = "'Companion Sans'"  # as a style names it
PROBE = HERE / "probe.typ"
GENERATIONS = 12  # a little more than it keeps
MISSING = "\u25a1"  # a box stands for what no font can show
BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n") | {ord("\t"): " "}
JOINERS = "\u200c\u200d\u00ad"
LOOSE = re.compile(r"(?<!\S)[\u200c\u200d\u00ad\ufe00-\ufe0f]+|[\u200c\u200d\u00ad]+(?!\S)")
Data = dict[str, Any]
_log = logging.getLogger(__name__)


def typeset(template: Path, data_of: Callable[[Callable[[str], str]], Data]) -> bytes:
    """Set a template as a tagged PDF after PDF/UA-1.

    That standard forbids characters without a glyph. They are looked for only when setting failed, and become boxes. Should it
    fail even then (a script that is shaped in a way the standard cannot follow), the same document is made without its seal.

    :param template: a Typst file; it reads ``sys.inputs.data``, which is JSON
    :param data_of: makes the data; every text in them must have passed through the function it is given
    """
    try:
        return _attempts(template, data_of)
    finally:
        forget()


def _attempts(template: Path, data_of: Callable[[Callable[[str], str]], Data]) -> bytes:
    import typst

    try:
        return _compile(template, data_of(clean), "ua-1")
    except typst.TypstError:
        _log.info("A character without a glyph.")
    data = data_of(showable)
    try:
        return _compile(template, data, "ua-1")
    except typst.TypstError:
        _log.info("Not after PDF/UA-1.")
    return _compile(template, data, "1.7")


def forget() -> None:
    """Push a document out of the typesetter's memory, which keeps the last ten it made: half a gigabyte, and people's words."""
    for _turn in range(GENERATIONS):
        _compile(PROBE, "a", "ua-1")


def clean(text: str) -> str:
    """A text without what neither XML nor a PDF may hold, and without what is never seen; every kind of line end becomes one.

    :param text: somebody's text
    """
    whole = text.replace("\r\n", "\n").translate(BREAKS)
    return LOOSE.sub("", "".join(c for c in whole if c == "\n" or not _forbidden(c)))


def showable(text: str) -> str:
    """A clean text whose characters all have a glyph in some font.

    :param text: somebody's text
    """
    return "".join(cluster if cluster.isascii() else _shown(cluster) for cluster in _clusters(clean(text)))


def _forbidden(c: str) -> bool:
    # A sign that is never seen would be read and copied along with the letter beside it wherever that letter stands.
    unseen = unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in JOINERS
    return unseen or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF


def _clusters(text: str) -> Iterator[str]:
    """Each character together with the marks on it: a mark alone may have no glyph where a letter with it has one."""
    start = 0
    for n, c in enumerate(text):
        if n > start and not (unicodedata.category(c)[0] == "M" or c in JOINERS or text[n - 1] == "\u200d"):
            yield text[start:n]
            start = n
    if text:
        yield text[start:]


@lru_cache(maxsize=4096)
def _shown(cluster: str) -> str:
    import typst

    for attempt in (cluster, unicodedata.normalize("NFC", cluster), cluster[0] if cluster[0].isascii() else MISSING):
        try:
            _compile(PROBE, attempt, "ua-1")
        except typst.TypstError:
            continue
        return attempt
    return MISSING


@cache
def fonts() -> typst.Fonts:
    """The fonts that are carried along, then those of the system."""
    import typst

    return typst.Fonts(font_paths=[FONTS])


def _compile(source: Path, data: object, standard: typst.PDFStandard) -> bytes:
    import typst

    said = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.compile(source, root=HERE, font_paths=fonts(), sys_inputs=said, pdf_standards=[standard])

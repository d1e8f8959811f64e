"""Somebody's text as a cell of a spreadsheet: never a formula (after OWASP, “CSV injection”). It knows no file."""

from __future__ import annotations

import re

# What begins a formula somewhere; the full-width forms count as the plain ones in some spreadsheets, as does the true minus.
_LEAD = r"[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]"
_BLANK = r"[\s\u200b-\u200f\u2060\ufeff]*"  # with the signs that nobody sees
_FORMULA = re.compile(rf"{_BLANK}{_LEAD}|[\t\r\n]")
_NUMBER = re.compile(r"[-\u2212]?\d{1,15}(?:[.,]\d{1,15})? ?%?")
# A spreadsheet that takes something else for the separator begins a cell in the middle of a text. “;-)” is no formula.
_INSIDE = re.compile(rf"(?<=[;\t\r\n])({_BLANK})(?={_LEAD}(?!\)))")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text without control characters and halves of characters, which no XML file may hold.

    :param text: anybody's words
    """
    return _FORBIDDEN.sub("", text)


def formula(text: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula.

    :param text: what stands in the cell; a plain number with a minus is none
    """
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def safe(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet could take for the beginning of a formula.

    :param text: anybody's words; plain numbers such as -2 stay as they are, control characters that XML forbids are dropped
    """
    kept = allowed(text)
    if not formula(kept):
        return _inside(kept)
    words = re.sub(rf"^{_BLANK}", "", kept)
    return "'" + kept[: len(kept) - len(words)] + _inside(words)


def _inside(text: str) -> str:
    return _INSIDE.sub(r"\1'", text)

"""How wide words are in Source Sans, and how they break into lines. It knows no picture.

The widths come from the font Streamlit ships (see docs/extract_widths.py); characters the font lacks get a width that is rather too wide.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from charts.scene import TextBox

ELLIPSIS = "…"
LINE = 1.3  # height of a line in em
ABOVE, BELOW = 0.76, 0.24  # how far letters reach above and below the baseline, in em
LONGEST = 240  # characters of a name that are looked at; nobody reads more in a picture
STACKED = 3  # combining marks kept on one letter; more would grow into the neighbours
_DIRECTION = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_JOINERS = {"\u200d", "\u200c"}
# The widest glyphs of Unicode, measured in common fallback fonts, in em.
_HUGE = {"\ufdfd": 12.0, "\u2e3b": 3.2, "\u2e3a": 2.2, "\U0001242b": 5.0, "\ua9c5": 3.0, "\u102a": 3.0, "\u0bf5": 3.0, "\ufdfa": 4.0}


class _Widths(dict[str, float]):
    """Width of a character in em; characters the font lacks are estimated once."""

    def __missing__(self, character: str) -> float:
        width = _estimate(character)
        self[character] = width
        return width


def _estimate(character: str) -> float:
    if character in _HUGE:
        return _HUGE[character]
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0 if ord(character) < 0x1F000 else 1.4
    return 1.4 if ord(character) > 0x1F000 else 1.0


@cache
def _widths(weight: int) -> _Widths:
    table = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))
    known = min((int(key) for key in table), key=lambda key: abs(key - weight))
    rows = table[str(known)].items()
    return _Widths({character: int(width) / 1000 for width, characters in rows for character in characters})


def width(text: str, size: float, weight: int = 400) -> float:
    """Width of a line in px at ``size`` px; the nearest of the weights 400, 600 and 700 is measured."""
    return sum(map(_widths(weight).__getitem__, text)) * size


def bounds(box: TextBox) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line of text, in px of its scene."""
    wide = width(box.text, box.size, box.weight)
    left = box.x - {"start": 0.0, "middle": wide / 2, "end": wide}[box.anchor]
    return left, box.y - ABOVE * box.size, left + wide, box.y + BELOW * box.size


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One line without control characters, lone surrogates, direction overrides or towers of marks; safe in XML and JSON."""
    if text.isascii() and text.isprintable():
        return " ".join(text[:LONGEST].split())
    kept: list[str] = []
    marks = 0
    for character in text[: LONGEST * 2].translate(_DIRECTION):
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if category[0] == "Z" or character in "\t\n\r\v\f":
            kept.append(" ")
        elif category not in {"Cc", "Cs"} and ord(character) & 0xFFFE != 0xFFFE and marks <= STACKED:
            kept.append(character)
    return " ".join("".join(kept)[:LONGEST].split())


def clusters(word: str) -> list[str]:
    """What a reader sees as single characters: marks, joined emoji and flags stay with their base."""
    found: list[str] = []
    for character in word:
        if found and _sticks(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _sticks(before: str, character: str) -> bool:
    if unicodedata.category(character)[0] == "M" or character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    flag = "\U0001f1e6" <= character <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff"
    return before[-1] == "\u200d" or flag


def cut(text: str, room: float, size: float, weight: int = 400) -> str:
    """The text, shortened with an ellipsis when it is wider than ``room`` px."""
    if width(text, size, weight) <= room:
        return text
    kept, used = "", width(ELLIPSIS, size, weight)
    for cluster in clusters(text):
        used += width(cluster, size, weight)
        if used > room:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def _pieces(text: str, room: float, size: float, weight: int) -> list[str]:
    """Words; one that is too wide for a line is broken between characters."""
    pieces: list[str] = []
    for word in re.split(r" +", text):
        if width(word, size, weight) <= room:
            pieces.append(word)
            continue
        part = ""
        for cluster in clusters(word):
            if part and width(part + cluster, size, weight) > room:
                pieces.append(part)
                part = ""
            part += cluster
        pieces.append(part)
    return pieces


@lru_cache(maxsize=2048)
def wrap(text: str, room: float, size: float, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
    """Break a text into at most ``lines`` lines of ``room`` px; what does not fit ends in an ellipsis.

    :return: at least one line, none wider than ``room`` unless a single character is
    """
    text = clean(text)
    if width(text, size, weight) <= room:
        return (text,)
    rows: list[str] = []
    for piece in _pieces(text, room, size, weight):
        joined = f"{rows[-1]} {piece}" if rows else piece
        if rows and width(joined, size, weight) <= room:
            rows[-1] = joined
        else:
            rows.append(piece)
        if len(rows) > lines:
            last = cut(f"{rows[lines - 1]} {rows[lines]}", room, size, weight)
            last = last if last.endswith(ELLIPSIS) else cut(last + ELLIPSIS, room, size, weight)
            return (*rows[: lines - 1], last)
    return tuple(rows)


@lru_cache(maxsize=2048)
def even(text: str, room: float, size: float, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
    """Break a text as ``wrap`` does, into lines of about the same width, so that no last word stands alone."""
    rows = wrap(text, room, size, weight, lines)
    words = clean(text).split()
    longest = max((width(word, size, weight) for word in words), default=0.0)
    if len(rows) == 1 or longest > room or " ".join(rows) != " ".join(words):
        return rows
    low, high, best = longest, room, rows
    for _step in range(7):
        middle = (low + high) / 2
        tried = wrap(text, middle, size, weight, lines)
        if len(tried) == len(rows) and " ".join(tried) == " ".join(words):
            high, best = middle, tried
        else:
            low = middle
    return best

"""Initials of a name in any script, by what a reader sees as single characters. It knows no picture."""

from __future__ import annotations

import re
import unicodedata

from charts.metrics import clean, clusters

APART = "\u200c"  # keeps two letters of a joined script from growing together into something that looks like a word
NOBODY = "–"
_WORDS = re.compile(r"[\s\-‐‑–—_/·・]+")


def initials(name: str) -> str:
    """The first letter or digit of the first and of the last word, as large letters where the script has them.

    :param name: what somebody wrote
    :return: one or two characters as readers count them; a name without letters gives its first sign, an empty one a dash
    """
    text = clean(unicodedata.normalize("NFC", name))
    firsts = [first for word in _WORDS.split(text) if (first := _first(word))]
    if not firsts:
        return next(iter(_characters(text)), NOBODY)
    return _joined(firsts[0], firsts[-1]) if len(firsts) > 1 else firsts[0]


def _first(word: str) -> str:
    """The first character of a word that is a letter or a digit, or nothing."""
    return next((_large(one) for one in _characters(word) if unicodedata.category(one[0])[0] in "LN"), "")


def _characters(text: str) -> list[str]:
    """Characters as readers count them: signs that melt into one (a virama joins what follows) stay together."""
    found: list[str] = []
    for cluster in clusters(text):
        if found and unicodedata.combining(found[-1][-1]) == 9:  # the class of viramas
            found[-1] += cluster
        else:
            found.append(cluster)
    return [one for one in found if one.strip()]


def _large(one: str) -> str:
    upper = unicodedata.normalize("NFC", one.upper())
    return upper if len(clusters(upper)) == 1 else one  # "ß" would become two letters


def _joined(first: str, last: str) -> str:
    return first + (APART if unicodedata.bidirectional(first[0]) == "AL" else "") + last

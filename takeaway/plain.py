"""Texts as XML can carry them: line breaks are one character, and what XML 1.0 forbids is not there."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text with one kind of line break and without the characters XML 1.0 forbids, which no escaping lets in.

    :param text: anything somebody wrote
    """
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))

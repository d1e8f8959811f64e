"""Takes names out of texts. It knows the names and nothing about who they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


class Names:
    """Names to take out, found by their first word, so that ten thousand cost no more than ten.

    :param names: what people are called
    :param mark: what stands in their place
    """

    def __init__(self, names: Iterable[str], mark: str) -> None:
        self._mark = mark
        self._of: dict[str, list[re.Pattern[str]]] = {}
        self._signs: list[str] = []  # names without a letter
        for name in sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True):
            first = _WORD.search(name)
            if first is None:
                self._signs.append(name)
                continue
            parts = map(re.escape, name[first.start() :].split())
            pattern = re.compile(r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
            self._of.setdefault(first.group().casefold(), []).append(pattern)

    def out_of(self, text: str) -> str:
        """The text with the mark wherever one of the names stands as words of their own; case and blanks do not matter.

        :param text: anybody's words
        """
        parts, at = [], 0
        for word in _WORD.finditer(text):
            if word.start() < at:
                continue
            found = next((m for p in self._of.get(word.group().casefold(), ()) if (m := p.match(text, word.start()))), None)
            if found:
                parts += [text[at : word.start()], self._mark]
                at = found.end()
        kept = "".join((*parts, text[at:]))
        for sign in self._signs:
            kept = kept.replace(sign, self._mark)
        return kept

"""Rules for the Markdown of lessons: how many words it has, where its links lead, what it must not hold. It knows no activity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_WORD = re.compile(r"\w[\w’'-]*")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A link, a picture or a piece of HTML in Markdown; ``line`` counts from 0 within the text, ``text`` stands for a picture."""

    what: str  # "link", "picture" or "html"
    target: str
    line: int
    text: str = ""


def words(text: str) -> int:
    """How many words a reader reads: text, table cells and code, without addresses and marks."""
    return sum(len(_WORD.findall(token.content)) for token in _leaves(text) if token.type in {"text", "code_inline", "fence", "code_block"})


def found_in(text: str) -> Iterator[Found]:
    """Every link, picture and piece of HTML, in reading order."""
    for token in _leaves(text):
        line = int(token.meta["line"])
        if token.type == "link_open":
            yield Found("link", str(token.attrGet("href") or ""), line)
        elif token.type == "image":
            yield Found("picture", str(token.attrGet("src") or ""), line, token.content)
        elif token.type in {"html_block", "html_inline"}:
            yield Found("html", token.content.strip(), line)


def is_outside(target: str) -> bool:
    """Whether an address leaves the installation."""
    return bool(_OUTSIDE.match(target))


def _leaves(text: str) -> Iterator[Token]:
    """Tokens without children, each with its line in ``meta``; a line end inside a paragraph counts on."""
    for block in _MARKDOWN.parse(text):
        line = block.map[0] if block.map else 0
        for token in block.children or [block]:
            token.meta["line"] = line
            line += token.type in {"softbreak", "hardbreak"}
            yield token

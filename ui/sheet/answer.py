"""Shows an answer, or what changed between two, to read. It knows leaves and changes, not forms; its texts never become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import streamlit as st

from course.compare import Change, Leaf
from course.words import _
from ui.sheet.bundle import bundle

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE: Final = Path(__file__).parent
WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS: Final = 4000  # above it whole texts are compared: the comparison grows with the square

Piece = tuple[Literal["same", "added", "removed"], str]


@cache
def _answer() -> ComponentRenderer:
    css = (HERE / "answer.css").read_text("utf-8")
    return st.components.v2.component("cc_answer", html='<div class="answer"></div>', css=css, js=bundle("answer"))


def show_answer(leaves: Sequence[Leaf], *, key: str | None = None, open_too: bool = True, level: int = 3) -> None:
    """Draw an answer to read: headings of rows, labels and texts.

    :param leaves: as ``course.compare.readback`` gives them.
    :param key: Streamlit's key, needed when one page shows several equal answers.
    :param open_too: show fields that were left open, with a word that says so.
    :param level: of the headings of rows (2 to 6).
    """
    shown = [leaf for leaf in leaves if open_too or leaf.text]
    lines = [{"heading": leaf.heading, "label": leaf.label, "text": leaf.text} for leaf in shown]
    _draw(lines, _("Nothing was written."), key, level)


def show_changes(changes: Sequence[Change], *, key: str | None = None, level: int = 3) -> None:
    """Draw the differences between two answers, word by word; what was added and removed is marked by more than colour.

    :param changes: as ``course.compare.difference`` gives them.
    :param key: Streamlit's key, needed when one page shows several equal differences.
    :param level: of the headings of rows (2 to 6).
    """
    lines = [{"heading": change.heading, "label": change.label, "pieces": list(pieces(change.before, change.after))} for change in changes]
    _draw(lines, _("Nothing changed."), key, level)


def _draw(lines: list[dict[str, Any]], none: str, key: str | None, level: int) -> None:
    words = {"open": _("(left open)"), "none": none, "added": _("added"), "removed": _("removed")}
    _answer()(key=key, data={"lines": lines, "words": words, "level": level})


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Two texts as runs of words that are the same, were removed or were added.

    The same and added runs make up ``after``, the same and removed runs ``before``.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        old, new = [before], [after]
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[i:j])
            continue
        if j > i:
            yield "removed", "".join(old[i:j])
        if m > k:
            yield "added", "".join(new[k:m])

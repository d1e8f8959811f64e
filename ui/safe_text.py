"""How text written by people reaches the screen without becoming markup; knows nothing about who wrote it.

Streamlit draws Markdown in `st.markdown` and in the labels of buttons, expanders, links and inputs: a stored text with
`![](https://…)` there would fetch a foreign picture in the reader's browser. Three ways, by who wrote the text:
`plain` for anybody's text on its own, `label` for anybody's text inside a label or a sentence, `prose` for the authors'.
"""

from __future__ import annotations

import re
from typing import Final

import streamlit as st

# Invisible and without width (U+2060). A backslash stops the Markdown parser, but links without brackets, emoji and icon
# names are looked for in the finished text, after the backslashes are gone; a joiner between their letters stops that.
JOINER: Final = "\u2060"

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")  # all ASCII punctuation may be escaped (CommonMark 0.31.2, 2.4)
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_BREAKS: Final = (
    re.compile(r":(?=[\w+/-])"),  # :smile:  :material/home:  https://
    re.compile(r"@(?=\w)"),  # addresses
    re.compile(r"www(?=\.)", re.IGNORECASE),
    re.compile(r"(?:(?<=\s)|^)[<>~-](?=[-=>]{1,2}(?:\s|$))"),  # -> and its like, which become arrows
)


def plain(text: str) -> None:
    """Show a text exactly as it was written, on its own; nothing in it is markup.

    :param text: anybody's text, several lines allowed
    """
    st.text(text)


def label(text: str) -> str:
    """Make a text safe inside a label or a sentence that Streamlit draws as Markdown.

    :param text: anybody's text; line breaks and control characters become blanks
    :return: the same words on one line, with every character of markup escaped; looks the same on the screen
    """
    line = _UNSEEN.sub(" ", text).strip()
    for pattern in _BREAKS:
        line = pattern.sub(lambda found: found.group() + JOINER, line)
    return _PUNCTUATION.sub(r"\\\1", line)


def prose(text: str) -> str:
    """Mark a text as the authors' own, from a file of the course: its Markdown is meant and is drawn.

    Never for what is stored: the tests look for this word to see that only such text is drawn as markup.

    :param text: Markdown of a lesson or a course
    :return: the text, unchanged
    """
    return text

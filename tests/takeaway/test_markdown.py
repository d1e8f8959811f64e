"""The workbook as Markdown: read by a Markdown parser it has the same words, and no markup where somebody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from takeaway.markdown import escaped, markdown
from tests.takeaway.shelf import full_book, hostile_book

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = [
    "a <script>alert(1)</script> b",
    "a ![x](https://example.org/x.png) b",
    "a [x](javascript:alert(1)) b",
    "a | b | c",
    "# a b",
    "1. a b",
    "- a `b` **c**",
    "a\n\n# b",
    "--- b",
]


def shape(text: str) -> list[str]:
    return [child.type for token in PARSER.parse(text) for child in [token, *(token.children or [])] if child.type != "text"]


def words(text: str) -> str:
    return " ".join(
        "".join(c.content for c in token.children or [] if c.type != "softbreak") for token in PARSER.parse(text) if token.children
    )


def test_every_answer_is_in_it() -> None:
    said = words(markdown(full_book()).decode())
    for entry in full_book().entries():
        assert entry.title in said
        for leaf in entry.lines:
            assert leaf.label in said and " ".join(leaf.text.split()) in said


@pytest.mark.parametrize("text", NASTY)
def test_what_a_learner_wrote_is_only_text(text: str) -> None:
    plain, nasty = (markdown(hostile_book(one)).decode() for one in ("a harmless b", text))
    assert shape(nasty) == shape(plain)
    assert " ".join(text.split()) in words(nasty)


@given(st.text(min_size=1))
def test_any_text_stays_one_line_of_words(text: str) -> None:
    line = escaped(text)
    found = PARSER.parse(f"x {line}")
    assert [token.type for token in found] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in found[1].children or []} <= {"text"}
    assert [token.type for token in PARSER.parse(line)] in ([], ["paragraph_open", "inline", "paragraph_close"])

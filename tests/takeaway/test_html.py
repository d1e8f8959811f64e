"""The workbook as a page of its own: whole, read by another parser, and never markup where somebody wrote."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from takeaway.book import Book
from takeaway.html import html
from tests.takeaway.shelf import full_book, hostile_book

NASTY = [
    "a <script>alert(1)</script> b",
    "a </style></title><img src=x onerror=alert(1)> b",
    'a " onmouseover="alert(1)" \' b',
    "a &lt;b&gt; &amp; ]]> <!-- b",
    "a \x00\x08\x1b\ufffe b",
    "a javascript:alert(1) [x](javascript:alert(1)) b",
]


class Read(HTMLParser):
    """What another reader finds: elements with their attributes, and the text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def shape(self) -> list[str]:
        return [tag for tag, _attributes in self.elements]


def test_every_question_answer_picture_and_comment_is_in_it() -> None:
    book = full_book()
    read = Read(html(book))
    words = " ".join(read.words)
    for entry in book.entries():
        assert entry.title in words
        for leaf in entry.lines:
            assert leaf.label in words and leaf.text in words
        for picture in entry.pictures:
            assert picture.scene.sentence in words
    pictures = len(book.pictures) + sum(len(entry.pictures) for entry in book.entries())
    assert read.shape.count("svg") == pictures > 30
    assert all(attributes.get("aria-label") for tag, attributes in read.elements if tag == "svg")
    assert "desc" not in read.shape  # the caption says it already
    assert "Whom do you mean by “office”?" in words


def test_it_needs_nothing_else_and_runs_nothing() -> None:
    read = Read(html(full_book(), b"font"))
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(read.shape)
    assert not [name for _tag, attributes in read.elements for name in attributes if name.startswith("on") or name == "src"]
    ids = {attributes["id"] for _tag, attributes in read.elements if attributes.get("id")}
    for _tag, attributes in read.elements:
        link = attributes.get("href") or ""
        assert not link.startswith("#") or link[1:] in ids
    policy = next(attributes["content"] for tag, attributes in read.elements if tag == "meta" and "http-equiv" in attributes)
    assert policy is not None and policy.startswith("default-src 'none'")


@pytest.mark.parametrize("words", NASTY)
def test_what_a_learner_wrote_is_only_text(words: str) -> None:
    plain, nasty = Read(html(hostile_book("a harmless b"))), Read(html(hostile_book(words)))
    assert set(nasty.shape) == set(plain.shape)  # how many lines a name takes in a picture may differ
    assert nasty.shape.count("article") == plain.shape.count("article") and nasty.shape.count("a") == plain.shape.count("a")
    assert {name for _tag, found in nasty.elements for name in found} == {name for _tag, found in plain.elements for name in found}
    kept = "".join(c for c in words if c.isprintable() and c != "\ufffe")
    assert kept in "".join(nasty.words)


def test_a_learner_who_did_nothing_gets_the_questions() -> None:
    book = full_book()
    bare = [replace(entry, lines=(), pictures=(), mark=None, remarks=(), again=()) for entry in book.chapters[0].entries]
    empty = Book(book.title, "Fern", "en", "now", "Nothing yet.", (), (replace(book.chapters[0], entries=tuple(bare)),))
    assert bare[0].title in " ".join(Read(html(empty)).words)

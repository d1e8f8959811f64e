"""The workbook as a Word document, opened again by two readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape

import docx
import mammoth
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from course.compare import Leaf
from takeaway.book import Block, Book, Chapter, Entry, Grid, Items, Paragraph, Quote, Span, Subheading
from takeaway.plain import plain
from takeaway.raster import png, pngs
from takeaway.word import word
from tests.takeaway.shelf import full_book, hostile_book

HOSTILE = '<w:p/>]]> & <script>alert(1)</script> {{x}} HYPERLINK "http://evil"'
EMPTY = Book("A course", "Fern", "en", "2026-11-24", "", (), ())


@cache
def full_file() -> bytes:
    return word(full_book())


@cache
def hostile_file() -> bytes:
    return word(hostile_book(HOSTILE))


def opened(file: bytes) -> Document:
    return docx.Document(io.BytesIO(file))


def html_of(file: bytes) -> str:
    html: str = mammoth.convert_to_html(io.BytesIO(file)).value
    return html


def words_of(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html.replace("<br />", "\n")))


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == f"Heading {level}"]


def spans(blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        match block:
            case Paragraph() | Subheading():
                yield from block.line
            case Quote():
                yield from spans(block.blocks)
            case Items():
                for item in block.items:
                    yield from spans(item)
            case Grid():
                for line in (*block.columns, *(cell for row in block.rows for cell in row)):
                    yield from line


def outside(document: Document) -> set[str]:
    return {link.target_ref for link in document.part.rels.values() if link.is_external}


def book_with(text: str = "", *question: Block) -> Book:
    entry = Entry("one", "An activity", question, "Handed in.", True, (Leaf("a", "", "Label", text), Leaf("b", "", "Other", "")))
    return replace(EMPTY, chapters=(Chapter(1, "First", ("Name one",), (entry,), ("A source",)),))


def test_chapters_and_activities_are_headings() -> None:
    document, book = opened(full_file()), full_book()
    assert headings(document, 1) == ["Maps", *(f"Lesson {chapter.number}: {chapter.title}" for chapter in book.chapters)]
    assert {entry.title for entry in book.entries()} <= set(headings(document, 2))


def test_the_properties_name_title_author_and_language() -> None:
    about = opened(full_file()).core_properties
    assert (about.title, about.author, about.language) == (full_book().title, "Fern", "en")


def test_another_reader_finds_every_answer() -> None:
    words = words_of(html_of(full_file()))
    missing = [leaf for entry in full_book().entries() for leaf in entry.lines if leaf.text and plain(leaf.text) not in words]
    assert missing == []


def test_another_reader_finds_headings_feedback_and_remarks() -> None:
    html = html_of(full_file())
    assert "<h3>Feedback</h3>" in html and "<h1>" in html and "<h2>" in html
    words = words_of(html)
    for entry in full_book().entries():
        for remark in entry.remarks:
            assert remark.text in words and all(reply.text in words for reply in remark.replies)
        for line in entry.mark.lines if entry.mark else ():
            assert plain(line.text) in words


def test_the_front_leads_to_every_lesson() -> None:
    html = html_of(full_file())
    targets = re.findall('href="#([^"]*)"', html)
    assert len(targets) == len(full_book().chapters)
    assert all(f'<h1><a id="{target}"></a>Lesson ' in html for target in targets)


def test_every_picture_has_its_title_as_alternative_text_and_its_sentence_as_caption() -> None:
    book = full_book()
    pictures = [*book.pictures, *(p for entry in book.entries() for p in entry.pictures)]
    found = [unescape(alt) for alt in re.findall('<img alt="([^"]*)"', html_of(full_file()))]
    assert found == [picture.title for picture in pictures]
    words = unescape(re.sub("<[^>]*>", " ", html_of(full_file())))
    assert all(" ".join(picture.scene.sentence.split()) in " ".join(words.split()) for picture in pictures)
    assert len(found) > 20


def test_links_are_those_of_authors() -> None:
    hrefs = {span.href for entry in full_book().entries() for span in spans(entry.question) if span.href}
    assert outside(opened(full_file())) == {href for href in hrefs if href.startswith(("http", "mailto:"))}


def test_a_link_of_an_author_is_a_link() -> None:
    question = Paragraph((Span("Read "), Span("this page", strong=True, href="https://example.org/a?b=1&c=2")))
    file = word(book_with("", question))
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html_of(file)
    assert [link.text for p in opened(file).paragraphs for link in p.hyperlinks if link.address] == ["this page"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:notes.txt", "/lesson-2"])
def test_a_target_outside_the_web_is_plain_words(href: str) -> None:
    file = word(book_with("", Paragraph((Span("there", href=href),))))
    assert outside(opened(file)) == set()
    assert "there" in words_of(html_of(file))


def test_lists_tables_and_looks_of_an_author_are_there() -> None:
    one = (Paragraph((Span("one"),)), Items(((Paragraph((Span("inside"),)),),)))
    table = Grid(((Span("Who"),), (Span("What"),)), (((Span("Ines"),), (Span("asks", emphasis=True),)),))
    looks = Paragraph((Span("bold", strong=True), Span("slant", emphasis=True), Span("x = 1", code=True)))
    file = word(book_with("", Items((one, (Paragraph((Span("two"),)),)), True), Quote((looks,)), Subheading((Span("Then"),)), table))
    html = html_of(file)
    assert "<ol><li>one<ul><li>inside</li></ul></li><li>two</li></ol>" in html
    assert "<strong>bold</strong><em>slant</em>x = 1" in html
    assert "<thead><tr><th><p>" in html and "<td><p><em>asks</em></p></td>" in html
    rows = opened(file).tables[0].rows
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False]


def test_every_numbered_list_begins_at_one() -> None:
    items = Items(((Paragraph((Span("first"),)),),), True)
    numbers = [p._p.pPr.numPr.numId.val for p in opened(word(book_with("", items, items))).paragraphs if p.text == "first"]
    assert len(set(numbers)) == 2


def test_hostile_words_come_out_as_words() -> None:
    words = words_of(html_of(hostile_file()))
    assert words.count(HOSTILE) > 100


def test_learner_text_makes_no_field_and_no_link() -> None:
    with zipfile.ZipFile(io.BytesIO(hostile_file())) as file:
        body = file.read("word/document.xml")
        names = file.namelist()
    tags = {element.tag for element in etree.fromstring(body).iter() if isinstance(element.tag, str)}
    assert not tags & {qn("w:fldSimple"), qn("w:instrText"), qn("w:fldChar"), qn("w:altChunk"), qn("w:object")}
    assert outside(opened(hostile_file())) == outside(opened(full_file()))
    assert not [name for name in names if "embeddings" in name or "vba" in name.lower()]


def test_a_field_left_open_says_so() -> None:
    assert "(left open)" in words_of(html_of(word(book_with("said"))))


def test_line_breaks_are_kept() -> None:
    file = word(book_with("one\r\ntwo\u2028three\n\nfour"))
    assert "one\ntwo\nthree\n\nfour" in words_of(html_of(file))


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_xml_can_carry_is_dropped(letter: str) -> None:
    file = word(replace(book_with(f"be{letter}fore"), learner=f"Fe{letter}rn", title=f"A{letter} course"))
    assert re.sub(r"\s", "", "".join(p.text for p in opened(file).paragraphs)).count("before") == 1


def test_what_no_xml_can_carry_does_not_stop_a_picture() -> None:
    scene = full_book().pictures[0].scene
    texts = tuple(replace(box, text=box.text + "\x00\x1b\ud800") for box in scene.texts)
    assert png(replace(scene, texts=texts, sentence="a\x00b")).startswith(b"\x89PNG")


def test_no_pictures_are_no_work() -> None:
    assert pngs([]) == []


def test_words_of_the_whole_world_come_through() -> None:
    text = "العربية أولا 👩🏽‍💻 日本語"
    file = word(replace(book_with(text), learner=text))
    assert words_of(html_of(file)).count(text) == 2
    said = next(p for p in opened(file).paragraphs if p.text == text)
    assert said._p.pPr.find(qn("w:bidi")) is not None


def test_a_very_long_name_is_shortened_in_the_properties_only() -> None:
    file = word(replace(EMPTY, learner="n" * 1000))
    assert len(opened(file).core_properties.author) == 255
    assert "n" * 1000 in words_of(html_of(file))


def test_an_empty_book_is_its_cover() -> None:
    assert [p.text for p in opened(word(EMPTY)).paragraphs] == ["A course", "Fern", "2026-11-24"]

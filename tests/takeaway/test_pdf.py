"""The printed workbook: what a reader of PDF files finds in it."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from activities.work import Work
from takeaway.book import Book
from takeaway.pdf import pdf
from takeaway.typeset import MISSING, clean, showable
from tests.takeaway.shelf import book_of, full_book, full_work, hostile_book

SCRIPTS = {
    "Arabic": "من هم زبائنك؟ كتبت لهم رسالة",
    "Hebrew": "מי הם הלקוחות שלך",
    "Chinese": "谁是 你的客户",
    "Hindi": "आपके ग्राहक कौन हैं",
    "Thai": "ลูกค้า ของคุณ คือใคร",
    "Greek": "Ποιοι είναι οι πελάτες σας",
    "emoji": "my team 👩‍👩‍👧 🇩🇪 👍🏽 ❤️",
    "combining": "x̂ z̷̢̛ cafe\u0301 \u0301",
    "control": "bell \x07 and \x00 and \x1b[31m \t\r\n\x85 \u2028 end",
    "invisible": "a \u200b\u200d\ufeff\u202e\u2066 \ufffe \ue000 \U000e0041 b",
    "nothing": " \u200d\ufe0f\u0301 ",
}


@cache
def _made() -> tuple[bytes, float]:
    book, began = full_book(), time.perf_counter()
    return pdf(book), time.perf_counter() - began


@cache
def _full() -> PdfReader:
    return PdfReader(io.BytesIO(_made()[0]))


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _packed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _sealed(data: bytes) -> bool:
    metadata = PdfReader(io.BytesIO(data)).trailer["/Root"]["/Metadata"].get_data().decode()
    return bool(re.search(r"pdfuaid:part(>|=\")1\b", metadata))


def _structure(reader: PdfReader) -> list[DictionaryObject]:
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        element = left.pop().get_object()
        if isinstance(element, list):
            left.extend(element)
        elif isinstance(element, DictionaryObject) and element.get("/Type") != "/MCR":
            found.append(element)
            left.extend([element["/K"]] if "/K" in element else [])
    return found


def test_every_answer_of_the_learner_is_in_it() -> None:
    text = _packed(_text(_full()))
    missing = [leaf.text for entry in full_book().entries() for leaf in entry.lines if _packed(leaf.text) not in text]
    assert not [words for words in missing if len(words) < 60]  # a longer one may run over the end of a page


def test_questions_feedback_comments_and_sources_are_in_it() -> None:
    text = _packed(_text(_full()))
    for words in ("Whom do you mean by “office”?", "Compared with the key of this activity", "Accepted: 12 of 12", "(left open)"):
        assert _packed(words) in text, words
    for chapter in full_book().chapters:
        assert all(_packed(words) in text for words in (chapter.title, *chapter.goals, *(entry.title for entry in chapter.entries)))


def test_it_is_tagged_and_says_its_language_title_and_author() -> None:
    root = _full().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not None and root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = _full().metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == (full_book().title, "Fern")
    assert _sealed(_made()[0])


def test_every_picture_says_what_it_is_and_beneath_what_it_shows_once() -> None:
    figures = [element for element in _structure(_full()) if element.get("/S") == "/Figure"]
    pictures = [*full_book().pictures, *(picture for entry in full_book().entries() for picture in entry.pictures)]
    said = sorted(str(figure.get("/Alt", "")) for figure in figures)
    assert said == sorted(picture.title for picture in pictures)
    captions = [element for element in _structure(_full()) if element.get("/S") == "/Caption"]
    assert len(captions) == len([picture for picture in pictures if picture.scene.sentence]) > 20
    text = _packed(_text(_full()))
    short = [picture.scene.sentence for picture in pictures if len(picture.scene.sentence) < 60]  # a longer one may run over a page
    assert short and all(_packed(sentence) in text for sentence in short)


def test_headings_are_headings_and_the_pages_have_numbers() -> None:
    tags = {str(element.get("/S")) for element in _structure(_full())}
    assert {"/H1", "/H2", "/H3", "/Caption", "/L", "/TOC"} <= tags
    assert f"Page 3 of {len(_full().pages)}" in _full().pages[2].extract_text()
    assert len(_full().outline) > len(full_book().chapters)


def test_pages_are_a4() -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in _full().pages} == {(595, 842)}


def test_the_full_book_is_made_in_a_few_seconds() -> None:
    seconds = _made()[1]
    print(f"full book: {seconds:.2f} s, {len(_full().pages)} pages, {len(_made()[0]) / 1e6:.1f} MB")
    assert seconds < 10


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") *x* _y_ $z$ <script>alert(1)</script> "\\#{',
        '"); #panic("x") // /* = a == b - c + d @e <f> `g`',
        "]]> &amp; </text></svg> <!-- %PDF \\u{41} ~ -- --- ...",
    ],
)
def test_words_that_look_like_markup_come_out_as_they_were_written(words: str) -> None:
    data = pdf(hostile_book(words))
    assert _sealed(data)
    assert _packed(_text(PdfReader(io.BytesIO(data)))).count(_packed(words)) > 20


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_and_no_odd_character_makes_it_fail(name: str) -> None:
    data = pdf(hostile_book(SCRIPTS[name]))
    reader = PdfReader(io.BytesIO(data))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(reader.pages) > 20
    print(name, "sealed" if _sealed(data) else "not sealed", repr(showable(SCRIPTS[name])))


def test_what_no_font_shows_becomes_a_box_and_the_rest_stays() -> None:
    words = "before \U0001f9ff\U00012345 after"
    assert MISSING in showable(words) and showable(words).startswith("before ") and showable(words).endswith(" after")
    assert MISSING in _text(PdfReader(io.BytesIO(pdf(hostile_book(words)))))


def test_control_characters_are_taken_out_and_line_ends_stay() -> None:
    assert clean("a\x00\x07b\r\nc\u2028d\te\ufeff") == "ab\nc\nd e"


def test_a_very_long_word_stays_in_its_column() -> None:
    text = _text(PdfReader(io.BytesIO(pdf(hostile_book("a " + "w" * 900)))))
    assert len(re.findall("(?:w+\\s+){6,}", text)) > 20
    assert max(map(len, re.findall("w+", text))) < 90


def test_a_book_without_answers_and_one_without_chapters_are_made() -> None:
    nothing = pdf(book_of(Work(full_work().course, {})))
    assert full_book().chapters[-1].title in _text(PdfReader(io.BytesIO(nothing))) and _sealed(nothing)
    bare = pdf(Book("", "", "", "", "", (), ()))
    assert len(PdfReader(io.BytesIO(bare)).pages) == 1 and _sealed(bare)


@pytest.mark.parametrize(("language", "found"), [("de", "de"), ("pt-BR", "pt-BR"), ("zh-Hant-TW", "zh-TW"), ("nonsense!", "en")])
def test_the_language_of_the_course_is_the_language_of_the_file(language: str, found: str) -> None:
    short = replace(full_book(), language=language, chapters=full_book().chapters[:1])
    assert PdfReader(io.BytesIO(pdf(short))).trailer["/Root"]["/Lang"] == found

"""The printed statement of participation: what a reader of PDF files finds in it, and that nothing but a text gets in."""

from __future__ import annotations

import io
import re
import time

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from storage.codes import grouped
from takeaway.statement import Participation, facts, in_words, meaning, pdf

CODE = grouped("23456789ABCDEFGHJKMN")
ADDRESS = f"https://course.example.org/verify?statement={CODE}"
FULL = Participation(
    course="Around the garden",
    language="de-AT",
    name="Fern Adeyemi-Løvås",
    lessons=("Who is there", "How near they are"),
    further=("Who else",),
    day="2026-11-24",
    minutes=422,
)
HOSTILE = (
    '#read("/etc/passwd") *x* _y_ $z$ <script>alert(1)</script> "\\#{',
    '"); #panic("x") // /* = a == b - c + d @e <f> `g`',
    "]]> &amp; </text></svg> <!-- %PDF \\u{41} ~ -- --- ...",
)
SCRIPTS = ("من هم زبائنك", "谁是 你的客户", "👩‍👩‍👧 🇩🇪 ❤️", "x̂ z̷̢̛ cafe\u0301", "bell \x07 \u202e\u2066 \U0001f9ff", " \u200d\ufe0f\u0301 ")


def read(said: Participation = FULL) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(said, ADDRESS, CODE)))


def text(reader: PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def packed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def elements(reader: PdfReader) -> list[DictionaryObject]:
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        element = left.pop().get_object()
        if isinstance(element, list):
            left.extend(element)
        elif isinstance(element, DictionaryObject) and element.get("/Type") != "/MCR":
            found.append(element)
            left.extend([element["/K"]] if "/K" in element else [])
    return found


def test_it_says_who_did_what_and_when() -> None:
    said = text(read())
    for words in (FULL.course, FULL.name, *FULL.lessons, *FULL.further, "24 November 2026", "about 7 hours"):
        assert words in said, words


def test_it_says_that_nothing_was_graded_and_nobody_was_checked() -> None:
    assert packed(meaning()) in packed(text(read()))
    assert "Nothing was graded or examined" in meaning() and "nobody checked who did the work" in meaning()


def test_it_leads_to_its_address_as_text_as_link_and_as_a_picture() -> None:
    reader = read()
    assert packed(ADDRESS) in packed(text(reader)) and CODE in text(reader)
    links = {note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])}
    assert links == {ADDRESS}
    assert [str(one["/Alt"]) for one in elements(reader) if one.get("/S") == "/Figure"] == ["QR code of the address"]


def test_it_is_one_tagged_page_with_title_and_language() -> None:
    reader = read()
    root = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (595, 842)
    assert root["/Lang"] == "de-AT" and root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None and reader.metadata.title == "Statement of participation: Around the garden"
    assert re.search(r"pdfuaid:part(>|=\")1\b", root["/Metadata"].get_data().decode())
    assert {"/H1", "/H2", "/L", "/P"} <= {str(one.get("/S")) for one in elements(reader)}


def test_what_is_left_unsaid_is_not_in_it() -> None:
    said = text(read(Participation(course="Around the garden", name="Fern")))
    for words in ("2026", "hour", "minute", "Lessons", "Done", "Planned time"):
        assert words not in said, words
    metadata = read().metadata
    assert metadata is not None and metadata.creation_date is None and metadata.author is None


def test_the_same_statement_is_the_same_file_every_time() -> None:
    assert pdf(FULL, ADDRESS, CODE) == pdf(FULL, ADDRESS, CODE)


def test_it_is_made_at_once() -> None:
    pdf(FULL, ADDRESS, CODE)  # the first one of a process also loads the fonts
    began = time.perf_counter()
    pdf(FULL, ADDRESS, CODE)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_come_out_as_they_were_written(words: str) -> None:
    said = packed(text(read(FULL.model_copy(update={"name": words, "course": words, "lessons": (words,)}))))
    assert said.count(packed(words)) == 3


@pytest.mark.parametrize("words", SCRIPTS)
def test_no_script_and_no_odd_character_makes_it_fail(words: str) -> None:
    assert FULL.lessons[0] in text(read(FULL.model_copy(update={"name": words, "further": (words,)})))


def test_long_names_and_twenty_lessons_are_not_cut() -> None:
    lessons = tuple(f"Lesson {n}: " + "very long " * 6 + "title" for n in range(20))
    reader = read(FULL.model_copy(update={"name": "W" * 80, "course": "C" * 80, "lessons": lessons}))
    said = packed(text(reader))
    assert len(reader.pages) <= 2 and packed(ADDRESS) in said and "W" * 80 in said and "C" * 80 in said
    assert [title for title in lessons if packed(title) not in said] == []


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-24", "24 November 2026"), ("2027-01-02", "2 January 2027"), ("2026-12", "December 2026"), ("", "")]
)
def test_a_day_is_written_in_words(day: str, words: str) -> None:
    assert in_words(day) == words


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 minute"), (89, "89 minutes"), (90, "about 2 hours"), (422, "about 7 hours")])
def test_a_long_time_is_told_in_hours(minutes: int, words: str) -> None:
    assert facts(Participation(course="X", minutes=minutes)) == [("Planned time", words)]


def test_what_was_stored_is_read_back_the_same() -> None:
    assert Participation.model_validate(FULL.body()) == FULL
    assert Participation.model_validate({"course": "X", "of a later version": 1}).course == "X"

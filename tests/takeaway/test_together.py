"""All answers to one activity as a document: opened by other readers, one entry for each learner, the question on top."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from pypdf import PdfReader

from takeaway.book import Book
from takeaway.html import html
from takeaway.markdown import markdown
from takeaway.pdf import pdf
from takeaway.results import Answered, Learner
from takeaway.together import Cover, together
from takeaway.word import word
from tests.takeaway.cohort import learner, plan

HOSTILE = "<script>alert(1)</script> ![x](http://evil/x.png) =1+1 \\u0000 #pagebreak()"


class Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def book_of(*people: Learner) -> Book:
    activity = plan().course.activity("say")
    assert activity is not None
    return together(plan(), activity, people, Cover("Spring", "Made today", "Names are hidden."), lambda n: None, lambda at: at[:10])


def entries(*people: Learner) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(e.title, e.state, tuple(leaf.text for leaf in e.lines if leaf.text)) for e in book_of(*people).entries()]


def test_the_question_stands_on_top_and_each_learner_is_an_entry_with_the_newest_version():
    assert entries(learner("Learner K7QDA", "one", "two"), learner("Learner ZZZZZ", "three"), learner("Learner AAAAA")) == [
        ("The question", "", ()),
        ("Learner K7QDA", "Handed in, version 2, 2026-03-03.", ("two",)),
        ("Learner ZZZZZ", "Handed in, version 1, 2026-03-03. Reviewed.", ("three",)),
    ]


def test_answers_to_other_activities_stay_out():
    who = learner("Ann", "one")
    other = Answered("more", plan().course.activity("more"), 1, "2026-03-03", True, None)
    assert len(entries(replace(who, answers=(*who.answers, other)))) == 2


def test_answers_to_an_older_wording_stand_below_that_wording():
    say = plan().course.activity("say")
    assert say is not None
    old = replace(say, head=say.head.model_copy(update={"prompt": "Say it, please."}))
    who = learner("Bob", "two")
    before = replace(who, answers=(replace(who.answers[0], activity=old),))
    found = book_of(before, learner("Ann", "one")).chapters[0].entries
    assert [e.title for e in found] == ["The question", "Ann", "The question as it was worded before", "Bob"]


def test_without_an_answer_there_is_still_the_question():
    assert entries(learner("Ann")) == [("The question", "", ())]


def test_an_answer_that_cannot_be_read_says_so():
    lost = Answered("say", plan().course.activity("say"), 1, "2026-03-03", True, None, "", "damaged")
    assert entries(replace(learner("Ann"), answers=(lost,)))[1] == ("Ann", "Handed in, version 1, 2026-03-03. Damaged.", ())


@pytest.mark.parametrize("form", [html, markdown, pdf, word])
def test_what_somebody_wrote_is_a_text_in_every_form(form):
    data = form(book_of(learner("Ann", HOSTILE)))
    if form is html:
        page = Read()
        page.feed(data.decode())
        assert "script" not in page.tags and "img" not in page.tags and HOSTILE in "".join(page.words)
    elif form is markdown:
        assert "![x]" not in data.decode() and "<script>" not in data.decode()
    elif form is pdf:
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        assert "alert(1)" in text and "Names are hidden." in text
    else:
        assert HOSTILE in "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)

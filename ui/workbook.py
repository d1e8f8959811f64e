"""The workbook on the page where one takes things away: its form, how it is made, and the file. The formats are made in `takeaway/`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Work
from course.words import _
from takeaway.book import Book
from takeaway.build import build
from takeaway.mermaid import journeys
from ui.gathering import gathered

if TYPE_CHECKING:
    from ui.visit import Visit

JOURNEY = "journey"  # the one form that only some have something for


@dataclass(frozen=True)
class Format:
    """One form of the workbook: what it is called, how its file ends, and what makes it."""

    label: str
    ending: str
    mime: str
    make: Callable[[Book, Work], bytes]


def formats() -> dict[str, Format]:
    """The forms one can choose, by name."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {
        "pdf": Format(_("Document to print (PDF)"), "pdf", "application/pdf", _pdf),
        "word": Format(_("Document to write on (Word)"), "docx", word, _word),
        "html": Format(_("Page to read and print (HTML)"), "html", "text/html", _html),
        "markdown": Format(_("Notes (Markdown)"), "md", "text/markdown", _markdown),
        "xlsx": Format(_("Tables in one file (XLSX)"), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        "csv": Format(_("Plain tables (CSV, packed)"), "zip", "application/zip", _csv),
        JOURNEY: Format(_("The journey as a diagram (Mermaid)"), "mermaid.md", "text/markdown", _journeys),
    }


# Each form is loaded by those who ask for it.


def _pdf(book: Book, _work: Work) -> bytes:
    from takeaway.pdf import pdf

    return pdf(book)


def _word(book: Book, _work: Work) -> bytes:
    from takeaway.word import word

    return word(book)


def _html(book: Book, _work: Work) -> bytes:
    from streamlit import file_util

    from takeaway.html import html

    fonts = list(Path(file_util.get_static_dir()).glob("static/media/SourceSansVF-Upright*.woff2"))
    return html(book, fonts[0].read_bytes() if fonts else b"")


def _markdown(book: Book, _work: Work) -> bytes:
    from takeaway.markdown import markdown

    return markdown(book)


def _xlsx(book: Book, _work: Work) -> bytes:
    from takeaway.tables import xlsx

    return xlsx(book)


def _csv(book: Book, _work: Work) -> bytes:
    from takeaway.tables import csv_zip

    return csv_zip(book)


def _journeys(_book: Book, work: Work) -> bytes:
    return journeys(work)


def panel(visit: Visit) -> None:
    """Choose a form, make the workbook, take it along."""
    st.markdown(_("Every lesson you worked on: question beside answer, the pictures in place, the comments you received."))
    forms = {name: form for name, form in formats().items() if name != JOURNEY or journeys(visit.now)}
    name = st.radio(_("As"), list(forms), format_func=lambda name: forms[name].label, key="takeaway-format")
    private = bool(visit.store.answers.hidden(visit.person, visit.cohort))
    without = private and st.checkbox(
        _("Leave out what I keep to myself"), key="takeaway-without", help=_("Entries marked “only me”, and what you wrote about them.")
    )
    wish = f"{visit.cohort} {name} {without} {stand(visit)}"
    if st.button(_("Make the workbook"), key="takeaway-make", type="primary", icon=":material/menu_book:"):
        st.session_state["takeaway-made"] = (wish, _made(visit, forms[name], without=without))
    made = st.session_state.get("takeaway-made", ("", b""))
    if made[0] == wish:
        st.download_button(
            _("Take it along ({size})", size=size(made[1])),
            made[1],
            file_name=f"{file_name(visit)}.{forms[name].ending}",
            mime=forms[name].mime,
            key="takeaway-download",
            icon=":material/download:",
            on_click="ignore",
        )


def stand(visit: Visit) -> str:
    """What the answers are now, in short: a file that was made before the last change is not offered any more."""
    revisions = ((slug, revision.rev) for slug, revision in visit.revisions.items())
    return str(hash((frozenset(revisions), frozenset((slug, draft.version) for slug, draft in visit.drafts.items()))))


def _made(visit: Visit, form: Format, *, without: bool) -> bytes:
    """The file, with its progress on the page: the lessons are most of the work, the form is the rest."""
    bar = st.progress(0.0, text=_("Gathering what you wrote"))

    def told(part: float) -> None:
        bar.progress(0.1 + 0.5 * part, text=_("Lesson by lesson"))

    source = gathered(visit, without_private=without)
    book = build(source, told)
    bar.progress(0.7, text=_("Making the file"))
    data = form.make(book, source.work)
    bar.empty()
    return data


def size(data: bytes) -> str:
    """How large a file is, in words."""
    return _("{n} kB", n=max(1, round(len(data) / 1000)))


def file_name(visit: Visit) -> str:
    """Course and name as a file name: letters, digits and hyphens of any alphabet."""
    name = visit.enrolment.pseudonym if visit.enrolment else ""
    return "-".join(filter(None, (visit.course.slug, re.sub(r"\W+", "-", name).strip("-").lower()[:40])))

"""The page on which a learner makes their workbook and takes it along. It gathers what is theirs; the formats are made in `takeaway/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Given, Work
from charts.portfolio import portfolio
from charts.ring import WIDE, ring
from charts.scene import Sector
from course.lesson import Activity
from course.words import _
from storage.redact import redact
from takeaway.book import Book, Picture, Remark
from takeaway.build import Source, build
from takeaway.mermaid import journeys
from ui import agenda, comebacks, content, house, scenery, thread
from ui.visit import as_given

if TYPE_CHECKING:
    from storage.records import Body, Review
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


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Take away"), anchor=False)
    st.markdown(_("What you did here is yours. Take it along whenever you like, as often as you like; nothing here is changed by it."))
    st.header(_("Your workbook"), anchor=False)
    if not visit.now.given:
        st.markdown(_("There is nothing in it yet. It fills as you work on the lessons."))
    else:
        _workbook(visit)
    if visit.now.given:
        st.header(_("Your dates"), anchor=False)
        agenda.panel(visit, "takeaway")


def _workbook(visit: Visit) -> None:
    st.markdown(_("Every lesson you worked on: question beside answer, the pictures in place, the comments you received."))
    forms = {name: form for name, form in formats().items() if name != JOURNEY or journeys(visit.now)}
    name = st.radio(_("As"), list(forms), format_func=lambda name: forms[name].label, key="takeaway-format")
    private = bool(visit.store.answers.hidden(visit.person, visit.cohort))
    without = private and st.checkbox(
        _("Leave out what I keep to myself"), key="takeaway-without", help=_("Entries marked “only me”, and what you wrote about them.")
    )
    wish = f"{visit.cohort} {name} {without} {_stand(visit)}"
    if st.button(_("Make the workbook"), key="takeaway-make", type="primary", icon=":material/menu_book:"):
        st.session_state["takeaway-made"] = (wish, _made(visit, forms[name], without=without))
    made = st.session_state.get("takeaway-made", ("", b""))
    if made[0] == wish:
        st.download_button(
            _("Take it along ({size})", size=_size(len(made[1]))),
            made[1],
            file_name=f"{_file_name(visit)}.{forms[name].ending}",
            mime=forms[name].mime,
            key="takeaway-download",
            icon=":material/download:",
            on_click="ignore",
        )


def _stand(visit: Visit) -> str:
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


def _size(size: int) -> str:
    return _("{n} kB", n=max(1, round(size / 1000)))


def _file_name(visit: Visit) -> str:
    """Course and name as a file name: letters, digits and hyphens of any alphabet."""
    name = visit.enrolment.pseudonym if visit.enrolment else ""
    return "-".join(filter(None, (visit.course.slug, re.sub(r"\W+", "-", name).strip("-").lower()[:40])))


def gathered(visit: Visit, *, without_private: bool = False) -> Source:
    """Everything a workbook is made from.

    :param visit: the learner
    :param without_private: leave out what they keep to themself
    """
    hidden = visit.store.answers.hidden(visit.person, visit.cohort) if without_private else frozenset()
    every = visit.store.moments.answers(visit.person, visit.cohort)

    def shown(given: Iterable[Given]) -> list[Given]:
        return [Given(redact(one.body, hidden), one.version) for one in given]

    given = dict(zip(visit.now.given, shown(visit.now.given.values()), strict=True))
    work = Work(visit.course, given, {slug: shown(former) for slug, former in visit.now.former.items()})
    tries = {slug: [one for one in shown(as_given(revisions)) if one != given.get(slug)] for slug, revisions in every.items()}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for review in visit.store.reviews.of(visit.person, visit.cohort, None):
        base = review.slug.partition("~")[0]
        remarks[base] = (*remarks.get(base, ()), _remark(review, hidden))
    note = (
        _("What you keep to yourself was left out.") if without_private else _("Everything you wrote is in it, also what only you can see.")
    )
    return Source(
        work=work,
        learner=visit.enrolment.pseudonym if visit.enrolment else "",
        made=_("Made on {day}", day=thread.local_time(comebacks.now().isoformat())),
        note=note,
        states={activity.id: _state(visit, activity) for activity in visit.course.activities()},
        tries=tries,
        remarks=remarks,
        maps=tuple(_maps(work)),
        target=lambda href: _outside(visit, href),
    )


def _state(visit: Visit, activity: Activity) -> str:
    if not visit.now.kind(activity).asks:
        return ""
    revision, draft = visit.revisions.get(activity.id), visit.drafts.get(activity.id)
    newer = bool(draft and draft.body and (revision is None or draft.body != revision.body))
    if revision is None:
        return _("Written, not handed in yet.") if newer and activity.id in visit.now.given else _("Not answered yet.")
    sentence = _("Handed in, version {rev}, {time}.", rev=revision.rev, time=thread.local_time(revision.saved_at))
    return _("{sentence} Changed since, not handed in again.", sentence=sentence) if newer else sentence


def _remark(review: Review, hidden: frozenset[str]) -> Remark:
    def said(body: Body, part: str) -> str:
        return str(redact(body, hidden).get(part, ""))

    who = review.reviewer_name or _("Somebody who has left")
    replies = tuple(Remark(r.author_name, thread.local_time(r.at), said(r.body, "reply")) for r in review.replies)
    return Remark(who, thread.local_time(review.released_at), said(review.body, "comment"), replies)


def _maps(work: Work) -> Iterable[Picture]:
    plan = work.course.head.map
    things = scenery.things_of(work, plan) if plan else []
    if plan is None or not things:
        return
    sectors = [Sector(sector.id, sector.label) for sector in plan.sectors]
    yield Picture(plan.title, ring(things, sectors, scenery.ring_words(plan), WIDE))
    listed = [thing for thing in things if not thing.ghost]
    if plan.portfolio and listed:
        yield Picture(plan.portfolio, portfolio(listed, sectors, scenery.portfolio_words(), WIDE))


def _outside(visit: Visit, href: str) -> str:
    """Where a link of a lesson leads from outside: to this installation, or wherever it led."""
    slug, sign, place = href.partition("#")
    lesson = visit.course.lesson(slug)
    if lesson is not None:
        return f"{house.public_url()}/{content.address(visit.course.slug, slug)}{sign}{place}"
    return href if href.startswith(("https://", "http://")) else ""

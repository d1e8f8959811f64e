"""The page on which instructors take results out of their cohort: tables, one activity as a document, answers for research."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities import kinds
from course.lesson import Course
from course.words import _, many
from storage.texts import MAX_KEY
from ui import home, parcels, results_making, safe_text, signin, teaching, workbook
from ui.parcels import Parcel
from ui.results_making import Job
from ui.web import passport

if TYPE_CHECKING:
    from storage.records import Enrolment
    from ui.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Results"), anchor=False)
    chosen = teaching.cohort_and_course(visit, "results-cohort")
    if chosen is None:
        return
    cohort, course = chosen
    count = visit.store.results.count(visit.person, cohort.cohort)
    people = many("{n} learner.", "{n} learners.", count)
    st.markdown(_("{people} What learners keep to themselves is in none of the files. Each time is noted in the log.", people=people))
    if count:
        _gradebook(visit, cohort, course, count)
        _document(visit, cohort, course, count)
    _research(visit, cohort, course, count)


def _gradebook(visit: Visit, cohort: Enrolment, course: Course, count: int) -> None:
    st.header(_("Gradebook"), anchor=False)
    st.markdown(_("Tables with one row for each learner, each answer, each field of an answer and each comment."))
    forms = {"xlsx": _("Tables in one file (XLSX)"), "csv": _("Plain tables (CSV, packed)")}
    form = st.radio(_("As"), list(forms), format_func=lambda name: forms[name], key="gradebook-form")
    earlier = st.checkbox(_("Earlier versions of answers, too"), key="gradebook-earlier")
    _offer(visit, cohort, results_making.gradebook(visit, cohort, course, form, earlier=earlier), _("Make the gradebook"), count)


def _document(visit: Visit, cohort: Enrolment, course: Course, count: int) -> None:
    st.header(_("All answers to one activity"), anchor=False)
    if count > results_making.MOST:
        most = results_making.MOST
        st.markdown(_("A document holds up to {most} learners, and this cohort has more. The gradebook has all of them.", most=most))
        return
    asked = {a.id: a for a in course.activities() if kinds()[a.kind].asks}
    lessons = {lesson.slug: lesson.number for lesson in course.lessons}
    titles = {id: _("{number}. {title}", number=lessons[a.lesson], title=home.titled(a)) for id, a in asked.items()}
    slug = st.selectbox(_("Activity"), list(asked), format_func=lambda id: titles[id], key="document-activity")
    forms = {name: form.label for name, form in workbook.formats().items() if name in results_making.DOCUMENTS}
    form = st.radio(_("As"), list(forms), format_func=lambda name: forms[name], key="document-form")
    hide = st.checkbox(_("Hide the names"), value=True, key="document-names", help=_("“Learner K7QDA” stands in the place of a name."))
    _offer(
        visit, cohort, results_making.document(visit, cohort, course, asked[slug], form, hidden_names=hide), _("Make the document"), count
    )


def _research(visit: Visit, cohort: Enrolment, course: Course, count: int) -> None:
    st.header(_("For research"), anchor=False)
    question = visit.store.consent.question(visit.person, cohort.cohort)
    st.markdown(
        _(
            "Ask your learners whether their answers may be used for research, without their name. They decide on their page Account, "
            "and can take it back at any time. The file holds the texts of those who agreed, and counts over all."
        )
    )
    if question is not None:
        st.markdown(_("Learners are asked. They read this purpose:"))
        safe_text.plain(question.purpose)
        _offer(visit, cohort, results_making.research(visit, cohort, course), _("Make the file for research"), count)
    _ask(visit, cohort, question.purpose if question else "")


def _ask(visit: Visit, cohort: Enrolment, purpose: str) -> None:
    """The purpose, to begin or to change; and the end of it."""
    label = _("Another purpose") if purpose else _("What the answers are to be used for, and by whom")
    said = st.text_area(label, value=purpose, key=f"purpose-{cohort.cohort}", help=_("At most {n} characters.", n=MAX_KEY))
    if purpose:
        st.caption(_("With another purpose everybody is asked anew, and nobody has agreed yet."))
    pressed = st.button(_("Change the purpose") if purpose else _("Ask the learners"), key=f"ask-{cohort.cohort}")
    line = " ".join(said.split())
    refused = {"purpose": _("Write the purpose in 1 to {n} ordinary characters.", n=MAX_KEY)}
    if pressed and signin.attempt(lambda: _put(visit, cohort, line), refused):
        st.rerun()
    if purpose:
        st.markdown(_("When you stop asking, everything that learners agreed to ends."))
        if st.button(_("Stop asking"), key=f"stop-{cohort.cohort}"):
            if signin.attempt(lambda: visit.store.consent.stop(visit.person, cohort.cohort), {}):
                st.rerun()


def _put(visit: Visit, cohort: Enrolment, purpose: str) -> None:
    visit.store.consent.ask(visit.person, cohort.cohort, purpose)


def _offer(visit: Visit, cohort: Enrolment, job: Job, label: str, count: int) -> None:
    """The button that makes a file, and the one that saves it; a file that was made for something else is not offered."""
    kind = job.wish.split(" ", 1)[0]
    with st.container(key=f"offer-{kind}"):
        if st.button(safe_text.label(label), key=f"make-{kind}", type="primary", icon=":material/table_view:", disabled=not count):
            st.session_state["results-made"] = ""
            if signin.attempt(lambda: _make(visit, cohort, job, count), {}):
                st.session_state["results-made"] = job.wish
                st.rerun()  # what was offered above is gone now
        parcel = parcels.waiting(visit.person)
        if parcel is not None and parcel.cohort == cohort.cohort and st.session_state.get("results-made") == job.wish:
            _save(visit, parcel, f"save-{kind}")


def _save(visit: Visit, parcel: Parcel, key: str) -> None:
    """Straight from the disk by our own route where there is one, else through the memory of Streamlit, once it is asked for."""
    words = _("Save the file ({n} kB)", n=f"{max(1, round(parcel.length / 1000)):,}")
    if passport.asgi_active() and st.context.cookies.get(passport.COOKIE, "") == visit.token:
        st.link_button(words, f"results/file/{parcel.ticket}", icon=":material/download:")
        return
    read, name = parcel.path.read_bytes, parcel.name
    st.download_button(words, read, file_name=name, mime=parcel.mime, key=key, icon=":material/download:", on_click="ignore")


def _make(visit: Visit, cohort: Enrolment, job: Job, count: int) -> None:
    """The file, with its progress on the page."""
    bar = st.progress(0.0, text=_("Reading what was handed in"))
    shown = 0

    def told(n: int) -> None:
        nonlocal shown
        if (percent := min(100, 100 * n // count)) > shown:  # not a message to the browser for each of ten thousand
            shown = percent
            bar.progress(percent, text=_("{n} of {all} learners", n=n, all=count))

    try:
        with parcels.packing(visit.person, cohort.cohort, job.name, job.mime) as path:
            job.make(path, told)
    finally:
        bar.empty()

"""The statement of participation on the page where one takes things away: what is open, the choice, those that were made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from activities.completion import complete, counting, still_open
from course.words import _, many
from storage.codes import grouped
from storage.texts import clean_name
from takeaway.statement import Participation, in_words, meaning, pdf
from ui import content, frame, safe_text, signin, thread, verify
from ui.keepsake.keepsake import keepsake

if TYPE_CHECKING:
    from storage.statements import Statement
    from ui.visit import Visit

NAME = 80  # characters
DATES = {"day": 10, "month": 7, "none": 0}  # how much of 2026-11-24 is said
LEAVING = "statement-leaving"  # the number of the one that is about to be withdrawn


def panel(visit: Visit) -> None:
    """The section with its heading; nothing for a course that asks nothing."""
    asked = counting(visit.work)
    made = visit.store.statements.all(visit.person, visit.cohort)
    if not asked and not made:
        return
    st.header(_("Statement of participation"), anchor=False)
    if st.session_state.pop("statement-made", False):
        st.success(_("Your statement is ready."))
    for n, statement in enumerate(made):
        _made(visit, statement, newest=n == 0)
    if content.readings()[visit.course.slug].broken:
        st.markdown(_("A lesson of this course cannot be shown at the moment. A new statement can be made as soon as it is back."))
    elif still_open(visit.work):
        _open(visit)
    elif made:
        with st.expander(_("Make another one, with another choice"), icon=":material/add:"):
            _choice(visit)
    else:
        st.markdown(_("You have done the work of the lessons. You can take along a statement that says so, and decide what it shows."))
        _choice(visit)


def _open(visit: Visit) -> None:
    left, total = still_open(visit.work), len(counting(visit.work))
    st.markdown(_("When every activity that is not optional is handed in, you can make a statement that says so. It is there at once."))
    st.markdown(many("{n} of {total} activities is still open.", "{n} of {total} activities are still open.", len(left), total=total))
    lesson = visit.course.lesson_of(left[0].id)
    if lesson is not None:
        label = safe_text.label(_("Go on: {title}", title=lesson.head.title))
        st.page_link(frame.lesson_link(visit.course, lesson), label=label, icon=":material/play_arrow:", query_params={"to": left[0].id})


def _choice(visit: Visit) -> None:
    """What the statement says, what its address shows of it, and the button."""
    start = visit.enrolment.pseudonym if visit.enrolment else ""
    name = st.text_input(_("Name to be printed"), value=start, key="statement-name", help=_("Up to {limit} characters.", limit=NAME))
    dates = {"day": _("The day"), "month": _("The month only"), "none": _("Leave it out")}
    when = st.radio(_("When the work was done"), list(dates), format_func=lambda one: dates[one], key="statement-when", horizontal=True)
    lessons = st.checkbox(_("List the lessons with their titles"), value=True, key="statement-lessons")
    minutes = st.checkbox(_("Say how long the lessons are meant to take"), value=True, key="statement-minutes")
    named = st.checkbox(
        _("Show the name at the address, too"),
        key="statement-named",
        help=_("The address is printed on the statement. Whoever opens it then reads your name there."),
    )
    paper = _paper(visit, signin.tidy(name), DATES[when], lessons=lessons, minutes=minutes)
    shown = paper if named else paper.model_copy(update={"name": ""})
    with st.container(border=True, key="statement-preview"):
        st.markdown(_("**Everybody who has the address will read**"))
        verify.in_short(shown)
    st.caption(safe_text.label(meaning()))
    if st.button(_("Make the statement"), key="statement-make", type="primary", icon=":material/verified:"):
        _issue(visit, paper, shown)


def _paper(visit: Visit, name: str, date: int, *, lessons: bool, minutes: bool) -> Participation:
    done = complete(visit.work)
    firsts = [visit.firsts[activity.id] for activity in counting(visit.work) if activity.id in visit.firsts]
    return Participation(
        course=visit.course.head.title,
        language=visit.course.head.language,
        name=name,
        lessons=tuple(lesson.head.title for lesson in done if not lesson.head.optional) if lessons else (),
        further=tuple(lesson.head.title for lesson in done if lesson.head.optional) if lessons else (),
        day=thread.local_time(max(firsts, default=""))[:date],
        minutes=sum(lesson.head.minutes for lesson in done) if minutes else 0,
    )


def _issue(visit: Visit, paper: Participation, shown: Participation) -> None:
    asked = [activity.id for activity in counting(visit.work)]

    def issue() -> None:
        clean_name(paper.name, "name", NAME)
        visit.store.statements.issue(visit.person, visit.cohort, paper.body(), shown.body(), asked)

    refusals = {
        "name": _("Write a name of 1 to {limit} characters.", limit=NAME),
        "many": _("There are many statements already. Withdraw one first."),
        "open": _("An activity is not handed in any more. Load the page again to see which."),
    }
    if signin.attempt(issue, refusals):
        st.session_state["statement-made"] = True
        st.rerun()


def _made(visit: Visit, statement: Statement, *, newest: bool) -> None:
    """One that was made: take it along, its address, what that shows, withdraw it."""
    day = in_words(thread.local_time(statement.issued_at)[:10])
    if statement.damaged:
        with st.container(border=True, key=f"statement-{statement.n}"):
            st.markdown(_("A statement cannot be read any more. Withdraw it and make a new one."))
            _withdraw(visit, statement)
        return
    paper = Participation.model_validate(statement.paper)
    title = safe_text.label(_("{name}, made on {day}", name=paper.name, day=day))
    with st.container(border=True, key=f"statement-{statement.n}") if newest else st.expander(title, icon=":material/verified:"):
        if newest:
            st.markdown(f"**{title}**")
        address = verify.link(statement.code)
        st.download_button(
            _("Take the statement along (PDF)"),
            partial(pdf, paper, address, grouped(statement.code)),
            file_name=f"{visit.course.slug}-statement.pdf",
            mime="application/pdf",
            key=f"statement-download-{statement.n}",
            type="primary" if newest else "secondary",
            icon=":material/download:",
            on_click="ignore",
        )
        note = _("Whoever has it can check the statement, and reads only what stands below.")
        keepsake(_("The address of this statement"), address, address, note, key=f"statement-address-{statement.n}")
        verify.in_short(Participation.model_validate(statement.shown))
        _withdraw(visit, statement)


def _withdraw(visit: Visit, statement: Statement) -> None:
    """Withdraw in two steps: a paper that was handed on cannot be checked afterwards."""
    if st.session_state.get(LEAVING) != statement.n:
        if st.button(_("Withdraw it"), key=f"statement-withdraw-{statement.n}", icon=":material/delete:"):
            st.session_state[LEAVING] = statement.n
            st.rerun()
        return
    st.markdown(_("Its address will then say what it says for any unknown code, also to those who have the paper. It cannot be undone."))
    go, stay = st.columns(2)
    if go.button(_("Withdraw it for good"), key=f"statement-gone-{statement.n}", type="primary", width="stretch"):
        if signin.attempt(lambda: visit.store.statements.withdraw(visit.person, visit.cohort, statement.n), {}):
            del st.session_state[LEAVING]
            st.rerun()
    if stay.button(_("Keep it"), key=f"statement-stay-{statement.n}", width="stretch"):
        del st.session_state[LEAVING]
        st.rerun()

"""The list of what was handed in, with its filters in the address. It asks the store, which keeps private entries back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities import kinds
from activities.work import Work
from course.lesson import Course
from course.words import _
from storage.errors import NotFound
from storage.submissions import FILTERS, Filter, Wish
from ui import home, names, reviewing, safe_text, thread
from ui.visit import given

if TYPE_CHECKING:
    from storage.records import Page, Submission
    from ui.visit import Visit

PAGE = 25  # submissions listed at once
SUMMARY = 160  # characters of an answer in the list
EVERY: Filter = ""
WORDS = 100  # characters of a search
PARTS = ("state", "of", "by", "words", "before")  # of the address: filter, activity, learner, words, page
WAY = "review-way"  # the rows of the last list, to go on from one to the next


def states() -> dict[str, str]:
    """The words for where a submission stands with this reviewer."""
    return {
        "new": _("New"),
        "changed": _("Changed since you read it"),
        "replied": _("Replied"),
        "seen": _("Seen"),
        "reviewed": _("Reviewed"),
    }


def filters() -> dict[Filter, str]:
    """The words for the filters, the one that is shown at first first."""
    return {
        "": _("All"),
        "waiting": _("Waits for me"),
        "new": _("New"),
        "changed": _("Changed since a review"),
        "replied": _("Replied to"),
    }


def show(visit: Visit, cohort: str, course: Course) -> None:
    """Draw the list for one cohort.

    :param visit: the instructor
    :param cohort: its id
    :param course: its course
    """
    hidden = names.are_hidden(visit, cohort)
    _controls(visit, cohort, course, hidden=hidden)
    page = asked_for(visit, cohort, hidden=hidden)
    rows = names.mixed(page.rows, lambda row: f"{row.slug} {row.person}", hidden=hidden)
    st.session_state[WAY] = [(row.person, row.slug) for row in rows]
    if not rows:
        _nothing(page)
    people = {row.person for row in rows}
    works = {person: Work(course, given(visit.store.answers.latest(visit.person, cohort, person))) for person in people}
    for row in rows:
        who = names.shown(cohort, row.person, row.pseudonym, hidden=hidden)
        _row(cohort, course, row, who, _summary(course, works[row.person], row.slug))
    _pages(page)


def wish(*, hidden: bool) -> Wish:
    """What the address asks for; what it cannot ask for is left out."""
    address = st.query_params
    state = next((name for name in FILTERS if name == address.get("state", "")), EVERY)
    text = address.get("words", "")[:WORDS]
    return Wish(state, address.get("of", "")[:60], address.get("by", "")[:60], text, with_names=not hidden)


def asked_for(visit: Visit, cohort: str, *, hidden: bool) -> Page:
    """The page of the list the address asks for."""
    before = st.query_params.get("before", "")
    at = int(before) if before.isdecimal() and len(before) < 16 else None
    return visit.store.answers.submissions(visit.person, cohort, PAGE, at, wish(hidden=hidden))


def place() -> dict[str, str]:
    """The part of the address that says which list this is."""
    return {name: st.query_params[name] for name in PARTS if name in st.query_params}


def open_one(cohort: str, learner: str, slug: str) -> None:
    """Open a submission; the address keeps the list it was opened from."""
    st.query_params.from_dict({"cohort": cohort, "learner": learner, "activity": slug} | place())


def _controls(visit: Visit, cohort: str, course: Course, *, hidden: bool) -> None:
    address, words = st.query_params, filters()
    asked = {activity.id: home.titled(activity) for activity in course.activities() if kinds()[activity.kind].asks}
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    state = left.selectbox(
        _("Show"), list(words), index=_at(list(words), address.get("state", "")), format_func=lambda name: words[name], key="queue-state"
    )
    slugs = ["", *asked]
    of = right.selectbox(
        _("Activity"),
        slugs,
        index=_at(slugs, address.get("of", "")),
        format_func=lambda slug: safe_text.label(asked[slug]) if slug else _("Every activity"),
        key="queue-of",
    )
    text = st.text_input(
        _("Words in the answer") if hidden else _("Words in the answer, or a name"),
        address.get("words", ""),
        key="queue-words",
        max_chars=WORDS,
    )
    by = address.get("by", "")
    chosen = {"state": state, "of": of, "words": text.strip(), "by": by}
    if {name: address.get(name, "") for name in chosen} != chosen:  # another list: from its first page
        st.query_params.from_dict({"cohort": cohort} | {name: value for name, value in chosen.items() if value})
    with st.container(horizontal=True, vertical_alignment="center"):
        names.switch(visit, cohort, hidden=hidden)
        if by:
            who = names.shown(cohort, by, _name(visit, cohort, by), hidden=hidden)
            label = _("Only {who}: show everybody again", who=who)
            st.button(
                safe_text.label(label),
                key="everybody",
                type="tertiary",
                icon=":material/filter_alt_off:",
                on_click=_everybody,
                args=(cohort,),
            )


def _at(names: list[str], name: str) -> int:
    return names.index(name) if name in names else 0


def _name(visit: Visit, cohort: str, person: str) -> str:
    try:
        return visit.store.desk.name(visit.person, cohort, person)
    except NotFound:
        return _("nobody")


def _everybody(cohort: str) -> None:
    st.query_params.from_dict({"cohort": cohort} | {name: value for name, value in place().items() if name not in ("by", "before")})


def _nothing(page: Page) -> None:
    if page.next is not None:
        st.markdown(_("Nothing found so far. Go on searching in older answers."))
    elif st.query_params.get("state") == "waiting":
        st.markdown(_("Nothing waits for you."))
    else:
        st.markdown(_("There is nothing like that.") if place() else _("Nothing was handed in yet."))


def _pages(page: Page) -> None:
    older, newest = st.columns(2)
    if page.next is not None and older.button(_("Older"), key="older", width="stretch"):
        st.query_params["before"] = str(page.next)
        st.rerun()
    if "before" in st.query_params and newest.button(_("Newest"), key="newest", width="stretch"):
        del st.query_params["before"]
        st.rerun()


def _summary(course: Course, work: Work, slug: str) -> str:
    activity = course.activity(slug)
    text = work.summary(activity) if activity else ""
    return text if len(text) <= SUMMARY else text[: SUMMARY - 1] + "…"


def _row(cohort: str, course: Course, row: Submission, who: str, summary: str) -> None:
    waits = row.state in ("new", "changed", "replied")
    box = st.container(border=True, key=f"row-{row.person}-{row.slug}", gap=None)
    with box.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = _("{who} · {title}", who=who, title=_title(course, row.slug))
        bold = f"**{safe_text.label(label)}**" if waits else safe_text.label(label)
        icon = ":material/mark_email_unread:" if waits else ":material/drafts:"
        st.button(
            bold, key=f"open-{row.person}-{row.slug}", type="tertiary", icon=icon, on_click=open_one, args=(cohort, row.person, row.slug)
        )
        st.caption(safe_text.label(" · ".join(_said(row))))
    if summary:
        with box:
            safe_text.plain(summary)


def _said(row: Submission) -> list[str]:
    said = [_("{state} · version {rev} · {time}", state=states()[row.state], rev=row.rev, time=thread.local_time(row.saved_at))]
    said += [reviewing.verdict_words(row.verdict)] if row.verdict else []
    said += [_("being reviewed by {name}", name=row.held_by)] if row.held_by else []
    return said + ([_("your draft")] if row.draft else [])


def _title(course: Course, slug: str) -> str:
    activity = course.activity(slug)
    return home.titled(activity) if activity else slug

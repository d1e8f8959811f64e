"""One learner of a cohort on the instructor's desk: name, code, moving, putting two entries together, removing. It shows no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from storage.errors import NotFound
from ui import safe_text, signin, thread
from ui.keepsake.keepsake import keepsake
from ui.shell import shell

if TYPE_CHECKING:
    from storage.cohort_records import MemberCard
    from storage.records import Cohort
    from ui.visit import Visit

FOUND = 10  # other entries offered for putting together


@dataclass(frozen=True)
class Opened:
    """The learner who is open, and where."""

    visit: Visit
    cohort: Cohort
    cohorts: list[Cohort]
    card: MemberCard

    @property
    def who(self) -> tuple[str, str, str]:
        """Actor, cohort and person, as the store wants them."""
        return self.visit.person, self.cohort.id, self.card.person

    @property
    def name(self) -> str:
        """Their pseudonym."""
        return self.card.pseudonym


def show(visit: Visit, cohort: Cohort, cohorts: list[Cohort], person: str) -> None:
    """Draw one learner.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    :param cohorts: all the visitor runs
    :param person: from the address, unchecked
    """
    st.button(_("Back to all names"), key="all-names", icon=":material/arrow_back:", type="tertiary", on_click=close)
    try:
        opened = Opened(visit, cohort, cohorts, visit.store.members.one(visit.person, cohort.id, person))
    except NotFound:
        st.markdown(_("This learner is not in this cohort, or not any more."))
        return
    st.header(safe_text.label(opened.name), anchor=False)
    _about(opened.card)
    _rename(opened)
    _code(opened)
    with st.expander(_("Move to another cohort"), icon=":material/drive_file_move:"):
        _move(opened)
    with st.expander(_("Put two entries of one person together"), icon=":material/merge:"):
        _merge(opened)
    with st.expander(_("Remove from this cohort"), icon=":material/person_remove:"):
        _remove(opened)


def close() -> None:
    """Go back to the list."""
    st.query_params.pop("person", None)


def _about(card: MemberCard) -> None:
    joined, seen = thread.local_time(card.joined_at), thread.local_time(card.seen_at)
    st.caption(safe_text.label(_("Joined {joined} · last here {seen}", joined=joined, seen=seen)))
    handed = many("{n} activity handed in", "{n} activities handed in", card.answers)
    versions = many("{n} version in all", "{n} versions in all", card.revisions)
    st.caption(safe_text.label(f"{handed} · {versions}"))


def _attempt(action: Callable[[], None], said: str, refusals: dict[str, str], *, leave: bool = False) -> None:
    """Do something and say so on the next page; a refusal is said at once, and what was typed stays."""
    if signin.attempt(action, refusals, _("That is not there any more. Go back to all names and look again.")):
        st.session_state["member-said"] = said
        if leave:
            close()
        st.rerun()


def _rename(opened: Opened) -> None:
    name = st.text_input(_("Name in this cohort"), value=opened.name, key=f"name-{opened.card.person}")
    if st.button(_("Rename"), key=f"rename-{opened.card.person}") and signin.tidy(name) != opened.name:
        said = _("{old} is called {new} here now.", old=opened.name, new=signin.tidy(name))
        refusals = {
            "taken": _("Somebody in this cohort has that name already. Choose another one."),
            "pseudonym": _("Write a name of 1 to {limit} characters.", limit=signin.NAME),
        }
        _attempt(lambda: opened.visit.store.members.rename(*opened.who, signin.tidy(name)), said, refusals)


def _code(opened: Opened) -> None:
    st.subheader(_("Resume code"), anchor=False)
    key = f"given-code-{opened.card.person}"
    code = st.session_state.get(key)
    if code:
        note = _("It is shown only now. Hand it to {name} and to nobody else; the old code has stopped working.", name=opened.name)
        keepsake(_("New resume code: {name}", name=opened.name), code, shell.address(f"sign-in?resume={code}"), note, key=key + "-shown")
        st.button(_("I have handed it over"), key=f"handed-{opened.card.person}", type="primary", on_click=_forget, args=(key,))
        return
    st.markdown(
        _(
            "For a learner who has lost theirs. With the code you could come in as them and read what they keep to themselves, "
            "so they are told that you made it, until they make their own."
        )
    )
    if st.button(_("Make a new code"), key=f"give-code-{opened.card.person}"):
        refusals = {
            "more": _("This person also reviews, owns the installation or signs in with a passphrase. Nobody makes a code for them."),
            "elsewhere": _("A code would also open what this person does elsewhere. They can make one under Account, or ask an owner."),
        }
        made: list[str] = []
        if signin.attempt(lambda: made.append(opened.visit.store.members.give_code(*opened.who)), refusals):
            st.session_state[key] = made[0]
            st.rerun()


def _forget(key: str) -> None:
    st.session_state.pop(key, None)


def _move(opened: Opened) -> None:
    names = {c.id: c.title for c in opened.cohorts if c.course == opened.cohort.course and c.id != opened.cohort.id}
    if not names:
        st.markdown(_("You run no other cohort of this course."))
        return
    st.markdown(_("Everything goes along: answers, drafts, comments, what is kept private. Nothing stays here."))
    to = st.selectbox(_("To the cohort"), list(names), format_func=lambda id: names[id], key=f"move-to-{opened.card.person}")
    if st.button(_("Move"), key=f"move-{opened.card.person}"):
        refusals = {
            "taken": _("Somebody in that cohort has this name already. Rename one of the two first."),
            "there": _("This person is in that cohort already. Put the two entries together there, with the button below."),
        }
        said = _("{name} is in “{cohort}” now, with everything they did.", name=opened.name, cohort=names[to])
        _attempt(lambda: opened.visit.store.moves.move(*opened.who, to), said, refusals, leave=True)
    _join_there(opened, to, names[to])


def _join_there(opened: Opened, to: str, title: str) -> None:
    """For somebody who is in both cohorts: their history here becomes part of the one there."""
    try:
        there = opened.visit.store.members.one(opened.visit.person, to, opened.card.person)
    except NotFound:
        return
    safe_text.plain(_("{name} is in “{cohort}” already, as {there}.", name=opened.name, cohort=title, there=there.pseudonym))
    if st.button(_("Put both together there"), key=f"join-there-{opened.card.person}"):
        said = _("{name} is only in “{cohort}” now, with everything from both.", name=there.pseudonym, cohort=title)
        merge = opened.visit.store.moves.merge
        _attempt(lambda: merge(*opened.who, opened.card.person, to), said, _merge_refusals(), leave=True)


def _merge_refusals() -> dict[str, str]:
    return {
        "same": _("Choose two different entries."),
        "more": _("One of the two also reviews, owns the installation or signs in with a passphrase. They cannot be put together."),
        "comments": _("There are unsent comments on the same activity of both. Release or empty one of them first."),
    }


def _merge(opened: Opened) -> None:
    st.markdown(_("For somebody who joined twice. Find the entry that stays: its name and its resume code stay as they are."))
    search = st.text_input(_("Name of the entry that stays"), key=f"merge-find-{opened.card.person}")
    if not search.strip():
        return
    page = opened.visit.store.members.page(opened.visit.person, opened.cohort.id, search, limit=FOUND + 1)
    names = {row.person: row.pseudonym for row in page.rows if row.person != opened.card.person}
    if not names:
        st.markdown(_("No other name here has that in it."))
        return
    label = _("Which one stays?")
    stays = st.radio(label, list(names)[:FOUND], format_func=lambda id: safe_text.label(names[id]), key=f"merge-into-{opened.card.person}")
    into = opened.visit.store.members.one(opened.visit.person, opened.cohort.id, stays)
    both = {"old": opened.name, "new": into.pseudonym}
    safe_text.plain(
        many(
            "The {n} version of {old} becomes a version of {new}, in the order of time; comments and what is kept private stay.",
            "The {n} versions of {old} become versions of {new}, in the order of time; comments and what is kept private stay.",
            opened.card.revisions,
            **both,
        )
    )
    gone = _("{old} is gone then: their resume code and devices open this cohort no more. This cannot be taken back.", **both)
    safe_text.plain(gone)
    if st.button(_("Put them together"), key=f"merge-{opened.card.person}"):
        said = _("{old} is part of {new} now.", old=opened.name, new=into.pseudonym)
        _attempt(lambda: opened.visit.store.moves.merge(*opened.who, stays), said, _merge_refusals(), leave=True)


def _remove(opened: Opened) -> None:
    gone = many(
        "{n} activity they handed in is deleted, with every version, draft and comment. It cannot be brought back.",
        "{n} activities they handed in are deleted, with every version, draft and comment. They cannot be brought back.",
        opened.card.answers,
    )
    safe_text.plain(gone)
    st.markdown(_("What they did in other cohorts or alone stays theirs. They may join again by the link, and begin with nothing."))
    typed = st.text_input(_("To be sure, type the name"), key=f"sure-{opened.card.person}")
    if not st.button(_("Remove"), key=f"remove-{opened.card.person}"):
        return
    if signin.tidy(typed) != signin.tidy(opened.name):
        st.error(safe_text.label(_("The name is {name}. Type it as it stands there; nothing was removed.", name=opened.name)))
        return
    said = _("{name} was removed from this cohort.", name=opened.name)
    _attempt(lambda: opened.visit.store.moves.remove(*opened.who), said, {}, leave=True)

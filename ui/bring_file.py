"""Bringing a learner's file in: first what is in it and what it would do, then one press. Who one is here it never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from storage.parcel import Brought, Parcel
from takeaway.learner_file import Unreadable, read
from ui import content, frame, home, safe_text, signin, thread
from ui.keep_file import PARCEL

if TYPE_CHECKING:
    from takeaway.learner_record import Document
    from ui.visit import Visit

REPLY = "~reply"  # a draft of a reply belongs to one comment of the place it was written in


def panel(visit: Visit) -> None:
    """Choose a file, see what it would do, bring it in."""
    st.markdown(_("A file that was made here or in another installation is added to what you have here. Nothing of yours is replaced."))
    turn = st.session_state.get("bring-file-turn", 0)
    if said := st.session_state.pop("bring-file-said", ""):
        st.success(_("Your file was brought in."))
        safe_text.plain(said)
        st.page_link(frame.link("home"), label=_("Go on with the course"), icon=":material/play_arrow:")
    given = st.file_uploader(_("A file of yours"), type=["zip", "json"], key=f"bring-file-{turn}")
    if given is None:
        return
    try:
        document = read(given.getvalue())
    except Unreadable as refusal:
        st.error(safe_text.label(refusal.sentence))
        return
    _offer(visit, document, turn)


def _offer(visit: Visit, document: Document, turn: int) -> None:
    """What is in a file, and the press that brings it in."""
    contents = document.contents
    day = thread.local_time(document.made_at).partition(" ")[0]
    said = _("In this file: “{course}”, taken along by {name} on {day}.", course=contents.course_title, name=contents.pseudonym, day=day)
    safe_text.plain(said)
    if contents.course != visit.course.slug:
        st.error(safe_text.label(_elsewhere(contents.course, contents.course_title)))
        return
    parcel, replies = _for_here(visit, PARCEL.validate_python(contents.model_dump(exclude={"course_title"})))
    found: list[Brought] = []
    if not signin.attempt(lambda: found.append(visit.store.portable.look(visit.person, visit.cohort, parcel)), _refusals()):
        return
    safe_text.plain(_points((*_new(found[0]), *_what_stays(visit, found[0], replies))))
    if not found[0].changes:
        return
    if visit.enrolment and not visit.enrolment.self_study:
        st.markdown(_("Your instructors here can then read what was handed in there, but nothing you keep to yourself."))
    if st.button(_("Bring it in"), key=f"bring-file-press-{turn}", type="primary", icon=":material/upload_file:"):
        _bring(visit, parcel, turn)


def _bring(visit: Visit, parcel: Parcel, turn: int) -> None:
    done: list[Brought] = []
    if signin.attempt(lambda: done.append(visit.store.portable.bring(visit.person, visit.cohort, parcel)), _refusals()):
        st.session_state["bring-file-said"] = _points(_new(done[0]))
        st.session_state["bring-file-turn"] = turn + 1
        st.rerun()


def _for_here(visit: Visit, parcel: Parcel) -> tuple[Parcel, list[str]]:
    """The parcel without drafts of replies, and which activities those belong to: a comment of there has no reply here."""
    drafts = tuple(draft for draft in parcel.drafts if REPLY not in draft.slug)
    kept = {slug: draft.body for slug, draft in visit.drafts.items()}
    begun = (draft for draft in parcel.drafts if REPLY in draft.slug and draft.body)
    left = [draft.slug.partition(REPLY)[0] for draft in begun if kept.get(draft.slug) != draft.body]
    return replace(parcel, drafts=drafts), left


def _elsewhere(course: str, title: str) -> str:
    if course in content.courses():
        return _(
            "This file belongs to the course “{title}”. Open that course on Home, begin it, then bring the file in there.", title=title
        )
    return _("This file belongs to the course “{title}”, which is not installed here. Nothing was changed.", title=title)


def _refusals() -> dict[str, str]:
    damaged = _("This file is damaged or was changed after it was made, so nothing of it is used. Choose another copy of it.")
    much = _("There is more in this file than a learner can have done, so nothing of it is used.")
    codes = ("damaged", "parcel", "key", "json", "text", "big", "number", "rule")
    return dict.fromkeys(codes, damaged) | {"much": much, "course": _("This file belongs to another course.")}


def _points(sentences: Iterable[str]) -> str:
    return "\n".join(f"• {sentence}" for sentence in sentences)


def _new(brought: Brought) -> Iterator[str]:
    """What is added, each in a sentence."""
    if not brought.changes and not brought.drafts_left and not brought.moments_left:
        yield _("Everything in this file is here already. There is nothing to bring in.")
    if brought.revisions:
        yield many("{n} version you handed in is new here.", "{n} versions you handed in are new here.", brought.revisions)
    if brought.known and brought.changes:
        yield many("{n} version is here already.", "{n} versions are here already.", brought.known)
    if brought.drafts:
        yield many("{n} draft comes in.", "{n} drafts come in.", len(brought.drafts))
    if brought.comments:
        yield many(
            "{n} comment or reply comes in. Only you see it.", "{n} comments and replies come in. Only you see them.", brought.comments
        )
    if brought.moments:
        yield many("{n} moment of your map comes in.", "{n} moments of your map come in.", brought.moments)
    if brought.hidden:
        yield _("What you kept to yourself there is kept private here, too.")


def _what_stays(visit: Visit, brought: Brought, replies: list[str]) -> Iterator[str]:
    """What stays as it is here, and what stays in the file."""
    for slug in brought.kept:
        yield _("Your answer to “{title}” here is newer and stays the current one.", title=_title(visit, slug))
    for slug in brought.drafts_left:
        yield _("The draft of “{title}” stays in the file: what you have here is newer.", title=_title(visit, slug))
    for slug in replies:
        yield _("A reply you had begun under “{title}” stays in the file: its comment is not here.", title=_title(visit, slug))
    if brought.moments_left:
        yield many(
            "{n} moment of your map stays in the file: you have kept many here already.",
            "{n} moments of your map stay in the file: you have kept many here already.",
            brought.moments_left,
        )


def _title(visit: Visit, slug: str) -> str:
    activity = visit.course.activity(slug)
    return home.titled(activity) if activity else slug

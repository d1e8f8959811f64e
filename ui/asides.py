"""A draft set aside when two entries of one learner were put together: shown in its activity, taken over or dropped by the learner."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity
from course.words import _
from storage.carry import ASIDE
from storage.errors import StorageError
from ui import desk
from ui.sheet import answer as reading

if TYPE_CHECKING:
    from storage.records import Draft
    from ui.visit import Visit


def show(visit: Visit, activity: Activity) -> None:
    """Draw what was set aside for this activity, if there is any.

    :param visit: the learner
    :param activity: an activity that asks something
    """
    for slug, draft in visit.drafts.items():
        if draft.body and slug.startswith(activity.id + ASIDE) and not slug.replace(ASIDE, "").removeprefix(activity.id):
            with st.expander(_("Written in your other entry, not handed in"), icon=":material/inbox:"):
                _one(visit, activity, slug, draft)


def _one(visit: Visit, activity: Activity, slug: str, draft: Draft) -> None:
    st.markdown(_("Your two entries were put together. The form below holds what you wrote last; this was written before, elsewhere."))
    reading.show_answer(visit.work.leaves(activity, draft.body), key=f"aside-{slug}")
    take, drop = st.columns(2)
    takes = take.button(_("Put this into the form"), key=f"take-{slug}", width="stretch")
    drops = drop.button(_("Drop it"), key=f"drop-{slug}", width="stretch")
    if not takes and not drops:
        return
    in_form = visit.drafts.get(activity.id)
    if (drops or desk.rewrite(visit, activity, draft.body)) and _put_back(visit, slug, draft, in_form if takes else None):
        st.rerun()
    st.error(_("This could not be saved right now. Load the page and try again; what you wrote is kept."))


def _put_back(visit: Visit, slug: str, draft: Draft, other: Draft | None) -> bool:
    """What stood in the form takes the place of what went into it; nothing when it is dropped."""
    try:
        visit.store.answers.save_draft(visit.person, visit.cohort, slug, other.body if other else {}, draft.version, secrets.token_hex(8))
    except StorageError:
        return False
    return True

"""Which cohort an instructor looks at, on every page that shows one; the choice stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import address, content

if TYPE_CHECKING:
    from course.lesson import Course
    from storage.records import Enrolment
    from ui.visit import Visit


def cohort_and_course(visit: Visit, key: str) -> tuple[Enrolment, Course] | None:
    """The cohort that was chosen among those this person reviews in, and its course; None, with the reason on the page, when there is none.

    :param visit: who looks
    :param key: of the box that is drawn when there are several
    """
    teaches = {e.cohort: e for e in visit.identity.enrolments if e.role == "instructor"} if visit.identity else {}
    if not teaches:
        st.markdown(_("You review in no cohort yet. Make one under Cohorts, or ask for an invitation."))
        return None
    chosen = _choose({id: enrolment.title for id, enrolment in teaches.items()}, key)
    course = content.courses().get(teaches[chosen].course)
    if course is None:
        st.markdown(_("The course of this cohort is not installed any more. Its answers are kept."))
        return None
    return teaches[chosen], course


def _choose(titles: dict[str, str], key: str) -> str:
    ids = list(titles)
    if len(ids) > 1:
        address.follow("cohort", key, ids)
        return str(st.selectbox(_("Cohort"), ids, format_func=lambda id: titles[id], key=key, on_change=_turn, args=(key,)))
    return ids[0]


def _turn(key: str) -> None:
    view = {"view": st.query_params["view"]} if "view" in st.query_params else {}
    st.query_params.from_dict({"cohort": st.session_state[key]} | view)  # what else stood there was about another cohort

"""Where the disk may vanish, learners are asked calmly to take along what they did; one button makes the file. It keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from storage.errors import NotFound
from ui import house, keep_file, thread

if TYPE_CHECKING:
    from ui.visit import Visit

HIDDEN = "along-hidden"  # the places whose notice was hidden in this visit


@dataclass(frozen=True)
class Along:
    """The file a learner takes along: its name, its type, and what makes it when it is asked for."""

    name: str
    mime: str
    make: Callable[[], bytes]


def file(visit: Visit) -> Along:
    """The file of a learner. This is the one place that says which file it is."""
    zone = st.context.timezone or ""

    def make() -> bytes:
        identity = visit.store.people.identify(visit.token)
        if identity is None or identity.person != visit.person:
            raise NotFound("Nobody is signed in here any more.")
        with thread.in_zone(zone):
            return keep_file.made(replace(visit, identity=identity))  # what was read for the page may be older than the press

    return Along(keep_file.name(visit), keep_file.MIME, make)


def may_vanish(visit: Visit) -> bool:
    """Whether what is kept here may be gone after a restart: a database in a file, on a disk that does not keep."""
    return visit.store.engine.kind == "SQLite" and house.disk_may_vanish()


def notice(visit: Visit, place: str) -> None:
    """Ask a learner who has written something to take it along; nothing where the disk keeps, or where it was hidden in this visit.

    :param visit: who is here
    :param place: where the notice stands; hiding it hides it there
    """
    hidden: list[str] = st.session_state.get(HIDDEN, [])
    if place in hidden or not visit.is_learner or not visit.now.given or not may_vanish(visit):
        return
    with st.container(border=True, key=f"along-{place}"):
        st.markdown(
            _("This place may forget what is on it when it is restarted. Take your file along: it holds everything you wrote here.")
        )
        taken = file(visit)
        with st.container(horizontal=True):
            st.download_button(
                _("Take my file along"),
                taken.make,
                file_name=taken.name,
                mime=taken.mime,
                key=f"along-take-{place}",
                icon=":material/download:",
                on_click="ignore",
            )
            if st.button(_("Hide this for now"), key=f"along-hide-{place}", type="tertiary"):
                st.session_state[HIDDEN] = [*hidden, place]
                st.rerun()

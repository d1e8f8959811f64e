"""The owner's view of the installation: engine and health, a link for a further owner, problems in the lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import content, house, safe_text, signin
from ui.keepsake.keepsake import keepsake
from ui.shell import shell

if TYPE_CHECKING:
    from ui.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Installation"), anchor=False)
    health = visit.store.engine.health()
    st.header(_("Where the answers are kept"), anchor=False)
    safe_text.plain(_("{engine} {version}, journal {journal}", engine=health.engine, version=health.version, journal=health.journal))
    safe_text.plain(_("Folder: {folder}", folder=house.data_dir()))
    for problem in health.problems:
        safe_text.plain(problem)
    if not health.problems:
        st.markdown(_("Everything looks well."))
    st.markdown(_("Some hosts, such as Streamlit Community Cloud, do not keep local files: there this database is temporary."))
    _lessons()
    _further_owner(visit)


def _lessons() -> None:
    st.header(_("Lessons"), anchor=False)
    problems = [problem for reading in content.readings().values() for problem in reading.problems]
    if not problems:
        st.markdown(_("Every lesson could be read."))
    for problem in problems:
        safe_text.plain(str(problem))


def _further_owner(visit: Visit) -> None:
    st.header(_("A further owner"), anchor=False)
    if st.button(_("Make a link for a further owner"), key="owner-link"):
        codes: list[str] = []
        if signin.attempt(lambda: codes.append(visit.store.people.owner_link()), {}):
            link = shell.address(f"claim?code={codes[0]}")
            keepsake(
                _("Link for a further owner"),
                link,
                link,
                _("It works once, within 48 hours. Whoever opens it owns this installation."),
                key="owner-link-made",
            )

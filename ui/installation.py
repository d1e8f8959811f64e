"""The owner's view of the installation: engine and health, a link for a further owner, problems in the lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import along, content, house, safe_text, signin
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
    _disk(visit)
    _lessons()
    _further_owner(visit)


def _disk(visit: Visit) -> None:
    """Whether the answers outlive a restart, and what helps where they do not."""
    if wrong := house.disk_problem():
        st.markdown(
            _(
                "The setting `DISK` says “{said}”. Write `keeps` or `vanishes`; until then the program goes by what this place looks like.",
                said=safe_text.label(wrong),
            )
        )
    if not along.may_vanish(visit):
        st.markdown(
            _("Some hosts, such as Streamlit Community Cloud, do not keep local files. If this is one of them, set `DISK=vanishes`.")
        )
        return
    st.markdown(
        _("**This disk may forget.** When the app is restarted or moved, the database may be gone, and with it all accounts and answers.")
    )
    st.markdown(_("What helps: a host whose disk keeps, with `DATA_DIR` on it. Until then, learners are asked to take their file along."))
    st.markdown(_("If this disk does keep its files, set `DISK=keeps`: then nobody is asked."))


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

"""The learner's own file on the page where one takes things away: making it. Its form is made in `takeaway/`, its contents in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st
from pydantic import TypeAdapter

from course.words import _
from storage.parcel import Parcel
from takeaway.build import build
from takeaway.learner_file import Unreadable, write
from ui import comebacks, safe_text, workbook
from ui.gathering import gathered

if TYPE_CHECKING:
    from ui.visit import Visit

PARCEL = TypeAdapter(Parcel)
MIME = "application/zip"


def panel(visit: Visit) -> None:
    """Make the file, take it along."""
    st.markdown(
        _(
            "Everything you did in this course in one file: every version, drafts, comments, moments of your map. Another installation of "
            "this program can take it in, and the page inside opens in any browser."
        )
    )
    st.markdown(_("What only you can see is in it, too: keep it where only you can get at it."))
    wish = f"{visit.cohort} {workbook.stand(visit)}"
    if st.button(_("Make my file"), key="keep-file-make", icon=":material/inventory_2:"):
        try:
            with st.spinner(_("Gathering what you wrote")):
                st.session_state["keep-file-made"] = (wish, made(visit))
        except Unreadable as refusal:
            st.error(safe_text.label(refusal.sentence))
    kept = st.session_state.get("keep-file-made", ("", b""))
    if kept[0] == wish:
        st.download_button(
            _("Take my file along ({size})", size=workbook.size(kept[1])),
            kept[1],
            file_name=name(visit),
            mime=MIME,
            key="keep-file-download",
            icon=":material/download:",
            on_click="ignore",
        )


def contents(visit: Visit) -> dict[str, Any]:
    """What stands in the file, as plain values."""
    parcel = visit.store.portable.export(visit.person, visit.cohort)
    return {"course_title": visit.course.head.title, **PARCEL.dump_python(parcel, mode="json")}


def name(visit: Visit) -> str:
    """What the file is called."""
    return f"{workbook.file_name(visit)}.companion.zip"


def made(visit: Visit) -> bytes:
    """The file.

    :raises Unreadable: there is more than a file may hold
    """
    source = gathered(visit)
    page = workbook.formats()["html"].make(build(source), source.work)
    made_at = comebacks.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return write(contents(visit), page, made_at)

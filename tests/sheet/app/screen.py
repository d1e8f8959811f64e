"""A small application around the sheet: the pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import streamlit as st

from course.compare import difference, readback
from tests.sheet.app.filestore import FileFiling
from tests.sheet.app.sheets import LIST, MOVED, SHEETS
from ui.sheet import component
from ui.sheet.answer import show_answer, show_changes
from ui.sheet.filing import receive

FOLDER, WEB = Path(os.environ["DRAFTS"]), os.environ.get("WEB") == "1"


def filing(person: str, address: str) -> FileFiling | None:
    return FileFiling(FOLDER, person, address, SHEETS[address]) if address in SHEETS else None


def take(person: str, batch: Any) -> dict[str, Any]:
    return receive(lambda address: filing(person, address), person, batch)


def write(person: str, name: str) -> None:
    st.title(f"Sheet {name}")
    at = filing(person, name)
    assert at is not None
    rev = component.draw(
        MOVED if name == "begin" and "moved" in st.session_state else SHEETS[name],
        address=name,
        person=person,
        kept=at.kept(),
        hand_in="Hand in",
        handed=len(at.read()["revisions"]),
        key=f"sheet:{person}:{name}",
        level=2,
    )
    st.text(f"revisions: {len(at.read()['revisions'])}, just now: {rev}")
    st.button("Run again")


def read(person: str) -> None:
    st.title("Read")
    if st.button("Move the focus"):
        st.session_state["moved"] = True
        st.text("The focus has moved.")
    for name in SHEETS:
        at = filing(person, name)
        assert at is not None
        st.text(f"{name}: {at.kept().body}")


def shown() -> None:
    st.title("Shown")
    long = "Donaudampfschifffahrtsgesellschaftskapitän"
    rows = [{"id": "a", "name": f"{long} <b>not bold</b>", "why": "נאום ארוך"}, {"id": "b", "name": "Accounts", "group": "internal"}]
    new = {"customers": rows, "note": "They wait for timetables every week."}
    show_answer(readback(LIST, new), level=2)
    st.subheader("Changes")
    show_changes(difference(LIST, {"customers": rows, "note": "They wait for lists every week."}, new))


def main() -> None:
    st.set_page_config(page_title="Sheet", layout="centered")
    person = st.context.cookies.get("person", "ann")
    component.courier(person, lambda batch: take(person, batch), "drafts" if WEB else None)
    pages = [
        st.Page(lambda name=name: write(person, name), title=name.capitalize(), url_path=name, default=name == "list") for name in SHEETS
    ]
    pages.append(st.Page(shown, title="Shown", url_path="shown"))
    st.navigation([*pages, st.Page(lambda: read(person), title="Read", url_path="read")], position="top").run()

"""Draws a sheet as one element and brings its drafts to the server. It knows Streamlit, not where drafts are kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from course.check import fit
from course.sheet import Sheet
from ui.sheet.bundle import bundle
from ui.sheet.filing import Kept
from ui.sheet.words import sheet_words

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE: Final = Path(__file__).parent
COURIER: Final = "cc-courier"
ACKS: Final = "cc-acks"

Receive = Callable[[Any], dict[str, Any]]


@cache
def _sheet() -> ComponentRenderer:
    css = "".join((HERE / name).read_text("utf-8") for name in ("sheet.css", "cards.css"))
    return st.components.v2.component("cc_sheet", html='<div class="sheet"></div>', css=css, js=bundle("sheet"))


@cache
def _courier() -> ComponentRenderer:
    return st.components.v2.component("cc_courier", js=bundle("courier"))


def draw(
    sheet: Sheet,
    *,
    address: str,
    person: str,
    kept: Kept,
    hand_in: str | None = None,
    handed: int = 0,
    key: str,
    stale: bool = False,
    level: int = 3,
    title: str = "",
) -> int:
    """Draw a whole activity. Its texts, choices, rows and cards are saved by the courier; nothing here waits for a rerun.

    :param sheet: the description.
    :param address: where its drafts go, as the courier's ``receive`` knows it.
    :param person: whose drafts they are; drafts of others on the same device are neither shown nor sent.
    :param kept: the draft on the server; a newer copy on the device goes before it.
    :param hand_in: the label of the hand-in button, or None for no button.
    :param handed: number of the latest revision, 0 for none.
    :param key: Streamlit's key; the same activity keeps the same key.
    :param stale: the draft replied to an older wording: say so above it.
    :param level: of the headings in the sheet, one below the heading it stands under (2 to 5).
    :param title: the heading the sheet stands under; a part of the same name does not show it a second time.
    :returns: the number of the revision that has just been handed in, else 0.
    """
    data = {
        "person": person,
        "address": address,
        "sheet": sheet.data(),
        "words": sheet_words(),
        "body": fit(sheet, kept.body),
        "version": kept.version,
        "saved": kept.saved_at,
        "hand_in": hand_in,
        "handed": handed,
        "stale": stale,
        "level": level,
        "title": title,
    }
    result = _sheet()(key=key, data=data, on_handed_change=_nothing)
    rev = result.handed
    return rev if isinstance(rev, int) else 0


@cache
def _pulse() -> ComponentRenderer:
    return st.components.v2.component("cc_pulse", js=bundle("pulse"))


def courier(person: str, receive: Receive, endpoint: str | None, *, rerun: bool = True) -> None:
    """Mount the courier, once per run and before the page.

    :param person: who is signed in; empty for nobody.
    :param receive: takes a batch from the browser and returns the acknowledgements, for ``person`` and nobody else.
    :param endpoint: the route that takes batches, relative to the application, or None where there is only the websocket.
    :param rerun: run the page again when a draft of a sheet that is not on it has arrived: it was drawn without that draft.
    """
    _pulse()(key="cc-pulse", data={"run": time.monotonic_ns()}, on_again_change=_nothing, height=1)
    _carry({"person": person, "endpoint": endpoint, "rerun": rerun}, receive)


@st.fragment
def _carry(data: dict[str, Any], receive: Receive) -> None:
    """The part that runs by itself for every batch over the websocket."""
    acks = st.session_state.get(ACKS)
    _courier()(key=COURIER, data=data | {"acks": acks}, on_batch_change=lambda: take_batch(receive), height=1)


def take_batch(receive: Receive) -> None:
    """Hand the batch that has just come over the websocket to ``receive`` and keep the acknowledgements for the browser."""
    state = st.session_state.get(COURIER)
    batch = state.get("batch") if state is not None else None
    if batch:
        st.session_state[ACKS] = receive(batch)


def _nothing() -> None:
    """A component's event needs a callback; the rerun it brings is all we want."""

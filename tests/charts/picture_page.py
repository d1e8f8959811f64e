"""A page with one picture, for the tests in a browser and for the gallery.

``?n=`` says how many things there are, ``?picture=`` which picture (see ``every_picture``), ``?names=`` what they are called.
"""

from __future__ import annotations

import streamlit as st

from charts.ring import NARROW, WIDE, RingWords, ring
from charts.scene import Sector, Thing
from tests.charts.every_picture import PICTURES, some
from tests.charts.made_up_things import stops, those
from ui import drawing
from ui.picture import Card, picture

HOSTILE = "<a href='#x' id='planted'>link</a> <img src=x>"
SECTORS = (Sector("in", "At work"), Sector("out", "Outside"), Sector("away", "Away from work"))
NAMES = ("Finance team", HOSTILE, "My partner, Sam", "Mum", "New starters")
ODD = (
    "הורים בבית הספר (3)",
    "مرحبا بكم في بيتنا الجديد",
    "顧客關係管理部門的負責人",
    "👨‍👩‍👧‍👦 דוד",
    "Rindfleischetikettierungsüberwachungsaufgabe",
    "A\u030angstro\u0308m",
    "",
)


def plain() -> None:
    """The ring with a card that can be pressed."""
    count = int(st.query_params.get("n", "4"))
    pressed = st.session_state.get("pressed")
    names = NAMES[: count + (pressed is not None)]
    things = [Thing(f"t{n}", name, SECTORS[n % 3].id, 5 - n % 5, n % 5 + 1) for n, name in enumerate(names)]
    cards = {thing.id: Card(thing.name, (("I give", f"time and {HOSTILE}"),), "Edit this entry") for thing in things[:3]}
    chosen = picture(ring(things, SECTORS, RingWords(), WIDE), ring(things, SECTORS, RingWords(), NARROW), cards, key="map")
    if chosen:
        st.session_state["pressed"] = chosen
        st.rerun()
    st.text(f"Pressed: {pressed}")


def named(name: str) -> None:
    """Any picture, as the pages show it: SVG, or plotly when asked for."""
    count = int(st.query_params.get("n", "5"))
    if st.query_params.get("names") == "made-up":
        things = stops(count) if name == "journey" else those(count)
    else:
        things = some(count, ODD if st.query_params.get("names") == "odd" else ())
    wide, narrow = (PICTURES[name](things, width) for width in (WIDE, NARROW))
    if "plotly" in st.query_params:
        drawing.plotly(wide, key="chart")
    else:
        picture(wide, narrow, {thing.id: Card(f"Card of {thing.id}", (("Name", thing.name),)) for thing in things}, key="map")
    st.text("Pressed: None")


st.set_page_config(page_title="A picture")
asked = st.query_params.get("picture", "")
st.title("My map")
named(asked) if asked else plain()

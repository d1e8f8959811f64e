"""A page with one picture, for the tests in a browser. ``?n=`` says how many things there are."""

from __future__ import annotations

import streamlit as st

from charts.ring import NARROW, WIDE, RingWords, ring
from charts.scene import Sector, Thing
from ui.picture import Card, picture

HOSTILE = "<a href='#x' id='planted'>link</a> <img src=x>"
SECTORS = (Sector("in", "At work"), Sector("out", "Outside"), Sector("away", "Away from work"))
NAMES = ("Finance team", HOSTILE, "My partner, Sam", "Mum", "New starters")

st.set_page_config(page_title="A picture")
st.title("My map")
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

"""Boxes that follow the address: the address is the one truth, so that Back, a sent link and a reload show the same. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def follow(name: str, key: str, options: Sequence[str] = ()) -> str:
    """Let a box that is drawn next show what the address says.

    :param name: of the place in the address
    :param key: key of the box
    :param options: what can be chosen, the usual one first; none for a box of text
    :return: what the box shows
    """
    wanted = st.query_params.get(name, "")
    if options and wanted not in options:
        wanted = options[0]
    st.session_state[key] = wanted
    return wanted


def write(name: str, key: str, *leave: str) -> None:
    """Put what was chosen in a box into the address: the callback of such a box.

    :param name: of the place in the address
    :param key: key of the box
    :param leave: places that make no sense any more, such as a page of another list
    """
    go(**{**dict.fromkeys(leave, ""), name: str(st.session_state[key])})


def go(**place: str) -> None:
    """Change the address; an empty value leaves it."""
    there = {**st.query_params.to_dict(), **place}
    st.query_params.from_dict({name: value for name, value in there.items() if value})

"""Hands a scene to the browser, where it is drawn, walked through and explained without another run. It knows no lesson and no storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from charts.scene import Scene
from charts.svg_view import elements
from charts.theme import DARK, LIGHT, PRINT, Theme

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Card:
    """What opens when a thing is chosen: a title, lines of (label, text), and the label of a button that returns the thing's id."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The sentences around every picture."""

    hint: str = "Choose a node for details. With the keyboard: arrow keys move, Enter opens, Escape closes."
    list_title: str = "Choose from a list"
    table_title: str = "As a table"
    close: str = "Close"
    nothing_more: str = "Nothing more is noted here yet."


def _palette(theme: Theme) -> str:
    """The colours of a theme as custom properties; paper is the page's own unless it is printed."""
    colours = theme.colours()
    del colours["none"]
    if theme is not PRINT:
        colours["paper"] = f"var(--st-background-color, {theme.paper})"
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def _paints() -> str:
    names = [name for name in LIGHT.colours() if name != "none"]
    return "".join(f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" for name in names)


def style() -> str:
    """The component's style: palettes and paints from charts.theme, then the rules of picture.css."""
    palettes = (
        f".picture{{{_palette(LIGHT)}}}.picture[data-mode=dark]{{{_palette(DARK)}}}@media print{{.picture.picture{{{_palette(PRINT)}}}}}"
    )
    return f"{palettes}\n{_paints()}\n{(HERE / 'picture.css').read_text('utf-8')}"


@cache
def _renderer() -> Any:
    """Registered once per process: files are read once, and a second registration logs a warning."""
    script = (HERE / "picture.js").read_text("utf-8")
    return st.components.v2.component("course_picture", html='<div class="picture"></div>', css=style(), js=script)


def _drawing(scene: Scene) -> dict[str, Any]:
    return {"width": scene.width, "height": scene.height, "elements": elements(scene, None), "numbered": bool(scene.numbered)}


def _groups(wide: Scene, narrow: Scene) -> list[dict[str, Any]]:
    """Every thing under the heading of its group, with its number in each of the two drawings."""
    in_wide = {entry.id: entry.number for entry in wide.entries}
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in narrow.entries:
        numbers = {"wide": in_wide.get(entry.id), "narrow": entry.number}
        groups.setdefault(entry.group, []).append({"id": entry.id, "name": entry.name} | numbers)
    return [{"label": label, "entries": entries} for label, entries in groups.items()]


def picture(
    wide: Scene,
    narrow: Scene,
    cards: Mapping[str, Card],
    key: str,
    words: PictureWords | None = None,
    selected: str | None = None,
    heading: int = 2,
) -> str | None:
    """Show a picture with its list, sentence and table.

    :param wide: drawn where the page is at least as wide as this scene
    :param narrow: drawn elsewhere; the same things
    :param cards: by id of a thing; a thing without a card gets one that says there is nothing more
    :param key: names the picture in the session; unique on the page
    :param selected: id of the thing whose card is open at first
    :param heading: level of the headings of groups, 2..6
    :return: the id whose card's button was pressed, in that one run; opening a card runs nothing on the server
    """
    chosen = {
        "wide": _drawing(wide),
        "narrow": _drawing(narrow),
        "sentence": wide.sentence,
        "table": {"columns": wide.table.columns, "rows": wide.table.rows},
        "groups": _groups(wide, narrow),
        "cards": {name: asdict(card) for name, card in cards.items()},
        "words": asdict(words or PictureWords()),
        "selected": selected,
        "heading": min(6, max(2, heading)),
    }
    pressed = _renderer()(key=key, data=chosen, on_open_change=lambda: None).open
    return pressed if pressed in cards else None

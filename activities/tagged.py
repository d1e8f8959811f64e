"""The pictures of tags: a grid, groups, or rhythms over a year. It draws only when asked, so that other pages do not pay for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from activities.assigning import AssignSettings, Tag
from activities.drawing import sectors_of, thing_of
from activities.kind import Ask
from charts.calendar import Beat, CalendarWords, Strip, calendar
from charts.cards import Box, CardLine, CardsWords, cards
from charts.matrix import Cell, MatrixRow, MatrixWords, matrix
from charts.scene import Scene
from course.facts import Thing
from course.words import _, catalogued

Held = Mapping[str, Mapping[str, Any]]  # thing → tag → what it has
Full = Literal["full", "hollow", "both", ""]

YEAR = 365
MOST_BEATS = 60  # in a year; what happens more often is a continuous bar


def drawn(ask: Ask[AssignSettings], things: Sequence[Thing], held: Held, width: float) -> Scene | None:
    """The picture the author asked for.

    :param ask: the activity; its ``draw`` says what is drawn.
    :param things: the things of the roster.
    :param held: what each has.
    :param width: px.
    """
    draw = ask.settings.draw
    if draw is None:
        return None
    if draw.as_ == "groups":
        tag = ask.settings.tag(draw.tag or "")
        return _groups(things, held, tag, width) if tag else None
    tags = [tag for name in draw.tags if (tag := ask.settings.tag(name)) is not None]
    if draw.as_ == "calendar":
        return _calendar(things, held, tags, width)
    wanted = ask.settings.tag(draw.wanted or "")
    return _matrix(ask, things, held, tags[0], wanted, width) if tags else None


def _matrix(ask: Ask[AssignSettings], things: Sequence[Thing], held: Held, now: Tag, wanted: Tag | None, width: float) -> Scene:
    sectors = sectors_of(things, ask.around)
    places = {sector.id: n for n, sector in enumerate(sectors)}
    rows = []
    for thing in things:
        has, wants = (set(_list(held[thing.id].get(tag.id))) if tag else set() for tag in (now, wanted))
        cells = {option.id: Cell(_mark(option.id in has, option.id in wants)) for option in now.options}
        rows.append(MatrixRow(thing.id, thing.name, places.get(thing_of(thing).sector or ""), cells))
    words = replace(catalogued(MatrixWords()), mark_full="")
    if wanted:
        words = replace(words, mark_full=now.label, mark_hollow=wanted.label, mark_both=_("both"))
    return matrix(rows, now.options, words, width, sectors)


def _mark(has: bool, wants: bool) -> Full:
    return "both" if has and wants else "full" if has else "hollow" if wants else ""


def _groups(things: Sequence[Thing], held: Held, tag: Tag, width: float) -> Scene:
    """A box for each group; equal texts are one group, whatever their case."""
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for thing in things:
        for value in _list(held[thing.id].get(tag.id)) or [""]:
            key = str(value).casefold()
            names.setdefault(key, tag.word(value) if value else _("In no group yet"))
            members.setdefault(key, []).append(thing.name)
    order = sorted(members, key=lambda key: (key == "", -len(members[key]), key))
    lines = {key: tuple(CardLine(name, "dot") for name in members[key]) for key in order}
    boxes = [Box(names[key], lines[key], tone=n % 3 if key else None) for n, key in enumerate(order)]
    return cards(boxes, catalogued(CardsWords()), width)


def _calendar(things: Sequence[Thing], held: Held, tags: Sequence[Tag], width: float) -> Scene:
    strips = []
    for thing in things:
        beats = [_beat(tag, held[thing.id].get(tag.id)) for tag in tags]
        strips.append(Strip(thing.id, thing.name, tuple(beat for beat in beats if beat is not None)))
    return calendar(strips, months(), catalogued(CalendarWords()), width)


def months() -> list[str]:
    """The twelve months of any year, counted."""
    return [str(n) for n in range(1, 13)]


def _beat(tag: Tag, value: object) -> Beat | None:
    option = next((option for option in tag.options if option.id == value), None)
    if option is None:
        return None
    return beat(tag.label, option.days, option.label)


def beat(series: str, days: int | None, said: str) -> Beat:
    """A rhythm in a year of twelve columns.

    :param series: what happens.
    :param days: from one time to the next; 0 for once, None for never.
    :param said: the rhythm in words.
    """
    if not days:
        return Beat(series, (0.5,) if days == 0 else (), False, said)
    times = max(1, round(YEAR / days))
    if times > MOST_BEATS:
        return Beat(series, (), True, said)
    return Beat(series, tuple((n + 0.5) * 12 / times for n in range(times)), False, said)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value not in (None, "") else []

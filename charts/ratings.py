"""Rated things in words: ratings, what is said about each, rows of the table. For ring and portfolio; it knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.groups import Groups, entries, marker_node, remark, remarks
from charts.metrics import clean
from charts.scene import Node, Sector, Table, Thing
from charts.words import RatingWords

__all__ = ["Cast", "about", "cast", "entries", "node", "rating", "table"]


@dataclass(frozen=True, slots=True)
class Cast(Groups):
    """The rated things of a picture, with the words for their ratings."""

    words: RatingWords


def cast(things: Iterable[Thing], sectors: Iterable[Sector], words: RatingWords) -> Cast:
    """Gather what a picture is about."""
    return Cast(tuple(things), tuple(sectors), words)


def rating(value: int | None, words: RatingWords) -> str:
    """A rating 1..5 in words."""
    return words.unrated if value is None else words.value.format(n=value)


def about(thing: Thing, everybody: Cast) -> str:
    """The words a screen reader says for a thing."""
    if thing.about:
        return clean(thing.about)
    words = everybody.words
    said = words.about.format(
        name=everybody.name(thing),
        group=everybody.group(thing),
        importance=rating(thing.distance, words),
        works=rating(thing.works, words),
    )
    return " ".join([said, *remark(thing, words)])


def table(everybody: Cast, further: tuple[str, Sequence[str]] | None = None) -> Table:
    """A row per thing; columns nobody needs are left out.

    :param further: heading and cells of one more column
    """
    words, things = everybody.words, [everybody.things[i] for i in everybody.order()]
    columns = [
        (words.column_name, [everybody.name(thing) for thing in things]),
        (words.column_group, [everybody.group(thing) for thing in things]),
        (words.column_kind, [clean(thing.kind) for thing in things]),
        (words.column_importance, [rating(thing.distance, words) for thing in things]),
        (words.column_works, [rating(thing.works, words) for thing in things]),
        (words.column_remark, [words.joiner.join(remarks(thing, words)) for thing in things]),
    ]
    if further:
        columns.insert(5, (further[0], list(further[1])))
    optional = {words.column_kind, words.column_remark}
    shown = [(title, cells) for title, cells in columns if title not in optional or any(cells)]
    return Table(tuple(title for title, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def node(thing: Thing, everybody: Cast, at: tuple[float, float], size: float, number: int | None) -> Node:
    """The marker of a thing at a place in px."""
    return marker_node(thing, everybody, at, size, number, about(thing, everybody))

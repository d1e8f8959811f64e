"""Things in words: group, ratings, remarks, the rows of the table. Shared by the pictures of things; it knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.metrics import clean
from charts.scene import Entry, Node, Sector, Table, Thing
from charts.theme import COLOURED, MARKERS, NEUTRAL, tone_of
from charts.words import RatingWords


@dataclass(frozen=True, slots=True)
class Cast:
    """The things of a picture, grouped: sectors in order, then those without a known sector."""

    things: tuple[Thing, ...]
    sectors: tuple[Sector, ...]
    words: RatingWords

    def position(self, thing: Thing) -> int | None:
        """Place of the thing's sector among all sectors; ``None`` when it has none or an unknown one."""
        return next((n for n, sector in enumerate(self.sectors) if sector.id == thing.sector), None)

    def tone(self, thing: Thing) -> int:
        """Number of the colours of the thing's sector."""
        return tone_of(self.position(thing))

    def group(self, thing: Thing) -> str:
        """Label of the thing's sector."""
        position = self.position(thing)
        return self.words.unsorted if position is None else clean(self.sectors[position].label)

    def name(self, thing: Thing) -> str:
        """The name, or the words for none."""
        return clean(thing.name) or self.words.nameless

    def members(self, tone: int) -> tuple[int, ...]:
        """Indexes of the things of a tone, in the order given."""
        return tuple(i for i, thing in enumerate(self.things) if self.tone(thing) == tone)

    def coloured(self) -> list[tuple[int, Sector]]:
        """(tone, sector) of the sectors with a colour of their own."""
        return list(enumerate(self.sectors[:COLOURED]))

    def order(self) -> list[int]:
        """Indexes of all things, group after group."""
        last = len(self.sectors)
        positions = [self.position(thing) for thing in self.things]
        return sorted(range(len(self.things)), key=lambda i: (last if (at := positions[i]) is None else at, i))


def cast(things: Iterable[Thing], sectors: Iterable[Sector], words: RatingWords) -> Cast:
    """Gather what a picture is about."""
    return Cast(tuple(things), tuple(sectors), words)


def rating(value: int | None, words: RatingWords) -> str:
    """A rating 1..5 in words."""
    return words.unrated if value is None else words.value.format(n=value)


def remarks(thing: Thing, words: RatingWords) -> list[str]:
    """What the outline of a marker says."""
    said = ((thing.focus, words.focus), (thing.hollow, words.hollow), (thing.ghost, words.ghost))
    return [text for holds, text in said if holds]


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
    more = words.joiner.join(remarks(thing, words))
    return f"{said} {more[:1].upper()}{more[1:]}." if more else said


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


def node(thing: Thing, everybody: Cast, at: tuple[float, float], size: float, number: int | None, label: tuple[str, ...]) -> Node:
    """The marker of a thing at a place in px."""
    tone = everybody.tone(thing)
    marker = MARKERS[min(tone, NEUTRAL)]
    return Node(thing.id, at[0], at[1], size, number, marker, tone, label, about(thing, everybody), thing.hollow, thing.ghost, thing.focus)


def entries(everybody: Cast, numbers: dict[int, int]) -> tuple[Entry, ...]:
    """The list under a picture, group after group; ``numbers`` by index of the thing."""
    return tuple(
        Entry(thing.id, everybody.name(thing), everybody.group(thing), numbers.get(i))
        for i, thing in ((i, everybody.things[i]) for i in everybody.order())
    )

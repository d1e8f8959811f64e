"""Things and the groups they belong to: colours, names, order, remarks, entries. It knows no ratings and no layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts import paragraphs
from charts.metrics import clean
from charts.scene import Entry, Node, Sector, Table, Thing
from charts.theme import COLOURED, MARKERS, tone_of
from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class Groups:
    """The things of a picture, grouped: sectors in order, then those without a known sector.

    :param grouped: no = the picture has no groups, and all things wear the first colour
    """

    things: tuple[Thing, ...]
    sectors: tuple[Sector, ...]
    words: ThingWords
    grouped: bool = True

    def position(self, thing: Thing) -> int | None:
        """Place of the thing's sector among all sectors; ``None`` when it has none or an unknown one."""
        return next((n for n, sector in enumerate(self.sectors) if sector.id == thing.sector), None)

    def tone(self, thing: Thing) -> int:
        """Number of the colours of the thing's sector."""
        return tone_of(self.position(thing)) if self.grouped else 0

    def group(self, thing: Thing) -> str:
        """Label of the thing's sector."""
        if not self.grouped:
            return self.words.together
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


def gather(things: Iterable[Thing], sectors: Iterable[Sector], words: ThingWords) -> Groups:
    """Gather what a picture is about; without any sectors all things wear the first colour."""
    sectors = tuple(sectors)
    return Groups(tuple(things), sectors, words, grouped=bool(sectors))


def remarks(thing: Thing, words: ThingWords) -> list[str]:
    """What outline, ring and star of a marker say."""
    said = ((thing.focus, words.focus), (thing.star, words.star), (thing.hollow, words.hollow), (thing.ghost, words.ghost))
    return [text for holds, text in said if holds]


def keys(things: Iterable[Thing], words: ThingWords) -> list[str]:
    """Sentences: what outline, ring and star mean, as far as they are drawn."""
    things = list(things)
    drawn = (
        (any(thing.hollow for thing in things), words.key_hollow),
        (any(thing.ghost for thing in things), words.key_ghost),
        (any(thing.focus for thing in things), words.key_focus),
        (any(thing.star for thing in things), words.key_star),
    )
    return [text for holds, text in drawn if holds]


def about(thing: Thing, everybody: Groups, details: Sequence[str]) -> str:
    """The words a screen reader says for a thing: name, group, whole sentences of detail, remarks."""
    if thing.about:
        return clean(thing.about)
    pattern = everybody.words.about_grouped if everybody.grouped else everybody.words.about_alone
    first = pattern.format(name=everybody.name(thing), group=everybody.group(thing))
    return " ".join([first, *details, *remark(thing, everybody.words)])


def remark(thing: Thing, words: ThingWords) -> list[str]:
    """The remarks as one sentence, or nothing."""
    more = words.joiner.join(remarks(thing, words))
    return [f"{more[:1].upper()}{more[1:]}."] if more else []


def listed(names: Sequence[str], words: ThingWords) -> str:
    """The first eight names, and how many more there are."""
    return paragraphs.listed(names, words.joiner, words.and_more)


def table(everybody: Groups, further: Sequence[tuple[str, Sequence[str]]]) -> Table:
    """A row per thing, group after group: name, group, further columns, remarks; group and remarks only where there are any.

    :param further: heading and cells of each further column, in the order of ``everybody.order()``
    """
    words, things = everybody.words, [everybody.things[i] for i in everybody.order()]
    said = [words.joiner.join(remarks(thing, words)) for thing in things]
    columns: list[tuple[str, Sequence[str]]] = [(words.column_name, [everybody.name(thing) for thing in things])]
    if everybody.grouped:
        columns.append((words.column_group, [everybody.group(thing) for thing in things]))
    columns += further
    if any(said):
        columns.append((words.column_remark, said))
    return Table(tuple(title for title, _ in columns), tuple(zip(*(cells for _, cells in columns), strict=True)))


def marked(things: Iterable[Thing], words: ThingWords) -> list[str]:
    """Sentences: who is in focus, who speaks for me; none when nobody is."""
    named = [(thing, clean(thing.name) or words.nameless) for thing in things]
    focus, stars = [name for thing, name in named if thing.focus], [name for thing, name in named if thing.star]
    pairs = ((focus, words.sentence_focus), (stars, words.sentence_stars))
    return [pattern.format(names=listed(names, words)) for names, pattern in pairs if names]


def marker_node(thing: Thing, everybody: Groups, at: tuple[float, float], size: float, number: int | None, said: str) -> Node:
    """The marker of a thing at a place in px; ``said`` is what a screen reader says."""
    tone, label = everybody.tone(thing), (everybody.name(thing),)
    return Node(thing.id, at[0], at[1], size, number, MARKERS[tone], tone, label, said, thing.hollow, thing.ghost, thing.focus, thing.star)


def entries(everybody: Groups, numbers: dict[int, int]) -> tuple[Entry, ...]:
    """The list under a picture, group after group; ``numbers`` by index of the thing."""
    return tuple(
        Entry(thing.id, everybody.name(thing), everybody.group(thing), numbers.get(i))
        for i, thing in ((i, everybody.things[i]) for i in everybody.order())
    )

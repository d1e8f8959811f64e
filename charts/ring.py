"""The relationship ring: who stands where, how near, how well it works. Pure layout; it knows no drawing library.

Distance is importance (5 nearest). Lines follow the ecomap convention (Hartman 1978): thick = works well, thin = fair,
dashed = needs attention.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from charts.columns import sides, spread
from charts.disc import NAME_SIZE, Frame, disc, name_rows
from charts.groups import keys, marked
from charts.headings import EDGE, SMALLEST, WIDE_FROM, below, headings
from charts.marks import marks
from charts.metrics import LINE, clean, even, wrap
from charts.places import Places, stand
from charts.ratings import Cast, cast, entries, node, table
from charts.scene import Anchor, Line, Rect, Scene, Sector, Shape, Stroke, TextBox, Thing
from charts.theme import NEUTRAL
from charts.words import RingWords

__all__ = ["NARROW", "WIDE", "RingWords", "ring"]

WIDE, NARROW = 700, 350  # widths that suit a page of text and a phone
NOTES_UP_TO = 6  # things
NAME_SIZES = ((7, 16.0), (16, 15.0), (34, 13.5))
FALLBACKS = ((3, 3), (3, 2), (2, 1), (3, 0), (2, 0), (1, 0))  # lines of a name and of each note, tried until the columns hold them
TALLEST = 1.3  # height of a column in diameters of the ring; leaders to a taller one are hard to follow
ROOMY = 240  # px; a ring that large holds a crowd of large markers
BESIDE = 38  # px from the ring to the names
FARTHEST = 1


@dataclass(frozen=True, slots=True)
class _Label:
    """The words beside one thing."""

    name: tuple[str, ...]
    notes: tuple[str, ...]
    size: float

    @property
    def note_size(self) -> float:
        return max(SMALLEST, self.size - 2.5)

    @property
    def text_height(self) -> float:
        return (len(self.name) * self.size + len(self.notes) * self.note_size) * LINE

    @property
    def height(self) -> float:
        return self.text_height + (14 if self.notes else 8 if self.size > 13 else 4)


def ring(
    things: Iterable[Thing],
    sectors: Iterable[Sector],
    words: RingWords,
    width: float,
    height: float | None = None,
    beside: Iterable[Thing] = (),
) -> Scene:
    """Lay the ring out.

    :param things: 0..60 or more; ``distance`` and ``works`` 1..5 or ``None``
    :param sectors: three have a colour; things of any other sector stand in the neutral one
    :param width: px; from 700 px names stand beside the ring, below it nodes are numbered and ``scene.numbered`` names them
    :param height: px; by default as high as needed
    :param beside: things of a ring that stands beside this one; both explain what is drawn in either, and so begin at one height
    :return: a scene as wide as asked for
    """
    everybody = cast(things, sectors, words)
    explained = keys([*everybody.things, *beside], words)
    wide, narrow = (" ".join([first, *explained]) for first in (words.subtitle_wide, words.subtitle_narrow))
    words = replace(words, subtitle_wide=wide, subtitle_narrow=narrow)
    if width >= WIDE_FROM:
        for lines, noted in FALLBACKS:
            scene = _with_columns(everybody, words, width, height, lines, noted)
            if scene is not None:
                return scene
    return _with_numbers(everybody, words, width, height)


def _with_columns(everybody: Cast, words: RingWords, width: float, height: float | None, lines: int, noted: int) -> Scene | None:
    head = headings(clean(words.title), _subtitle(words, width), width)
    foot = NAME_SIZE * LINE * 2 + 8
    radius = width * 0.25
    rows = name_rows(everybody, words, width, radius, columns=True)
    top = below(head) + NAME_SIZE * LINE * rows - radius * 0.07 + 10
    if height is not None:
        radius = min(radius, (height - top - foot) / 2)
    if radius < 60:
        return None
    labels = _labels(everybody, width / 2 - radius - BESIDE - EDGE, lines, noted)
    taken = sum(label.height for label in labels) * 0.53
    if taken > 2 * radius * TALLEST:
        return None
    low = top + radius * 0.07 + 4
    height = height or max(top + 2 * radius + foot, low + taken + 12)
    frame = Frame(width, height, radius, width / 2, top + radius, low, height - 8)
    places = _places(everybody, radius, _sizes(len(labels), numbered=False))
    shared = sides(places.points, [label.height for label in labels], frame.high - frame.low, radius * 0.3)
    if shared is None:
        return None
    shapes, texts = disc(everybody, words, frame, places)
    for side, column in ((-1, shared[0]), (1, shared[1])):
        more, said = _column(everybody, frame, places, labels, column, side)
        shapes += more
        texts += said
    return _scene(everybody, words, frame, places, [*head, *texts], shapes, {})


def _with_numbers(everybody: Cast, words: RingWords, width: float, height: float | None) -> Scene:
    head = headings(clean(words.title), _subtitle(words, width), width)
    radius = min(width * 0.47, 290.0)
    rows = name_rows(everybody, words, width, radius, columns=False)
    top, foot = below(head) + NAME_SIZE * LINE * rows - radius * 0.07 + 16, NAME_SIZE * LINE * 2 + 8
    if height is not None:
        radius = max(60.0, min(radius, (height - top - foot) / 2))
    height = max(top + foot + 2 * radius, height or 0)
    frame = Frame(width, height, radius, width / 2, top + radius)
    places = _places(everybody, radius, _sizes(len(everybody.things), numbered=True, roomy=radius > ROOMY))
    shapes, texts = disc(everybody, words, frame, places)
    numbers = {i: n for n, i in enumerate(everybody.order(), 1)}
    return _scene(everybody, words, frame, places, [*head, *texts], shapes, numbers)


def _sizes(count: int, *, numbered: bool, roomy: bool = False) -> list[float]:
    """Marker sizes to try in px, the best first."""
    sizes = (30, 28, 24, 20, 17, 15, 13, 11, 9, 7, 5, 3, 2)
    best = (30 if count <= 8 else 24 if count <= 16 else 17) if not numbered else (28 if roomy or count <= 14 else 24)
    return [float(size) for size in sizes if size <= best]


def _places(everybody: Cast, radius: float, sizes: list[float]) -> Places:
    groups = [(tone, everybody.members(tone)) for tone, _ in everybody.coloured()]
    distances = [min(5, max(1, thing.distance or FARTHEST)) for thing in everybody.things]
    return stand(groups, everybody.members(NEUTRAL), NEUTRAL, distances, radius, sizes)


def _subtitle(words: RingWords, width: float) -> str:
    return clean(words.subtitle_wide if width >= WIDE_FROM else words.subtitle_narrow)


def _labels(everybody: Cast, room: float, lines: int, noted: int) -> list[_Label]:
    count = len(everybody.things)
    size = next((size for most, size in NAME_SIZES if count <= most), SMALLEST)
    lines = min(lines, 3 if count <= 7 else 2 if count <= 34 else 1)
    labels = []
    for thing in everybody.things:
        notes: tuple[str, ...] = ()
        if count <= NOTES_UP_TO and noted:
            notes = tuple(row for note in thing.note[:3] for row in wrap(note, room, size - 2.5, 400, noted) if row)
        labels.append(_Label(even(everybody.name(thing), room, size, 600, lines), notes, size))
    return labels


def _column(
    everybody: Cast, frame: Frame, places: Places, labels: list[_Label], column: list[int], side: int
) -> tuple[list[Shape], list[TextBox]]:
    """Names of one side with their leaders."""
    wishes, heights = [frame.y + places.points[i][1] for i in column], [labels[i].height for i in column]
    middles = spread(wishes, heights, frame.low, frame.high)
    anchor: Anchor = "start" if side > 0 else "end"
    shapes: list[Shape] = []
    texts: list[TextBox] = []
    for i, y in zip(column, middles, strict=True):
        label, thing, (dx, dy) = labels[i], everybody.things[i], places.points[i]
        bar = frame.x + side * (frame.radius + BESIDE - 6)
        elbow = (frame.x + side * (frame.radius + 14), y)
        shapes.append(Line(((frame.x + dx, frame.y + dy), elbow, (bar, y)), Stroke("muted", 1, (), 0.55), "leader"))
        tall = label.text_height
        shapes.append(Rect(bar - 1.5, y - tall / 2 + 1, 3, tall - 2, f"mark{everybody.tone(thing)}", role="bar"))
        x, top = frame.x + side * (frame.radius + BESIDE), y - tall / 2
        rows = [(row, label.size, 600, "ink", "name") for row in label.name]
        rows += [(row, label.note_size, 400, "muted", "note") for row in label.notes]
        for row, size, weight, paint, role in rows:
            top += size * LINE
            texts.append(TextBox(x, top - size * 0.36, row, anchor, size, weight, paint, role, thing.id))
    return shapes, texts


def _scene(
    everybody: Cast, words: RingWords, frame: Frame, places: Places, texts: list[TextBox], shapes: list[Shape], numbers: dict[int, int]
) -> Scene:
    nodes = []
    for i in everybody.order():
        thing, (dx, dy) = everybody.things[i], places.points[i]
        at = (frame.x + dx, frame.y + dy)
        nodes.append(node(thing, everybody, at, places.size, numbers.get(i)))
        if i in numbers:
            size = 14.0 if places.size >= 20 else SMALLEST
            paint = "ink" if thing.hollow or thing.ghost else f"on{everybody.tone(thing)}"
            low = size * 0.33 + (places.size * 0.1 if everybody.tone(thing) == NEUTRAL else 0)
            texts.append(TextBox(at[0], at[1] + low, str(numbers[i]), "middle", size, 600, paint, "number", thing.id))
    subtitle = _subtitle(words, frame.width)
    return Scene(
        frame.width,
        frame.height,
        clean(words.title),
        subtitle,
        (*shapes, *marks(nodes, texts, shapes, frame.width, frame.height)),
        tuple(texts),
        tuple(nodes),
        _sentence(everybody, words),
        table(everybody),
        entries(everybody, numbers),
    )


def _sentence(everybody: Cast, words: RingWords) -> str:
    """What the ring shows, with the numbers."""
    listed = [thing for thing in everybody.things if not thing.ghost]
    groups: dict[str, int] = dict.fromkeys((clean(sector.label) for sector in everybody.sectors), 0)
    for thing in listed:
        groups[everybody.group(thing)] = groups.get(everybody.group(thing), 0) + 1
    said = [words.count.format(group=group, n=n) for group, n in groups.items()]
    parts = [words.sentence_some.format(n=len(listed), groups=words.joiner.join(said))] if listed else [words.sentence_none]
    attention = sum(thing.works is not None and thing.works <= 2 for thing in listed)
    unrated = sum(thing.distance is None or thing.works is None for thing in listed)
    ghosts = len(everybody.things) - len(listed)
    for count, pattern in ((attention, words.sentence_attention), (unrated, words.sentence_unrated), (ghosts, words.sentence_ghosts)):
        if count:
            parts.append(pattern.format(n=count))
    return " ".join([*parts, *marked(everybody.things, words)])

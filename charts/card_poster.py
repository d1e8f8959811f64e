"""The share card as a poster: a large ring on the right with initials on its markers, title and groups on the left.

It knows neither names nor what was left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.card_parts import CROWD, EDGE, HEIGHT, SMALL, SMALLEST, WIDTH, Item, Sheet, draw_item, items, pen, places, rows
from charts.card_words import Caption, CardWords
from charts.disc import Frame, centre, ground
from charts.groups import Groups
from charts.metrics import ELLIPSIS, LINE, clean, clusters, cut, width
from charts.places import Places
from charts.scene import Marker, TextBox
from charts.theme import MARKERS

RADIUS = 278.0
LEGIBLE = (72.0, 64.0, 58.0, 52.0, 48.0, 44.0, 41.0, 39.0)  # px across markers with letters on them
PLAIN = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 2.0)
X, Y = WIDTH - EDGE - RADIUS + 8, HEIGHT / 2  # the middle of the ring
ROOM = WIDTH - 2 * RADIUS - 2 * EDGE - 56  # px for the words on the left
TITLES = ((68.0, 1), (60.0, 1), (54.0, 1), (66.0, 2), (56.0, 3), (48.0, 3), (40.0, 3), (40.0, 2))  # size and lines, the best first
LEGEND_LINE = 1.55


def poster(
    everybody: Groups, caption: Caption, said: list[str], words: CardWords, *, lettered: bool, whole: bool
) -> tuple[Sheet, Places] | None:
    """Lay the poster out.

    :param said: sentences of the key
    :param lettered: write the names, which are initials here, on the markers
    :param whole: rather none than shortened letters
    :return: what is drawn and where things stand; None when letters do not fit
    """
    count = len(everybody.things)
    best = 72 if count <= 4 else 64 if count <= 9 else 58
    stood = places(everybody, RADIUS, [size for size in LEGIBLE if size <= best] if lettered else PLAIN)
    if stood is None:
        return None
    frame = Frame(WIDTH, HEIGHT, RADIUS, X, Y)
    sheet = Sheet(ground(everybody, frame, stood, lambda thing, tone: pen(thing, tone, count > CROWD), 1.5))
    sheet.texts.append(centre(words.me, frame, 26.0))
    if lettered:
        for thing, (dx, dy) in zip(everybody.things, stood.points, strict=True):
            tone = everybody.tone(thing)
            paint = "ink" if thing.hollow else f"on{tone}"
            letters = _letters(everybody.name(thing), thing.id, (frame.x + dx, frame.y + dy), stood.size, MARKERS[tone], paint)
            if whole and letters.text != everybody.name(thing):
                return None
            sheet.texts.append(letters)
    _panel(sheet, caption, said, items(everybody))
    return sheet, stood


def _letters(text: str, node: str, at: tuple[float, float], size: float, marker: Marker, paint: str) -> TextBox:
    """Initials on a marker, as large as fits; what is too wide is cut down to its first character."""
    low = size * 0.12 if marker == "triangle" else 0.0
    room = size * (0.5 if marker == "triangle" else 0.84)
    for shown in (text, clusters(text)[0]):
        for letters in (size * 0.4, size * 0.36, SMALLEST):
            if letters >= SMALLEST and width(shown, letters, 700) <= room:
                return TextBox(at[0], at[1] + letters * 0.35 + low, shown, "middle", letters, 700, paint, "number", node)
    return TextBox(at[0], at[1] + SMALLEST * 0.35 + low, ELLIPSIS, "middle", SMALLEST, 700, paint, "number", node)


@dataclass(frozen=True, slots=True)
class _Head:
    title: tuple[str, ...]
    size: float
    key: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.title) * self.size * 1.12 + (14 + len(self.key) * SMALL * LINE if self.key else 0)


def _panel(sheet: Sheet, caption: Caption, said: list[str], groups: list[Item]) -> None:
    foot = _foot(caption)
    size = 32.0 if len(groups) < 4 else 28.0
    legend = len(groups) * size * LEGEND_LINE
    head = _head(caption, said, HEIGHT - 2 * EDGE - legend - len(foot) * 34 - 64)
    y = EDGE - 6
    for row in head.title:
        y += head.size * 1.12
        sheet.texts.append(TextBox(EDGE, y - head.size * 0.26, row, size=head.size, weight=700, role="title"))
    y += 14
    for row in head.key:
        y += SMALL * LINE
        sheet.texts.append(TextBox(EDGE, y - SMALL * 0.3, row, size=SMALL, paint="muted", role="key"))
    y += 34
    for item in groups:
        y += size * LEGEND_LINE
        draw_item(sheet, item, EDGE, y - size * 0.4, size, ROOM)
    y = HEIGHT - EDGE - 2
    for text, letters, weight, paint in reversed(foot):
        sheet.texts.append(TextBox(EDGE, y, text, size=letters, weight=weight, paint=paint, role="foot"))
        y -= 34


def _head(caption: Caption, said: list[str], room: float) -> _Head:
    """Title and key as large as the room allows; the key goes before the title is cut."""
    title = clean(caption.title)
    key = tuple(row for text in said for row in rows(text, ROOM, SMALL, 400, 2))
    tries = [(size, lines, kept) for kept in (key, key[:2], ()) for size, lines in TITLES]
    heads = [_Head(rows(title, ROOM, size, 700, lines), size, kept) for size, lines, kept in tries]
    fitting = [head for head in heads if head.height <= room] or heads[-1:]
    return next((head for head in fitting if not _is_cut(head, title)), fitting[0])


def _is_cut(head: _Head, title: str) -> bool:
    return " ".join(head.title) != title


def _foot(caption: Caption) -> list[tuple[str, float, int, str]]:
    """Rows at the foot: text, size, weight, colour."""
    own = [(clean(caption.who), 28.0, 700, "ink"), (clean(caption.course), 22.0, 400, "muted")]
    return [(cut(text, ROOM, size, weight), size, weight, paint) for text, size, weight, paint in own if text]

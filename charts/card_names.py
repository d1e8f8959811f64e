"""The share card with names: the ring in the middle, names on both sides, the groups at the foot. It knows not whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from charts.card_parts import CROWD, EDGE, HEIGHT, SMALL, WIDTH, Item, Sheet, draw_item, items, pen, places, rows
from charts.card_words import Caption, CardWords
from charts.columns import sides, spread
from charts.disc import Frame, centre, ground
from charts.groups import Groups
from charts.metrics import LINE, clean, cut, width
from charts.places import Places
from charts.scene import Anchor, Line, Rect, Stroke, TextBox

RADIUS = 206.0
X, Y = WIDTH / 2, 346.0  # the middle of the ring
BESIDE = 46.0  # px from the ring to the names
LOW, HIGH = Y - RADIUS - 4, Y + RADIUS + 4  # where names may stand
SIZES = ((7, 28.0, 3), (12, 25.0, 2), (16, 22.0, 2), (24, SMALL, 1))  # up to so many things: px of a name, its lines
MARKERS = (34.0, 30.0, 26.0, 22.0, 18.0, 15.0, 13.0)
TITLE, LEGEND = 46.0, 26.0
LEAST = 260.0  # px kept for the name of the course


@dataclass(frozen=True, slots=True)
class _Label:
    """The name beside one thing, in its lines."""

    rows: tuple[str, ...]
    size: float

    @property
    def tall(self) -> float:
        return len(self.rows) * self.size * LINE

    @property
    def height(self) -> float:
        return self.tall + (12 if self.size > SMALL else 6)


def with_names(everybody: Groups, caption: Caption, said: list[str], words: CardWords, role: str) -> tuple[Sheet, Places] | None:
    """Lay the card out with names.

    :param said: sentences of the key
    :param role: what the names are: ``name`` or ``initials``
    :return: what is drawn and where things stand; None when there are too many names
    """
    count = len(everybody.things)
    stood = places(everybody, RADIUS, MARKERS)
    room = X - RADIUS - BESIDE - EDGE
    for most, size, lines in SIZES:
        if count > most or stood is None:
            continue
        labels = [_Label(rows(everybody.name(thing), room, size, 600, lines), size) for thing in everybody.things]
        columns = sides(stood.points, [label.height for label in labels], HIGH - LOW, RADIUS * 0.3)
        if columns is None:
            continue
        frame = Frame(WIDTH, HEIGHT, RADIUS, X, Y)
        sheet = Sheet(ground(everybody, frame, stood, lambda thing, tone: pen(thing, tone, count > CROWD), 1.4))
        sheet.texts.append(centre(words.me, frame, 22.0))
        for side, column in ((-1, columns[0]), (1, columns[1])):
            _column(sheet, everybody, stood, labels, column, side, role)
        _head(sheet, caption, said)
        _foot(sheet, items(everybody))
        return sheet, stood
    return None


def _column(sheet: Sheet, everybody: Groups, stood: Places, labels: list[_Label], column: list[int], side: int, role: str) -> None:
    """Names of one side with their leaders."""
    middles = spread([Y + stood.points[i][1] for i in column], [labels[i].height for i in column], LOW, HIGH)
    anchor: Anchor = "start" if side > 0 else "end"
    for i, y in zip(column, middles, strict=True):
        label, thing, (dx, dy) = labels[i], everybody.things[i], stood.points[i]
        bar, elbow = X + side * (RADIUS + BESIDE - 12), (X + side * (RADIUS + 16), y)
        sheet.shapes.append(Line(((X + dx, Y + dy), elbow, (bar, y)), Stroke("muted", 1.5, (), 0.6), "leader"))
        sheet.shapes.append(Rect(bar - 2, y - label.tall / 2 + 2, 4, label.tall - 4, f"mark{everybody.tone(thing)}", role="bar"))
        top = y - label.tall / 2
        for row in label.rows:
            top += label.size * LINE
            at = (X + side * (RADIUS + BESIDE), top - label.size * 0.36)
            sheet.texts.append(TextBox(*at, row, anchor, label.size, 600, "ink", role, thing.id))


def _head(sheet: Sheet, caption: Caption, said: list[str]) -> None:
    """Title and key on the left; who made it and the course on the right."""
    whole = WIDTH - 2 * EDGE - 40
    key = " ".join(_fitting(said, whole - LEAST))
    own = [(clean(caption.who), 28.0, 700, "ink", 400.0), (clean(caption.course), SMALL, 400, "muted", whole - width(key, SMALL))]
    for (text, size, weight, paint, room), y in zip(own, (EDGE + 32, EDGE + 66), strict=True):
        if text:
            sheet.texts.append(TextBox(WIDTH - EDGE, y, cut(text, room, size, weight), "end", size, weight, paint, "foot"))
    title = clean(caption.title)
    if title:
        sheet.texts.append(TextBox(EDGE, EDGE + 32, cut(title, whole - 400, TITLE, 700), size=TITLE, weight=700, role="title"))
    if key:
        sheet.texts.append(TextBox(EDGE, EDGE + 66, key, size=SMALL, paint="muted", role="key"))


def _fitting(said: list[str], room: float) -> list[str]:
    """As many whole sentences as fit; half a key explains nothing."""
    return next((said[:n] for n in range(len(said), 0, -1) if width(" ".join(said[:n]), SMALL) <= room), [])


def _foot(sheet: Sheet, groups: list[Item]) -> None:
    """The groups in one row, in the middle; where they do not fit, the longest become shorter."""
    apart = 44.0
    room = WIDTH - 2 * EDGE - apart * (len(groups) - 1)
    wide = [item.width(LEGEND) + 1 for item in groups]
    while sum(wide) > room:
        longest = max(wide)
        wide = [min(own, longest - 4) for own in wide]
    x = (WIDTH - sum(wide) - apart * (len(groups) - 1)) / 2
    for item, own in zip(groups, wide, strict=True):
        draw_item(sheet, item, x, HEIGHT - 28, LEGEND, own)
        x += own + apart

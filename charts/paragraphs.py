"""Lines of words set under each other, keys beside each other, names in a list. It knows no picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from charts.headings import EDGE
from charts.metrics import ELLIPSIS, LINE, LONGEST, clean, cut, width, wrap
from charts.scene import Anchor, Paint, TextBox

TOP = 0.91  # from the top of a line to its baseline, in em
NAMED = 8  # names in one list of a sentence


def whole(text: str) -> str:
    """One line that any file can hold, like ``metrics.clean``, of a text of any length."""
    words = ("".join(clean(word[k : k + LONGEST]) for k in range(0, len(word), LONGEST)) for word in text.split())
    return " ".join(word for word in words if word)


@lru_cache(maxsize=2048)
def broken(text: str, room: float, size: float, weight: int, most: int) -> tuple[str, ...]:
    """Break a text of any length into rows; what does not fit ends in an ellipsis.

    :param room: px
    :param most: rows, at least 1
    :return: rows none of which is wider than ``room``; none for an empty text
    """
    rows: list[str] = []
    for piece in _pieces(whole(text), room, size, weight):
        joined = f"{rows[-1]} {piece}" if rows else piece
        if rows and width(joined, size, weight) <= room:
            rows[-1] = joined
        elif len(rows) == most:
            rows[-1] = cut(joined, room, size, weight)
            break
        else:
            rows.append(piece)
    return tuple(rows)


def _pieces(text: str, room: float, size: float, weight: int) -> Iterator[str]:
    """Words, and parts of those that are too wide; a single letter that is too wide becomes an ellipsis."""
    for word in text.split():
        for k in range(0, len(word), LONGEST):
            for part in wrap(word[k : k + LONGEST], room, size, weight, LONGEST):
                yield part if width(part, size, weight) <= room else ELLIPSIS


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: size in px, weight, colour name, role of its lines."""

    size: float = 14.0
    weight: int = 400
    paint: Paint = "ink"
    role: str = ""

    def rows(self, text: str, room: float, most: int) -> tuple[str, ...]:
        """A text in at most ``most`` rows of ``room`` px, none for an empty text."""
        return broken(text, room, self.size, self.weight, most)

    def tall(self, rows: Sequence[str]) -> float:
        """Height of rows in px."""
        return len(rows) * self.size * LINE

    def set(self, rows: Sequence[str], x: float, top: float, anchor: Anchor = "start", node: str | None = None) -> list[TextBox]:
        """Rows under each other, the first one's line beginning at ``top`` px."""
        steps = ((row, top + (k * LINE + TOP) * self.size) for k, row in enumerate(rows))
        return [TextBox(x, y, row, anchor, self.size, self.weight, self.paint, self.role, node) for row, y in steps]


@dataclass(frozen=True, slots=True)
class Key:
    """The words of a key: where its symbol may begin and where the middle of the line is, in px."""

    x: float
    y: float
    box: TextBox


KEY = Style(14.0, 400, "ink", "key")


def keys(labels: Sequence[str], paints: Sequence[Paint], lead: float, top: float, right: float) -> tuple[list[Key], float]:
    """Set keys beside each other in as many rows as needed.

    :param paints: colour of each label
    :param lead: px kept free before each label for its symbol
    :return: the keys and where they end; nothing takes no room
    """
    found: list[Key] = []
    x, y, high = float(EDGE), top, KEY.size * LINE
    for label, paint in zip(labels, paints, strict=True):
        row = "".join(KEY.rows(label, right - EDGE - lead - EDGE, 1))
        wide = lead + width(row, KEY.size)
        if x > EDGE and x + wide > right:
            x, y = float(EDGE), y + high + 4
        found.append(Key(x, y + high / 2, TextBox(x + lead, y + TOP * KEY.size, row, "start", KEY.size, 400, paint, KEY.role)))
        x += wide + 24
    return found, y + high + 10 if found else top


def listed(names: Sequence[str], joiner: str, more: str) -> str:
    """The first eight names in one list.

    :param more: pattern for the rest with ``{names}`` and ``{n}``
    """
    shown = joiner.join(names[:NAMED])
    return more.format(names=shown, n=len(names) - NAMED) if len(names) > NAMED else shown

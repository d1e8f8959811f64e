"""What boxes are drawn from, and all they say in words. It knows no layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charts.metrics import clean
from charts.paragraphs import listed, whole
from charts.scene import Table

Mark = Literal["", "assumed", "observed", "asked", "dot"]
BASES: tuple[Mark, ...] = ("assumed", "observed", "asked")


@dataclass(frozen=True, slots=True)
class CardLine:
    """A text in a box.

    :param mark: how it is known, drawn as a symbol with its word in a key; ``dot`` only sets it apart
    """

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A titled box.

    :param lines: texts under each other; empty ones are left out
    :param note: small words under the title
    :param tone: number of its colours, 0..2; ``None`` = neutral
    :param weight: how many columns it is wide, at most all there are
    """

    title: str
    lines: tuple[CardLine, ...] = ()
    note: str = ""
    tone: int | None = None
    weight: int = 1

    @property
    def filled(self) -> tuple[CardLine, ...]:
        """Lines with a text."""
        return tuple(line for line in self.lines if whole(line.text))


@dataclass(frozen=True, slots=True)
class CardsWords:
    """Boxes.

    ``share`` is said beside a bar at the foot when it is given: ``{n}`` of ``{all}`` marked lines are not assumed, ``{percent}``
    of a hundred. ``most_lines`` is how many rows a text may take.
    """

    title: str = ""
    subtitle: str = ""
    assumed: str = "assumed"
    observed: str = "observed"
    asked: str = "asked"
    empty: str = "Nothing here yet."
    untitled: str = "No title yet"
    invite: str = "Nothing has been written yet. What you write stands here."
    share: str = ""
    sentence_none: str = "Nothing has been written yet."
    sentence_boxes: str = "Written so far: {boxes}."
    sentence_marks: str = "How it is known: {marks}."
    sentence_empty: str = "Still empty: {titles}."
    count: str = "{name}: {n}"
    column_box: str = "Part"
    column_note: str = "Note"
    column_line: str = "What is written"
    column_mark: str = "How it is known"
    joiner: str = "; "
    and_more: str = "{names} and {n} more"
    most_lines: int = 6

    def name(self, box: Box) -> str:
        """The title of a box, or the words for none."""
        return clean(box.title) or clean(self.untitled)

    def mark(self, mark: Mark) -> str:
        """The word of a mark; empty for a dot and for none."""
        return {"assumed": clean(self.assumed), "observed": clean(self.observed), "asked": clean(self.asked)}.get(mark, "")


def counted(boxes: Sequence[Box]) -> Counter[Mark]:
    """How many lines have each mark that tells how they are known."""
    return Counter(line.mark for box in boxes for line in box.filled if line.mark in BASES)


def share(boxes: Sequence[Box], words: CardsWords) -> str:
    """The share of lines that are not assumed in words; empty without words for it or without marked lines."""
    counts = counted(boxes)
    total = counts.total()
    known = total - counts["assumed"]
    return words.share.format(n=known, all=total, percent=round(100 * known / total)) if words.share and total else ""


def sentence(boxes: Sequence[Box], words: CardsWords) -> str:
    """How many texts stand in each box, how they are known, what is empty."""
    filled = [(words.name(box), len(box.filled)) for box in boxes if box.filled]
    full = [words.count.format(name=name, n=n) if n > 1 else name for name, n in filled]
    parts = [words.sentence_boxes.format(boxes=listed(full, words.joiner, words.and_more)) if full else words.sentence_none]
    counts = counted(boxes)
    if counts:
        marks = words.joiner.join(words.count.format(name=words.mark(mark), n=counts[mark]) for mark in BASES)
        parts += [words.sentence_marks.format(marks=marks), share(boxes, words)]
    empty = [words.name(box) for box in boxes if not box.filled]
    if empty:
        parts.append(words.sentence_empty.format(titles=listed(empty, words.joiner, words.and_more)))
    return " ".join(part for part in parts if part)


def table(boxes: Sequence[Box], words: CardsWords) -> Table:
    """A row per text with all of it; an empty box has one row. Columns nobody fills are left out."""
    rows = [(box, line) for box in boxes for line in box.filled or (CardLine(words.empty),)]
    columns = [
        (words.column_box, [words.name(box) for box, _ in rows], True),
        (words.column_note, [whole(box.note) for box, _ in rows], False),
        (words.column_line, [whole(line.text) for _, line in rows], True),
        (words.column_mark, [words.mark(line.mark) for _, line in rows], False),
    ]
    shown = [(title, cells) for title, cells, always in columns if always or any(cells)]
    return Table(tuple(title for title, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))

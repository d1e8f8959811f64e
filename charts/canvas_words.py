"""What a page of blocks is drawn from, and all it says in words. It knows no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from charts.metrics import clean
from charts.paragraphs import listed, whole
from charts.scene import Entry, Table

COLUMNS, ROWS = 10, 3
Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page.

    :param lines: what it holds; empty ones are left out
    :param note: small words under its label
    :param place: column 0..9, row 0..2, how many columns and rows it takes
    """

    id: str
    label: str
    lines: tuple[str, ...] = ()
    note: str = ""
    place: Place = field(kw_only=True)

    @property
    def filled(self) -> tuple[str, ...]:
        """Lines with a text, each as one line."""
        return tuple(text for text in map(whole, self.lines) if text)


@dataclass(frozen=True, slots=True)
class CanvasWords:
    """The page. ``most_entries`` of what a block holds are shown, each in at most ``most_lines`` rows."""

    title: str = ""
    subtitle: str = ""
    count: str = "{n} noted"
    empty: str = "still empty"
    nameless: str = "No name yet"
    more: str = "and {n} more"
    invite: str = "This page has no blocks yet."
    about: str = "{name}: {count}."
    sentence_none: str = "Nothing stands on this page yet."
    sentence_filled: str = "Filled: {names}."
    sentence_empty: str = "Still empty: {names}."
    filled: str = "{name} ({n})"
    group_filled: str = "Filled"
    group_empty: str = "Still empty"
    column_block: str = "Block"
    column_note: str = "Note"
    column_count: str = "How many"
    column_lines: str = "What it holds"
    joiner: str = "; "
    and_more: str = "{names} and {n} more"
    most_entries: int = 6
    most_lines: int = 3

    def name(self, block: Block) -> str:
        """The label of a block, or the words for none."""
        return clean(block.label) or clean(self.nameless)

    def counted(self, block: Block) -> str:
        """How many lines a block holds, or that it is empty."""
        return self.count.format(n=len(block.filled)) if block.filled else self.empty


def about(block: Block, words: CanvasWords) -> str:
    """The words a screen reader says for a block."""
    return words.about.format(name=words.name(block), count=words.counted(block))


def sentence(blocks: Sequence[Block], words: CanvasWords) -> str:
    """Which blocks hold how much, which are empty."""
    full = [words.filled.format(name=words.name(block), n=len(block.filled)) for block in blocks if block.filled]
    empty = [words.name(block) for block in blocks if not block.filled]
    parts = [words.sentence_filled.format(names=listed(full, words.joiner, words.and_more)) if full else words.sentence_none]
    return " ".join(parts + ([words.sentence_empty.format(names=listed(empty, words.joiner, words.and_more))] if empty else []))


def table(blocks: Sequence[Block], words: CanvasWords) -> Table:
    """A row per block with all it holds; the notes only when there are some."""
    columns = [
        (words.column_block, [words.name(block) for block in blocks], True),
        (words.column_note, [whole(block.note) for block in blocks], False),
        (words.column_count, [str(len(block.filled)) for block in blocks], True),
        (words.column_lines, [words.joiner.join(block.filled) for block in blocks], True),
    ]
    shown = [(title, cells) for title, cells, always in columns if always or any(cells)]
    return Table(tuple(title for title, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def entries(blocks: Sequence[Block], words: CanvasWords) -> tuple[Entry, ...]:
    """The list under the picture: filled blocks, then empty ones."""
    order = sorted(blocks, key=lambda block: not block.filled)
    return tuple(Entry(block.id, words.name(block), words.group_filled if block.filled else words.group_empty) for block in order)

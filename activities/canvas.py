"""The view canvas: one page of blocks, filled from answers where the author says so, the others named and empty. It invents nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from activities.authored import Named, Slip, Slug, Text, refuse, repeated
from activities.kind import Ask, Settings
from activities.view import NoAnswer, View
from charts.scene import Scene
from course.facts import Thing
from course.lesson import Strict
from course.mark import Line, Mark
from course.words import _, catalogued, many

COLUMNS, ROWS = 10, 3  # the grid of the page


class Source(Strict):
    """Where a block takes its lines from."""

    roster: Slug = Field(description="id of the activity whose things fill the block")
    aspect: Slug = Field("name", description="what is said about each thing and stands in the block; equal values stand once")
    where: dict[str, Text] = Field({}, description="aspect → value: only things of which this holds")


class CanvasBlock(Named):
    """One block of the page."""

    place: tuple[int, int, int, int] = Field(description="column, row, columns wide, rows high, on a page of 10 columns and 3 rows")
    source: Source | None = Field(None, alias="from", description="what fills it; without it the block is named and empty")
    note: str = Field("", description="what would stand there")


class CanvasSettings(Settings):
    """The blocks of the page."""

    blocks: list[CanvasBlock] = Field(min_length=1, max_length=9, description="the blocks, in reading order")

    @model_validator(mode="after")
    def _check(self) -> CanvasSettings:
        slips = list(repeated(self.blocks, "blocks"))
        taken: set[tuple[int, int]] = set()
        for n, block in enumerate(self.blocks):
            column, row, wide, high = block.place
            cells = {(c, r) for c in range(column, column + wide) for r in range(row, row + high)}
            if min(block.place) < 0 or not cells or max(c for c, _r in cells) >= COLUMNS or max(r for _c, r in cells) >= ROWS:
                slips.append(Slip(("blocks", n, "place"), _("The block “{id}” does not lie on the page of 10 by 3.", id=block.id)))
            elif cells & taken:
                slips.append(Slip(("blocks", n, "place"), _("The block “{id}” lies on another one.", id=block.id)))
            taken |= cells
        refuse(slips)
        return self


class Canvas(View[CanvasSettings]):
    """A page of blocks."""

    name = "canvas"
    title = "show one page of blocks, filled from answers"
    icon = ":material/grid_view:"
    Settings = CanvasSettings

    def figure(self, ask: Ask[CanvasSettings], tries: Sequence[NoAnswer], width: float) -> Scene | None:
        """The page."""
        from charts.canvas import Block, CanvasWords, canvas

        blocks = [Block(b.id, b.label, tuple(self._lines(ask, b)), b.note, place=b.place) for b in ask.settings.blocks]
        return canvas(blocks, catalogued(CanvasWords()), width)

    def mark(self, ask: Ask[CanvasSettings], answer: NoAnswer) -> Mark:
        """Which blocks hold something, which were asked for and are empty, and how many this course does not fill."""
        lines = []
        for block in ask.settings.blocks:
            if block.source is None:
                continue
            n = len(self._lines(ask, block))
            text = many("{n} entry from your answers.", "{n} entries from your answers.", n)
            lines.append(
                Line("done", text, label=block.label) if n else Line("open", _("Nothing from your answers yet."), label=block.label)
            )
        without = sum(1 for block in ask.settings.blocks if block.source is None)
        if without:
            lines.append(Line("note", many("{n} block is named and stays empty.", "{n} blocks are named and stay empty.", without)))
        return Mark(_("Counted: which blocks your answers fill. Equal entries stand once."), tuple(lines))

    def needs(self, settings: CanvasSettings) -> tuple[str, ...]:
        """The lists its blocks are filled from."""
        return tuple(dict.fromkeys(block.source.roster for block in settings.blocks if block.source))

    def reads(self, settings: CanvasSettings) -> tuple[str, ...]:
        """What its blocks show."""
        sources = [block.source for block in settings.blocks if block.source]
        return tuple(dict.fromkeys(aspect for source in sources for aspect in (source.aspect, *source.where)))

    def _lines(self, ask: Ask[CanvasSettings], block: CanvasBlock) -> list[str]:
        source = block.source
        if source is None:
            return []
        things = [thing for thing in ask.around.things(source.roster) if _holds(thing, source.where)]
        values = [value for thing in things for value in _values(thing.get(source.aspect))]
        words = [" ".join(ask.around.words(source.aspect, value).split()) for value in values]
        return list({word.casefold(): word for word in reversed(words)}.values())[::-1]


def _holds(thing: Thing, where: dict[str, str]) -> bool:
    return all(value in _values(thing.get(aspect)) for aspect, value in where.items())


def _values(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [str(item) for item in found if item not in (None, "")]


KIND = Canvas()

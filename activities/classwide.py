"""Class charts: what many learners' answers add up to, without saying whose. It knows no kind, no name and no database.

A kind declares charts and says what one learner adds to each; the sums are made here. A cell carries how many learners
stand behind it, so that what fewer than five have in common can be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Literal

from course.words import _, catalogued, many

if TYPE_CHECKING:
    from charts.scene import Scene

FEWEST = 5  # learners; what fewer have in common could point at one of them
TELLS = 20  # learners; below that how well an item tells apart is chance
STEP = 10  # percent; learners see shares in steps, since one of six would be one person

Measure = Literal["learners", "times", "share", "spread"]


@dataclass(frozen=True)
class ClassChart:
    """A chart of the class as a kind declares it.

    :param measure: ``learners`` how many said it · ``times`` how often it was said · ``share`` of those asked for whom it
        holds (values 0 or 1) · ``spread`` mean and middle half of numbers from ``low`` to ``high``
    :param rows: id → label, in order
    :param series: id → label, in order; one unnamed series needs no legend
    :param item: the series whose shares say how hard the rows are, and how well they tell learners apart
    """

    id: str
    title: str
    column: str
    measure: Measure
    rows: Mapping[str, str]
    series: Mapping[str, str] = field(default_factory=lambda: {"": ""})
    low: float = 0.0
    high: float = 1.0
    item: str = ""


@dataclass(frozen=True)
class Adds:
    """What one learner adds to one cell of one chart; several for the same cell are several things of theirs."""

    chart: str
    row: str
    series: str = ""
    value: float = 1.0


@dataclass(frozen=True)
class Cell:
    """One cell over the class: how many learners stand behind it, and all their values."""

    people: int = 0
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class Counted:
    """All cells of the charts of one activity, over how many learners, and each learner's row of item values."""

    people: int
    cells: Mapping[tuple[str, str, str], Cell]
    items: Mapping[str, tuple[Mapping[str, float], ...]] = field(default_factory=dict)


def count(charts: Sequence[ClassChart], learners: Iterable[Sequence[Adds]]) -> Counted:
    """Add up what each learner adds.

    :param charts: the charts of one activity
    :param learners: for each learner what they add; the order does not matter
    """
    people: dict[tuple[str, str, str], int] = {}
    values: dict[tuple[str, str, str], list[float]] = {}
    items: dict[str, list[dict[str, float]]] = {chart.id: [] for chart in charts if chart.item}
    total, series_of_items = 0, {chart.id: chart.item for chart in charts if chart.item}
    for adds in learners:
        total += 1
        for key in {(one.chart, one.row, one.series) for one in adds}:
            people[key] = people.get(key, 0) + 1
        for one in adds:
            values.setdefault((one.chart, one.row, one.series), []).append(one.value)
        for chart, series in series_of_items.items():
            items[chart].append({one.row: one.value for one in adds if one.chart == chart and one.series == series})
    cells = {key: Cell(people[key], tuple(sorted(found))) for key, found in values.items()}
    return Counted(total, cells, {chart: tuple(rows) for chart, rows in items.items()})


def drawn(chart: ClassChart, counted: Counted, width: float, for_learners: bool) -> Scene | None:
    """A chart of the class.

    :param width: px
    :param for_learners: leave out what 1 to 4 learners have in common, and give shares in steps of ten percent
    :return: None below five learners, or where nothing is left to draw
    """
    if counted.people < FEWEST:
        return None
    rows, left_out = [], False
    for row, label in chart.rows.items():
        cells = [(name, counted.cells.get((chart.id, row, series), Cell())) for series, name in chart.series.items()]
        shown = [(name, cell) for name, cell in cells if cell.people and not (for_learners and cell.people < FEWEST)]
        left_out = left_out or any(0 < cell.people < FEWEST for _name, cell in cells)
        if shown:
            rows.append((label.removesuffix("."), shown))  # the sentence of the picture goes on after it
    if not rows:
        return None
    said = [many("{n} learner counted.", "{n} learners counted.", counted.people), _measured(chart.measure)]
    said += [_("What fewer than {n} have in common is left out.", n=FEWEST)] if for_learners and left_out else []
    return _scene(chart, rows, " ".join(said), width, for_learners)


def _measured(measure: Measure) -> str:
    return {
        "learners": _("A bar is a number of learners."),
        "times": _("A bar is how often it was chosen."),
        "share": _("A bar is a share of the learners who were asked, in %."),
        "spread": _("A dot is the mean, the line beside it the middle half."),
    }[measure]


def _scene(
    chart: ClassChart, rows: Sequence[tuple[str, Sequence[tuple[str, Cell]]]], subtitle: str, width: float, for_learners: bool
) -> Scene:
    if chart.measure == "spread":
        from charts.spread import Spread, SpreadWords, spread

        spreads = [(label, [(name, Spread(*_middle(cell.values))) for name, cell in cells]) for label, cells in rows]
        words = catalogued(SpreadWords())
        return spread(spreads, chart.title, subtitle, chart.column, (chart.low, chart.high), width, words)
    from charts.bars import BarsWords, bars

    made = [(label, [(name, float(_length(chart.measure, cell, for_learners))) for name, cell in cells]) for label, cells in rows]
    beside = _("{n} %") if chart.measure == "share" else "{n}"
    words_of_bars = catalogued(BarsWords(title=chart.title, subtitle=subtitle, column_label=chart.column, beside=beside))
    return bars(made, words_of_bars, width, 100.0 if chart.measure == "share" else 0.0)


def _length(measure: Measure, cell: Cell, in_steps: bool) -> int:
    if measure == "share":
        return _percent(cell.values, in_steps)
    return cell.people if measure == "learners" else len(cell.values)


def _percent(values: Sequence[float], in_steps: bool) -> int:
    share = 100 * fmean(values)
    return STEP * round(share / STEP) if in_steps else round(share)


def _middle(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean, lower and upper quartile (nearest rank) of sorted values."""
    last = len(values) - 1
    return fmean(values), values[round(last * 0.25)], values[round(last * 0.75)]


@dataclass(frozen=True)
class Item:
    """One item of a keyed activity: share of first tries that fit the key, and how well it tells learners apart."""

    label: str
    first_right: float
    tells: float | None


def items(chart: ClassChart, counted: Counted) -> list[Item]:
    """Item difficulty and discrimination of a chart, hardest first; none below five learners.

    Difficulty is the share of right first tries. Discrimination is the correlation between being right on this item and the
    number right on the others (corrected item-total correlation; Crocker and Algina 1986, chapter 14), from 20 learners up.
    """
    learners = counted.items.get(chart.id, ())
    found = []
    for row, label in chart.rows.items() if counted.people >= FEWEST else ():
        tried = [one for one in learners if row in one]
        if len(tried) >= FEWEST:
            own = [one[row] for one in tried]
            others = [sum(one.values()) - one[row] for one in tried]
            found.append(Item(label, fmean(own), _correlation(own, others) if len(tried) >= TELLS else None))
    return sorted(found, key=lambda item: item.first_right)


def _correlation(a: Sequence[float], b: Sequence[float]) -> float | None:
    spread_a, spread_b = pstdev(a), pstdev(b)
    if not spread_a or not spread_b:
        return None
    mean_a, mean_b = fmean(a), fmean(b)
    return fmean((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True)) / (spread_a * spread_b)


def tried_chart(id: str, title: str, column: str, rows: Mapping[str, str]) -> ClassChart:
    """A chart of shares with the first and the last try side by side, whose rows are items with a difficulty."""
    return ClassChart(id, title, column, "share", rows, {"first": _("First try"), "last": _("Last try")}, item="first")


def tried(id: str, first: Mapping[str, bool], last: Mapping[str, bool]) -> list[Adds]:
    """What one learner adds to such a chart.

    :param first: row → whether the first try fits; rows that were not answered are left out
    :param last: the same for the last try
    """
    return [Adds(id, row, series, float(fits)) for series, said in (("first", first), ("last", last)) for row, fits in said.items()]


def scale_rows(low: str, high: str) -> dict[str, str]:
    """The rows of a scale from 1 to 5 with the words at its ends."""
    ends = {1: low, 5: high}
    return {str(n): _("{value}, {word}", value=n, word=ends[n]) if ends.get(n) else str(n) for n in range(1, 6)}

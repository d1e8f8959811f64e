"""The kind tally: rows of the learner's own with ticks, counted. It counts and never judges what a row says."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from activities.authored import Labelled, Named, Slip, Text, refuse, repeated
from activities.bars import drawn
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, row_ids
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, many


class TallySettings(Settings):
    """Rows with a text and ticks."""

    label: Text = Field(description="heading of the rows")
    one: Text = Field(description="what one row is called")
    add: Text = Field(description="the button that adds a row")
    limit: int = Field(6, ge=1, le=40, description="most rows")
    least: int = Field(1, ge=1, description="fewest rows with a text")
    field: Labelled = Field(description="the text of a row")
    marks: str = Field("", description="label above the ticks; without it “Tick what fits”")
    columns: list[Named] = Field(min_length=1, description="what can be ticked in each row")

    @model_validator(mode="after")
    def _check(self) -> TallySettings:
        slips = list(repeated(self.columns, "columns"))
        if self.least > self.limit:
            slips.append(Slip(("least",), _("“least” is more than “limit”.")))
        refuse(slips)
        return self


class TallyRow(Row):
    """One row."""

    text: str = ""
    marks: list[str] = []


class TallyAnswer(Answer):
    """The rows."""

    rows: list[TallyRow] = []

    @property
    def filled(self) -> list[TallyRow]:
        """Rows with a text."""
        return [row for row in self.rows if row.text.strip()]


class Tally(Kind[TallySettings, TallyAnswer]):
    """Rows with ticks, counted column by column."""

    name = "tally"
    title = "list things of your own, tick what holds for each, see the counts"
    icon = ":material/checklist:"
    Settings = TallySettings
    Answer = TallyAnswer

    def sheet(self, ask: Ask[TallySettings], body: Body) -> Sheet:
        """Rows of a text and ticks."""
        s = ask.settings
        text = form.Field("text", s.field.label, help=s.field.help)
        ticks = form.Field("marks", s.marks or _("Tick what fits"), "choices", options=tuple(column.option for column in s.columns))
        return Sheet((form.Rows("rows", s.label, s.one, (text, ticks), s.add, limit=s.limit, start=min(s.limit, max(s.least, 3))),))

    def problems(self, ask: Ask[TallySettings], answer: TallyAnswer) -> list[Fault]:
        """Too few rows, or ticks without a text."""
        nameless = [row for row in answer.rows if row.marks and not row.text.strip()]
        faults = [Fault(f"rows/{row.id}/text", _("This row has ticks and no text.")) for row in nameless]
        missing = ask.settings.least - len(answer.filled)
        if missing > 0:
            faults.append(Fault("rows", many("Write {n} more row.", "Write {n} more rows.", missing)))
        return faults

    def summary(self, ask: Ask[TallySettings], answer: TallyAnswer) -> str:
        """The counts."""
        counts = ", ".join(f"{count.label} {count.n}" for count in self._counts(ask.settings, answer))
        return _("{rows}: {counts}", rows=many("{n} row", "{n} rows", len(answer.filled)), counts=counts)

    def mark(self, ask: Ask[TallySettings], answer: TallyAnswer) -> Mark:
        """Count each column, rows with every tick, and rows with none."""
        rows, counts = answer.filled, self._counts(ask.settings, answer)
        lines = [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "rows") for c in counts]
        full = sum(1 for row in rows if len(self._ticked(ask.settings, row)) == len(counts))
        if len(counts) > 1:
            lines.append(Line("note", many("{n} row has every tick.", "{n} rows have every tick.", full), "rows"))
        lines += [
            Line("question", _("Nothing is ticked here. Does none of it fit?"), f"rows/{row.id}/marks", row.text.strip())
            for row in rows
            if not self._ticked(ask.settings, row)
        ]
        return Mark(_("Counted: in how many of your rows each tick is set."), tuple(lines), tuple(counts))

    def figure(self, ask: Ask[TallySettings], tries: Sequence[TallyAnswer], width: float) -> Scene | None:
        """The counts of the last try."""
        if not tries or not tries[-1].filled:
            return None
        rows = [(count.label, [("", float(count.n))]) for count in self._counts(ask.settings, tries[-1])]
        return drawn(rows, _("Your counts"), ask.settings.label, width, float(len(tries[-1].filled)))

    def examples(self, ask: Ask[TallySettings]) -> Examples:
        """Rows with ticks; none; ticks without a text; a text without ticks."""
        columns = [column.id for column in ask.settings.columns]
        ids = row_ids(ask.activity.id, min(ask.settings.limit, max(ask.settings.least, 3)))
        rows = [{"id": id, "text": _("Example {n}", n=n), "marks": columns[: 1 + n % len(columns)]} for n, id in enumerate(ids, 1)]
        nameless, unticked = {**rows[0], "text": ""}, {**rows[0], "marks": []}
        return Examples(
            good=[{"rows": rows}],
            incomplete=[{"rows": []}],
            wrong=[({"rows": [nameless, *rows[1:]]}, "problem"), ({"rows": [unticked, *rows[1:]]}, "mark")],
        )

    def _ticked(self, settings: TallySettings, row: TallyRow) -> list[str]:
        return [column.id for column in settings.columns if column.id in row.marks]

    def _counts(self, settings: TallySettings, answer: TallyAnswer) -> list[Count]:
        rows = answer.filled
        return [Count(c.label, sum(1 for row in rows if c.id in row.marks), len(rows)) for c in settings.columns]


KIND = Tally()

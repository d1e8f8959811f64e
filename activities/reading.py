"""The kind reading: an annotated list of texts; what was read and what was useful is marked and counted. It judges no note."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from activities.authored import Labelled, Named, Text, refuse, repeated
from activities.bars import drawn
from activities.items import Item
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.mark import Count, Line, Mark
from course.sheet import Body, Option, Sheet
from course.words import _

NOTE = 600  # characters


class ReadingItem(Item):
    """A text to read: its label is title and author, its help what one gets from it."""

    label: Text = Field(description="title, author, year")
    help: Text = Field(description="what one gets from it")
    where: str = Field("", description="where to find it")

    @property
    def option(self) -> Option:
        """As the subject of a row, with what one gets from it and where it is."""
        return Option(self.id, self.label, _("{help} ({where})", help=self.help, where=self.where) if self.where else self.help)


class ReadingSettings(Settings):
    """Texts to read."""

    items: list[ReadingItem] = Field(min_length=1, description="the texts, in the order of the screen")
    states: list[Named] = Field([], description="what can be ticked for each; without it “Read” and “Useful to me”")
    note: Labelled = Field(description="a text for each")
    label: str = Field("", description="heading of the list; without it the title of the activity")

    @model_validator(mode="after")
    def _check(self) -> ReadingSettings:
        refuse([*repeated(self.items, "items"), *repeated(self.states, "states")])
        return self

    @property
    def ticks(self) -> tuple[Option, ...]:
        """What can be ticked."""
        own = tuple(state.option for state in self.states)
        return own or (Option("read", _("Read")), Option("useful", _("Useful to me")))


class ReadingRow(Row):
    """What was ticked and noted about one text."""

    state: list[str] = []
    note: str = ""


class ReadingAnswer(Answer):
    """Rows about texts."""

    items: list[ReadingRow] = []


class Reading(Kind[ReadingSettings, ReadingAnswer]):
    """A list of texts to read."""

    name = "reading"
    title = "go through a list of texts, tick what was read, write notes"
    icon = ":material/menu_book:"
    Settings = ReadingSettings
    Answer = ReadingAnswer

    def sheet(self, ask: Ask[ReadingSettings], body: Body) -> Sheet:
        """A row for each text."""
        s = ask.settings
        ticks = form.Field("state", _("Tick what holds"), "choices", options=s.ticks)
        note = form.Field("note", s.note.label, "long", s.note.help, NOTE)
        subjects = tuple(item.option for item in s.items)
        label = s.label or ask.activity.head.title
        return Sheet((form.Rows("items", label, _("Text"), (ticks, note), given=True, subjects=subjects, limit=len(subjects)),))

    def problems(self, ask: Ask[ReadingSettings], answer: ReadingAnswer) -> list[Fault]:
        """Nothing ticked and nothing noted."""
        some = any(row.state or row.note.strip() for row in self._rows(ask.settings, answer))
        return [] if some else [Fault("items", _("Tick something or write one note first."))]

    def summary(self, ask: Ask[ReadingSettings], answer: ReadingAnswer) -> str:
        """The counts."""
        return ", ".join(_("{label}: {n} of {all}", label=c.label, n=c.n, all=c.of) for c in self._counts(ask.settings, answer))

    def mark(self, ask: Ask[ReadingSettings], answer: ReadingAnswer) -> Mark:
        """How many texts have each tick, how many a note."""
        counts = self._counts(ask.settings, answer)
        lines = tuple(Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "items") for c in counts)
        return Mark(_("Counted: ticks and notes. What you read is for you to choose."), lines, tuple(counts))

    def figure(self, ask: Ask[ReadingSettings], tries: Sequence[ReadingAnswer], width: float) -> Scene | None:
        """The counts of the last try."""
        if not tries or self.problems(ask, tries[-1]):
            return None
        rows = [(count.label, [("", float(count.n))]) for count in self._counts(ask.settings, tries[-1])]
        return drawn(
            rows, _("Marked, of {n} texts", n=len(ask.settings.items)), _("What you marked"), width, float(len(ask.settings.items))
        )

    def examples(self, ask: Ask[ReadingSettings]) -> Examples:
        """Everything ticked and noted, one tick, one note; nothing; only spaces."""
        s = ask.settings
        states, note = [str(tick.value) for tick in s.ticks], _("An example in a few words.")
        full: list[Body] = [{"id": item.id, "state": states, "note": note} for item in s.items]
        one: list[Body] = [{"id": s.items[0].id, "state": states[:1]}, {"id": s.items[-1].id, "note": note}]
        blank: Body = {"id": s.items[0].id, "state": [], "note": " \n"}
        return Examples([{"items": full}, *({"items": [row]} for row in one)], [{}], [({"items": [blank]}, "problem")])

    def _rows(self, settings: ReadingSettings, answer: ReadingAnswer) -> list[ReadingRow]:
        known = {item.id for item in settings.items}
        return [row for row in answer.items if row.id in known]

    def _counts(self, settings: ReadingSettings, answer: ReadingAnswer) -> list[Count]:
        rows, all = self._rows(settings, answer), len(settings.items)
        ticked = [Count(tick.label, sum(1 for row in rows if tick.value in row.state), all) for tick in settings.ticks]
        return [*ticked, Count(settings.note.label, sum(1 for row in rows if row.note.strip()), all)]


KIND = Reading()

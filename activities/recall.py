"""The kind recall: written from memory, then revealed, then marked by oneself; it may come back. It compares no text and knows no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field, model_validator

from activities.authored import Labelled, Slip, Slug, Text, refuse, repeated
from activities.bars import drawn
from activities.classwide import Adds, ClassChart, tried, tried_chart
from activities.items import Item
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, empty, nothing_listed
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.mark import Count, Line, Mark
from course.sheet import Body, Option, Sheet
from course.words import _, many

HAD, PARTLY, MISSED = "had", "partly", "missed"
SHOWN = "yes"
FREE, EACH, AFTER = 2000, 400, 600  # characters
Days = Annotated[int, Field(ge=1, le=365)]


class RecallPoint(Item):
    """One point of what is remembered."""

    text: Text = Field(description="the explanation, shown after revealing")


class RecallSettings(Settings):
    """What is remembered, and how it is asked."""

    points: list[RecallPoint] = Field([], description="what there is to remember; or `roster`")
    roster: Slug | None = Field(None, description="id of a list: the names of its things are what there is to remember")
    each: bool = Field(False, description="a text for each point, whose label is shown; false: one text for all")
    field: Labelled = Field(description="the text that is written from memory")
    after: Labelled | None = Field(None, description="a text that is asked after revealing; without it none is asked")
    note: str = Field("", description="said after revealing, for example where a source does not agree with itself")
    comebacks: list[Days] = Field([], description="after how many days it comes back; without it never")
    own: bool = Field(False, description="each point is marked as remembered or forgotten, with nothing in between")

    @model_validator(mode="after")
    def _check(self) -> RecallSettings:
        slips = list(repeated(self.points, "points"))
        if bool(self.points) == bool(self.roster):
            slips.append(Slip(("points",), _("Give either “points” or “roster”.")))
        if self.each and self.roster:
            slips.append(Slip(("each",), _("The names of a list are what is remembered, so they cannot be asked one by one.")))
        refuse(slips)
        return self

    @property
    def marks(self) -> dict[str, str]:
        """Id → label of what a point can be marked as."""
        if self.own:
            return {HAD: _("I remembered it"), MISSED: _("I forgot it")}
        return {HAD: _("I had it"), PARTLY: _("I had a part of it"), MISSED: _("I missed it")}


class MemoryRow(Row):
    """What was written about one point."""

    text: str = ""


class MarkRow(Row):
    """How one point was marked."""

    mark: str | None = None


class RecallAnswer(Answer):
    """The text or texts, whether the points were shown, the marks."""

    text: str = ""
    texts: list[MemoryRow] = []
    shown: str | None = None
    marks: list[MarkRow] = []
    after: str = ""

    @property
    def written(self) -> bool:
        """Whether anything was written from memory."""
        return any(text.strip() for text in (self.text, *(row.text for row in self.texts)))

    def mark(self, point: str) -> str | None:
        """How a point was marked, once the points were shown."""
        return next((row.mark for row in self.marks if row.id == point), None) if self.shown == SHOWN else None


class Recall(Kind[RecallSettings, RecallAnswer]):
    """Remembering, revealing, marking oneself."""

    name = "recall"
    title = "write from memory, reveal, mark oneself; may come back after some days"
    icon = ":material/psychology:"
    Settings = RecallSettings
    Answer = RecallAnswer

    def sheet(self, ask: Ask[RecallSettings], body: Body) -> Sheet:
        """The text or texts; a switch that shows the points; then a mark for each, and what is asked afterwards."""
        s, found = ask.settings, _points(ask)
        revealed = form.When("is", "shown", value=SHOWN)
        marks = tuple(Option(id, label) for id, label in s.marks.items())
        parts: list[form.Part] = [_memory(ask, found)]
        label = _("Your list is not shown before you ask for it.") if s.roster else _("The points are not shown before you ask for them.")
        show = Option(SHOWN, _("Show my list now") if s.roster else _("Show the points now"))
        parts.append(form.Field("shown", label, "choice", options=(show,)))
        field = form.Field("mark", _("How was it?"), "choice", options=marks)
        heading = _("Your list, to compare") if s.roster else _("The points, to compare")
        rows = form.Rows("marks", heading, _("Point"), (field,), help=s.note, given=True, subjects=found, limit=len(found), when=revealed)
        parts.append(replace(rows, empty=empty() if s.roster else ""))
        if s.after:
            parts.append(form.Field("after", s.after.label, "long", s.after.help, AFTER, when=revealed))
        return Sheet(tuple(parts))

    def problems(self, ask: Ask[RecallSettings], answer: RecallAnswer) -> list[Fault]:
        """An empty list, or nothing written and nothing marked."""
        s = ask.settings
        if s.roster and (faults := nothing_listed(ask.around.things(s.roster), "text")):
            return faults
        if answer.written or self._marked(ask, answer):
            return []
        return [Fault("texts" if s.each else "text", _("Write what you remember first, or show the points and mark them."))]

    def summary(self, ask: Ask[RecallSettings], answer: RecallAnswer) -> str:
        """How many of the marked points were remembered, how many are not marked."""
        marked, all = self._marked(ask, answer), len(_points(ask))
        if not marked:
            return _("Not marked yet")
        said = _("{n} of {all} remembered", n=list(marked.values()).count(HAD), all=len(marked))
        left = all - len(marked)
        return _("{said}, {left}", said=said, left=many("{n} not marked", "{n} not marked", left)) if left else said

    def mark(self, ask: Ask[RecallSettings], answer: RecallAnswer) -> Mark:
        """What was marked, point by point, with the author's explanations."""
        rule = _("Counted: what you marked yourself. What you wrote is not compared with anything.")
        if answer.shown != SHOWN:
            text = _("You have not looked yet. Show the points above and mark yourself.")
            return Mark(rule, (Line("open", text, "shown"),))
        s, marked = ask.settings, self._marked(ask, answer)
        lines = [_line(s, point, marked.get(str(point.value))) for point in _points(ask)]
        if s.note:
            lines.append(Line("note", s.note, "marks"))
        if s.after and not answer.after.strip():
            lines.append(Line("open", _("Nothing is written here yet."), "after", s.after.label))
        return Mark(rule, tuple(lines), tuple(_counts(s, marked)))

    def figure(self, ask: Ask[RecallSettings], tries: Sequence[RecallAnswer], width: float) -> Scene | None:
        """The share of the marked points that was remembered, try by try."""
        rows: list[tuple[str, list[tuple[str, float]]]] = []
        for n, answer in enumerate(tries, 1):
            counts = _counts(ask.settings, self._marked(ask, answer))
            if counts:
                rows.append((_tried(ask, n), [(count.label, float(round(100 * count.n / count.of))) for count in counts]))
        return drawn(rows, _("Remembered, in % of what you marked"), _("Try"), width, 100.0) if rows else None

    def class_charts(self, ask: Ask[RecallSettings]) -> list[ClassChart]:
        """How many remembered each point; of a learner's own list there is nothing to compare."""
        points = {point.id: point.label for point in ask.settings.points}
        return [tried_chart("points", _("Remembered, by their own mark"), _("Point"), points)] if points else []

    def class_adds(self, ask: Ask[RecallSettings], tries: Sequence[RecallAnswer]) -> list[Adds]:
        """Each marked point, first and last."""
        if ask.settings.roster:
            return []
        marked = (self._marked(ask, answer) for answer in (tries[0], tries[-1]))
        return tried("points", *({point: mark == HAD for point, mark in one.items()} for one in marked))

    def examples(self, ask: Ask[RecallSettings]) -> Examples:
        """Everything remembered, everything marked in turn; nothing, a text without a look at the points; only spaces."""
        s, ids = ask.settings, [str(point.value) for point in _points(ask)]
        if not ids:
            return Examples(good=[], incomplete=[{}])
        text = _("What comes to mind.")
        memory: Body = {"texts": [{"id": id, "text": text} for id in ids]} if s.each else {"text": text}
        turns = [[HAD], list(s.marks)]
        marks: list[Body] = [
            {"shown": SHOWN, "marks": [{"id": id, "mark": turn[n % len(turn)]} for n, id in enumerate(ids)]} for turn in turns
        ]
        rest: Body = {"after": text} if s.after else {}
        blank: Body = {"texts": [{"id": ids[0], "text": " "}]} if s.each else {"text": " \n"}
        unmarked = {**memory, "shown": SHOWN, **rest}
        return Examples([{**memory, **one, **rest} for one in marks], [{}, memory, unmarked], [(blank, "problem")])

    def _marked(self, ask: Ask[RecallSettings], answer: RecallAnswer) -> dict[str, str]:
        """Point → its mark, for the points that are there now and marked."""
        marks = {str(point.value): answer.mark(str(point.value)) for point in _points(ask)}
        return {point: mark for point, mark in marks.items() if mark}


def _points(ask: Ask[RecallSettings]) -> tuple[Option, ...]:
    """What there is to remember, with the explanations; of a list all names, private ones too, since the form is the learner's own."""
    if ask.settings.roster:
        return tuple(Option(thing.id, thing.name) for thing in ask.around.things(ask.settings.roster))
    return tuple(Option(point.id, point.label, f"{point.help} {point.text}".strip()) for point in ask.settings.points)


def _memory(ask: Ask[RecallSettings], found: tuple[Option, ...]) -> form.Part:
    """The text, or a text for each point under its label alone. Where some of a list is private, who reads the text is said."""
    s = ask.settings
    if s.each:
        asked = tuple(Option(point.id, point.label, point.help) for point in s.points)
        text = form.Field("text", s.field.label, "long", s.field.help, EACH)
        return form.Rows("texts", ask.activity.head.title, _("Point"), (text,), given=True, subjects=asked, limit=len(found))
    private = s.roster and any(thing.get("visible") == "me" for thing in ask.around.things(s.roster))
    seen = _("An instructor can read this text. Entries you keep to yourself are withheld only in the list you mark.") if private else ""
    return form.Field("text", s.field.label, "long", " ".join(filter(None, (s.field.help, seen))), FREE)


def _line(settings: RecallSettings, point: Option, mark: str | None) -> Line:
    """Feedback on one point: how it was marked, and the explanation."""
    path = f"marks/{point.value}/mark"
    if mark is None:
        return Line("open", _("Not marked yet."), path, point.label)
    said = _("You remembered it.") if mark == HAD else _("It did not come to mind this time.")
    return Line("done" if mark == HAD else "note", point.help or said, path, point.label, settings.marks.get(mark, ""))


def _counts(settings: RecallSettings, marked: dict[str, str]) -> list[Count]:
    marks = list(marked.values())
    counts = [Count(_("Remembered"), marks.count(HAD), len(marks))]
    if not settings.own:
        counts.append(Count(_("In part"), marks.count(PARTLY), len(marks)))
    return counts if marks else []


def _tried(ask: Ask[RecallSettings], n: int) -> str:
    """The name of a try; one of a come-back says after how many days."""
    days = ask.activity.back
    return many("After {n} day, try {k}", "After {n} days, try {k}", days, k=n) if days else _("Try {n}", n=n)


KIND = Recall()

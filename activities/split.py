"""The kind split: for every thing of a roster, shares that add up to 100. It reckons and judges no share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Labelled, Named, Slug, Text, kept, refuse, repeated
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, empty, nothing_listed, present, subjects
from charts.scene import Scene
from course import sheet as form
from course.check import NUMBER, Fault
from course.facts import Fact, Thing
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued

WHOLE, SLACK = 100.0, 0.5  # three equal shares are written as 33.3, so the sum may miss the whole by a little
WHY, NUMBER_LENGTH = 400, 12  # characters


class SplitSettings(Settings):
    """Shares for the things of a roster."""

    roster: Slug = Field(description="id of the list whose things are shared out")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    parts: list[Named] = Field(min_length=2, max_length=4, description="who or what has a share")
    unit: Text = Field("%", description="what stands after a number; the whole is always 100")
    why: Labelled | None = Field(None, description="a text for each thing; without it none is asked")

    @model_validator(mode="after")
    def _check(self) -> SplitSettings:
        refuse([*repeated(self.parts, "parts"), *kept(self.parts, "parts", also=("why",))])
        return self


class SplitRow(Row):
    """Shares of one thing, as written: part → number."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)
    why: str = ""

    def written(self, part: str) -> str:
        """What was written for a part."""
        return (self.__pydantic_extra__ or {}).get(part, "").strip()


class SplitAnswer(Answer):
    """Rows of shares."""

    shares: list[SplitRow] = []


Shares = dict[str, float]  # part → its share; empty when nothing was written


class Split(Kind[SplitSettings, SplitAnswer]):
    """Shares of a whole for the things of a roster."""

    name = "split"
    title = "share out 100 for each thing of a list"
    icon = ":material/pie_chart:"
    Settings = SplitSettings
    Answer = SplitAnswer

    def sheet(self, ask: Ask[SplitSettings], body: Body) -> Sheet:
        """A row for each thing, with a number for each part."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        fields = [form.Field(p.id, f"{p.label} ({s.unit})", "number", p.help, NUMBER_LENGTH) for p in s.parts]
        if s.why:
            fields.append(form.Field("why", s.why.label, "long", s.why.help, WHY))
        rows = form.Rows("shares", s.label, s.one, tuple(fields), given=True, subjects=things, empty=empty(), limit=len(things))
        return Sheet((rows,))

    def problems(self, ask: Ask[SplitSettings], answer: SplitAnswer) -> list[Fault]:
        """No things, nothing shared out at all, a share below nothing, or shares that do not add up."""
        shared = self._shared(ask, answer)
        if faults := nothing_listed([thing for thing, _shares in shared], "shares"):
            return faults
        if not any(shares for _thing, shares in shared):
            return [Fault("shares", _("Share out at least one first."))]
        faults = []
        for thing, shares in shared:
            below = [part for part, share in shares.items() if share < 0]
            faults += [Fault(f"shares/{thing.id}/{part}", _("A share is 0 or more.")) for part in below]
            if shares and not below and not _whole(shares):
                text = _("These add up to {sum}. Make it 100.", sum=_number(sum(shares.values())))
                faults.append(Fault(f"shares/{thing.id}/{ask.settings.parts[-1].id}", text))
        return faults

    def summary(self, ask: Ask[SplitSettings], answer: SplitAnswer) -> str:
        """How many are shared out, and the average share of each part."""
        shared = self._shared(ask, answer)
        said = _("{n} of {all} shared out", n=len(_complete(shared)), all=len(shared))
        average = self._average(ask.settings, shared)
        return _("{count}; on average {shares}", count=said, shares=average) if average else said

    def facts(self, ask: Ask[SplitSettings], answer: SplitAnswer) -> list[Fact]:
        """The share of each part, for each thing whose shares add up."""
        complete = _complete(self._shared(ask, answer))
        return [Fact(thing.id, part, share) for thing, shares in complete for part, share in shares.items()]

    def mark(self, ask: Ask[SplitSettings], answer: SplitAnswer) -> Mark:
        """Count what is shared out, and reckon the average."""
        shared = self._shared(ask, answer)
        count = Count(ask.settings.label, len(_complete(shared)), len(shared))
        lines = [Line("done", _("{n} of {all} shared out.", n=count.n, all=count.of), "shares")]
        if average := self._average(ask.settings, shared):
            lines.append(Line("note", _("On average: {shares}.", shares=average), "shares"))
        lines += [Line("open", _("Not shared out yet."), f"shares/{thing.id}", thing.name) for thing, shares in shared if not shares]
        rule = _("Reckoned: each adds up to 100, give or take 0.5. Counted: what is shared out. The shares are not judged.")
        return Mark(rule, tuple(lines), (count,))

    def figure(self, ask: Ask[SplitSettings], tries: Sequence[SplitAnswer], width: float) -> Scene | None:
        """The last try as bars of 100."""
        complete = _complete(self._shared(ask, tries[-1])) if tries else []
        if not complete:
            return None
        from charts.shares import ShareRow, SharesWords, shares

        s = ask.settings
        rows = [ShareRow(thing.name, [(p.label, WHOLE * found[p.id] / sum(found.values())) for p in s.parts]) for thing, found in complete]
        words = catalogued(SharesWords())
        unit = s.unit.replace("{", "{{").replace("}", "}}")
        return shares(rows, replace(words, column_label=s.one, percent=words.percent.replace("%", unit)), width)

    def examples(self, ask: Ask[SplitSettings]) -> Examples:
        """All shared out, with a comma and with parts left empty; nothing, one left out; shares that make 90 or go below nothing."""
        s, things = ask.settings, [str(thing.value) for thing in subjects(ask.around, ask.settings.roster)]
        if not things:
            return Examples(good=[], incomplete=[{}])
        first, second = s.parts[0].id, s.parts[1].id
        why: Body = {"why": _("An example in a few words.")} if s.why else {}
        rows = [{"id": thing, first: f"{60 - n % 5 * 10}", second: f"{40 + n % 5 * 10}"} | why for n, thing in enumerate(things)]
        comma = [{**rows[0], first: "62,5", second: "37.5"}, *rows[1:]]
        undone: list[Body] = [{}, {"shares": rows[:-1]}] if len(rows) > 1 else [{}]
        off = [{**rows[0], first: "50", second: "40"}, {**rows[0], first: "110", second: "-10"}]
        return Examples([{"shares": rows}, {"shares": comma}], undone, [({"shares": [row, *rows[1:]]}, "problem") for row in off])

    def _shared(self, ask: Ask[SplitSettings], answer: SplitAnswer) -> list[tuple[Thing, Shares]]:
        things = ask.around.things(ask.settings.roster)
        return [(thing, _shares(ask.settings, row) if row else {}) for thing, row in present(answer.shares, things)]

    def _average(self, settings: SplitSettings, shared: list[tuple[Thing, Shares]]) -> str:
        complete = _complete(shared)
        if not complete:
            return ""
        means = [(part.label, sum(shares[part.id] for _thing, shares in complete) / len(complete)) for part in settings.parts]
        return ", ".join(f"{label} {_number(mean)} {settings.unit}" for label, mean in means)


def _shares(settings: SplitSettings, row: SplitRow) -> Shares:
    """The shares of a row as numbers; what is left empty, or is no number, is 0. Nothing when no number was written."""
    numbers = {part.id: float(text.replace(",", ".")) for part in settings.parts if NUMBER.fullmatch(text := row.written(part.id))}
    return {part.id: numbers.get(part.id, 0.0) for part in settings.parts} if numbers else {}


def _whole(shares: Shares) -> bool:
    return all(share >= 0 for share in shares.values()) and abs(sum(shares.values()) - WHOLE) <= SLACK


def _complete(shared: list[tuple[Thing, Shares]]) -> list[tuple[Thing, Shares]]:
    return [(thing, shares) for thing, shares in shared if shares and _whole(shares)]


def _number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


KIND = Split()

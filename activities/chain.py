"""The kind chain: links from the learner to the last one in line, inside and outside, with the weakest marked. It judges no link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import Field, model_validator

from activities.authored import Labelled, Slip, Slug, Text, refuse
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, choices_of, row_ids
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import ME, Around
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

INSIDE, OUTSIDE, YES = "inside", "outside", "yes"
WHO, PASSES = 80, 160  # characters
START = 3  # empty links shown at first


class ChainSettings(Settings):
    """Links after the learner, who stands before the first one."""

    label: Text = Field(description="heading of the links")
    one: Text = Field(description="what one link is called")
    add: Text = Field(description="the button that adds a link")
    limit: int = Field(12, ge=1, le=30, description="most links")
    me: str = Field("", description="what the learner is called before the first link; without it “Me”")
    who: Labelled = Field(description="the name of a link")
    where: Labelled = Field(description="the question whether a link stands inside or outside")
    inside: Text = Field(description="the choice for inside")
    outside: Text = Field(description="the choice for outside")
    passes: Labelled = Field(description="what is passed on to a link by the one before it")
    weak: Labelled = Field(description="the tick at the weakest link")
    roster: Slug | None = Field(None, description="id of a list whose things a link may be; without it none")
    thing: Labelled | None = Field(None, description="the choice of that thing; needed with `roster`")

    @model_validator(mode="after")
    def _check(self) -> ChainSettings:
        if bool(self.roster) != bool(self.thing):
            refuse([Slip(("roster",), _("“roster” and “thing” belong together: a list, and the question for the choice from it."))])
        return self


class Link(Row):
    """One link of the chain."""

    who: str = ""
    thing: str | None = None
    where: str | None = None
    passes: str = ""
    weak: list[str] = []

    @property
    def begun(self) -> bool:
        """Whether anything but the name was filled in."""
        return bool(self.where or self.passes.strip() or self.weak)


class ChainAnswer(Answer):
    """The links, in order."""

    links: list[Link] = []


Named = tuple[str, Link]  # a link with its name


class Chain(Kind[ChainSettings, ChainAnswer]):
    """A line of people or places, from the learner to the last one."""

    name = "chain"
    title = "draw the line from oneself to the last one, and mark its weakest link"
    icon = ":material/linked_services:"
    Settings = ChainSettings
    Answer = ChainAnswer

    def sheet(self, ask: Ask[ChainSettings], body: Body) -> Sheet:
        """Links of one's own, in order."""
        s, things = ask.settings, choices_of(ask.around, ask.settings.roster or "")
        fields = [form.Field("who", s.who.label, help=s.who.help, limit=WHO)]
        if s.thing and things:
            fields.append(form.Field("thing", s.thing.label, "choice", s.thing.help, options=things))
        where = (form.Option(INSIDE, s.inside), form.Option(OUTSIDE, s.outside))
        fields.append(form.Field("where", s.where.label, "choice", s.where.help, options=where))
        fields.append(form.Field("passes", s.passes.label, help=s.passes.help, limit=PASSES))
        fields.append(form.Field("weak", s.weak.label, "choices", s.weak.help, options=(form.Option(YES, _("Yes")),)))
        return Sheet((form.Rows("links", s.label, s.one, tuple(fields), s.add, limit=s.limit, start=min(START, s.limit)),))

    def problems(self, ask: Ask[ChainSettings], answer: ChainAnswer) -> list[Fault]:
        """No link with a name, or a link that is begun and has none."""
        faults = [
            Fault(f"links/{link.id}/who", _("This link has no name."))
            for link in answer.links
            if link.begun and not _name(ask.around, link)
        ]
        return faults if self._named(ask, answer) else [*faults, Fault("links", _("Give at least one link a name."))]

    def summary(self, ask: Ask[ChainSettings], answer: ChainAnswer) -> str:
        """The names in a row."""
        return " → ".join([self._me(ask.settings), *(name for name, _link in self._named(ask, answer))])

    def mark(self, ask: Ask[ChainSettings], answer: ChainAnswer) -> Mark:
        """Whether the chain ends outside, comes back to somebody, and has one weakest link."""
        named = self._named(ask, answer)
        lines = [Line("done", many("{n} link.", "{n} links.", len(named)), "links")]
        if named:
            lines += [_end(named[-1]), _weakest(named)]
        lines += [*_returns(self._me(ask.settings), named), *_left_open(named)]
        rule = _("Looked at: where the chain ends, names that stand twice, links marked as the weakest. What you wrote is not judged.")
        outside = Count(ask.settings.outside, sum(1 for _name, link in named if link.where == OUTSIDE), len(named))
        return Mark(rule, tuple(lines), (outside,))

    def figure(self, ask: Ask[ChainSettings], tries: Sequence[ChainAnswer], width: float) -> Scene | None:
        """The last try as a chain that begins with the learner."""
        s = ask.settings
        named = self._named(ask, tries[-1]) if tries else []
        if not named:
            return None
        from charts.flow import FlowWords, Step, flow

        steps = [Step(link.id, name, link.where == OUTSIDE, link.passes.strip(), bool(link.weak)) for name, link in named]
        words = replace(catalogued(FlowWords()), inside=s.inside, outside=s.outside)
        return flow([Step(ME, self._me(s), outside=False), *steps], words, width)

    def examples(self, ask: Ask[ChainSettings]) -> Examples:
        """A chain that ends outside; nothing, names alone; one that ends inside, one without a name, one that comes back."""
        s = ask.settings
        ids = row_ids(ask.activity.id, min(START, s.limit))
        rows: list[Body] = [
            {"id": id, "who": _("Example {n}", n=n), "where": INSIDE, "passes": _("An example in a few words."), "weak": []}
            for n, id in enumerate(ids, 1)
        ]
        rows[-1] |= {"where": OUTSIDE, "weak": [YES]}
        bare = [{"id": row["id"], "who": row["who"]} for row in rows]
        inside = [*rows[:-1], {**rows[-1], "where": INSIDE}]
        wrong: list[tuple[Body, str]] = [({"links": inside}, "mark"), ({"links": [*rows[:-1], {**rows[-1], "who": " "}]}, "problem")]
        if len(rows) > 1:
            wrong.append(({"links": [{**rows[0], "who": rows[-1]["who"]}, *rows[1:]]}, "mark"))
        return Examples([{"links": rows}], [{}, {"links": bare}], wrong)

    def _named(self, ask: Ask[ChainSettings], answer: ChainAnswer) -> list[Named]:
        return [(name, link) for link in answer.links if (name := _name(ask.around, link))]

    def _me(self, settings: ChainSettings) -> str:
        return settings.me or _("Me")


def _name(around: Around, link: Link) -> str:
    """What a link is called: its own words, else the name of the thing it is."""
    thing = around.thing(link.thing) if link.thing else None
    return " ".join(link.who.split()) or (thing.name if thing else "")


def _end(last: Named) -> Line:
    name, link = last
    if link.where == OUTSIDE:
        return Line("done", _("The chain ends outside."), f"links/{link.id}/where", name)
    if link.where == INSIDE:
        return Line("question", _("The chain ends inside. Does it go on to somebody outside?"), f"links/{link.id}/where", name)
    return Line("open", _("The last link does not say yet whether it stands outside."), f"links/{link.id}/where", name)


def _weakest(named: Sequence[Named]) -> Line:
    marked = [(name, link) for name, link in named if link.weak]
    if not marked:
        return Line("open", _("No link is marked as the weakest yet."), "links")
    name, link = marked[0]
    if len(marked) == 1:
        return Line("done", _("One link is marked as the weakest."), f"links/{link.id}/weak", name)
    return Line("question", _("{n} links are marked as the weakest. Which of them would you mend first?", n=len(marked)), "links")


def _returns(me: str, named: Sequence[Named]) -> Iterator[Line]:
    """Names that stand twice, the learner's own among them: the chain comes back there, or they are two."""
    seen = {me.casefold()}
    for name, link in named:
        if name.casefold() in seen:
            yield Line("question", _("This name stands in the chain twice. Does it come back here?"), f"links/{link.id}/who", name)
        seen.add(name.casefold())


def _left_open(named: Sequence[Named]) -> Iterator[Line]:
    """What is not said about a link; the last one's place is a matter of where the chain ends."""
    for name, link in named:
        if not link.where and link is not named[-1][1]:
            yield Line("open", _("Not said yet whether this stands inside or outside."), f"links/{link.id}/where", name)
        if not link.passes.strip():
            yield Line("open", _("What is passed on to this link is not written yet."), f"links/{link.id}/passes", name)


KIND = Chain()

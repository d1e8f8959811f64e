"""What a plan is: what authors may set, what a step holds, the fields of the form. The kind is in ``plan``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from activities.about import about_field
from activities.assigning import TagOption
from activities.authored import Labelled, Named, Slip, Slug, Text, refuse, repeated
from activities.kind import Answer, Ask, Settings
from activities.rows import Row, choices_of, empty
from course import sheet as form
from course.facts import Thing
from course.lesson import Strict
from course.words import _

ACTION, TEXT, LONG = 300, 160, 400  # characters
OWN = ("id", "action", "when", "rhythm", "thing", "about", "gap", "steps")


class PlanField(Named):
    """A further question of each step."""

    sort: Literal["text", "long", "choice"] = Field("text", description="what is asked")
    options: list[Named] = Field([], description="for a choice: what can be chosen")


class Rhythm(Strict):
    """How often a step is done."""

    label: Text = Field(description="the question")
    options: list[TagOption] = Field(min_length=2, description="the rhythms, each with the days from one time to the next")


class Gaps(Labelled):
    """Gaps to choose from, worked out from two numbers said about the things of a list."""

    roster: Slug = Field(description="id of the list")
    now: Slug = Field(description="aspect with the number now")
    wanted: Slug = Field(description="aspect with the number wanted")


class PlanSettings(Settings):
    """Steps with dates."""

    label: Text = Field(description="heading of the steps")
    one: Text = Field(description="what one step is called")
    add: Text = Field(description="the button that adds a step")
    limit: int = Field(5, ge=1, le=20, description="most steps")
    start: int = Field(1, ge=0, le=20, description="empty steps shown at first")
    action: Labelled = Field(description="what will be done")
    when: Labelled = Field(description="by when, or from when on")
    fields: list[PlanField] = Field([], description="further questions of each step, in order")
    rhythm: Rhythm | None = Field(None, description="how often; without it this is not asked, and with it a year is drawn")
    roster: Slug | None = Field(None, description="id of a list: each step may be about one of its things")
    thing: Labelled | None = Field(None, description="the question for the thing; needed with `roster`")
    focus: Slug | None = Field(None, description="id of the activity in which the focus is chosen: the steps belong to that thing")
    gaps: Gaps | None = Field(None, description="gaps of which one is chosen first, the widest at the top; drawn as bars")

    @model_validator(mode="after")
    def _check(self) -> PlanSettings:
        slips = list(repeated(self.fields, "fields"))
        if bool(self.roster) != bool(self.thing):
            slips.append(Slip(("roster",), _("“roster” and “thing” belong together: the list and the question.")))
        if self.roster and self.focus:
            slips.append(Slip(("roster",), _("Give either “roster” or “focus”.")))
        for n, field in enumerate(self.fields):
            if field.id in OWN:
                slips.append(Slip(("fields", n, "id"), _("“{name}” is a name the form uses itself. Take another id.", name=field.id)))
            if (field.sort == "choice") != bool(field.options):
                slips.append(Slip(("fields", n), _("A choice needs “options”, and only a choice has them.")))
            slips += repeated(field.options, "fields", n, "options")
        slips += repeated(self.rhythm.options if self.rhythm else [], "rhythm", "options")
        refuse(slips)
        return self


class StepRow(Row):
    """One step; further fields under their ids."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None] = Field(init=False)
    action: str = ""
    when: str = ""
    rhythm: str | None = None
    thing: str | None = None

    def more(self, field: str) -> str:
        """What stands in a further field."""
        return str((self.__pydantic_extra__ or {}).get(field) or "").strip()

    @property
    def begun(self) -> bool:
        """Whether anything is filled in."""
        return bool(
            self.action.strip() or self.when.strip() or self.rhythm or self.thing or any(map(self.more, self.__pydantic_extra__ or {}))
        )


class PlanAnswer(Answer):
    """The steps, whom they belong to, the chosen gap."""

    about: str | None = None
    gap: str | None = None
    steps: list[StepRow] = []

    @property
    def planned(self) -> list[StepRow]:
        """Steps that say what is done."""
        return [step for step in self.steps if step.action.strip()]


def gaps_of(ask: Ask[PlanSettings]) -> list[tuple[Thing, int]]:
    """The things with both numbers and what lies between them, the widest gap first."""
    gaps = ask.settings.gaps
    found = []
    for thing in ask.around.things(gaps.roster) if gaps else ():
        now, wanted = (thing.get(aspect) for aspect in (gaps.now, gaps.wanted)) if gaps else (None, None)
        if isinstance(now, int) and isinstance(wanted, int):
            found.append((thing, wanted - now))
    return sorted(found, key=lambda item: -item[1])


def parts(ask: Ask[PlanSettings]) -> Iterator[form.Part]:
    """The form: whom it belongs to, the gaps, the steps."""
    s = ask.settings
    if s.focus:
        yield about_field(ask.around, s.focus)
    if s.gaps:
        yield _gap_field(ask, s.gaps)
    yield form.Rows("steps", s.label, s.one, tuple(_fields(ask)), s.add, limit=s.limit, start=min(s.start, s.limit))


def _gap_field(ask: Ask[PlanSettings], gaps: Gaps) -> form.Field:
    found = gaps_of(ask)
    options = [form.Option(thing.id, _("{name}: {n}", name=thing.name, n=str(gap).replace("-", "−"))) for thing, gap in found]
    known = {option.value for option in options}
    others = [form.Option(o.value, o.label, spare=True) for o in choices_of(ask.around, gaps.roster) if o.value not in known]
    help = gaps.help if found else _("Fill in both numbers of one entry first. The gaps appear here then.")
    return form.Field("gap", gaps.label, "choice", help, options=(*options, *others))


def _fields(ask: Ask[PlanSettings]) -> Iterator[form.Field]:
    s = ask.settings
    yield form.Field("action", s.action.label, "long", s.action.help, ACTION)
    if s.roster and s.thing:
        options = choices_of(ask.around, s.roster)
        yield form.Field("thing", s.thing.label, "choice", s.thing.help or ("" if options else empty()), options=options)
    yield form.Field("when", s.when.label, "date", s.when.help)
    if s.rhythm:
        yield form.Field("rhythm", s.rhythm.label, "choice", options=tuple(option.option for option in s.rhythm.options))
    for field in s.fields:
        limit = LONG if field.sort == "long" else TEXT
        yield form.Field(field.id, field.label, field.sort, field.help, limit, tuple(option.option for option in field.options))

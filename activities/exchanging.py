"""What an exchange holds: what authors may set, lines in two directions gathered by thing, the feedback. The kind is in ``exchange``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from pydantic import Field, model_validator

from activities.authored import Labelled, Named, Slip, Slug, Text, refuse, repeated
from activities.kind import Answer, Settings
from activities.rows import Row
from course.facts import Thing
from course.mark import Count, Line, Mark
from course.sheet import Option
from course.words import _, many

GIVE, GET = "give", "get"
NEEDED = "need"  # the option that says that something is needed, not only wanted


class SortOfItem(Named):
    """One sort of what is exchanged."""

    groups: list[Slug] = Field([], description="ids of the groups it is mostly met in, named under the option; it can be chosen anywhere")


class ExchangeSettings(Settings):
    """Lines in two directions for the things of a roster."""

    roster: Slug = Field(description="id of the list whose things something is exchanged with")
    label: Text = Field(description="heading of the lines")
    one: Text = Field(description="what one line is called")
    add: Text = Field(description="the button that adds a line")
    limit: int = Field(30, ge=2, le=120, description="most lines")
    thing: Labelled | None = Field(None, description="the choice of the thing; without it “With whom”")
    give: Text = Field(description="the direction away from the learner, for example “I give”")
    get: Text = Field(description="the direction towards the learner, for example “I get”")
    what: Labelled = Field(description="the text of a line")
    sort: Labelled | None = Field(None, description="the question for the sort of what is exchanged; needed with `sorts`")
    sorts: list[SortOfItem] = Field([], description="sorts of what is exchanged")
    need: Labelled | None = Field(None, description="asks for each line whether it is needed or wanted; without it this is not asked")
    need_options: list[Named] = Field(
        [], description="the choices for `need`; without them “Need” with the id `need` and “Want” with `want`"
    )
    needs_in: list[Slug] = Field([], description="ids of groups whose things are asked about while no line of theirs has the choice `need`")
    needs_ask: str = Field("", description="the question for `needs_in`; {name} stands for the name of the thing; without it a general one")

    @model_validator(mode="after")
    def _check(self) -> ExchangeSettings:
        slips = [*repeated(self.sorts, "sorts"), *repeated(self.need_options, "need_options")]
        if self.sorts and not self.sort:
            slips.append(Slip(("sorts",), _("There are “sorts” and no question for them. Add “sort” with a label.")))
        if self.sort and not self.sorts:
            slips.append(Slip(("sort",), _("There is “sort” and nothing to choose. Add “sorts”.")))
        if self.need_options and not self.need:
            slips.append(Slip(("need_options",), _("There are “need_options” and no question for them. Add “need” with a label.")))
        if self.needs_in and not (self.need and any(option.value == NEEDED for option in need_options(self))):
            slips.append(Slip(("needs_in",), _("“needs_in” looks for the choice “need”. Add “need”, and an option with this id.")))
        refuse(slips)
        return self


def need_options(settings: ExchangeSettings) -> tuple[Option, ...]:
    """What can be chosen for need or want."""
    own = tuple(option.option for option in settings.need_options)
    return own or (Option(NEEDED, _("Need")), Option("want", _("Want")))


class Item(Row):
    """One line."""

    thing: str | None = None
    direction: str | None = None
    what: str = ""
    sort: str | None = None
    need: str | None = None

    @property
    def text(self) -> str:
        """What was written, on one line."""
        return " ".join(self.what.split())

    @property
    def whole(self) -> bool:
        """Whether it says with whom, which way and what."""
        return bool(self.thing and self.direction and self.text)


class ExchangeAnswer(Answer):
    """The lines."""

    items: list[Item] = []


@dataclass(frozen=True)
class Ledger:
    """The whole lines about one thing."""

    thing: Thing
    items: Sequence[Item]

    def texts(self, way: str) -> list[str]:
        """What goes one way, in the learner's order."""
        return [item.text for item in self.items if item.direction == way]


def ledgers(answer: ExchangeAnswer, things: Sequence[Thing]) -> list[Ledger]:
    """Each thing of the roster with its lines. Lines about things that were taken off the roster are kept and not looked at."""
    return [Ledger(thing, [item for item in answer.items if item.thing == thing.id and item.whole]) for thing in things]


def exchange_mark(settings: ExchangeSettings, answer: ExchangeAnswer, found: Sequence[Ledger]) -> Mark:
    """Feedback that never keeps an answer from being handed in.

    :param settings: what the author wrote.
    :param answer: all lines, for those that are not whole.
    :param found: the whole lines of every thing.
    """
    items = [item for ledger in found for item in ledger.items]
    lines = [
        Line(
            "note",
            many("{label}: {n} line.", "{label}: {n} lines.", sum(1 for item in items if item.direction == way), label=label),
            "items",
        )
        for way, label in ((GIVE, settings.give), (GET, settings.get))
    ]
    counts = _needs(settings, items)
    lines += [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "items") for c in counts]
    lines += _unfinished(answer, {ledger.thing.id for ledger in found})
    lines += _without_choice(settings, items)
    for ledger in found:
        lines += _about_thing(settings, ledger)
    rule = _("Counted: lines in each direction. Asked: where one direction is empty. What you wrote is not judged.")
    if settings.needs_in:
        rule = _(
            "Counted: lines in each direction. Asked: where one direction is empty or nothing is needed. What you wrote is not judged."
        )
    return Mark(rule, tuple(lines), tuple(counts))


def _needs(settings: ExchangeSettings, items: Sequence[Item]) -> list[Count]:
    """How many lines have each choice of need or want."""
    if not settings.need:
        return []
    return [Count(o.label, sum(1 for item in items if item.need == o.value), len(items)) for o in need_options(settings)]


def _unfinished(answer: ExchangeAnswer, here: Set[str]) -> Iterator[Line]:
    """Lines with a text that do not say with whom or which way, and lines prepared without a text; of what is on the list now."""
    looked_at = [item for item in answer.items if item.thing is None or item.thing in here]
    for item in looked_at:
        if item.text and not item.whole:
            yield Line("open", _("This line does not say with whom and which way yet. It is not counted."), f"items/{item.id}", item.text)
    prepared = [item for item in looked_at if item.thing and not item.text]
    if prepared:
        text = many("{n} line has no text yet.", "{n} lines have no text yet.", len(prepared))
        yield Line("open", text, f"items/{prepared[0].id}/what")


def _without_choice(settings: ExchangeSettings, items: Sequence[Item]) -> Iterator[Line]:
    for path, asked in (("sort", settings.sort), ("need", settings.need)):
        left = [item for item in items if not getattr(item, path)]
        if asked and left:
            text = many("{n} line has no choice here yet.", "{n} lines have no choice here yet.", len(left))
            yield Line("open", text, f"items/{left[0].id}/{path}", asked.label)


def _about_thing(settings: ExchangeSettings, ledger: Ledger) -> Iterator[Line]:
    name = ledger.thing.name
    gives, gets = ledger.texts(GIVE), ledger.texts(GET)
    if not ledger.items:
        yield Line("open", _("Nothing is written about this one yet."), "items", name)
        return
    if not gets:
        text = _("There are lines under “{way}” and none under “{other}”. Does nothing come back?", way=settings.give, other=settings.get)
        yield Line("question", text, "items", name)
    elif not gives:
        text = _("There are lines under “{way}” and none under “{other}”. Do you give nothing?", way=settings.get, other=settings.give)
        yield Line("question", text, "items", name)
    if ledger.thing.get("group") in settings.needs_in and all(item.need != NEEDED for item in ledger.items):
        text = settings.needs_ask.replace("{name}", name) or _("Nothing here is marked as needed. Is there nothing of the sort?")
        yield Line("question", text, "items", name)

"""The kind order: steps are put in order and compared with the author's orders, pair by pair. It knows no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pydantic import Field, model_validator

from activities.authored import Named, Slip, Slug, Text, refuse, repeated, unknown
from activities.bars import drawn
from activities.classwide import Adds, ClassChart, tried, tried_chart
from activities.kind import Answer, Ask, Examples, Kind, Settings
from charts.scene import Scene
from course.check import Fault
from course.lesson import Strict
from course.mark import Count, Line, Mark, Tone
from course.sheet import Body, Cards, Option, Sheet
from course.words import _, many


class Step(Named):
    """One step with the reason for its place."""

    why: Text = Field(description="what the feedback says about its place")


class AlsoAccepted(Strict):
    """A further order that is accepted."""

    order: list[Slug] = Field(description="ids of all steps in this order")
    why: Text = Field(description="why this order can be held")


class OrderSettings(Settings):
    """Steps in their order."""

    steps: list[Step] = Field(min_length=2, description="the steps, in the order of the key")
    why: Text = Field(description="what the feedback says about the order as a whole")
    also: list[AlsoAccepted] = Field([], description="further orders that are accepted, each with its reason")
    start: list[Slug] = Field([], description="ids of all steps as they lie at first; without it by label, mixed when that gives it away")

    @model_validator(mode="after")
    def _check(self) -> OrderSettings:
        slips = list(repeated(self.steps, "steps"))
        for n, also in enumerate(self.also):
            slips += self._whole(also.order, "also", n, "order")
            if also.order == self.key:
                slips.append(Slip(("also", n, "order"), _("This order is the key already.")))
        if self.start:
            slips += self._whole(self.start, "start")
            if self.start in self.accepted:
                slips.append(Slip(("start",), _("The steps lie in an accepted order at first. Mix them.")))
        refuse(slips)
        return self

    def _whole(self, order: list[str], *at: int | str) -> Iterator[Slip]:
        yield from unknown(order, self.steps, "steps", *at)
        if sorted(order) != sorted(self.key) and set(order) <= set(self.key):
            yield Slip(at, _("Name every step once."))

    @property
    def key(self) -> list[str]:
        """Ids of the steps in the order of the key."""
        return [step.id for step in self.steps]

    @property
    def accepted(self) -> list[list[str]]:
        """Every accepted order, the key first."""
        return [self.key, *(also.order for also in self.also)]

    @property
    def first_shown(self) -> list[str]:
        """How the steps lie at first: never in an accepted order, unless two steps are accepted both ways."""
        by_label = [step.id for step in sorted(self.steps, key=lambda step: step.label.casefold())]
        shown = self.start or by_label
        turns = [shown, shown[::-1], *(shown[n:] + shown[:n] for n in range(1, len(shown)))]
        return next((turn for turn in turns if turn not in self.accepted), shown)


class OrderAnswer(Answer):
    """The ids of the steps, in the learner's order."""

    steps: list[str] = []


class Order(Kind[OrderSettings, OrderAnswer]):
    """Steps to put in order."""

    name = "order"
    title = "put steps in order and compare with one or several accepted orders"
    icon = ":material/format_list_numbered:"
    Settings = OrderSettings
    Answer = OrderAnswer

    def sheet(self, ask: Ask[OrderSettings], body: Body) -> Sheet:
        """All steps, so laid out at first that the screen does not give the order away."""
        steps = {step.id: Option(step.id, step.label, step.help) for step in ask.settings.steps}
        return Sheet((Cards("steps", ask.activity.head.title, "order", tuple(steps[id] for id in ask.settings.first_shown)),))

    def problems(self, ask: Ask[OrderSettings], answer: OrderAnswer) -> list[Fault]:
        """A step without a place."""
        whole = sorted(answer.steps) == sorted(ask.settings.key)
        return [] if whole else [Fault("steps", _("Give every step a place first."))]

    def summary(self, ask: Ask[OrderSettings], answer: OrderAnswer) -> str:
        """How many steps are in place, and how many pairs stand the other way round."""
        if self.problems(ask, answer):
            return _("Not in order yet")
        place, _pairs = self._counts(ask.settings, answer)
        return _("{n} of {all} in place; {pairs}", n=place.n, all=place.of, pairs=_turned(ask.settings, answer))

    def mark(self, ask: Ask[OrderSettings], answer: OrderAnswer) -> Mark:
        """Each step's place beside the nearest accepted order; pairs that stand the other way round; the reasons."""
        s = ask.settings
        rule = _(
            "Compared with the accepted order nearest to yours: the one with the fewest pairs of steps that stand the other way round "
            "(Kendall, 1938)."
        )
        if self.problems(ask, answer):
            return Mark(rule, (Line("open", _("Not every step has a place yet."), "steps"),))
        nearest = _nearest(s, answer.steps)
        tone: Tone = "accepted" if answer.steps == nearest else "note"
        whole = Line(tone, _("{pairs}. {why}", pairs=_turned(s, answer), why=s.why), "steps", ask.activity.head.title)
        lines = [_line(s, step, answer.steps, nearest) for step in s.steps]
        return Mark(rule, (whole, *_also(s, answer.steps), *lines), self._counts(s, answer))

    def figure(self, ask: Ask[OrderSettings], tries: Sequence[OrderAnswer], width: float) -> Scene | None:
        """The first try beside the last one: steps in place, pairs the other way round."""
        whole = [answer for answer in tries if not self.problems(ask, answer)]
        if not whole:
            return None
        shown = [whole[0], whole[-1]] if len(whole) > 1 else whole
        series = (_("First try"), _("Last try")) if len(whole) > 1 else ("",)
        counts = [self._counts(ask.settings, answer) for answer in shown]
        steps, pairs = counts[0]
        rows = [
            (_("Steps in place, of {all}", all=steps.of), [(name, float(c[0].n)) for name, c in zip(series, counts, strict=True)]),
            (
                _("Pairs the other way round, of {all}", all=pairs.of),
                [(name, float(c[1].of - c[1].n)) for name, c in zip(series, counts, strict=True)],
            ),
        ]
        return drawn(rows, _("Your tries"), _("Compared with the nearest accepted order"), width)

    def class_charts(self, ask: Ask[OrderSettings]) -> list[ClassChart]:
        """How many have each step in its place, first and last."""
        steps = {step.id: step.label for step in ask.settings.steps}
        return [tried_chart("steps", _("In its place, step by step"), _("Step"), steps)]

    def class_adds(self, ask: Ask[OrderSettings], tries: Sequence[OrderAnswer]) -> list[Adds]:
        """Each step, first and last, beside the nearest accepted order."""
        return tried("steps", *(self._fits(ask, answer) for answer in (tries[0], tries[-1])))

    def _fits(self, ask: Ask[OrderSettings], answer: OrderAnswer) -> dict[str, bool]:
        if self.problems(ask, answer):
            return {}
        nearest = _nearest(ask.settings, answer.steps)
        return {mine: mine == theirs for mine, theirs in zip(answer.steps, nearest, strict=True)}

    def examples(self, ask: Ask[OrderSettings]) -> Examples:
        """Every accepted order; nothing; the order in which the steps lie at first, when it is none of them."""
        s = ask.settings
        wrong: list[tuple[Body, str]] = [({"steps": s.first_shown}, "mark")] if s.first_shown not in s.accepted else []
        return Examples(good=[{"steps": order} for order in s.accepted], incomplete=[{}], wrong=wrong)

    def _counts(self, settings: OrderSettings, answer: OrderAnswer) -> tuple[Count, Count]:
        """Steps in place, and pairs as in the nearest accepted order."""
        nearest = _nearest(settings, answer.steps)
        in_place = sum(1 for mine, theirs in zip(answer.steps, nearest, strict=True) if mine == theirs)
        pairs = len(settings.steps) * (len(settings.steps) - 1) // 2
        same = pairs - distance(answer.steps, nearest)
        return Count(_("Steps in place"), in_place, len(nearest)), Count(_("Pairs that stand alike"), same, pairs)


def distance(order: Sequence[str], other: Sequence[str]) -> int:
    """How many pairs stand the other way round, 0 to n (n − 1) / 2.

    M. G. Kendall, "A New Measure of Rank Correlation", Biometrika 30 (1938).

    :param order: n different ids.
    :param other: the same ids.
    """
    place = {id: n for n, id in enumerate(other)}
    return sum(1 for first, then in combinations(order, 2) if place[first] > place[then])


def _nearest(settings: OrderSettings, order: Sequence[str]) -> list[str]:
    """The accepted order with the fewest pairs the other way round; of several the first, so the key when it is among them."""
    return min(settings.accepted, key=lambda accepted: distance(order, accepted))


def _turned(settings: OrderSettings, answer: OrderAnswer) -> str:
    n = distance(answer.steps, _nearest(settings, answer.steps))
    pairs = len(settings.steps) * (len(settings.steps) - 1) // 2
    return many("{n} of {all} pairs stands the other way round", "{n} of {all} pairs stand the other way round", n, all=pairs)


def _also(settings: OrderSettings, order: list[str]) -> Iterator[Line]:
    """The further orders with their reasons; the learner's own one among them says so."""
    labels = {step.id: step.label for step in settings.steps}
    for one in settings.also:
        if one.order == order:
            yield Line("accepted", _("Your order is accepted, too: {why}", why=one.why), "steps")
        else:
            said = _("Also accepted: {order}. {why}", order=" → ".join(labels[id] for id in one.order), why=one.why)
            yield Line("note", said, "steps")


def _line(settings: OrderSettings, step: Step, order: Sequence[str], nearest: Sequence[str]) -> Line:
    """Feedback on one step: its place, the place in the nearest accepted order, the author's reason."""
    mine, there, key = (ids.index(step.id) + 1 for ids in (order, nearest, settings.key))
    if list(nearest) == settings.key:
        said = _("The key has it here, too.") if mine == key else _("The key has it in place {n}.", n=key)
    elif mine == there:
        said = _("The accepted order nearest to yours has it here, too.")
        said += "" if mine == key else " " + _("The key has it in place {n}.", n=key)
    else:
        said = _("The accepted order nearest to yours has it in place {n}.", n=there)
    tone: Tone = "accepted" if mine == there else "other"
    return Line(tone, f"{said} {step.why}", f"steps/{step.id}", step.label, _("Place {n}", n=mine))


KIND = Order()

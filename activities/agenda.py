"""The view agenda: every step a learner planned in any lesson, by date. It knows no clock: what is past is for the learner to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from activities.kind import Ask, Settings
from activities.view import NoAnswer, View
from course.compare import Leaf
from course.mark import Line, Mark
from course.words import _, many


class AgendaSettings(Settings):
    """Nothing to set: the plans of all lessons are shown."""


class Agenda(View[AgendaSettings]):
    """All planned steps, those with a date first."""

    name = "agenda"
    title = "show the planned steps of all lessons by date"
    icon = ":material/event_note:"
    panel = "agenda"
    Settings = AgendaSettings

    def leaves(self, ask: Ask[AgendaSettings]) -> list[Leaf]:
        """A line for each step: its date, what is to be done, with whom, how often."""
        steps = sorted(_steps(ask), key=lambda step: (not step.get("when"), str(step.get("when", ""))))
        return [Leaf(f"steps/{n}", "", str(step.get("when") or _("No date yet")), _words(ask, step)) for n, step in enumerate(steps)]

    def mark(self, ask: Ask[AgendaSettings], answer: NoAnswer) -> Mark | None:
        """How many steps have a date."""
        steps = _steps(ask)
        if not steps:
            return None
        dated = sum(1 for step in steps if step.get("when"))
        lines = [Line("done", many("{dated} of {n} step has a date.", "{dated} of {n} steps have a date.", len(steps), dated=dated))]
        if dated < len(steps):
            lines.append(Line("open", _("A step without a date is easily put off. You can add one where you wrote it.")))
        return Mark(_("Counted: the steps of all plans you have written in this course, and which of them have a date."), tuple(lines))


def _steps(ask: Ask[AgendaSettings]) -> list[Mapping[str, Any]]:
    return [fact.value for fact in ask.around.facts if fact.aspect == "plan" and isinstance(fact.value, Mapping)]


def _words(ask: Ask[AgendaSettings], step: Mapping[str, Any]) -> str:
    thing = ask.around.thing(str(step.get("about") or ""))
    parts = [str(step.get("action", "")), thing.name if thing else "", str(step.get("rhythm") or "")]
    return " · ".join(part for part in parts if part)


KIND = Agenda()

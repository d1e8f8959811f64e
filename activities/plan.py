"""The kind plan: what somebody will do, by when, for whom. It sees whether a step has a date and judges none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activities.about import about_faults, about_lines, about_thing
from activities.kind import Ask, Examples, Kind
from activities.planning import PlanAnswer, PlanSettings, StepRow, gaps_of, parts
from activities.rows import row_ids
from charts.scene import Scene
from course.check import Fault
from course.facts import ME, Fact
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many


class Plan(Kind[PlanSettings, PlanAnswer]):
    """Steps with dates."""

    name = "plan"
    title = "write steps with a date, for somebody, after choosing a gap"
    icon = ":material/event_available:"
    Settings = PlanSettings
    Answer = PlanAnswer

    def sheet(self, ask: Ask[PlanSettings], body: Body) -> Sheet:
        """Whom it belongs to, the gaps, the steps."""
        return Sheet(tuple(parts(ask)))

    def problems(self, ask: Ask[PlanSettings], answer: PlanAnswer) -> list[Fault]:
        """Nobody it belongs to, a step that does not say what is done, or no step."""
        faults = about_faults(ask.around, ask.settings.focus, answer.about) if ask.settings.focus else []
        faults += [
            Fault(f"steps/{step.id}/action", _("This step does not say what will be done."))
            for step in answer.steps
            if step.begun and not step.action.strip()
        ]
        return faults if faults or answer.planned else [Fault("steps", _("Write at least one step first."))]

    def summary(self, ask: Ask[PlanSettings], answer: PlanAnswer) -> str:
        """How many steps, how many with a date, and the first one."""
        dated = sum(1 for step in answer.planned if step.when.strip())
        n = many("{n} step", "{n} steps", len(answer.planned))
        first = " ".join(answer.planned[0].action.split()) if answer.planned else ""
        said = _("{n}, {dated} with a date", n=n, dated=dated)
        return f"{said}: {first[:90]}{'…' if len(first) > 90 else ''}" if first else said

    def facts(self, ask: Ask[PlanSettings], answer: PlanAnswer) -> list[Fact]:
        """The chosen gap; and every step, said of the learner: what, when, about whom, how often."""
        thing = about_thing(ask.around, ask.settings.focus, answer.about) if ask.settings.focus else None
        chosen = [Fact(thing.id, "chosen", True) for thing, _gap in gaps_of(ask) if thing.id == answer.gap]
        rhythms = {option.id: option.label for option in ask.settings.rhythm.options} if ask.settings.rhythm else {}
        steps = [
            Fact(
                ME,
                "plan",
                {
                    "action": " ".join(step.action.split()),
                    "when": step.when.strip(),
                    "about": step.thing or (thing.id if thing else "") or answer.gap or "",
                    "rhythm": rhythms.get(step.rhythm or "", ""),
                },
            )
            for step in answer.planned
        ]
        return [*chosen, *steps]

    def mark(self, ask: Ask[PlanSettings], answer: PlanAnswer) -> Mark:
        """Count steps with a date; name those without; work the gaps out."""
        s, steps = ask.settings, answer.planned
        dated = sum(1 for step in steps if step.when.strip())
        counts = (Count(_("With a date"), dated, len(steps)),)
        lines = [
            Line("done", many("{dated} of {n} step has a date.", "{dated} of {n} steps have a date.", len(steps), dated=dated), "steps")
        ]
        lines += about_lines(ask.around, s.focus, answer.about) if s.focus else ()
        lines += _gap_lines(ask, answer)
        for step in steps:
            if not step.when.strip():
                lines.append(Line("open", _("This step has no date yet."), f"steps/{step.id}/when", _short(step)))
        rule = _("Counted: steps and dates. What you plan is not judged.")
        if s.gaps:
            rule = _("Counted: steps and dates. Worked out: each gap is wanted minus now. What you plan is not judged.")
        return Mark(rule, tuple(lines), counts)

    def figure(self, ask: Ask[PlanSettings], tries: Sequence[PlanAnswer], width: float) -> Scene | None:
        """The gaps as bars, or the rhythms over a year."""
        if ask.settings.gaps and (found := [(thing.name, gap) for thing, gap in gaps_of(ask) if gap > 0]):
            from activities.bars import drawn

            return drawn([(name, [("", float(gap))]) for name, gap in found], _("Gaps"), ask.settings.gaps.label, width)
        return _year(ask.settings, tries[-1].planned, width) if tries and ask.settings.rhythm else None

    def needs(self, settings: PlanSettings) -> tuple[str, ...]:
        """The list, the focus, and the list with the gaps."""
        return tuple(name for name in (settings.roster, settings.focus, settings.gaps.roster if settings.gaps else None) if name)

    def reads(self, settings: PlanSettings) -> tuple[str, ...]:
        """The two numbers of a gap."""
        return (settings.gaps.now, settings.gaps.wanted) if settings.gaps else ()

    def examples(self, ask: Ask[PlanSettings]) -> Examples:
        """Steps with dates; none; one without a date, one without an action."""
        s = ask.settings
        whose: Body = {}
        if s.focus:
            thing = about_thing(ask.around, s.focus, None)
            if thing is None:
                return Examples([], [{}])
            whose["about"] = thing.id
        if gaps := gaps_of(ask):
            whose["gap"] = gaps[0][0].id
        ids = row_ids(ask.activity.id, min(s.limit, 2))
        steps = [{"id": id, "action": _("Example {n}", n=n), "when": f"2027-0{n + 2}-15"} for n, id in enumerate(ids, 1)]
        if s.rhythm:
            steps = [{**step, "rhythm": s.rhythm.options[n % len(s.rhythm.options)].id} for n, step in enumerate(steps)]
        undated = {name: value for name, value in steps[0].items() if name != "when"}
        nameless = {**steps[0], "action": " "}
        return Examples(
            good=[{**whose, "steps": steps}],
            incomplete=[{}, {**whose, "steps": [undated, *steps[1:]]}],
            wrong=[({**whose, "steps": [nameless, *steps[1:]]}, "problem")],
        )


def _short(step: StepRow) -> str:
    words = " ".join(step.action.split())
    return words if len(words) <= 60 else words[:60] + "…"


def _gap_lines(ask: Ask[PlanSettings], answer: PlanAnswer) -> Iterator[Line]:
    gaps = gaps_of(ask)
    if not ask.settings.gaps:
        return
    for thing, gap in gaps:
        now, wanted = thing.get(ask.settings.gaps.now), thing.get(ask.settings.gaps.wanted)
        if gap > 0:
            yield Line("note", _("{wanted} − {now} = {gap}.", wanted=_signed(wanted), now=_signed(now), gap=gap), "gap", thing.name)
    if gaps and not answer.gap:
        yield Line("open", _("No gap is chosen yet."), "gap", ask.settings.gaps.label)
    yield from (Line("done", _("Chosen: {name}.", name=thing.name), "gap", thing.name) for thing, _gap in gaps if thing.id == answer.gap)
    widest = gaps[0] if gaps else None
    chosen = next((gap for thing, gap in gaps if thing.id == answer.gap), None)
    if widest and chosen is not None and chosen < widest[1]:
        name, n = widest[0].name, widest[1]
        text = _("The widest gap is {n}, at “{name}”. You chose one of {chosen}, which you may.", n=n, name=name, chosen=chosen)
        yield Line("note", text, "gap", ask.settings.gaps.label)


def _signed(number: object) -> str:
    return _("(−{number})", number=-number) if isinstance(number, int) and number < 0 else str(number)


def _year(settings: PlanSettings, steps: Sequence[StepRow], width: float) -> Scene | None:
    if settings.rhythm is None or not steps:
        return None
    from activities.tagged import beat, months
    from charts.calendar import CalendarWords, Strip, calendar

    options = {option.id: option for option in settings.rhythm.options}
    strips = []
    for step in steps:
        option = options.get(step.rhythm or "")
        beats = (beat(settings.rhythm.label, option.days, option.label),) if option else ()
        strips.append(Strip(step.id, _short(step), beats))
    return calendar(strips, months(), catalogued(CalendarWords()), width)


KIND = Plan()

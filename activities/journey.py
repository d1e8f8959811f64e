"""The kind journey: the touchpoints of one thing in their order, and later what is thought and felt at each. It judges no feeling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from activities.about import about_faults, about_field, about_lines, about_thing
from activities.classwide import Adds, ClassChart
from activities.journey_feelings import axis, feelings_mark, feelings_sheet, felt
from activities.journeying import BAD, GOOD, NAME, FeelingRow, Gap, JourneyAnswer, JourneySettings
from activities.kind import Ask, Examples, Kind
from activities.rows import nothing_listed, row_ids
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

if TYPE_CHECKING:
    from charts.journey import Touchpoint


class Journey(Kind[JourneySettings, JourneyAnswer]):
    """Touchpoints, or feelings at touchpoints."""

    name = "journey"
    title = "write the touchpoints of one thing in order, then what is thought and felt at each"
    icon = ":material/route:"
    Settings = JourneySettings
    Answer = JourneyAnswer

    def sheet(self, ask: Ask[JourneySettings], body: Body) -> Sheet:
        """Whose journey it is and a list of touchpoints with templates; or a row for each touchpoint of the earlier one."""
        s = ask.settings
        if s.of:
            return feelings_sheet(ask)
        return Sheet((about_field(ask.around, s.focus or ""), _list(s)))

    def problems(self, ask: Ask[JourneySettings], answer: JourneyAnswer) -> list[Fault]:
        """Nobody it belongs to, no touchpoint, one without its name; or no feeling at all."""
        s = ask.settings
        if s.of:
            things = ask.around.things(s.of)
            if faults := nothing_listed(things, "feelings"):
                return faults
            some = any(row.think.strip() or row.wanted is not None or row.now is not None for _t, row in felt(ask, answer) if row)
            return [] if some else [Fault("feelings", _("Fill in at least one touchpoint first."))]
        faults = about_faults(ask.around, s.focus or "", answer.about)
        if not answer.named:
            faults.append(Fault("touchpoints", _("Write down at least one touchpoint.")))
        nameless = [row for row in answer.touchpoints if not row.title and (row.phase or row.channel)]
        return faults + [Fault(f"touchpoints/{row.id}/name", _("This touchpoint does not say what happens.")) for row in nameless]

    def summary(self, ask: Ask[JourneySettings], answer: JourneyAnswer) -> str:
        """How many touchpoints of whom; or how many have both feelings."""
        s = ask.settings
        if s.of:
            rows = felt(ask, answer)
            both = sum(1 for _thing, row in rows if row and row.wanted is not None and row.now is not None)
            return _("{n} of {all} with both feelings", n=both, all=len(rows))
        thing = about_thing(ask.around, s.focus or "", answer.about)
        n = many("{n} touchpoint", "{n} touchpoints", len(answer.named))
        return _("{name}: {n}", name=thing.name, n=n) if thing else n

    def facts(self, ask: Ask[JourneySettings], answer: JourneyAnswer) -> list[Fact]:
        """The touchpoints as things that belong to somebody; or what is thought and felt at them."""
        if ask.settings.of:
            return [
                Fact(thing.id, aspect, value)
                for thing, row in felt(ask, answer)
                for aspect, value in (row.model_dump(exclude={"id"}).items() if row else ())
                if (value.strip() if isinstance(value, str) else value is not None)
            ]
        facts: list[Fact] = []
        whose = about_thing(ask.around, ask.settings.focus or "", answer.about)
        for n, row in enumerate(answer.named, 1):
            said = {"name": row.title, "roster": ask.activity.id, "order": n, "belongs": whose.id if whose else None, "phase": row.phase}
            said |= {"channel": row.channel}
            facts += [Fact(row.id, aspect, value) for aspect, value in said.items() if value is not None]
        return facts

    def lists(self, settings: JourneySettings) -> bool:
        """The first form makes touchpoints."""
        return not settings.of

    def labels(self, settings: JourneySettings) -> dict[str, dict[str, str]]:
        """Phases and channels."""
        named = {"phase": settings.phases, "channel": settings.channels}
        return {aspect: {option.id: option.label for option in options} for aspect, options in named.items() if options}

    def needs(self, settings: JourneySettings) -> tuple[str, ...]:
        """The focus, or the earlier journey."""
        return tuple(name for name in (settings.focus, settings.of) if name)

    def mark(self, ask: Ask[JourneySettings], answer: JourneyAnswer) -> Mark:
        """Count touchpoints by phase, names that stand twice, phases without any; or what is missing at each touchpoint."""
        s = ask.settings
        if s.of:
            return feelings_mark(ask, answer)
        lines = [Line("done", many("{n} touchpoint.", "{n} touchpoints.", len(answer.named)), "touchpoints")]
        lines += about_lines(ask.around, s.focus or "", answer.about)
        counts = [Count(p.label, sum(1 for row in answer.named if row.phase == p.id), len(answer.named)) for p in s.phases]
        lines += [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "touchpoints") for c in counts]
        seen: set[str] = set()
        for row in answer.named:
            if row.title.casefold() in seen:
                lines.append(Line("question", _("This stands twice. Is it the same?"), f"touchpoints/{row.id}/name", row.title))
            seen.add(row.title.casefold())
            if not row.phase:
                lines.append(Line("open", _("No phase is chosen yet."), f"touchpoints/{row.id}/phase", row.title))
        lines += [Line("question", rule.ask, "touchpoints") for rule in _unmet(s, answer)]
        rule = _("Counted: touchpoints in each phase, names that stand twice, phases at both ends without any. What happens is not judged.")
        return Mark(rule, tuple(lines), tuple(counts))

    def class_charts(self, ask: Ask[JourneySettings]) -> list[ClassChart]:
        """How many touchpoints lie in each phase; or both feelings, phase by phase."""
        s = ask.settings
        if s.of and s.wanted and s.now:
            phases, series = ask.around.labels.get("phase", {}), {"wanted": s.wanted.label, "now": s.now.label}
            return [ClassChart("feelings", ask.activity.head.title, _("Phase"), "spread", phases, series, float(BAD), float(GOOD))]
        phases = {phase.id: phase.label for phase in s.phases}
        return [ClassChart("phases", ask.activity.head.title, _("Phase"), "times", phases)] if phases else []

    def class_adds(self, ask: Ask[JourneySettings], tries: Sequence[JourneyAnswer]) -> list[Adds]:
        """The phases of the touchpoints of the last try; or the feelings there."""
        if not ask.settings.of:
            return [Adds("phases", row.phase) for row in tries[-1].named if row.phase]
        rows = [(str(thing.get("phase") or ""), row) for thing, row in felt(ask, tries[-1]) if row]
        both = [(phase, series, value) for phase, row in rows for series, value in (("wanted", row.wanted), ("now", row.now))]
        return [Adds("feelings", phase, series, float(value)) for phase, series, value in both if phase and value is not None]

    def figure(self, ask: Ask[JourneySettings], tries: Sequence[JourneyAnswer], width: float) -> Scene | None:
        """The last try: touchpoints by phase, or the two curves."""
        if not tries:
            return None
        from charts.journey import JourneyWords, Touchpoint, journey

        if ask.settings.of:
            stops = [self._stop(ask, thing, row) for thing, row in felt(ask, tries[-1])]
        else:
            phases, channels = ({one.id: one.label for one in named} for named in (ask.settings.phases, ask.settings.channels))
            stops = [
                Touchpoint(row.id, row.title, phases.get(row.phase or "", ""), channel=channels.get(row.channel or "", ""))
                for row in tries[-1].named
            ]
        words = replace(catalogued(JourneyWords()), **axis(ask.settings)) if ask.settings.of else catalogued(JourneyWords())
        return journey(stops, words, width) if stops else None

    def _stop(self, ask: Ask[JourneySettings], thing: Thing, row: FeelingRow | None) -> Touchpoint:
        from charts.journey import Touchpoint

        phase, channel = (_word(ask, aspect, thing.get(aspect)) for aspect in ("phase", "channel"))
        stop = Touchpoint(thing.id, thing.name, phase, channel=channel, chosen=bool(thing.get("chosen")))
        if row is None:
            return stop
        stop = replace(stop, think=row.think, wanted=row.wanted, now=row.now)
        return replace(stop, word_wanted=row.word_wanted, word_now=row.word_now)

    def examples(self, ask: Ask[JourneySettings]) -> Examples:
        """All phases, nothing, a name twice; or all feelings, none, one left out."""
        s = ask.settings
        if s.of:
            ids = [thing.id for thing in ask.around.things(s.of)]
            rows = [{"id": id, "think": _("An example in a few words."), "wanted": 2, "now": -1 + n % 3} for n, id in enumerate(ids)]
            rows = [row | ({"basis": "observed"} if s.basis else {}) for row in rows]
            return Examples([{"feelings": rows}], [{}, {"feelings": rows[:1]}] if len(rows) > 1 else [{}]) if ids else Examples([], [{}])
        thing = about_thing(ask.around, s.focus or "", None)
        if thing is None:
            return Examples([], [{}])
        ids = row_ids(ask.activity.id, max(2, min(s.limit, len(s.phases))))
        steps: list[Body] = [
            {"id": id, "name": _("Example {n}", n=n + 1), "phase": s.phases[n % len(s.phases)].id} for n, id in enumerate(ids)
        ]
        if s.channels:
            steps = [{**step, "channel": s.channels[n % len(s.channels)].id} for n, step in enumerate(steps)]
        twice = [steps[0], {**steps[1], "name": steps[0]["name"]}, *steps[2:]]
        good = {"about": thing.id, "touchpoints": steps}
        return Examples([good], [{}], [({**good, "touchpoints": twice}, "mark"), ({"about": thing.id}, "problem")])


def _list(settings: JourneySettings) -> form.Rows:
    s = settings
    name, phase = s.name, s.phase
    fields = [form.Field("name", name.label if name else "", help=name.help if name else "", limit=NAME)]
    if phase:
        fields.append(form.Field("phase", phase.label, "choice", phase.help, options=tuple(option.option for option in s.phases)))
    if s.channel:
        fields.append(form.Field("channel", s.channel.label, "choice", s.channel.help, options=tuple(c.option for c in s.channels)))
    templates = tuple(form.Template(t.label, tuple(step.model_dump(exclude_none=True) for step in t.steps), t.help) for t in s.templates)
    return form.Rows("touchpoints", s.label, s.one, tuple(fields), s.add, s.help, s.limit, start=0 if templates else 1, templates=templates)


def _unmet(settings: JourneySettings, answer: JourneyAnswer) -> list[Gap]:
    """Rules of which no touchpoint lies in any of their phases."""
    used = {row.phase for row in answer.named}
    return [rule for rule in (settings.rules.before, settings.rules.after) if rule and not used & set(rule.phases)]


def _word(ask: Ask[JourneySettings], aspect: str, value: object) -> str:
    return ask.around.words(aspect, value) if value else ""


KIND = Journey()

"""The second form of a journey: what should be thought and felt at each touchpoint, and what is felt now. It knows no first form."""

from __future__ import annotations

from activities.basis import basis_field
from activities.journeying import BAD, GOOD, THINK, WORD, FeelingRow, JourneyAnswer, JourneySettings
from activities.kind import Ask
from activities.rows import empty, present, subjects
from activities.standing import Claim, standing
from course import sheet as form
from course.facts import Thing
from course.mark import Count, Line, Mark
from course.sheet import Sheet
from course.words import _, many


def felt(ask: Ask[JourneySettings], answer: JourneyAnswer) -> list[tuple[Thing, FeelingRow | None]]:
    """Each touchpoint of the earlier journey with its row."""
    return present(answer.feelings, ask.around.things(ask.settings.of or ""))


def feelings_sheet(ask: Ask[JourneySettings]) -> Sheet:
    """A row for each touchpoint."""
    s, things = ask.settings, subjects(ask.around, ask.settings.of or "")
    fields: list[form.Field] = []
    if s.think:
        fields.append(form.Field("think", s.think.label, "long", s.think.help, THINK))
    for path, asked in (("wanted", s.wanted), ("now", s.now)):
        if asked:
            fields.append(form.Field(path, asked.label, "scale", asked.help, options=_feelings(s)))
            if s.word:
                label = _("{word} ({feeling})", word=s.word.label, feeling=asked.label)
                fields.append(form.Field(f"word_{path}", label, help=s.word.help, limit=WORD))
    if s.basis:
        fields.append(basis_field(label=_("What does the feeling now stand on?")))
    rows = form.Rows("feelings", s.label, s.one, tuple(fields), help=s.help, given=True, subjects=things, empty=empty(), limit=len(things))
    return Sheet((rows,))


def _feelings(settings: JourneySettings) -> tuple[form.Option, ...]:
    ends = {BAD: settings.low, GOOD: settings.high}
    return tuple(form.Option(n, ends.get(n, "")) for n in range(BAD, GOOD + 1))


def axis(settings: JourneySettings) -> dict[str, str]:
    """Words of the picture that are the author's: both curves, and the numbers of the form with the words at the ends."""
    steps = {"step_up": _("+1"), "step_middle": _("0"), "step_down": _("−1")}
    high = _("+2, {word}", word=settings.high) if settings.high else _("+2")
    low = _("−2, {word}", word=settings.low) if settings.low else _("−2")
    curves = {"wanted": settings.wanted.label if settings.wanted else "", "now": settings.now.label if settings.now else ""}
    return {**steps, "step_high": high, "step_low": low, **{name: label for name, label in curves.items() if label}}


def feelings_mark(ask: Ask[JourneySettings], answer: JourneyAnswer) -> Mark:
    """What is missing at each touchpoint, and the widest gap by arithmetic."""
    rows = felt(ask, answer)
    gaps = [(row.wanted - row.now, thing.name) for thing, row in rows if row and row.wanted is not None and row.now is not None]
    n, all = len(gaps), len(rows)
    lines = [Line("done", many("{n} of {all} has both feelings.", "{n} of {all} have both feelings.", n, all=all), "feelings")]
    widest = max((gap for gap, _name in gaps), default=0)
    if widest > 0:
        names = ", ".join(_("“{name}”", name=name) for gap, name in gaps if gap == widest)
        lines.append(Line("note", _("The widest gap is {n}: {names}.", n=widest, names=names), "feelings"))
    for thing, row in rows:
        missing = [(path, label) for path, label in _asked(ask.settings) if not _filled(row, path)]
        for path, label in missing:
            lines.append(Line("open", _("Nothing here yet: {label}.", label=label), f"feelings/{thing.id}/{path}", thing.name))
    if ask.settings.basis:
        known = [(thing, row) for thing, row in rows if row and row.now is not None]
        lines += standing([Claim(f"feelings/{thing.id}/basis", thing.name, row.basis) for thing, row in known], "feelings")
    rule = _("Counted: touchpoints with a thought and both feelings. A gap is wanted minus now. Feelings are not judged.")
    return Mark(rule, tuple(lines), (Count(_("Both feelings"), len(gaps), len(rows)),))


def _asked(settings: JourneySettings) -> list[tuple[str, str]]:
    named = (("think", settings.think), ("wanted", settings.wanted), ("now", settings.now))
    return [(path, asked.label) for path, asked in named if asked]


def _filled(row: FeelingRow | None, path: str) -> bool:
    value = getattr(row, path) if row else None
    return bool(value.strip()) if isinstance(value, str) else value is not None

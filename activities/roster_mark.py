"""Feedback on a list: how many, reasons, doubles, groups. It counts and compares letters; it judges neither names nor reasons."""

from __future__ import annotations

from collections.abc import Iterator

from activities.listing import UNSURE, Entry, RosterAnswer, RosterGroup, RosterSettings, group_of
from course.mark import Count, Line, Mark
from course.words import _, many


def list_mark(settings: RosterSettings, answer: RosterAnswer) -> Mark:
    """Feedback that never keeps an answer from being handed in."""
    named = answer.named
    lines = [Line("done", _("{n} of {limit} listed.", n=len(named), limit=settings.limit), "entries")]
    if settings.candidates:
        lines += _decisions(named)
    if settings.why:
        lines += _empty_reasons(named)
    lines += _doubles(named)
    if settings.coverage:
        lines += [_coverage(settings, answer, group) for group in settings.groups]
    lines += _unsure(settings, named)
    places = [group_of(settings, entry) for entry in named]
    counts = tuple(Count(group.label, places.count(group.id), len(named)) for group in settings.groups)
    rule = _("Counted: entries, empty reasons, names and reasons that stand twice. What you wrote is not judged.")
    if settings.coverage:
        rule = _(
            "Counted: entries, empty reasons, names and reasons that stand twice, groups without an entry. What you wrote is not judged."
        )
    return Mark(rule, tuple(lines), counts)


def _decisions(named: list[Entry]) -> Iterator[Line]:
    added, left = (sum(1 for entry in named if entry.decision == decision) for decision in ("add", "leave"))
    yield Line("note", many("{n} added to your list.", "{n} added to your list.", added), "entries")
    yield Line("note", many("{n} left out with a reason.", "{n} left out with a reason.", left), "entries")


def _empty_reasons(named: list[Entry]) -> Iterator[Line]:
    for entry in named:
        if not entry.why.strip() and entry.decision != "leave":
            yield Line("open", _("There is no reason here yet."), f"entries/{entry.id}/why", entry.title)


def _doubles(named: list[Entry]) -> Iterator[Line]:
    names: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for entry in named:
        name, why = entry.title.casefold(), " ".join(entry.why.split()).casefold()
        if name in names:
            yield Line("question", _("This name stands twice. Is it the same?"), f"entries/{entry.id}/name", entry.title)
        if why and why in reasons:
            text = _("The same reason stands at “{name}”. Is there one for this alone?", name=reasons[why])
            yield Line("question", text, f"entries/{entry.id}/why", entry.title)
        names.setdefault(name, entry.title)
        reasons.setdefault(why, entry.title)


def _coverage(settings: RosterSettings, answer: RosterAnswer, group: RosterGroup) -> Line:
    n = sum(1 for entry in answer.named if group_of(settings, entry) == group.id)
    if n:
        return Line("done", many("{n} entry.", "{n} entries.", n), "entries", group.label)
    reason = answer.gap(group.id)
    if reason:
        return Line("done", _("No entry, and you said why."), f"gap-{group.id}", group.label, reason)
    text = _("There is no entry here yet. An entry closes this gap, and so does a reason why there is none.")
    return Line("open", text, f"gap-{group.id}", group.label)


def _unsure(settings: RosterSettings, named: list[Entry]) -> Iterator[Line]:
    for entry in named:
        if settings.unsure and entry.group == UNSURE:
            text = _("You are not sure yet where this belongs. What would decide it?")
            yield Line("question", text, f"entries/{entry.id}/group", entry.title, settings.unsure)

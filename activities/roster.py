"""The kind roster: the learner's own list of things, which later activities work on. It does not know what the things are."""

from __future__ import annotations

from collections.abc import Sequence

from activities.classwide import Adds, ClassChart
from activities.kind import Ask, Examples, Kind
from activities.listing import GAP, RosterAnswer, RosterSettings, fields, group_of, visible
from activities.roster_mark import list_mark
from activities.rows import row_ids
from course import sheet as form
from course.check import Fault
from course.facts import Fact
from course.mark import Mark
from course.sheet import Body, Sheet
from course.words import _


class Roster(Kind[RosterSettings, RosterAnswer]):
    """A list of things with stable ids."""

    name = "roster"
    title = "write a list of one's own that later activities work on"
    icon = ":material/format_list_bulleted:"
    Settings = RosterSettings
    Answer = RosterAnswer

    def sheet(self, ask: Ask[RosterSettings], body: Body) -> Sheet:
        """The list, and a field for each group that may stay empty."""
        s = ask.settings
        start = s.limit if s.start is None else s.start
        rows = form.Rows("entries", s.label, s.one, tuple(fields(s)), s.add, s.help, s.limit, start)
        gaps = [form.Field(f"gap-{g.id}", g.gap, limit=GAP, when=form.When("missing", "entries", "group", g.id)) for g in s.groups if g.gap]
        return Sheet((rows, *gaps), s.timer)

    def problems(self, ask: Ask[RosterSettings], answer: RosterAnswer) -> list[Fault]:
        """No name at all, an entry without its name, a candidate without a decision or left out without a reason."""
        faults = [Fault(f"entries/{e.id}/name", _("This entry has no name.")) for e in answer.entries if e.begun and not e.title]
        if not answer.named:
            faults.append(Fault("entries", _("Give at least one entry a name.")))
        for entry in answer.named if ask.settings.candidates else ():
            if entry.decision is None:
                faults.append(Fault(f"entries/{entry.id}/decision", _("Decide about “{name}”.", name=entry.title)))
            elif entry.decision == "leave" and not entry.reason.strip():
                faults.append(Fault(f"entries/{entry.id}/reason", _("Say why “{name}” is left out.", name=entry.title)))
        return faults

    def summary(self, ask: Ask[RosterSettings], answer: RosterAnswer) -> str:
        """How many, and their names."""
        named = answer.named
        return _("{n} listed: {names}", n=len(named), names=", ".join(e.title for e in named)) if named else _("Nothing listed")

    def facts(self, ask: Ask[RosterSettings], answer: RosterAnswer) -> list[Fact]:
        """Name, group, reason, visibility and place of every named entry."""
        s = ask.settings
        before = len(ask.around.things(s.candidates.into)) if s.candidates else 0
        facts: list[Fact] = []
        for n, entry in enumerate(answer.named, 1 + before):
            said = {
                "name": entry.title,
                "group": group_of(s, entry),
                "group_label": next((group.label for group in s.groups if group.id == entry.group), ""),
                "why": entry.why.strip(),
                "visible": visible(s, entry),
                "order": n,
                "roster": ask.activity.id,
            }
            if s.candidates and entry.decision == "add":
                said["roster"] = s.candidates.into
            elif s.candidates:
                said |= {"ghost": True, "reason": entry.reason.strip()}
            facts += [Fact(entry.id, aspect, value) for aspect, value in said.items()]
        return facts

    def mark(self, ask: Ask[RosterSettings], answer: RosterAnswer) -> Mark:
        """Count entries, reasons, doubles and groups."""
        return list_mark(ask.settings, answer)

    def class_charts(self, ask: Ask[RosterSettings]) -> list[ClassChart]:
        """In which groups the learners have somebody."""
        groups = {group.id: group.label for group in ask.settings.groups}
        title = _("{title}: learners with an entry in each group", title=ask.activity.head.title)
        return [ClassChart("groups", title, _("Group"), "learners", groups)] if groups else []

    def class_adds(self, ask: Ask[RosterSettings], tries: Sequence[RosterAnswer]) -> list[Adds]:
        """Each group that is used."""
        used = {group_of(ask.settings, entry) for entry in tries[-1].named}
        return [Adds("groups", group) for group in sorted(filter(None, used))]

    def hidden(self, ask: Ask[RosterSettings], answer: RosterAnswer) -> dict[str, bool]:
        """Entries the learner keeps to themself."""
        if ask.settings.visibility is None:  # not asked: what was hidden once stays hidden
            return {}
        return {entry.id: visible(ask.settings, entry) == "me" for entry in answer.entries}

    def labels(self, settings: RosterSettings) -> dict[str, dict[str, str]]:
        """Its groups."""
        return {"group": {group.id: group.label for group in settings.groups}}

    def lists(self, settings: RosterSettings) -> bool:
        """Always: that is what it is for."""
        return True

    def needs(self, settings: RosterSettings) -> tuple[str, ...]:
        """Candidates need the list they may be added to."""
        return (settings.candidates.into,) if settings.candidates else ()

    def examples(self, ask: Ask[RosterSettings]) -> Examples:
        """A full list, a short one with reasons for the gaps; nothing, a bare name; a double, an entry without its name."""
        s = ask.settings
        full = [_example(s, n, id) for n, id in enumerate(row_ids(ask.activity.id, s.limit))]
        good = [self._body(s, full), self._body(s, full[:1])]
        bare = {"entries": [{"id": full[0]["id"], "name": full[0]["name"]}]}
        undone: list[Body] = [{}] if not (s.why or s.coverage or s.candidates) else [{}, bare]
        wrong: list[tuple[Body, str]] = []
        if len(full) > 1:
            wrong.append((self._body(s, [full[0], {**full[1], "name": full[0]["name"]}, *full[2:]]), "mark"))
        if len(full[0]) > 2:
            wrong.append((self._body(s, [{**full[0], "name": " "}, *full[1:]]), "problem"))
        if s.candidates:
            left = {**full[0], "decision": "leave", "reason": ""}
            wrong.append((self._body(s, [left, *full[1:]]), "problem"))
        return Examples(good, undone, wrong)

    def _body(self, settings: RosterSettings, entries: list[Body]) -> Body:
        used = {entry.get("group") for entry in entries}
        gaps = {f"gap-{g.id}": _("None at the moment.") for g in settings.groups if g.gap and g.id not in used}
        return {"entries": entries, **gaps}


def _example(settings: RosterSettings, n: int, id: str) -> Body:
    entry: Body = {"id": id, "name": _("Example {n}", n=n + 1)}
    if settings.groups:
        entry["group"] = settings.groups[n % len(settings.groups)].id
    if settings.why:
        entry["why"] = _("Reason {n} in a few words.", n=n + 1)
    if settings.candidates:
        entry |= {"decision": "leave", "reason": _("Reason to leave out {n}.", n=n + 1)} if n % 2 else {"decision": "add"}
    return entry


KIND = Roster()

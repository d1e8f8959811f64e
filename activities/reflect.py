"""The kind reflect: free texts, about oneself, about one thing, or one for each thing. It sees whether something is written, not what."""

from __future__ import annotations

from activities.about import about_faults, about_field, about_lines, about_thing
from activities.basis import ASKED, ASSUMED, BASES, basis_field
from activities.kind import Ask, Examples, Kind
from activities.reflecting import Group, ReflectAnswer, ReflectSettings, groups, thing_paths
from activities.rows import choices_of, empty, nothing_listed, subjects
from activities.standing import Claim, standing
from course import sheet as form
from course.check import Fault
from course.facts import Fact
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, many


class Reflect(Kind[ReflectSettings, ReflectAnswer]):
    """Free texts."""

    name = "reflect"
    title = "write in your own words"
    icon = ":material/edit_note:"
    Settings = ReflectSettings
    Answer = ReflectAnswer

    def sheet(self, ask: Ask[ReflectSettings], body: Body) -> Sheet:
        """One box for each text; with a list a row of them for each thing; before them what the texts are about."""
        s = ask.settings
        fields = [form.Field(f.id, f.label, "long" if f.long else "text", f.help, f.limit) for f in s.fields]
        if s.basis:
            fields.append(basis_field())
        if s.roster:
            things, label = subjects(ask.around, s.roster), s.label or ask.activity.head.title
            rows = form.Rows("texts", label, s.one, tuple(fields), given=True, subjects=things, empty=empty(), limit=len(things))
            return Sheet((rows,))
        before = [about_field(ask.around, s.focus, body.get("about"))] if s.focus else []
        return Sheet((*before, *_choices(ask), *fields))

    def problems(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> list[Fault]:
        """An empty list, no thing to be about, or nothing written at all."""
        s = ask.settings
        listed = s.roster or (s.things.roster if s.things else "")
        if listed and (faults := nothing_listed(ask.around.things(listed), "texts" if s.roster else thing_paths(s)[0])):
            return faults
        faults = about_faults(ask.around, s.focus, answer.about) if s.focus else []
        if not any(group.written for group in groups(ask, answer)):
            faults.append(Fault("texts" if s.roster else s.fields[0].id, _("Write something first.")))
        return faults

    def summary(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> str:
        """How the texts begin; with a list how many are written."""
        found = groups(ask, answer)
        if ask.settings.roster:
            return _written(_count(ask, found))
        words = " ".join(" ".join(text for group in found for _path, _label, text in group.texts).split())
        return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"

    def facts(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> list[Fact]:
        """The texts of each thing of a list, or of the thing in focus while it stands on its list."""
        s = ask.settings
        if s.roster:
            return [fact for group in groups(ask, answer) for fact in group.facts()]
        thing = about_thing(ask.around, s.focus, answer.about) if s.focus else None
        if thing is None or not thing.get("roster"):
            return []
        return [Fact(thing.id, f.id, answer.text(f.id)) for f in s.fields if answer.text(f.id)]

    def mark(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> Mark | None:
        """Which of several texts are still empty; what they are about and stand on. About a single text there is nothing to say."""
        s, found = ask.settings, groups(ask, answer)
        if len(s.fields) < 2 and not (s.roster or s.things or s.focus or s.basis):
            return None
        count = _count(ask, found)
        lines = [*about_lines(ask.around, s.focus, answer.about)] if s.focus else []
        lines += _chosen(ask, answer)
        lines.append(Line("done", f"{_written(count)}."))
        for group in found:
            lines += [Line("open", _("Nothing is written here yet."), path, label) for path, label, text in group.texts if not text]
        rule = _("Counted: how many of the texts are written. What they say is not judged.")
        if s.basis:
            lines += standing([Claim(*group.basis) for group in found if group.written], "texts" if s.roster else "basis")
            rule = _("Counted: how many of the texts are written, and what they stand on. What they say is not judged.")
        return Mark(rule, tuple(lines), (count,))

    def needs(self, settings: ReflectSettings) -> tuple[str, ...]:
        """The list or the choice the texts are about."""
        needed = (settings.roster, settings.things.roster if settings.things else "", settings.focus)
        return tuple(id for id in needed if id)

    def examples(self, ask: Ask[ReflectSettings]) -> Examples:
        """Every text; one of several; nothing; only spaces; everything assumed."""
        s = ask.settings
        if s.roster:
            return self._listed(ask)
        about = _example_about(ask)
        if about is None:
            return Examples(good=[], incomplete=[{}])
        full: Body = {f.id: _("An example in a few words.")[: f.limit] for f in s.fields}
        good = {**about, **full, **({"basis": ASKED} if s.basis else {})}
        undone: list[Body] = [{}, {**about, s.fields[0].id: full[s.fields[0].id]}] if len(s.fields) > 1 else [{}]
        undone += [full] if s.things or s.basis else []
        wrong: list[tuple[Body, str]] = [({**about, **{f.id: "  \n" for f in s.fields}}, "problem")]
        wrong += [({**good, "basis": ASSUMED}, "mark")] if s.basis else []
        return Examples([good], undone, wrong)

    def _listed(self, ask: Ask[ReflectSettings]) -> Examples:
        s, ids = ask.settings, [thing.id for thing in ask.around.things(ask.settings.roster or "")]
        if not ids:
            return Examples(good=[], incomplete=[{}])
        texts = {f.id: _("An example in a few words.")[: f.limit] for f in s.fields}
        rows: list[Body] = [{"id": id, **texts} for id in ids]
        known: list[Body] = [{**row, "basis": BASES[1 + n % 2]} for n, row in enumerate(rows)] if s.basis else rows
        undone: list[Body] = [{}, {"texts": known[:-1]}] if len(ids) > 1 else [{}]
        undone += [{"texts": rows}] if s.basis else []
        wrong: list[tuple[Body, str]] = [({"texts": [{"id": ids[0], s.fields[0].id: " \n"}]}, "problem")]
        wrong += [({"texts": [{**row, "basis": ASSUMED} for row in rows]}, "mark")] if s.basis else []
        return Examples([{"texts": known}], undone, wrong)


def _choices(ask: Ask[ReflectSettings]) -> list[form.Field]:
    """The choices of the things the texts are about, one for each."""
    things = ask.settings.things
    if things is None:
        return []
    options = choices_of(ask.around, things.roster)
    help = "" if any(not option.spare for option in options) else empty()
    labels = [
        things.label if things.count == 1 else _("{label} ({n} of {all})", label=things.label, n=n, all=things.count)
        for n in range(1, things.count + 1)
    ]
    return [form.Field(path, label, "choice", help, options=options) for path, label in zip(thing_paths(ask.settings), labels, strict=True)]


def _chosen(ask: Ask[ReflectSettings], answer: ReflectAnswer) -> list[Line]:
    """Choices that are missing, made twice, or of a thing that has left its list."""
    lines, seen = [], set()
    for field in _choices(ask):
        thing = ask.around.thing(answer.text(field.path))
        if thing is None:
            lines.append(Line("open", _("Nothing is chosen here yet."), field.path, field.label))
        elif thing.id in seen:
            lines.append(
                Line("question", _("“{name}” is chosen twice. Whom could you take instead?", name=thing.name), field.path, thing.name)
            )
        elif not thing.get("roster"):
            text = _("“{name}” is no longer on your list. Choose another one when you like.", name=thing.name)
            lines.append(Line("question", text, field.path, thing.name))
        seen.add(thing.id if thing else "")
    return lines


def _count(ask: Ask[ReflectSettings], found: list[Group]) -> Count:
    return Count(ask.settings.label or _("Written"), sum(group.written for group in found), sum(len(group.texts) for group in found))


def _written(count: Count) -> str:
    return many("{n} of {all} written", "{n} of {all} written", count.n, all=count.of)


def _example_about(ask: Ask[ReflectSettings]) -> Body | None:
    """Values for what the texts are about; None when there is nothing to choose from."""
    s = ask.settings
    if s.focus:
        things = ask.around.things(ask.around.roster_of_focus(s.focus))
        return {"about": things[0].id} if things else None
    if s.things:
        things = ask.around.things(s.things.roster)
        return {path: thing.id for path, thing in zip(thing_paths(s), things, strict=False)} if things else None
    return {}


KIND = Reflect()

"""The kind assign: every thing of a roster gets tags, and the author's questions are asked where something holds. It judges no tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activities.assigned import class_adds, class_charts
from activities.assigning import AssignAnswer, AssignSettings, Tag, TagRow
from activities.classwide import Adds, ClassChart
from activities.conditions import Condition, holds
from activities.kind import Ask, Examples, Kind
from activities.rows import empty, nothing_listed, present, subjects
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _

Tagged = list[tuple[Thing, TagRow | None]]


class Assign(Kind[AssignSettings, AssignAnswer]):
    """Tags for the things of a roster."""

    name = "assign"
    title = "give the things of a list tags, and ask back where tags meet"
    icon = ":material/sell:"
    Settings = AssignSettings
    Answer = AssignAnswer

    def sheet(self, ask: Ask[AssignSettings], body: Body) -> Sheet:
        """A row for each thing."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        fields = tuple(tag.field for tag in s.tags)
        return Sheet((form.Rows("tags", s.label, s.one, fields, given=True, subjects=things, empty=empty(), limit=len(things)),))

    def problems(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> list[Fault]:
        """No things, or nothing chosen at all."""
        tagged = self._tagged(ask, answer)
        if faults := nothing_listed([thing for thing, _row in tagged], "tags"):
            return faults
        some = any(_value(row, tag.id) for _thing, row in tagged for tag in ask.settings.tags)
        return [] if some else [Fault("tags", _("Choose something for at least one first."))]

    def summary(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> str:
        """How many things have each tag."""
        counts = self._counts(ask.settings, self._tagged(ask, answer))
        return ", ".join(_("{label}: {n} of {all}", label=c.label, n=c.n, all=c.of) for c in counts)

    def facts(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> list[Fact]:
        """The tags of each thing."""
        tagged = self._tagged(ask, answer)
        return [Fact(thing.id, tag.id, value) for thing, row in tagged for tag in ask.settings.tags if (value := _value(row, tag.id))]

    def mark(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> Mark:
        """Things without a tag, and the author's questions where tags meet."""
        s, tagged = ask.settings, self._tagged(ask, answer)
        counts = self._counts(s, tagged)
        lines = [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "tags") for c in counts]
        lines += _unused(s, tagged)
        for thing, row in tagged:
            lines += _missing(s, thing, row)
            lines += _questions(s, thing, row)
        rule = _("Counted: things without a choice.")
        if s.questions:
            rule = _(
                "Counted: things without a choice. Asked: the questions of this activity for choices that meet. None of them is a mistake."
            )
        return Mark(rule, tuple(lines), tuple(counts))

    def figure(self, ask: Ask[AssignSettings], tries: Sequence[AssignAnswer], width: float) -> Scene | None:
        """The last try as the author wants it drawn."""
        tagged = self._tagged(ask, tries[-1]) if tries and ask.settings.draw else []
        if not any(_value(row, tag.id) for _thing, row in tagged for tag in ask.settings.tags):
            return None
        from activities.tagged import drawn

        held = {thing.id: {tag.id: _value(row, tag.id) for tag in ask.settings.tags} for thing, row in tagged}
        return drawn(ask, [thing for thing, _row in tagged], held, width)

    def class_charts(self, ask: Ask[AssignSettings]) -> list[ClassChart]:
        """How often each option was chosen; tags with the same options stand side by side."""
        return class_charts(ask)

    def class_adds(self, ask: Ask[AssignSettings], tries: Sequence[AssignAnswer]) -> list[Adds]:
        """The tags of the last try, thing by thing."""
        return class_adds(ask, [row for _thing, row in self._tagged(ask, tries[-1]) if row])

    def labels(self, settings: AssignSettings) -> dict[str, dict[str, str]]:
        """The options of each tag."""
        return {tag.id: {option.id: option.label for option in tag.options} for tag in settings.tags if tag.options}

    def examples(self, ask: Ask[AssignSettings]) -> Examples:
        """All tagged; nothing, one thing left out; answers of which the author's questions hold."""
        s, things = ask.settings, [str(thing.value) for thing in subjects(ask.around, ask.settings.roster)]
        if not things:
            return Examples(good=[], incomplete=[{}])
        rows: list[Body] = [{"id": id, **{tag.id: _example(tag, n) for tag in s.tags}} for n, id in enumerate(things)]
        undone: list[Body] = [{}]
        if len(rows) > 1 and not all(tag.optional for tag in s.tags):
            undone.append({"tags": rows[:-1]})
        asked = [body for question in s.questions if (body := _asked(s, question, rows[0])) is not None]
        return Examples([{"tags": rows}], undone, [({"tags": [row, *rows[1:]]}, "mark") for row in asked])

    def _tagged(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> Tagged:
        return present(answer.tags, ask.around.things(ask.settings.roster))

    def _counts(self, settings: AssignSettings, tagged: Tagged) -> list[Count]:
        return [Count(tag.label, sum(1 for _thing, row in tagged if _value(row, tag.id)), len(tagged)) for tag in settings.tags]


def _value(row: TagRow | None, tag: str) -> str | int | list[str] | None:
    return row.value(tag) if row else None


def _example(tag: Tag, n: int) -> str | int | list[str]:
    if tag.text:
        return _("Example {n}", n=1 + n % 2)
    if tag.scale:
        return 3 + n % 3
    option = tag.options[n % len(tag.options)].id
    return [option] if tag.many else option


def _asked(settings: AssignSettings, question: Condition, row: Body) -> Body | None:
    """A row of which a question holds and is put; None for a fact that is only pointed out."""
    meets: Body = {**row}
    for name, wanted in question.when.items():
        tag, values = settings.tag(name), [wanted] if not isinstance(wanted, list) else wanted
        meets[name] = values[:1] if tag and tag.many else values[0]
    for name, values in question.all_.items():
        meets[name] = values
    if question.rarer:
        first, second = (settings.tag(name) for name in question.rarer)
        if first is None or second is None:
            return None
        meets |= {first.id: first.ids[-1], second.id: second.ids[0]}
    if question.below:
        meets |= dict.fromkeys(question.below.of, 1)
    meets.pop(question.unless, None)
    return meets if question.tone == "question" else None


def _unused(settings: AssignSettings, tagged: Tagged) -> Iterator[Line]:
    """Options nobody has, where the author wants them named."""
    for tag in settings.tags:
        held = [_value(row, tag.id) for _thing, row in tagged]
        chosen = {item for value in held for item in (value if isinstance(value, list) else [value])}
        for option in tag.options if tag.each_used and any(held) else ():
            if option.id not in chosen:
                yield Line("note", tag.each_used.replace("{label}", option.label), "tags", tag.label)


def _missing(settings: AssignSettings, thing: Thing, row: TagRow | None) -> Iterator[Line]:
    """What is open for one thing: everything in one line, or tag by tag once something is there."""
    needed = [tag for tag in settings.tags if not tag.optional]
    if len(needed) > 1 and not any(_value(row, tag.id) for tag in settings.tags):
        yield Line("open", _("Nothing chosen yet."), f"tags/{thing.id}/{needed[0].id}", thing.name)
        return
    for tag in settings.tags:
        if not tag.optional and not _value(row, tag.id):
            text = _("Nothing written yet: {label}.", label=tag.label) if tag.text else _("Nothing chosen yet: {label}.", label=tag.label)
            yield Line("open", text, f"tags/{thing.id}/{tag.id}", thing.name)


def _questions(settings: AssignSettings, thing: Thing, row: TagRow | None) -> Iterator[Line]:
    order = {tag.id: tag.ids for tag in settings.tags}
    for question in settings.questions:
        if holds(question, lambda name: _value(row, name), order):
            yield Line(question.tone, question.ask.replace("{name}", thing.name), f"tags/{thing.id}/{question.names[0]}", thing.name)


KIND = Assign()

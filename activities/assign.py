"""The kind assign: every thing of a roster gets tags, and the author's questions are asked where tags meet. It judges no tag."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Named, Slug, Text, kept, refuse, repeated, unknown
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, empty, nothing_listed, present, subjects
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.lesson import Strict
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _


class Tag(Named):
    """One question with options, asked for every thing."""

    options: list[Named] = Field(min_length=2, description="what can be chosen")
    many: bool = Field(False, description="several may be chosen")


class Question(Strict):
    """A question asked about things whose tags meet."""

    when: dict[str, str] = Field(min_length=1, description="id of a tag → id of its option; all must hold")
    ask: Text = Field(description="the question; {name} stands for the name of the thing")


class AssignSettings(Settings):
    """Tags for the things of a roster."""

    roster: Slug = Field(description="id of the roster whose things get tags")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    tags: list[Tag] = Field(min_length=1, description="the tags, in the order of the screen")
    questions: list[Question] = Field([], description="questions for things whose tags meet; feedback, never a refusal")

    @model_validator(mode="after")
    def _check(self) -> AssignSettings:
        slips = [*repeated(self.tags, "tags"), *kept(self.tags, "tags")]
        tags = {tag.id: tag for tag in self.tags}
        for n, tag in enumerate(self.tags):
            slips += repeated(tag.options, "tags", n, "options")
        for n, question in enumerate(self.questions):
            slips += unknown(question.when, self.tags, "tags", "questions", n, "when")
            for tag_id, option in question.when.items():
                if tag_id in tags:
                    slips += unknown([option], tags[tag_id].options, f"{tag_id}: options", "questions", n, "when", tag_id)
        refuse(slips)
        return self


class TagRow(Row):
    """Tags of one thing: tag → option, or options."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | list[str] | None] = Field(init=False)

    def value(self, tag: str) -> str | list[str] | None:
        """What was chosen for a tag; None when nothing was."""
        return (self.__pydantic_extra__ or {}).get(tag) or None


class AssignAnswer(Answer):
    """Rows of tags."""

    tags: list[TagRow] = []


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
        fields = tuple(
            form.Field(tag.id, tag.label, "choices" if tag.many else "choice", tag.help, options=tuple(o.option for o in tag.options))
            for tag in s.tags
        )
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
        for thing, row in tagged:
            lines += _missing(s, thing, row)
            lines += _questions(s, thing, row)
        rule = _("Counted: things without a choice.")
        if s.questions:
            rule = _(
                "Counted: things without a choice. Asked: the questions of this activity for choices that meet. None of them is a mistake."
            )
        return Mark(rule, tuple(lines), tuple(counts))

    def examples(self, ask: Ask[AssignSettings]) -> Examples:
        """All tagged; nothing, one thing left out; tags that meet in a question."""
        s, things = ask.settings, [str(thing.value) for thing in subjects(ask.around, ask.settings.roster)]
        if not things:
            return Examples(good=[], incomplete=[{}])
        rows: list[Body] = [
            {"id": id, **{tag.id: _pick(tag, tag.options[n % len(tag.options)].id) for tag in s.tags}} for n, id in enumerate(things)
        ]
        undone: list[Body] = [{}, {"tags": rows[:-1]}] if len(rows) > 1 else [{}]
        meet = [{**rows[0], **{tag.id: _pick(tag, q.when[tag.id]) for tag in s.tags if tag.id in q.when}} for q in s.questions]
        return Examples([{"tags": rows}], undone, [({"tags": [row, *rows[1:]]}, "mark") for row in meet])

    def _tagged(self, ask: Ask[AssignSettings], answer: AssignAnswer) -> Tagged:
        return present(answer.tags, ask.around.things(ask.settings.roster))

    def _counts(self, settings: AssignSettings, tagged: Tagged) -> list[Count]:
        return [Count(tag.label, sum(1 for _thing, row in tagged if _value(row, tag.id)), len(tagged)) for tag in settings.tags]


def _value(row: TagRow | None, tag: str) -> str | list[str] | None:
    return row.value(tag) if row else None


def _pick(tag: Tag, option: str) -> str | list[str]:
    return [option] if tag.many else option


def _missing(settings: AssignSettings, thing: Thing, row: TagRow | None) -> Iterator[Line]:
    for tag in settings.tags:
        if not _value(row, tag.id):
            yield Line("open", _("Nothing chosen yet: {label}.", label=tag.label), f"tags/{thing.id}/{tag.id}", thing.name)


def _questions(settings: AssignSettings, thing: Thing, row: TagRow | None) -> Iterator[Line]:
    for question in settings.questions:
        if all(_holds(_value(row, tag), option) for tag, option in question.when.items()):
            first = next(iter(question.when))
            yield Line("question", question.ask.replace("{name}", thing.name), f"tags/{thing.id}/{first}", thing.name)


def _holds(value: str | list[str] | None, option: str) -> bool:
    return option in value if isinstance(value, list) else value == option


KIND = Assign()

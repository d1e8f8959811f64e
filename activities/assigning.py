"""What tags are: what authors may set for the kind assign, what an answer holds, the fields of the form. The kind is in ``assign``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field, StrictInt, model_validator

from activities.authored import Named, Slip, Slug, Text, kept, refuse, repeated, unknown
from activities.conditions import Condition
from activities.kind import Answer, Settings
from activities.rows import Row
from course import sheet as form
from course.lesson import Strict
from course.words import _

TEXT = 200  # characters of a tag that is written


class TagOption(Named):
    """One thing to choose."""

    days: int | None = Field(None, ge=0, description="for a rhythm: days from one time to the next; 0 for once")


class Scale(Strict):
    """A rating from 1 to 5."""

    low: Text = Field(description="the word at 1")
    high: Text = Field(description="the word at 5")


class Tag(Named):
    """One question asked for every thing: options, a scale, or a short text."""

    options: list[TagOption] = Field([], description="what can be chosen")
    many: bool = Field(False, description="several may be chosen")
    text: bool = Field(False, description="a short text instead of options; equal texts make a group")
    scale: Scale | None = Field(None, description="a rating from 1 to 5 instead of options")
    optional: bool = Field(False, description="may be left open without a word in the feedback")
    each_used: str = Field("", description="said about an option nobody has; {label} stands for it")

    @property
    def ids(self) -> list[str]:
        """Ids of its options."""
        return [option.id for option in self.options]

    def word(self, value: object) -> str:
        """A value as the learner reads it."""
        return next((option.label for option in self.options if option.id == value), str(value))

    @property
    def field(self) -> form.Field:
        """As a part of the form."""
        if self.text:
            return form.Field(self.id, self.label, help=self.help, limit=TEXT)
        if self.scale:
            return form.scale(self.id, self.label, self.scale.low, self.scale.high, help=self.help)
        options = tuple(option.option for option in self.options)
        return form.Field(self.id, self.label, "choices" if self.many else "choice", self.help, options=options)


class Drawing(Strict):
    """The picture of the answer."""

    as_: Literal["matrix", "groups", "calendar"] = Field(
        alias="as", description="a grid of things and options, groups of things, or rhythms over a year"
    )
    tags: list[Slug] = Field([], description="ids of the tags that are drawn; a matrix takes one, a calendar up to three")
    tag: Slug | None = Field(None, description="for groups: id of the tag whose values are the groups")
    wanted: Slug | None = Field(None, description="for a matrix: id of the tag that says what is wanted, with the same options")

    @property
    def names(self) -> list[str]:
        """Ids of all its tags."""
        return [name for name in (*self.tags, self.tag, self.wanted) if name]


class AssignSettings(Settings):
    """Tags for the things of a roster."""

    roster: Slug = Field(description="id of the roster whose things get tags")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    tags: list[Tag] = Field(min_length=1, description="the tags, in the order of the screen")
    questions: list[Condition] = Field([], description="questions for things of which something holds; feedback, never a refusal")
    draw: Drawing | None = Field(None, description="the picture; without it there is none")

    @model_validator(mode="after")
    def _check(self) -> AssignSettings:
        refuse([*repeated(self.tags, "tags"), *kept(self.tags, "tags"), *self._tags(), *self._questions(), *self._picture()])
        return self

    def _tags(self) -> Iterator[Slip]:
        for n, tag in enumerate(self.tags):
            yield from repeated(tag.options, "tags", n, "options")
            if sum((bool(tag.options), tag.text, tag.scale is not None)) != 1:
                yield Slip(("tags", n), _("The tag “{id}” needs one of “options”, “scale” and “text: true”.", id=tag.id))
            elif tag.options and len(tag.options) < 2:
                yield Slip(("tags", n, "options"), _("The tag “{id}” has one option. A choice needs two.", id=tag.id))

    def _questions(self) -> Iterator[Slip]:
        for n, question in enumerate(self.questions):
            yield from unknown(question.when, self.tags, "tags", "questions", n, "when")
            further = [name for name in question.names if name not in question.when]
            yield from unknown(further, self.tags, "tags", "questions", n)
            if question.is_empty:
                yield Slip(("questions", n), _("This question has no condition. Add “when”, “all”, “rarer” or “below”."))
            yield from self._sorts(question, n)
            for name, wanted in (*question.when.items(), *question.all_.items()):
                tag = self.tag(name)
                if tag is not None and tag.options:
                    values = [str(value) for value in (wanted if isinstance(wanted, list) else [wanted])]
                    yield from unknown(
                        values, tag.options, f"{name}: options", "questions", n, "when" if name in question.when else "all", name
                    )

    def _sorts(self, question: Condition, n: int) -> Iterator[Slip]:
        """Tags of a sort in which a condition can never hold."""
        for id in question.rarer or ():
            tag = self.tag(id)
            if tag is not None and (not tag.options or tag.many):
                yield Slip(("questions", n, "rarer"), _("“rarer” compares tags of which one option is chosen, and “{id}” is none.", id=id))
        for id in question.below.of if question.below else ():
            tag = self.tag(id)
            if tag is not None and not tag.scale:
                yield Slip(("questions", n, "below", "of"), _("“below” adds scales up, and “{id}” is none.", id=id))

    def _picture(self) -> Iterator[Slip]:
        if self.draw is None:
            return
        yield from unknown(self.draw.names, self.tags, "tags", "draw")
        shown = [tag for id in (*self.draw.tags, self.draw.wanted or "") if (tag := self.tag(id)) is not None]
        if self.draw.as_ == "matrix" and any(tag.ids != shown[0].ids or not tag.ids for tag in shown):
            yield Slip(("draw",), _("A matrix shows options, and “wanted” needs the same ones."))
        needed = {"matrix": len(self.draw.tags) == 1, "groups": self.draw.tag is not None, "calendar": 1 <= len(self.draw.tags) <= 3}
        if not needed[self.draw.as_]:
            yield Slip(("draw",), _("A matrix needs one of “tags”, groups need “tag”, a calendar needs one to three of “tags”."))
        for name in self.draw.tags if self.draw.as_ == "calendar" else ():
            tag = self.tag(name)
            if tag is not None and not any(option.days is not None for option in tag.options):
                yield Slip(("draw",), _("The options of “{id}” need “days” for a calendar.", id=name))

    def tag(self, id: str) -> Tag | None:
        """The tag with an id, or None."""
        return next((tag for tag in self.tags if tag.id == id), None)


class TagRow(Row):
    """Tags of one thing: tag → option, options, number or text."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | StrictInt | list[str] | None] = Field(init=False)

    def value(self, tag: str) -> str | int | list[str] | None:
        """What was said for a tag; None when nothing was."""
        said = (self.__pydantic_extra__ or {}).get(tag)
        return (" ".join(said.split()) or None) if isinstance(said, str) else said or None


class AssignAnswer(Answer):
    """Rows of tags."""

    tags: list[TagRow] = []

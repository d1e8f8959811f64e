"""What an author sets and a learner leaves in the kind reflect: texts on their own, about things, or for each thing. It judges none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Named, Slip, Slug, Text, kept, refuse, repeated
from activities.kind import Answer, Ask, Settings
from activities.rows import Row, present
from course.facts import Fact
from course.lesson import Strict
from course.words import _

OWN = ("about", "basis", "texts")  # names the form uses beside the texts


class ReflectField(Named):
    """One text to write."""

    long: bool = Field(True, description="several lines; false: one line")
    limit: int = Field(600, ge=20, le=5000, description="most characters")


class ReflectThings(Strict):
    """Things the learner chooses, and all texts are about them."""

    roster: Slug = Field(description="id of the list whose things can be chosen")
    count: int = Field(2, ge=1, le=5, description="how many are chosen")
    label: Text = Field(description="the question above each choice")


class ReflectSettings(Settings):
    """Texts to write."""

    fields: list[ReflectField] = Field(
        min_length=1, description="the texts, in the order of the screen; about a thing, their ids name what is passed on about it"
    )
    roster: Slug | None = Field(None, description="id of a list: the texts are written for each of its things")
    label: str = Field("", description="with `roster` the heading of the list; without it the title of the activity")
    one: str = Field("", description="with `roster` what one thing is called")
    things: ReflectThings | None = Field(None, description="the texts are about things that are chosen first")
    focus: Slug | None = Field(
        None, description="id of the activity that chose a thing for a closer look; the texts then belong to that thing"
    )
    basis: bool = Field(False, description="asks, with `roster` for each thing, whether what is written is assumed, observed or asked")

    @model_validator(mode="after")
    def _check(self) -> ReflectSettings:
        slips = list(repeated(self.fields, "fields"))
        if self.roster or self.focus:
            slips += kept(self.fields, "fields", also=OWN)
        else:
            used = (*OWN, *thing_paths(self))
            slips += [Slip(("fields", n, "id"), _taken(f.id)) for n, f in enumerate(self.fields) if f.id in used]
        if sum(map(bool, (self.roster, self.things, self.focus))) > 1:
            slips.append(Slip(("things" if self.things else "focus",), _("Give only one of “roster”, “things” and “focus”.")))
        if self.roster and not self.one:
            slips.append(Slip(("one",), _("With “roster” add “one”: what one thing is called.")))
        refuse(slips)
        return self


def _taken(name: str) -> str:
    return _("“{name}” is a name the form uses itself. Take another id.", name=name)


class ReflectRow(Row):
    """Texts about one thing: field → text."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)
    basis: str | None = None

    def text(self, field: str) -> str:
        """What was written into a field."""
        return (self.__pydantic_extra__ or {}).get(field, "").strip()


class ReflectAnswer(Answer):
    """Field → text, and the chosen things by path; with a list a row of texts for each thing."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None] = Field(init=False)
    about: str | None = None
    basis: str | None = None
    texts: list[ReflectRow] = []

    def text(self, field: str) -> str:
        """What was written into a field, or chosen in it."""
        return ((self.__pydantic_extra__ or {}).get(field) or "").strip()


@dataclass(frozen=True)
class Group:
    """Texts that belong together: those of one thing of a list, or all. ``texts`` are (path, label, text); ``fields`` their ids."""

    texts: list[tuple[str, str, str]]
    basis: tuple[str, str, str | None]  # path, what the texts are about in words, and what was chosen
    fields: list[str]
    thing: str = ""

    @property
    def written(self) -> int:
        """How many of the texts are written."""
        return sum(1 for _path, _label, text in self.texts if text)

    def facts(self) -> Iterator[Fact]:
        """What is written about the thing."""
        for field, (_path, _label, text) in zip(self.fields, self.texts, strict=True):
            if text:
                yield Fact(self.thing, field, text)


def groups(ask: Ask[ReflectSettings], answer: ReflectAnswer) -> list[Group]:
    """The texts of an answer, with a list group by group in its order.

    :param ask: the activity and the things around it.
    :param answer: the answer; rows about things that left the list are not looked at.
    """
    s = ask.settings
    ids = [field.id for field in s.fields]
    if not s.roster:
        return [Group([(f.id, f.label, answer.text(f.id)) for f in s.fields], ("basis", "", answer.basis), ids)]
    found = []
    for thing, row in present(answer.texts, ask.around.things(s.roster)):
        at = f"texts/{thing.id}"
        names = [thing.name if len(ids) == 1 else _("{name}: {label}", name=thing.name, label=f.label) for f in s.fields]
        texts = [(f"{at}/{f.id}", name, row.text(f.id) if row else "") for f, name in zip(s.fields, names, strict=True)]
        found.append(Group(texts, (f"{at}/basis", thing.name, row.basis if row else None), ids, thing.id))
    return found


def thing_paths(settings: ReflectSettings) -> list[str]:
    """Paths of the choices of things; each holds one, so that what is private is found by its id."""
    return [f"thing{n}" for n in range(1, settings.things.count + 1)] if settings.things else []

"""What a list of the learner's own is: what authors may set, what an entry holds, the fields of the form. The kind is in ``roster``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Labelled, Named, Slip, Slug, Text, refuse, repeated
from activities.kind import Answer, Settings
from activities.rows import Row
from course import sheet as form
from course.lesson import Strict
from course.sheet import value_of
from course.words import _

UNSURE = "unsure"
NAME, WHY, GAP = 80, 400, 300  # characters


class RosterGroup(Named):
    """Where a thing belongs."""

    private: bool = Field(False, description="entries here start as visible to the learner alone; needs `visibility`")
    gap: str = Field("", description="label of the field for the reason when the group has no entry; `coverage` needs it")


class Visibility(Strict):
    """Who sees an entry, chosen for each."""

    label: Text = Field(description="the question")
    me: Text = Field(description="the choice “only me”")
    instructor: Text = Field(description="the choice “my instructor too”")


class Decision(Strict):
    """What happens to a candidate."""

    label: Text = Field(description="the question")
    add: Text = Field(description="the choice to add it to the other list")
    leave: Text = Field(description="the choice to leave it out")


class Candidates(Strict):
    """Makes the list one of candidates for another list."""

    into: Slug = Field(description="id of the roster they may be added to")
    decision: Decision = Field(description="the choice for each candidate")
    why: Labelled = Field(description="the reason, asked when one is left out")


class RosterSettings(Settings):
    """A list of the learner's own things."""

    label: Text = Field(description="heading of the list")
    help: str = Field("", description="a line of help under the heading")
    one: Text = Field(description="what one entry is called")
    add: Text = Field(description="the button that adds an entry")
    limit: int = Field(5, ge=1, le=30, description="most entries")
    start: int | None = Field(None, ge=0, le=30, description="empty entries shown at first; without it as many as `limit`")
    name: Labelled = Field(description="the name of an entry")
    why: Labelled | None = Field(None, description="the reason of an entry; without it none is asked")
    group: Labelled | None = Field(None, description="the question for the group; needed with `groups`")
    groups: list[RosterGroup] = Field([], description="where entries can belong")
    unsure: str = Field("", description="label of the choice “not sure yet”; without it there is none")
    visibility: Visibility | None = Field(None, description="a choice for each entry who sees it; without it the instructor sees all")
    coverage: bool = Field(False, description="the feedback names groups without an entry and without a reason")
    timer: int = Field(0, ge=0, le=60, description="minutes of a timer the learner may start; nothing is cut off")
    candidates: Candidates | None = Field(None, description="makes this a list of candidates for another roster")

    @model_validator(mode="after")
    def _check(self) -> RosterSettings:
        slips = list(repeated(self.groups, "groups"))
        if self.groups and not self.group:
            slips.append(Slip(("groups",), _("There are “groups” and no question for them. Add “group” with a label.")))
        if self.start is not None and self.start > self.limit:
            slips.append(Slip(("start",), _("“start” is more than “limit”.")))
        for n, group in enumerate(self.groups):
            if group.id == UNSURE:
                slips.append(Slip(("groups", n, "id"), _("“unsure” is kept for the choice “not sure yet”. Take another id.")))
            if group.private and not self.visibility:
                slips.append(Slip(("groups", n, "private"), _("A private group needs “visibility”.")))
            if self.coverage and not group.gap:
                text = _("“coverage” lets a gap be closed by a reason, so the group “{id}” needs “gap”.", id=group.id)
                slips.append(Slip(("groups", n), text))
        refuse(slips)
        return self


class Entry(Row):
    """One entry of the list."""

    name: str = ""
    group: str | None = None
    why: str = ""
    visible: Literal["me", "instructor"] | None = None
    decision: Literal["add", "leave"] | None = None
    reason: str = ""

    @property
    def title(self) -> str:
        """The name on one line."""
        return " ".join(self.name.split())

    @property
    def begun(self) -> bool:
        """Whether anything but the name was filled in."""
        return bool(self.why.strip() or self.reason.strip() or self.group or self.decision)


class RosterAnswer(Answer):
    """The entries, and reasons for groups without one."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)
    entries: list[Entry] = []

    @property
    def named(self) -> list[Entry]:
        """Entries with a name."""
        return [entry for entry in self.entries if entry.title]

    def gap(self, group: str) -> str:
        """Why a group has no entry, if the learner said so."""
        return (self.__pydantic_extra__ or {}).get(f"gap-{group}", "").strip()


def fields(settings: RosterSettings) -> Iterator[form.Field]:
    """What is asked in each entry."""
    s = settings
    yield form.Field("name", s.name.label, help=s.name.help, limit=NAME)
    if s.groups and s.group:
        unsure = (form.Option(UNSURE, s.unsure),) if s.unsure else ()
        options = (*(group.option for group in s.groups), *unsure)
        yield form.Field("group", s.group.label, "choice", s.group.help, options=options)
    if s.why:
        yield form.Field("why", s.why.label, "long", s.why.help, WHY)
    if s.candidates:
        d, why = s.candidates.decision, s.candidates.why
        yield form.Field("decision", d.label, "choice", options=(form.Option("add", d.add), form.Option("leave", d.leave)))
        yield form.Field("reason", why.label, "long", why.help, WHY, when=form.When("is", "decision", value="leave"))
    if s.visibility:
        yield _visibility(s, s.visibility)


def _visibility(settings: RosterSettings, words: Visibility) -> form.Field:
    """Who sees the entry; until the learner chooses, it follows the group. Not sorted yet, or not sure, means only me."""
    options = (form.Option("me", words.me), form.Option("instructor", words.instructor))
    values = tuple((group.id, "me" if group.private else "instructor") for group in settings.groups)
    follow = form.Follow("group", values, "me" if settings.groups else "instructor")
    return form.Field("visible", words.label, "choice", options=options, follow=follow)


def visible(settings: RosterSettings, entry: Entry) -> str:
    """Who sees an entry: ``me`` or ``instructor``."""
    if settings.visibility is None:
        return "instructor"
    return str(value_of(_visibility(settings, settings.visibility), entry.model_dump()))


def group_of(settings: RosterSettings, entry: Entry) -> str | None:
    """The group an entry belongs to; None when not chosen or not sure."""
    return entry.group if any(group.id == entry.group for group in settings.groups) else None

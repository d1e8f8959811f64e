"""The kind focus: one thing of a roster is chosen, and later activities look at it more closely. It judges no choice."""

from __future__ import annotations

from pydantic import Field

from activities.authored import Labelled, Slug, Text
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import choices_of, empty, nothing_listed
from course import sheet as form
from course.check import Fault
from course.facts import ME, Fact, Thing
from course.mark import Line, Mark
from course.sheet import Body, Sheet
from course.words import _

WHY = 400  # characters


class FocusSettings(Settings):
    """One thing to choose."""

    roster: Slug = Field(description="id of the list whose things can be chosen")
    label: Text = Field(description="the question above the choice")
    why: Labelled = Field(description="the reason for the choice")
    note: str = Field("", description="said in the feedback, for example that the choice can change later")


class FocusAnswer(Answer):
    """The chosen thing and the reason."""

    thing: str | None = None
    why: str = ""


class Focus(Kind[FocusSettings, FocusAnswer]):
    """One thing of a roster for a closer look."""

    name = "focus"
    title = "choose one thing of a list for a closer look in later activities"
    icon = ":material/center_focus_strong:"
    Settings = FocusSettings
    Answer = FocusAnswer

    def sheet(self, ask: Ask[FocusSettings], body: Body) -> Sheet:
        """The things to choose from, and the reason."""
        s, options = ask.settings, choices_of(ask.around, ask.settings.roster)
        offered = any(not option.spare for option in options)
        choice = form.Field("thing", s.label, "choice", "" if offered else empty(), options=options)
        return Sheet((choice, form.Field("why", s.why.label, "long", s.why.help, WHY)))

    def problems(self, ask: Ask[FocusSettings], answer: FocusAnswer) -> list[Fault]:
        """No things, or none chosen."""
        if faults := nothing_listed(ask.around.things(ask.settings.roster), "thing"):
            return faults
        return [] if answer.thing else [Fault("thing", _("Choose one first."))]

    def summary(self, ask: Ask[FocusSettings], answer: FocusAnswer) -> str:
        """The name of the thing."""
        thing = self._thing(ask, answer)
        return thing.name if thing else _("Nothing chosen")

    def facts(self, ask: Ask[FocusSettings], answer: FocusAnswer) -> list[Fact]:
        """What is in focus, said of the learner; and of the thing while it stands on the list."""
        thing = self._thing(ask, answer)
        if thing is None:
            return []
        listed = [Fact(thing.id, "focus", True)] if thing.get("roster") else []
        return [*listed, Fact(ME, ask.activity.id, thing.id)]

    def mark(self, ask: Ask[FocusSettings], answer: FocusAnswer) -> Mark:
        """What is chosen, whether it still stands on the list, and whether there is a reason."""
        thing = self._thing(ask, answer)
        lines = []
        if thing is not None and thing.get("roster"):
            lines.append(Line("done", _("Chosen: {name}.", name=thing.name), "thing", thing.name))
        elif thing is not None:
            text = _("“{name}” is no longer on your list. Choose another one when you like.", name=thing.name)
            lines.append(Line("question", text, "thing", thing.name))
        if not answer.why.strip():
            lines.append(Line("open", _("There is no reason here yet."), "why", ask.settings.why.label))
        if ask.settings.note:
            lines.append(Line("note", ask.settings.note, "thing"))
        rule = _("Looked at: whether one is chosen, stands on your list, and has a reason. Which one it is, is for you to say.")
        return Mark(rule, tuple(lines))

    def examples(self, ask: Ask[FocusSettings]) -> Examples:
        """The first and the last with a reason; nothing, a choice without a reason; a reason without a choice."""
        ids = [thing.id for thing in ask.around.things(ask.settings.roster)]
        why = _("An example in a few words.")
        if not ids:
            return Examples(good=[], incomplete=[{}])
        good = [{"thing": id, "why": why} for id in dict.fromkeys((ids[0], ids[-1]))]
        return Examples(good, [{}, {"thing": ids[0]}], [({"why": why}, "problem")])

    def _thing(self, ask: Ask[FocusSettings], answer: FocusAnswer) -> Thing | None:
        return ask.around.thing(answer.thing) if answer.thing else None


KIND = Focus()

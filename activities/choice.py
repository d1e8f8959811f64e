"""The kind choice: one or several options, said about oneself or compared with the author's key."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from activities.authored import Named, Slip, Slug, refuse, repeated, unknown
from activities.classwide import Adds, ClassChart, tried, tried_chart
from activities.kind import Answer, Ask, Examples, Kind, Settings
from course import sheet as form
from course.check import Fault
from course.facts import ME, Fact
from course.mark import Line, Mark, Tone
from course.sheet import Body, Sheet
from course.words import _


class ChoiceOption(Named):
    """One option."""

    why: str = Field("", description="what the feedback says about this option; every option of a keyed choice needs it")


class ChoiceSettings(Settings):
    """Options to choose from."""

    options: list[ChoiceOption] = Field(min_length=2, description="the options, in the order of the screen")
    many: bool = Field(False, description="several may be chosen; with a key, all accepted ones belong to the answer")
    accept: list[Slug] = Field([], description="ids of the accepted options; none: a question about the learner, without feedback")

    @model_validator(mode="after")
    def _check(self) -> ChoiceSettings:
        slips = [*repeated(self.options, "options"), *unknown(self.accept, self.options, "options", "accept")]
        for n, option in enumerate(self.options):
            if self.accept and not option.why:
                slips.append(Slip(("options", n), _("The option “{id}” has no reason. With “accept”, add “why”.", id=option.id)))
        refuse(slips)
        return self


class ChoiceAnswer(Answer):
    """An option, or several."""

    choice: str | list[str] | None = None

    @property
    def chosen(self) -> list[str]:
        """What was chosen, as a list."""
        return self.choice if isinstance(self.choice, list) else [self.choice] if self.choice else []


class Choice(Kind[ChoiceSettings, ChoiceAnswer]):
    """One question with options."""

    name = "choice"
    title = "choose among options, about oneself or with a key"
    icon = ":material/radio_button_checked:"
    Settings = ChoiceSettings
    Answer = ChoiceAnswer

    def sheet(self, ask: Ask[ChoiceSettings], body: Body) -> Sheet:
        """One field."""
        options = tuple(option.option for option in ask.settings.options)
        kind: form.FieldKind = "choices" if ask.settings.many else "choice"
        return Sheet((form.Field("choice", ask.activity.head.title, kind, options=options),))

    def problems(self, ask: Ask[ChoiceSettings], answer: ChoiceAnswer) -> list[Fault]:
        """Nothing chosen."""
        return [] if answer.chosen else [Fault("choice", _("Choose an option first."))]

    def summary(self, ask: Ask[ChoiceSettings], answer: ChoiceAnswer) -> str:
        """The chosen options."""
        return ", ".join(option.label for option in ask.settings.options if option.id in answer.chosen)

    def facts(self, ask: Ask[ChoiceSettings], answer: ChoiceAnswer) -> list[Fact]:
        """What the learner said about themself."""
        return [Fact(ME, ask.activity.id, answer.choice)] if answer.chosen else []

    def mark(self, ask: Ask[ChoiceSettings], answer: ChoiceAnswer) -> Mark | None:
        """With a key, a line with the authored reason for every option; without one, nothing."""
        settings = ask.settings
        if not settings.accept:
            return None
        lines = (self._line(settings, option, option.id in answer.chosen) for option in settings.options)
        return Mark(_("Compared with the key of this activity."), tuple(lines))

    def class_charts(self, ask: Ask[ChoiceSettings]) -> list[ClassChart]:
        """What was chosen; with a key, the share that chose as the key does."""
        options = {option.id: option.label for option in ask.settings.options}
        chosen = ClassChart("chosen", ask.activity.head.title, _("Option"), "learners", options, self._tries(ask.settings))
        key = tried_chart("key", _("As in the key"), _("Answer"), {"all": ask.activity.head.title})
        return [chosen, key] if ask.settings.accept else [chosen]

    def class_adds(self, ask: Ask[ChoiceSettings], tries: Sequence[ChoiceAnswer]) -> list[Adds]:
        """The options of the last try; with a key, of the first one too."""
        shown = {"first": tries[0], "last": tries[-1]} if ask.settings.accept else {"": tries[-1]}
        adds = [Adds("chosen", option, series) for series, answer in shown.items() for option in sorted({*answer.chosen})]
        if not ask.settings.accept:
            return adds
        return adds + tried("key", {"all": self._fits(ask.settings, tries[0])}, {"all": self._fits(ask.settings, tries[-1])})

    def _tries(self, settings: ChoiceSettings) -> dict[str, str]:
        return {"first": _("First try"), "last": _("Last try")} if settings.accept else {"": ""}

    def _fits(self, settings: ChoiceSettings, answer: ChoiceAnswer) -> bool:
        chosen, accepted = set(answer.chosen), set(settings.accept)
        return chosen == accepted if settings.many else bool(chosen) and chosen <= accepted

    def examples(self, ask: Ask[ChoiceSettings]) -> Examples:
        """The key or the first option; nothing; an option outside the key."""
        settings = ask.settings
        good = settings.accept or [settings.options[0].id]
        off = [option.id for option in settings.options if option.id not in settings.accept] if settings.accept else []
        return Examples(
            good=[self._body(settings, good)],
            incomplete=[{}],
            wrong=[(self._body(settings, off), "mark")] if off else [],
        )

    def _body(self, settings: ChoiceSettings, chosen: list[str]) -> Body:
        return {"choice": chosen if settings.many else chosen[0]}

    def _line(self, settings: ChoiceSettings, option: ChoiceOption, chosen: bool) -> Line:
        accepted = option.id in settings.accept
        tone: Tone = "note"
        if chosen:
            tone = "accepted" if accepted else "other"
        elif accepted and settings.many:
            tone = "open"
        key = _("The key has this.") if accepted else _("The key does not have this.")
        return Line(tone, f"{key} {option.why}", "choice", option.label, _("Chosen") if chosen else "")


KIND = Choice()

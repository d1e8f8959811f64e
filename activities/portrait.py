"""The kind portrait: one thing described line by line, and what each line stands on. It counts lines and judges no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ConfigDict, Field, model_validator

from activities.about import ABOUT, about_faults, about_field, about_lines, about_thing
from activities.authored import Named, Slip, Slug, kept, refuse, repeated
from activities.basis import ASKED, ASSUMED, BASES, OBSERVED, basis_field
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.standing import Claim, standing
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

BASIS = "-basis"  # stands behind the id of an aspect


class PortraitAspect(Named):
    """One line of the portrait."""

    limit: int = Field(300, ge=20, le=2000, description="most characters")


class PortraitSettings(Settings):
    """Lines about the thing in focus."""

    focus: Slug = Field(description="id of the activity that chose a thing for a closer look")
    aspects: list[PortraitAspect] = Field(min_length=1, max_length=12, description="the lines, in the order of the screen")
    basis: bool = Field(True, description="asks for each line whether it is assumed, observed or asked")
    ask: str = Field("", description="the question when all lines are assumed; without it a general one")

    @model_validator(mode="after")
    def _check(self) -> PortraitSettings:
        slips = [*repeated(self.aspects, "aspects"), *kept(self.aspects, "aspects", also=(ABOUT, "group", "focus"))]
        ids = {aspect.id for aspect in self.aspects}
        for n, aspect in enumerate(self.aspects):
            if aspect.id.endswith(BASIS) and aspect.id.removesuffix(BASIS) in ids:
                text = _("“{name}” is a name the form uses itself. Take another id.", name=aspect.id)
                slips.append(Slip(("aspects", n, "id"), text))
        refuse(slips)
        return self


class PortraitAnswer(Answer):
    """Whom it is about; aspect → text, and what each stands on."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None] = Field(init=False)
    about: str | None = None

    def text(self, aspect: str) -> str:
        """What was written about an aspect."""
        return ((self.__pydantic_extra__ or {}).get(aspect) or "").strip()

    def basis(self, aspect: str) -> str | None:
        """What was chosen as the basis of an aspect, or None."""
        return (self.__pydantic_extra__ or {}).get(f"{aspect}{BASIS}") or None


class Portrait(Kind[PortraitSettings, PortraitAnswer]):
    """A description of the thing in focus."""

    name = "portrait"
    title = "describe the thing in focus line by line, each with what it stands on"
    icon = ":material/account_box:"
    Settings = PortraitSettings
    Answer = PortraitAnswer

    def sheet(self, ask: Ask[PortraitSettings], body: Body) -> Sheet:
        """Which thing it is; a text for each line, and what it stands on once it is written."""
        s = ask.settings
        fields = [about_field(ask.around, s.focus, body.get(ABOUT))]
        for aspect in s.aspects:
            fields.append(form.Field(aspect.id, aspect.label, "long", aspect.help, aspect.limit))
            if s.basis:
                label = _("What does “{label}” stand on?", label=aspect.label)
                fields.append(basis_field(f"{aspect.id}{BASIS}", label, form.When("filled", aspect.id)))
        return Sheet(tuple(fields))

    def problems(self, ask: Ask[PortraitSettings], answer: PortraitAnswer) -> list[Fault]:
        """Nothing in focus, or nothing written at all."""
        s = ask.settings
        if faults := about_faults(ask.around, s.focus, answer.about):
            return faults
        return [] if self._written(s, answer) else [Fault(s.aspects[0].id, _("Write something first."))]

    def summary(self, ask: Ask[PortraitSettings], answer: PortraitAnswer) -> str:
        """Whom it is about, and how many lines are written."""
        thing, said = about_thing(ask.around, ask.settings.focus, answer.about), self._said(ask.settings, answer)
        return _("{name}: {said}", name=thing.name, said=said) if thing else said

    def facts(self, ask: Ask[PortraitSettings], answer: PortraitAnswer) -> list[Fact]:
        """The lines, said of the thing while it stands on its list."""
        thing = about_thing(ask.around, ask.settings.focus, answer.about)
        if thing is None or not thing.get("roster"):
            return []
        return [Fact(thing.id, aspect.id, answer.text(aspect.id)) for aspect in self._written(ask.settings, answer)]

    def mark(self, ask: Ask[PortraitSettings], answer: PortraitAnswer) -> Mark:
        """Lines without a text, how many are more than assumed, and whether the thing is still in focus."""
        s, written = ask.settings, self._written(ask.settings, answer)
        lines = [*about_lines(ask.around, s.focus, answer.about), Line("done", f"{self._said(s, answer)}.")]
        lines += [Line("open", _("Nothing is written here yet."), a.id, a.label) for a in s.aspects if a not in written]
        rule = _("Counted: the lines with a text. What they say is not judged.")
        if s.basis:
            claims = [Claim(f"{a.id}{BASIS}", a.label, answer.basis(a.id)) for a in written]
            lines += [replace(line, text=s.ask) if s.ask and line.tone == "question" else line for line in standing(claims)]
            rule = _("Counted: the lines with a text, and how many are observed or asked. What they say is not judged.")
        return Mark(rule, tuple(lines), (Count(_("Written"), len(written), len(s.aspects)),))

    def figure(self, ask: Ask[PortraitSettings], tries: Sequence[PortraitAnswer], width: float) -> Scene | None:
        """The last try as a card for each line, with the share that is observed or asked."""
        s = ask.settings
        thing = about_thing(ask.around, s.focus, tries[-1].about) if tries else None
        if thing is None or not self._written(s, tries[-1]):
            return None
        from charts.cards import Box, CardLine, CardsWords, cards
        from charts.cards_words import Mark as Sign

        signs: dict[str | None, Sign] = {ASSUMED: "assumed", OBSERVED: "observed", ASKED: "asked"} if s.basis else {}
        last = tries[-1]
        boxes = [Box(a.label, (CardLine(last.text(a.id), signs.get(last.basis(a.id), "")),)) for a in s.aspects]
        share = _("{n} of {all} lines are observed or asked.")
        return cards(boxes, replace(catalogued(CardsWords()), title=thing.name, share=share), width)

    def needs(self, settings: PortraitSettings) -> tuple[str, ...]:
        """The activity in which the focus is chosen."""
        return (settings.focus,)

    def examples(self, ask: Ask[PortraitSettings]) -> Examples:
        """Every line, the first alone with its basis; nothing, a line without its basis; only spaces, everything assumed."""
        s = ask.settings
        thing = about_thing(ask.around, s.focus, None)
        if thing is None:
            return Examples(good=[], incomplete=[{}])
        texts: Body = {ABOUT: thing.id, **{a.id: _("An example in a few words.")[: a.limit] for a in s.aspects}}
        known: Body = {f"{a.id}{BASIS}": BASES[n % len(BASES)] for n, a in enumerate(s.aspects, 1)} if s.basis else {}
        first: Body = {ABOUT: thing.id, s.aspects[0].id: texts[s.aspects[0].id]}
        undone: list[Body] = [{}, {ABOUT: thing.id}]
        if s.basis or len(s.aspects) > 1:
            undone.append(first)
        wrong: list[tuple[Body, str]] = [({ABOUT: thing.id, **{a.id: " \n" for a in s.aspects}}, "problem")]
        if s.basis:
            wrong.append(({**texts, **dict.fromkeys(known, ASSUMED)}, "mark"))
        return Examples([{**texts, **known}], undone, wrong)

    def _written(self, settings: PortraitSettings, answer: PortraitAnswer) -> list[PortraitAspect]:
        return [aspect for aspect in settings.aspects if answer.text(aspect.id)]

    def _said(self, settings: PortraitSettings, answer: PortraitAnswer) -> str:
        n = len(self._written(settings, answer))
        return many("{n} of {all} written", "{n} of {all} written", n, all=len(settings.aspects))


KIND = Portrait()

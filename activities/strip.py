"""The kind strip: panels with a text each, drawn as a card. It counts what is written and compares lengths; it judges no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Named, Slip, refuse, repeated
from activities.basis import ASKED, ASSUMED, BASES, OBSERVED, basis_field
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.standing import Claim, standing
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

BASIS = "-basis"  # stands behind the id of a panel
FAR_SHORTER = 0.5  # of the share of all characters that the weight of a panel gives it


class Panel(Named):
    """One text of the strip."""

    weight: int = Field(1, ge=1, le=10, description="its share of the whole beside the other panels; in the picture its width")
    limit: int = Field(600, ge=20, le=5000, description="most characters")


class StripSettings(Settings):
    """Panels in a row."""

    panels: list[Panel] = Field(min_length=1, max_length=12, description="the panels, in the order of the screen")
    basis: bool = Field(False, description="asks for each panel whether it is assumed, observed or asked")
    card: str = Field("", description="title of the drawn card")

    @model_validator(mode="after")
    def _check(self) -> StripSettings:
        ids = [panel.id for panel in self.panels]
        slips = list(repeated(self.panels, "panels"))
        for n, panel in enumerate(self.panels):
            if self.basis and panel.id.removesuffix(BASIS) in ids and panel.id.endswith(BASIS):
                slips.append(Slip(("panels", n, "id"), _("“{name}” is a name the form uses itself. Take another id.", name=panel.id)))
        refuse(slips)
        return self


class StripAnswer(Answer):
    """Panel → text, and what each stands on."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None] = Field(init=False)

    def text(self, panel: str) -> str:
        """What was written into a panel."""
        return ((self.__pydantic_extra__ or {}).get(panel) or "").strip()

    def basis(self, panel: str) -> str | None:
        """What a panel stands on; None when nothing is written or chosen."""
        return (self.__pydantic_extra__ or {}).get(f"{panel}{BASIS}") or None if self.text(panel) else None


class Strip(Kind[StripSettings, StripAnswer]):
    """Panels with a text each."""

    name = "strip"
    title = "fill a row of panels with a text each, drawn as one card"
    icon = ":material/view_column:"
    Settings = StripSettings
    Answer = StripAnswer

    def sheet(self, ask: Ask[StripSettings], body: Body) -> Sheet:
        """A text for each panel, and what it stands on once it is written."""
        fields: list[form.Field] = []
        for panel in ask.settings.panels:
            fields.append(form.Field(panel.id, panel.label, "long", panel.help, panel.limit))
            if ask.settings.basis:
                label = _("What does “{label}” stand on?", label=panel.label)
                fields.append(basis_field(f"{panel.id}{BASIS}", label, form.When("filled", panel.id)))
        return Sheet(tuple(fields))

    def problems(self, ask: Ask[StripSettings], answer: StripAnswer) -> list[Fault]:
        """Nothing written at all."""
        panels = ask.settings.panels
        return [] if any(answer.text(panel.id) for panel in panels) else [Fault(panels[0].id, _("Write something first."))]

    def summary(self, ask: Ask[StripSettings], answer: StripAnswer) -> str:
        """How many panels are written."""
        return self._said(self._count(ask.settings, answer))

    def mark(self, ask: Ask[StripSettings], answer: StripAnswer) -> Mark:
        """Panels without a text, texts far shorter than their weight, how many are more than assumed."""
        s = ask.settings
        count = self._count(s, answer)
        lines = [Line("done", f"{self._said(count)}.")]
        lines += [Line("open", _("Nothing is written here yet."), p.id, p.label) for p in s.panels if not answer.text(p.id)]
        lines += _far_shorter(s.panels, {panel.id: len(answer.text(panel.id)) for panel in s.panels})
        if s.basis:
            claims = [Claim(f"{p.id}{BASIS}", p.label, answer.basis(p.id)) for p in s.panels if answer.text(p.id)]
            lines += standing(claims)
        rule = _(
            "Counted: the panels with a text. Compared: the length of each text with the others and with the weight of its panel. "
            "What the texts say is not judged."
        )
        return Mark(rule, tuple(lines), (count,))

    def figure(self, ask: Ask[StripSettings], tries: Sequence[StripAnswer], width: float) -> Scene | None:
        """The last try as a card."""
        s = ask.settings
        if not tries or self.problems(ask, tries[-1]):
            return None
        from charts.cards import Box, CardLine, CardsWords, cards
        from charts.cards_words import Mark as Sign

        signs: dict[str | None, Sign] = {ASSUMED: "assumed", OBSERVED: "observed", ASKED: "asked"} if s.basis else {}
        last = tries[-1]
        lines = [(CardLine(text, signs.get(last.basis(p.id), "")),) if (text := last.text(p.id)) else () for p in s.panels]
        boxes = [Box(panel.label, line, weight=panel.weight) for panel, line in zip(s.panels, lines, strict=True)]
        return cards(boxes, replace(catalogued(CardsWords()), title=s.card), width)

    def examples(self, ask: Ask[StripSettings]) -> Examples:
        """Every panel, the first alone; nothing; only spaces, one text far too short, everything assumed."""
        s = ask.settings
        full: Body = {panel.id: _example(panel) for panel in s.panels}
        known: Body = {f"{panel.id}{BASIS}": BASES[1 + n % 2] for n, panel in enumerate(s.panels)} if s.basis else {}
        first = {s.panels[0].id: full[s.panels[0].id]}
        undone: list[Body] = [{}, first] if len(s.panels) > 1 else [{}]
        wrong: list[tuple[Body, str]] = [({panel.id: "  \n" for panel in s.panels}, "problem")]
        if len(s.panels) > 1:
            heaviest = max(s.panels, key=lambda panel: panel.weight)
            wrong.append(({**full, **known, heaviest.id: "."}, "mark"))
        if s.basis:
            wrong.append(({**full, **dict.fromkeys(known, ASSUMED)}, "mark"))
        return Examples([{**full, **known}], undone, wrong)

    def _count(self, settings: StripSettings, answer: StripAnswer) -> Count:
        written = sum(1 for panel in settings.panels if answer.text(panel.id))
        return Count(settings.card or _("Written"), written, len(settings.panels))

    def _said(self, count: Count) -> str:
        return many("{n} of {all} written", "{n} of {all} written", count.n, all=count.of)


def _far_shorter(panels: Sequence[Panel], lengths: Mapping[str, int]) -> Iterator[Line]:
    """Written panels whose share of all characters is less than half of what their weight gives them; the empty ones do not count."""
    written = [panel for panel in panels if lengths[panel.id]]
    characters, weights = sum(lengths.values()), sum(panel.weight for panel in written)
    for panel in written:
        fair = panel.weight / weights
        if lengths[panel.id] / characters < FAR_SHORTER * fair:
            yield Line("question", _("This is much shorter than the others. Is there more to say?"), panel.id, panel.label)


def _example(panel: Panel) -> str:
    """A text as long as the weight of its panel asks for, within the limit."""
    text = _("An example in a few words.")
    return " ".join([text] * panel.weight)[: panel.limit].strip()


KIND = Strip()

"""What a journey is: what authors may set, what an answer holds. Its two forms are touchpoints, and feelings at touchpoints."""

from __future__ import annotations

from pydantic import Field, StrictInt, model_validator

from activities.authored import Labelled, Named, Slip, Slug, Text, refuse, repeated, unknown
from activities.kind import Answer, Settings
from activities.rows import Row
from course.lesson import Strict
from course.words import _

NAME, THINK, WORD = 120, 300, 40  # characters
BAD, GOOD = -2, 2


class Step(Strict):
    """One touchpoint of a template."""

    name: Text = Field(description="what happens")
    phase: Slug = Field(description="id of its phase")
    channel: Slug | None = Field(None, description="id of its channel")


class JourneyTemplate(Labelled):
    """Touchpoints to begin with."""

    steps: list[Step] = Field(min_length=1, description="the touchpoints, in order")


class Gap(Strict):
    """A question when nothing lies in some phases."""

    phases: list[Slug] = Field(min_length=1, description="ids of the phases")
    ask: Text = Field(description="asked when no touchpoint lies in any of them")


class JourneyRules(Strict):
    """What is looked at before and after."""

    before: Gap | None = Field(None, description="the phases at the beginning")
    after: Gap | None = Field(None, description="the phases at the end")


class JourneySettings(Settings):
    """Touchpoints of one thing (with `focus`), or feelings at the touchpoints of an earlier journey (with `of`)."""

    label: Text = Field(description="heading of the list")
    help: str = Field("", description="a line of help under the heading")
    one: Text = Field(description="what one touchpoint is called")
    focus: Slug | None = Field(None, description="first form: id of the activity in which the focus is chosen")
    add: str = Field("", description="first form: the button that adds a touchpoint")
    limit: int = Field(20, ge=2, le=40, description="first form: most touchpoints")
    name: Labelled | None = Field(None, description="first form: what happens")
    phase: Labelled | None = Field(None, description="first form: the question for the phase")
    phases: list[Named] = Field([], description="first form: the phases, in order")
    channel: Labelled | None = Field(None, description="first form: how one meets; without it this is not asked")
    channels: list[Named] = Field([], description="first form: the channels")
    templates: list[JourneyTemplate] = Field([], description="first form: lists to begin with")
    rules: JourneyRules = Field(JourneyRules(before=None, after=None), description="first form: what is asked about")
    of: Slug | None = Field(None, description="second form: id of the earlier journey")
    think: Labelled | None = Field(None, description="second form: what they should think")
    wanted: Labelled | None = Field(None, description="second form: how they should feel, from −2 to +2")
    now: Labelled | None = Field(None, description="second form: how they feel now, from −2 to +2")
    low: str = Field("", description="second form: the word at −2")
    high: str = Field("", description="second form: the word at +2")
    word: Labelled | None = Field(None, description="second form: a word for each of the two feelings")
    basis: bool = Field(False, description="second form: asks whether the feeling now is assumed, observed or asked")

    @model_validator(mode="after")
    def _check(self) -> JourneySettings:
        slips = [*repeated(self.phases, "phases"), *repeated(self.channels, "channels")]
        if bool(self.of) == bool(self.focus):
            slips.append(Slip(("label",), _("A journey needs either “focus” or “of”.")))
        needed = ("think", "wanted", "now") if self.of else ("name", "phase", "phases", "add")
        slips += [Slip(("label",), _("This form of a journey needs “{name}”.", name=name)) for name in needed if not getattr(self, name)]
        if self.channel and not self.channels:
            slips.append(Slip(("channel",), _("There is a question for the channel and there are no “channels”.")))
        if self.channels and not self.channel:
            slips.append(Slip(("channels",), _("There are “channels” and no question for them. Add “channel” with a label.")))
        for n, template in enumerate(self.templates):
            if len(template.steps) > self.limit:
                slips.append(Slip(("templates", n, "steps"), _("This template has more touchpoints than “limit” allows.")))
            for k, step in enumerate(template.steps):
                at = ("templates", n, "steps", k)
                slips += unknown([step.phase], self.phases, "phases", *at, "phase")
                slips += unknown([step.channel] if step.channel else [], self.channels, "channels", *at, "channel")
        for name, rule in (("before", self.rules.before), ("after", self.rules.after)):
            slips += unknown(rule.phases if rule else [], self.phases, "phases", "rules", name, "phases")
        refuse(slips)
        return self


class TouchpointRow(Row):
    """One touchpoint."""

    name: str = ""
    phase: str | None = None
    channel: str | None = None

    @property
    def title(self) -> str:
        """What happens, on one line."""
        return " ".join(self.name.split())


class FeelingRow(Row):
    """What they think and feel at one touchpoint."""

    think: str = ""
    wanted: StrictInt | None = None
    now: StrictInt | None = None
    word_wanted: str = ""
    word_now: str = ""
    basis: str | None = None


class JourneyAnswer(Answer):
    """Whose journey it is and its touchpoints; or the feelings at those of an earlier one."""

    about: str | None = None
    touchpoints: list[TouchpointRow] = []
    feelings: list[FeelingRow] = []

    @property
    def named(self) -> list[TouchpointRow]:
        """Touchpoints with a name."""
        return [row for row in self.touchpoints if row.title]

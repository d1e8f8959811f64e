"""The view share: how the things of a list are shared out over parts the author names. It counts; it does not say what would be right."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from activities.authored import Named, Slug, Text, refuse, repeated
from activities.kind import Ask, Settings
from activities.view import NoAnswer, View
from charts.scene import Scene
from course.mark import Count, Line, Mark
from course.words import _, catalogued


class SharePart(Named):
    """One part: the values that belong to it."""

    of: list[Text] = Field(min_length=1, description="values of the aspect that belong to this part")


class ShareSettings(Settings):
    """A list, an aspect, and parts."""

    roster: Slug = Field(description="id of the activity whose things are counted")
    aspect: Slug = Field(description="what is said about each thing and decides its part")
    parts: list[SharePart] = Field(min_length=2, max_length=4, description="the parts, in the order of the picture")

    @model_validator(mode="after")
    def _check(self) -> ShareSettings:
        refuse(repeated(self.parts, "parts"))
        return self


class Share(View[ShareSettings]):
    """Shares of things in 100 percent."""

    name = "share"
    title = "show how the things of a list are shared out over parts"
    icon = ":material/percent:"
    Settings = ShareSettings

    def figure(self, ask: Ask[ShareSettings], tries: Sequence[NoAnswer], width: float) -> Scene | None:
        """One bar of 100 percent."""
        counts = self._counts(ask)
        total = sum(n for _label, n in counts)
        if not total:
            return None
        from charts.shares import ShareRow, SharesWords, shares

        row = ShareRow(_("All {n}", n=total), [(label, 100 * n / total) for label, n in counts])
        return shares([row], catalogued(SharesWords()), width)

    def mark(self, ask: Ask[ShareSettings], answer: NoAnswer) -> Mark | None:
        """The counts, with the sum they are shares of, and parts without anything."""
        counts = self._counts(ask)
        total = sum(n for _label, n in counts)
        things = len(ask.around.things(ask.settings.roster))
        if not things:
            return None
        lines = [Line("note", _("{label}: {n} of {all}.", label=label, n=n, all=total)) for label, n in counts]
        lines += [Line("question", _("Nothing lies in “{label}”. Does nothing happen there?", label=label)) for label, n in counts if not n]
        if things > total:
            lines.append(Line("open", _("{n} of {all} have no part yet and are not counted.", n=things - total, all=things)))
        rule = _("Counted: how many of your entries lie in each part, as a share of {n}.", n=total)
        return Mark(rule, tuple(lines), tuple(Count(label, n, total) for label, n in counts))

    def needs(self, settings: ShareSettings) -> tuple[str, ...]:
        """The list that is counted."""
        return (settings.roster,)

    def reads(self, settings: ShareSettings) -> tuple[str, ...]:
        """What decides the part."""
        return (settings.aspect,)

    def _counts(self, ask: Ask[ShareSettings]) -> list[tuple[str, int]]:
        values = [str(thing.get(ask.settings.aspect)) for thing in ask.around.things(ask.settings.roster)]
        return [(part.label, sum(1 for value in values if value in part.of)) for part in ask.settings.parts]


KIND = Share()

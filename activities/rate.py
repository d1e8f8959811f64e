"""The kind rate: every thing of a roster is rated on scales, with evidence, and compared in pairs when all are rated alike."""

from __future__ import annotations

from pydantic import ConfigDict, Field, StrictInt, model_validator

from activities.authored import Labelled, Named, Slug, Text, kept, refuse, repeated, unknown
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.pairs import Pair, pairs_of, spread, tied
from activities.rows import Row, empty, nothing_listed, present, subjects
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _


class Rating(Named):
    """One scale from 1 to 5."""

    low: Text = Field(description="the word at 1")
    high: Text = Field(description="the word at 5")


class PairsSettings(Labelled):
    """Comparison in pairs."""

    of: Slug = Field(description="id of the rating that the pairs decide when all things have the same value in it")


class RateSettings(Settings):
    """Scales for the things of a roster."""

    roster: Slug = Field(description="id of the roster whose things are rated")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    ratings: list[Rating] = Field(min_length=1, description="the scales, each from 1 to 5")
    evidence: Labelled | None = Field(None, description="a text for each thing: how the learner knows; without it none is asked")
    basis: bool = Field(False, description="asks for each thing whether this is assumed, observed or asked")
    pairs: PairsSettings | None = Field(None, description="compare in pairs when all things are rated alike")

    @model_validator(mode="after")
    def _check(self) -> RateSettings:
        slips = [*repeated(self.ratings, "ratings"), *kept(self.ratings, "ratings", also=("evidence", "basis"))]
        if self.pairs:
            slips += unknown([self.pairs.of], self.ratings, "ratings", "pairs", "of")
        refuse(slips)
        return self


class RatingRow(Row):
    """Ratings of one thing: rating → 1 to 5."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, StrictInt | None] = Field(init=False)
    evidence: str = ""
    basis: str | None = None

    def value(self, rating: str) -> int | None:
        """The value of a rating, or None."""
        return (self.__pydantic_extra__ or {}).get(rating)


class RateAnswer(Answer):
    """Rows of ratings, and pairs."""

    ratings: list[RatingRow] = []
    pairs: list[Pair] = []


Rated = list[tuple[Thing, RatingRow | None]]


class Rate(Kind[RateSettings, RateAnswer]):
    """Scales for the things of a roster."""

    name = "rate"
    title = "rate the things of a list from 1 to 5, with evidence"
    icon = ":material/star_half:"
    Settings = RateSettings
    Answer = RateAnswer

    def sheet(self, ask: Ask[RateSettings], body: Body) -> Sheet:
        """A row for each thing; a row for each pair while all are rated alike."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        fields = [form.scale(r.id, r.label, r.low, r.high, help=r.help) for r in s.ratings]
        if s.evidence:
            fields.append(form.Field("evidence", s.evidence.label, "long", s.evidence.help, 400))
        if s.basis:
            fields.append(form.Field("basis", _("What does this stand on?"), "choice", options=_bases()))
        rows = form.Rows("ratings", s.label, s.one, tuple(fields), given=True, subjects=things, empty=empty(), limit=len(things))
        if s.pairs is None:
            return Sheet((rows,))
        first = form.Field("first", s.pairs.label, "choice", options=things, of_pair=True)
        pairs = pairs_of(things)
        when = form.When("tied", "ratings", s.pairs.of, among=tuple(thing.value for thing in things))
        p = s.pairs
        ranking = form.Rows("pairs", p.label, _("Pair"), (first,), help=p.help, given=True, subjects=pairs, limit=len(pairs), when=when)
        return Sheet((rows, ranking))

    def problems(self, ask: Ask[RateSettings], answer: RateAnswer) -> list[Fault]:
        """No things, nothing rated at all, or a pair won by something outside it."""
        rated = self._rated(ask, answer)
        if faults := nothing_listed([thing for thing, _row in rated], "ratings"):
            return faults
        s = ask.settings
        if not any(_value(row, r.id) for _thing, row in rated for r in s.ratings):
            return [Fault("ratings", _("Rate at least one first."))]
        asked = s.pairs and tied([_value(row, s.pairs.of) for _thing, row in rated])  # else the pairs are not on the screen
        strays = [pair for pair in answer.pairs if asked and pair.first and not pair.decided]
        return [Fault(f"pairs/{pair.id}/first", _("Choose one of these two.")) for pair in strays]

    def summary(self, ask: Ask[RateSettings], answer: RateAnswer) -> str:
        """How many things have each rating."""
        rated = self._rated(ask, answer)
        return ", ".join(_("{label}: {n} of {all}", label=c.label, n=c.n, all=c.of) for c in self._counts(ask.settings, rated))

    def facts(self, ask: Ask[RateSettings], answer: RateAnswer) -> list[Fact]:
        """Ratings, evidence and basis of each thing; where all are tied and the pairs are answered, what the pairs say."""
        s, rated = ask.settings, self._rated(ask, answer)
        facts = [Fact(t.id, r.id, n) for t, row in rated for r in s.ratings if (n := _value(row, r.id)) is not None]
        facts += [Fact(t.id, "evidence", row.evidence.strip()) for t, row in rated if s.evidence and row and row.evidence.strip()]
        facts += [Fact(t.id, "basis", row.basis) for t, row in rated if s.basis and row and row.basis]
        if s.pairs:
            facts += [Fact(id, s.pairs.of, n) for id, n in self._spread(s.pairs, rated, answer).items()]
        return facts

    def mark(self, ask: Ask[RateSettings], answer: RateAnswer) -> Mark:
        """Count ratings and evidence; offer pairs when all are alike."""
        s, rated = ask.settings, self._rated(ask, answer)
        lines = [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "ratings") for c in self._counts(s, rated)]
        for thing, row in rated:
            at = f"ratings/{thing.id}"
            missing = [r for r in s.ratings if _value(row, r.id) is None]
            lines += [Line("open", _("Not rated yet: {label}.", label=r.label), f"{at}/{r.id}", thing.name) for r in missing]
            if s.evidence and len(missing) < len(s.ratings) and not (row and row.evidence.strip()):
                lines.append(Line("open", _("This rating has no evidence yet."), f"{at}/evidence", thing.name))
        if s.pairs and tied([_value(row, s.pairs.of) for _thing, row in rated]):
            lines.append(self._pairs_line(s.pairs, rated, answer))
        rule = _("Counted: which ratings are there. The ratings themselves are not judged.")
        if s.evidence:
            rule = _("Counted: which ratings and which evidence are there. The ratings themselves are not judged.")
        return Mark(rule, tuple(lines), tuple(self._counts(s, rated)))

    def examples(self, ask: Ask[RateSettings]) -> Examples:
        """All rated differently, all alike with pairs; nothing, one thing left out; all alike without pairs."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        if not things:
            return Examples(good=[], incomplete=[{}])
        rows = [self._example(s, str(thing.value), 1 + n % 5) for n, thing in enumerate(things)]
        good: list[Body] = [{"ratings": rows}]
        undone: list[Body] = [{}, {"ratings": [{"id": rows[0]["id"], s.ratings[0].id: 3}, *rows[1:]]}] if s.evidence else [{}]
        if len(s.ratings) > 1 or len(rows) > 1:
            undone.append({"ratings": [{"id": rows[0]["id"], s.ratings[0].id: 3}] if len(s.ratings) > 1 else rows[1:]})
        if s.pairs and len(rows) > 1:
            alike = [{**row, s.pairs.of: 4} for row in rows]
            pairs = [{"id": str(p.value), "first": str(p.value).split("~")[0]} for p in pairs_of(things)]
            good.append({"ratings": alike, "pairs": pairs})
            return Examples(good, undone, [({"ratings": alike}, "mark")])
        return Examples(good, undone)

    def _example(self, settings: RateSettings, thing: str, n: int) -> Body:
        row: Body = {"id": thing, **{rating.id: n for rating in settings.ratings}}
        row |= {"evidence": _("What I saw last week.")} if settings.evidence else {}
        return row | ({"basis": "observed"} if settings.basis else {})

    def _rated(self, ask: Ask[RateSettings], answer: RateAnswer) -> Rated:
        return present(answer.ratings, ask.around.things(ask.settings.roster))

    def _counts(self, settings: RateSettings, rated: Rated) -> list[Count]:
        return [Count(r.label, sum(1 for _t, row in rated if _value(row, r.id) is not None), len(rated)) for r in settings.ratings]

    def _spread(self, pairs: PairsSettings, rated: Rated, answer: RateAnswer) -> dict[str, int]:
        if not tied([_value(row, pairs.of) for _thing, row in rated]):
            return {}
        return spread([thing.id for thing, _row in rated], answer.pairs)

    def _pairs_line(self, pairs: PairsSettings, rated: Rated, answer: RateAnswer) -> Line:
        if self._spread(pairs, rated, answer):
            text = _(
                "All are rated alike, so the pairs decide: from 5 to 1 by the number of pairs won (Copeland, 1951). Equal numbers share."
            )
            return Line("done", text, "pairs", pairs.label)
        return Line("question", _("All are rated alike. Comparing them in pairs shows an order."), "pairs", pairs.label)


def _bases() -> tuple[form.Option, ...]:
    return form.Option("assumed", _("I assume it")), form.Option("observed", _("I observed it")), form.Option("asked", _("I asked"))


def _value(row: RatingRow | None, rating: str) -> int | None:
    return row.value(rating) if row else None


KIND = Rate()

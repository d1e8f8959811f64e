"""The kind rate: every thing of a roster is rated on scales or by yes and no, with evidence; in pairs when all are rated alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from activities.basis import basis_field
from activities.classwide import Adds, ClassChart, scale_rows
from activities.kind import Ask, Examples, Kind
from activities.pairs import pairs_of, spread, tied
from activities.rating import NO, YES, Claim, PairsSettings, RateAnswer, RateSettings, RatingRow
from activities.rows import empty, nothing_listed, present, subjects
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued

SHOWN = "-shown"  # stands behind the id of a claim: it is made, with evidence
MIDDLE = 3  # of a scale: what is rated higher counts as high
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
        yes_no = (form.Option(YES, _("Yes")), form.Option(NO, _("No")))
        fields = [form.Field(question.id, question.label, "choice", question.help, options=yes_no) for question in s.yesno]
        fields += [form.scale(r.id, r.label, r.low, r.high, help=r.help) for r in s.ratings]
        if s.evidence:
            fields.append(form.Field("evidence", s.evidence.label, "long", s.evidence.help, 400))
        if s.basis:
            fields.append(basis_field())
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
        if not any(_said(s, row) for _thing, row in rated):
            return [Fault("ratings", _("Rate at least one first.") if s.ratings else _("Answer for at least one first."))]
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
        facts += [Fact(t.id, q.id, said) for t, row in rated for q in s.yesno if row and (said := row.answer(q.id))]
        facts += [Fact(t.id, f"{s.claim.of}{SHOWN}", True) for t, row in rated if s.claim and row and _is_shown(s.claim, row)]
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
            lines += [
                Line("open", _("Not answered yet: {label}.", label=q.label), f"{at}/{q.id}", thing.name)
                for q in s.yesno
                if not (row and row.answer(q.id))
            ]
            lines += _evidence(s, thing, row)
        if s.pairs and tied([_value(row, s.pairs.of) for _thing, row in rated]):
            lines.append(self._pairs_line(s.pairs, rated, answer))
        lines += _one_field(s, rated)
        rule = _("Counted: which ratings are there. The ratings themselves are not judged.")
        if s.evidence:
            rule = _("Counted: which ratings and which evidence are there. The ratings themselves are not judged.")
        return Mark(rule, tuple(lines), tuple(self._counts(s, rated)))

    def class_charts(self, ask: Ask[RateSettings]) -> list[ClassChart]:
        """How often each value of each scale was given, and yes and no."""
        s = ask.settings
        charts = [ClassChart(r.id, r.label, _("Value"), "times", scale_rows(r.low, r.high)) for r in s.ratings]
        asked = {question.id: question.label for question in s.yesno}
        yes_no = ClassChart("yesno", ask.activity.head.title, _("Question"), "times", asked, {YES: _("Yes"), NO: _("No")})
        return [*charts, *([yes_no] if asked else [])]

    def class_adds(self, ask: Ask[RateSettings], tries: Sequence[RateAnswer]) -> list[Adds]:
        """The values of the last try, thing by thing."""
        s, rows = ask.settings, [row for _thing, row in self._rated(ask, tries[-1]) if row]
        adds = [Adds(r.id, str(value)) for row in rows for r in s.ratings if (value := row.value(r.id)) is not None]
        return adds + [Adds("yesno", q.id, said) for row in rows for q in s.yesno if (said := row.answer(q.id))]

    def figure(self, ask: Ask[RateSettings], tries: Sequence[RateAnswer], width: float) -> Scene | None:
        """Two ratings of the last try against each other."""
        s = ask.settings
        if s.draw == "none" or not tries or not s.words:
            return None
        from activities.drawing import sectors_of, thing_of
        from charts.quadrants import Point, QuadrantsWords, quadrants

        (x, y), rated = s.fields, self._rated(ask, tries[-1])
        points = [Point(thing_of(thing), _value(row, x), _value(row, y)) for thing, row in rated]
        words = replace(catalogued(QuadrantsWords()), **s.words.model_dump())
        for axis, rating in (("x", s.rating(x)), ("y", s.rating(y))):
            if rating:
                words = replace(words, **{f"axis_{axis}": rating.label, f"{axis}_low": rating.low, f"{axis}_high": rating.high})
        return quadrants(points, words, width, sectors_of((thing for thing, _row in rated), ask.around))

    def labels(self, settings: RateSettings) -> dict[str, dict[str, str]]:
        """Yes and no."""
        return {question.id: {YES: _("Yes"), NO: _("No")} for question in settings.yesno}

    def examples(self, ask: Ask[RateSettings]) -> Examples:
        """All rated differently, all alike with pairs; nothing, one thing left out; all alike without pairs."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        if not things:
            return Examples(good=[], incomplete=[{}])
        rows = [self._example(s, str(thing.value), 1 + n % 5) for n, thing in enumerate(things)]
        good: list[Body] = [{"ratings": rows}]
        if not s.ratings:
            bare = [{name: value for name, value in row.items() if name != "evidence"} for row in rows]
            bare = [row | ({s.claim.of: YES} if s.claim else {}) for row in bare]
            return Examples(good, [{}, {"ratings": rows[1:]}] if len(rows) > 1 else [{}], [({"ratings": bare}, "mark")] if s.claim else [])
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
        row |= {question.id: (YES, NO)[n % 2] for question in settings.yesno}
        row |= {"evidence": _("What I saw last week.")} if settings.evidence else {}
        return row | ({"basis": "observed"} if settings.basis else {})

    def _rated(self, ask: Ask[RateSettings], answer: RateAnswer) -> Rated:
        return present(answer.ratings, ask.around.things(ask.settings.roster))

    def _counts(self, settings: RateSettings, rated: Rated) -> list[Count]:
        said = [Count(q.label, sum(1 for _t, row in rated if row and row.answer(q.id) == YES), len(rated)) for q in settings.yesno]
        return said + [Count(r.label, sum(1 for _t, row in rated if _value(row, r.id) is not None), len(rated)) for r in settings.ratings]

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


def _said(settings: RateSettings, row: RatingRow | None) -> bool:
    """Whether anything is rated or answered."""
    ratings = any(_value(row, rating.id) is not None for rating in settings.ratings)
    return ratings or (row is not None and any(row.answer(question.id) for question in settings.yesno))


def _is_shown(claim: Claim, row: RatingRow) -> bool:
    """Whether a claim is made and has evidence."""
    return row.answer(claim.of) == YES and bool(row.evidence.strip())


def _evidence(settings: RateSettings, thing: Thing, row: RatingRow | None) -> Iterator[Line]:
    """Where evidence is missing: asked where something is claimed, pointed out where something is rated."""
    if not settings.evidence or (row and row.evidence.strip()):
        return
    at = f"ratings/{thing.id}/evidence"
    if settings.claim and row and row.answer(settings.claim.of) == YES:
        yield Line("question", settings.claim.ask.replace("{name}", thing.name), at, thing.name)
    elif any(_value(row, rating.id) is not None for rating in settings.ratings):
        yield Line("open", _("This rating has no evidence yet."), at, thing.name)


def _one_field(settings: RateSettings, rated: Rated) -> Iterator[Line]:
    """A question when two or more things are placed and all stand in one field."""
    if settings.draw == "none" or not settings.one_field:
        return
    x, y = settings.fields
    placed = {(a > MIDDLE, b > MIDDLE) for _t, row in rated if (a := _value(row, x)) is not None and (b := _value(row, y)) is not None}
    n = sum(1 for _t, row in rated if _value(row, x) is not None and _value(row, y) is not None)
    if n > 1 and len(placed) == 1:
        yield Line("question", settings.one_field, "ratings")


def _value(row: RatingRow | None, rating: str) -> int | None:
    return row.value(rating) if row else None


KIND = Rate()

"""The kind exchange: lines of what is given to the things of a roster and what comes back. It counts both and judges neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from activities.drawing import sectors_of, thing_of
from activities.exchanging import GET, GIVE, NEEDED, ExchangeAnswer, ExchangeSettings, Ledger, exchange_mark, ledgers, need_options
from activities.kind import Ask, Examples, Kind
from activities.rows import choices_of, empty, nothing_listed, row_ids
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact
from course.mark import Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued

WHAT = 120  # characters


class Exchange(Kind[ExchangeSettings, ExchangeAnswer]):
    """What goes in both directions between the learner and the things of a roster."""

    name = "exchange"
    title = "write what is given to each thing of a list and what comes back"
    icon = ":material/sync_alt:"
    Settings = ExchangeSettings
    Answer = ExchangeAnswer

    def sheet(self, ask: Ask[ExchangeSettings], body: Body) -> Sheet:
        """Lines of one's own, each with a thing and a direction; a button makes one each way for everything on the list."""
        s, things = ask.settings, choices_of(ask.around, ask.settings.roster)
        if not things:
            return Sheet((form.Rows("items", s.label, s.one, (), given=True, empty=empty()),))
        way = (form.Option(GIVE, s.give), form.Option(GET, s.get))
        fields = [
            form.Field("thing", s.thing.label if s.thing else _("With whom"), "choice", s.thing.help if s.thing else "", options=things),
            form.Field("direction", _("Which way"), "choice", options=way),
            form.Field("what", s.what.label, "text", s.what.help, WHAT),
        ]
        if s.sort:
            sorts = tuple(form.Option(sort.id, sort.label, sort.help or _groups(ask, sort.groups)) for sort in s.sorts)
            fields.append(form.Field("sort", s.sort.label, "choice", s.sort.help, options=sorts))
        if s.need:
            fields.append(form.Field("need", s.need.label, "choice", s.need.help, options=need_options(s)))
        templates = self._templates(ask)
        return Sheet((form.Rows("items", s.label, s.one, tuple(fields), s.add, limit=s.limit, templates=templates),))

    def problems(self, ask: Ask[ExchangeSettings], answer: ExchangeAnswer) -> list[Fault]:
        """No things, or not one line that says with whom, which way and what."""
        if faults := nothing_listed(ask.around.things(ask.settings.roster), "items"):
            return faults
        whole = any(ledger.items for ledger in self._ledgers(ask, answer))
        return [] if whole else [Fault("items", _("Write at least one line that says with whom, which way and what."))]

    def summary(self, ask: Ask[ExchangeSettings], answer: ExchangeAnswer) -> str:
        """How many lines there are in each direction."""
        found = self._ledgers(ask, answer)
        sums = [(s, sum(len(ledger.texts(way)) for ledger in found)) for way, s in ((GIVE, ask.settings.give), (GET, ask.settings.get))]
        return ", ".join(_("{label}: {n}", label=label, n=n) for label, n in sums)

    def facts(self, ask: Ask[ExchangeSettings], answer: ExchangeAnswer) -> list[Fact]:
        """What is given to each thing, and what is got back."""
        facts = []
        for ledger in self._ledgers(ask, answer):
            both = (("gives", ledger.texts(GIVE)), ("gets", ledger.texts(GET)))
            facts += [Fact(ledger.thing.id, aspect, texts) for aspect, texts in both if texts]
        return facts

    def mark(self, ask: Ask[ExchangeSettings], answer: ExchangeAnswer) -> Mark:
        """Count both directions; ask back where one is empty, and where nothing is needed in a group the author names."""
        return exchange_mark(ask.settings, answer, self._ledgers(ask, answer))

    def figure(self, ask: Ask[ExchangeSettings], tries: Sequence[ExchangeAnswer], width: float) -> Scene | None:
        """The last try as a ladder."""
        found = self._ledgers(ask, tries[-1]) if tries else []
        if not any(ledger.items for ledger in found):
            return None
        from charts.ladder import LadderWords, Rung, ladder

        rungs = [Rung(thing_of(ledger.thing), tuple(ledger.texts(GIVE)), tuple(ledger.texts(GET))) for ledger in found]
        words = replace(catalogued(LadderWords()), give=ask.settings.give, get=ask.settings.get)
        return ladder(rungs, sectors_of((ledger.thing for ledger in found), ask.around), words, width)

    def examples(self, ask: Ask[ExchangeSettings]) -> Examples:
        """A line each way for all; nothing, a line without its text, only one direction; nothing needed where it is asked about."""
        s, things = ask.settings, ask.around.things(ask.settings.roster)
        if not things:
            return Examples(good=[], incomplete=[{}])
        pairs = [(thing.id, way) for thing in things for way in (GIVE, GET)][: s.limit]
        ids = row_ids(ask.activity.id, len(pairs))
        rows = [self._example(s, n, id, *pair) for n, (id, pair) in enumerate(zip(ids, pairs, strict=True))]
        bare: Body = {"id": rows[0]["id"], "thing": rows[0]["thing"], "direction": GIVE}
        undone: list[Body] = [{}, {"items": [bare]}, {"items": rows[:1]}]
        away = [{name: value for name, value in row.items() if name != "need"} for row in rows]
        asked = any(thing.get("group") in s.needs_in for thing in things)
        return Examples([{"items": rows}], undone, [({"items": away}, "mark")] if asked else [])

    def _example(self, settings: ExchangeSettings, n: int, id: str, thing: str, way: str) -> Body:
        row: Body = {"id": id, "thing": thing, "direction": way, "what": _("Example {n}", n=n + 1)}
        row |= {"sort": settings.sorts[n % len(settings.sorts)].id} if settings.sort else {}
        return row | ({"need": NEEDED if settings.needs_in else need_options(settings)[0].value} if settings.need else {})

    def _ledgers(self, ask: Ask[ExchangeSettings], answer: ExchangeAnswer) -> list[Ledger]:
        return ledgers(answer, ask.around.things(ask.settings.roster))

    def _templates(self, ask: Ask[ExchangeSettings]) -> tuple[form.Template, ...]:
        rows = tuple({"thing": thing.id, "direction": way} for thing in ask.around.things(ask.settings.roster) for way in (GIVE, GET))
        if not rows or len(rows) > ask.settings.limit:
            return ()
        return (form.Template(_("One line each way for everybody"), rows),)


def _groups(ask: Ask[ExchangeSettings], groups: Sequence[str]) -> str:
    """For which groups something is meant, in words."""
    return _("Fits: {groups}", groups=", ".join(ask.around.words("group", group) for group in groups)) if groups else ""


KIND = Exchange()

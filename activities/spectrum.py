"""The kind spectrum: every thing of a roster gets its place on a line of stops, as it is and as it is wanted. It judges no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Labelled, Named, Slug, Text, kept, refuse, repeated
from activities.drawing import sectors_of, thing_of
from activities.kind import Answer, Ask, Examples, Kind, Settings
from activities.rows import Row, empty, nothing_listed, present, subjects
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact, Thing
from course.lesson import Strict
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

WHY = 400  # characters


class SpectrumQuestions(Strict):
    """What is asked back."""

    still: Text = Field(description="asked when there are two positions and nothing moves from the first to the second")


class SpectrumSettings(Settings):
    """A line of stops for the things of a roster."""

    roster: Slug = Field(description="id of the list whose things are placed")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    stops: list[Named] = Field(min_length=2, max_length=7, description="the stops, from one end of the line to the other")
    positions: list[Named] = Field(min_length=1, max_length=2, description="what is placed: one position, or now and wanted in this order")
    why: Labelled | None = Field(None, description="a text for each thing; without it none is asked")
    questions: SpectrumQuestions | None = Field(None, description="what is asked back; feedback, never a refusal")

    @model_validator(mode="after")
    def _check(self) -> SpectrumSettings:
        slips = [*repeated(self.stops, "stops"), *repeated(self.positions, "positions")]
        refuse([*slips, *kept(self.positions, "positions", also=("why",))])
        return self


class PlacedRow(Row):
    """Places of one thing: position → stop."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | None] = Field(init=False)
    why: str = ""


class SpectrumAnswer(Answer):
    """Rows of places."""

    places: list[PlacedRow] = []


Placed = list[tuple[Thing, list[str | None]]]  # each thing with its stop in each position


class Spectrum(Kind[SpectrumSettings, SpectrumAnswer]):
    """A place on a line for the things of a roster."""

    name = "spectrum"
    title = "place the things of a list on a line, as it is and as it is wanted"
    icon = ":material/linear_scale:"
    Settings = SpectrumSettings
    Answer = SpectrumAnswer

    def sheet(self, ask: Ask[SpectrumSettings], body: Body) -> Sheet:
        """A row for each thing, with the stops to choose from."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        stops = tuple(stop.option for stop in s.stops)
        fields = [form.Field(p.id, p.label, "choice", p.help, options=stops) for p in s.positions]
        if s.why:
            fields.append(form.Field("why", s.why.label, "long", s.why.help, WHY))
        rows = form.Rows("places", s.label, s.one, tuple(fields), given=True, subjects=things, empty=empty(), limit=len(things))
        return Sheet((rows,))

    def problems(self, ask: Ask[SpectrumSettings], answer: SpectrumAnswer) -> list[Fault]:
        """No things, or nothing placed at all."""
        placed = self._placed(ask, answer)
        if faults := nothing_listed([thing for thing, _stops in placed], "places"):
            return faults
        return [] if any(any(stops) for _thing, stops in placed) else [Fault("places", _("Place at least one first."))]

    def summary(self, ask: Ask[SpectrumSettings], answer: SpectrumAnswer) -> str:
        """How many things have each position, and how many move."""
        placed = self._placed(ask, answer)
        said = [_("{label}: {n} of {all}", label=c.label, n=c.n, all=c.of) for c in self._counts(ask.settings, placed)]
        if len(ask.settings.positions) > 1:
            said.append(many("{n} moves", "{n} move", len(_moving(placed))))
        return ", ".join(said)

    def facts(self, ask: Ask[SpectrumSettings], answer: SpectrumAnswer) -> list[Fact]:
        """The stop of each thing in each position."""
        positions = ask.settings.positions
        return [
            Fact(thing.id, position.id, stop)
            for thing, stops in self._placed(ask, answer)
            for position, stop in zip(positions, stops, strict=True)
            if stop
        ]

    def mark(self, ask: Ask[SpectrumSettings], answer: SpectrumAnswer) -> Mark:
        """Count the places and what moves; ask back when nothing does."""
        s, placed = ask.settings, self._placed(ask, answer)
        counts = self._counts(s, placed)
        lines = [Line("note", _("{label}: {n} of {all}.", label=c.label, n=c.n, all=c.of), "places") for c in counts]
        lines += _stops_used(s, placed)
        if len(s.positions) > 1:
            lines += _moves(s, placed)
        for thing, stops in placed:
            missing = [position for position, stop in zip(s.positions, stops, strict=True) if not stop]
            lines += [Line("open", _("Not placed yet: {label}.", label=p.label), f"places/{thing.id}/{p.id}", thing.name) for p in missing]
        rule = _("Counted: places on the line. Where something stands is not judged.")
        if len(s.positions) > 1:
            rule = _("Counted: places on the line, and what moves from the first to the second. Where something stands is not judged.")
        return Mark(rule, tuple(lines), tuple(counts))

    def figure(self, ask: Ask[SpectrumSettings], tries: Sequence[SpectrumAnswer], width: float) -> Scene | None:
        """The last try: a line of stops, or two of them with arrows."""
        placed = self._placed(ask, tries[-1]) if tries else []
        if not any(any(stops) for _thing, stops in placed):
            return None
        from charts.slope import SlopeWords, Track, slope

        s = ask.settings
        place = {stop.id: n for n, stop in enumerate(s.stops)}
        tracks = [Track(thing_of(thing), *(place.get(stop or "") for stop in stops)) for thing, stops in placed]
        words = replace(catalogued(SlopeWords()), column_now=s.positions[0].label, column_wanted=s.positions[-1].label)
        sectors = sectors_of((thing for thing, _stops in placed), ask.around)
        return slope(tracks, [stop.label for stop in s.stops], words, width, sectors)

    def labels(self, settings: SpectrumSettings) -> dict[str, dict[str, str]]:
        """The stops, for each position."""
        return {position.id: {stop.id: stop.label for stop in settings.stops} for position in settings.positions}

    def examples(self, ask: Ask[SpectrumSettings]) -> Examples:
        """All placed and moving; nothing, one left out, one position left out; nothing moves."""
        s, things = ask.settings, subjects(ask.around, ask.settings.roster)
        if not things:
            return Examples(good=[], incomplete=[{}])
        rows = [self._example(s, str(thing.value), n, step=1) for n, thing in enumerate(things)]
        undone: list[Body] = [{}]
        if len(rows) > 1:
            undone.append({"places": rows[:-1]})
        if len(s.positions) > 1:
            undone.append({"places": [{"id": row["id"], s.positions[0].id: row[s.positions[0].id]} for row in rows]})
        still = [self._example(s, str(thing.value), n, step=0) for n, thing in enumerate(things)]
        asked = len(s.positions) > 1 and s.questions is not None
        return Examples([{"places": rows}], undone, [({"places": still}, "mark")] if asked else [])

    def _example(self, settings: SpectrumSettings, thing: str, n: int, step: int) -> Body:
        stops = settings.stops
        row: Body = {"id": thing, **{p.id: stops[(n + k * step) % len(stops)].id for k, p in enumerate(settings.positions)}}
        return row | ({"why": _("An example in a few words.")} if settings.why else {})

    def _placed(self, ask: Ask[SpectrumSettings], answer: SpectrumAnswer) -> Placed:
        things = ask.around.things(ask.settings.roster)
        return [(thing, _stops(ask.settings, row)) for thing, row in present(answer.places, things)]

    def _counts(self, settings: SpectrumSettings, placed: Placed) -> list[Count]:
        return [Count(p.label, sum(1 for _t, stops in placed if stops[k]), len(placed)) for k, p in enumerate(settings.positions)]


def _stops(settings: SpectrumSettings, row: PlacedRow | None) -> list[str | None]:
    """The stop in each position; one that is not on the line any more counts as none."""
    known, chosen = {stop.id for stop in settings.stops}, (row.__pydantic_extra__ or {}) if row else {}
    return [stop if (stop := chosen.get(position.id)) in known else None for position in settings.positions]


def _both(placed: Placed) -> list[tuple[Thing, list[str | None]]]:
    return [(thing, stops) for thing, stops in placed if all(stops)]


def _moving(placed: Placed) -> list[Thing]:
    return [thing for thing, stops in _both(placed) if len(set(stops)) > 1]


def _stops_used(settings: SpectrumSettings, placed: Placed) -> Iterator[Line]:
    """For each position how many stand at each stop, where anything stands."""
    for k, position in enumerate(settings.positions):
        at = [(stop.label, sum(1 for _thing, stops in placed if stops[k] == stop.id)) for stop in settings.stops]
        said = ", ".join(_("{label} {n}", label=label, n=n) for label, n in at if n)
        if said:
            yield Line("note", f"{said}.", "places", position.label)


def _moves(settings: SpectrumSettings, placed: Placed) -> Iterator[Line]:
    both, moving = _both(placed), _moving(placed)
    if not both:
        return
    yield Line("note", many("{n} of {all} moves.", "{n} of {all} move.", len(moving), all=len(both)), "places")
    if not moving and settings.questions:
        yield Line("question", settings.questions.still, "places")


KIND = Spectrum()

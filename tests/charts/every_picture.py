"""Every picture there is, drawn from one list of things: what else a picture needs is taken from small made-up stocks.

The property tests, the browser tests, the print tests and ``docs/make_gallery.py`` draw from here; a test sees that no layout is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from charts.bars import BarsWords, bars
from charts.calendar import Beat, CalendarWords, Strip, calendar
from charts.canvas import Block, CanvasWords, canvas
from charts.cards import Box, CardLine, CardsWords, cards
from charts.flow import FlowWords, Step, flow
from charts.journey import JourneyWords, Touchpoint, journey
from charts.ladder import LadderWords, Rung, ladder
from charts.matrix import Cell, MatrixRow, MatrixWords, matrix
from charts.portfolio import PortfolioWords, portfolio
from charts.quadrants import Point, QuadrantsWords, quadrants
from charts.ring import RingWords, ring
from charts.scene import Scene, Sector, Thing
from charts.shares import ShareRow, SharesWords, shares
from charts.shift import ShiftWords, shift
from charts.slope import SlopeWords, Track, slope
from charts.spread import Spread, SpreadWords, spread

SECTORS = (
    Sector("internal", "At work"),
    Sector("external", "Outside"),
    Sector("personal", "Away from work"),
)
INVITES = {
    "internal": "Nobody at work yet? Think of who waits for something from you.",
    "external": "Nobody outside yet? Think of who gets the result in the end.",
    "personal": "Nobody away from work yet? Think of who counts on your time.",
}
GIVES = (
    "Clean monthly figures by day 3",
    "No surprises, options not problems",
    "Rota published two weeks ahead",
    "",
    "Undivided time on Sundays",
)
GETS = (
    "Budget room, early warnings",
    "Cover, priorities, a good reference",
    "",
    "Fees, referrals, honest feedback",
    "Support, perspective, laughter",
)
KINDS = ("personal assistance", "co-creation", "self-service", "dedicated personal assistance", "community")
PHASES = ("Before", "First contact", "Working together", "Afterwards")
THOUGHTS = ("Will they get what I need?", "Did it arrive?", "They listened.", "What does this mean?", "", "More than I thought.")
WANTED_WORDS, NOW_WORDS = ("curious", "heard", "understood", "confident", "proud"), ("lost", "waiting", "understood", "confused", "")
STOPS = ("Transaction", "Repeat", "Loyalty", "Engagement", "Advocacy")
PLACES = (
    (0, 0, 2, 2),
    (2, 0, 2, 1),
    (2, 1, 2, 1),
    (4, 0, 2, 2),
    (6, 0, 2, 1),
    (6, 1, 2, 1),
    (8, 0, 2, 2),
    (0, 2, 5, 1),
    (5, 2, 5, 1),
)
MARKS = ("full", "hollow", "both", "")
BASES = ("assumed", "observed", "asked", "")
Draw = Callable[[Sequence[Thing], float], Scene]


@dataclass(frozen=True)
class Option:
    """A column as a course may have it."""

    id: str
    label: str


def _round(stock: Sequence[str], n: int) -> str:
    return stock[n % len(stock)]


def _ring(things: Sequence[Thing], width: float) -> Scene:
    return ring(things, SECTORS, RingWords(invite=INVITES), width)


def _portfolio(things: Sequence[Thing], width: float) -> Scene:
    return portfolio(things, SECTORS, PortfolioWords(), width)


def _ladder(things: Sequence[Thing], width: float) -> Scene:
    kinds = [replace(thing, kind=_round(KINDS, n)) for n, thing in enumerate(things)]
    rungs = [Rung(thing, (_round(GIVES, n),), (_round(GETS, n),)) for n, thing in enumerate(kinds)]
    return ladder(rungs, SECTORS, LadderWords(title="What we exchange"), width)


def touchpoints(things: Sequence[Thing]) -> list[Touchpoint]:
    """A journey whose points of contact are called like the things."""
    least, found = len(things) / len(PHASES), []
    for n, thing in enumerate(things):
        now = None if thing.works is None else thing.works - 3
        wanted = None if thing.distance is None else min(2, thing.distance - 2)
        words = (_round(WANTED_WORDS, n), _round(NOW_WORDS, n))
        phase = PHASES[min(len(PHASES) - 1, int(n / max(1.0, least)))]
        found.append(Touchpoint(thing.id, thing.name, phase, _round(THOUGHTS, n), wanted, now, *words, chosen=n % 7 == 3))
    return found


def _journey(things: Sequence[Thing], width: float) -> Scene:
    subtitle = "Every point of contact, and the gap between what I want and what I think happens."
    return journey(touchpoints(things), JourneyWords(title="The journey", subtitle=subtitle), width)


def _slope(things: Sequence[Thing], width: float) -> Scene:
    tracks = [Track(thing, None if thing.works is None else thing.works - 1, (n + 2) % 5) for n, thing in enumerate(things)]
    return slope(tracks, STOPS, SlopeWords(title="Where each relationship stands, and where it should"), width, SECTORS)


def _strip(things: Sequence[Thing], width: float) -> Scene:
    tracks = [Track(thing, None if thing.works is None else thing.works - 1) for thing in things]
    return slope(tracks, STOPS, SlopeWords(title="Where each relationship stands"), width, SECTORS)


def _quadrants(things: Sequence[Thing], width: float) -> Scene:
    points = [Point(thing, thing.works, thing.distance) for thing in things]
    return quadrants(points, QuadrantsWords(title="Power and interest"), width, SECTORS)


def _grid(columns: Sequence[str], step: int) -> Draw:
    def draw(things: Sequence[Thing], width: float) -> Scene:
        options = [Option(f"o{n}", label) for n, label in enumerate(columns)]
        rows = []
        for n, thing in enumerate(things):
            cells = {f"o{k % len(columns)}": Cell(_round(MARKS, n + k)) for k in range(n, n + step)}  # type: ignore[arg-type]
            place = next((k for k, sector in enumerate(SECTORS) if sector.id == thing.sector), None)
            rows.append(MatrixRow(thing.id, thing.name, place, cells))
        return matrix(rows, options, MatrixWords(), width, SECTORS)

    return draw


def _flow(things: Sequence[Thing], width: float) -> Scene:
    many = len(things)
    steps = [Step(t.id, t.name, 2 * n >= many, _round(GIVES, n), n == many // 2) for n, t in enumerate(things)]
    return flow(steps, FlowWords(title="Who gets it next"), width)


def _canvas(things: Sequence[Thing], width: float) -> Scene:
    blocks = [Block(f"b{n}", f"Block {n + 1}", place=place) for n, place in enumerate(PLACES)]
    held = [replace(block, lines=tuple(thing.name for thing in things[n :: len(blocks)])) for n, block in enumerate(blocks)]
    return canvas(held, CanvasWords(title="One page"), width)


def _calendar(things: Sequence[Thing], width: float) -> Scene:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    often = [tuple(k + 0.5 for k in range(n % 3, 12, n % 4 + 1)) for n in range(len(things))]
    beats = [(Beat("contact", at, said="often"), Beat("payment", (2.9, 8.9), said="twice a year")) for at in often]
    return calendar([Strip(t.id, t.name, beats[n]) for n, t in enumerate(things)], months, CalendarWords(title="How often"), width)


def _cards(things: Sequence[Thing], width: float) -> Scene:
    lines = [CardLine(thing.name, _round(BASES, n)) for n, thing in enumerate(things)]  # type: ignore[arg-type]
    boxes = [Box(title, tuple(lines[n::4])) for n, title in enumerate(("Behaviours", "Motivations", "Needs next", "What keeps them"))]
    return cards(boxes, CardsWords(title="A portrait", share="{n} of {all} lines are more than assumed ({percent} %)."), width)


def _shares(things: Sequence[Thing], width: float) -> Scene:
    rows = [ShareRow(t.name, [("me", 10 + 7 * (n % 9)), ("them", 20), ("others", 4 * (n % 4))]) for n, t in enumerate(things)]
    return shares(rows, SharesWords(title="Who does how much"), width)


def _bars(things: Sequence[Thing], width: float) -> Scene:
    return bars([(t.name, [("first", n % 7), ("last", n % 5 + 1)]) for n, t in enumerate(things)], BarsWords(title="Counted"), width)


def _spread(things: Sequence[Thing], width: float) -> Scene:
    rows = [(t.name, [("wanted", Spread(4, 3, 5)), ("now", Spread(1 + n % 4, 1, 2 + n % 3))]) for n, t in enumerate(things)]
    return spread(rows, "Importance", "Mean and middle half", "Who", (1, 5), width, SpreadWords())


def _shift(things: Sequence[Thing], width: float) -> Scene:
    names = [thing.name for thing in things]
    return shift(names[::2], [*names[1::2], *names[:2]], ShiftWords(title="In words"), width)


ROLES = ("Buyer", "User", "Payer", "Decider", "Adviser")
TYPES = ("personal assistance", "dedicated assistance", "self-service", "automated", "community", "co-creation")
PICTURES: dict[str, Draw] = {
    "ring": _ring,
    "portfolio": _portfolio,
    "ladder": _ladder,
    "journey": _journey,
    "slope": _slope,
    "strip": _strip,
    "quadrants": _quadrants,
    "roles": _grid(ROLES, 3),
    "types": _grid(TYPES, 2),
    "flow": _flow,
    "canvas": _canvas,
    "calendar": _calendar,
    "cards": _cards,
    "shares": _shares,
    "bars": _bars,
    "shift": _shift,
    "spread": _spread,
}
CHOOSABLE = [name for name in PICTURES if name not in {"cards", "shares", "bars", "shift", "spread"}]  # the others hold no things to choose


def some(count: int, names: Sequence[str] = ()) -> list[Thing]:
    """Things in all three groups with ratings of every kind.

    :param names: taken round and round; none stands for short plain ones
    """
    return list(_made(count, names))


def _made(count: int, names: Sequence[str]) -> Iterator[Thing]:
    for n in range(count):
        name = _round(names, n) if names else f"Person {n + 1}"
        yield Thing(f"t{n}", name, SECTORS[n * n % 3 if n % 4 else 2].id, 5 - n * 3 % 5, n * 7 % 5 + 1, focus=n == 1, star=n == 2)

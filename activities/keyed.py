"""What sort and match share: cards, groups, the authored key, and feedback that gives the author's reason. It judges no free text."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import Field, model_validator

from activities.authored import Named, Slip, Slug, Text, refuse, repeated, unknown
from activities.bars import drawn
from activities.classwide import Adds, ClassChart, tried, tried_chart
from activities.kind import Answer, Ask, Examples, Kind, Settings
from charts.scene import Scene
from course.check import Fault
from course.lesson import Strict
from course.mark import Count, Line, Mark, Tone
from course.sheet import Body
from course.words import _, many

Choices = Mapping[str, Sequence[str]]  # card → the groups it was put into


class Card(Strict):
    """One card with its part of the key."""

    id: Slug = Field(description="stable name; never reuse one")
    text: Text = Field(description="what stands on the card")
    accept: list[Slug] = Field([], description="ids of the groups that are accepted; none: this card has no key")
    why: str = Field("", description="the reason for the accepted groups; every card with a key needs it")
    defend: dict[str, Text] = Field({}, description="id of a group that can be defended → the reason")
    other: str = Field("", description="the reason why the remaining groups do not fit; without it a general sentence and `why`")


class KeyedSettings(Settings):
    """Groups and cards."""

    groups: list[Named] = Field(min_length=2, description="the groups, in the order of the screen")
    cards: list[Card] = Field(min_length=1, description="the cards, in the order of the screen")
    by_group: bool = Field(False, description="the picture shows for each group how many of its cards were placed as accepted")

    @model_validator(mode="after")
    def _check(self) -> KeyedSettings:
        slips = [*repeated(self.groups, "groups"), *repeated(self.cards, "cards")]
        for n, card in enumerate(self.cards):
            slips += unknown(card.accept, self.groups, "groups", "cards", n, "accept")
            slips += unknown(card.defend, self.groups, "groups", "cards", n, "defend")
            if card.accept and not card.why:
                slips.append(Slip(("cards", n), _("The card “{id}” has a key and no reason. Add “why”.", id=card.id)))
            if both := set(card.accept) & set(card.defend):
                text = _("“{name}” is accepted, so it needs no defence.", name=min(both))
                slips.append(Slip(("cards", n, "defend"), text))
        refuse(slips)
        return self

    def labels(self, groups: Sequence[str]) -> str:
        """Labels of groups, in the order of the settings."""
        return ", ".join(group.label for group in self.groups if group.id in groups)


K = TypeVar("K", bound=KeyedSettings)
A = TypeVar("A", bound=Answer)


class Keyed(Kind[K, A]):
    """Cards put into groups and compared with a key."""

    @abstractmethod
    def choices(self, answer: A) -> Choices:
        """Which groups each card was put into."""

    @abstractmethod
    def body(self, choices: Choices) -> Body:
        """A body with these choices."""

    def wants_all(self, settings: K) -> bool:
        """Whether every accepted group belongs to a full answer, or any one of them is enough."""
        return False

    def problems(self, ask: Ask[K], answer: A) -> list[Fault]:
        """Every card needs a place, so that the first try can be compared with the last."""
        choices = self.choices(answer)
        missing = sum(1 for card in ask.settings.cards if not choices.get(card.id))
        return [Fault("cards", many("{n} card has no place yet.", "{n} cards have no place yet.", missing))] if missing else []

    def summary(self, ask: Ask[K], answer: A) -> str:
        """How many cards are accepted and how many can be defended."""
        tones = [line.tone for line in self._lines(ask.settings, answer)]
        keyed = len(tones) - tones.count("note")
        if not keyed:
            return many("{n} card placed", "{n} cards placed", sum(1 for groups in self.choices(answer).values() if groups))
        accepted, defensible = tones.count("accepted"), tones.count("defensible")
        if defensible:
            return _("{n} of {all} accepted, {d} defensible", n=accepted, all=keyed, d=defensible)
        return _("{n} of {all} accepted", n=accepted, all=keyed)

    def mark(self, ask: Ask[K], answer: A) -> Mark:
        """Compare with the key; every card gets its authored reason."""
        lines = self._lines(ask.settings, answer)
        rule = _("Compared with the key of this activity. Where several places can be held, each is named with its reason.")
        return Mark(rule, lines, self._counts(ask.settings, lines))

    def figure(self, ask: Ask[K], tries: Sequence[A], width: float) -> Scene | None:
        """The first try beside the last one: all cards, or group by group."""
        shown = [tries[0], tries[-1]] if len(tries) > 1 else list(tries)
        counts = [self._by_group(ask.settings, answer) if ask.settings.by_group else self.mark(ask, answer).counts for answer in shown]
        if not counts or not counts[0]:
            return None
        series = (_("First try"), _("Last try")) if len(counts) > 1 else ("",)
        rows = [
            (row[0].label, [(name, float(count.n)) for name, count in zip(series, row, strict=True)]) for row in zip(*counts, strict=True)
        ]
        title = _("Accepted, group by group") if ask.settings.by_group else _("Your tries")
        return drawn(rows, title, _("Compared with the key"), width, max(float(count.of) for count in counts[0]))

    def class_charts(self, ask: Ask[K]) -> list[ClassChart]:
        """How many placed each card as accepted or defensible, first and last."""
        cards = {card.id: card.text for card in ask.settings.cards if card.accept}
        return [tried_chart("cards", _("Accepted or defensible, card by card"), _("Card"), cards)] if cards else []

    def class_adds(self, ask: Ask[K], tries: Sequence[A]) -> list[Adds]:
        """Each card with a key, first and last."""
        return tried("cards", *(self._fits(ask.settings, answer) for answer in (tries[0], tries[-1])))

    def _fits(self, settings: K, answer: A) -> dict[str, bool]:
        lines = zip(settings.cards, self._lines(settings, answer), strict=True)
        return {card.id: line.tone in ("accepted", "defensible") for card, line in lines if card.accept}

    def examples(self, ask: Ask[K]) -> Examples:
        """The key, nothing at all, and places that are neither accepted nor defended."""
        settings = ask.settings
        key = {card.id: self._key(settings, card) for card in settings.cards}
        wrong = {**key, **{card.id: off for card in settings.cards if (off := self._off(settings, card))}}
        return Examples(
            good=[self.body(key)],
            incomplete=[self.body({})],
            wrong=[(self.body(wrong), "mark")] if wrong != key else [],
        )

    def _key(self, settings: K, card: Card) -> list[str]:
        accepted = card.accept or [settings.groups[0].id]
        return accepted if self.wants_all(settings) else accepted[:1]

    def _off(self, settings: K, card: Card) -> list[str]:
        """The first group that is neither accepted nor defended, or none."""
        fitting = {*card.accept, *card.defend}
        return [group.id for group in settings.groups if card.accept and group.id not in fitting][:1]

    def _lines(self, settings: K, answer: A) -> tuple[Line, ...]:
        choices = self.choices(answer)
        return tuple(_line(settings, card, list(choices.get(card.id, ())), self.wants_all(settings)) for card in settings.cards)

    def _by_group(self, settings: K, answer: A) -> list[Count]:
        """How many cards of each group were placed as accepted; a card that several groups accept belongs to each of them."""
        accepted = {line.path for line in self._lines(settings, answer) if line.tone == "accepted"}
        counts = []
        for group in settings.groups:
            cards = [card for card in settings.cards if group.id in card.accept]
            n = sum(1 for card in cards if f"cards/{card.id}" in accepted)
            label = many("{group} ({n} card)", "{group} ({n} cards)", len(cards), group=group.label)
            counts += [Count(label, n, len(cards))] if cards else []
        return counts

    def _counts(self, settings: K, lines: Sequence[Line]) -> tuple[Count, ...]:
        tones: list[Tone] = [line.tone for line in lines if line.tone != "note"]
        names: dict[Tone, str] = {"accepted": _("Accepted"), "defensible": _("Defensible"), "other": _("Other")}
        if self.wants_all(settings):
            names["open"] = _("Not complete")
        return tuple(Count(label, tones.count(tone), len(tones)) for tone, label in names.items()) if tones else ()


def _line(settings: KeyedSettings, card: Card, chosen: list[str], wants_all: bool) -> Line:
    """Feedback on one card: what was chosen, what the key has, and the author's reason for each."""
    tone = _tone(card, chosen, wants_all)
    text = " ".join(_sentences(settings, card, chosen, wants_all, tone))
    return Line(tone, text, f"cards/{card.id}", card.text, settings.labels(chosen))


def _tone(card: Card, chosen: list[str], wants_all: bool) -> Tone:
    if not card.accept:
        return "note"
    beyond = set(chosen) - set(card.accept)
    if not chosen:
        return "open"
    if beyond - set(card.defend):
        return "other"
    if beyond:
        return "defensible"
    return "open" if wants_all and set(card.accept) - set(chosen) else "accepted"


def _sentences(settings: KeyedSettings, card: Card, chosen: list[str], wants_all: bool, tone: Tone) -> list[str]:
    if tone == "note":
        return [card.why or _("There is no key for this card: where it belongs is for you to say.")]
    fits = [group for group in chosen if group in card.accept]
    missing = settings.labels([group for group in card.accept if group not in chosen])
    beyond = [group for group in chosen if group not in card.accept and group not in card.defend]
    said = [] if chosen else [_("Not placed yet.")]
    if fits and wants_all and tone != "accepted":
        said.append(_("In the key: {groups}.", groups=settings.labels(fits)))
    if beyond:
        said.append(card.other or _("Not in the key: {groups}.", groups=settings.labels(beyond)))
    said += _defences(settings, card, [group for group in card.defend if group in chosen])
    if missing:
        said.append(_missing(missing, bool(fits), wants_all))
    return [*said, card.why, *_defences(settings, card, [group for group in card.defend if group not in chosen])]


def _missing(groups: str, some_fit: bool, wants_all: bool) -> str:
    if not some_fit:
        return _("The key has: {groups}.", groups=groups)
    return _("The key also has: {groups}.", groups=groups) if wants_all else _("Also accepted: {groups}.", groups=groups)


def _defences(settings: KeyedSettings, card: Card, groups: Sequence[str]) -> list[str]:
    return [_("“{group}” can be defended: {reason}", group=settings.labels([g]), reason=card.defend[g]) for g in groups]

"""The kind sort: every card goes into one group, and is compared with the author's key."""

from __future__ import annotations

from activities.keyed import Choices, Keyed, KeyedSettings
from activities.kind import Answer, Ask
from course.sheet import Body, Cards, Option, Sheet


class SortSettings(KeyedSettings):
    """Cards that go into one group each."""


class SortAnswer(Answer):
    """Card → group."""

    cards: dict[str, str] = {}


class Sort(Keyed[SortSettings, SortAnswer]):
    """Cards into groups, one group a card."""

    name = "sort"
    title = "put cards into groups and compare with a key"
    icon = ":material/category:"
    Settings = SortSettings
    Answer = SortAnswer

    def sheet(self, ask: Ask[SortSettings], body: Body) -> Sheet:
        """One board of cards."""
        cards = tuple(Option(card.id, card.text) for card in ask.settings.cards)
        return Sheet((Cards("cards", ask.activity.head.title, "sort", cards, tuple(group.option for group in ask.settings.groups)),))

    def choices(self, answer: SortAnswer) -> Choices:
        """The one group of each placed card."""
        return {card: [group] for card, group in answer.cards.items()}

    def body(self, choices: Choices) -> Body:
        """A body with these choices."""
        return {"cards": {card: groups[0] for card, groups in choices.items()}}


KIND = Sort()

"""The kind match: cards are joined with one group or with several, and compared with the author's key."""

from __future__ import annotations

from pydantic import Field

from activities.keyed import Choices, Keyed, KeyedSettings
from activities.kind import Answer, Ask
from course.sheet import Body, Cards, Option, Sheet


class MatchSettings(KeyedSettings):
    """Cards that go with one group or several."""

    many: bool = Field(False, description="a card may go with several groups, and the key then lists all that fit")


class MatchAnswer(Answer):
    """Card → groups."""

    cards: dict[str, list[str]] = {}


class Match(Keyed[MatchSettings, MatchAnswer]):
    """Cards joined with groups."""

    name = "match"
    title = "join cards with one or several groups and compare with a key"
    icon = ":material/join_inner:"
    Settings = MatchSettings
    Answer = MatchAnswer

    def sheet(self, ask: Ask[MatchSettings], body: Body) -> Sheet:
        """One board of cards."""
        settings = ask.settings
        cards = tuple(Option(card.id, card.text) for card in settings.cards)
        groups = tuple(group.option for group in settings.groups)
        return Sheet((Cards("cards", ask.activity.head.title, "match", cards, groups, settings.many),))

    def choices(self, answer: MatchAnswer) -> Choices:
        """The groups of each card."""
        return answer.cards

    def body(self, choices: Choices) -> Body:
        """A body with these choices."""
        return {"cards": {card: list(groups) for card, groups in choices.items()}}

    def wants_all(self, settings: MatchSettings) -> bool:
        """With several groups a card the key lists all of them."""
        return settings.many


KIND = Match()

"""Every sentence of the share card, to be filled from the message catalogue. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass

from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class CardWords(ThingWords):
    """The share card: few words on it, and a sentence that says all that is on it."""

    me: str = "Me"
    key_distance: str = "Closer = more important to me."
    key_ties: str = "Thick = works well, dashed = needs attention."
    count: str = "{group}: {n}"
    sentence_none: str = "Nobody stands on this card."
    sentence_some: str = "On this card: {n} ({groups})."
    sentence_names: str = "Their names: {names}."
    sentence_initials: str = "Their initials: {names}."
    sentence_attention: str = "Needs attention: {n}."
    sentence_hollow: str = "Drawn as an outline, possible or past: {n}."
    sentence_course: str = "Course: “{course}”."
    sentence_who: str = "Made by {who}."


@dataclass(frozen=True, slots=True)
class Caption:
    """What a card says about itself: its title, the course it comes from, who made it; nothing where nothing shall stand."""

    title: str
    course: str = ""
    who: str = ""

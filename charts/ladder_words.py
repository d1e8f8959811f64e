"""Every sentence of the exchange ladder. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass

from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class LadderWords(ThingWords):
    """What I give and what I get; the two questions stand where nothing is noted yet."""

    title: str = ""
    subtitle: str = "Solid arrow = what I give. Dashed arrow = what I get back."
    me: str = "Me"
    give: str = "I give"
    get: str = "I get"
    column_kind: str = "Kind"
    ask_give: str = "What do you give?"
    ask_get: str = "What do you get back?"
    nobody_yet: str = "Nobody stands on this ladder yet. Who do you exchange something with?"
    about_kind: str = "{kind}."
    about_give: str = "I give: {items}."
    about_get: str = "I get: {items}."
    nothing_given: str = "Nothing given is noted yet."
    nothing_got: str = "Nothing got back is noted yet."
    sentence_none: str = "Nothing is noted on this ladder yet."
    sentence_rung: str = "{name}: I give {gives}; I get {gets}."
    sentence_give_only: str = "{name}: I give {gives}; nothing got back is noted yet."
    sentence_get_only: str = "{name}: I get {gets}; nothing given is noted yet."
    sentence_empty: str = "Nothing noted yet for: {names}."
    sentence_more: str = "And {n} more in the table."
    items_joiner: str = ", "
    joiner: str = "; "  # names may hold commas

"""Every sentence of the pictures, to be filled from the message catalogue. It knows no layout.

Patterns use named places: ``{n}`` a number, ``{name}``, ``{group}``, ``{value}`` words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ThingWords:
    """What all pictures of things say about who somebody is."""

    unsorted: str = "Not sorted yet"
    together: str = "Everything"
    nameless: str = "No name yet"
    hollow: str = "possible or past"
    ghost: str = "not on your list"
    focus: str = "in focus"
    star: str = "speaks for me"
    column_name: str = "Name"
    column_group: str = "Group"
    column_remark: str = "Remark"
    joiner: str = ", "
    and_more: str = "{names} and {n} more"
    key_hollow: str = "Outline = possible or past."
    key_ghost: str = "Dotted outline = not on your list."
    key_focus: str = "Ring around it = in focus."
    key_star: str = "Star = speaks for me, with evidence."
    about_alone: str = "{name}."
    about_grouped: str = "{name}. {group}."
    sentence_focus: str = "In focus: {names}."
    sentence_stars: str = "Speaks for me: {names}."


@dataclass(frozen=True, slots=True)
class RatingWords(ThingWords):
    """What pictures of rated things say about one thing."""

    value: str = "{n} of 5"
    unrated: str = "not rated yet"
    about: str = "{name}. {group}. Importance: {importance}. Works: {works}."
    column_kind: str = "Kind"
    column_importance: str = "Importance"
    column_works: str = "How well it works"
    count: str = "{group}: {n}"


@dataclass(frozen=True, slots=True)
class RingWords(RatingWords):
    """The relationship ring. ``invites`` holds a question per sector id, shown where nobody stands yet."""

    title: str = "My map"
    me: str = "Me"
    subtitle_wide: str = "Closer to the centre = more important to me. Thick line = works well, dashed = needs attention."
    subtitle_narrow: str = "Closer = more important. Dashed = needs attention."
    invite: Mapping[str, str] = field(default_factory=dict)
    nobody_yet: str = "Nobody here yet?"
    sentence_none: str = "Nobody stands on this map yet."
    sentence_some: str = "On this map: {n} ({groups})."
    sentence_attention: str = "Needs attention: {n}."
    sentence_unrated: str = "Not fully rated yet: {n}."
    sentence_ghosts: str = "Not on your list: {n}."


@dataclass(frozen=True, slots=True)
class PortfolioWords(RatingWords):
    """Importance against how well it works. ``works_scale`` names the five columns from badly to very well."""

    title: str = "Where should I put my effort?"
    subtitle: str = "Your own view of each relationship, today."
    repair: str = "Repair first"
    protect: str = "Protect and learn from"
    simplify: str = "Simplify or let go"
    light: str = "Keep light"
    axis_importance: str = "How important are they to me?"
    axis_works: str = "How well does the relationship work today?"
    works_scale: tuple[str, str, str, str, str] = ("badly", "poorly", "so-so", "well", "very well")
    sentence_none: str = "Nobody is rated on both scales yet."
    sentence_quadrant: str = "{field}: {names}."
    sentence_missing: str = "Without both ratings: {names}."
    column_quadrant: str = "Where it falls"
    joiner: str = "; "  # names may hold commas


@dataclass(frozen=True, slots=True)
class BarsWords:
    """Horizontal bars with the value beside each."""

    title: str = ""
    subtitle: str = ""
    column_label: str = ""
    sentence_none: str = "Nothing has been counted yet."
    sentence_row: str = "{label}: {values}."
    beside: str = "{n}"
    value: str = "{series} {n}"
    joiner: str = ", "

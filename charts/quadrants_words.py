"""Every sentence of a grid of two ratings. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass

from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class QuadrantsWords(ThingWords):
    """Two ratings 1..5 against each other: x to the right, y upwards, a name for each of the four fields."""

    title: str = ""
    subtitle: str = ""
    axis_x: str = "Interest"
    axis_y: str = "Power"
    x_low: str = "low"
    x_high: str = "high"
    y_low: str = "low"
    y_high: str = "high"
    top_left: str = "Keep satisfied"
    top_right: str = "Work closely with"
    bottom_left: str = "Keep an eye on"
    bottom_right: str = "Keep informed"
    axis: str = "{axis} (1 = {low}, 5 = {high})"
    value: str = "{n} of 5"
    unrated: str = "not rated yet"
    about: str = "{axis_x}: {x}. {axis_y}: {y}."
    about_field: str = "{field}."
    column_field: str = "Where it falls"
    nobody_yet: str = "Nobody is rated on both scales yet. Who comes to mind first?"
    sentence_none: str = "Nobody is rated on both scales yet."
    sentence_field: str = "{field}: {names}."
    sentence_missing: str = "Without both ratings: {names}."
    joiner: str = "; "  # names may hold commas

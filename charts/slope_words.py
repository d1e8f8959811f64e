"""Every sentence of the slope and the strip. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass

from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class SlopeWords(ThingWords):
    """Where things stand on a line of stops, and where they should stand; ``subtitle`` is for a line without wishes."""

    title: str = ""
    subtitle: str = ""
    subtitle_wanted: str = "Filled = {now}. Outline = {wanted}. The arrow goes from the one to the other."
    subtitle_stays: str = "Side by side = stays."
    scale: str = "From left to right: {stops}."
    stop: str = "{n} of {total}"
    move: str = "{now} → {wanted}"
    stays: str = "{now}, stays"
    only: str = "{column}: {stop}"
    unplaced: str = "not placed yet"
    column_now: str = "Now"
    column_wanted: str = "Wanted"
    heading_unplaced: str = "Not placed yet"
    nobody_yet: str = "Nobody stands on this line yet. Who would you place first?"
    about_place: str = "{stop}."
    about_column: str = "{column}: {stop}."
    about_unplaced: str = "Not placed yet."
    sentence_none: str = "Nobody stands on this line yet."
    sentence_place: str = "{stop}: {names}."
    sentence_moves: str = "{now} → {wanted}: {names}."
    sentence_nobody_moves: str = "Nobody moves."
    sentence_stays: str = "Stays at {now}: {names}."
    sentence_only: str = "{column} only, {stop}: {names}."
    sentence_unplaced: str = "Not placed yet: {names}."
    joiner: str = "; "  # names may hold commas
    stop_joiner: str = " – "

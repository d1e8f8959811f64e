"""Colours of the pictures for light, dark and paper. It knows no shapes beyond the marker that goes with each sector.

Chosen so that neighbours stay apart for every simulated colour blindness and words reach a contrast of 4.5:1 (WCAG 2.2, SC 1.4.3).
Colour never stands alone: each sector has its own marker and its own place.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.scene import Marker, Paint

MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle")
COLOURED = 3  # sectors with a colour of their own
NEUTRAL = 3  # the tone of things without a known sector


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one sector: markers and lines, area, words on a marker, words on paper."""

    mark: str
    tint: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette; the fourth tone is the neutral one."""

    name: str
    paper: str
    ink: str
    muted: str
    line: str
    tones: tuple[Tone, Tone, Tone, Tone]

    def colours(self) -> dict[Paint, str]:
        """Every colour by the name shapes use."""
        table = {"paper": self.paper, "ink": self.ink, "muted": self.muted, "line": self.line, "none": "none"}
        for n, tone in enumerate(self.tones):
            table |= {f"mark{n}": tone.mark, f"tint{n}": tone.tint, f"on{n}": tone.on, f"text{n}": tone.text}
        return table


def _tone(mark: str, tint: str, on: str) -> Tone:
    return Tone(mark, tint, on, mark)


LIGHT = Theme(
    "light",
    paper="#FFFFFF",
    ink="#1F1E1C",
    muted="#5F5B55",
    line="#C9C5BD",
    tones=(
        _tone("#31368F", "#ECEDF8", "#FFFFFF"),
        _tone("#C2500A", "#FCEFE6", "#FFFFFF"),
        _tone("#008573", "#E3F4F1", "#FFFFFF"),
        _tone("#6B6862", "#F1F0EE", "#FFFFFF"),
    ),
)
DARK = Theme(
    "dark",
    paper="#171614",
    ink="#EDEBE8",
    muted="#B5B0A8",
    line="#55514A",
    tones=(
        _tone("#A5A8FF", "#23243A", "#171614"),
        _tone("#FFA14A", "#33261A", "#171614"),
        _tone("#58E3B5", "#16302A", "#171614"),
        _tone("#A8A39B", "#262422", "#171614"),
    ),
)
PRINT = Theme(
    "print",
    paper="#FFFFFF",
    ink="#000000",
    muted="#333333",
    line="#777777",
    tones=(
        Tone("#000000", "#FFFFFF", "#FFFFFF", "#000000"),
        Tone("#595959", "#E9E9E9", "#FFFFFF", "#000000"),
        Tone("#8A8A8A", "#F6F6F6", "#000000", "#000000"),
        Tone("#4D4D4D", "#DDDDDD", "#FFFFFF", "#000000"),
    ),
)


def tone_of(position: int | None) -> int:
    """The tone of the sector at ``position`` in the list; neutral beyond the coloured ones and for none."""
    return NEUTRAL if position is None or position >= COLOURED else position

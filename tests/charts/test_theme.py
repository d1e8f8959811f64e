"""Colours can be read and told apart, also by readers with a colour blindness."""

from __future__ import annotations

from itertools import combinations

import pytest

from charts.theme import DARK, LIGHT, PRINT, Theme

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(a: str, b: str) -> float:
    """WCAG 2.2, relative luminance."""
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(a), linear(b)))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(m * max(0.0, c) for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_colours_of_groups_stay_apart_for_every_reader(theme: Theme, blindness: str) -> None:
    seen = []
    for tone in theme.tones[:3]:
        rgb = linear(tone.mark)
        seen.append(lab(tuple(sum(m * c for m, c in zip(row, rgb, strict=True)) for row in BLINDNESS[blindness])))
    for a, b in combinations(seen, 2):
        assert sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 >= 20


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT])
def test_every_word_reaches_the_contrast_of_text(theme: Theme) -> None:
    assert contrast(theme.ink, theme.paper) >= 7
    assert contrast(theme.muted, theme.paper) >= 4.5
    for tone in theme.tones:
        assert contrast(tone.text, theme.paper) >= 4.5
        assert contrast(tone.on, tone.mark) >= 4.5
        assert contrast(theme.muted, tone.tint) >= 4.5
        assert contrast(theme.ink, tone.tint) >= 4.5
        assert contrast(tone.mark, tone.tint) >= 3

"""Pictures as PNG: as large as was asked for, the same every time, and nothing in the file but the picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from charts.card import Caption, CardWords, card
from charts.ring import RingWords, ring
from charts.theme import DARK, LIGHT, Theme
from takeaway.raster import png
from tests.charts.cast_of_things import SECTORS, twelve


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a PNG by name (PNG 3rd edition, 5.3)."""
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8].decode(), data[at + 8 : at + 8 + length]
        at += length + 12


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack(">II", dict(chunks(data))["IHDR"][:8])
    return width, height


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_card_is_exactly_1200_by_630_pixels_and_holds_nothing_but_the_picture(theme: Theme, names: bool, count: int) -> None:
    scene = card(twelve()[:count], SECTORS, CardWords(), Caption("My map", "A course", "Fern"), names=names)
    data = png(scene, theme, scale=1, margin=0)
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and size(data) == (1200, 630)
    assert {name for name, _body in chunks(data)} <= {"IHDR", "IDAT", "IEND", "pHYs"}
    assert data == png(scene, theme, scale=1, margin=0)


def test_a_picture_of_a_document_keeps_its_margin_and_twice_the_pixels() -> None:
    scene = ring(twelve(), SECTORS, RingWords(), 700)
    assert size(png(scene))[0] == (700 + 2 * 20) * 2
    assert png(scene) != png(scene, DARK)

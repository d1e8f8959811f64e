"""Which compressed copy a browser gets."""

from __future__ import annotations

import pytest

from ui.web.precompressed import choose_encoding


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_a_browser_gets_the_smallest_it_takes(accept: str, encoding: str | None) -> None:
    assert choose_encoding(accept) == encoding

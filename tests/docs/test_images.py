"""The pictures of the README can be made from the program as it is now."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from docs import make_images
from docs.studio import MOST_BYTES, compress


@pytest.mark.browser
def test_pictures_are_made_from_the_running_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: Browser) -> None:
    monkeypatch.setattr(make_images, "IMAGES", tmp_path)
    written = make_images.make(frozenset({"map-dark", "map-phone-light", "exchange", "then-now", "cohorts"}), chromium)
    assert sorted(file.name for file in written) == ["cohorts.png", "exchange.png", "map-dark.png", "map-phone-light.png", "then-now.png"]
    wide, narrow = (Image.open(tmp_path / f"{name}.png").convert("RGB") for name in ("map-dark", "map-phone-light"))
    assert wide.width > 2 * narrow.width
    assert max(wide.getpixel((2, 2))) < 80 < 200 < min(narrow.getpixel((2, 2)))  # type: ignore[type-var, arg-type]


def test_a_picture_is_written_below_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noisy, plain = io.BytesIO(), io.BytesIO()
    Image.effect_noise((900, 900), 60).save(noisy, "PNG")
    Image.new("RGB", (900, 900), "#31368F").save(plain, "PNG")
    assert compress(plain.getvalue(), tmp_path / "plain.png").stat().st_size < MOST_BYTES
    with pytest.raises(RuntimeError, match=r"noisy\.png is too large"):
        compress(noisy.getvalue(), tmp_path / "noisy.png")
    assert not (tmp_path / "noisy.png").exists()

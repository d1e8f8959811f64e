"""The poster of a cohort: one page, whatever is on it."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from takeaway.poster import Poster, poster

LINK = "https://course.example/join?code=AB23CD45EF"


def pages(one: Poster) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(poster(one))).pages]


def plain(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_it_says_what_to_join_how_and_with_which_code() -> None:
    (page,) = pages(Poster("Who are your customers?", "Evening class", LINK, "AB23-CD45-EF"))
    for words in ("Who are your customers?", "Evening class", "Scan to join", "AB23-CD45-EF", LINK):
        assert plain(words) in plain(page)


@pytest.mark.parametrize(
    "title", ["W" * 200, "Ωλύμπιος سوق " * 15, "#strong[x] $y$ @z \\ <a>", "🙂 " * 40], ids=["long", "scripts", "markup", "signs"]
)
def test_any_title_stays_on_one_page_as_it_is(title: str) -> None:
    (page,) = pages(Poster("Course " * 20, title, LINK + "&x=" + "y" * 80, "AB23-CD45-EF"))
    assert "AB23-CD45-EF" in plain(page)
    if title.startswith("#"):
        assert plain(title) in plain(page)


def test_it_is_tagged_for_screen_readers() -> None:
    catalog = PdfReader(io.BytesIO(poster(Poster("Course", "Class", LINK, "AB23-CD45-EF")))).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]

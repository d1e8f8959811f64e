"""The page of one picture, opened in the browser of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.charts.picture_server import picture_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of one picture."""
    with picture_server(tmp_path_factory.mktemp("server")) as where:
        yield where


@pytest.fixture
def open_page(new_page: Open, address: str) -> Open:
    """`open_page("?n=3", width=390, **context_options)` shows the page with its picture drawn.

    The browser is the one of the whole run: a second Playwright inside of the first one's loop is refused.
    """

    def open_it(query: str = "", width: int = 1280, **options: object) -> Page:
        page = new_page(viewport={"width": width, "height": 900}, **options)
        page.goto(f"{address}/{query}")
        page.get_by_text("Pressed: None").wait_for(timeout=20_000)
        return page

    return open_it

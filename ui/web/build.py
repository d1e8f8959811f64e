"""The web half of the application put together: routes, middleware, start and end; knows no page and no activity."""

from __future__ import annotations

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from ui import house, parcels
from ui.web import drafts, health, passport, pickup
from ui.web.headers import HostConfig, SecurityHeaders
from ui.web.mishap import on_script_error
from ui.web.precompressed import Precompressed

__all__ = ["lifespan", "middleware", "on_script_error", "routes"]

# Slow to import (sqlite_utils brings pandas): before the first visitor, not while one waits.
_HEAVY: Final = ("sqlite_utils", "ui.frame", "ui.desk")


def routes() -> list[BaseRoute]:
    """List the routes we add to Streamlit's own."""
    return [
        Route("/healthz", health.healthz, methods=["GET"]),
        Route("/passport", passport.enter, methods=["POST"]),
        Route("/passport/leave", passport.leave, methods=["POST"]),
        Route("/results/file/{ticket}", pickup.fetch, methods=["GET"]),
        Route("/drafts", drafts.receive, methods=["POST"]),
    ]


def middleware() -> list[Middleware]:
    """List the middleware, outermost first: every answer gets the headers."""
    return [Middleware(SecurityHeaders), Middleware(HostConfig), Middleware(Precompressed)]


def _keep_to_ourselves() -> None:
    """Stop Streamlit from asking an outside server for our address when a foreign page knocks (it blocks for seconds)."""
    from streamlit import net_util

    net_util._external_ip = "127.0.0.1"


def _only_navigation_decides() -> None:
    """Tell Streamlit that the folder `pages/` is no menu.

    Otherwise the first visit after a start may run a page without `app.py`, and a first deep link says "Page not found".
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Make everything ready before the first visitor: modules, database, memory.

    :raises storage errors: the database cannot be opened; the server then does not start and the log says why
    """
    _only_navigation_decides()
    _keep_to_ourselves()
    for name in _HEAVY:
        importlib.import_module(name)
    await to_thread.run_sync(house.store)
    await to_thread.run_sync(parcels.clear)
    gc.collect()
    gc.freeze()  # what is imported stays; collections after it look at new objects only
    passport.set_active(True)
    try:
        yield {}
    finally:
        passport.set_active(False)
        parcels.clear()

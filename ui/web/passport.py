"""The sign-in cookie: a page earns a one-time ticket, the browser swaps it for a cookie no script can read.

Knows nothing about people: the token inside comes from the store, and only the store can tell whose it is.
"""

from __future__ import annotations

import secrets
import threading
import time
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from course.words import _
from ui import house
from ui.web import gate

COOKIE: Final = "cc_session"
COOKIE_SECONDS: Final = 180 * 24 * 3600
TICKET_SECONDS: Final = 60
MAX_BODY: Final = 4096
MAX_WAITING: Final = 10_000

_lock = threading.Lock()
_waiting: dict[str, tuple[str, float]] = {}
_active = threading.Event()


def asgi_active() -> bool:
    """Tell whether this process serves our own routes (cookie, drafts, health), or Streamlit's alone."""
    return _active.is_set()


def set_active(active: bool) -> None:
    """Note that our routes are served from now on (or no longer); called at the start and the end of the server."""
    if active:
        _active.set()
    else:
        _active.clear()


def issue_ticket(token: str) -> str:
    """Make a ticket that this browser may swap for its cookie: valid once, for 60 seconds, in this process.

    :param token: the session token the store has just given to this visitor
    :return: 256 random bits as text, safe in JSON and addresses
    """
    ticket = secrets.token_urlsafe(32)
    now = time.monotonic()
    with _lock:
        for old in [t for t, (_, until) in _waiting.items() if until < now]:
            del _waiting[old]
        while len(_waiting) >= MAX_WAITING:  # the oldest first: dicts keep the order of insertion
            del _waiting[next(iter(_waiting))]
        _waiting[ticket] = (token, now + TICKET_SECONDS)
    return ticket


def redeem(ticket: str) -> str | None:
    """Take a ticket back and return its token; `None` when it is unknown, used or older than 60 seconds."""
    with _lock:
        token, until = _waiting.pop(ticket, ("", 0.0))
    return token if token and time.monotonic() <= until else None


def _secure(request: Request) -> bool:
    return request.url.scheme == "https" or urlsplit(house.public_url()).scheme == "https"


async def enter(request: Request) -> Response:
    """Answer `POST /passport`: `{"ticket": …}` in, the cookie out; 403 when the ticket is not good any more."""
    body = await gate.read_json(request, MAX_BODY)
    if isinstance(body, Response):
        return body
    ticket = body.get("ticket")
    token = redeem(ticket) if isinstance(ticket, str) else None
    if token is None:
        return gate.refusal(403, _("This sign-in has run out. Please sign in again."))
    response = JSONResponse({"ok": True}, headers=gate.NO_STORE)
    response.set_cookie(COOKIE, token, max_age=COOKIE_SECONDS, path="/", secure=_secure(request), httponly=True, samesite="lax")
    return response


async def leave(request: Request) -> Response:
    """Answer `POST /passport/leave`: the browser forgets the cookie (the session itself is ended by the store)."""
    body = await gate.read_json(request, MAX_BODY)
    if isinstance(body, Response):
        return body
    response = JSONResponse({"ok": True}, headers=gate.NO_STORE)
    response.delete_cookie(COOKIE, path="/", secure=_secure(request), httponly=True, samesite="lax")
    return response

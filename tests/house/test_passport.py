"""The one-time ticket that becomes the sign-in cookie."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from ui.web import passport


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(passport, "time", moved)
    return moved


def test_a_ticket_gives_its_token_once(clock: Clock) -> None:
    ticket = passport.issue_ticket("token")
    assert passport.redeem(ticket) == "token"
    assert passport.redeem(ticket) is None


def test_a_ticket_lasts_a_minute(clock: Clock) -> None:
    early, late = passport.issue_ticket("early"), passport.issue_ticket("late")
    clock.now += 60
    assert passport.redeem(early) == "early"
    clock.now += 0.5
    assert passport.redeem(late) is None


def test_an_unknown_ticket_gives_nothing() -> None:
    assert passport.redeem("") is None
    assert passport.redeem("made-up") is None


def test_two_tickets_are_never_the_same(clock: Clock) -> None:
    assert passport.issue_ticket("a") != passport.issue_ticket("a")


def test_tickets_nobody_fetched_are_forgotten(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passport, "_waiting", {})
    passport.issue_ticket("old")
    clock.now += 61
    passport.issue_ticket("new")
    assert [token for token, _ in passport._waiting.values()] == ["new"]


def test_waiting_tickets_cannot_fill_the_memory(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passport, "_waiting", {})
    monkeypatch.setattr(passport, "MAX_WAITING", 3)
    tickets = [passport.issue_ticket(str(n)) for n in range(5)]
    assert [passport.redeem(ticket) for ticket in tickets] == [None, None, "2", "3", "4"]


def test_a_script_that_is_run_the_plain_way_knows_it() -> None:
    assert passport.asgi_active() is False


def enter(ticket: str, scheme: str = "http") -> Response:
    """Swap a ticket at the route, as a browser does."""
    headers = [(b"x-cc", b"1"), (b"content-type", b"application/json"), (b"host", b"course.example")]
    scope = {"type": "http", "method": "POST", "path": "/passport", "query_string": b"", "headers": headers, "scheme": scheme}
    body = json.dumps({"ticket": ticket}).encode()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return asyncio.run(passport.enter(Request(scope, receive)))


def test_the_cookie_is_out_of_reach_for_scripts_and_foreign_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    response = enter(passport.issue_ticket("token"))
    cookie = response.headers["set-cookie"].lower()
    assert response.status_code == 200
    assert cookie.startswith("cc_session=token;")
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert "secure" not in cookie
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("public", "scheme"), [("https://course.example", "http"), ("", "https")])
def test_over_https_the_cookie_stays_there(monkeypatch: pytest.MonkeyPatch, public: str, scheme: str) -> None:
    monkeypatch.setenv("PUBLIC_URL", public)
    assert "secure" in enter(passport.issue_ticket("token"), scheme).headers["set-cookie"].lower()


def test_the_route_takes_a_ticket_once() -> None:
    ticket = passport.issue_ticket("token")
    assert [enter(ticket).status_code, enter(ticket).status_code] == [200, 403]

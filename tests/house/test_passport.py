"""The one-time ticket that becomes the sign-in cookie."""

from __future__ import annotations

import pytest

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

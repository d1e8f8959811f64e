"""Dates and times as people type them, in their own zone, and as the store keeps them. It knows no page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from course.words import _

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class NoTimeError(Exception):
    """What was typed is no moment; the text is a sentence that says what to type."""


def zone_name() -> str:
    """The visitor's zone as their browser names it, else UTC."""
    name = st.context.timezone or "UTC"
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return "UTC"
    return name


def as_typed(at: str, zone: str) -> tuple[str, str]:
    """A stored time as date and time in a zone; two empty texts for none.

    :param at: UTC ISO text
    :param zone: its IANA name
    """
    if not at:
        return "", ""
    day, _blank, time = datetime.fromisoformat(at).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M").partition(" ")
    return day, time


def as_stored(day: str, time: str, zone: str) -> str:
    """What somebody typed as the store keeps it: UTC ISO text, empty when nothing was typed.

    :param day: ``2026-12-01``
    :param time: ``9:00``; midnight when empty
    :param zone: the IANA name of where it is meant
    :raises NoTimeError: no such day or time
    """
    day, time = day.strip(), time.strip()
    if not day and not time:
        return ""
    if not day:
        raise NoTimeError(_("Add the date, for example 2026-12-01, or take the time out."))
    date, clock = DAY.fullmatch(day), TIME.fullmatch(time or "0:00")
    if date is None:
        raise NoTimeError(_("Write the date as year-month-day, for example 2026-12-01."))
    if clock is None:
        raise NoTimeError(_("Write the time as hours and minutes, for example 9:00."))
    try:
        local = datetime(*map(int, (*date.groups(), *clock.groups())), tzinfo=ZoneInfo(zone))  # type: ignore[misc, arg-type]
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NoTimeError(_("There is no such date or time. Check day and month, hours and minutes.")) from error
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoTimeError(_("The clocks are put forward at that time. Choose one an hour later."))
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""A statement of participation: what it says, in words and as a printed page. It decides no look and knows neither page nor database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno
from pydantic import BaseModel, ConfigDict

from charts.theme import LIGHT
from course.words import _, many
from takeaway.pdf import TAG
from takeaway.typeset import Data, typeset

TEMPLATE = Path(__file__).with_name("statement.typ")
QUIET = 4  # modules left white around a QR code, as ISO/IEC 18004 asks
IN_HOURS = 90  # minutes; a shorter time is told in minutes


class Participation(BaseModel):
    """What a statement says, as far as its holder lets it; what is empty is left unsaid.

    :ivar course: title of the course
    :ivar language: of the course, as a language tag
    :ivar name: the name its holder asked to have printed; somebody's text
    :ivar lessons: titles of the lessons that belong to the course and are done
    :ivar further: titles of optional lessons that are done
    :ivar day: when the last of what counts was first handed in: ``2026-11-24``, or ``2026-11`` for the month alone
    :ivar minutes: how long the lessons are meant to take; 0 leaves it unsaid
    """

    model_config = ConfigDict(frozen=True)

    course: str
    language: str = "en"
    name: str = ""
    lessons: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    day: str = ""
    minutes: int = 0

    def body(self) -> dict[str, Any]:
        """The same as plain data, to be stored."""
        return self.model_dump(mode="json")


def meaning() -> str:
    """What a statement says, and what it does not."""
    return _(
        "It says that every activity of the course was handed in, except those that are optional. Nothing was graded or examined, "
        "and nobody checked who did the work."
    )


def facts(said: Participation) -> list[tuple[str, str]]:
    """When it was done and how long it is meant to take, each with what it is called; what is left unsaid is not among them."""
    found = [(_("Done"), in_words(said.day)), (_("Planned time"), _length(said.minutes))]
    return [(label, value) for label, value in found if value]


def in_words(day: str) -> str:
    """A day or a month as people write it.

    :param day: ``2026-11-24``, ``2026-11`` or nothing
    :returns: ``24 November 2026``, ``November 2026`` or nothing
    """
    year, _dash, rest = day.partition("-")
    month, _dash, number = rest.partition("-")
    if not month:
        return ""
    name = _months()[int(month) - 1]
    return _("{day} {month} {year}", day=int(number), month=name, year=year) if number else _("{month} {year}", month=name, year=year)


def pdf(said: Participation, address: str, code: str) -> bytes:
    """The statement as a page of paper, tagged after PDF/UA-1; the same statement gives the same bytes every time.

    :param said: what it says
    :param address: where it can be checked, as a full link
    :param code: the same place as a code to type
    """
    return typeset(TEMPLATE, lambda shown: _page(said, address, code) | _texts(said, shown))


def _page(said: Participation, address: str, code: str) -> Data:
    tag = TAG.fullmatch(said.language)
    return {
        "lang": tag[1].lower() if tag else "en",
        "region": tag[2].upper() if tag and tag[2] else None,
        "address": address,
        "code": code,
        "qr": segno.make(address, error="m", micro=False).svg_inline(border=QUIET, light="#ffffff", omitsize=True),
        "facts": [list(fact) for fact in facts(said)],
        "meaning": meaning(),
        "words": _words(),
        "colours": LIGHT.colours(),
    }


def _texts(said: Participation, shown: Callable[[str], str]) -> Data:
    course = shown(said.course).strip()
    return {
        "title": _("Statement of participation: {course}", course=course),
        "course": course,
        "name": shown(said.name).strip(),
        "lessons": [shown(title) for title in said.lessons],
        "further": [shown(title) for title in said.further],
    }


def _words() -> dict[str, str]:
    return {
        "head": _("Statement of participation"),
        "did": _("did the work of the course"),
        "lessons": _("Lessons"),
        "further": _("Optional lessons, done as well"),
        "says": _("What this statement says"),
        "check": _("Check this statement"),
        "how": _(
            "This address shows that the statement was issued here and has not been withdrawn, and as much of it as its holder allows."
        ),
        "code": _("Code"),
        "qr": _("QR code of the address"),
        "page": _("Page {n} of {of}"),
    }


def _length(minutes: int) -> str:
    if minutes < IN_HOURS:
        return many("{n} minute", "{n} minutes", minutes) if minutes else ""
    return many("about {n} hour", "about {n} hours", round(minutes / 60))


def _months() -> tuple[str, ...]:
    first = (_("January"), _("February"), _("March"), _("April"), _("May"), _("June"))
    return (*first, _("July"), _("August"), _("September"), _("October"), _("November"), _("December"))

"""The way into a cohort as a page to print and hang up. It knows a title, a link and a code, and nobody who used them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import segno

from charts.theme import LIGHT
from course.words import _
from takeaway.typeset import Data, typeset

TEMPLATE = Path(__file__).with_name("poster.typ")
QUIET = 4  # modules on each side, as ISO/IEC 18004 asks


@dataclass(frozen=True)
class Poster:
    """What stands on it.

    :ivar course: title of the course
    :ivar title: of the cohort
    :ivar link: the whole join link, which the QR code opens
    :ivar code: the join code in groups, for those who type
    :ivar language: of the course, as in ``lang``
    """

    course: str
    title: str
    link: str
    code: str
    language: str = "en"


def poster(one: Poster) -> bytes:
    """One page of A4 as a PDF that a screen reader can read (PDF/UA-1), readable from about three metres.

    :param one: what stands on it
    """
    return typeset(TEMPLATE, lambda said: _data(one, said))


def _data(one: Poster, said: Callable[[str], str]) -> Data:
    return {
        "course": said(one.course),
        "title": said(one.title).strip() or _("Join"),
        "lang": one.language.partition("-")[0].lower() or "en",
        "instruction": _("Scan to join. Any name will do."),
        "or_type": _("Or open this address"),
        "link": said(one.link),
        "code_label": _("Join code"),
        "code": said(one.code),
        "note": _("No account and no e-mail. You get a code of your own: keep it, and come back with it on any device."),
        "alt": _("QR code that opens the join link"),
        "qr": _qr(one.link),
        "colours": LIGHT.colours(),
    }


def _qr(link: str) -> str:
    """The QR code as SVG, black on white."""
    rows = [list(row) for row in segno.make(link, error="m", micro=False).matrix]
    size = len(rows) + 2 * QUIET
    dots = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, dot in enumerate(row) if dot)
    box = f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{dots}" fill="#000" shape-rendering="crispEdges"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{box}</svg>'

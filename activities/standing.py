"""What the feedback says about what several texts stand on: assumed, observed or asked. It counts what was chosen and judges no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from activities.basis import not_assumed
from course.mark import Line
from course.words import _, many


@dataclass(frozen=True)
class Claim:
    """A written text: the path of its choice, what it is called, and what was chosen; None when nothing was."""

    path: str
    label: str
    basis: str | None


def standing(claims: Sequence[Claim], path: str = "") -> Iterator[Line]:
    """Where nothing is chosen yet; how many are observed or asked; a question when all are assumed.

    :param claims: the texts that are written.
    :param path: where the lines about all of them belong.
    """
    for claim in claims:
        if not claim.basis:
            yield Line("open", _("Not said yet what this stands on."), claim.path, claim.label)
    known, chosen = not_assumed(claim.basis for claim in claims)
    if known and chosen > 1:
        yield Line("note", many("{n} of {all} is observed or asked.", "{n} of {all} are observed or asked.", known, all=chosen), path)
    elif chosen and not known:
        yield Line("question", _("All of this is assumed. Whom could you ask about one part of it?"), path)

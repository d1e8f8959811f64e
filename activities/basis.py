"""What a claim stands on: assumed, observed or asked. It counts what was chosen and never judges it."""

from __future__ import annotations

from collections.abc import Iterable

from course.sheet import Field, Option, When
from course.words import _

ASSUMED, OBSERVED, ASKED = BASES = ("assumed", "observed", "asked")


def bases() -> tuple[Option, ...]:
    """The three as options, from the weakest to the strongest."""
    return Option(ASSUMED, _("I assume it")), Option(OBSERVED, _("I observed it")), Option(ASKED, _("I asked"))


def basis_field(path: str = "basis", label: str = "", when: When | None = None) -> Field:
    """The choice of what something stands on.

    :param path: its name in the form.
    :param label: the question; without one “What does this stand on?”
    :param when: when it is asked; always without a condition.
    """
    return Field(path, label or _("What does this stand on?"), "choice", options=bases(), when=when)


def not_assumed(chosen: Iterable[str | None]) -> tuple[int, int]:
    """How many claims are observed or asked, and how many have any basis at all.

    :param chosen: the basis of each claim; None where none was chosen.
    """
    known = [basis for basis in chosen if basis in BASES]
    return sum(1 for basis in known if basis != ASSUMED), len(known)

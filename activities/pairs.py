"""Comparison in pairs: which pairs there are, and the order they give. It knows ids and choices alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from activities.rows import Row
from course.sheet import Option


class Pair(Row):
    """One pair, its id ``a~b``; ``first`` is the id put first."""

    first: str | None = None

    @property
    def decided(self) -> bool:
        """Whether one of the two was chosen."""
        return self.first in self.id.split("~")


def pairs_of(things: Sequence[Option]) -> tuple[Option, ...]:
    """Every pair of things as the subject of a row."""
    return tuple(Option(f"{a.value}~{b.value}", f"{a.label} – {b.label}") for a, b in combinations(things, 2))


def tied(values: Sequence[int | None]) -> bool:
    """Whether two or more values are there and all alike."""
    return len(values) > 1 and values[0] is not None and len(set(values)) == 1


def spread(things: Sequence[str], pairs: Sequence[Pair]) -> dict[str, int]:
    """Values from 5 to 1 by the number of pairs won; equal numbers share a value.

    The count of pairs won is A. H. Copeland's ("A reasonable social welfare function", University of Michigan seminar on
    applications of mathematics to the social sciences, 1951); a pair decides here, so losses need no subtraction.

    :param things: ids, two or more.
    :param pairs: the pairs as answered; pairs of things that are not listed, or won by neither, do not count.
    :returns: id → value; empty while a pair is open.
    """
    first = {pair.id: pair.first for pair in pairs if pair.decided}
    won = dict.fromkeys(things, 0)
    for a, b in combinations(things, 2):
        winner = first.get(f"{a}~{b}") or first.get(f"{b}~{a}")  # the order of the list may have changed since
        if winner is None:
            return {}
        won[winner] += 1
    most = len(things) - 1
    return {thing: int(1 + 4 * n / most + 0.5) for thing, n in won.items()} if most else {}

"""Counts that may be published: small ones are kept back, and what would give them away. It knows no table in particular.

The rules are those of primary and secondary suppression (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 5  # people in a cell that is shown


def shown(cells: Sequence[int], known: Sequence[int]) -> list[int | None]:
    """A row of counts whose sum is published, without the cells that are small or would give a small one away.

    A cell is small with fewer than five people. It is small, too, when fewer than five are left after those whose rows can be read beside
    the table are taken off. Of what is kept back there are always two cells or more, and five people or more, in both views.

    :param cells: how many people are in each
    :param known: how many of them can be counted in other published tables
    :returns: the counts, None for each that is kept back
    """
    rest = [all_ - some for all_, some in zip(cells, known, strict=True)]
    views = [list(cells), *([rest] if sum(rest) else [])]
    kept_back = {n for n in range(len(cells)) if any(view[n] < LEAST for view in views)}
    # Whatever is small by itself is below five in some view, so that one cell alone is never enough.
    while kept_back and len(kept_back) < len(cells) and not _safe(kept_back, views):
        kept_back.add(min(set(range(len(cells))) - kept_back, key=lambda n: cells[n]))
    return [None if n in kept_back else count for n, count in enumerate(cells)]


def total(cells: Sequence[int], known: Sequence[int]) -> int | None:
    """The sum of a row, or None where it is small in itself, or less those who can be counted elsewhere.

    :param cells: see :func:`shown`
    :param known: see :func:`shown`
    """
    everybody, rest = sum(cells), sum(cells) - sum(known)
    return None if everybody < LEAST or 0 < rest < LEAST else everybody


def _safe(kept_back: set[int], views: list[list[int]]) -> bool:
    return all(sum(view[n] for n in kept_back) >= LEAST for view in views)

"""Labels in two columns beside a picture: which side, which height. It knows no drawing."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wishes: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of blocks, as near to their wishes as possible without overlap, inside low..high.

    :param wishes: wished middles in ascending order
    :param heights: height of each block; together no more than ``high - low``
    :return: middles in the same order. Isotonic regression by pooling neighbours (Ayer et al. 1955).
    """
    if not wishes:
        return []
    offsets = [0.0]
    for above, below in zip(heights, heights[1:], strict=False):
        offsets.append(offsets[-1] + (above + below) / 2)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        pools.append((wish - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (late, m), (early, n) = pools.pop(), pools.pop()
            pools.append(((late * m + early * n) / (m + n), m + n))
    first, last = low + heights[0] / 2, high - heights[-1] / 2 - offsets[-1]
    flat = [min(max(value, first), max(last, first)) for value, count in pools for _ in range(count)]
    return [value + offset for value, offset in zip(flat, offsets, strict=True)]


def sides(
    points: Sequence[tuple[float, float]], heights: Sequence[float], room: float, middle: float
) -> tuple[list[int], list[int]] | None:
    """Share labels out to the left and the right column, each from top to bottom.

    :param points: markers around (0, 0)
    :param heights: height of each label in px
    :param room: height of a column in px
    :param middle: markers nearer than this to the vertical axis may change sides to even the columns out
    :return: indexes left and right, or ``None`` when the labels do not fit
    """
    left = sorted((i for i, (x, _) in enumerate(points) if x < -1), key=lambda i: -points[i][0])
    right = sorted((i for i, (x, _) in enumerate(points) if x >= -1), key=lambda i: points[i][0])
    slack = 1 + len(points) // 8
    for full, empty in ((left, right), (right, left)):
        while full and abs(points[full[0]][0]) < middle and (_overfull(full, heights, room) or len(full) > len(empty) + slack):
            empty.insert(0, full.pop(0))
    if _overfull(left, heights, room) or _overfull(right, heights, room):
        return None
    return sorted(left, key=lambda i: points[i][1]), sorted(right, key=lambda i: points[i][1])


def _overfull(column: Sequence[int], heights: Sequence[float], room: float) -> bool:
    return sum(heights[i] for i in column) > room

"""Come-backs: what was learnt once is asked again after some days. The rule alone; it knows no clock and no learner.

Spacing repeated recall over growing gaps keeps more of it than repeating it at once (Cepeda, Pashler, Vul, Wixted and Rohrer 2006,
"Distributed practice in verbal recall tasks", Psychological Bulletin).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class ComeBack:
    """One come-back: after how many days, from when on, and whether it is done."""

    days: int
    at: datetime
    done: bool

    def is_due(self, now: datetime) -> bool:
        """Whether it waits to be done.

        :param now: a time in the same zone as ``at``.
        """
        return not self.done and now >= self.at


def due(first: datetime, days: Sequence[int], done: Mapping[int, datetime]) -> list[ComeBack]:
    """The come-backs of an activity, the soonest first.

    :param first: when it was handed in for the first time.
    :param days: after how many days it comes back, each 1 or more.
    :param done: days → when that come-back was done; those that are not done are missing.
    """
    return [ComeBack(n, first + timedelta(days=n), n in done) for n in sorted(set(days))]

"""A made-up learner: a life, habits, and what they listed so far. It knows no activity and no store."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from commands.made_up.material import Life, MadeUpThing, Shared

T = TypeVar("T")
SYMBOLS = string.ascii_letters + string.digits


@dataclass
class Feeling:
    """What a learner feels about one thing, around 0: how much it matters, how close they are. Ratings follow from it."""

    matters: float
    close: float


@dataclass
class MadeUpLearner:
    """Somebody who answers. ``skill``: how often they meet a key; ``care``: how often they fill in what may stay open (both 0 to 1)."""

    name: str
    life: Life
    shared: Shared
    chance: random.Random
    skill: float = 0.6
    care: float = 0.8
    now: float = 0.0  # seconds since 1970, where they are in their story
    listed: dict[str, MadeUpThing] = field(default_factory=dict)  # id of the entry → what it was made of
    feelings: dict[str, Feeling] = field(default_factory=dict)

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens now."""
        return self.chance.random() < share

    def some(self, things: Sequence[T], least: int, most: int) -> list[T]:
        """A few different things, in any order."""
        most = min(most, len(things))
        return self.chance.sample(list(things), self.chance.randint(min(least, most), most))

    def one(self, things: Sequence[T]) -> T:
        """Any one of the things."""
        return self.chance.choice(things)

    def day(self, days: int) -> str:
        """The day that many days from where they are in their story, as a form takes it."""
        return datetime.fromtimestamp(self.now + days * 86_400, UTC).date().isoformat()

    def row_id(self) -> str:
        """An id for a new row, as the browser would make it."""
        return "".join(self.chance.choice(SYMBOLS) for _n in range(10))

    def feeling(self, thing: str) -> Feeling:
        """What they feel about a thing; it stays the same, and who matters is mostly better understood."""
        if thing not in self.feelings:
            matters = self.chance.gauss(0.4, 1.0)
            self.feelings[thing] = Feeling(matters, 0.45 * matters + self.chance.gauss(0.0, 0.9))
        return self.feelings[thing]

    def rating(self, level: float) -> int:
        """A number from 1 to 5 around a feeling."""
        return max(1, min(5, round(3.2 + level + self.chance.gauss(0.0, 0.45))))

"""What one made-up learner does in a course, and when. It knows answers and times, and no store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from activities import kinds
from activities.kind import AnyKind
from activities.work import Given, Work
from commands.made_up.answers import answer
from commands.made_up.learner import MadeUpLearner
from course.check import check
from course.facts import fold
from course.lesson import Activity, Course
from course.sheet import Body

MINUTE, DAY = 60.0, 86_400.0
AGAIN = {"sort": 0.45, "match": 0.25, "tally": 0.15, "roster": 0.4, "rate": 0.25, "assign": 0.15}  # kind → share that answers again


@dataclass(frozen=True)
class Step:
    """Something handed in, or left as a draft (``rev`` 0). ``at`` is in seconds, on the clock of the story."""

    at: float
    activity: Activity
    kind: AnyKind
    body: Body
    rev: int
    hidden: Mapping[str, bool]
    things: tuple[str, ...] = ()  # names in this answer that others may read


@dataclass
class Story:
    """One learner's way through a course."""

    course: Course
    who: MadeUpLearner
    now: float
    given: dict[str, Given] = field(default_factory=dict)
    revs: dict[str, int] = field(default_factory=dict)
    extras: dict[str, bool] = field(default_factory=dict)  # optional lesson → whether they do it

    def steps(self) -> Iterator[Step]:
        """Everything in the order of time: first tries up to where they stopped, a draft there, later thoughts."""
        plan = [activity for activity in self.course.activities() if kinds()[activity.kind].asks and self._does(activity)]
        stop = self._stop(len(plan))
        lesson = ""
        for activity in plan[:stop]:
            pause = self.who.chance.uniform(0.1, 1.5) * DAY if lesson and activity.lesson != lesson else 0
            lesson = activity.lesson
            if step := self._step(activity, pause):
                yield step
        if stop < len(plan) and self.who.happens(0.7) and (step := self._step(plan[stop], 0, finished=False)):
            yield step
        yield from self._later(plan[:stop])

    def _does(self, activity: Activity) -> bool:
        if activity.back:
            return False
        lesson = self.course.lesson_of(activity.id)
        if lesson and lesson.head.optional and not self.extras.setdefault(lesson.slug, self.who.happens(0.3)):
            return False
        if activity.follows:
            return self.who.happens(0.3)
        return self.who.happens(0.75) if activity.head.optional else activity.kind == "roster" or self.who.happens(0.95)

    def _stop(self, length: int) -> int:
        """How many activities they do: a few none, many a part, some all."""
        share = self.who.chance.random()
        return 0 if share < 0.07 else self.who.chance.randint(1, max(1, length - 1)) if share < 0.65 else length

    def _later(self, done: list[Activity]) -> Iterator[Step]:
        """What they answer once more, some days later."""
        for activity in done:
            if self.revs.get(activity.id) and self.who.happens(AGAIN.get(activity.kind, 0)):
                if step := self._step(activity, self.who.chance.uniform(0.5, 2) * DAY):
                    yield step

    def _step(self, activity: Activity, pause: float, *, finished: bool = True) -> Step | None:
        """An answer; one that may not be handed in stays a draft, one that changes nothing is left."""
        work = Work(self.course, self.given)
        kind, ask = work.kind(activity), work.ask(activity)
        earlier = self.given.get(activity.id)
        self.who.now = self.now
        body = answer(ask, self.who, earlier.body if earlier else {})
        if not body or (earlier and earlier.body == body):
            return None
        self.now += pause + activity.head.minutes * MINUTE * self.who.chance.uniform(0.5, 1.6)
        body = body if finished else _half(body)
        given = kind.read(body)
        may = finished and not check(kind.sheet(ask, body), body) and not kind.problems(ask, given)
        if may:
            self.given[activity.id] = Given(body, kind.version)
            self.revs[activity.id] = self.revs.get(activity.id, 0) + 1
        hidden = work.hidden(activity, given)
        return Step(self.now, activity, kind, body, self.revs[activity.id] if may else 0, hidden, self._open_names(body) if may else ())

    def _open_names(self, body: Body) -> tuple[str, ...]:
        """Names of the things an answer is about, without those the learner keeps to themself."""
        text, facts = json.dumps(body), Work(self.course, self.given).around.facts
        return tuple(thing.name for id, thing in fold(facts).items() if id in text and thing.get("visible") != "me")


def _half(body: Body) -> Body:
    """An answer somebody broke off: the first half of its rows or cards."""
    return {
        name: value[: (len(value) + 1) // 2] if isinstance(value, list) else _half_of(value) if isinstance(value, dict) else value
        for name, value in body.items()
    }


def _half_of(cards: Body) -> Body:
    return dict(list(cards.items())[: (len(cards) + 1) // 2])

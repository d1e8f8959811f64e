"""One learner's work on one course: answers, put through their kinds, become facts, marks and words. It knows no database and no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from activities import kinds
from activities.kind import AnyKind, Ask
from course.compare import Leaf, readback
from course.facts import Around, Thing
from course.lesson import Activity, Course
from course.mark import Mark
from course.sheet import Body, Sheet


@dataclass(frozen=True)
class Given:
    """An answer as it was handed in: its body and the version of its kind's shape."""

    body: Body
    version: int = 1


@dataclass(frozen=True)
class Work:
    """A course and the latest answers of one learner, by activity id."""

    course: Course
    given: Mapping[str, Given]

    def kind(self, activity: Activity) -> AnyKind:
        """The kind of an activity."""
        return kinds()[activity.kind]

    @cached_property
    def around(self) -> Around:
        """All facts, in the order of the course."""
        around = Around()
        for activity in self.course.activities():
            answer = self.answer(activity)
            if answer is not None:
                facts = self.kind(activity).facts(Ask(activity, activity.settings, around), answer)
                around = around.plus(facts, activity.id)
        return around

    def ask(self, activity: Activity) -> Ask[Any]:
        """An activity with the facts of all other answers around it."""
        facts = tuple(fact for fact in self.around.facts if fact.source != activity.id)
        return Ask(activity, activity.settings, Around(facts))

    def answer(self, activity: Activity, given: Given | None = None) -> Any | None:
        """The validated answer to an activity (the latest, or ``given``), or None when there is none that can be read."""
        given = given or self.given.get(activity.id)
        if given is None:
            return None
        try:
            return self.kind(activity).read(given.body, given.version)
        except ValidationError:
            return None

    def sheet(self, activity: Activity, body: Body) -> Sheet:
        """The form of an activity for this learner."""
        return self.kind(activity).sheet(self.ask(activity), body)

    def mark(self, activity: Activity, given: Given | None = None) -> Mark | None:
        """Feedback on the latest answer, or on ``given``; None when there is no answer or nothing to say."""
        answer = self.answer(activity, given)
        return None if answer is None else self.kind(activity).mark(self.ask(activity), answer)

    def summary(self, activity: Activity, given: Given | None = None) -> str:
        """An answer in one line, or an empty text."""
        answer = self.answer(activity, given)
        return "" if answer is None else self.kind(activity).summary(self.ask(activity), answer)

    def leaves(self, activity: Activity, body: Body) -> list[Leaf]:
        """A body read back, field by field."""
        return readback(self.sheet(activity, body), body)

    def things(self, roster: str) -> list[Thing]:
        """The things on a roster with everything that was said about them."""
        return self.around.things(roster)

    def said_about(self, thing: str) -> Iterator[tuple[Activity, Leaf]]:
        """Every filled field of every answer that is about one thing, in the order of the course."""
        for activity in self.course.activities():
            if given := self.given.get(activity.id):
                for leaf in self.leaves(activity, given.body):
                    if leaf.text and thing in leaf.path.split("/"):
                        yield activity, leaf

    def done(self, lesson: str | None = None) -> tuple[int, int]:
        """Activities handed in, and how many there are (of one lesson, or of all); optional ones count only when done."""
        asked = [a for found in self.course.lessons if lesson in (None, found.slug) for a in found.activities]
        handed = [a for a in asked if a.id in self.given]
        return len(handed), len([a for a in asked if not a.head.optional or a.id in self.given])

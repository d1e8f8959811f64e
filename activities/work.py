"""One learner's work on one course: answers, put through their kinds, become facts, marks and words. It knows no database and no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from activities import kinds
from activities.kind import AnyKind, Ask, Said
from course.compare import Leaf, readback
from course.facts import Around, Fact, Thing, fold
from course.lesson import Activity, Course
from course.mark import Mark
from course.sheet import Body, Sheet

STAYS = ("name", "group", "group_label")  # what is still said about a thing that has left its list


@dataclass(frozen=True)
class Given:
    """An answer as it was handed in: its body and the version of its kind's shape."""

    body: Body
    version: int = 1


@dataclass(frozen=True)
class Work:
    """A course and the latest answers of one learner, by activity id.

    ``former`` are the answers before those to activities that make lists: what left a list is known from them.
    """

    course: Course
    given: Mapping[str, Given]
    former: Mapping[str, Sequence[Given]] = field(default_factory=dict)

    def kind(self, activity: Activity) -> AnyKind:
        """The kind of an activity."""
        return kinds()[activity.kind]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """What learners read for values that are ids, over the whole course."""
        said: dict[str, dict[str, str]] = {}
        for lesson in self.course.lessons:
            for activity in lesson.activities:
                for aspect, words in self.kind(activity).labels(activity.settings).items():
                    said.setdefault(aspect, {}).update(words)
        return said

    @cached_property
    def around(self) -> Around:
        """All facts, in the order of the course."""
        around = Around(labels=self.labels)
        for activity in self.course.activities():
            answer = self.answer(activity)
            if answer is not None:
                ask = Ask(activity, activity.settings, around)
                facts = self.kind(activity).facts(ask, answer)
                about = getattr(answer, "about", None)
                subject = [Fact(about, "subject", activity.head.title)] if isinstance(about, str) and around.thing(about) else []
                around = around.plus((*facts, *subject, *self._gone(ask, facts)), activity.id)
        return around

    def _gone(self, ask: Ask[Any], now: Sequence[Fact]) -> list[Fact]:
        """What stood on a list in a former answer and does not any more, with its name and group of then."""
        here = {(fact.subject, fact.value) for fact in now if fact.aspect == "roster"}
        named = {fact.subject for fact in now if fact.aspect == "name"}
        facts: list[Fact] = []
        for given in self.former.get(ask.activity.id, ()):
            answer = self.answer(ask.activity, given)
            then = self.kind(ask.activity).facts(ask, answer) if answer is not None else []
            left = {fact.subject: fact.value for fact in then if fact.aspect == "roster" and (fact.subject, fact.value) not in here}
            facts += [fact for fact in then if fact.subject in left and fact.subject not in named and fact.aspect in STAYS]
            facts += [Fact(subject, "gone", roster) for subject, roster in left.items()]
        return facts

    def ask(self, activity: Activity) -> Ask[Any]:
        """An activity with the facts of all other answers around it."""
        facts = tuple(fact for fact in self.around.facts if fact.source != activity.id)
        return Ask(activity, activity.settings, Around(facts, self.labels), self._texts)

    def _texts(self) -> Iterator[tuple[str, Said]]:
        for activity, leaf, about in self._read:
            yield activity.head.title, Said(leaf.text, about)

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

    def hidden(self, activity: Activity, answer: Any) -> dict[str, bool]:
        """Which things the learner keeps to themself after this answer: its own, and what belongs to them.

        :param activity: the activity.
        :param answer: the validated answer.
        """
        ask = self.ask(activity)
        kind = self.kind(activity)
        hidden = kind.hidden(ask, answer)
        private = {thing.id for thing in fold(ask.around.facts).values() if thing.get("visible") == "me"}
        private = (private - {id for id, is_hidden in hidden.items() if not is_hidden}) | {
            id for id, is_hidden in hidden.items() if is_hidden
        }
        own = [fact for fact in kind.facts(ask, answer) if fact.aspect == "belongs"]
        further = [fact for fact in ask.around.facts if fact.aspect == "belongs" and fact.value in hidden]
        return hidden | {fact.subject: fact.value in private for fact in (*further, *own)}

    def things(self, roster: str) -> list[Thing]:
        """The things on a roster with everything that was said about them."""
        return self.around.things(roster)

    def said_about(self, thing: str) -> list[tuple[Activity, Leaf]]:
        """Every filled field of every answer that is about one thing, in the order of the course; what came back later is left out."""
        return self._said.get(thing, [])

    @cached_property
    def _read(self) -> list[tuple[Activity, Leaf, frozenset[str]]]:
        """Every filled field of every answer, with the things it is about."""
        known, read = fold(self.around.facts), []
        for activity in self.course.activities():
            given = None if activity.back else self.given.get(activity.id)
            places = list(_places(given.body, known)) if given else []
            for leaf in self.leaves(activity, given.body) if given else ():
                if leaf.text:
                    about = frozenset(thing for place, thing in places if f"{leaf.path}/".startswith(place))
                    read.append((activity, leaf, about))
        return read

    @cached_property
    def _said(self) -> dict[str, list[tuple[Activity, Leaf]]]:
        said: dict[str, list[tuple[Activity, Leaf]]] = {}
        for activity, leaf, about in self._read:
            for thing in about:
                said.setdefault(thing, []).append((activity, leaf))
        return said

    def done(self, lesson: str | None = None) -> tuple[int, int]:
        """Activities handed in, and how many there are (of one lesson, or of all).

        Optional ones count only when done; all of an optional lesson are optional while one asks for the whole course. Views ask nothing.
        """
        lessons = [found for found in self.course.lessons if lesson in (None, found.slug)]
        asked = [
            (a, a.head.optional or (lesson is None and found.head.optional))
            for found in lessons
            for a in found.activities
            if self.kind(a).asks
        ]
        handed = [a for a, _optional in asked if a.id in self.given]
        return len(handed), len([a for a, optional in asked if not optional or a.id in self.given])


def _places(body: Body, known: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """Where a body is about which thing: (start of a path, thing). A choice of a thing makes all that stands beside it about it."""
    for part, value in body.items():
        if isinstance(value, str) and value in known:
            yield "", value
        for row in value if isinstance(value, list) else ():
            named = [item for item in row.values() if isinstance(item, str) and item in known] if isinstance(row, dict) else []
            yield from ((f"{part}/{row['id']}/", thing) for thing in named)

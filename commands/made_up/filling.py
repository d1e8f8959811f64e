"""Puts made-up learners, their instructor and a cohort into an empty store, moment by moment. It knows no activity."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from commands.made_up.learner import MadeUpLearner
from commands.made_up.material import Material
from commands.made_up.story import DAY, Step, Story
from course.lesson import Course
from storage.codes import fresh_code, fresh_id, grouped
from storage.records import Cohort, Started
from storage.store import Store
from ui import content

SPAN = 24 * DAY  # how far back the story begins
INSTRUCTOR, OWNER, COHORT = "Robin Vale", "Demo owner", "Demo group"
DISTINCT = 200  # stories that are thought out; with more learners they come back at other times, under other names
REVIEWED = 0.3  # share of the answers with a comment, where there is one to say


@dataclass
class Clock:
    """The time of the story, moved from event to event; the store asks it."""

    now: float

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now


@dataclass(frozen=True)
class Filled:
    """How to get into what was filled. Codes are shown once and kept nowhere readable."""

    cohort: Cohort
    instructor: str
    passphrase: str
    resume_codes: dict[str, str]
    handed_in: int


@dataclass
class Filling:
    """One filling of an empty store, from ``SPAN`` ago until ``clock.now``."""

    store: Store
    clock: Clock
    course: Course
    material: Material
    chance: random.Random
    handed_in: int = 0
    _seen: dict[str, str] = field(default_factory=dict)  # learner → the lesson they were in last

    def fill(self, learners: int) -> Filled:
        """Make everybody and let their stories happen.

        :param learners: how many; names repeat with a number when there are more than names
        """
        end = self.clock.now
        self.clock.now = end - SPAN - DAY
        content.keep(self.store)
        cohort, instructor, passphrase = self._staff()
        stories = [Story(self.course, who, end - SPAN + self.chance.uniform(0, 0.8) * SPAN) for who in self._learners(learners)]
        stories.sort(key=lambda story: story.now)
        people = {story.who.name: self._start(story, cohort) for story in stories}
        told = [(name, step) for name, step in _told(stories) if step.at < end]
        told.sort(key=lambda event: event[1].at)
        for name, step in told:
            self.clock.now = step.at
            self._happen(people[name], step)
        for name, step in told:
            if step.rev and step.things and self.chance.random() < REVIEWED:
                self._review(instructor, people[name], step, end)
        self.clock.now = end
        codes = {name: started.resume_code for name, started in people.items()}
        return Filled(self.store.cohorts.get(instructor, cohort.id), INSTRUCTOR, passphrase, codes, self.handed_in)

    def _staff(self) -> tuple[Cohort, str, str]:
        """An owner nobody can sign in as, a cohort, and an instructor with a passphrase that is told."""
        people, passphrase = self.store.people, grouped(fresh_code(16))
        owner = people.identify(people.claim(people.owner_link(), OWNER, fresh_code()))
        if owner is None:
            raise RuntimeError("the new owner is not known")
        cohort = self.store.cohorts.create(owner.person, self.course.slug, COHORT)
        instructor = people.identify(people.claim(self.store.cohorts.invite(owner.person, cohort.id), INSTRUCTOR, passphrase))
        if instructor is None:
            raise RuntimeError("the new instructor is not known")
        return cohort, instructor.person, passphrase

    def _learners(self, count: int) -> Iterator[MadeUpLearner]:
        names, lives = list(self.material.names), list(self.material.lives)
        self.chance.shuffle(names)
        self.chance.shuffle(lives)
        for n in range(count):
            again = n // len(names)
            name = f"{names[n % len(names)]} {again + 1}" if again else names[n]
            skill, care = self.chance.uniform(0.35, 0.9), self.chance.uniform(0.4, 1.0)
            yield MadeUpLearner(name, lives[n % len(lives)], self.material.shared, self.chance, skill, care)

    def _start(self, story: Story, cohort: Cohort) -> Started:
        """A learner joins; in the order of time, since the store limits how many may start at once."""
        self.clock.now = story.now
        return self.store.people.start(story.who.name, self.course.slug, cohort.join_code)

    def _happen(self, who: Started, step: Step) -> None:
        """One step of one learner, as the application would store it."""
        slug, answers = step.activity.id, self.store.answers
        if self._seen.get(who.person) != step.activity.lesson:
            self._seen[who.person] = step.activity.lesson
            answers.place(who.person, who.cohort, step.activity.lesson)
        if not step.rev:
            hide = frozenset(thing for thing, hidden in step.hidden.items() if hidden)
            answers.save_draft(who.person, who.cohort, slug, step.body, 0, "demo", hide)
            return
        words = step.activity.hash, step.kind.version, step.hidden
        answers.hand_in(who.person, who.cohort, slug, step.body, step.rev - 1, fresh_id(), *words)
        self.handed_in += 1

    def _review(self, instructor: str, who: Started, step: Step, end: float) -> None:
        """A comment some hours or days later, and in half of the cases a reply."""
        self.clock.now = step.at + self.chance.uniform(0.1, 2.5) * DAY
        comments, slug = self.material.shared.comments.get(step.activity.id), step.activity.id
        if self.clock.now >= end or not comments:
            return
        comment, reviews = self.chance.choice(comments), self.store.reviews
        body = {"comment": comment.say.replace("{thing}", self.chance.choice(step.things))}
        review = reviews.release(instructor, who.cohort, who.person, slug, step.rev, body, fresh_id())
        self.clock.now += self.chance.uniform(0.05, 1.5) * DAY
        if self.clock.now < end and comment.replies and self.chance.random() < 0.6:
            reviews.mark_read(who.person, who.cohort, review.n)
            reviews.reply(who.person, who.cohort, review.n, {"reply": self.chance.choice(comment.replies)}, fresh_id())


def _told(stories: list[Story]) -> Iterator[tuple[str, Step]]:
    """What everybody does: who, and what. A story that comes back keeps its answers and its pauses."""
    first: list[tuple[float, list[Step]]] = []
    for n, story in enumerate(stories):
        if n < DISTINCT:
            first.append((story.now, list(story.steps())))
            yield from ((story.who.name, step) for step in first[n][1])
        else:
            began, steps = first[n % DISTINCT]
            yield from ((story.who.name, replace(step, at=step.at + story.now - began)) for step in steps)

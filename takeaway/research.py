"""Answers for research, without names: the texts of those who agreed, and counts over all. It knows no database; who agreed it is told."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from course.words import _
from takeaway.gradebook import Told, fields
from takeaway.names import Names
from takeaway.research_words import dictionary
from takeaway.results import Learner, Plan
from takeaway.small_cells import shown, total
from takeaway.streams import CsvTables

MOST = 3  # versions that are counted apart
PLACE = ("lesson", "lesson_title", "activity", "activity_title", "version")


@dataclass
class Counts:
    """Per activity: how many people handed it in never, once, twice, more often; over all and over those who agreed."""

    of_all: dict[str, Counter[int]] = field(default_factory=dict)
    of_agreed: dict[str, Counter[int]] = field(default_factory=dict)
    learners: int = 0
    agreed: int = 0

    def add(self, learner: Learner, *, agreed: bool) -> None:
        """Count one learner."""
        self.learners += 1
        self.agreed += agreed
        for slug, versions in Counter(one.slug for one in learner.answers).items():
            for counter in (self.of_all, *([self.of_agreed] if agreed else [])):
                counter.setdefault(slug, Counter())[min(versions, MOST)] += 1

    def row(self, slug: str) -> tuple[list[int], list[int]]:
        """Never, once, twice, more often: of all, and of those who agreed."""
        return _cells(self.of_all.get(slug), self.learners), _cells(self.of_agreed.get(slug), self.agreed)


def research(
    plan: Plan, learners: Iterable[tuple[Learner, bool]], names: Iterable[str], purpose: str, tables: CsvTables, told: Told
) -> None:
    """Write the tables and the page that explains them.

    :param plan: the course
    :param learners: each with whether they agreed, in an order that says nothing; none is kept
    :param names: what people in the cohort are called, to be taken out of the texts
    :param purpose: what those who agreed were told
    :param tables: where it goes
    :param told: is called after each learner with how many are done
    """
    without = Names(names, "[name]").out_of
    people = tables.table("learners", "learners", ("id", "activities", "versions", "last_day"))
    versions = tables.table("versions", "versions", ("id", *PLACE, "day"))
    texts = tables.table("texts", "texts", ("id", *PLACE, "row", "field", "text"))
    counts = Counts()
    for n, (learner, agreed) in enumerate(learners, 1):
        counts.add(learner, agreed=agreed)
        if agreed:
            id = secrets.token_hex(8)  # new in every file and kept nowhere
            days = [days_between(learner.joined, one.at) for one in learner.answers]
            people.add(id, len({one.slug for one in learner.answers}), len(days), max(days, default=""))
            for one, day in zip(learner.answers, days, strict=True):
                versions.add(id, *plan.place(one), one.rev, day)
                fields(texts, learner, one, (id, *plan.place(one), one.rev), without)
        told(n)
    _count(plan, counts, tables)
    tables.note("README.md", dictionary(plan.course.head.title, purpose))


def days_between(joined: str, at: str) -> int:
    """Whole days from joining to handing in.

    :param joined: UTC ISO text
    :param at: UTC ISO text
    """
    return (datetime.fromisoformat(at) - datetime.fromisoformat(joined)).days


def _count(plan: Plan, counts: Counts, tables: CsvTables) -> None:
    heads = ("lesson", "activity", "activity_title", "learners", "never", "once", "twice", "three_or_more")
    table = tables.table("counts", "counts", heads)
    kept_back: Callable[[int | None], int | str] = lambda n: _("kept back") if n is None else n  # noqa: E731
    for lesson in plan.course.lessons:
        for activity in lesson.activities:
            if activity.id not in plan.titles:
                continue
            cells, known = counts.row(activity.id)
            row = (total(cells, known), *shown(cells, known))
            table.add(lesson.number, activity.id, plan.titles[activity.id], *map(kept_back, row))


def _cells(versions: Counter[int] | None, people: int) -> list[int]:
    found = versions or Counter()
    return [people - found.total(), *(found[n] for n in range(1, MOST + 1))]

"""One visit to one page: who is here, in which course, with which answers; knows no widget and no kind of activity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from activities import kinds
from activities.work import Given, Work
from course.lesson import Course
from storage.records import Draft, Enrolment, Identity, Moment, Revision

if TYPE_CHECKING:
    from storage.parcel import Comment
    from storage.store import Store


def given(revisions: Mapping[str, Revision]) -> dict[str, Given]:
    """Revisions as the pure half wants them; damaged ones are left out."""
    return {slug: Given(r.body, r.kind_version) for slug, r in revisions.items() if not r.damaged}


def as_given(revisions: Iterable[Revision]) -> list[Given]:
    """Revisions of one activity as the pure half wants them; damaged ones are left out."""
    return [Given(revision.body, revision.kind_version) for revision in revisions if not revision.damaged]


def lists_of(course: Course) -> list[str]:
    """The activities of a course that make lists which others work on."""
    return [a.id for lesson in course.lessons for a in lesson.activities if kinds()[a.kind].lists(a.settings)]


def former_of(
    store: Store, actor: str, cohort: str, course: Course, newest: Mapping[str, Revision], person: str | None = None
) -> dict[str, list[Given]]:
    """Earlier versions of somebody's lists: what has left a list is known from them.

    :param store: the open store
    :param actor: who asks
    :param cohort: where
    :param course: its course
    :param newest: the latest revisions of whoever it is about
    :param person: who that is; the actor without it
    """
    again = [slug for slug in lists_of(course) if slug in newest and newest[slug].rev > 1]
    return {slug: as_given(store.answers.history(actor, cohort, slug, person)[:-1]) for slug in again}


@dataclass(frozen=True)
class Visit:
    """Who asks for a page. ``identity`` is None for a visitor; ``enrolment`` is None before a course was begun."""

    store: Store
    identity: Identity | None
    enrolment: Enrolment | None
    course: Course
    token: str = field(default="", repr=False)

    @property
    def person(self) -> str:
        """The id of who is here, or an empty text."""
        return self.identity.person if self.identity else ""

    @property
    def cohort(self) -> str:
        """The id of the cohort they learn in, or an empty text."""
        return self.enrolment.cohort if self.enrolment else ""

    @property
    def is_learner(self) -> bool:
        """Whether they have begun the course."""
        return self.enrolment is not None and self.enrolment.role == "learner"

    @property
    def is_owner(self) -> bool:
        """Whether the installation is theirs."""
        return self.identity is not None and self.identity.owner

    @property
    def is_instructor(self) -> bool:
        """Whether they review in some cohort, or own the installation."""
        teaches = self.identity is not None and any(e.role == "instructor" for e in self.identity.enrolments)
        return teaches or self.is_owner

    @cached_property
    def revisions(self) -> dict[str, Revision]:
        """Their latest answers, by activity."""
        return self.store.answers.latest(self.person, self.cohort)

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """Their drafts, by activity."""
        return self.store.answers.drafts(self.person, self.cohort)

    @cached_property
    def peeks(self) -> set[str]:
        """The activities whose discussion they opened before an attempt."""
        return set(self.store.answers.peeks(self.person, self.cohort))

    @cached_property
    def moments(self) -> list[Moment]:
        """The moments that were kept, oldest first."""
        return self.store.moments.all(self.person, self.cohort)

    @cached_property
    def firsts(self) -> dict[str, str]:
        """When they handed each activity in for the first time."""
        return self.store.answers.firsts(self.person, self.cohort)

    @cached_property
    def brought(self) -> dict[str, list[Comment]]:
        """Comments they brought along from another installation, by activity."""
        found: dict[str, list[Comment]] = {}
        for comment in self.store.portable.comments(self.person, self.cohort):
            found.setdefault(comment.slug, []).append(comment)
        return found

    @cached_property
    def timetable(self) -> dict[str, str]:
        """When each lesson of the learner's cohort opens; empty for whoever learns alone or reviews."""
        if self.enrolment is None or self.enrolment.role != "learner" or self.enrolment.self_study:
            return {}
        return self.store.timetable.mine(self.person, self.cohort)

    @cached_property
    def work(self) -> Work:
        """Their answers put through the kinds."""
        former = former_of(self.store, self.person, self.cohort, self.course, self.revisions)
        return Work(self.course, given(self.revisions), former)

    @cached_property
    def now(self) -> Work:
        """Their answers with what they have written since, handed in or not: for their own eyes only."""
        written = {}
        for activity in self.course.activities():
            draft = self.drafts.get(activity.id)
            if draft and draft.body:
                given_now = Given(draft.body, self.work.kind(activity).version)
                if self.work.answer(activity, given_now) is not None:
                    written[activity.id] = given_now
        handed = {slug: as_given([self.revisions[slug]]) for slug in lists_of(self.course) if slug in written and slug in self.revisions}
        former = {slug: [*self.work.former.get(slug, ()), *handed.get(slug, ())] for slug in {*self.work.former, *handed}}
        return Work(self.course, given(self.revisions) | written, former)

    def for_course(self, course: Course) -> Visit:
        """The same visit, looking at another course."""
        return replace(self, course=course)

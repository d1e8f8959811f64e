"""One visit to one page: who is here, in which course, with which answers; knows no widget and no kind of activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from activities.work import Given, Work
from course.lesson import Course
from storage.records import Draft, Enrolment, Identity, Revision

if TYPE_CHECKING:
    from storage.store import Store


def given(revisions: Mapping[str, Revision]) -> dict[str, Given]:
    """Revisions as the pure half wants them; damaged ones are left out."""
    return {slug: Given(r.body, r.kind_version) for slug, r in revisions.items() if not r.damaged}


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
    def work(self) -> Work:
        """Their answers put through the kinds."""
        return Work(self.course, given(self.revisions))

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
        return Work(self.course, given(self.revisions) | written)

    def for_course(self, course: Course) -> Visit:
        """The same visit, looking at another course."""
        return replace(self, course=course)

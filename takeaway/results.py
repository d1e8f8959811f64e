"""What learners of one cohort handed in, as files are made from it. It knows no database and no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from activities.work import Given, Work
from course.lesson import Activity, Course, Lesson


@dataclass(frozen=True, slots=True)
class Answered:
    """One version of one answer.

    :ivar slug: id of the activity
    :ivar activity: as it was worded then; None when its kind is not installed any more
    :ivar at: when it was handed in, UTC ISO text
    :ivar newest: whether no later version exists
    :ivar given: the answer without what is private; None for one that is damaged
    :ivar state: where it stands with the reviewers, in words
    :ivar note: what is not in it, and why; mostly empty
    """

    slug: str
    activity: Activity | None
    rev: int
    at: str
    newest: bool
    given: Given | None
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on one version, or a reply to one; ``to`` is who was replied to."""

    slug: str
    rev: int
    who: str
    at: str
    to: str
    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner.

    :ivar work: the newest answers, put through the kinds
    :ivar answers: by activity, oldest version first
    """

    name: str
    joined: str
    seen: str
    work: Work
    answers: tuple[Answered, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The course of the results: where an activity stands and what it is called.

    :ivar titles: activity id → its title, for those that follow others as well
    """

    course: Course
    titles: Mapping[str, str]

    def lesson(self, one: Answered) -> Lesson | None:
        """The lesson an answer belongs to, or None when it was taken out."""
        return self.course.lesson(one.activity.lesson) if one.activity else None

    def place(self, one: Answered) -> tuple[int | str, str, str, str]:
        """Number and title of the lesson, id and title of the activity."""
        lesson = self.lesson(one)
        title = self.titles.get(one.slug) or (one.activity.head.title if one.activity else one.slug)
        return lesson.number if lesson else "", lesson.head.title if lesson else "", one.slug, title

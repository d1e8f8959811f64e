"""When the work of a course is done: what counts, what is open, which lessons are complete. It knows no page and no database."""

from __future__ import annotations

from activities.work import Work
from course.lesson import Activity, Lesson


def counting(work: Work) -> list[Activity]:
    """The activities that must be handed in: all that ask something and are not optional, in lessons that are not optional.

    :param work: the learner's work; only its course matters here
    """
    lessons = (lesson for lesson in work.course.lessons if not lesson.head.optional)
    return [activity for lesson in lessons for activity in lesson.activities if _counts(work, activity)]


def still_open(work: Work) -> list[Activity]:
    """Those of them that were not handed in, in the order of the course.

    :param work: what was handed in; drafts must not be among it
    """
    return [activity for activity in counting(work) if activity.id not in work.given]


def complete(work: Work) -> list[Lesson]:
    """The lessons whose work is done, in the order of the course. A lesson that asks nothing is not among them: it has no work."""
    return [lesson for lesson in work.course.lessons if _complete(work, lesson)]


def _complete(work: Work, lesson: Lesson) -> bool:
    asked = [activity for activity in lesson.activities if work.kind(activity).asks]
    needed = [activity for activity in asked if not activity.head.optional] or asked
    return bool(needed) and all(activity.id in work.given for activity in needed)


def _counts(work: Work, activity: Activity) -> bool:
    return work.kind(activity).asks and not activity.head.optional

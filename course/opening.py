"""Which lessons of a timetable are not open yet. The clock is the caller's; what somebody has begun stays open to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from course.lesson import Course


def closed_lessons(opens: Mapping[str, str], course: Course, begun: Iterable[str], now: datetime) -> dict[str, str]:
    """The lessons that open later, with their times.

    :param opens: lesson to the time at which it opens, as UTC ISO text
    :param course: the course
    :param begun: activities the learner has answered or written a draft for, and what is derived from them
    :param now: this moment, with a zone
    :return: lesson to time, without what is open or was begun
    """
    lessons = {lesson.slug for slug in begun if (lesson := course.lesson_of(slug.partition("~")[0])) is not None}
    return {slug: at for slug, at in opens.items() if slug not in lessons and datetime.fromisoformat(at) > now}

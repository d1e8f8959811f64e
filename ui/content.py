"""The courses of this installation, read once from `lessons/` and kept in the store as worded now; knows no learner."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from activities import models
from course.lesson import Activity, Course, Lesson
from course.reading import Reading, activity_of, read_course
from storage.records import ActivityText, LessonText
from ui import house

if TYPE_CHECKING:
    from storage.store import Store

LESSONS = Path(__file__).resolve().parent.parent / "lessons"


def lessons_dir() -> Path:
    """The folder of courses: ``LESSONS_DIR``, else `lessons/` beside `app.py`."""
    return Path(house.setting("LESSONS_DIR") or LESSONS).expanduser().resolve()


@cache
def readings() -> dict[str, Reading]:
    """Every course folder as far as it could be read, by its name; problems included."""
    return {file.parent.name: read_course(file.parent, models()) for file in sorted(lessons_dir().glob("*/course.yaml"))}


def courses() -> dict[str, Course]:
    """The courses that can be taken, by slug."""
    return {slug: reading.course for slug, reading in readings().items() if reading.course is not None}


def texts(course: Course) -> list[LessonText]:
    """A course as the store keeps it: every lesson and activity under the hash of its words."""
    return [
        LessonText(lesson.hash, lesson.slug, lesson.head.title, lesson.source, _activities(course, lesson)) for lesson in course.lessons
    ]


def _activities(course: Course, lesson: Lesson) -> tuple[ActivityText, ...]:
    own = [activity for activity in course.activities() if activity.lesson == lesson.slug]
    return tuple(ActivityText(activity.hash, activity.id, activity.kind, activity.spec) for activity in own)


def keep(store: Store) -> None:
    """Keep today's words of every course, so that answers can point at them; what is there already stays.

    :param store: the open store
    """
    for course in courses().values():
        store.content.keep(texts(course))


def as_worded(store: Store, digest: str, today: Activity | None) -> Activity | None:
    """The activity an answer replied to.

    :param store: the open store
    :param digest: the content hash kept with the answer
    :param today: the activity as worded now, used when it is the same (or nothing older can be read)
    """
    if today is not None and today.hash == digest:
        return today
    kept = store.content.activity(digest)
    return (activity_of(kept.spec_json, models()) if kept else None) or today

"""The courses of this installation, read once from `lessons/` and kept in the store as worded now; knows no learner."""

from __future__ import annotations

import base64
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from activities import models
from course.lesson import Activity, Course, Lesson
from course.reading import Reading, activity_of, read_course
from course.rubric import Rubric, rubric_of
from storage.records import ActivityText, LessonText, RubricText
from ui import house

if TYPE_CHECKING:
    from storage.store import Store

_LINK = re.compile(r"\]\(([a-z0-9-]+)(#[a-z0-9-]+)?\)")
_PICTURE = re.compile(r"(!\[[^\]]*\])\(([\w-]+\.\w+)\)")
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".webp": "image/webp"}
LARGEST_PICTURE = 300 * 1024  # bytes; it travels with the text of the lesson
LESSONS = Path(__file__).resolve().parent.parent / "lessons"


def lessons_dir() -> Path:
    """The folder of courses: ``LESSONS_DIR``, else `lessons/` beside `app.py`."""
    return Path(house.setting("LESSONS_DIR") or LESSONS).expanduser().resolve()


@cache
def readings() -> dict[str, Reading]:
    """Every course folder as far as it could be read, by its name; problems included. The order is that of the courses."""
    found = {file.parent.name: read_course(file.parent, models()) for file in sorted(lessons_dir().glob("*/course.yaml"))}
    return dict(sorted(found.items(), key=lambda item: item[1].course.head.place if item[1].course else sys.maxsize))


def courses() -> dict[str, Course]:
    """The courses that can be taken, by slug."""
    return {slug: reading.course for slug, reading in readings().items() if reading.course is not None}


def address(course: str, lesson: str) -> str:
    """The address of a lesson: its own name in the first course, behind the name of the course in every other.

    :param course: the slug of the course
    :param lesson: the slug of the lesson
    """
    return lesson if course == next(iter(readings())) else f"{course}-{lesson}"


def linked(course: Course, text: str) -> str:
    """Markdown of a course as the browser can follow it: links to lessons as addresses of this installation, pictures with their bytes.

    :param course: the course the text belongs to
    :param text: Markdown of an author
    """
    slugs = {lesson.slug for lesson in course.lessons}
    text = _PICTURE.sub(lambda m: f"{m[1]}({_bytes_of(course.slug, m[2]) or m[2]})", text)
    return _LINK.sub(lambda m: f"]({address(course.slug, m[1])}{m[2] or ''})" if m[1] in slugs else m[0], text)


@cache
def _bytes_of(course: str, name: str) -> str:
    """A picture that lies beside the lessons as a data address; empty for one that is not there, too large or of another sort."""
    file = lessons_dir() / course / name
    kind = PICTURES.get(file.suffix.lower())
    if kind is None or not file.is_file() or file.stat().st_size > LARGEST_PICTURE:
        return ""
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def texts(course: Course) -> list[LessonText]:
    """A course as the store keeps it: every lesson and activity under the hash of its words."""
    return [
        LessonText(lesson.hash, lesson.slug, lesson.head.title, lesson.source, _activities(course, lesson)) for lesson in course.lessons
    ]


def _activities(course: Course, lesson: Lesson) -> tuple[ActivityText, ...]:
    own = [activity for activity in course.activities() if activity.lesson == lesson.slug]
    return tuple(ActivityText(activity.hash, activity.id, activity.kind, activity.spec) for activity in own)


def rubrics(course: Course) -> list[RubricText]:
    """The rubrics of a course as the store keeps them."""
    return [RubricText(a.rubric.hash, a.id, a.rubric.spec) for a in course.activities() if a.rubric is not None]


def rubric(store: Store, digest: str, today: Rubric | None) -> Rubric | None:
    """The rubric a review was written by; None when it was never kept or is not understood any more.

    :param store: the open store
    :param digest: the content hash kept with the review
    :param today: the rubric of the activity as written now, used when it is the same
    :raises Damaged: what is kept does not fit its hash any more
    """
    if today is not None and today.hash == digest:
        return today
    kept = store.content.rubric(digest)
    return rubric_of(kept.spec_json) if kept else None


def keep(store: Store) -> None:
    """Keep today's words of every course, so that answers and reviews can point at them; what is there already stays.

    :param store: the open store
    """
    for course in courses().values():
        store.content.keep(texts(course))
        store.content.keep_rubrics(rubrics(course))


def reworded(store: Store, digest: str, today: Activity) -> bool:
    """Whether an answer replied to other words than today's.

    A kind that has learned a new setting gives the same words another hash; both are compared as today's kind reads them.

    :param store: the open store
    :param digest: the content hash kept with the answer
    :param today: the activity as worded now
    """
    if digest == today.hash:
        return False
    kept = store.content.activity(digest)
    then = activity_of(kept.spec_json, models()) if kept else None
    return then is None or (then.head.wording, then.settings) != (today.head.wording, today.settings)


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

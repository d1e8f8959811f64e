"""Every course that ships proves itself: it is read without a slip, and every activity answers to its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities import models
from activities.proof import prove
from course.reading import read_course

LESSONS = Path(__file__).parents[2] / "lessons"
COURSES = sorted(folder.parent for folder in LESSONS.glob("*/course.yaml"))


def test_there_is_a_course():
    assert COURSES


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_a_course_is_read_without_a_slip(folder):
    assert [str(problem) for problem in read_course(folder, models()).problems] == []


@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_every_activity_proves_itself(folder):
    course = read_course(folder, models()).course
    assert course is not None
    assert prove(course) == []

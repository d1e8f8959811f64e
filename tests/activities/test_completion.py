"""The work of a course is done when all that counts was handed in; optional activities and lessons wait for nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities import models
from activities.completion import complete, counting, still_open
from activities.work import Given, Work
from course.reading import read_course

HEAD = "---\ntitle: {title}\ngoals: [One]\nminutes: 3\nsources: [A]\n{more}---\n"
ACTIVITY = """
```activity
id: {id}
kind: {kind}
title: {id}
prompt: Say it.
minutes: 1
{more}
```
"""
FIELDS = "fields: [{id: it, label: It}]"
OPTIONAL = f"optional: true\n{FIELDS}"
SAID = Given({"it": "x"})


@pytest.fixture
def course(tmp_path: Path):
    asking = {name: ACTIVITY.format(id=name, kind="reflect", more=FIELDS) for name in ("aa", "dd", "ee")}
    extra = ACTIVITY.format(id="bb", kind="reflect", more=OPTIONAL)
    files = {
        "course.yaml": "title: T\nsummary: S.\nsources: {A: B}\n",
        "01-first.md": HEAD.format(title="First", more="") + asking["aa"] + extra + ACTIVITY.format(id="vv", kind="agenda", more=""),
        "02-prose.md": HEAD.format(title="Prose", more="") + "Only words to read.\n",
        "03-more.md": HEAD.format(title="More", more="optional: true\n") + asking["dd"],
        "04-last.md": HEAD.format(title="Last", more="") + asking["ee"],
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    reading = read_course(tmp_path, models())
    assert not reading.problems, reading.problems
    return reading.course


def done(course, *slugs: str) -> Work:
    return Work(course, dict.fromkeys(slugs, SAID))


def test_what_is_optional_and_what_asks_nothing_does_not_count(course):
    assert [activity.id for activity in counting(done(course))] == ["aa", "ee"]


def test_what_is_open_comes_in_the_order_of_the_course_and_is_as_much_as_home_says(course):
    for slugs in ((), ("aa",), ("ee", "bb"), ("aa", "bb", "dd", "ee")):
        work = done(course, *slugs)
        handed, of = work.done()
        assert len(still_open(work)) == of - handed
    assert [activity.id for activity in still_open(done(course, "bb", "dd"))] == ["aa", "ee"]


def test_a_lesson_is_complete_without_its_optional_activities_and_never_when_it_asks_nothing(course):
    assert [lesson.head.title for lesson in complete(done(course, "aa"))] == ["First"]
    assert [lesson.head.title for lesson in complete(done(course, "aa", "dd", "ee"))] == ["First", "More", "Last"]
    assert complete(done(course, "bb")) == []


def test_a_line_after_a_discussion_stands_for_nothing(course):
    assert [activity.id for activity in still_open(done(course, "aa~change"))] == ["aa", "ee"]

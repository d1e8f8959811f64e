"""`manage.py lint`: reads every course and says what to mend, with file, line and a suggestion. It changes nothing."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from activities import models
from commands.course_rules import check_course
from commands.made_up.material import read_material
from course.lesson import Activity, Course, Lesson
from course.problems import Problem
from course.reading import read_course
from ui import content

LESSONS = content.LESSONS


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for other programs.")
@click.argument("course", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def lint(as_json: bool, course: Path | None) -> None:
    """Check the courses, or the one in the folder COURSE; exit 1 when anything has to be mended."""
    folders = [course] if course else sorted(file.parent for file in content.lessons_dir().glob("*/course.yaml"))
    if course and not (course / "course.yaml").is_file():
        raise click.ClickException(f"There is no course.yaml in {course}. Name the folder of one course.")
    lessons, problems = [], []
    for folder in folders:
        read, found = inspect(folder)
        lessons += _rows(read) if read else []
        problems += found
    click.echo(json.dumps({"lessons": lessons, "problems": [asdict(p) for p in problems]}) if as_json else _page(lessons, problems))
    if problems:
        raise SystemExit(1)


def inspect(folder: Path) -> tuple[Course | None, list[Problem]]:
    """A course as far as it can be read, and everything to mend in it.

    :param folder: the folder of the course.
    """
    folder = folder.resolve()
    reading = read_course(folder, models())
    made_up = folder / "demo.yaml"
    problems = sorted({*reading.problems, *check_course(reading, folder), *(read_material(made_up)[1] if made_up.is_file() else ())})
    root = os.path.relpath(folder.parent)
    return reading.course, [p if root == "." else replace(p, file=f"{root}/{p.file}") for p in problems]


def _rows(course: Course) -> list[dict[str, Any]]:
    return [_row(course, lesson) for lesson in course.lessons]


def _row(course: Course, lesson: Lesson) -> dict[str, Any]:
    head = {"course": course.slug, "slug": lesson.slug, "title": lesson.head.title, "minutes": lesson.head.minutes}
    return head | {"activities": [_activity(activity) for activity in lesson.activities]}


def _activity(activity: Activity) -> dict[str, Any]:
    head = activity.head
    return {"id": head.id, "kind": head.kind, "title": head.title, "minutes": head.minutes, "optional": head.optional}


def _page(lessons: list[dict[str, Any]], problems: list[Problem]) -> str:
    """Lessons and activities as a table, then the problems."""
    width, wide = (max((len(each[key]) for lesson in lessons for each in lesson["activities"]), default=0) for key in ("id", "kind"))
    lines = []
    for lesson in lessons:
        lines.append(f"{lesson['course']} / {lesson['slug']}: {lesson['title']} ({lesson['minutes']} min)")
        for each in lesson["activities"]:
            optional = "  (optional)" if each["optional"] else ""
            lines.append(f"  {each['id']:<{width}}  {each['kind']:<{wide}}  {each['minutes']:>2} min  {each['title']}{optional}")
    lines += [str(problem) for problem in problems]
    lines.append(f"{len(problems)} to mend." if problems else "Nothing to mend.")
    return "\n".join(lines)

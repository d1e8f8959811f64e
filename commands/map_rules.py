"""Rules for what refers across a course: the map of course.yaml, aspects of things, ids that were taken out. It knows no lesson's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from activities import kinds
from activities.proof import aspects
from commands.written import Written
from course.lesson import Course, MapPlan
from course.problems import Problem, did_you_mean


def check_map(course: Course, folder: Path) -> Iterator[Problem]:
    """What the map of a course names and no lesson has.

    :param course: a course of which every lesson could be read.
    :param folder: its folder.
    """
    plan = course.head.map
    if plan is None:
        return
    rosters = [each.id for lesson in course.lessons for each in lesson.activities if kinds()[each.kind].lists(each.settings)]
    ids = [each.id for lesson in course.lessons for each in lesson.activities]
    file = _File(folder)
    for key, name in (("roster", plan.roster), ("ghosts", plan.ghosts)):
        yield from file.unknown(key, [name] if name else [], rosters, f"map: there is no roster “{{name}}” for “{key}”.")
    yield from file.unknown("focus", [plan.focus] if plan.focus else [], ids, "map: there is no activity “{name}” for “focus”.")
    yield from file.unknown("pictures", plan.pictures, ids, "map: there is no activity “{name}” for “pictures”.")
    slugs = [lesson.slug for lesson in course.lessons]
    yield from file.unknown("after", [place.after for place in plan.snapshots], slugs, "map: there is no lesson “{name}” for a snapshot.")


def check_map_aspects(course: Course, folder: Path) -> Iterator[Problem]:
    """Aspects the map draws and no activity says.

    :param course: a course that is right otherwise.
    :param folder: its folder.
    """
    known, file = aspects(course), _File(folder)
    for key, names in _aspects_of(course.head.map) if course.head.map else ():
        yield from file.unknown(key, names, known, "map: no activity says “{name}” about anything.")


def _aspects_of(plan: MapPlan) -> Iterator[tuple[str, list[str]]]:
    yield from (("sector", [plan.sector]), ("distance", [plan.distance]), ("works", [plan.works]))
    yield "hollow", list(plan.hollow)
    yield "star", [plan.star] if plan.star else []


class _File:
    """The file course.yaml, for the lines of its problems."""

    def __init__(self, folder: Path) -> None:
        self.name = f"{folder.name}/course.yaml"
        self.lines = (folder / "course.yaml").read_text("utf-8").split("\n")

    def unknown(self, key: str, names: Iterable[str], known: Iterable[str], text: str) -> Iterator[Problem]:
        """A problem for every name that is not known, on the line where it stands."""
        found = list(known)
        for name in names:
            if name not in found:
                yield Problem(self.name, self.line(key, name), text.replace("{name}", name), did_you_mean(name, found))

    def line(self, key: str, name: str) -> int:
        """The line with a key and a name, else with the name alone, else the first."""
        patterns = (rf"\s*(- )?{re.escape(key)}:.*{re.escape(name)}", rf".*\b{re.escape(name)}\b")
        hits = (n for pattern in patterns for n, text in enumerate(self.lines, 1) if re.match(pattern, text))
        return next(hits, 1)


def check_aspects(course: Course, lessons: Sequence[Written]) -> Iterator[Problem]:
    """Aspects an activity reads and no activity says.

    :param course: a course of which every lesson could be read.
    :param lessons: its lessons as they are written.
    """
    known = aspects(course)
    for written in lessons:
        for activity in written.lesson.activities:
            for name in kinds()[activity.kind].reads(activity.settings):
                if name not in known:
                    text = f"No activity says “{name}” about anything."
                    yield Problem(written.file, written.line_of_word(name, activity), text, did_you_mean(name, known))


def check_retired(course: Course, lessons: Sequence[Written]) -> Iterator[Problem]:
    """Ids that belonged to an activity that was taken out: what people answered then lies under them."""
    for written in lessons:
        for activity in written.lesson.activities:
            if activity.id in course.head.retired:
                text = f"The id “{activity.id}” belonged to an activity that was taken out (see “retired” in course.yaml)."
                yield Problem(written.file, written.line("id", activity), text, "Take a new id: old answers lie under this one.")

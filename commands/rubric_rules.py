"""Rules for a rubric that can be read and would still puzzle whoever reads it. It knows no answer and no review."""

from __future__ import annotations

from collections.abc import Iterator

from activities import kinds
from commands.written import Written
from course.lesson import Activity
from course.problems import Problem
from course.rubric import Criterion

Found = tuple[tuple[int | str, ...], str, str]  # where in the block, the sentence, what to do


def check_rubric(written: Written, activity: Activity) -> Iterator[Problem]:
    """What to mend in the rubric of an activity, if it has one.

    :param written: the lesson and its file
    :param activity: an activity of it
    """
    if activity.head.rubric is None:
        return
    found = list(_criteria(activity.head.rubric.criteria))
    if not kinds()[activity.kind].asks:
        found = [(("rubric",), f"A rubric is given, and “{activity.kind}” asks nothing that could be looked at.", "Take the rubric out.")]
    for where, text, suggestion in found:
        yield Problem(written.file, written.line_of_path(where, activity), text, suggestion)


def _criteria(criteria: list[Criterion]) -> Iterator[Found]:
    yield from _twice([criterion.label for criterion in criteria], "criteria", ("rubric", "criteria"))
    for n, criterion in enumerate(criteria):
        at = ("rubric", "criteria", n, "levels")
        yield from _twice([level.label for level in criterion.levels], f"levels of “{criterion.label}”", at)
        for m, level in enumerate(criterion.levels):
            if not level.text:
                text = f"“{criterion.label}” does not say what an answer on the level “{level.label}” looks like."
                yield (*at, m), text, "Write it as its “text”."
        yield from _points(criterion, at)


def _twice(labels: list[str], what: str, at: tuple[int | str, ...]) -> Iterator[Found]:
    """Labels that readers could not tell apart."""
    folded = [label.casefold() for label in labels]
    for n, label in enumerate(labels):
        if folded[n] in folded[:n]:
            yield (*at, n, "label"), f"Two {what} are called “{label}”.", "Give each its own label."


def _points(criterion: Criterion, at: tuple[int | str, ...]) -> Iterator[Found]:
    points = [level.points for level in criterion.levels if level.points is not None]
    if points and len(set(points)) == 1:
        yield at, f"Every level of “{criterion.label}” has the same points.", "Let them differ, or leave the points out everywhere."
    elif points not in (sorted(points), sorted(points, reverse=True)):
        yield at, f"The points of “{criterion.label}” go up and down.", "Put its levels in the order of their points."

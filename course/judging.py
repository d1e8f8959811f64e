"""What a rubric asks of a reviewer, and what was said by it. It knows no screen, no store and no kind of activity.

A body that answers :func:`judging_parts` holds ``judging``: a row for each criterion that was touched, ``{"id", "level", "note"}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.rubric import Criterion, Level, Rubric
from course.sheet import Body, Field, Option, Rows, rows_of
from course.words import _, many

JUDGING = "judging"  # the path of the rows
LEVEL, NOTE = "level", "note"
NOTE_LIMIT = 1000  # characters


@dataclass(frozen=True)
class Judgement:
    """What was said by one criterion. ``level`` and ``text`` are empty, ``points`` is None, where no level was chosen."""

    criterion: str
    level: str
    text: str
    note: str
    points: float | None = None


def judging_parts(rubric: Rubric) -> tuple[Rows, ...]:
    """The part of a form that asks for a level of each criterion, and for a note if one likes.

    :param rubric: the criteria
    """
    level = Field(LEVEL, _("Level"), "choice", by_row=tuple((each.id, _options(each)) for each in rubric.criteria))
    note = Field(NOTE, _("Note (optional)"), "long", limit=NOTE_LIMIT)
    subjects = tuple(Option(each.id, each.label, each.help) for each in rubric.criteria)
    return (Rows(JUDGING, _("By the rubric"), _("Criterion"), (level, note), given=True, subjects=subjects),)


def points(rubric: Rubric, body: Body) -> tuple[float, float] | None:
    """The points reached so far and the most that can be reached.

    :param rubric: the rubric the body was written by
    :param body: a body of :func:`judging_parts`
    :returns: None when the levels have no points, or no level is chosen
    """
    chosen = [level for _criterion, level, _note in _said(rubric, body) if level]
    if not rubric.has_points or not chosen:
        return None
    most = sum(max(level.points or 0 for level in criterion.levels) for criterion in rubric.criteria)
    return sum(level.points or 0 for level in chosen), most


def unjudged(rubric: Rubric, body: Body) -> tuple[Criterion, ...]:
    """The criteria without a level, in the order of the rubric.

    :param rubric: the rubric the body was written by
    :param body: a body of :func:`judging_parts`
    """
    return tuple(criterion for criterion, level, _note in _said(rubric, body) if level is None)


def read_back(rubric: Rubric, body: Body) -> tuple[Judgement, ...]:
    """What was said, criterion by criterion, for whoever it was said to.

    :param rubric: the rubric the body was written by
    :param body: a body of :func:`judging_parts`
    :returns: one for each criterion with a level or a note
    """
    said = (
        Judgement(criterion.label, level.label, level.text, note, level.points) if level else Judgement(criterion.label, "", "", note)
        for criterion, level, note in _said(rubric, body)
    )
    return tuple(one for one in said if one.level or one.note)


def carry_over(old: Rubric, new: Rubric, body: Body) -> tuple[Body, tuple[str, ...]]:
    """What was said by one rubric, as far as another one asks for it, too. No level is chosen that was not chosen before.

    A level stays where criterion and level still have their ids; a note stays with its criterion. What else is in the body stays.

    :param old: the rubric the body was written by
    :param new: the rubric of today
    :param body: a body of :func:`judging_parts` of the old one
    :returns: the body for the new one, and whole sentences on what was kept, what reads differently, what is new, what has gone
    """
    rows = [_moved(old, new, row) for row in rows_of(body, JUDGING) if new.criterion(row.get("id"))]
    carried = body | {JUDGING: rows} if JUDGING in body else dict(body)
    return carried, () if old.hash == new.hash else tuple(_told(old, new, body))


def _said(rubric: Rubric, body: Body) -> Iterator[tuple[Criterion, Level | None, str]]:
    rows = {row.get("id"): row for row in rows_of(body, JUDGING)}
    for criterion in rubric.criteria:
        row = rows.get(criterion.id, {})
        yield criterion, criterion.level(row.get(LEVEL)), str(row.get(NOTE) or "").strip()


def _options(criterion: Criterion) -> tuple[Option, ...]:
    return tuple(Option(level.id, counted(level), level.text) for level in criterion.levels)


def counted(level: Level) -> str:
    """The label of a level, with its points if it has any."""
    if level.points is None:
        return level.label
    shown = f"{level.points:g}"
    return many("{label} ({points} point)", "{label} ({points} points)", 1 if level.points == 1 else 2, label=level.label, points=shown)


def _moved(old: Rubric, new: Rubric, row: Body) -> Body:
    was, now = old.criterion(row["id"]), new.criterion(row["id"])
    level = row.get(LEVEL)
    stays = level is None or (was and was.level(level) and now and now.level(level))
    return row if stays else {name: value for name, value in row.items() if name != LEVEL}


def _told(old: Rubric, new: Rubric, body: Body) -> Iterator[str]:
    was, now = ({criterion.id: criterion for criterion in rubric.criteria} for rubric in (old, new))
    said = {criterion.id: (level, note) for criterion, level, note in _said(old, body)}
    same = [id for id, criterion in now.items() if id in was and _still(was[id], criterion, said[id][0])]
    if same:
        yield _("Kept as chosen: {criteria}.", criteria=", ".join(now[id].label for id in same))
    for id, criterion in now.items():
        if id not in was:
            yield _("“{criterion}” is new. It has no level yet.", criterion=criterion.label)
        elif id not in same and (level := said[id][0]):
            yield _changed(criterion, level)
    for id, criterion in was.items():
        if id not in now:
            yield from _gone(criterion, *said[id])


def _still(was: Criterion, now: Criterion, level: Level | None) -> bool:
    """Whether a chosen level means word for word what it meant."""
    return level is not None and now.level(level.id) == level and (was.label, was.help) == (now.label, now.help)


def _changed(criterion: Criterion, level: Level) -> str:
    today = criterion.level(level.id)
    if today is None:
        return _("“{level}” is no level of “{criterion}” any more. Choose again.", level=level.label, criterion=criterion.label)
    return _(
        "“{criterion}” reads differently now. “{level}” was kept; see whether it still holds.", criterion=criterion.label, level=today.label
    )


def _gone(criterion: Criterion, level: Level | None, note: str) -> Iterator[str]:
    if note:
        yield _("“{criterion}” is not looked at any more. Your note on it was: {note}", criterion=criterion.label, note=note)
    elif level:
        yield _("“{criterion}” is not looked at any more. You had chosen “{level}”.", criterion=criterion.label, level=level.label)

"""Rows of an answer: their ids, and rows that are given because they are about things of a roster. It knows no kind."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import Field

from activities.kind import Answer
from course.check import ROW_ID, Fault
from course.facts import Around, Thing
from course.sheet import Option
from course.words import _

RowId = Annotated[str, Field(pattern=f"^(?:{ROW_ID.pattern})$")]


class Row(Answer):
    """A row of an answer."""

    id: RowId


R = TypeVar("R", bound=Row)


def subjects(around: Around, roster: str) -> tuple[Option, ...]:
    """The things on a roster as subjects of given rows."""
    return tuple(Option(thing.id, thing.name) for thing in around.things(roster))


def choices_of(around: Around, roster: str) -> tuple[Option, ...]:
    """The things on a roster as options; those that have left it are spare, so that a choice made earlier is not lost.

    :param around: what is known around the activity.
    :param roster: the list; empty when there is none yet.
    """
    left = (Option(t.id, _("{name} (no longer on your list)", name=t.name), spare=True) for t in around.gone(roster))
    return (*subjects(around, roster), *left)


def empty() -> str:
    """What stands in place of given rows while the roster is empty."""
    return _("Hand in your list first. What stands on it appears here then.")


def nothing_listed(things: Sequence[Thing], path: str) -> list[Fault]:
    """Why an answer about things may not be handed in while there are none."""
    return [] if things else [Fault(path, empty())]


def present(rows: Sequence[R], things: Sequence[Thing]) -> list[tuple[Thing, R | None]]:
    """Each thing of the roster with its row. Rows of things that were taken off the roster are kept and not looked at."""
    by_id = {row.id: row for row in rows}
    return [(thing, by_id.get(thing.id)) for thing in things]


def row_ids(activity: str, count: int) -> list[str]:
    """Row ids for examples, different for every activity so that the things of two lists never become one."""
    stem = hashlib.sha256(activity.encode()).hexdigest()[:8]
    return [f"{stem}{n}" for n in range(1, count + 1)]

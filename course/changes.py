"""What changed between two states of a list of things, in words. It compares names, places and numbers; it knows no map and no store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from course.facts import Thing
from course.words import _, many


@dataclass(frozen=True)
class Compared:
    """What is looked at: the aspect that says where a thing stands, and numbers (aspect → what it is called).

    ``places`` are the labels of places; ``focus`` is the aspect that is true for the thing in focus.
    """

    place: str
    places: Mapping[str, str]
    numbers: Mapping[str, str]
    focus: str | None = None


def changes(then: Sequence[Thing], now: Sequence[Thing], compared: Compared) -> list[str]:
    """Sentences on what changed, the most telling first; empty when nothing did.

    :param then: the earlier list.
    :param now: the later list.
    :param compared: what is looked at.
    """
    before, after = ({thing.id: thing for thing in things} for things in (then, now))
    added = [thing for id, thing in after.items() if id not in before]
    gone = [thing for id, thing in before.items() if id not in after]
    stayed = [(before[id], thing) for id, thing in after.items() if id in before]
    said = []
    if added:
        said.append(many("{n} added: {names}.", "{n} added: {names}.", len(added), names=_names(added)))
    if gone:
        said.append(many("{n} taken off: {names}.", "{n} taken off: {names}.", len(gone), names=_names(gone)))
    said += _renamed(stayed)
    said += _placed(stayed, compared)
    for aspect, label in compared.numbers.items():
        said += _numbers(stayed, aspect, label)
    said += _focus(then, now, compared.focus)
    return said


def _names(things: Sequence[Thing]) -> str:
    return ", ".join(_("“{name}”", name=thing.name) for thing in things)


def _renamed(stayed: Sequence[tuple[Thing, Thing]]) -> Iterator[str]:
    for was, now in stayed:
        if was.name != now.name:
            yield _("“{before}” is called “{after}” now.", before=was.name, after=now.name)


def _placed(stayed: Sequence[tuple[Thing, Thing]], compared: Compared) -> Iterator[str]:
    for was, now in stayed:
        one, other = (compared.places.get(str(thing.get(compared.place)), "") for thing in (was, now))
        if one == other:
            continue
        if one and other:
            yield _("“{name}” moved from “{before}” to “{after}”.", name=now.name, before=one, after=other)
        elif other:
            yield _("“{name}” has a place now: “{after}”.", name=now.name, after=other)
        else:
            yield _("“{name}” has no place any more. It was “{before}”.", name=now.name, before=one)


def _numbers(stayed: Sequence[tuple[Thing, Thing]], aspect: str, label: str) -> Iterator[str]:
    for was, now in stayed:
        one, other = was.get(aspect), now.get(aspect)
        if one == other or not isinstance(other, int):
            continue
        if isinstance(one, int):
            yield _("{label}: “{name}” went from {before} to {after}.", label=label, name=now.name, before=one, after=other)
        else:
            yield _("{label}: “{name}” has {after} now.", label=label, name=now.name, after=other)


def _focus(then: Sequence[Thing], now: Sequence[Thing], aspect: str | None) -> Iterator[str]:
    was, after = (next((thing for thing in things if aspect and thing.get(aspect)), None) for things in (then, now))
    if after is None or (was is not None and was.id == after.id):
        return
    if was is None:
        yield _("Your focus is “{name}”.", name=after.name)
    else:
        yield _("Your focus went from “{before}” to “{after}”.", before=was.name, after=after.name)

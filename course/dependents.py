"""What an answer holds about a thing that has left its list: found, moved to another thing, or dropped. It knows ids and no kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from course.sheet import Body

_GONE = object()
JOINS = "~"  # "a~b" is the row about the pair of a and b


def mentions(body: Body, thing: str) -> bool:
    """Whether an answer holds anything about a thing: a row, a pair, or a choice.

    :param body: the draft or answer.
    :param thing: the id of the thing.
    """
    return any(thing in text.split(JOINS) for text in _texts(body))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def answers_about(body: Body, thing: str) -> bool:
    """Whether an answer has a row of its own about a thing with anything filled in.

    :param body: the draft or answer.
    :param thing: the id of the thing.
    """
    rows = (row for value in body.values() if isinstance(value, list) for row in value if isinstance(row, dict))
    return any(row.get("id") == thing and any(value for key, value in row.items() if key != "id") for row in rows)


def dropped(body: Body, thing: str) -> Body:
    """A copy of the body without what it holds about a thing.

    A row goes when it is about the thing or chooses it; a single choice is emptied; in a list of choices it is left out.

    :param body: the draft or answer; it is not changed.
    :param thing: the id of the thing.
    """
    return {key: left for key, value in body.items() if (left := _without(value, thing)) is not _GONE}


def _without(value: Any, thing: str) -> Any:
    if isinstance(value, str):
        return _GONE if thing in value.split(JOINS) else value
    if isinstance(value, dict):
        return {
            key: left for key, item in value.items() if thing not in str(key).split(JOINS) and (left := _without(item, thing)) is not _GONE
        }
    if isinstance(value, list):
        return [left for item in value if not _is_about(item, thing) and (left := _without(item, thing)) is not _GONE]
    return value


def _is_about(item: Any, thing: str) -> bool:
    """Whether a row is about a thing: by its id, or because it chooses it."""
    if not isinstance(item, dict):
        return False
    return any(isinstance(value, str) and thing in value.split(JOINS) for value in item.values())


def moved(body: Body, thing: str, to: str) -> Body:
    """A copy of the body in which everything about one thing is about another one.

    A row that stands there already gives way; a pair of a thing with itself is left out.

    :param body: the draft or answer; it is not changed.
    :param thing: the id of the thing that has left.
    :param to: the id of the thing that takes its place.
    """
    return {key: _moved(value, thing, to) for key, value in body.items()}


def _moved(value: Any, thing: str, to: str) -> Any:
    if isinstance(value, str):
        return JOINS.join(to if part == thing else part for part in value.split(JOINS))
    if isinstance(value, dict):
        return {_moved(str(key), thing, to): _moved(item, thing, to) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    comes = {_moved(item["id"], thing, to) for item in value if _row_of(item, thing)}
    kept = [item for item in value if _row_of(item, thing) or not (isinstance(item, dict) and item.get("id") in comes)]
    turned = [_moved(item, thing, to) for item in kept]
    seen: list[Any] = []
    for item in turned:
        name = item.get("id") if isinstance(item, dict) else item
        twin = isinstance(name, str) and JOINS in name and len(set(name.split(JOINS))) == 1
        if not twin and item not in seen:
            seen.append(item)
    return seen


def _row_of(item: Any, thing: str) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str) and thing in item["id"].split(JOINS)

"""Takes out of a body what a learner keeps to themself. Pure; walks any JSON and knows no kind of activity."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any

from storage.records import Body

SEPARATORS = re.compile("[~/]")  # "a~b" names a pair of subjects, "entries/a/why" a place inside one
_GONE = object()


def redact(body: Body, hidden: Set[str]) -> Body:
    """A copy of the body without anything about the hidden subjects.

    Removed are: every object whose ``id`` is hidden or one of whose other values names a hidden subject (what stands
    beside the name is about it), every key that is or joins a hidden id, every such text in a list. When the whole
    body is about a hidden subject it becomes empty.

    :param body: any JSON object; it is not changed
    :param hidden: ids of subjects
    :returns: the copy; equal to the body when nothing had to go
    """
    left = _clean(body, hidden) if hidden else body
    return {} if left is _GONE else left


def names_hidden(text: str, hidden: Set[str]) -> bool:
    """Whether a text is a hidden id or joins one with others by ``~`` or ``/``."""
    return text in hidden or any(part in hidden for part in SEPARATORS.split(text))


def _clean(value: Any, hidden: Set[str]) -> Any:
    if isinstance(value, str):
        return _GONE if names_hidden(value, hidden) else value
    if isinstance(value, list):
        return [left for left in (_clean(item, hidden) for item in value) if left is not _GONE]
    if isinstance(value, dict):
        return _clean_object(value, hidden)
    return value


def _clean_object(value: Body, hidden: Set[str]) -> Any:
    left: Body = {}
    for key, item in value.items():
        if names_hidden(key, hidden):
            continue
        cleaned = _clean(item, hidden)
        if cleaned is not _GONE:
            left[key] = cleaned
        elif isinstance(item, str):
            return _GONE
    return left

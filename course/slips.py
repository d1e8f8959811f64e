"""Slips of an author that need a look at several settings, each told at its own place. It knows no kind and no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from course.problems import Refusal
from course.words import _


@dataclass(frozen=True)
class Slip:
    """One thing an author got wrong: where in the settings, the sentence, what may have been meant."""

    where: tuple[int | str, ...]
    text: str
    suggestion: str = ""


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its stable name."""


def refuse(slips: Iterable[Slip]) -> None:
    """Refuse settings; every slip keeps its own place, so that the author is sent to the right line.

    :raises pydantic.ValidationError: when there is any slip.
    """
    errors = [
        InitErrorDetails(type="value_error", ctx={"error": Refusal(slip.text, slip.suggestion)}, loc=slip.where, input=None)
        for slip in slips
    ]
    if errors:
        raise ValidationError.from_exception_data("settings", errors)


def repeated(items: Sequence[HasId], *at: int | str) -> Iterator[Slip]:
    """A slip for every id that stands twice in a list."""
    seen: set[str] = set()
    for n, item in enumerate(items):
        if item.id in seen:
            yield Slip((*at, n, "id"), _("The id “{id}” stands here twice. Give each its own.", id=item.id))
        seen.add(item.id)

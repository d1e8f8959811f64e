"""Conditions an author sets on what was said about one thing: values that meet, sums, one rhythm rarer than another. It judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic import Field

from activities.authored import Text
from course.lesson import Strict

Value = str | int
Held = Callable[[str], Any]  # the name of a tag or aspect → what one thing has there, or None


class Below(Strict):
    """A sum of scales that is lower than a number."""

    of: list[str] = Field(min_length=1, description="ids of the scales that are added up; all must be answered")
    is_: int = Field(alias="is", description="the sum must be below this number")


class Condition(Strict):
    """A question asked about things of which all of this holds."""

    when: dict[str, Value | list[Value]] = Field({}, description="name → value, or values of which one must hold; all names must hold")
    all_: dict[str, list[Value]] = Field({}, alias="all", description="name → values that must all be there, where several can be chosen")
    rarer: tuple[str, str] | None = Field(None, description="two names: the value of the first stands later among its options")
    below: Below | None = Field(None, description="scales whose sum is too low")
    unless: str = Field("", description="name of a text: once it is filled, nothing is asked")
    tone: Literal["question", "note"] = Field("question", description="a question, or a fact that is only pointed out")
    ask: Text = Field(description="the question; {name} stands for the name of the thing")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it looks at."""
        below = self.below.of if self.below else []
        return tuple(dict.fromkeys((*self.when, *self.all_, *(self.rarer or ()), *below, *((self.unless,) if self.unless else ()))))

    @property
    def is_empty(self) -> bool:
        """Whether it sets no condition at all."""
        return not (self.when or self.all_ or self.rarer or self.below)


def holds(condition: Condition, held: Held, order: Mapping[str, list[str]]) -> bool:
    """Whether all of a condition holds of one thing.

    :param condition: what the author set.
    :param held: what the thing has under each name.
    :param order: name → values in the author's order, for ``rarer``.
    """
    if condition.unless and str(held(condition.unless) or "").strip():
        return False
    meets = all(_one_of(held(name), wanted) for name, wanted in condition.when.items())
    meets = meets and all(_one_of(held(name), value) for name, values in condition.all_.items() for value in values)
    return meets and _is_rarer(condition, held, order) and _is_below(condition, held)


def _one_of(value: Any, wanted: Value | list[Value]) -> bool:
    has = value if isinstance(value, list) else [value]
    return any(item in has for item in (wanted if isinstance(wanted, list) else [wanted]))


def _is_rarer(condition: Condition, held: Held, order: Mapping[str, list[str]]) -> bool:
    if condition.rarer is None:
        return True
    first, second = condition.rarer
    one, other = held(first), held(second)
    if one not in order.get(first, []) or other not in order.get(second, []):
        return False
    return order[first].index(one) > order[second].index(other)


def _is_below(condition: Condition, held: Held) -> bool:
    if condition.below is None:
        return True
    values = [held(name) for name in condition.below.of]
    return all(isinstance(value, int) for value in values) and sum(values) < condition.below.is_

"""Conditions on what was said about one thing: everything an author gives must hold, and nothing given holds of nothing by accident."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from activities.conditions import Condition, holds

ORDER = {"contact": ["daily", "monthly", "never"], "payment": ["daily", "monthly", "never"]}


def met(condition: dict[str, Any], **held: Any) -> bool:
    return holds(Condition.model_validate({"ask": "Why?", **condition}), held.get, ORDER)


@pytest.mark.parametrize(
    ("when", "held", "said"),
    [
        ({"way": "loyal"}, {"way": "loyal"}, True),
        ({"way": "loyal"}, {"way": ["once", "loyal"]}, True),
        ({"way": ["once", "loyal"]}, {"way": "once"}, True),
        ({"way": ["once", "loyal"]}, {"way": "free"}, False),
        ({"way": "loyal"}, {}, False),
        ({"weight": [4, 5]}, {"weight": 4}, True),
        ({"weight": [4, 5]}, {"weight": "4"}, False),
        ({"way": "loyal", "time": "past"}, {"way": "loyal", "time": "past"}, True),
        ({"way": "loyal", "time": "past"}, {"way": "loyal", "time": "now"}, False),
    ],
)
def test_every_name_must_hold_by_one_of_its_values(when, held, said):
    assert met({"when": when}, **held) == said


@pytest.mark.parametrize(
    ("roles", "said"), [(["pays", "uses"], True), (["told", "uses", "pays"], True), (["pays"], False), ("pays", False), (None, False)]
)
def test_all_values_must_be_there_where_all_are_wanted(roles, said):
    assert met({"all": {"roles": ["pays", "uses"]}}, roles=roles) == said


@pytest.mark.parametrize(
    ("contact", "payment", "said"),
    [
        ("monthly", "daily", True),
        ("never", "monthly", True),
        ("daily", "daily", False),
        ("daily", "never", False),
        (None, "daily", False),
        ("never", None, False),
        ("often", "daily", False),
    ],
)
def test_rarer_means_later_among_the_options_of_both(contact, payment, said):
    assert met({"rarer": ["contact", "payment"]}, contact=contact, payment=payment) == said


@pytest.mark.parametrize(("values", "said"), [((2, 2), True), ((2, 3), False), ((5, 4), False), ((1, None), False), ((1, "1"), False)])
def test_a_sum_is_too_low_only_below_the_number_and_when_all_of_it_is_there(values, said):
    assert met({"below": {"of": ["like", "cheap"], "is": 5}}, like=values[0], cheap=values[1]) == said


@pytest.mark.parametrize(("reason", "said"), [(None, True), ("", True), (" \n", True), ("They asked.", False)])
def test_a_filled_text_settles_the_question(reason, said):
    assert met({"when": {"way": "loyal"}, "unless": "reason"}, way="loyal", reason=reason) == said


def test_conditions_of_several_sorts_must_all_hold():
    both = {"when": {"way": "loyal"}, "below": {"of": ["like"], "is": 3}}
    assert met(both, way="loyal", like=2)
    assert not met(both, way="once", like=2)
    assert not met(both, way="loyal", like=3)


def test_a_condition_names_everything_it_looks_at_once():
    condition = Condition.model_validate(
        {"when": {"a": "x"}, "all": {"b": ["x"]}, "rarer": ["a", "c"], "below": {"of": ["d"], "is": 2}, "unless": "e", "ask": "Why?"}
    )
    assert condition.names == ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("given", "empty"),
    [
        ({}, True),
        ({"unless": "reason"}, True),
        ({"when": {"a": "x"}}, False),
        ({"all": {"a": ["x"]}}, False),
        ({"rarer": ["a", "b"]}, False),
        ({"below": {"of": ["a"], "is": 2}}, False),
    ],
)
def test_a_text_that_settles_it_is_no_condition_alone(given, empty):
    assert Condition.model_validate({"ask": "Why?", **given}).is_empty == empty


def test_nothing_is_rarer_where_the_order_is_not_known():
    condition = Condition.model_validate({"rarer": ["contact", "payment"], "ask": "Why?"})
    assert not holds(condition, {"contact": "never", "payment": "daily"}.get, {})


def test_it_is_a_question_unless_the_author_wants_a_note():
    assert [Condition.model_validate({"ask": "Why?", **given}).tone for given in ({}, {"tone": "note"})] == ["question", "note"]


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"ask": ""}, ("ask",)),
        ({"tone": "open"}, ("tone",)),
        ({"below": {"of": [], "is": 2}}, ("below", "of")),
        ({"below": {"of": ["a"]}}, ("below", "is")),
        ({"rarer": ["a"]}, ("rarer", 1)),
        ({"wen": {"a": "x"}}, ("wen",)),
    ],
)
def test_a_condition_that_cannot_be_read_is_refused_at_its_place(given, at):
    with pytest.raises(ValidationError) as refused:
        Condition.model_validate({"ask": "Why?", **given})
    assert at in [error["loc"] for error in refused.value.errors()]

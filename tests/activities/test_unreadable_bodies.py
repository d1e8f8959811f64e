"""What came out of a file may be no answer of its kind: it is kept, and reading it back, comparing and drawing it break nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from activities import kinds
from activities.work import Given, Work
from course.check import fit
from course.compare import difference, merge
from course.sheet import Body, only_shown
from tests.takeaway.shelf import full_work

VALUES = (
    5,
    "t",
    None,
    True,
    [],
    {},
    [5],
    [None],
    [[1]],
    [{}],
    [{"id": 5}],
    [{"id": [1]}],
    [{"id": "x"}],
    {"a": 5},
    {"a": [[1]]},
    {"a": {"b": 1}},
)


def spoilt(body: Body) -> Iterator[Body]:
    """A body with one thing of another sort in it, for every place and every sort."""
    yield {"no such": 5}
    for key, value in body.items():
        yield from (body | {key: other} for other in VALUES)
        if isinstance(value, dict) and value:
            inside = next(iter(value))
            yield from (body | {key: value | {inside: other}} for other in VALUES)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for inside in value[0]:
                yield from (body | {key: [value[0] | {inside: other}, *value[1:]]} for other in VALUES)


@pytest.mark.parametrize("kind", sorted({activity.kind for activity in full_work().course.activities() if kinds()[activity.kind].asks}))
def test_no_body_breaks_reading_comparing_merging_or_saving(kind: str) -> None:
    work = full_work()
    activity = next(one for one in work.course.activities() if one.kind == kind and one.id in work.given)
    good = work.given[activity.id].body
    form = work.sheet(activity, good)
    for body in spoilt(good):
        work.sheet(activity, body)
        work.leaves(activity, body)
        difference(form, body, good)
        difference(form, good, body)
        merge(good, body, good)
        merge({}, body, good)
        fit(form, only_shown(form, body))


@pytest.mark.parametrize("body", [{"entries": [{"id": [5]}, 7]}, {"entries": 5}, {}, {"entries": [{"id": "a", "name": {"x": 1}}]}])
def test_a_list_nobody_can_read_breaks_nothing_that_stands_on_it(body: Body) -> None:
    whole = full_work()
    plan = whole.course.head.map
    assert plan is not None
    work = Work(whole.course, {**whole.given, plan.roster: Given(body)})
    for activity in work.course.activities():
        if activity.id in work.given:
            work.mark(activity)
            work.leaves(activity, work.given[activity.id].body)
    assert all(isinstance(thing.name, str) for thing in work.things(plan.roster))

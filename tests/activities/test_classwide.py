"""Class charts: what many answers add up to; below five nothing is drawn, and no private entry and no name gets in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.classwide import FEWEST, TELLS, Adds, ClassChart, count, drawn, items, tried, tried_chart
from course.facts import Around
from storage.redact import redact
from tests.activities.bodies import fitting
from tests.activities.cast import ALL, ROSTER, kind, put

CHART = ClassChart("c", "Groups", "Group", "learners", {"in": "Inside", "out": "Outside"})
SPREAD = ClassChart("c", "Feelings", "Phase", "spread", {"in": "Inside"}, {"now": "Now"}, -2.0, 2.0)


def some(n: int, row: str = "in") -> list[list[Adds]]:
    return [[Adds("c", row)] for _ in range(n)]


def test_below_five_learners_nothing_is_drawn() -> None:
    assert drawn(CHART, count([CHART], some(FEWEST - 1)), 640, for_learners=False) is None
    assert drawn(CHART, count([CHART], some(FEWEST)), 640, for_learners=False) is not None


def test_learners_never_see_what_fewer_than_five_have_in_common() -> None:
    found = count([CHART], some(FEWEST) + some(FEWEST - 1, "out"))
    theirs, all = (drawn(CHART, found, 640, for_learners=which) for which in (True, False))
    assert theirs is not None and all is not None
    assert theirs.sentence == "Inside: 5." and all.sentence == "Inside: 5. Outside: 4."
    assert "What fewer than 5 have in common is left out." in theirs.subtitle


def test_a_learner_who_says_it_twice_counts_once_among_learners() -> None:
    found = count([CHART], [[Adds("c", "in"), Adds("c", "in")] for _ in range(FEWEST)])
    scene = drawn(CHART, found, 640, for_learners=False)
    assert scene is not None and scene.sentence == "Inside: 5."


def test_learners_see_shares_in_steps_of_ten() -> None:
    chart = tried_chart("c", "Tries", "Card", {"a": "A"})
    found = count([chart], [tried("c", {"a": n == 0}, {"a": True}) for n in range(6)])
    said = {which: scene.sentence for which in (True, False) if (scene := drawn(chart, found, 640, which))}
    assert said == {True: "A: First try 20 %, Last try 100 %.", False: "A: First try 17 %, Last try 100 %."}


def test_a_spread_has_its_mean_and_its_middle_half() -> None:
    found = count([SPREAD], [[Adds("c", "in", "now", float(n))] for n in (-2, -1, 0, 1, 2)])
    scene = drawn(SPREAD, found, 640, for_learners=True)
    assert scene is not None and scene.sentence == "Inside: Now 0 (−1 to +1)."
    assert scene.table.rows == (("Inside", "0 (−1 to +1)"),)


@given(st.permutations(some(3) + some(4, "out") + [[]]))
def test_the_order_of_learners_changes_no_count(learners: list[list[Adds]]) -> None:
    assert count([CHART], learners) == count([CHART], some(3) + some(4, "out") + [[]])


def test_items_stand_hardest_first_and_tell_apart_only_from_twenty_learners_up() -> None:
    chart = tried_chart("c", "Tries", "Card", {"a": "A", "b": "B", "c": "C"})

    def able(n: int, of: int) -> list[Adds]:
        return tried("c", {"a": n > of / 2, "b": n > of / 2, "c": True}, {})

    few, enough = (items(chart, count([chart], [able(n, of) for n in range(of)])) for of in (TELLS - 1, TELLS))
    assert [item.label for item in few] == ["A", "B", "C"] and {item.tells for item in few} == {None}
    assert enough[0].tells == pytest.approx(1.0) and enough[-1].tells is None  # everybody right: there is nothing to compare


def test_below_five_learners_no_item_is_listed() -> None:
    chart = tried_chart("c", "Tries", "Card", {"a": "A"})
    assert items(chart, count([chart], [tried("c", {"a": True}, {})] * (FEWEST - 1))) == []


@pytest.mark.parametrize(("name", "author"), ALL, ids=[f"{name}{n}" for n, (name, _settings) in enumerate(ALL)])
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_learner_adds_fits_the_charts_and_no_chart_knows_a_learner(name, author, data):
    own, ask = kind(name), put(name, author)
    charts = {chart.id: chart for chart in own.class_charts(replace(ask, around=Around(labels=ask.around.labels)))}
    answers = [own.read(data.draw(fitting(own.sheet(ask, {})))) for _ in range(2)]
    for one in own.class_adds(ask, answers):
        chart = charts[one.chart]
        assert one.row in chart.rows and one.series in chart.series, one


SECRET = "QQ-private-words"
ENTRY = st.fixed_dictionaries(
    {
        "id": st.uuids().map(lambda id: id.hex[:16]),
        "name": st.just(SECRET),
        "group": st.sampled_from(["work", "home"]),
        "visible": st.just("me"),
    }
)


@given(hidden=st.lists(ENTRY, max_size=3), open_=st.lists(ENTRY, min_size=1, max_size=2))
def test_a_private_entry_counts_nowhere(hidden, open_):
    own, ask = kind("roster"), put("roster", ROSTER)
    shown = [entry | {"name": "Open", "visible": "instructor"} for entry in open_]
    body = redact({"entries": [*shown, *hidden]}, {entry["id"] for entry in hidden})
    adds = own.class_adds(ask, [own.read(body)])
    assert adds == own.class_adds(ask, [own.read({"entries": shown})])
    found = count(own.class_charts(ask), [adds] * FEWEST)
    drawings = [drawn(chart, found, 640, which) for chart in own.class_charts(ask) for which in (True, False)]
    assert SECRET not in repr(drawings) + json.dumps(body)

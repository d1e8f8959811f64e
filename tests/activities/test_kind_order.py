"""Order: compared with the nearest accepted order, pair by pair; the reasons are the author's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.order import distance
from tests.activities.authors.order import TEA
from tests.activities.cast import changed, kind, lines, problems, put, refusals, summary

KEY = ["boil", "warm", "pour", "drink"]
ASK = put("order", TEA)


def ordered(*steps: str) -> dict[str, list[str]]:
    return {"steps": list(steps)}


def test_steps_lie_by_their_labels_at_first():
    (part,) = kind("order").sheet(ASK, {}).parts
    assert [card.value for card in part.cards] == ["boil", "drink", "pour", "warm"]
    assert next(card for card in part.cards if card.value == "warm").help == "With a little hot water"


def test_steps_lie_as_the_author_says():
    (part,) = kind("order").sheet(put("order", changed(TEA, start=KEY[::-1])), {}).parts
    assert [card.value for card in part.cards] == KEY[::-1]


def test_steps_whose_labels_give_the_order_away_lie_otherwise():
    steps = [{**step, "label": f"{n}"} for n, step in enumerate(TEA["steps"])]
    (part,) = kind("order").sheet(put("order", changed(TEA, steps=steps)), {}).parts
    assert [card.value for card in part.cards] == KEY[::-1]


def test_an_order_without_every_step_may_not_be_handed_in():
    assert problems(ASK, {}) == [("steps", "Give every step a place first.")]
    assert problems(ASK, ordered(*KEY[::-1])) == []


def test_the_key_is_accepted_with_every_reason():
    told = lines(ASK, ordered(*KEY))
    assert told[0] == ("accepted", "steps", "0 of 6 pairs stand the other way round. The leaves need water that is hot, and time.")
    assert told[1] == (
        "note",
        "steps",
        "Also accepted: Warm the cup → Boil the water → Pour it over the leaves → Drink. A cup can be warmed at the tap.",
    )
    assert ("accepted", "steps/pour", "The key has it here, too. Leaves need hot water.") in told
    assert {tone for tone, _path, _text in told[2:]} == {"accepted"}


def test_a_further_order_is_accepted_with_its_own_reason():
    told = lines(ASK, ordered("warm", "boil", "pour", "drink"))
    assert told[0][0] == "accepted"
    assert told[1] == ("accepted", "steps", "Your order is accepted, too: A cup can be warmed at the tap.")
    said = "The accepted order nearest to yours has it here, too. The key has it in place 2. It keeps the tea hot."
    assert ("accepted", "steps/warm", said) in told
    assert summary(ASK, ordered("warm", "boil", "pour", "drink")) == "4 of 4 in place; 0 of 6 pairs stand the other way round"


def test_a_step_elsewhere_is_told_the_place_in_the_nearest_order():
    near_key = lines(ASK, ordered("boil", "warm", "drink", "pour"), "other")
    assert near_key[0] == ("other", "steps/pour", "The key has it in place 3. Leaves need hot water.")
    near_other = lines(ASK, ordered("warm", "boil", "drink", "pour"), "other")
    assert near_other[0] == ("other", "steps/pour", "The accepted order nearest to yours has it in place 3. Leaves need hot water.")


def test_pairs_that_stand_the_other_way_round_are_counted():
    own = kind("order")
    counts = own.mark(ASK, own.read(ordered("drink", "boil", "warm", "pour"))).counts
    assert [(count.n, count.of) for count in counts] == [(0, 4), (3, 6)]
    assert lines(ASK, ordered("drink", "boil", "warm", "pour"))[0][2].startswith("3 of 6 pairs stand")
    assert lines(ASK, ordered("boil", "warm", "drink", "pour"))[0][2].startswith("1 of 6 pairs stands")


def test_the_rule_names_its_source():
    own = kind("order")
    assert "Kendall, 1938" in own.mark(ASK, own.read(ordered(*KEY))).rule


def test_of_two_orders_equally_near_the_key_is_taken():
    settings = changed(TEA, also=[{"order": ["warm", "pour", "boil", "drink"], "why": "Cold tea."}])
    assert lines(put("order", settings), ordered("warm", "boil", "pour", "drink"))[0][2].startswith("1 of 6 pairs stands")
    assert ("other", "steps/warm", "The key has it in place 2. It keeps the tea hot.") in lines(
        put("order", settings), ordered("warm", "boil", "pour", "drink")
    )


@given(st.permutations(range(6)))
def test_the_distance_is_the_number_of_neighbours_to_swap(order):
    ids, key = [str(n) for n in order], [str(n) for n in range(6)]
    swaps, left = 0, list(ids)
    for one in key:
        swaps += left.index(one)
        left.remove(one)
    assert distance(ids, key) == distance(key, ids) == swaps


def test_the_figure_shows_the_first_try_beside_the_last():
    own = kind("order")
    first, middle, last = (own.read(ordered(*steps)) for steps in (KEY[::-1], KEY, ["boil", "warm", "drink", "pour"]))
    scene = own.figure(ASK, [first, middle, last], 640)
    assert scene.table.rows == (("Steps in place, of 4", "0", "2"), ("Pairs the other way round, of 6", "5", "1"))
    assert scene.table.columns[1:] == ("First try", "Last try")
    assert "First try" not in [text.text for text in own.figure(ASK, [first], 640).texts]
    assert own.figure(ASK, [], 640) is None
    assert own.figure(ASK, [own.read({})], 640) is None


@pytest.mark.parametrize(
    ("where", "value", "at", "sentence"),
    [
        ("also", [{"order": ["warm", "boyl", "pour", "drink"], "why": "So."}], ("also", 0, "order"), "“boyl” is not in “steps”."),
        ("also", [{"order": ["warm", "boil", "pour"], "why": "So."}], ("also", 0, "order"), "Name every step once."),
        ("also", [{"order": ["warm", "warm", "boil", "pour", "drink"], "why": "So."}], ("also", 0, "order"), "Name every step once."),
        ("also", [{"order": KEY, "why": "So."}], ("also", 0, "order"), "This order is the key already."),
        ("start", KEY, ("start",), "The steps lie in an accepted order at first. Mix them."),
        ("start", KEY[:2], ("start",), "Name every step once."),
        ("steps", [TEA["steps"][0], *TEA["steps"]], ("steps", 1, "id"), "The id “boil” stands here twice. Give each its own."),
    ],
)
def test_a_slip_in_an_order_is_refused_with_its_place(where, value, at, sentence):
    assert (at, sentence) in refusals("order", changed(TEA, **{where: value}))

"""Sort and match, counted group by group: how many cards of each group were placed as accepted."""

from __future__ import annotations

import pytest

from tests.activities.authors.keyed import BY_GROUP
from tests.activities.cast import changed, kind, put


def body(name: str, **cards: str) -> dict:
    return {"cards": {card: [group] if name == "match" else group for card, group in cards.items()}}


@pytest.mark.parametrize("name", ["sort", "match"])
def test_each_group_counts_its_accepted_cards_on_the_first_and_the_last_try(name):
    own, ask = kind(name), put(name, BY_GROUP)
    first = own.read(body(name, owl="stone", penguin="fish", cod="stone", mine="stone"))
    middle = own.read(body(name, owl="stone", penguin="stone", cod="stone", mine="stone"))
    last = own.read(body(name, owl="bird", penguin="fish", cod="bird", mine="fish"))
    scene = own.figure(ask, [first, middle, last], 640)
    assert scene.table.columns[1:] == ("First try", "Last try")
    assert scene.table.rows == (("Bird (2 cards)", "1", "2"), ("Fish (2 cards)", "1", "1"))


def test_a_group_without_cards_of_its_own_is_left_out():
    own, ask = kind("sort"), put("sort", BY_GROUP)
    scene = own.figure(ask, [own.read(body("sort", owl="stone"))], 640)
    assert "Stone" not in scene.sentence
    assert scene.table.rows == (("Bird (2 cards)", "0"), ("Fish (2 cards)", "0"))


def test_without_any_key_there_is_nothing_to_count_by_group():
    cards = [{"id": "mine", "text": "One of yours"}]
    own, ask = kind("sort"), put("sort", changed(BY_GROUP, cards=cards))
    assert own.figure(ask, [own.read(body("sort", mine="bird"))], 640) is None


def test_several_groups_are_all_wanted_before_a_card_counts():
    own, ask = kind("match"), put("match", changed(BY_GROUP, many=True))
    half, whole = ({"cards": {"penguin": groups}} for groups in (["bird"], ["bird", "fish"]))
    assert own.figure(ask, [own.read(half), own.read(whole)], 640).table.rows[0] == ("Bird (2 cards)", "0", "1")


def test_without_the_switch_all_cards_are_counted_together():
    own, ask = kind("sort"), put("sort", changed(BY_GROUP, by_group=None))
    scene = own.figure(ask, [own.read(body("sort", owl="bird"))], 640)
    assert [row[0] for row in scene.table.rows] == ["Accepted", "Defensible", "Other"]

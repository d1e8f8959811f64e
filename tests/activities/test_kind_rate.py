"""Rate: the things of a roster on scales; pairs decide when all are rated alike."""

from __future__ import annotations

from itertools import combinations

import pytest

from activities.pairs import Pair, spread
from course.check import check
from course.facts import Around
from course.sheet import Field, Option, Rows, Sheet, for_row
from tests.activities.cast import PEOPLE, RATE, changed, facts, kind, lines, problems, put, refusals, summary

NAMES = {"ann1": "Ann", "ben2": "Ben", "cy3": "Cy"}


def rated(*values: int | None, pairs: dict[str, str] | None = None, **same: str) -> dict:
    body: dict = {"ratings": [{"id": id, "importance": value, **same} for id, value in zip(NAMES, values, strict=True)]}
    if pairs is not None:
        body["pairs"] = [{"id": pair, "first": first} for pair, first in pairs.items()]
    return body


def test_ratings_evidence_and_basis_become_facts_of_the_thing():
    said = facts(put("rate", RATE), rated(5, None, 2, evidence=" I saw it. ", basis="observed"))
    assert said["ann1"] == {"importance": 5, "evidence": "I saw it.", "basis": "observed"}
    assert "importance" not in said["ben2"]


def test_a_thing_without_a_rating_is_open():
    told = lines(put("rate", RATE), rated(5, None, 2, evidence="I saw it."), "open")
    assert told == [("open", "ratings/ben2/importance", "Not rated yet: Importance.")]


def test_a_rating_without_evidence_is_open_and_names_the_thing():
    own, ask = kind("rate"), put("rate", RATE)
    body = rated(5, 4, 3, evidence="I saw it.")
    body["ratings"][1]["evidence"] = " "
    found = [line for line in own.mark(ask, own.read(body)).lines if line.tone == "open"]
    assert [(line.path, line.label, line.text) for line in found] == [("ratings/ben2/evidence", "Ben", "This rating has no evidence yet.")]


def test_what_is_not_rated_needs_no_evidence():
    body = rated(None, 4, 3, evidence="Seen.")
    body["ratings"][0]["evidence"] = ""
    assert [path for _tone, path, _text in lines(put("rate", RATE), body, "open")] == ["ratings/ann1/importance"]


def test_when_all_are_rated_alike_pairs_are_offered():
    ask = put("rate", RATE)
    assert lines(ask, rated(4, 4, 4, evidence="Seen."), "question") == [
        ("question", "pairs", "All are rated alike. Comparing them in pairs shows an order.")
    ]
    assert lines(ask, rated(4, 4, 3, evidence="Seen."), "question") == []
    assert lines(ask, rated(4, None, 4, evidence="Seen."), "question") == []


def test_answered_pairs_spread_the_things_from_five_to_one_by_pairs_won():
    ask = put("rate", RATE)
    body = rated(4, 4, 4, pairs={"ann1~ben2": "ben2", "ann1~cy3": "ann1", "ben2~cy3": "ben2"})
    said = facts(ask, body)
    assert {id: said[id]["importance"] for id in NAMES} == {"ben2": 5, "ann1": 3, "cy3": 1}
    assert "Copeland" in lines(ask, body, "done")[0][2]


def test_things_that_won_equally_many_pairs_share_a_value():
    said = facts(put("rate", RATE), rated(4, 4, 4, pairs={"ann1~ben2": "ann1", "ann1~cy3": "cy3", "ben2~cy3": "ben2"}))
    assert {said[id]["importance"] for id in NAMES} == {3}


def test_while_a_pair_is_open_the_ratings_stand():
    said = facts(put("rate", RATE), rated(4, 4, 4, pairs={"ann1~ben2": "ben2", "ann1~cy3": "ann1"}))
    assert {said[id]["importance"] for id in NAMES} == {4}


def test_a_pair_won_by_somebody_else_does_not_count():
    said = facts(put("rate", RATE), rated(4, 4, 4, pairs={"ann1~ben2": "cy3", "ann1~cy3": "ann1", "ben2~cy3": "ben2"}))
    assert {said[id]["importance"] for id in NAMES} == {4}


def test_a_pair_won_by_somebody_else_may_not_be_handed_in():
    ask = put("rate", RATE)
    foreign = rated(4, 4, 4, pairs={"ann1~ben2": "cy3"})
    assert [fault.path for fault in check(kind("rate").sheet(ask, foreign), foreign)] == ["pairs/ann1~ben2/first"]
    assert [fault.path for fault in kind("rate").problems(ask, kind("rate").read(foreign))] == ["pairs/ann1~ben2/first"]
    assert problems(ask, rated(4, 4, 4, pairs={"ann1~ben2": "ben2"})) == []
    assert problems(ask, rated(4, 4, 3, pairs={"ann1~ben2": "ben2"})) == []


def test_pairs_count_only_while_all_are_rated_alike():
    said = facts(put("rate", RATE), rated(4, 4, 2, pairs={"ann1~ben2": "ben2", "ann1~cy3": "ann1", "ben2~cy3": "ben2"}))
    assert [said[id]["importance"] for id in NAMES] == [4, 4, 2]


@pytest.mark.parametrize(("n", "values"), [(2, [5, 1]), (3, [5, 3, 1]), (5, [5, 4, 3, 2, 1]), (8, [5, 4, 4, 3, 3, 2, 2, 1])])
def test_a_clear_order_reaches_from_five_to_one(n, values):
    ids = [f"t{k}" for k in range(n)]
    pairs = [Pair(id=f"{a}~{b}", first=a) for a, b in combinations(ids, 2)]
    assert list(spread(ids, pairs).values()) == values


def test_a_pair_counts_in_whichever_order_its_ids_stand():
    assert spread(["a", "b"], [Pair(id="b~a", first="b")]) == {"a": 1, "b": 5}


def test_the_pairs_are_asked_while_the_ratings_are_tied():
    rows = kind("rate").sheet(put("rate", RATE), {}).parts[1]
    assert [(option.value, option.label) for option in rows.subjects] == [
        ("ann1~ben2", "Ann – Ben"),
        ("ann1~cy3", "Ann – Cy"),
        ("ben2~cy3", "Ben – Cy"),
    ]
    assert (rows.when.test, rows.when.path, rows.when.field) == ("tied", "ratings", "importance")


def test_a_row_of_a_thing_that_left_the_roster_is_kept_and_not_looked_at():
    ask = put("rate", RATE)
    body = rated(5, 4, 3, evidence="Seen.")
    body["ratings"].append({"id": "gone7", "importance": 1, "evidence": "", "basis": "asked"})
    assert problems(ask, body) == []
    assert set(facts(ask, body)) == set(NAMES)
    assert summary(ask, body) == "Importance: 3 of 3"
    assert lines(ask, body, "open") == []


def test_with_an_empty_roster_it_says_to_write_the_list_first():
    ask = put("rate", RATE, Around())
    sentence = "Hand in your list first. What stands on it appears here then."
    assert kind("rate").sheet(ask, {}).parts[0].empty == sentence
    assert problems(ask, {}) == [("ratings", sentence)]


def test_nothing_rated_may_not_be_handed_in():
    ask = put("rate", RATE)
    assert problems(ask, rated(None, None, None, evidence="Seen.")) == [("ratings", "Rate at least one first.")]
    assert problems(ask, rated(1, None, None)) == []


def test_things_of_another_roster_are_not_rated():
    assert kind("rate").sheet(put("rate", changed(RATE, roster="others")), {}).parts[0].subjects == ()
    assert [s.label for s in kind("rate").sheet(put("rate", RATE, PEOPLE), {}).parts[0].subjects] == ["Ann", "Ben", "Cy"]


@pytest.mark.parametrize("name", ["roster", "name", "visible", "evidence", "basis"])
def test_it_refuses_a_rating_that_would_overwrite_what_the_list_says(name):
    ratings = [{"id": name, "label": "X", "low": "a", "high": "b"}]
    assert refusals("rate", changed(RATE, ratings=ratings, pairs=None))[0][0] == ("ratings", 0, "id")


def test_it_refuses_pairs_of_a_rating_that_is_not_there():
    told = refusals("rate", changed(RATE, pairs={"of": "importence", "label": "First?"}))
    assert told == [(("pairs", "of"), "“importence” is not in “ratings”.")]


def test_a_pair_offers_its_two_things_and_no_third() -> None:
    field = Field("first", "Which?", "choice", options=(Option("a", "Ann"), Option("b", "Bo"), Option("c", "Cy")), of_pair=True)
    assert [option.value for option in for_row(field, "a~c").options] == ["a", "c"]
    sheet = Sheet((Rows("pairs", "Pairs", "Pair", (field,), given=True, subjects=(Option("a~c", "Ann and Cy"),)),))
    assert check(sheet, {"pairs": [{"id": "a~c", "first": "c"}]}) == []
    assert [fault.path for fault in check(sheet, {"pairs": [{"id": "a~c", "first": "b"}]})] == ["pairs/a~c/first"]

"""Sort and match: compared with the author's key, every place explained with the author's reason."""

from __future__ import annotations

import copy

import pytest

from tests.activities.cast import MATCH, SORT, kind, lines, problems, put, refusals, summary


def sorted_as(bread: str | None, club: str | None) -> dict:
    return {"cards": {card: group for card, group in {"bread": bread, "club": club}.items() if group}}


def test_an_accepted_card_gets_the_reason_and_what_else_can_be_held():
    tone, path, text = lines(put("sort", SORT), sorted_as("buyer", "member"))[0]
    assert (tone, path) == ("accepted", "cards/bread")
    assert text == "Paying is buying. “User” can be defended: Who eats it uses it."


def test_each_of_several_accepted_groups_is_accepted_and_names_the_other():
    ask = put("sort", SORT)
    assert lines(ask, sorted_as("buyer", "member"))[1] == ("accepted", "cards/club", "Also accepted: Buyer. Joining is both.")
    assert lines(ask, sorted_as("buyer", "buyer"))[1] == ("accepted", "cards/club", "Also accepted: Member. Joining is both.")


def test_a_defensible_card_gets_the_reason_that_defends_it_and_the_key():
    tone, _path, text = lines(put("sort", SORT), sorted_as("user", "member"))[0]
    assert tone == "defensible"
    assert text == "“User” can be defended: Who eats it uses it. The key has: Buyer. Paying is buying."


def test_another_group_gets_the_authors_reason_for_the_rest_when_there_is_one():
    ask = put("sort", SORT)
    assert lines(ask, sorted_as("buyer", "user"))[1] == (
        "other",
        "cards/club",
        "Nothing is used yet. The key has: Buyer, Member. Joining is both.",
    )
    assert lines(ask, sorted_as("member", "buyer"))[0][2].startswith("Not in the key: Member. The key has: Buyer. Paying is buying.")


def test_the_line_carries_the_text_of_the_card_and_the_chosen_group():
    own, ask = kind("sort"), put("sort", SORT)
    line = own.mark(ask, own.read(sorted_as("user", "member"))).lines[0]
    assert (line.label, line.answer) == ("Pays for bread", "User")


def test_a_sort_may_be_handed_in_when_every_card_has_a_place():
    ask = put("sort", SORT)
    assert problems(ask, {"cards": {}}) == [("cards", "2 cards have no place yet.")]
    assert problems(ask, sorted_as("buyer", None)) == [("cards", "1 card has no place yet.")]
    assert problems(ask, sorted_as("user", "user")) == []


def test_the_summary_counts_accepted_and_defensible():
    ask = put("sort", SORT)
    assert summary(ask, sorted_as("user", "member")) == "1 of 2 accepted, 1 defensible"
    assert summary(ask, sorted_as("buyer", "user")) == "1 of 2 accepted"


def test_the_counts_leave_out_cards_without_a_key():
    settings = copy.deepcopy(SORT)
    settings["cards"].append({"id": "mine", "text": "My own case"})
    own, ask = kind("sort"), put("sort", settings)
    mark = own.mark(ask, own.read({"cards": {"bread": "buyer", "club": "user", "mine": "user"}}))
    assert [(c.label, c.n, c.of) for c in mark.counts] == [("Accepted", 1, 2), ("Defensible", 0, 2), ("Other", 1, 2)]
    assert mark.lines[2].tone == "note"
    assert "for you to say" in mark.lines[2].text


def test_a_match_with_several_groups_wants_all_of_the_key():
    ask = put("match", MATCH)
    assert lines(ask, {"cards": {"bank": ["join", "buy"]}})[0][0] == "accepted"
    tone, _path, text = lines(ask, {"cards": {"bank": ["join"]}})[0]
    assert tone == "open"
    assert text == "In the key: Joining. The key also has: Buying. One does both. “Using” can be defended: One uses it too."


def test_a_match_says_what_fits_and_what_was_added_beyond_the_key():
    settings = copy.deepcopy(MATCH)
    del settings["cards"][0]["defend"]
    tone, _path, text = lines(put("match", settings), {"cards": {"bank": ["buy", "use"]}})[0]
    assert tone == "other"
    assert text == "In the key: Buying. Not in the key: Using. The key also has: Joining. One does both."


def test_a_match_with_a_defended_addition_is_defensible():
    assert lines(put("match", MATCH), {"cards": {"bank": ["buy", "join", "use"]}})[0][0] == "defensible"


def test_a_match_with_one_group_a_card_accepts_any_of_the_key():
    ask = put("match", SORT)
    assert lines(ask, {"cards": {"bread": ["buyer"], "club": ["member"]}})[1][0] == "accepted"


def test_the_figure_shows_the_first_try_beside_the_last():
    own, ask = kind("sort"), put("sort", SORT)
    first, middle, last = (own.read(sorted_as(*groups)) for groups in [("user", "user"), ("member", "user"), ("buyer", "member")])
    scene = own.figure(ask, [first, middle, last], 640)
    assert scene.table == own.figure(ask, [first, last], 640).table
    assert scene.table != own.figure(ask, [first, first], 640).table
    assert {"First try", "Last try", "Accepted", "Defensible", "Other"} <= {text.text for text in scene.texts}
    assert own.figure(ask, [], 640) is None
    assert "First try" not in [text.text for text in own.figure(ask, [first], 640).texts]


@pytest.mark.parametrize(
    ("where", "value", "at", "sentence"),
    [
        ("accept", ["byer"], ("cards", 0, "accept"), "“byer” is not in “groups”."),
        ("defend", {"usr": "Because."}, ("cards", 0, "defend"), "“usr” is not in “groups”."),
        ("defend", {"buyer": "Because."}, ("cards", 0, "defend"), "“buyer” is accepted, so it needs no defence."),
        ("why", "", ("cards", 0), "The card “bread” has a key and no reason. Add “why”."),
        ("id", "club", ("cards", 1, "id"), "The id “club” stands here twice. Give each its own."),
    ],
)
@pytest.mark.parametrize("name", ["sort", "match"])
def test_a_slip_in_a_card_is_refused_with_its_place(name, where, value, at, sentence):
    settings = copy.deepcopy(SORT)
    settings["cards"][0][where] = value
    if where == "id":
        settings["cards"][0]["defend"] = {}
    assert (at, sentence) in refusals(name, settings)


def test_every_slip_of_an_author_is_told_at_once():
    settings = copy.deepcopy(SORT)
    settings["cards"][0]["accept"] = ["byer"]
    settings["cards"][1]["why"] = ""
    assert len(refusals("sort", settings)) == 2

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import Busy, NotFound, Refused, Unavailable
from tests.sheet.app.filestore import FileFiling
from tests.sheet.app.sheets import LIST
from ui.sheet.filing import Filing, Kept, receive, value_at

NOTE = {"note": "one"}


@dataclass
class Desk:
    """One person's sheet and a browser that knows how to write to it."""

    folder: Path
    person: str = "ann"

    def find(self, address: str) -> FileFiling | None:
        return FileFiling(self.folder, self.person, address, LIST) if address == "list" else None

    def send(self, *items: Any) -> list[dict[str, Any]]:
        answer = receive(self.find, self.person, {"n": 7, "items": list(items)})
        json.dumps(answer)
        assert answer["n"] == 7
        return answer["acks"]

    @property
    def row(self) -> dict[str, Any]:
        place = self.find("list")
        assert place is not None
        return place.read()


def item(body: Any, **more: Any) -> dict[str, Any]:
    return {"person": "ann", "address": "list", "client": "c1", "seq": 5, "version": 0, "from": {}, "body": body} | more


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_draft_is_saved_and_acknowledged_with_the_servers_time(desk: Desk) -> None:
    (ack,) = desk.send(item(NOTE))
    assert ack == {"address": "list", "client": "c1", "seq": 5, "state": "saved", "version": 1, "saved": desk.row["saved_at"]}
    assert desk.row["body"] == NOTE


def test_what_the_learner_can_mend_is_saved(desk: Desk) -> None:
    assert desk.send(item({"note": "y" * 600}))[0]["state"] == "saved"


def test_a_body_that_does_not_fit_is_refused_with_a_sentence_and_not_saved(desk: Desk) -> None:
    (ack,) = desk.send(item({"evil": 1}))
    assert (ack["state"], ack["text"]) == ("refused", "The form does not ask this.")
    assert desk.row["version"] == 0


def test_a_forged_person_is_refused_without_a_word_and_the_others_go_on(desk: Desk) -> None:
    forged, good = desk.send(item(NOTE, person="bo"), item(NOTE))
    assert (forged["state"], forged["text"], good["state"]) == ("refused", "", "saved")


def test_a_foreign_address_is_refused_without_a_word(desk: Desk) -> None:
    for address in ("other", "../list", "list/x"):
        assert desk.send(item(NOTE, address=address))[0]["state"] == "refused"
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"body": []},
        {"body": None},
        {"from": "x"},
        {"version": "1"},
        {"version": True},
        {"version": -1},
        {"seq": None},
        {"seq": 2**60},
        {"client": 3},
        {"client": ""},
        {"client": "x" * 41},
        {"address": ["list"]},
        {"address": "a" * 301},
        {"op": 7},
        {"op": "<b>"},
        {"body": {"note": "x" * 500_000}},
        {"body": {"x" * 500_000: 1}},
        {"from": {"note": ["x"] * 300_000}},
    ],
)
def test_a_message_of_the_wrong_form_is_refused_quietly(desk: Desk, change: dict[str, Any]) -> None:
    bad, good = desk.send(item(NOTE) | change, item(NOTE))
    assert (bad["state"], bad["text"], good["state"]) == ("refused", "", "saved")


def test_deep_nesting_is_refused(desk: Desk) -> None:
    deep: Any = {}
    for _step in range(50_000):
        deep = {"note": deep}
    assert receive(desk.find, "ann", {"n": 1, "items": [item(deep)]})["acks"][0]["state"] == "refused"


def test_twenty_items_are_taken_and_the_rest_comes_again(desk: Desk) -> None:
    assert len(desk.send(*[item(NOTE, seq=n) for n in range(30)])) == 20


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["items", "n", "body", "person"]), x),
    )
)
def test_junk_gets_an_answer_and_nothing_is_written(batch: Any) -> None:
    def nowhere(address: str) -> Filing | None:
        raise AssertionError(address)

    assert set(receive(nowhere, "ann", batch)) == {"n", "acks"}


def test_a_stale_draft_is_merged_with_the_newer_one(desk: Desk) -> None:
    desk.send(item({"note": "base"}))
    desk.send(item({"note": "base", "missing": "theirs"}, version=1, client="c2"))
    (ack,) = desk.send(item({"note": "mine"}, version=1, **{"from": {"note": "base"}}))
    assert (ack["state"], ack["version"], ack["body"]) == ("merged", 3, {"note": "mine", "missing": "theirs"})
    assert desk.row["body"] == ack["body"]


def test_a_clash_writes_nothing_and_shows_both_texts(desk: Desk) -> None:
    desk.send(item({"note": "theirs", "customers": [{"id": "a", "group": "internal"}]}))
    mine = {"note": "mine", "customers": [{"id": "a", "group": "external"}]}
    (ack,) = desk.send(item(mine, client="c2"))
    assert ack["state"] == "clash"
    assert {clash["path"]: (clash["label"], clash["mine"], clash["theirs"], clash["value"]) for clash in ack["clashes"]} == {
        "note": ("What did you notice while listing them?", "mine", "theirs", "theirs"),
        "customers/a/group": ("Customer 1 · Where are they?", "Outside it", "Inside my organisation", "internal"),
    }
    assert desk.row["version"] == 1


def test_a_repeated_message_is_acknowledged_as_saved(desk: Desk) -> None:
    desk.send(item(NOTE))
    assert desk.send(item(NOTE))[0]["state"] == "saved"
    assert desk.row["body"] == NOTE


def test_after_an_unanswered_message_the_browser_is_asked_first(desk: Desk) -> None:
    desk.send(item({"note": "on"}))
    (ack,) = desk.send(item({"note": "one"}, unsure=True))
    assert (ack["state"], ack["version"], ack["body"]) == ("stale", 1, {"note": "on"})
    assert desk.row["version"] == 1


def test_two_tabs_that_each_added_rows_beyond_the_limit_keep_them_all(desk: Desk) -> None:
    first, second = ({"customers": [{"id": f"{tab}{n}", "name": tab} for n in range(4)]} for tab in "xy")
    desk.send(item(first))
    assert desk.send(item(second, client="c2"))[0]["state"] == "merged"
    assert len(desk.row["body"]["customers"]) == 8


def test_a_hand_in_is_made_once_however_often_it_is_sent(desk: Desk) -> None:
    acks = [desk.send(item(NOTE, op="op1", version=version))[0] for version in (0, 1, 2)]
    assert [(ack["state"], ack["rev"]) for ack in acks] == [("handed", 1)] * 3
    assert desk.row["revisions"] == [NOTE]


def test_a_hand_in_with_problems_saves_the_draft_and_says_where(desk: Desk) -> None:
    body = {"customers": [{"id": "a", "why": "x"}]}
    (ack,) = desk.send(item(body, op="op1"))
    assert (ack["state"], ack["problems"]) == ("problems", [{"path": "customers/a/name", "text": "Write a name or a role."}])
    assert (desk.row["body"], desk.row["revisions"]) == (body, [])


def test_a_text_too_long_is_not_handed_in(desk: Desk) -> None:
    (ack,) = desk.send(item({"note": "y" * 576}, op="op1"))
    assert (ack["state"], ack["problems"]) == ("problems", [{"path": "note", "text": "76 characters too many."}])
    assert desk.row["revisions"] == []


def test_a_merged_draft_is_not_handed_in_unseen(desk: Desk) -> None:
    desk.send(item({"missing": "theirs"}))
    assert desk.send(item(NOTE, client="c2", op="op1"))[0]["state"] == "merged"
    assert desk.row["revisions"] == []


@pytest.mark.parametrize(
    ("error", "state", "text"),
    [
        (Busy(), "late", None),
        (Unavailable(), "late", None),
        (NotFound(), "refused", ""),
        (Refused("big", "This answer is too long."), "refused", "This answer is too long."),
    ],
)
def test_trouble_of_the_store_keeps_the_draft_with_the_browser(desk: Desk, error: Exception, state: str, text: str | None) -> None:
    class Broken(FileFiling):
        def save(self, body: Any, version: int, client: str) -> Kept:
            raise error

    answer = receive(lambda address: Broken(desk.folder, "ann", address, LIST), "ann", {"n": 1, "items": [item(NOTE)]})
    assert (answer["acks"][0]["state"], answer["acks"][0].get("text")) == (state, text)


def test_a_value_is_found_by_its_path() -> None:
    body = {"customers": [{"id": "a", "name": "Ann"}], "cards": {"c1": "g"}}
    paths = ("customers/a/name", "cards/c1", "customers/b/name", "note/x")
    assert [value_at(body, path) for path in paths] == ["Ann", "g", None, None]

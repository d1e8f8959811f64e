"""Split: shares of 100 for every thing; the sum is reckoned, the shares are not judged."""

from __future__ import annotations

from course.facts import Around
from tests.activities.authors.split import EFFORT, POINTS
from tests.activities.cast import changed, facts, kind, lines, problems, put, refusals, summary

ASK = put("split", EFFORT)


def shared(**rows: tuple[str, ...]) -> dict:
    return {"shares": [{"id": id, **dict(zip(("mine", "theirs", "others"), row, strict=False))} for id, row in rows.items()]}


def test_shares_that_do_not_add_up_to_100_may_not_be_handed_in():
    assert problems(ASK, shared(ann1=("60", "30"))) == [("shares/ann1/others", "These add up to 90. Make it 100.")]
    assert problems(ASK, shared(ann1=("60", "30", "11.25"))) == [("shares/ann1/others", "These add up to 101.2. Make it 100.")]
    assert problems(ASK, shared(ann1=("60", "30", "10"))) == []


def test_the_sum_may_miss_100_by_half():
    assert problems(ASK, shared(ann1=("33", "33", "33.5"))) == []
    assert problems(ASK, shared(ann1=("33", "33", "33.4"))) == [("shares/ann1/others", "These add up to 99.4. Make it 100.")]
    assert problems(ASK, shared(ann1=("33.5", "33.5", "33.5"))) == []


def test_a_number_may_have_a_comma_and_an_empty_part_is_nothing():
    assert facts(ASK, shared(ann1=("62,5", "37.5", " "))) == {"ann1": {"mine": 62.5, "theirs": 37.5, "others": 0.0}}


def test_a_share_below_nothing_may_not_be_handed_in():
    assert problems(ASK, shared(ann1=("110", "-10"))) == [("shares/ann1/theirs", "A share is 0 or more.")]


def test_nothing_shared_out_may_not_be_handed_in():
    assert problems(ASK, shared(ann1=("", ""))) == [("shares", "Share out at least one first.")]
    assert problems(put("split", EFFORT, Around()), {}) == [("shares", "Hand in your list first. What stands on it appears here then.")]


def test_a_thing_without_shares_is_open():
    assert lines(ASK, shared(ann1=("60", "40"), ben2=("40", "60")), "open") == [("open", "shares/cy3", "Not shared out yet.")]


def test_the_average_is_reckoned_over_what_is_shared_out():
    body = shared(ann1=("60", "40"), ben2=("45", "30", "25"))
    assert summary(ASK, body) == "2 of 3 shared out; on average Me 52.5 %, They 35 %, Others 12.5 %"
    assert lines(ASK, body)[:2] == [
        ("done", "shares", "2 of 3 shared out."),
        ("note", "shares", "On average: Me 52.5 %, They 35 %, Others 12.5 %."),
    ]


def test_shares_that_do_not_add_up_are_not_passed_on():
    body = shared(ann1=("60", "30"), ben2=("50", "50"))
    assert set(facts(ASK, body)) == {"ben2"}
    assert summary(ASK, body).startswith("1 of 3 shared out")


def test_without_anything_that_adds_up_there_is_no_average():
    assert summary(ASK, shared(ann1=("60", "30"))) == "0 of 3 shared out"
    assert [tone for tone, _path, _text in lines(ASK, shared(ann1=("60", "30")))] == ["done", "open", "open"]


def test_a_reason_is_asked_only_when_the_author_wants_one():
    fields = [[field.path for field in kind("split").sheet(ask, {}).parts[0].fields] for ask in (ASK, put("split", POINTS))]
    assert fields == [["mine", "theirs", "others", "why"], ["mine", "theirs"]]


def test_a_row_of_a_thing_that_left_the_roster_is_kept_and_not_looked_at():
    body = shared(ann1=("60", "40"), gone7=("1", "1"))
    assert problems(ASK, body) == []
    assert set(facts(ASK, body)) == {"ann1"}


def test_the_picture_says_every_share_of_the_last_try():
    own = kind("split")
    said = own.figure(ASK, [own.read(shared(ann1=("50", "50"))), own.read(shared(ann1=("60", "40")))], 640).sentence
    assert "Ann: Me 60 %, They 40 %" in said
    assert own.figure(ASK, [own.read(shared(ann1=("60", "30")))], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_three_equal_shares_leave_nothing_open_in_the_picture():
    own = kind("split")
    assert "open" not in own.figure(ASK, [own.read(shared(ann1=("33.3", "33.3", "33.3")))], 640).sentence


def test_the_unit_is_the_authors_whatever_signs_it_holds():
    ask = put("split", POINTS)
    own = kind("split")
    assert own.sheet(ask, {}).parts[0].fields[0].label == "Me (points {of 100})"
    assert "60 points {of 100}" in own.figure(ask, [own.read(shared(ann1=("60", "40")))], 640).sentence


def test_it_refuses_a_part_that_the_form_uses_itself():
    assert refusals("split", changed(EFFORT, parts=[{"id": "why", "label": "W"}, {"id": "x", "label": "X"}]))[0][0] == ("parts", 0, "id")

"""Reflect: it sees whether something is written and never judges what."""

from __future__ import annotations

from course.check import check
from tests.activities.cast import REFLECT, changed, kind, lines, problems, put, refusals, summary


def test_nothing_written_at_all_may_not_be_handed_in():
    ask = put("reflect", REFLECT)
    assert problems(ask, {}) == [("give", "Write something first.")]
    assert problems(ask, {"give": " \n", "take": ""}) == [("give", "Write something first.")]
    assert problems(ask, {"take": "Time"}) == []


def test_of_several_texts_the_empty_ones_are_open():
    told = lines(put("reflect", REFLECT), {"take": "Time"})
    assert told == [("done", "", "1 of 2 written."), ("open", "give", "Nothing is written here yet.")]


def test_about_a_single_text_there_is_nothing_to_say():
    own = kind("reflect")
    assert own.mark(put("reflect", changed(REFLECT, fields=REFLECT["fields"][:1])), own.read({"give": "Time"})) is None


def test_a_text_over_the_limit_is_kept_and_may_not_be_handed_in():
    own, ask = kind("reflect"), put("reflect", REFLECT)
    body = {"take": "x" * 41}
    assert [(fault.mend, fault.text) for fault in check(own.sheet(ask, body), body)] == [(True, "1 character too many.")]
    assert own.read(body).text("take") == "x" * 41


def test_the_summary_is_how_the_texts_begin():
    ask = put("reflect", REFLECT)
    assert summary(ask, {"give": "My\ntime", "take": "Theirs"}) == "My time Theirs"
    long = summary(ask, {"give": "word " * 60})
    assert len(long) < 95
    assert long.endswith("word …")


def test_it_refuses_a_field_that_stands_twice():
    assert refusals("reflect", {"fields": REFLECT["fields"][:1] * 2})[0][0] == ("fields", 1, "id")

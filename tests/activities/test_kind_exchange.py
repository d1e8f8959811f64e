"""Exchange: what is given to each thing and what comes back; one empty side is asked about, nothing is judged."""

from __future__ import annotations

import pytest

from course.check import check
from course.facts import Around, Fact
from tests.activities.authors.exchange import BARE, FULL
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

ASK, PLAIN = put("exchange", FULL), put("exchange", BARE)
LEFT = put("exchange", BARE, Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"))))


def lined(*items: tuple[str | None, str | None, str], **more: str) -> dict:
    return {"items": [{"id": f"i{n}", "thing": t, "direction": d, "what": w, **more} for n, (t, d, w) in enumerate(items, 1)]}


BOTH = [("ann1", "give", "a  list"), ("ann1", "get", "thanks"), ("ann1", "give", "time")]


def test_what_goes_each_way_becomes_a_fact_of_the_thing():
    assert facts(PLAIN, lined(*BOTH, ("ben2", "get", "news"))) == {
        "ann1": {"gives": ["a list", "time"], "gets": ["thanks"]},
        "ben2": {"gets": ["news"]},
    }


def test_lines_in_each_direction_are_counted():
    assert summary(PLAIN, lined(*BOTH)) == "I give: 2, I get: 1"
    assert lines(PLAIN, lined(*BOTH), "note") == [("note", "items", "I give: 2 lines."), ("note", "items", "I get: 1 line.")]


def test_need_and_want_are_counted():
    body = lined(*BOTH, sort="news", need="want")
    body["items"][0]["need"] = "need"
    own = kind("exchange")
    assert [(count.label, count.n, count.of) for count in own.mark(ASK, own.read(body)).counts] == [("Need", 1, 3), ("Want", 2, 3)]


def test_one_empty_side_is_asked_about():
    assert lines(
        PLAIN, lined(("ann1", "give", "time"), ("ben2", "get", "news"), ("cy3", "get", "x"), ("cy3", "give", "y")), "question"
    ) == [
        ("question", "items", "There are lines under “I give” and none under “I get”. Does nothing come back?"),
        ("question", "items", "There are lines under “I get” and none under “I give”. Do you give nothing?"),
    ]


def test_a_thing_without_a_line_is_open():
    own = kind("exchange")
    found = [line for line in own.mark(PLAIN, own.read(lined(*BOTH))).lines if line.tone == "open"]
    assert [(line.label, line.text) for line in found] == [(name, "Nothing is written about this one yet.") for name in ("Ben", "Cy")]


def test_a_group_that_needs_nothing_is_asked_about_in_the_authors_words():
    body = lined(*BOTH, sort="news", need="want")
    assert lines(ASK, body, "question") == [("question", "items", "What does Ann need?")]
    assert lines(ASK, lined(*BOTH, sort="news", need="need"), "question") == []
    general = put("exchange", changed(FULL, needs_ask=None))
    assert lines(general, body, "question") == [("question", "items", "Nothing here is marked as needed. Is there nothing of the sort?")]


def test_a_thing_of_another_group_is_not_asked_what_it_needs():
    ask = put("exchange", changed(FULL, needs_in=["home"]))
    assert lines(ask, lined(*BOTH, sort="news", need="want"), "question") == []


def test_a_line_that_is_not_whole_is_open_and_not_counted():
    body = lined(*BOTH, (None, "give", "a cake"), ("ann1", None, "a song"), ("ben2", "give", " "))
    assert lines(PLAIN, body, "open")[:3] == [
        ("open", "items/i4", "This line does not say with whom and which way yet. It is not counted."),
        ("open", "items/i5", "This line does not say with whom and which way yet. It is not counted."),
        ("open", "items/i6/what", "1 line has no text yet."),
    ]
    assert summary(PLAIN, body) == summary(PLAIN, lined(*BOTH))


def test_lines_without_a_choice_are_open_in_one_sentence():
    body = lined(*BOTH, need="need")
    body["items"][0]["sort"] = "news"
    assert lines(ASK, body, "open")[0] == ("open", "items/i2/sort", "2 lines have no choice here yet.")
    assert [path for _tone, path, _text in lines(ASK, body, "open") if path.endswith("need")] == []


def test_only_what_the_author_asks_is_asked():
    fields = [[(f.path, f.label) for f in kind("exchange").sheet(ask, {}).parts[0].fields] for ask in (ASK, PLAIN)]
    first, way, what = ("thing", "With whom"), ("direction", "Which way"), ("what", "What?")
    assert fields == [[("thing", "Who?"), way, what, ("sort", "What sort?"), ("need", "Need or want?")], [first, way, what]]


def test_the_rule_says_what_is_looked_at():
    own, body = kind("exchange"), lined(*BOTH)
    assert ["needed" in own.mark(ask, own.read(body)).rule for ask in (ASK, PLAIN)] == [True, False]


def test_nothing_whole_may_not_be_handed_in():
    sentence = "Write at least one line that says with whom, which way and what."
    assert problems(PLAIN, {}) == problems(PLAIN, lined(("ann1", "give", ""))) == [("items", sentence)]
    assert problems(PLAIN, lined(*BOTH)) == []


def test_more_lines_than_allowed_may_not_be_handed_in():
    body = lined(*BOTH * 2, ("ben2", "get", "news"))
    faults = check(kind("exchange").sheet(ASK, body), body)
    assert [(fault.text, fault.mend) for fault in faults] == [("1 entry too many. Remove it.", True)]


def test_with_an_empty_roster_it_says_to_write_the_list_first():
    sentence = "Hand in your list first. What stands on it appears here then."
    ask = put("exchange", FULL, Around())
    assert kind("exchange").sheet(ask, {}).parts[0].empty == sentence
    assert problems(ask, {}) == [("items", sentence)]


def test_a_line_about_a_thing_that_left_the_roster_is_kept_and_not_looked_at():
    body = lined(*BOTH, ("dee4", "give", "a book"), ("dee4", "get", ""), ("dee4", None, "a pen"))
    assert problems(LEFT, body) == []
    assert "dee4" not in facts(LEFT, body)
    assert lines(LEFT, body) == lines(LEFT, lined(*BOTH))


def test_a_button_makes_a_line_each_way_for_everything_on_the_list():
    (template,) = kind("exchange").sheet(ASK, {}).parts[0].templates
    assert [(row["thing"], row["direction"]) for row in template.rows] == [
        (thing, way) for thing in ("ann1", "ben2", "cy3") for way in ("give", "get")
    ]


def test_there_is_no_button_for_more_lines_than_allowed():
    assert kind("exchange").sheet(put("exchange", changed(FULL, limit=5)), {}).parts[0].templates == ()


def test_a_sort_says_for_which_groups_it_is_meant():
    sorts = [*FULL["sorts"], {"id": "more", "label": "More"}]
    ask = put("exchange", changed(FULL, sorts=sorts), Around(PEOPLE.facts, {"group": {"work": "At work"}}))
    field = next(field for field in kind("exchange").sheet(ask, {}).parts[0].fields if field.path == "sort")
    assert [option.help for option in field.options] == ["Fits: At work", "Hours and minutes", ""]


def test_the_picture_says_what_goes_both_ways_in_the_last_try():
    own = kind("exchange")
    said = own.figure(PLAIN, [own.read(lined(("ben2", "give", "x"))), own.read(lined(*BOTH))], 640).sentence
    assert "Ann: I give a list, time; I get thanks." in said
    assert own.figure(PLAIN, [own.read({})], 640) is None


@pytest.mark.parametrize(
    ("settings", "where"),
    [
        (changed(FULL, sort=None), ("sorts",)),
        (changed(FULL, sorts=None), ("sort",)),
        (changed(FULL, need=None), ("needs_in",)),
        (changed(FULL, need_options=[{"id": "must", "label": "Must"}]), ("needs_in",)),
        ({**BARE, "need_options": [{"id": "need", "label": "Need"}]}, ("need_options",)),
    ],
)
def test_it_refuses_choices_without_their_question_and_questions_without_choices(settings, where):
    assert [at for at, _text in refusals("exchange", settings)] == [where]

"""Views: kinds that ask nothing and show what was answered elsewhere."""

from __future__ import annotations

from dataclasses import replace

from activities import kinds
from activities.kind import Ask, Said
from course.facts import ME, Around, Fact
from tests.activities.authors.canvas import CASES as CANVAS
from tests.activities.authors.contradictions import CASES as RULES
from tests.activities.authors.share import CASES as SHARE
from tests.activities.cast import PEOPLE, changed, kind, listed, put, refusals


def texts(ask: Ask, tone: str = "") -> list[str]:
    own = kind(ask.activity.kind)
    mark = own.mark(ask, own.Answer())
    return [" ".join(filter(None, (line.label, line.text))) for line in mark.lines if tone in ("", line.tone)] if mark else []


def test_a_view_asks_nothing_and_has_no_example():
    views = {name for name, own in kinds().items() if not own.asks}
    assert {"agenda", "canvas", "contradictions", "share", "then-now"} <= views
    for name in views - {"agenda", "canvas", "contradictions", "share"}:
        assert kind(name).sheet(put(name, {}), {}).parts == () and not kind(name).examples(put(name, {})).good


def test_shares_are_counted_and_an_empty_part_is_asked_about():
    around = Around(PEOPLE.facts + listed("people", ("d4", "Di"), group="garden") + listed("people", ("e5", "Ed"), group="sea"))
    assert texts(put("share", SHARE[0][1], around)) == [
        "At work: 3 of 4.",
        "At home: 1 of 4.",
        "1 of 5 have no part yet and are not counted.",
    ]
    assert texts(put("share", SHARE[0][1]), "question") == ["Nothing lies in “At home”. Does nothing happen there?"]


def test_shares_are_drawn_as_parts_of_a_hundred_and_not_at_all_without_things():
    own, ask = kind("share"), put("share", SHARE[0][1])
    assert own.figure(ask, [], 640).table.rows[0][1:] == ("100 %", "0 %")
    nobody = put("share", SHARE[0][1], Around())
    assert own.figure(nobody, [], 640) is None and own.mark(nobody, own.Answer()) is None


def test_a_page_shows_equal_entries_once_and_in_the_words_of_the_learner():
    around = Around(PEOPLE.facts, {"group": {"work": "At work"}})
    scene = kind("canvas").figure(put("canvas", CANVAS[0][1], around), [], 640)
    assert [row for row in scene.table.rows if row[0] == "Where"] == [("Where", "", "1", "At work")]
    assert "Ann" in str(scene.table) and "Cy" in str(scene.table)


def test_a_page_says_which_blocks_are_filled_asked_for_or_left_empty():
    assert texts(put("canvas", CANVAS[0][1])) == [
        "Who 3 entries from your answers.",
        "Where 1 entry from your answers.",
        "1 block is named and stays empty.",
    ]
    assert texts(put("canvas", CANVAS[0][1], Around()), "open") == [
        "Who Nothing from your answers yet.",
        "Where Nothing from your answers yet.",
    ]


def test_blocks_that_overlap_or_leave_the_page_are_refused():
    blocks = CANVAS[0][1]["blocks"]
    over = [{**blocks[0], "place": [0, 0, 5, 2]}, {**blocks[1], "place": [4, 1, 2, 1]}]
    assert refusals("canvas", changed(CANVAS[0][1], blocks=over)) == [(("blocks", 1, "place"), "The block “where” lies on another one.")]
    for place in ([9, 0, 2, 1], [0, 2, 1, 2], [-1, 0, 1, 1], [0, 0, 0, 1]):
        found = refusals("canvas", changed(CANVAS[0][1], blocks=[{**blocks[0], "place": place}]))
        assert [text for _where, text in found] == ["The block “who” does not lie on the page of 10 by 3."]


def test_an_answer_about_another_thing_than_the_focus_is_pointed_out():
    around = Around((*PEOPLE.facts, Fact("ben2", "subject", "A portrait", "portrait"), Fact("ann1", "subject", "A plan", "plan")))
    found = texts(put("contradictions", {}, around), "question")
    assert found == ["Belongs to another focus “A portrait” still belongs to “Ben”. Your focus is “Ann” now."]


def test_an_answer_about_somebody_who_left_the_list_is_pointed_out():
    gone = (Fact("zoe9", "name", "Zoe", "people"), Fact("zoe9", "gone", "people", "people"), Fact("zoe9", "subject", "A plan", "plan"))
    found = texts(put("contradictions", {}, Around(PEOPLE.facts + gone)), "question")
    assert found == ["No longer on the list “A plan” is about “Zoe”, which is no longer on your list."]


def test_a_private_name_in_a_text_others_may_read_is_pointed_out():
    around = Around((*PEOPLE.facts, Fact("ben2", "name", "My sister", "people"), Fact("ben2", "visible", "me", "people")))
    said = [("Notes", Said("I asked my sister.")), ("List", Said("My sister helps.", frozenset({"ben2"}))), ("List", Said("My sister"))]
    ask = replace(put("contradictions", {}, around), texts=lambda: said)
    assert texts(ask, "question") == [
        "Kept private, and mentioned Only you see “My sister”, and “Notes” mentions it in a text your instructor may read."
    ]


def test_a_rule_of_the_course_asks_about_every_thing_of_which_it_holds():
    said = (
        Fact("ann1", "weight", 5),
        Fact("ann1", "served", 2),
        Fact("ben2", "weight", 5),
        Fact("ben2", "served", 4),
        Fact("cy3", "served", 1),
    )
    found = texts(put("contradictions", RULES[0][1], Around(PEOPLE.facts + said)))
    assert found == ["Near and not served What about Ann?"]


def test_when_no_rule_finds_anything_that_is_said_and_the_rules_are_named():
    own, ask = kind("contradictions"), put("contradictions", RULES[0][1])
    assert texts(ask) == ["None of the 4 rules found anything."]
    assert "Near and not served" in own.mark(ask, own.Answer()).rule


def test_steps_stand_by_date_and_those_without_one_at_the_end():
    plans = [
        {"action": "Ask", "when": ""},
        {"action": "Write", "when": "2027-03-01", "about": "ann1"},
        {"action": "Call", "when": "2027-01-09"},
    ]
    around = Around((*PEOPLE.facts, *(Fact(ME, "plan", plan, f"l{n}") for n, plan in enumerate(plans))))
    ask = put("agenda", {}, around)
    assert [(leaf.label, leaf.text) for leaf in kind("agenda").leaves(ask)] == [
        ("2027-01-09", "Call"),
        ("2027-03-01", "Write · Ann"),
        ("No date yet", "Ask"),
    ]
    assert texts(ask)[0] == "2 of 3 steps have a date." and len(texts(ask, "open")) == 1
    assert kind("agenda").mark(put("agenda", {}), kind("agenda").Answer()) is None


def test_only_things_of_which_it_holds_fill_a_block():
    around = Around((*PEOPLE.facts, Fact("ben2", "group", "home", "later"), Fact(ME, "job", "x", "days")))
    block = {"id": "who", "label": "Who", "place": [0, 0, 5, 2], "from": {"roster": "people", "where": {"group": "home"}}}
    scene = kind("canvas").figure(put("canvas", {"blocks": [block]}, around), [], 640)
    assert "Ben" in str(scene.table) and "Ann" not in str(scene.table)

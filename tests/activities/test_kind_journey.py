"""Journey: touchpoints of one thing that become things themselves, and later what is thought and felt at each."""

from __future__ import annotations

import pytest

from course.facts import ME, Around, Fact
from storage.redact import redact
from tests.activities.authors.journey import FEELINGS, TOUCHPOINTS
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

COMES = {"id": "t1", "name": "Comes in", "phase": "before", "channel": "met"}
PAYS = {"id": "t2", "name": " Pays\n now ", "phase": "during"}
LEAVES = {"id": "t3", "name": "Leaves", "phase": "after"}
MOVED = PEOPLE.plus([Fact(ME, "focusing", "ben2")], "focusing")
LEFT = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
GONE = PEOPLE.plus([Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")], "people")


def steps(*rows: dict, **about: str) -> dict:
    return {**about, "touchpoints": list(rows)}


def felt(**rows: dict) -> dict:
    return {"feelings": [{"id": id, **row} for id, row in rows.items()]}


FULL = felt(
    st1={"think": "Nice", "wanted": 2, "now": -1, "word_now": "lost", "basis": "asked"},
    st2={"think": " ", "wanted": 1, "now": 0},
)


def drawn(settings: dict, body: dict, around: Around = PEOPLE):
    own, ask = kind("journey"), put("journey", settings, around)
    return own.figure(ask, [own.read(body)], 640)


def test_it_asks_whose_journey_it_is_with_the_focus_preset_and_lists_touchpoints():
    about, rows = kind("journey").sheet(put("journey", TOUCHPOINTS), {}).parts
    assert (about.path, about.preset) == ("about", "ann1")
    assert [(field.path, field.kind, field.label) for field in rows.fields] == [
        ("name", "text", "What happens"),
        ("phase", "choice", "Phase"),
        ("channel", "choice", "How"),
    ]
    assert [option.label for option in rows.fields[1].options] == ["Before", "During", "After"]
    assert (rows.path, rows.label, rows.add, rows.limit) == ("touchpoints", "Touchpoints", "Add a touchpoint", 6)


def test_templates_begin_with_rows_and_no_empty_one_is_shown_beside_them():
    rows = kind("journey").sheet(put("journey", TOUCHPOINTS), {}).parts[1]
    assert [(template.label, template.rows) for template in rows.templates] == [
        ("A shop", ({"name": "Comes in", "phase": "before"}, {"name": "Pays", "phase": "during", "channel": "met"}))
    ]
    assert rows.start == 0
    assert kind("journey").sheet(put("journey", changed(TOUCHPOINTS, templates=None)), {}).parts[1].start == 1


def test_without_channels_it_does_not_ask_how():
    rows = kind("journey").sheet(put("journey", changed(TOUCHPOINTS, channel=None, channels=None, templates=None)), {}).parts[1]
    assert [field.path for field in rows.fields] == ["name", "phase"]


def test_a_journey_needs_somebody_and_a_touchpoint():
    assert problems(put("journey", TOUCHPOINTS), {}) == [("touchpoints", "Write down at least one touchpoint.")]
    told = problems(put("journey", TOUCHPOINTS, Around()), steps(COMES))
    assert told == [("about", "Choose your focus first. What this can be about appears here then.")]
    assert problems(put("journey", TOUCHPOINTS), steps(COMES)) == []


def test_a_touchpoint_with_a_phase_or_a_channel_needs_its_name():
    ask = put("journey", TOUCHPOINTS)
    for row in ({"id": "x9", "name": " ", "phase": "before"}, {"id": "x9", "channel": "met"}):
        assert problems(ask, steps(COMES, row)) == [("touchpoints/x9/name", "This touchpoint does not say what happens.")]
    assert problems(ask, steps(COMES, {"id": "x9", "name": " "})) == []


def test_named_touchpoints_become_things_that_belong_to_the_chosen_one():
    said = facts(put("journey", TOUCHPOINTS, id="way"), steps({"id": "x9", "name": " "}, COMES, PAYS, about="ben2"))
    same = {"roster": "way", "belongs": "ben2"}
    assert said == {
        "t1": {**same, "name": "Comes in", "order": 1, "phase": "before", "channel": "met"},
        "t2": {**same, "name": "Pays now", "order": 2, "phase": "during"},
    }


def test_without_a_choice_touchpoints_belong_to_the_thing_in_focus():
    assert facts(put("journey", TOUCHPOINTS), steps(COMES))["t1"]["belongs"] == "ann1"


def test_the_journey_of_a_hidden_thing_is_withheld_as_a_whole():
    assert redact(steps(COMES, about="ann1"), {"ann1"}) == {}


def test_touchpoints_are_counted_by_phase():
    own, ask = kind("journey"), put("journey", TOUCHPOINTS)
    assert lines(ask, steps(COMES, PAYS, LEAVES, about="ann1")) == [
        ("done", "touchpoints", "3 touchpoints."),
        ("note", "touchpoints", "Before: 1 of 3."),
        ("note", "touchpoints", "During: 1 of 3."),
        ("note", "touchpoints", "After: 1 of 3."),
    ]
    mark = own.mark(ask, own.read(steps(COMES, PAYS)))
    assert [(count.label, count.n, count.of) for count in mark.counts] == [("Before", 1, 2), ("During", 1, 2), ("After", 0, 2)]
    assert mark.rule.endswith("What happens is not judged.")


def test_a_touchpoint_without_a_phase_is_open_and_named():
    own, ask = kind("journey"), put("journey", TOUCHPOINTS)
    mark = own.mark(ask, own.read(steps({"id": "t9", "name": "Calls"})))
    assert [(line.path, line.text, line.label) for line in mark.lines if line.tone == "open"] == [
        ("touchpoints/t9/phase", "No phase is chosen yet.", "Calls")
    ]


def test_the_same_touchpoint_twice_is_asked_about_whatever_its_case():
    told = lines(put("journey", TOUCHPOINTS), steps(COMES, {**LEAVES, "name": "comes  IN"}), "question")
    assert told == [("question", "touchpoints/t3/name", "This stands twice. Is it the same?")]


def test_ends_without_a_touchpoint_are_asked_about():
    ask = put("journey", TOUCHPOINTS)
    asked = [text for _tone, _path, text in lines(ask, steps(PAYS), "question")]
    assert asked == ["Nothing before?", "Nothing after?"]
    assert lines(ask, steps(COMES, {"id": "x9", "name": " ", "phase": "after"}), "question") == [
        ("question", "touchpoints", "Nothing after?")
    ]
    assert lines(put("journey", changed(TOUCHPOINTS, rules=None)), steps(PAYS), "question") == []


def test_a_journey_of_another_thing_than_the_one_in_focus_is_asked_about():
    told = lines(put("journey", TOUCHPOINTS, MOVED), steps(COMES, LEAVES, about="ann1"), "question")
    text = "This still belongs to “Ann”. Your focus is “Ben” now. Choose above what it is about."
    assert told == [("question", "about", text)]
    assert lines(put("journey", TOUCHPOINTS, MOVED), steps(COMES, LEAVES, about="ben2"), "question") == []


def test_a_journey_of_a_thing_that_left_its_list_is_kept_and_asked_about():
    ask = put("journey", TOUCHPOINTS, LEFT)
    option = kind("journey").sheet(ask, {}).parts[0].options[-1]
    assert (option.value, option.label, option.spare) == ("dee4", "Dee (no longer on your list)", True)
    body = steps(COMES, LEAVES, about="dee4")
    assert problems(ask, body) == []
    told = lines(ask, body, "question")
    assert told == [("question", "about", "This belongs to “Dee”, which is no longer on your list. Choose above what it is about.")]


def test_the_summary_names_the_thing_and_counts_touchpoints():
    ask = put("journey", TOUCHPOINTS)
    assert summary(ask, steps(COMES, PAYS, about="ben2")) == "Ben: 2 touchpoints"
    assert summary(ask, steps(COMES)) == "Ann: 1 touchpoint"
    assert summary(put("journey", TOUCHPOINTS, Around()), {}) == "0 touchpoints"


def test_touchpoints_are_drawn_with_phase_and_channel():
    scene = drawn(TOUCHPOINTS, steps(COMES, PAYS))
    assert scene.table.columns == ("Touchpoint", "Phase", "Where")
    assert scene.table.rows == (("Comes in", "Before", "Face to face"), ("Pays now", "During", ""))
    assert scene.sentence.startswith("Touchpoints: 2 (Before: 1; During: 1).")


def test_without_a_touchpoint_nothing_is_drawn():
    assert drawn(TOUCHPOINTS, steps({"id": "x9", "name": " "})) is None
    assert kind("journey").figure(put("journey", TOUCHPOINTS), [], 640) is None


def test_phases_and_channels_have_labels_and_only_the_first_form_lists():
    own = kind("journey")
    first, second = (put("journey", settings).settings for settings in (TOUCHPOINTS, FEELINGS))
    assert own.labels(first) == {
        "phase": {"before": "Before", "during": "During", "after": "After"},
        "channel": {"phone": "By phone", "met": "Face to face"},
    }
    assert own.labels(second) == {}
    assert (own.lists(first), own.lists(second)) == (True, False)
    assert (own.needs(first), own.needs(second)) == (("focusing",), ("steps",))


def test_feelings_are_asked_at_each_touchpoint_of_the_earlier_journey():
    (rows,) = kind("journey").sheet(put("journey", FEELINGS), {}).parts
    assert [option.label for option in rows.subjects] == ["Hears of me", "Asks", "Pays"]
    assert [(field.path, field.label) for field in rows.fields] == [
        ("think", "They think"),
        ("wanted", "Wanted"),
        ("word_wanted", "A word (Wanted)"),
        ("now", "Now"),
        ("word_now", "A word (Now)"),
        ("basis", "What does the feeling now stand on?"),
    ]
    assert [(option.value, option.label) for option in rows.fields[1].options] == [(-2, "bad"), (-1, ""), (0, ""), (1, ""), (2, "good")]


def test_words_and_basis_are_only_asked_when_the_author_wants_them():
    (rows,) = kind("journey").sheet(put("journey", changed(FEELINGS, word=None, basis=False)), {}).parts
    assert [field.path for field in rows.fields] == ["think", "wanted", "now"]


def test_feelings_need_touchpoints_and_one_that_is_filled_in():
    sentence = "Hand in your list first. What stands on it appears here then."
    nowhere = put("journey", FEELINGS, Around())
    assert kind("journey").sheet(nowhere, {}).parts[0].empty == sentence
    assert problems(nowhere, {}) == [("feelings", sentence)]
    ask = put("journey", FEELINGS)
    for empty in ({}, felt(st1={"think": " ", "word_now": "lost"})):
        assert problems(ask, empty) == [("feelings", "Fill in at least one touchpoint first.")]
    for filled in ({"think": "Nice"}, {"wanted": 0}, {"now": 0}):
        assert problems(ask, felt(st1=filled)) == []


def test_what_is_felt_becomes_facts_and_the_middle_counts():
    assert facts(put("journey", FEELINGS), FULL) == {
        "st1": {"think": "Nice", "wanted": 2, "now": -1, "word_now": "lost", "basis": "asked"},
        "st2": {"wanted": 1, "now": 0},
    }


def test_what_is_missing_at_a_touchpoint_is_open():
    told = lines(put("journey", FEELINGS), FULL, "open")
    assert told == [
        ("open", "feelings/st2/think", "Nothing here yet: They think."),
        ("open", "feelings/st3/think", "Nothing here yet: They think."),
        ("open", "feelings/st3/wanted", "Nothing here yet: Wanted."),
        ("open", "feelings/st3/now", "Nothing here yet: Now."),
        ("open", "feelings/st2/basis", "Not said yet what this stands on."),
    ]


def test_the_widest_gap_is_named_by_arithmetic():
    ask = put("journey", FEELINGS)
    assert lines(ask, FULL)[:2] == [
        ("done", "feelings", "2 of 3 have both feelings."),
        ("note", "feelings", "The widest gap is 3: “Hears of me”."),
    ]
    alike = felt(st1={"wanted": 2, "now": 1}, st3={"wanted": 0, "now": -1})
    assert lines(ask, alike, "note") == [("note", "feelings", "The widest gap is 1: “Hears of me”, “Pays”.")]


def test_where_it_is_at_least_as_good_as_wanted_there_is_no_gap():
    assert lines(put("journey", FEELINGS), felt(st1={"wanted": 1, "now": 2}, st2={"wanted": 1, "now": 1}), "note") == []


def test_a_feeling_at_a_touchpoint_that_is_gone_is_kept_and_not_looked_at():
    ask, body = put("journey", FEELINGS, GONE), felt(st1={"now": 0}, old9={"wanted": 2, "now": -2})
    assert set(facts(ask, body)) == {"st1"}
    assert summary(ask, body) == "0 of 3 with both feelings"
    assert problems(ask, felt(old9={"now": 1})) == [("feelings", "Fill in at least one touchpoint first.")]


def test_of_the_feelings_only_the_row_of_a_hidden_touchpoint_is_withheld():
    assert redact(felt(st1={"now": 0}, st2={"now": 1}), {"st1"}) == felt(st2={"now": 1})


def test_the_two_curves_are_drawn_with_thought_word_and_gap():
    scene = drawn(FEELINGS, FULL)
    assert scene.table.columns == ("Touchpoint", "They think", "Feeling wanted", "Feeling now", "Gap in steps")
    assert scene.table.rows[0] == ("Hears of me", "“Nice”", "+2, good", "−1: lost", "3")
    assert "The widest gaps: Hears of me (wanted +2, good, now −1)" in scene.sentence
    assert scene.sentence.endswith("Without both feelings: Pays.")


def test_phase_channel_and_choice_of_a_touchpoint_come_with_its_curve():
    said = [Fact("st2", "phase", "before"), Fact("st2", "channel", "met"), Fact("st2", "chosen", True)]
    labels = {"phase": {"before": "Before"}, "channel": {"met": "Face to face"}}
    scene = drawn(FEELINGS, FULL, Around((*PEOPLE.facts, *said), labels))
    assert scene.table.rows[1] == ("Asks", "Before", "Face to face", "", "+1", "0", "1", "work on this")


def test_without_touchpoints_no_curve_is_drawn():
    assert drawn(FEELINGS, {}, Around()) is None


@pytest.mark.parametrize(
    ("settings", "change", "at", "sentence"),
    [
        (TOUCHPOINTS, {"of": "steps"}, ("label",), "A journey needs either “focus” or “of”."),
        (TOUCHPOINTS, {"focus": None}, ("label",), "A journey needs either “focus” or “of”."),
        (TOUCHPOINTS, {"add": None}, ("label",), "This form of a journey needs “add”."),
        (TOUCHPOINTS, {"name": None}, ("label",), "This form of a journey needs “name”."),
        (FEELINGS, {"now": None}, ("label",), "This form of a journey needs “now”."),
        (TOUCHPOINTS, {"channels": None}, ("channel",), "There is a question for the channel and there are no “channels”."),
        (TOUCHPOINTS, {"channel": None}, ("channels",), "There are “channels” and no question for them. Add “channel” with a label."),
        (
            TOUCHPOINTS,
            {"phases": [*TOUCHPOINTS["phases"], {"id": "before", "label": "Again"}]},
            ("phases", 3, "id"),
            "The id “before” stands here twice. Give each its own.",
        ),
        (
            TOUCHPOINTS,
            {"templates": [{"label": "X", "steps": [{"name": "A", "phase": "befor"}]}]},
            ("templates", 0, "steps", 0, "phase"),
            "“befor” is not in “phases”.",
        ),
        (
            TOUCHPOINTS,
            {"templates": [{"label": "X", "steps": [{"name": "A", "phase": "before", "channel": "post"}]}]},
            ("templates", 0, "steps", 0, "channel"),
            "“post” is not in “channels”.",
        ),
        (
            TOUCHPOINTS,
            {"templates": [{"label": "X", "steps": [{"name": "A", "phase": "before"}] * 7}]},
            ("templates", 0, "steps"),
            "This template has more touchpoints than “limit” allows.",
        ),
        (
            TOUCHPOINTS,
            {"rules": {"after": {"phases": ["later"], "ask": "Nothing?"}}},
            ("rules", "after", "phases"),
            "“later” is not in “phases”.",
        ),
    ],
)
def test_settings_that_do_not_go_together_are_refused(settings, change, at, sentence):
    assert (at, sentence) in refusals("journey", changed(settings, **change))

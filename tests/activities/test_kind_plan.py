"""Plan: steps with dates, for somebody or for the one in focus, after choosing a gap; dates are counted and no step is judged."""

from __future__ import annotations

import pytest

from course.check import check
from course.facts import ME, Around, Fact
from storage.redact import redact
from tests.activities.authors.plan import ABOUT, GAPS, PLAIN, YEARLY
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

CALL = {"id": "s1", "action": " Call\n Ann ", "when": "2027-01-02"}
WRITE = {"id": "s2", "action": "Write"}
MOVED = PEOPLE.plus([Fact(ME, "focusing", "ben2")], "focusing")
GONE = PEOPLE.plus([Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")], "people")
LEFT = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
FEELINGS = {"st1": (-1, 2), "st2": (1, 2), "st3": (2, 1)}
FELT = PEOPLE.plus(
    [Fact(id, aspect, n) for id, pair in FEELINGS.items() for aspect, n in zip(("now", "wanted"), pair, strict=True)], "feelings"
)
WIDEST = "The widest gap is 3, at “Hears of me”. You chose one of 1, which you may."


def steps(*rows: dict, **beside: str) -> dict:
    return {**beside, "steps": list(rows)}


def plans(settings: dict, body: dict, around: Around = PEOPLE) -> list[dict]:
    own, ask = kind("plan"), put("plan", settings, around)
    return [fact.value for fact in own.facts(ask, own.read(body)) if (fact.subject, fact.aspect) == (ME, "plan")]


def drawn(settings: dict, body: dict, around: Around = PEOPLE):
    own, ask = kind("plan"), put("plan", settings, around)
    return own.figure(ask, [own.read(body)], 640)


def parts(settings: dict, around: Around = PEOPLE):
    return kind("plan").sheet(put("plan", settings, around), {}).parts


def test_each_step_asks_what_and_by_when_and_further_questions():
    (rows,) = parts(PLAIN)
    assert [(field.path, field.kind, field.label) for field in rows.fields] == [
        ("action", "long", "What I do"),
        ("when", "date", "By when"),
        ("who", "text", "Who"),
        ("kind", "choice", "Kind"),
    ]
    assert (rows.path, rows.add, rows.limit, rows.start) == ("steps", "Add a step", 3, 1)
    assert parts(changed(PLAIN, start=9))[0].start == 3
    long = changed(PLAIN, fields=[{"id": "how", "label": "How", "sort": "long"}, {"id": "who", "label": "Who"}])
    assert [field.limit for field in parts(long)[0].fields] == [300, 200, 400, 160]


def test_one_step_more_than_the_limit_does_not_fit_the_form():
    own, ask, body = kind("plan"), put("plan", PLAIN), steps(*({"id": f"s{n}", "action": "x"} for n in range(4)))
    assert [fault.path for fault in check(own.sheet(ask, body), body)] == ["steps"]


def test_a_step_can_be_about_a_thing_of_a_list_and_keeps_one_that_left_it():
    (rows,) = parts(ABOUT, GONE)
    thing = rows.fields[1]
    assert (thing.path, thing.label, thing.help) == ("thing", "For whom", "")
    assert [(option.label, option.spare) for option in thing.options][-2:] == [("Cy", False), ("Dee (no longer on your list)", True)]
    assert parts(ABOUT, Around())[0].fields[1].help == "Hand in your list first. What stands on it appears here then."
    assert problems(put("plan", ABOUT, GONE), steps({**CALL, "thing": "dee4"})) == []


def test_steps_for_the_focus_ask_whom_and_how_often():
    about, rows = parts(YEARLY)
    assert (about.path, about.preset) == ("about", "ann1")
    rhythm = rows.fields[2]
    assert (rhythm.path, [option.label for option in rhythm.options]) == ("rhythm", ["Monthly", "Once"])


def test_gaps_are_offered_the_widest_first_and_the_others_can_be_kept():
    gap, rows = parts(GAPS, FELT)
    assert [(option.value, option.label, option.spare) for option in gap.options] == [
        ("st1", "Hears of me: 3", False),
        ("st2", "Asks: 1", False),
        ("st3", "Pays: −1", False),
    ]
    assert (gap.path, gap.label, gap.help, rows.path) == ("gap", "Which gap?", "", "steps")
    half = Around(tuple(fact for fact in FELT.facts if (fact.subject, fact.aspect) != ("st2", "now")))
    assert [(option.label, option.spare) for option in parts(GAPS, half)[0].options][-1] == ("Asks", True)


def test_without_any_gap_it_says_what_to_do_first():
    gap = parts(GAPS)[0]
    assert gap.help == "Fill in both numbers of one entry first. The gaps appear here then."
    assert [option.label for option in gap.options if not option.spare] == []


def test_a_plan_needs_a_step_that_says_what_is_done():
    ask = put("plan", PLAIN)
    for empty in ({}, steps({"id": "s1"}), steps({"id": "s1", "action": " ", "when": "", "who": "  "})):
        assert problems(ask, empty) == [("steps", "Write at least one step first.")]
    assert problems(ask, steps(WRITE)) == []


@pytest.mark.parametrize("further", [{"when": "2027-01-02"}, {"who": "Me"}, {"kind": "a"}])
def test_a_step_with_anything_in_it_needs_its_action(further):
    told = problems(put("plan", PLAIN), steps(CALL, {"id": "s9", "action": " ", **further}))
    assert told == [("steps/s9/action", "This step does not say what will be done.")]


def test_a_step_with_a_thing_or_a_rhythm_needs_its_action_too():
    for settings, further in ((ABOUT, {"thing": "ben2"}), (YEARLY, {"rhythm": "once"})):
        told = problems(put("plan", settings), steps(CALL, {"id": "s9", **further}))
        assert [path for path, _text in told] == ["steps/s9/action"]


def test_steps_for_the_focus_need_one():
    told = problems(put("plan", YEARLY, Around()), steps(CALL))
    assert told == [("about", "Choose your focus first. What this can be about appears here then.")]


def test_dates_are_counted_and_steps_without_one_are_open_and_named():
    own, ask = kind("plan"), put("plan", PLAIN)
    mark = own.mark(ask, own.read(steps(CALL, WRITE, {"id": "s3", "when": "2027-01-02"})))
    assert [(line.tone, line.path, line.text, line.label) for line in mark.lines] == [
        ("done", "steps", "1 of 2 steps have a date.", ""),
        ("open", "steps/s2/when", "This step has no date yet.", "Write"),
    ]
    assert [(count.label, count.n, count.of) for count in mark.counts] == [("With a date", 1, 2)]
    assert mark.rule == "Counted: steps and dates. What you plan is not judged."
    long = own.mark(ask, own.read(steps({"id": "s1", "action": "x" * 70})))
    assert long.lines[-1].label == "x" * 60 + "…"


def test_each_gap_is_worked_out_before_one_is_chosen():
    own, ask = kind("plan"), put("plan", GAPS, FELT)
    assert lines(ask, steps(CALL))[1:] == [
        ("note", "gap", "2 − (−1) = 3."),
        ("note", "gap", "2 − 1 = 1."),
        ("open", "gap", "No gap is chosen yet."),
    ]
    assert "each gap is wanted minus now" in own.mark(ask, own.read(steps(CALL))).rule


def test_a_chosen_gap_is_named_and_the_widest_is_pointed_out_beside_a_smaller_one():
    ask = put("plan", GAPS, FELT)
    widest = [text for _tone, _path, text in lines(ask, steps(CALL, gap="st1"))]
    assert "Chosen: Hears of me." in widest and not [text for text in widest if text.startswith("The widest")]
    assert ("note", "gap", WIDEST) in lines(ask, steps(CALL, gap="st2"))
    assert lines(ask, steps(CALL, gap="st2"), "open") == []


def test_without_gaps_nothing_is_said_about_them():
    assert lines(put("plan", GAPS), steps(CALL)) == [("done", "steps", "1 of 1 step has a date.")]


def test_a_chosen_gap_whose_numbers_are_gone_is_kept_and_passes_nothing_on():
    ask = put("plan", GAPS)
    assert problems(ask, steps(CALL, gap="st2")) == []
    assert set(facts(ask, steps(CALL, gap="st2"))) == {ME}


def test_every_step_is_said_of_the_learner():
    assert plans(PLAIN, steps(CALL, WRITE, {"id": "s3"})) == [
        {"action": "Call Ann", "when": "2027-01-02", "about": "", "rhythm": ""},
        {"action": "Write", "when": "", "about": "", "rhythm": ""},
    ]


def test_a_step_is_about_its_thing_or_the_focus_or_the_chosen_gap():
    assert [step["about"] for step in plans(ABOUT, steps({**CALL, "thing": "cy3"}, WRITE))] == ["cy3", ""]
    assert [step["about"] for step in plans(YEARLY, steps(CALL))] == ["ann1"]
    assert [step["about"] for step in plans(YEARLY, steps(CALL, about="ben2"))] == ["ben2"]
    assert [step["about"] for step in plans(GAPS, steps(CALL, gap="st2"), FELT)] == ["st2"]


def test_a_rhythm_is_passed_on_in_words():
    assert [step["rhythm"] for step in plans(YEARLY, steps({**CALL, "rhythm": "monthly"}, WRITE))] == ["Monthly", ""]


def test_the_chosen_gap_is_said_of_its_thing():
    said = facts(put("plan", GAPS, FELT), steps(CALL, gap="st2"))
    assert {id: values for id, values in said.items() if id != ME} == {"st2": {"chosen": True}}
    assert set(facts(put("plan", GAPS, FELT), steps(CALL))) == {ME}


def test_steps_for_another_thing_than_the_one_in_focus_are_asked_about():
    told = lines(put("plan", YEARLY, MOVED), steps(CALL, about="ann1"), "question")
    assert told == [("question", "about", "This still belongs to “Ann”. Your focus is “Ben” now. Choose above what it is about.")]
    told = lines(put("plan", YEARLY, LEFT), steps(CALL, about="dee4"), "question")
    assert told == [("question", "about", "This belongs to “Dee”, which is no longer on your list. Choose above what it is about.")]
    assert lines(put("plan", YEARLY), steps(CALL, about="ann1"), "question") == []


def test_steps_for_a_hidden_thing_are_withheld():
    assert redact(steps(CALL, about="ann1"), {"ann1"}) == {}
    assert redact(steps({**CALL, "thing": "ann1"}, {**WRITE, "thing": "ben2"}), {"ann1"}) == steps({**WRITE, "thing": "ben2"})


def test_the_summary_counts_steps_and_dates_and_begins_with_the_first():
    ask = put("plan", PLAIN)
    assert summary(ask, steps({"id": "s0"}, CALL, WRITE)) == "2 steps, 1 with a date: Call Ann"
    assert summary(ask, steps({"id": "s1", "action": "x" * 99})) == f"1 step, 0 with a date: {'x' * 90}…"
    assert summary(ask, {}) == "0 steps, 0 with a date"


def test_gaps_above_nothing_are_drawn_as_bars():
    scene = drawn(GAPS, {}, FELT)
    assert (scene.title, scene.table.columns[0]) == ("Gaps", "Which gap?")
    assert scene.table.rows == (("Hears of me", "3"), ("Asks", "1"))
    assert scene.sentence == "Hears of me: 3. Asks: 1."
    assert drawn(GAPS, steps(CALL)) is None


def test_rhythms_are_drawn_over_a_year():
    scene = drawn(YEARLY, steps({**CALL, "rhythm": "monthly"}, WRITE))
    assert (scene.table.columns, scene.table.rows) == (("Name", "How often"), (("Call Ann", "Monthly"), ("Write", "")))
    assert scene.sentence == "Call Ann – How often: Monthly. Without a rhythm: Write."


def test_without_a_rhythm_or_a_step_nothing_is_drawn():
    assert drawn(PLAIN, steps(CALL)) is None
    assert drawn(YEARLY, steps({"id": "s1"})) is None
    assert kind("plan").figure(put("plan", YEARLY), [], 640) is None


def test_it_names_the_lists_and_the_two_numbers_it_works_on():
    own = kind("plan")
    needs = [own.needs(put("plan", settings).settings) for settings in (PLAIN, ABOUT, YEARLY, GAPS)]
    assert needs == [(), ("people",), ("focusing",), ("steps",)]
    assert (own.reads(put("plan", GAPS).settings), own.reads(put("plan", PLAIN).settings)) == (("now", "wanted"), ())


OPTION = {"id": "a", "label": "A"}
TWICE = "The id “{id}” stands here twice. Give each its own."
CHOICES = "A choice needs “options”, and only a choice has them."
TOGETHER = "“roster” and “thing” belong together: the list and the question."


@pytest.mark.parametrize(
    ("settings", "change", "at", "sentence"),
    [
        (ABOUT, {"thing": None}, ("roster",), TOGETHER),
        (PLAIN, {"thing": {"label": "Whom"}}, ("roster",), TOGETHER),
        (ABOUT, {"focus": "focusing"}, ("roster",), "Give either “roster” or “focus”."),
        (PLAIN, {"fields": [{"id": "when", "label": "X"}]}, ("fields", 0, "id"), "“when” is a name the form uses itself. Take another id."),
        (PLAIN, {"fields": [{"id": "x", "label": "X"}] * 2}, ("fields", 1, "id"), TWICE.format(id="x")),
        (PLAIN, {"fields": [{"id": "x", "label": "X", "sort": "choice"}]}, ("fields", 0), CHOICES),
        (PLAIN, {"fields": [{"id": "x", "label": "X", "options": [OPTION]}]}, ("fields", 0), CHOICES),
        (
            PLAIN,
            {"fields": [{"id": "x", "label": "X", "sort": "choice", "options": [OPTION, OPTION]}]},
            ("fields", 0, "options", 1, "id"),
            TWICE.format(id="a"),
        ),
        (YEARLY, {"rhythm": {"label": "How often", "options": [OPTION, OPTION]}}, ("rhythm", "options", 1, "id"), TWICE.format(id="a")),
    ],
)
def test_settings_that_do_not_go_together_are_refused(settings, change, at, sentence):
    assert (at, sentence) in refusals("plan", changed(settings, **change))

"""Table: rows with columns of several sorts, the learner's own or given; it counts, multiplies and names what nobody has."""

from __future__ import annotations

import pytest

from course.check import check
from course.facts import ME, Around, Fact
from storage.redact import redact
from tests.activities.authors.table import EACH, EFFECTS, FACTS, LOG, PHASES, SIGNS, VALUES, WORTH
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

MOVED = PEOPLE.plus([Fact(ME, "focusing", "ben2")], "focusing")
GONE = PEOPLE.plus([Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")], "people")
LEFT = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
COVERS = {"column": "sign", "roster": "people", "aspect": "mood", "ask": "Nothing covers {value}."}
SIGN = {"id": "sign", "label": "Sign", "sort": "choice", "options": SIGNS}


def rows(*entries: dict, **about: str) -> dict:
    return {**about, "rows": list(entries)}


def row(id: str = "r1", **values: str | list[str]) -> dict:
    return {"id": id, **values}


def drawn(settings: dict, body: dict, around: Around = PEOPLE):
    own, ask = kind("table"), put("table", settings, around)
    return own.figure(ask, [own.read(body)], 640)


def parts(settings: dict, around: Around = PEOPLE):
    return kind("table").sheet(put("table", settings, around), {}).parts


def test_rows_of_the_learners_own_are_added_up_to_the_limit():
    (own,) = parts(EFFECTS)
    assert (own.path, own.label, own.one, own.add, own.limit, own.start, own.given) == (
        "rows",
        "Changes",
        "Change",
        "Add a change",
        3,
        1,
        False,
    )
    assert parts(changed(EFFECTS, start=9))[0].start == 3
    body = rows(*(row(f"r{n}", change="x") for n in range(4)))
    assert [fault.path for fault in check(kind("table").sheet(put("table", EFFECTS), body), body)] == ["rows"]


def test_a_column_is_asked_as_its_sort_says():
    columns = [{"id": "t", "label": "T"}, {"id": "l", "label": "L", "sort": "long"}, {"id": "s", "label": "S", "limit": 30}]
    (own,) = parts(changed(EFFECTS, columns=[*columns, SIGN], draw=None))
    assert [(field.path, field.kind, field.limit) for field in own.fields[:3]] == [
        ("t", "text", 160),
        ("l", "long", 600),
        ("s", "text", 30),
    ]
    assert [option.label for option in own.fields[3].options] == ["+", "0", "–"]


def test_given_rows_are_those_of_the_author_or_the_things_of_a_list():
    assert [option.label for option in parts(PHASES)[0].subjects] == ["Before", "After"]
    assert [option.label for option in parts(EACH)[0].subjects] == ["Ann", "Ben", "Cy"]
    assert parts(PHASES)[0].given and parts(PHASES)[0].empty == ""
    assert parts(EACH, Around())[0].empty == "Hand in your list first. What stands on it appears here then."


def test_a_column_offers_the_things_of_a_list_and_keeps_one_that_left_it():
    (own,) = parts(LOG, GONE)
    assert [(option.label, option.spare) for option in own.fields[0].options] == [
        ("Ann", False),
        ("Ben", False),
        ("Cy", False),
        ("Dee (no longer on your list)", True),
    ]
    assert parts(LOG, Around())[0].fields[0].help == "Hand in your list first. What stands on it appears here then."
    assert own.fields[0].help == ""


def test_rows_about_the_focus_ask_whose_they_are():
    about, own = parts(FACTS)
    assert (about.path, about.preset, own.path) == ("about", "ann1", "rows")


def test_nothing_filled_in_may_not_be_handed_in():
    for empty in ({}, rows(row()), rows(row(change=" "))):
        assert problems(put("table", EFFECTS), empty) == [("rows", "Fill in at least one row first.")]
    assert problems(put("table", VALUES), rows(row(shown=[]))) == [("rows", "Fill in at least one row first.")]
    assert problems(put("table", EFFECTS), rows(row(cost="more"))) == []


def test_without_a_list_or_a_focus_it_says_what_to_do_first():
    assert problems(put("table", EACH, Around()), {}) == [("rows", "Hand in your list first. What stands on it appears here then.")]
    told = problems(put("table", FACTS, Around()), rows(row(fact="x")))
    assert told == [("about", "Choose your focus first. What this can be about appears here then.")]


def test_a_row_of_a_thing_that_left_its_list_is_kept_and_not_looked_at():
    ask = put("table", EACH, GONE)
    assert problems(ask, rows(row("dee4", message="Hi"))) == [("rows", "Fill in at least one row first.")]
    assert facts(ask, rows(row("dee4", way="more"), row("ann1", way="less"))) == {"ann1": {"way": "less"}}


def test_begun_rows_are_counted_and_what_they_need_is_open():
    own, ask = kind("table"), put("table", EFFECTS)
    body = rows(row(change="Less paper", cost="more"), row("r2", joy="same", change=" "), row("r3"))
    mark = own.mark(ask, own.read(body))
    assert [(line.tone, line.path, line.text) for line in mark.lines] == [
        ("done", "rows", "2 rows filled in."),
        ("open", "rows/r2/change", "Write the change first."),
    ]
    assert [(count.label, count.n, count.of) for count in mark.counts] == [("Changes", 2, 2)]
    assert mark.rule == "Counted: rows, and what is missing in them. What you wrote is not judged."


def test_an_open_place_is_named_by_the_first_column_or_by_the_given_row():
    own = kind("table")
    mark = own.mark(put("table", VALUES), own.read(rows(row(value="Calm"))))
    assert [(line.path, line.label) for line in mark.lines if line.tone == "open"] == [("rows/r1/shown", "Calm")]
    mark = own.mark(put("table", PHASES), own.read(rows(row("after", first="Ring"))))
    assert [(line.path, line.label) for line in mark.lines if line.text == "No chance yet."] == [("rows/after/chance", "After")]
    mark = own.mark(put("table", changed(LOG, columns=[LOG["columns"][0], {**LOG["columns"][1], "needed": "No day."}])), own.read(LOGGED))
    assert [line.label for line in mark.lines if line.tone == "open"] == ["Ben"]


LOGGED = rows(row(whom="ben2"))


def test_given_rows_with_nothing_in_them_are_open():
    own, ask = kind("table"), put("table", PHASES)
    assert lines(ask, rows(row("after", chance="Yes"), row("before", chance=" ")), "open") == [
        ("open", "rows/before", "Nothing stands here yet.")
    ]
    count = own.mark(put("table", EACH), own.read(rows(row("ann1", message="Hi")))).counts[0]
    assert (count.n, count.of) == (1, 3)


def test_options_that_no_row_has_are_asked_about():
    ask = put("table", VALUES)
    body = rows(row(value="Calm", shown=["st1"]), row("r2", value="Care", shown=["st1", "st3"]))
    assert lines(ask, body, "question") == [("question", "rows", "At “Asks” no value shows.")]


def test_a_thing_that_left_its_list_is_not_asked_about():
    around = PEOPLE.plus([Fact("old9", "name", "Old"), Fact("old9", "gone", "steps")], "steps")
    told = lines(put("table", VALUES, around), rows(row(value="Calm", shown=["st1", "st2", "st3"])), "question")
    assert told == []


def test_values_of_things_that_no_row_covers_are_asked_about_in_words():
    labels = {"mood": {"more": "More"}}
    around = Around((*PEOPLE.facts, Fact("ann1", "mood", "more"), Fact("ben2", "mood", "more"), Fact("cy3", "mood", "less")), labels)
    ask = put("table", changed(EFFECTS, columns=[*EFFECTS["columns"], SIGN], covers=COVERS), around)
    asked = [text for _tone, _path, text in lines(ask, rows(row(change="x")), "question")]
    assert asked == ["Nothing covers More.", "Nothing covers less."]
    asked = [text for _tone, _path, text in lines(ask, rows(row(change="x", sign="more")), "question")]
    assert asked == ["Nothing covers less."]


def test_a_thing_with_several_values_wants_each_of_them_covered():
    ask = put(
        "table",
        changed(EFFECTS, columns=[*EFFECTS["columns"], SIGN], covers=COVERS),
        PEOPLE.plus([Fact("ann1", "mood", ["more", "less"])], "x"),
    )
    assert [text for *_where, text in lines(ask, rows(row(change="x", sign="less")), "question")] == ["Nothing covers more."]


def test_numbers_of_a_row_are_multiplied_once_all_are_there():
    own, ask = kind("table"), put("table", WORTH)
    body = rows(row(who="A", margin="1200", years="2,5"), row("r2", who="B", margin="3"), row("r3", who="C", margin="0.5", years="0"))
    assert lines(ask, body, "note") == [
        ("note", "rows/r1", "In all: 1200 × 2,5 = 3\u202f000 hours."),
        ("note", "rows/r3", "In all: 0.5 × 0 = 0 hours."),
    ]
    assert "Multiplied: the numbers of each row." in own.mark(ask, own.read(body)).rule
    bare = put("table", changed(WORTH, products=[{"id": "all", "label": "In all", "of": ["margin", "years"]}]))
    assert lines(bare, rows(row(margin="1", years="1.26")), "note") == [("note", "rows/r1", "In all: 1 × 1.26 = 1.26.")]


def test_what_is_no_number_is_refused_by_the_form_and_multiplied_with_nothing():
    own, ask = kind("table"), put("table", WORTH)
    body = rows(row(who="A", margin="many", years="2"))
    assert [fault.path for fault in check(own.sheet(ask, body), body)] == ["rows/r1/margin"]
    assert [line for line in own.mark(ask, own.read(body)).lines if line.tone == "note"] == []


def test_the_chosen_columns_of_a_list_are_said_about_its_things():
    said = facts(put("table", EACH), rows(row("ann1", message="Hi", way="more"), row("ben2", way=""), row("cy3", message="Ho")))
    assert said == {"ann1": {"way": "more"}}
    assert kind("table").labels(put("table", EACH).settings) == {"way": {"more": "+", "same": "0", "less": "–"}}
    assert kind("table").labels(put("table", EFFECTS).settings) == {}


def test_a_row_says_something_about_the_thing_it_chooses_while_that_is_on_the_list():
    ask = put("table", LOG, GONE)
    body = rows(row(whom="ben2"), row("r2", whom="ben2", day="2027-03-31"), row("r3", whom="dee4"), row("r4", day="2027-03-31"))
    assert facts(ask, body) == {"ben2": {"basis": "asked"}}


def test_rows_of_another_thing_than_the_one_in_focus_are_asked_about():
    told = lines(put("table", FACTS, MOVED), rows(row(fact="x", purpose="y"), about="ann1"), "question")
    assert told[0] == ("question", "about", "This still belongs to “Ann”. Your focus is “Ben” now. Choose above what it is about.")
    told = lines(put("table", FACTS, LEFT), rows(row(fact="x", purpose="y"), about="dee4"), "question")
    assert told == [("question", "about", "This belongs to “Dee”, which is no longer on your list. Choose above what it is about.")]
    assert not [path for _tone, path, _text in lines(put("table", FACTS), rows(row(fact="x")), "question") if path == "about"]


def test_rows_about_a_hidden_thing_are_withheld():
    assert redact(rows(row(fact="x"), about="ann1"), {"ann1"}) == {}
    assert redact(rows(row("ann1", message="Hi"), row("ben2", message="Ho")), {"ann1"}) == rows(row("ben2", message="Ho"))
    assert redact(rows(row(whom="ann1"), row("r2", whom="ben2")), {"ann1"}) == rows(row("r2", whom="ben2"))


def test_the_summary_counts_rows_and_begins_with_the_first():
    assert summary(put("table", EFFECTS), rows(row(), row("r2", change=" Less\n paper "), row("r3", joy="more"))) == "2 rows, Less paper"
    assert summary(put("table", EFFECTS), rows(row(joy="more"))) == "1 row"
    assert summary(put("table", EFFECTS), {}) == "0 rows"
    assert summary(put("table", FACTS), rows(row(fact="Monday"), about="ben2")) == "Ben: 1 row, Monday"
    assert summary(put("table", EFFECTS), rows(row(change="x" * 90))) == f"1 row, {'x' * 80}…"
    assert summary(put("table", LOG), LOGGED) == "1 row, Ben"


def test_signs_are_drawn_as_a_grid_with_a_row_without_its_name_numbered():
    scene = drawn(EFFECTS, rows(row(change="Less paper", cost="more"), row("r2", cost="less")))
    assert scene.table.columns == ("Change", "Cost", "Joy")
    assert scene.table.rows == (("Less paper", "+", ""), ("Row 2", "–", ""))
    assert scene.sentence == "Less paper: Cost: +. Row 2: Cost: –. In no row: Joy."


def test_the_options_of_a_column_are_drawn_as_a_grid():
    around = PEOPLE.plus([Fact("old9", "name", "Old"), Fact("old9", "gone", "steps")], "steps")
    scene = drawn(VALUES, rows(row(value="Calm", shown=["st1", "st3"]), row("r2", value="Care", shown=["old9"])), around)
    assert scene.table.columns == ("Value", "Hears of me", "Asks", "Pays")
    assert scene.table.rows == (("Calm", "yes", "", "yes"), ("Care", "", "", ""))
    assert "In no row: Asks." in scene.sentence


def test_a_grid_without_columns_is_not_drawn():
    assert drawn(VALUES, rows(row(value="Calm")), Around()) is None


def test_each_row_is_drawn_as_a_card():
    scene = drawn(PHASES, rows(row("after", chance="Write"), row("before", chance="Call")))
    assert scene.table.rows == (("Before", "Call"), ("After", "Write"))
    three = changed(EFFECTS, draw="cards")
    scene = drawn(three, rows(row(change="Less paper", cost="more", joy="same"), row("r2", joy="less")))
    assert scene.table.columns == ("Change", "What is written")
    assert scene.table.rows == (("Less paper", "Cost: +"), ("Less paper", "Joy: 0"), ("Row 2", "Joy: –"))


def test_products_are_drawn_as_bars_of_the_rows_that_have_all():
    scene = drawn(WORTH, rows(row(who="A", margin="3", years="2"), row("r2", who="B", margin="3")))
    assert (scene.title, scene.table.columns, scene.table.rows) == ("Worth", ("Case", "In all"), (("A", "6"),))
    assert drawn(WORTH, rows(row(who="A", margin="3"))) is None


def test_without_a_picture_or_a_row_nothing_is_drawn():
    assert drawn(LOG, LOGGED) is None
    assert drawn(EFFECTS, rows(row())) is None
    assert kind("table").figure(put("table", EFFECTS), [], 640) is None


def test_it_names_the_lists_and_the_aspect_it_works_on():
    own = kind("table")
    assert own.needs(put("table", FACTS).settings) == ("focusing", "people")
    assert own.needs(put("table", EACH).settings) == ("people",)
    assert own.needs(put("table", VALUES).settings) == ("steps",)
    assert own.needs(put("table", EFFECTS).settings) == ()
    assert (own.reads(put("table", FACTS).settings), own.reads(put("table", LOG).settings)) == (("group",), ())


FORM_NAME = "“{name}” is a name the form uses itself. Take another id."
TEXT = {"id": "who", "label": "Who"}


@pytest.mark.parametrize(
    ("settings", "change", "at", "sentence"),
    [
        (EFFECTS, {"columns": [TEXT, TEXT], "draw": None}, ("columns", 1, "id"), "The id “who” stands here twice. Give each its own."),
        (PHASES, {"rows": [PHASES["rows"][0]] * 2}, ("rows", 1, "id"), "The id “before” stands here twice. Give each its own."),
        (EFFECTS, {"columns": [{**TEXT, "id": "about"}]}, ("columns", 0, "id"), FORM_NAME.format(name="about")),
        (
            EFFECTS,
            {"columns": [{**TEXT, "sort": "choice"}]},
            ("columns", 0),
            "The column “who” needs either “options” or “from”.",
        ),
        (
            EFFECTS,
            {"columns": [{**TEXT, "sort": "choices", "options": SIGNS, "from": "people"}]},
            ("columns", 0),
            "The column “who” needs either “options” or “from”.",
        ),
        (
            EFFECTS,
            {"columns": [{**TEXT, "from": "people"}]},
            ("columns", 0),
            "The column “who” has options, so its sort is “choice” or “choices”.",
        ),
        (
            EFFECTS,
            {"columns": [{**SIGN, "options": [SIGNS[0], SIGNS[0]]}]},
            ("columns", 0, "options", 1, "id"),
            "The id “more” stands here twice. Give each its own.",
        ),
        (PHASES, {"roster": "people"}, ("columns",), "Give only one of “rows”, “roster” and “focus”."),
        (FACTS, {"roster": "people"}, ("columns",), "Give only one of “rows”, “roster” and “focus”."),
        (EFFECTS, {"add": None}, ("label",), "Rows of the learner's own need “one” and “add”."),
        (EFFECTS, {"one": None}, ("label",), "Rows of the learner's own need “one” and “add”."),
        (VALUES, {"used": [{"column": "shwn", "ask": "?"}]}, ("used", 0, "column"), "“shwn” is not in “columns”."),
        (
            VALUES,
            {"used": [{"column": "value", "ask": "?"}]},
            ("used", 0, "column"),
            "Nothing is chosen in the column “value”. Take one of the sort “choice” or “choices”.",
        ),
        (FACTS, {"covers": {**COVERS, "column": "fcat"}}, ("covers", "column"), "“fcat” is not in “columns”."),
        (LOG, {"says": {**LOG["says"], "column": "who"}}, ("says", "column"), "“who” is not in “columns”."),
        (LOG, {"says": {**LOG["says"], "column": "day"}}, ("says", "column"), "No thing is chosen in the column “day”. It needs “from”."),
        (LOG, {"says": {**LOG["says"], "aspect": "name"}}, ("says", "aspect"), FORM_NAME.format(name="name")),
        (
            WORTH,
            {"products": [{"id": "all", "label": "In all", "of": ["margin", "who"]}]},
            ("products", 0, "of"),
            "“who” is not in “number columns”.",
        ),
        (EACH, {"facts": ["wya"]}, ("facts",), "“wya” is not in “columns”."),
        (EACH, {"columns": [{**TEXT, "id": "name"}], "facts": ["name"]}, ("facts",), FORM_NAME.format(name="name")),
        (LOG, {"facts": ["day"]}, ("facts",), "“facts” are said about things, so “roster” is needed."),
        (VALUES, {"grid": "show"}, ("grid",), "“show” is not in “columns”."),
        (
            VALUES,
            {"grid": "value"},
            ("grid",),
            "Nothing is chosen in the column “value”. Take one of the sort “choice” or “choices”.",
        ),
    ],
)
def test_settings_that_do_not_go_together_are_refused(settings, change, at, sentence):
    assert (at, sentence) in refusals("table", changed(settings, **change))

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.check import MOST_SPARE_ROWS, check, clean, fit
from course.compare import readback
from course.sheet import Field, Rows, Sheet, When, only_shown, shown
from tests.sheet.app.sheets import BEGIN, FIELDS, LIST, MATCH, ORDER, RATE, SORT, TEMPLATES

GOOD: dict[str, Any] = {
    "customers": [{"id": "a", "name": "Ann", "group": "internal", "weight": 4}, {"id": "b", "name": "Bo", "visible": "me"}],
    "note": "x",
}
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "note", "customers", "missing", "why"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def faults(body: Any, sheet: Any = LIST) -> list[tuple[str, bool]]:
    return [(fault.path, fault.mend) for fault in check(sheet, body)]


def test_a_good_body_and_an_empty_one_have_no_faults() -> None:
    assert faults(GOOD) == faults({}) == []


def test_what_the_form_does_not_ask_is_a_fault() -> None:
    assert faults({"customers": [{"id": "a", "evil": 1}], "b": 2}) == [("customers/a/evil", False), ("b", False)]
    assert faults({"id": "q"}) == [("id", False)]


def test_a_choice_must_be_one_of_the_choices_and_of_its_type() -> None:
    for field, value in (("group", "boss"), ("weight", "4"), ("weight", True), ("weight", 6), ("weight", 4.0)):
        assert faults({"customers": [{"id": "a", field: value}]}) == [(f"customers/a/{field}", False)]


def test_rows_need_ids_of_their_own() -> None:
    for rows in ([{"id": "a"}, {"id": "a"}], [{}], [{"id": "a/b"}], [{"id": "x" * 17}], [{"id": ["a"]}], [3], 3):
        assert faults({"customers": rows}) == [("customers", False)]


def test_a_sixth_row_is_kept_and_can_be_mended() -> None:
    assert faults({"customers": [{"id": str(n)} for n in range(6)]}) == [("customers", True)]
    assert faults({"customers": [{"id": str(n)} for n in range(6 + MOST_SPARE_ROWS)]}) == [("customers", False)]


def test_a_text_too_long_is_kept_and_can_be_mended() -> None:
    assert faults({"note": "y" * 501}) == [("note", True)]
    assert faults({"note": "y" * 20_001}) == [("note", False)]


def test_a_hidden_text_is_not_measured() -> None:
    hidden = {"missing": "y" * 201, "customers": [{"id": "a", "group": "personal"}]}
    assert faults(hidden) == []
    assert faults({"missing": "y" * 201}) == [("missing", True)]


def test_numbers_and_dates_can_be_mended() -> None:
    assert faults({"number": "many", "date": "soon"}, FIELDS) == [("number", True), ("date", True)]
    assert faults({"number": "3,5", "date": "2027-03-31"}, FIELDS) == []


def test_cards_go_to_groups_there_are() -> None:
    assert faults({"types": {"c1": "self"}}, SORT) == faults({"roles": {"c1": ["self", "personal"]}}, MATCH) == []
    for value in ({"c9": "self"}, {"c1": "none"}, {"c1": ["self"]}, {"c1": None}):
        assert faults({"types": value}, SORT) == [(f"types/{next(iter(value))}", False)]
    assert faults({"roles": {"c1": [["self"]]}}, MATCH) == [("roles/c1", False)]
    assert faults({"phases": ["loyalty"]}, ORDER) == [("phases", False)]


@given(junk)
def test_junk_never_breaks_the_check_and_what_fits_of_it_has_no_hard_fault(body: Any) -> None:
    for sheet in (LIST, FIELDS, RATE, SORT, MATCH, ORDER, BEGIN):
        check(sheet, body)
        if isinstance(body, dict):
            kept = fit(sheet, clean(body))
            assert not [fault for fault in check(sheet, kept) if not fault.mend]


def test_what_the_form_no_longer_asks_is_left_out_and_the_rest_stays() -> None:
    body = GOOD | {"old": "x", "customers": [{"id": "a", "name": "Ann", "group": "gone"}], "note": "y" * 600}
    assert fit(LIST, body) == {"customers": [{"id": "a", "name": "Ann"}], "note": "y" * 600}


def test_a_spare_choice_that_was_kept_is_no_fault_and_stays() -> None:
    kept = {"about": "s9", "others": ["o9", "o2"]}
    assert faults(kept, BEGIN) == []
    assert fit(BEGIN, kept) == kept


def test_a_choice_that_is_not_even_spare_any_more_is_left_out() -> None:
    assert faults({"about": "s7", "others": ["o7"]}, BEGIN) == [("about", False), ("others", False)]
    assert fit(BEGIN, {"about": "s7", "hope": "x"}) == {"hope": "x"}


def test_a_preset_is_a_choice_like_any_other() -> None:
    preset = {part.path: part.preset for part in BEGIN.parts if isinstance(part, Field) and part.preset is not None}
    assert preset == {"about": "s1"}
    assert faults(preset, BEGIN) == []
    assert fit(BEGIN, {}) == {}  # the sheet puts it there when it is drawn, not the server


def test_what_a_template_fills_in_has_no_fault() -> None:
    for template in TEMPLATES:
        assert faults({"steps": [row | {"id": f"r{n}"} for n, row in enumerate(template.rows)]}, BEGIN) == []


@pytest.mark.parametrize(
    ("value", "is_filled"),
    [("x", True), (" x ", True), ("", False), (" \n\t", False), (None, False), ([], False), (["a"], True), (3, True), (0, True)],
)
def test_a_part_that_waits_is_shown_once_the_other_has_any_value(value: Any, is_filled: bool) -> None:
    part = Field("basis", "Basis", when=When("filled", "hope"))
    assert shown(part, {"hope": value}, {}) is is_filled
    assert not shown(part, {}, {"hope": value})  # the field beside it, not one of the whole


def test_a_text_that_waits_is_neither_measured_nor_read_while_the_other_is_empty() -> None:
    sheet = Sheet((Field("hope", "Hope"), Field("basis", "Basis", limit=3, when=When("filled", "hope"))))
    assert faults({"hope": " ", "basis": "long"}, sheet) == []
    assert faults({"hope": "x", "basis": "long"}, sheet) == [("basis", True)]
    assert only_shown(sheet, {"hope": " ", "basis": "long"}) == {"hope": " "}
    assert [leaf.path for leaf in readback(sheet, {"hope": " ", "basis": "long"})] == ["hope"]
    assert [leaf.path for leaf in readback(sheet, {"hope": "x", "basis": "long"})] == ["hope", "basis"]


def test_a_row_waits_for_the_field_beside_it_and_not_for_another_row() -> None:
    rows = Rows("rows", "Rows", "Row", (Field("hope", "Hope"), Field("basis", "Basis", when=When("filled", "hope"))))
    body = {"rows": [{"id": "a", "hope": "x", "basis": "y"}, {"id": "b", "hope": "", "basis": "y"}]}
    assert only_shown(Sheet((rows,)), body) == {"rows": [{"id": "a", "hope": "x", "basis": "y"}, {"id": "b", "hope": ""}]}


def test_the_label_of_a_spare_choice_is_read_back() -> None:
    assert [leaf.text for leaf in readback(BEGIN, {"about": "s9"}) if leaf.path == "about"] == ["Accounts (no longer on your list)"]


def test_the_browser_is_told_of_templates_presets_and_spare_options() -> None:
    about, steps, *_rest = json.loads(json.dumps(BEGIN.data()))["parts"]
    assert about["preset"] == "s1"
    assert [option["spare"] for option in about["options"]] == [False, False, True]
    assert [template["label"] for template in steps["templates"]] == [template.label for template in TEMPLATES]
    assert steps["templates"][0]["rows"] == list(TEMPLATES[0].rows)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_cleaning_keeps_lines_and_drops_controls() -> None:
    assert clean("a\r\nb\rc\td\x00\x07e\ud800") == "a\nb\nc\tde"
    assert clean("e\x00\u0301") == "é"


def test_a_choice_without_anything_to_choose_takes_no_text() -> None:
    empty = Sheet((Field("who", "Who", "choice"), Field("how", "How", "scale")))
    assert check(empty, {"who": None, "how": None}) == []
    assert [fault.path for fault in check(empty, {"who": "typed", "how": "3"})] == ["who", "how"]
    assert fit(empty, {"who": "typed"}) == {}

"""What a reviewer says by a rubric: the form, the count, and what of it still holds when the rubric has changed."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from course.check import check, fit
from course.compare import difference, readback
from course.judging import JUDGING, LEVEL, NOTE, NOTE_LIMIT, Judgement, carry_over, judging_parts, points, read_back, unjudged
from course.rubric import Rubric
from course.sheet import Sheet, for_row
from tests.course.rubrics import COUNTED, GARDEN, bodies, body, rubric, rubrics

OLD = rubric()


def changed(change):
    data = deepcopy(GARDEN)
    change(data["criteria"])
    return rubric(data)


def sheet(by: Rubric) -> Sheet:
    return Sheet(judging_parts(by))


def test_the_form_has_a_row_for_each_criterion_with_its_own_levels():
    (rows,) = judging_parts(OLD)
    assert rows.given and [(one.value, one.label, one.help) for one in rows.subjects] == [
        ("reasons", "Reasons", "Why each is there"),
        ("basis", "Basis", ""),
    ]
    level = rows.fields[0]
    assert [(o.value, o.label, o.help) for o in for_row(level, "basis").options] == [("guess", "Guessed", ""), ("seen", "Seen", "")]
    assert [o.help for o in for_row(level, "reasons").options] == ["No reason yet.", "A reason for some.", "A reason for each."]
    assert for_row(level, "gone").options == ()


def test_points_are_shown_beside_the_level():
    level = judging_parts(rubric(COUNTED))[0].fields[0]
    shown = [[option.label for option in for_row(level, row).options] for row in ("reasons", "basis")]
    assert shown == [["No (0 points)", "Yes (1 point)"], ["Guessed (0.5 points)", "Seen (2 points)"]]


def test_a_level_of_another_criterion_is_refused_and_left_out():
    wrong = body(("reasons", "seen", "my note"))
    assert [fault.path for fault in check(sheet(OLD), wrong)] == ["judging/reasons/level"]
    assert fit(sheet(OLD), wrong) == body(("reasons", "", "my note"))


def test_a_note_that_is_too_long_is_kept_and_told():
    (fault,) = check(sheet(OLD), body(("basis", "seen", "x" * (NOTE_LIMIT + 1))))
    assert fault.mend and fault.path == "judging/basis/note"


def test_a_form_by_a_rubric_is_read_back_and_compared_in_words():
    first, second = body(("reasons", "some", "")), body(("reasons", "all", "Now each."))
    assert [(leaf.heading, leaf.label, leaf.text) for leaf in readback(sheet(OLD), second)][:2] == [
        ("Reasons", "Level", "All"),
        ("Reasons", "Note (optional)", "Now each."),
    ]
    assert [(change.before, change.after) for change in difference(sheet(OLD), first, second)] == [("Some", "All"), ("", "Now each.")]


@given(st.data())
def test_whatever_answers_a_rubric_fits_its_form(data):
    by = data.draw(rubrics())
    said = data.draw(bodies(by))
    assert check(sheet(by), {JUDGING: said.get(JUDGING, [])}) == []


def test_points_are_added_and_the_most_is_named():
    by = rubric(COUNTED)
    assert points(by, body(("reasons", "yes", ""), ("basis", "guess", ""))) == (1.5, 3.0)
    assert points(by, body(("basis", "seen", ""))) == (2.0, 3.0)


def test_without_points_or_without_a_level_there_is_no_count():
    assert points(OLD, body(("reasons", "all", ""), ("basis", "seen", ""))) is None
    assert points(rubric(COUNTED), body(("reasons", "", "only a note"))) is None
    assert points(rubric(COUNTED), {}) is None


def test_criteria_without_a_level_are_named_in_order():
    assert [one.id for one in unjudged(OLD, {})] == ["reasons", "basis"]
    assert [one.id for one in unjudged(OLD, body(("basis", "seen", ""), ("reasons", "", "later")))] == ["reasons"]
    assert [one.id for one in unjudged(OLD, body(("reasons", "gone", "")))] == ["reasons", "basis"]


def test_a_learner_reads_criterion_level_its_text_and_the_note():
    said = body(("basis", "", "Tell me more."), ("reasons", "some", " One is missing. "))
    assert read_back(OLD, said) == (
        Judgement("Reasons", "Some", "A reason for some.", "One is missing."),
        Judgement("Basis", "", "", "Tell me more."),
    )
    assert read_back(OLD, {}) == ()
    assert read_back(rubric(COUNTED), body(("basis", "seen", "")))[0].points == 2


def test_a_level_stays_where_criterion_and_level_are_still_there():
    new = changed(lambda criteria: criteria.reverse())
    said = body(("reasons", "all", "Good"), ("basis", "seen", ""), comment="c")
    assert carry_over(OLD, new, said) == (said, ("Kept as chosen: Basis, Reasons.",))


def test_a_level_that_has_gone_is_not_replaced_and_its_note_stays():
    new = changed(lambda criteria: criteria[0]["levels"].pop())
    carried, told = carry_over(OLD, new, body(("reasons", "all", "Good")))
    assert carried == body(("reasons", "", "Good"))
    assert told == ("“All” is no level of “Reasons” any more. Choose again.",)
    assert [one.id for one in unjudged(new, carried)] == ["reasons", "basis"]


def test_a_new_criterion_has_no_level_yet():
    extra = {"id": "own", "label": "Own words", "levels": [{"id": "no", "label": "No"}, {"id": "yes", "label": "Yes"}]}
    new = changed(lambda criteria: criteria.append(extra))
    carried, told = carry_over(OLD, new, body(("basis", "seen", "")))
    assert carried == body(("basis", "seen", ""))
    assert told == ("Kept as chosen: Basis.", "“Own words” is new. It has no level yet.")


def test_what_was_said_by_a_criterion_that_has_gone_is_told_and_left_out():
    new = changed(lambda criteria: criteria.pop(0))
    assert carry_over(OLD, new, body(("reasons", "all", "Good **work**"), comment="c")) == (
        body(comment="c"),
        ("“Reasons” is not looked at any more. Your note on it was: Good **work**",),
    )
    assert carry_over(OLD, new, body(("reasons", "all", "")))[1] == ("“Reasons” is not looked at any more. You had chosen “All”.",)
    assert carry_over(OLD, new, {"comment": "c"}) == ({"comment": "c"}, ())


def test_a_level_that_reads_differently_is_kept_and_pointed_out():
    new = changed(lambda criteria: criteria[0]["levels"][2].update(text="A reason and an example for each."))
    said = body(("reasons", "all", ""))
    assert carry_over(OLD, new, said) == (said, ("“Reasons” reads differently now. “All” was kept; see whether it still holds.",))


def levels_of(said):
    return {row["id"]: row[LEVEL] for row in said.get(JUDGING, []) if LEVEL in row}


@given(st.data())
def test_no_level_is_ever_invented(data):
    old, new = data.draw(rubrics()), data.draw(rubrics())
    said = data.draw(bodies(old))
    before = deepcopy(said)
    carried, told = carry_over(old, new, said)
    assert said == before and carried["comment"] == "stays"
    assert levels_of(carried).items() <= levels_of(said).items()
    assert check(sheet(new), {JUDGING: carried.get(JUDGING, [])}) == []
    kept = {id for id, level in levels_of(said).items() if new.criterion(id) and new.criterion(id).level(level)}
    assert set(levels_of(carried)) == kept
    assert all(sentence.strip() for sentence in told)


@given(st.data())
def test_no_note_is_lost_without_being_told(data):
    old, new = data.draw(rubrics()), data.draw(rubrics())
    said = data.draw(bodies(old))
    carried, told = carry_over(old, new, said)
    notes = {row["id"]: row[NOTE] for row in said.get(JUDGING, []) if row.get(NOTE)}
    still = {row["id"]: row[NOTE] for row in carried.get(JUDGING, []) if row.get(NOTE)}
    assert all(still.get(id) == note or any(note in sentence for sentence in told) for id, note in notes.items())


@given(st.data())
def test_the_same_rubric_changes_nothing_and_says_nothing(data):
    by = data.draw(rubrics())
    said = data.draw(bodies(by))
    assert carry_over(by, by, said) == (said, ())

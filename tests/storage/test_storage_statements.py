"""Statements of participation: issued for what was handed in, the holder's alone, and gone when withdrawn."""

from __future__ import annotations

import math

import pytest

from storage import Damaged, NotFound, Refused, Wait
from storage.codes import ALPHABET, grouped
from storage.statements import CODE_LENGTH, MOST

PAPER, SHOWN = {"name": "Annabel Printed"}, {"course": "Journeys"}


def issue(cast, who="ann", asked=("five",), paper=PAPER, shown=SHOWN):
    return cast.store.statements.issue(getattr(cast, who), cast.x, paper, shown, asked)


def handed(cast, who="ann"):
    cast.hand_in(getattr(cast, who), {"n": 1})


def test_a_statement_says_to_its_holder_what_it_was_given(cast):
    handed(cast)
    made = issue(cast)
    assert (made.paper, made.shown, made.damaged) == (PAPER, SHOWN, False) and made.issued_at
    assert cast.store.statements.all(cast.ann, cast.x) == [made]


def test_its_address_shows_what_was_allowed_and_nothing_else(cast):
    handed(cast)
    code = issue(cast).code
    assert cast.store.statements.look(code) == SHOWN
    assert cast.store.statements.look(grouped(code).lower() + " ") == SHOWN


def test_a_code_has_at_least_eighty_bits(cast):
    handed(cast)
    assert CODE_LENGTH * math.log2(len(ALPHABET)) > 80
    assert len(issue(cast).code) == CODE_LENGTH


@pytest.mark.parametrize("asked", [(), ("five", "more")])
def test_it_is_refused_while_anything_that_is_asked_for_is_open(cast, asked):
    handed(cast)
    with pytest.raises(Refused) as refused:
        issue(cast, asked=asked)
    assert refused.value.code == "open" and cast.store.statements.all(cast.ann, cast.x) == []


def test_a_draft_and_somebody_elses_hand_in_do_not_count(cast):
    handed(cast, "bob")
    cast.draft(cast.ann, {"n": 1})
    with pytest.raises(Refused):
        issue(cast)


def test_the_same_choice_again_is_the_same_statement_and_only_for_its_holder(cast):
    handed(cast)
    made = issue(cast)
    assert issue(cast) == made and cast.store.statements.all(cast.ann, cast.x) == [made]
    handed(cast, "bob")
    assert issue(cast, "bob").code != made.code


def test_a_new_choice_is_a_new_statement_and_the_first_one_stays(cast):
    handed(cast)
    first, second = issue(cast), issue(cast, shown={})
    assert cast.store.statements.all(cast.ann, cast.x) == [second, first] and first.code != second.code
    assert cast.store.statements.look(first.code) == SHOWN and cast.store.statements.look(second.code) == {}


def test_there_is_an_end_to_how_many_one_can_have(cast):
    handed(cast)
    for n in range(MOST):
        issue(cast, shown={"n": n})
    with pytest.raises(Refused) as refused:
        issue(cast)
    assert refused.value.code == "many"
    cast.store.statements.withdraw(cast.ann, cast.x, cast.store.statements.all(cast.ann, cast.x)[0].n)
    issue(cast)


def test_a_withdrawn_one_is_as_unknown_as_one_that_never_was(cast):
    handed(cast)
    made = issue(cast)
    cast.store.statements.withdraw(cast.ann, cast.x, made.n)
    assert cast.store.statements.look(made.code) is cast.store.statements.look("NEVER-WAS") is None
    assert cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM statement")) == []
    with pytest.raises(NotFound):
        cast.store.statements.withdraw(cast.ann, cast.x, made.n)


@pytest.mark.parametrize("who", ["bob", "ines", "olga", "ove", "cy", "solo", "nobody"])
def test_nobody_else_lists_or_withdraws_it_not_even_an_instructor(cast, who):
    handed(cast)
    made, actor = issue(cast), getattr(cast, who)
    with pytest.raises(NotFound):
        cast.store.statements.withdraw(actor, cast.x, made.n)
    try:
        assert cast.store.statements.all(actor, cast.x) == []
    except NotFound:
        assert who not in ("bob", "ines", "olga")
    assert cast.store.statements.look(made.code) == SHOWN


def test_numbers_are_not_given_out_twice(cast):
    handed(cast)
    first = issue(cast)
    cast.store.statements.withdraw(cast.ann, cast.x, first.n)
    assert issue(cast).n != first.n


def test_guessing_is_stopped_before_it_gets_anywhere(cast):
    with pytest.raises(Wait):
        for n in range(200):
            cast.store.statements.look(f"GUESS{n}", "10.0.0.1")
    assert cast.store.statements.look("GUESS", "10.0.0.2") is None


def test_one_that_was_changed_in_the_file_is_not_shown(cast):
    handed(cast)
    made = issue(cast)
    cast.store.engine.write(lambda tx: tx.run('UPDATE statement SET shown = \'{"name":"Mallory"}\''))
    with pytest.raises(Damaged):
        cast.store.statements.look(made.code)
    (mine,) = cast.store.statements.all(cast.ann, cast.x)
    assert mine.damaged and mine.paper == mine.shown == {}


def test_a_text_that_is_too_large_or_no_text_is_refused(cast):
    handed(cast)
    for paper in ({"name": "x" * 100_001}, {"name": "\ud800"}):
        with pytest.raises(Refused):
            issue(cast, paper=paper)


def test_the_audit_says_that_it_happened_and_not_what_it_says(cast):
    handed(cast)
    made = issue(cast)
    cast.store.statements.withdraw(cast.ann, cast.x, made.n)
    rows = cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM audit ORDER BY n"))
    assert [row["verb"] for row in rows][-2:] == ["issue statement", "withdraw statement"]
    assert made.code not in repr(rows) and "Printed" not in repr(rows)


def test_an_erased_person_leaves_no_byte_of_a_statement_and_an_unknown_address(cast):
    handed(cast)
    code = issue(cast).code
    marks = (code, PAPER["name"])
    cast.store.engine.scrub()
    assert all(_on_disk(cast, mark) for mark in marks)
    cast.store.people.erase(cast.ann, cast.ann)
    assert [mark for mark in marks if _on_disk(cast, mark)] == []
    assert cast.store.statements.look(code) is None


def _on_disk(cast, mark):
    return any(mark.encode() in file.read_bytes() for file in cast.path.parent.iterdir())

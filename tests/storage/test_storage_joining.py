"""Two histories of the same person become one: nothing is lost, nothing doubled, and what counts stays what counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from storage.joining import Desk, join, settle
from storage.parcel import Jotting, Turn


def turn(op: str, at: int, rev: int = 1) -> Turn:
    return Turn("five", rev, op, "hash", 1, {"op": op}, f"sha-{op}", f"2026-01-01T00:00:{at:02}.000Z")


def history(*turns: tuple[str, int]) -> list[Turn]:
    return [turn(op, at, rev) for rev, (op, at) in enumerate(turns, 1)]


def after(here: list[Turn], there: list[Turn]) -> list[Turn]:
    return here + [one for one, _repeats in join(here, there).added]


def ops(turns: list[Turn]) -> str:
    return " ".join(one.op for one in turns)


def test_an_empty_place_gets_the_history_as_it_was():
    told = history(("a", 1), ("b", 2), ("a", 1), ("c", 3), ("a", 1))
    assert ops(after([], told)) == "a b a c a"
    assert [repeats for _one, repeats in join([], told).added] == [0, 0, 1, 0, 1]


def test_what_was_written_after_the_file_was_taken_stays_last():
    assert ops(after(history(("a", 1), ("b", 2)), history(("a", 1)))) == "a b"


def test_what_the_file_went_on_with_comes_behind_whatever_its_clock_says():
    assert ops(after(history(("a", 5)), history(("a", 5), ("b", 1)))) == "a b"


def test_what_was_written_here_after_the_answer_of_the_file_counts_whatever_its_clock_says():
    assert ops(after(history(("a", 9), ("b", 1)), history(("x", 0), ("a", 9)))) == "a b x b"


def test_in_a_conflict_the_newer_one_is_the_current_one():
    assert ops(after(history(("a", 1)), history(("b", 2)))) == "a b"
    joined = join(history(("a", 3)), history(("b", 1), ("c", 2)))
    assert [(one.op, one.rev, repeats) for one, repeats in joined.added] == [("b", 2, 0), ("c", 3, 0), ("a", 4, 1)]


def test_at_the_same_time_the_one_of_here_stays():
    assert ops(after(history(("a", 1)), history(("b", 1)))) == "a b a"


def test_the_same_act_with_another_text_is_another_revision():
    forged = replace(turn("a", 9), sha="sha-other", body={"op": "other"})
    assert [one.sha for one in after(history(("a", 1)), [forged])] == ["sha-a", "sha-other"]


def test_numbers_of_the_file_lead_to_numbers_of_here():
    here, there = history(("a", 5), ("b", 6)), history(("x", 1), ("a", 5), ("x", 1))
    assert dict(join(here, there).rev_of) == {1: 3, 2: 1, 3: 3}
    assert dict(join([], history(("a", 1), ("b", 2), ("a", 1))).rev_of) == {1: 1, 2: 2, 3: 3}


def test_a_file_that_says_the_same_twice_in_a_row_is_heard_once():
    assert ops(after([], history(("a", 1), ("a", 1), ("b", 2)))) == "a b"
    assert dict(join([], history(("a", 1), ("a", 1))).rev_of) == {1: 1, 2: 1}


steps = some.lists(
    some.one_of(some.tuples(some.just("write"), some.integers(0, 2)), some.tuples(some.just("file"), some.integers(0, 2))), max_size=25
)
carried = some.lists(some.tuples(some.integers(0, 20), some.integers(0, 2), some.integers(0, 25)), max_size=12)


@given(steps, carried)
def test_any_histories_brought_anywhere_any_number_of_times_lose_and_double_nothing(steps, carried):
    """Three places write, files are taken and brought in late, twice, crosswise."""
    places: list[list[Turn]] = [[], [], []]
    files: list[list[Turn]] = []
    for clock, (what, place) in enumerate(steps):
        if what == "write":
            places[place].append(turn(f"op{clock}", clock, len(places[place]) + 1))
        else:
            files.append(list(places[place]))
        for index, to, when in carried:
            if when == clock and index < len(files) and files[index]:
                bring(places, to, files[index])
    for _round in range(2):  # at last everybody gets everything
        for to in range(3):
            for there in [*files, *places]:
                if there:
                    bring(places, to, list(there))
    everything = {one.identity for place in places for one in place}
    assert all({one.identity for one in place} == everything for place in places)
    assert len({place[-1].identity for place in places if place}) <= 1


def bring(places: list[list[Turn]], to: int, there: list[Turn]) -> None:
    here = places[to]
    joined = join(here, there)
    new = after(here, there)
    assert new[: len(here)] == here and [one.rev for one in new] == list(range(1, len(new) + 1))
    assert {one.identity for one in new} == {one.identity for one in [*here, *there]}
    firsts = [one.identity for one, repeats in joined.added if not repeats]
    assert len(firsts) == len(set(firsts)) and not set(firsts) & {one.identity for one in here}
    assert all(one.identity != two.identity for one, two in pairwise(new[max(len(here) - 1, 0) :]))
    newest = max([here[-1], there[-1]] if here else [there[-1]], key=lambda one: one.saved_at)
    assert new[-1].saved_at == newest.saved_at
    assert not join(new, there).added
    assert all(new[number - 1].identity == there[rev - 1].identity for rev, number in joined.rev_of.items())
    places[to] = new


def jotting(text: str, at: int) -> Jotting:
    return Jotting("five", {"op": text} if text else {}, 0, f"2026-01-01T00:00:{at:02}.000Z")


def laid(own: Jotting | None, before: Turn | None, after: Turn | None, theirs: Jotting | None, handed: Turn | None) -> str | None:
    new = settle(Desk(own, before, after), theirs, handed)
    return new.body["op"] if new else None


def test_a_draft_of_here_stays():
    a, b = turn("a", 1), turn("b", 5, 2)
    assert laid(jotting("mine", 2), a, b, jotting("theirs", 9), b) is None
    assert laid(jotting("mine", 2), None, b, None, b) is None


def test_a_draft_comes_in_where_there_is_none():
    a, b = turn("a", 1), turn("b", 5, 2)
    assert laid(None, None, None, jotting("theirs", 9), None) == "theirs"
    assert laid(jotting("", 9), None, None, jotting("theirs", 3), None) == "theirs"
    assert laid(jotting("a", 1), a, b, jotting("theirs", 9), b) == "theirs"


def test_a_draft_older_than_what_stands_here_stays_in_the_file():
    c = turn("c", 9, 2)
    assert laid(jotting("c", 9), c, c, jotting("theirs", 4), turn("a", 1)) is None


def test_a_draft_that_says_what_was_handed_in_follows_the_answer():
    a, b = turn("a", 1), turn("b", 5, 2)
    assert laid(jotting("a", 1), a, b, jotting("b", 5), b) == "b"
    assert laid(jotting("a", 1), a, replace(a, rev=3), jotting("b", 0), b) is None

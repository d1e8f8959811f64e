"""Near-equal names: what is put together, what a person decides, and that neither order nor repetition changes it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from course.likeness import LIKE, Group, Name, fold, grouped, names_of

WORDS = st.sampled_from(
    ["head teacher", "head  Teacher", "head teachers", "haed teacher", "teacher, head", "hr", "HR", "team 1", "team 2", "boss"]
)
LISTS = st.lists(st.lists(WORDS | st.text("abñ 1", max_size=6), max_size=5), max_size=8)
DECIDED = st.dictionaries(WORDS.map(fold), st.sampled_from(["g1", "g2"]), max_size=4)


def shape(groups: list[Group]) -> list[tuple[str, str, list[str], int]]:
    return [(group.id, group.label, [name.folded for name in group.names], group.people) for group in groups]


def together(*names: str, decided: dict[str, str] | None = None) -> list[set[str]]:
    found = grouped(names_of([[name] for name in names]), decided or {}, {})
    return [{name.folded for name in group.names} for group in found]


def test_case_width_and_spaces_make_no_other_name():
    (name,) = names_of([["Head  teacher"], ["head TEACHER"], ["Head teacher"]])
    assert (name.folded, len(name.people)) == ("head teacher", 3)


def test_a_slip_and_another_order_of_words_are_alike():
    assert together("Head teacher", "Haed teacher", "Teacher head") == [{"head teacher", "haed teacher", "teacher head"}]


def test_names_with_other_numbers_are_never_alike():
    assert len(together("Class 10 pupils", "Class 11 pupils")) == 2


def test_short_names_that_differ_stay_apart():
    assert len(together("HR", "HQ", "IT")) == 3


def test_a_learner_who_wrote_two_names_of_a_group_counts_once():
    (group,) = grouped(names_of([["Head teacher", "Head teachers"]]), {}, {})
    assert group.people == 1


def test_names_a_person_put_together_stay_together():
    assert together("Boss", "Head teacher", decided={"boss": "g", "head teacher": "g"}) == [{"boss", "head teacher"}]


def test_two_groups_somebody_made_are_never_joined():
    assert len(together("Head teacher", "Head teachers", decided={"head teacher": "g", "head teachers": "h"})) == 2


def test_a_new_name_goes_to_the_decided_group_it_is_most_alike_to():
    found = together("Head teacher", "Boss", "Head teachers", decided={"head teacher": "g", "boss": "g"})
    assert found == [{"head teacher", "boss", "head teachers"}]


def test_a_group_is_called_as_somebody_called_it_else_as_most_wrote_it():
    names = names_of([["Boss"], ["boss"], ["boss"]])
    assert grouped(names, {}, {})[0].label == "boss"
    assert grouped(names, {"boss": "g"}, {"g": "Whoever leads"})[0].label == "Whoever leads"


@given(LISTS, DECIDED, st.randoms())
def test_the_order_of_names_changes_nothing(lists: list[list[str]], decided: dict[str, str], chance: random.Random):
    names = names_of(lists)
    mixed = names[:]
    chance.shuffle(mixed)
    assert shape(grouped(names, decided, {})) == shape(grouped(mixed, decided, {}))


@given(LISTS, DECIDED)
def test_every_name_stands_in_exactly_one_group(lists: list[list[str]], decided: dict[str, str]):
    names = names_of(lists)
    found = [name.folded for group in grouped(names, decided, {}) for name in group.names]
    assert sorted(found) == [name.folded for name in names]


@given(LISTS, DECIDED)
def test_deciding_what_was_found_finds_the_same_again(lists: list[list[str]], decided: dict[str, str]):
    names = names_of(lists)
    first = grouped(names, decided, {})
    pinned = {name.folded: str(n) for n, group in enumerate(first) for name in group.names}
    again = grouped(names, pinned, {})
    assert sorted(sorted(n.folded for n in g.names) for g in first) == sorted(sorted(n.folded for n in g.names) for g in again)


def test_names_beyond_the_most_compared_stand_alone():
    names = [Name(f"name{'a' * (n % 7)}{n}", f"n{n}", frozenset({n})) for n in range(1100)]
    assert sum(len(group.names) for group in grouped(names, {}, {}, LIKE)) == 1100

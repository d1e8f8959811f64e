from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from course.compare import merge

text = st.sampled_from(["", "a", "b", "c"])
row = st.fixed_dictionaries({}, optional={"name": text, "weight": st.integers(1, 3)})
rows = st.dictionaries(st.sampled_from("pqrs"), row, max_size=4).map(lambda found: [{"id": i, **fields} for i, fields in found.items()])
body = st.fixed_dictionaries(
    {},
    optional={
        "note": text,
        "several": st.lists(st.sampled_from("xyz"), unique=True),
        "cards": st.dictionaries(st.sampled_from(["c1", "c2"]), st.sampled_from(["g1", "g2"])),
        "matches": st.dictionaries(st.sampled_from(["c1", "c2"]), st.lists(st.sampled_from(["g1", "g2"]), min_size=1, unique=True)),
        "order": st.permutations(["u", "v", "w"]),
        "things": rows,
    },
)


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{at}/{name}" if at else name)
    elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        for item in value:
            yield from leaves(item, f"{at}/{item['id']}")
    elif value != []:
        yield at, value


def by_id(value: dict[str, Any]) -> dict[str, Any]:
    """A body without the order of its rows and of what was ticked."""
    return dict(leaves(value))


@given(body, body)
def test_where_only_they_changed_the_merge_is_theirs(base: dict[str, Any], theirs: dict[str, Any]) -> None:
    merged = merge(base, base, theirs)
    assert (merged.body, merged.clashes) == (theirs, ())


@given(body, body)
def test_where_only_i_changed_the_merge_is_mine(base: dict[str, Any], mine: dict[str, Any]) -> None:
    merged = merge(base, mine, base)
    assert (merged.body, merged.clashes) == (mine, ())


@given(body, body)
def test_two_equal_changes_are_no_clash(base: dict[str, Any], both: dict[str, Any]) -> None:
    merged = merge(base, both, both)
    assert (merged.body, merged.clashes) == (both, ())


@given(body, body, body)
def test_no_value_of_either_side_is_lost_without_a_clash(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    merged = merge(base, mine, theirs)
    before, after = by_id(base), by_id(merged.body)
    for side in (by_id(mine), by_id(theirs)):
        for path, value in side.items():
            if before.get(path) != value and after.get(path) != value:
                assert any(path == clash or path.startswith(f"{clash}/") for clash in merged.clashes), path


@given(body, body, body)
def test_the_clashes_are_the_same_from_both_sides(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert set(merge(base, mine, theirs).clashes) == set(merge(base, theirs, mine).clashes)


@given(body, body, body)
def test_a_merge_makes_no_row_twice(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    ids = [one["id"] for one in merge(base, mine, theirs).body.get("things", [])]
    assert len(ids) == len(set(ids))


@given(body, body, body)
def test_what_a_clash_left_open_is_settled_by_moving_the_base(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """What the browser does after "keep mine": their value becomes the base, and the next merge asks no more."""
    clashes = set(merge(base, mine, theirs).clashes)
    flat = {"note", "several", "order"} & clashes
    moved = {**base, **{path: theirs[path] for path in flat}}
    assert not flat & set(merge(moved, mine, theirs).clashes)
    assert all(merge(moved, mine, theirs).body[path] == mine[path] for path in flat)


def test_a_row_removed_here_and_changed_there_stays() -> None:
    base = {"things": [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bo"}]}
    mine = {"things": [{"id": "b", "name": "Bo"}]}
    theirs = {"things": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bo"}]}
    assert merge(base, mine, theirs).body == theirs
    assert {one["id"] for one in merge(base, theirs, mine).body["things"]} == {"a", "b"}


def test_rows_added_on_both_sides_are_all_kept() -> None:
    base = {"things": [{"id": "a"}]}
    mine, theirs = ({"things": [{"id": "a"}, {"id": one, "name": one}]} for one in "xy")
    assert {one["id"] for one in merge(base, mine, theirs).body["things"]} == {"a", "x", "y"}

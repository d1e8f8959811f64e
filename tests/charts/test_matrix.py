"""A grid of things and options: every mark in its column, and what has none is named."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.matrix import Cell, MatrixRow, MatrixWords, matrix
from charts.scene import Circle, Scene
from tests.charts.cast_of_things import HOSTILE, SECTORS, UNBREAKABLE
from tests.charts.layout_rules import COUNTS, drawable, extent, quick, shown
from tests.charts.soundness import ALL_WIDTHS, LABELS, sound

WORDS = MatrixWords()
MARKS = ("full", "hollow", "both", "")


@dataclass(frozen=True)
class Option:
    """An option as a course may have it."""

    id: str
    label: str


TYPES = tuple(Option(name[:2], name) for name in ("in person", "self-service", "community", "together"))


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[MatrixRow], list[Option]]:
    columns = [Option(str(n), draw(LABELS)) for n in range(draw(st.sampled_from((0, 1, 3, 5, 6, 9, 14, 24))))]
    few = st.sampled_from(draw(st.lists(LABELS, min_size=1, max_size=4)))
    signs = st.sampled_from(("", "", "+", "–", "0", "a little more", draw(few)))
    cells = st.dictionaries(st.sampled_from([column.id for column in columns] or ["none"]), st.builds(Cell, st.sampled_from(MARKS), signs))
    sectors = st.sampled_from(draw(st.sampled_from(((None,), (0, 1, 2), (None, 0, 3, 7)))))
    return [MatrixRow(f"r{n}", draw(few), draw(sectors), draw(cells)) for n in range(draw(COUNTS))], columns


@quick
@given(grids(), st.sampled_from(ALL_WIDTHS), st.sampled_from((SECTORS, ())))
def test_words_and_markers_never_overlap_or_leave(found: tuple[list[MatrixRow], list[Option]], width: float, sectors: tuple) -> None:
    scene = matrix(*found, WORDS, width, sectors)
    sound(scene)
    assert len(scene.table.rows) == len(scene.entries) == len(found[0])


@quick
@given(grids(), st.sampled_from(ALL_WIDTHS))
def test_marks_and_signs_never_touch_each_other(found: tuple[list[MatrixRow], list[Option]], width: float) -> None:
    scene = matrix(*found, WORDS, width)
    marks = [extent(shape) for shape in scene.shapes if shape.role in {"full", "hollow"}]
    for n, a in enumerate(marks):
        for b in marks[:n]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    for text in scene.texts:
        if text.role in {"sign", "name", "note"}:
            for left, top, right, bottom in marks:
                assert not (left < text.x < right and top < text.y - text.size * 0.3 < bottom), text


def three() -> list[MatrixRow]:
    return [
        MatrixRow("a", "Finance team", 0, {"in": Cell("full"), "se": Cell("hollow")}),
        MatrixRow("b", "Riverside Café", 1, {"in": Cell("both"), "co": Cell(text="+")}),
        MatrixRow("c", "Mum", 2, {"gone": Cell("full")}),
    ]


def test_the_sentence_says_every_mark_and_names_rows_and_columns_without_one() -> None:
    assert matrix(three(), TYPES, WORDS, 640, SECTORS).sentence == (
        "Finance team: in person (now), self-service (wanted). Riverside Café: in person (now and wanted), community: +. "
        "Nothing chosen yet for: Mum. Chosen for nobody: together."
    )


def test_the_table_says_what_stands_in_every_cell() -> None:
    scene = matrix(three(), TYPES, WORDS, 350, SECTORS)
    assert scene.table.columns == ("Name", "Group", "in person", "self-service", "community", "together")
    assert scene.table.rows == (
        ("Finance team", "At work", "now", "wanted", "", ""),
        ("Riverside Café", "Outside", "now and wanted", "", "+", ""),
        ("Mum", "Away from work", "", "", "", ""),
    )


def test_a_mark_without_a_meaning_is_a_plain_yes() -> None:
    scene = matrix(three()[:1], TYPES, replace(WORDS, mark_full="", mark_hollow=""), 640)
    assert scene.subtitle == "" and scene.table.rows[0][1:3] == ("yes", "yes")
    assert scene.sentence.startswith("Finance team: in person, self-service.")


def test_the_key_explains_the_marks_that_are_drawn() -> None:
    assert matrix(three()[:1], TYPES, WORDS, 640).subtitle == "Filled = now. Outline = wanted."
    assert "an outline around it = now and wanted" in matrix(three(), TYPES, WORDS, 640).subtitle
    many = [Option(str(n), f"option {n}") for n in range(24)]
    assert matrix([MatrixRow("a", "Mum", None, {"1": Cell("full")})], many, WORDS, 300).subtitle == ""


def marks(scene: Scene, *roles: str) -> list[tuple[float, float]]:
    boxes = [extent(shape) for shape in scene.shapes if shape.role in roles]
    return [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]


@pytest.mark.parametrize("width", [300, 640])
def test_a_mark_stands_under_its_column_beside_its_row(width: float) -> None:
    scene = matrix(three(), TYPES, WORDS, width, SECTORS)
    heads = [text.x for text in scene.texts if text.role == "column"]
    assert [x for x, _ in marks(scene, "full")] == [heads[0]]
    assert [x for x, _ in marks(scene, "hollow")] == [heads[1]]
    assert [x for x, _ in marks(scene, "both")] == [heads[0], heads[0]]  # the mark and its outline
    (sign,) = [text for text in scene.texts if text.role == "sign"]
    assert sign.x == heads[2]
    assert abs(marks(scene, "full")[0][1] - scene.nodes[0].y) < 12 and abs(sign.y - scene.nodes[1].y) < 16


def test_marks_wear_the_marker_of_their_row() -> None:
    drawn = [shape for shape in matrix(three(), TYPES, WORDS, 640, SECTORS).shapes if shape.role in {"full", "both"}]
    assert isinstance(drawn[0], Circle) and drawn[0].fill == "mark0"
    assert [len(shape.points) for shape in drawn[1:]] == [4, 4] and drawn[-1].fill == "mark1"


def test_columns_have_their_names_where_these_fit_else_numbers_with_a_list() -> None:
    wide, narrow = (matrix(three(), TYPES, WORDS, width) for width in (640, 300))
    assert shown(wide, "column") == [option.label for option in TYPES] and not shown(wide, "key")
    assert shown(narrow, "column") == ["1", "2", "3", "4"]
    assert shown(narrow, "key") == ["1", "in person", "2", "self-service", "3", "community", "4", "together"]
    long = matrix(three(), [Option("in", UNBREAKABLE), *TYPES[1:]], WORDS, 640)
    assert shown(long, "column") == ["1", "2", "3", "4"] and UNBREAKABLE in shown(long, "key")


def test_no_word_of_a_name_is_broken_to_make_room_for_the_names_of_columns() -> None:
    rows = [MatrixRow("a", "Procurement, City Council"), MatrixRow("b", "Riverside Café (client)")]
    for width in range(300, 900, 20):
        said = shown(matrix(rows, TYPES[:3], WORDS, width), "name")
        assert {word for row in said for word in row.split()} <= {"Procurement,", "City", "Council", "Riverside", "Café", "(client)"}


def test_too_many_columns_are_said_in_words() -> None:
    many = [Option(str(n), f"option {n}") for n in range(24)]
    scene = matrix([MatrixRow("a", "Mum", 0, {"1": Cell("full"), "20": Cell(text="+")}), MatrixRow("b", "Sam", 1)], many, WORDS, 300)
    assert not shown(scene, "column")
    assert shown(scene, "marks") == ["option 1 (now), option 20: +", "nothing yet"]


def test_rows_can_be_chosen_when_they_belong_to_groups() -> None:
    assert [node.id for node in matrix(three(), TYPES, WORDS, 640).nodes] == ["a", "b", "c"]
    plain = [replace(row, sector=None) for row in three()]
    scene = matrix(plain, TYPES, WORDS, 640)
    assert not scene.nodes and [entry.id for entry in scene.entries] == ["a", "b", "c"]
    assert {text.node for text in scene.texts} == {None}


def test_groups_have_a_key_when_they_have_names() -> None:
    assert shown(matrix(three(), TYPES, WORDS, 640, SECTORS), "key") == ["At work", "Outside", "Away from work"]
    scene = matrix(three(), TYPES, WORDS, 640)
    assert not shown(scene, "key") and [node.tone for node in scene.nodes] == [0, 1, 2]
    assert scene.nodes[0].about == "Finance team. in person (now), self-service (wanted)."


@pytest.mark.parametrize(("rows", "columns"), [([], TYPES), (three(), ()), ([], ())])
def test_a_grid_of_nothing_invites(rows: list[MatrixRow], columns: tuple[Option, ...]) -> None:
    scene = matrix(rows, columns, WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.nothing_yet and scene.sentence == WORDS.sentence_none


def test_a_grid_without_marks_says_so() -> None:
    scene = matrix([replace(row, cells={}) for row in three()], TYPES, WORDS, 640)
    assert scene.sentence == WORDS.sentence_none and shown(scene, "note") == ["nothing yet"] * 3


def test_hostile_words_are_only_words_in_both_drawings() -> None:
    columns = [Option(str(n), name) for n, name in enumerate(HOSTILE)]
    rows = [MatrixRow(f"h{n}", name, n, {"1": Cell("full", name)}) for n, name in enumerate((*HOSTILE, UNBREAKABLE))]
    for width in (300, 700):
        scene = matrix(rows, columns, WORDS, width, SECTORS)
        sound(scene)
        assert "<script>" in drawable(scene)

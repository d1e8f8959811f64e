"""The page: every block in its place, filled or named and empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.canvas import Block, CanvasWords, canvas
from charts.paragraphs import whole
from charts.scene import Rect, Scene
from tests.charts.cast_of_things import HOSTILE
from tests.charts.layout_rules import TEXTS, WIDTHS, drawable, extent, obey, one_place_each, quick, shown

WORDS = CanvasWords(title="My page")
PLACES = {
    "Key partners": (0, 0, 2, 2),
    "Key activities": (2, 0, 2, 1),
    "Key resources": (2, 1, 2, 1),
    "Value propositions": (4, 0, 2, 2),
    "Relationships": (6, 0, 2, 1),
    "Channels": (6, 1, 2, 1),
    "Segments": (8, 0, 2, 2),
    "Cost structure": (0, 2, 5, 1),
    "Revenue streams": (5, 2, 5, 1),
}
HELD = {"Relationships": ("Dedicated personal assistance", "Co-creation"), "Segments": ("Cafés", "Line managers", "Family")}
PAGE = [Block(label, label, HELD.get(label, ()), place=place) for label, place in PLACES.items()]


@st.composite
def pages(draw: st.DrawFn) -> list[Block]:
    few = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    lines = st.lists(few, max_size=12).map(tuple)
    places = draw(st.lists(st.sampled_from(sorted(PLACES.values())), unique=True))
    return [Block(str(n), draw(few), draw(lines), draw(few), place=place) for n, place in enumerate(places)]


@quick
@given(pages(), WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(blocks: list[Block], width: float) -> None:
    obey(canvas(blocks, WORDS, width))


@quick
@given(pages(), WIDTHS)
def test_every_word_stands_in_one_block_and_blocks_stay_apart(blocks: list[Block], width: float) -> None:
    scene = canvas(blocks, WORDS, width)
    one_place_each(scene, [extent(shape) for shape in frames(scene)], {"name", "note", "count", "line", "more"})


@quick
@given(TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(text: str) -> None:
    for width in (300, 640):
        obey(canvas(PAGE, CanvasWords(title=text, empty=whole(text) or "-", more=text.replace("{", "").replace("}", "")), width))


def frames(scene: Scene) -> list[Rect]:
    """The outlines of the blocks."""
    return [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "block"]


def test_a_page_keeps_the_places_of_its_blocks() -> None:
    found = dict(zip(PLACES, frames(canvas(PAGE, WORDS, 700)), strict=True))
    assert found["Key partners"].x < found["Key activities"].x < found["Value propositions"].x < found["Segments"].x
    assert found["Key activities"].x == found["Key resources"].x and found["Key activities"].y < found["Key resources"].y
    low = found["Key resources"].y + found["Key resources"].height
    assert found["Key partners"].y + found["Key partners"].height == pytest.approx(low)
    assert found["Cost structure"].y > low and found["Cost structure"].width > 2 * found["Segments"].width


def test_a_narrow_page_is_one_column_with_filled_blocks_first() -> None:
    scene = canvas(PAGE, WORDS, 350)
    assert len({box.x for box in frames(scene)}) == 1
    assert [node.id for node in scene.nodes][:3] == ["Relationships", "Segments", "Key partners"]


@pytest.mark.parametrize("width", [300, 640])
def test_filled_blocks_are_tinted_and_say_how_many_and_empty_ones_are_named(width: float) -> None:
    scene = canvas(PAGE, WORDS, width)
    assert sorted(box.fill for box in frames(scene)) == ["none"] * 7 + ["tint0"] * 2
    assert sorted(shown(scene, "count")) == ["2 noted", "3 noted"] + ["still empty"] * 7
    said = " ".join(shown(scene, "name"))
    assert all(label in said for label in PLACES)


def test_what_does_not_fit_is_counted_and_stands_in_the_table() -> None:
    many = tuple(f"Channel {n}" for n in range(9))
    scene = canvas([Block("c", "Channels", many, place=(6, 1, 2, 1))], WORDS, 640)
    assert len(shown(scene, "line")) == 6 and shown(scene, "more") == ["and 3 more"]
    assert scene.table.rows == (("Channels", "9", "; ".join(many)),)


@pytest.mark.parametrize("place", [(9, 0, 2, 1), (-1, 0, 2, 1), (0, 2, 2, 2), (0, 0, 0, 1)])
def test_a_place_that_is_not_on_the_page_is_refused(place: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="not on the page"):
        canvas([Block("a", "A", place=place)], WORDS, 640)


def test_two_blocks_in_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        canvas([Block("a", "A", place=(0, 0, 2, 2)), Block("b", "B", place=(1, 1, 2, 1))], WORDS, 640)


def test_no_block_invites() -> None:
    scene = canvas([], WORDS, 640)
    assert " ".join(shown(scene, "invite")) == WORDS.invite and scene.sentence == WORDS.sentence_none


def test_the_sentence_and_the_list_tell_filled_from_empty() -> None:
    scene = canvas(PAGE, WORDS, 640)
    assert scene.sentence == (
        "Filled: Relationships (2); Segments (3). Still empty: Key partners; Key activities; Key resources; "
        "Value propositions; Channels; Cost structure; Revenue streams."
    )
    assert [(entry.name, entry.group) for entry in scene.entries][:3] == [
        ("Relationships", "Filled"),
        ("Segments", "Filled"),
        ("Key partners", "Still empty"),
    ]
    assert [node.about for node in scene.nodes if node.id == "Segments"] == ["Segments: 3 noted."]


@pytest.mark.parametrize("width", [300, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    blocks = [
        Block(str(n), text, (text,), text, place=place) for n, (text, place) in enumerate(zip(HOSTILE, PLACES.values(), strict=False))
    ]
    assert "alert(1)" in drawable(canvas(blocks, WORDS, width)).replace(" ", "")

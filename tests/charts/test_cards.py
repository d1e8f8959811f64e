"""Boxes of text: marks with their words, nothing cut silently, empty boxes that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.cards import Box, CardLine, CardsWords, cards
from charts.paragraphs import whole
from charts.scene import Polygon, Rect, Scene
from tests.charts.cast_of_things import HOSTILE
from tests.charts.layout_rules import COUNTS, TEXTS, WIDTHS, drawable, extent, obey, one_place_each, quick, shown

WORDS = CardsWords(title="Riverside Café", share="{n} of {all} lines are more than assumed ({percent} %).")
PORTRAIT = (
    Box("Behaviours", (CardLine("Books on Thursdays", "observed"), CardLine("Reads the menu", "assumed")), "What do they do?"),
    Box("Motivations", (CardLine("Wants guests to feel at home", "asked"),)),
    Box("Needs next", (), "What comes after this?"),
    Box("What keeps them", (CardLine("Quick answers", "assumed"), CardLine("Habit", "dot"))),
)
MARKS = st.sampled_from(("", "assumed", "observed", "asked", "dot"))


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    few = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    lines = st.lists(st.builds(CardLine, few, MARKS), max_size=4).map(tuple)
    tones = st.sampled_from((None, 0, 1, 2, 3))
    return [Box(draw(few), draw(lines), draw(few), draw(tones), draw(st.integers(0, 4))) for _ in range(draw(COUNTS))]


@quick
@given(boxes(), WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(found: list[Box], width: float) -> None:
    obey(cards(found, WORDS, width))


@quick
@given(boxes(), WIDTHS)
def test_every_word_stands_in_one_box_and_boxes_stay_apart(found: list[Box], width: float) -> None:
    scene = cards(found, WORDS, width)
    one_place_each(scene, [extent(shape) for shape in frames(scene)], {"name", "note", "line", "empty"})


@quick
@given(TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(text: str) -> None:
    words = CardsWords(
        title=text, assumed=text, observed=text, asked=text, empty=whole(text) or "-", share=text.replace("{", "").replace("}", "")
    )
    for width in (300, 640):
        obey(cards(PORTRAIT, words, width))


def frames(scene: Scene) -> list[Rect]:
    """The outlines of the boxes."""
    return [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "box"]


def test_there_is_one_column_on_a_phone_and_more_on_a_page() -> None:
    assert len({box.x for box in frames(cards(PORTRAIT, WORDS, 350))}) == 1
    assert len({box.x for box in frames(cards(PORTRAIT, WORDS, 640))}) == 2  # four boxes leave no hole in two columns
    assert len({box.x for box in frames(cards(PORTRAIT[:3], WORDS, 640))}) == 3


def test_boxes_of_a_row_are_of_one_height_and_read_from_left_to_right() -> None:
    found = frames(cards(PORTRAIT, WORDS, 640))
    assert found[0].height == found[1].height and found[0].y == found[1].y
    assert found[0].x < found[1].x and found[2].y > found[0].y and found[2].x == found[0].x


def test_a_box_of_more_weight_is_wider() -> None:
    heavy, light = frames(cards([Box("a", weight=2), Box("b")], WORDS, 640))
    assert heavy.width > 1.9 * light.width and heavy.y == light.y
    assert len({round(box.width) for box in frames(cards([Box("a", weight=9), Box("b")], WORDS, 300))}) == 1


def test_a_long_text_ends_in_an_ellipsis_and_the_table_has_all_of_it() -> None:
    text = "word " * 300
    scene = cards([Box("a", (CardLine(text),))], CardsWords(most_lines=4), 640)
    assert len(shown(scene, "line")) == 4 and shown(scene, "line")[-1].endswith("…")
    assert scene.table.rows[0][1] == text.strip()
    short = cards([Box("a", (CardLine("word " * 60),))], CardsWords(), 640)
    assert " ".join(shown(short, "line")) == ("word " * 60).strip()


def test_every_mark_has_a_shape_of_its_own_and_its_word_in_the_key() -> None:
    scene = cards(PORTRAIT, WORDS, 640)
    assert shown(scene, "key") == ["assumed: 2", "observed: 1", "asked: 1"]
    drawn = {
        shape.role: (type(shape).__name__, shape.fill) for shape in scene.shapes if shape.role in {"assumed", "observed", "asked", "dot"}
    }
    assert drawn == {
        "assumed": ("Circle", "paper"),
        "observed": ("Polygon", "mark0"),
        "asked": ("Polygon", "mark2"),
        "dot": ("Circle", "muted"),
    }
    corners = {shape.role: shape.points for shape in scene.shapes if isinstance(shape, Polygon)}
    assert len({x for x, _ in corners["observed"]}) == 2 and len({x for x, _ in corners["asked"]}) == 3  # a square, a diamond
    counts = {mark: sum(s.role == mark for s in scene.shapes) for mark in ("assumed", "observed", "asked", "dot")}
    assert counts == {"assumed": 3, "observed": 2, "asked": 2, "dot": 1}  # one of each in the key


def test_without_marks_there_is_no_key_and_no_share() -> None:
    scene = cards([Box("Awareness", (CardLine("A card on the tables"),), tone=0), Box("Loyalty", (), tone=2)], WORDS, 640)
    assert not shown(scene, "key") and not shown(scene, "share")
    assert scene.table.columns == ("Part", "What is written")


def test_the_bar_at_the_foot_shows_the_share_that_is_not_assumed() -> None:
    scene = cards(PORTRAIT, WORDS, 640)
    assert shown(scene, "share") == ["2 of 4 lines are more than assumed (50 %)."]
    bar = {shape.role: shape for shape in scene.shapes if shape.role.startswith("share ")}
    assert list(bar) == ["share asked", "share observed", "share assumed"]
    assert bar["share assumed"].width == pytest.approx(2 * bar["share asked"].width, abs=3)
    assert not shown(cards(PORTRAIT, CardsWords(), 640), "share")


def test_an_empty_box_is_dashed_and_says_so() -> None:
    scene = cards(PORTRAIT, WORDS, 640)
    assert [bool(box.stroke.dash) for box in frames(scene)] == [False, False, True, False]
    assert shown(scene, "empty") == ["Nothing here yet."]
    assert "Still empty: Needs next." in scene.sentence


def test_no_box_invites() -> None:
    scene = cards([], WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.invite and scene.sentence == WORDS.sentence_none


def test_the_sentence_and_the_table_say_all_that_is_shown() -> None:
    scene = cards(PORTRAIT, WORDS, 640)
    assert scene.sentence == (
        "Written so far: Behaviours: 2; Motivations; What keeps them: 2. How it is known: assumed: 2; observed: 1; asked: 1. "
        "2 of 4 lines are more than assumed (50 %). Still empty: Needs next."
    )
    assert scene.table.columns == ("Part", "Note", "What is written", "How it is known")
    assert scene.table.rows[0] == ("Behaviours", "What do they do?", "Books on Thursdays", "observed")
    assert scene.table.rows[3] == ("Needs next", "What comes after this?", "Nothing here yet.", "")


@pytest.mark.parametrize("width", [300, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    found = [Box(text, (CardLine(text, "asked"),), text, n) for n, text in enumerate(HOSTILE)]
    assert "alert(1)" in drawable(cards(found, WORDS, width)).replace(" ", "")

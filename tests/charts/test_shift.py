"""Words now and wanted: what stays is joined, what goes is struck, what comes is new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.metrics import bounds
from charts.scene import Line, Rect, Scene
from charts.shift import ShiftWords, shift
from tests.charts.cast_of_things import HOSTILE
from tests.charts.layout_rules import TEXTS, WIDTHS, drawable, extent, obey, quick, shown

WORDS = ShiftWords(title="The relationship")
NOW, WANTED = ("personal", "ad hoc", "transactional"), ("Personal", "trusting")
LISTS = st.lists(TEXTS, max_size=8)


@quick
@given(LISTS, LISTS, WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(now: list[str], wanted: list[str], width: float) -> None:
    scene = shift(now, wanted + now[:1], WORDS, width)
    obey(scene)
    places = [extent(shape) for shape in fields(scene)]
    for text in scene.texts:
        if text.role in {"word", "tag"}:
            left, top, right, bottom = bounds(text)
            assert sum(b[0] <= left and right <= b[2] and b[1] <= top and bottom <= b[3] for b in places) == 1, text


@quick
@given(TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(text: str) -> None:
    words = ShiftWords(title=text, now=text, wanted=text, stays=text, goes=text, new=text, invite_now=text, invite_wanted=text, invite=text)
    for now, wanted in ((NOW, WANTED), ((), WANTED), (NOW, ()), ((), ())):
        obey(shift(now, wanted, words, 300))


def fields(scene: Scene) -> list[Rect]:
    """The outlines of the words."""
    return [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "word"]


def lines(scene: Scene, role: str) -> list[Line]:
    """The lines of a role."""
    return [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == role]


@pytest.mark.parametrize("width", [300, 640])
def test_a_word_that_stays_is_joined_to_itself_by_a_solid_line(width: float) -> None:
    scene = shift(NOW, WANTED, WORDS, width)
    (line,) = lines(scene, "stays")
    assert not line.stroke.dash
    left, right = (field for field in fields(scene) if field.fill == "tint0")
    assert line.points[0][0] == pytest.approx(left.x + left.width, abs=1) and line.points[1][0] == pytest.approx(right.x, abs=1)
    assert left.y == right.y < line.points[0][1] < left.y + left.height


@pytest.mark.parametrize("width", [300, 640])
def test_a_word_that_goes_is_struck_and_faint_and_a_new_one_is_marked(width: float) -> None:
    scene = shift(NOW, WANTED, WORDS, width)
    assert len(lines(scene, "struck")) == 2
    assert {text.text: text.paint for text in scene.texts if text.role == "word"} == {
        "personal": "ink",
        "ad hoc": "muted",
        "transactional": "muted",
        "trusting": "ink",
    }
    assert sorted(shown(scene, "tag")) == ["goes", "goes", "new", "stays", "stays"]
    for line in lines(scene, "struck"):
        box = next(b for text in scene.texts if (b := bounds(text))[1] < line.points[0][1] < b[3] and text.paint == "muted")
        assert line.points[0][0] == box[0] and line.points[1][0] == box[2]


def test_capitals_and_repetitions_make_no_difference() -> None:
    scene = shift(["Personal ", "personal", " "], ["PERSONAL"], WORDS, 640)
    assert scene.table.rows == (("personal", "stays"),)
    assert scene.sentence == "Stays: personal."


def test_while_one_side_is_empty_nothing_goes_and_nothing_is_new() -> None:
    for now, wanted, invite, said in (
        (["ad hoc"], [], "No wanted word yet.", "Now: ad hoc. Wanted: no word yet."),
        ([], ["trusting"], "No word for now yet.", "Wanted: trusting. Now: no word yet."),
    ):
        scene = shift(now, wanted, WORDS, 300)
        assert " ".join(shown(scene, "invite")) == invite and scene.sentence == said
        assert not shown(scene, "tag") and not lines(scene, "struck")


def test_no_words_invite() -> None:
    scene = shift([], [""], WORDS, 300)
    assert " ".join(shown(scene, "invite")) == WORDS.invite and scene.sentence == WORDS.sentence_none


def test_the_sentence_and_the_table_say_what_happens_to_every_word() -> None:
    scene = shift(NOW, WANTED, WORDS, 640)
    assert scene.sentence == "Stays: personal. Goes: ad hoc, transactional. New: trusting."
    assert scene.table.rows == (("personal", "stays"), ("ad hoc", "goes"), ("transactional", "goes"), ("trusting", "new"))


@pytest.mark.parametrize("width", [300, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    assert "alert(1)" in drawable(shift(HOSTILE, HOSTILE[:2], WORDS, width)).replace(" ", "")

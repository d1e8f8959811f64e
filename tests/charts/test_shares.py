"""Bars of 100 percent: every part has its share, its pattern and its name, and what does not add up is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.metrics import bounds
from charts.scene import Line, Rect, Scene
from charts.shares import ShareRow, SharesWords, shares
from tests.charts.cast_of_things import HOSTILE, UNBREAKABLE
from tests.charts.layout_rules import drawable, quick, shown
from tests.charts.soundness import ALL_WIDTHS, LABELS, sound

WORDS = SharesWords()
EQUAL = ShareRow("Finance team", [("me", 40), ("them", 35), ("others", 25)])
SLIM = ShareRow("Mum", [("me", 2), ("them", 3), ("others", 95)])
OPEN = ShareRow("Sam", [("me", 30), ("them", 20)])
OVER = ShareRow("Café", [("me", 80), ("them", 50)])


@st.composite
def rows(draw: st.DrawFn) -> list[ShareRow]:
    series = draw(st.lists(LABELS, max_size=4))
    values = st.one_of(st.floats(-5, 130), st.integers(0, 100), st.sampled_from((0, 0.04, 1, 33.3, 100)))
    return [ShareRow(draw(LABELS), [(name, draw(values)) for name in series]) for _ in range(draw(st.sampled_from((0, 1, 5, 12, 30))))]


@quick
@given(rows(), st.sampled_from(ALL_WIDTHS))
def test_words_never_overlap_or_leave_whatever_is_shared(found: list[ShareRow], width: float) -> None:
    sound(shares(found, WORDS, width))


@quick
@given(rows(), st.sampled_from(ALL_WIDTHS))
def test_the_parts_of_a_bar_follow_each_other_and_fill_it(found: list[ShareRow], width: float) -> None:
    scene = shares(found, WORDS, width)
    bars: dict[float, list[Rect]] = {}
    for shape in parts(scene):
        bars.setdefault(shape.y, []).append(shape)
    for drawn in bars.values():
        assert drawn[-1].x + drawn[-1].width == pytest.approx(width - 3, abs=0.2)
        assert all(b.x == pytest.approx(a.x + a.width) for a, b in zip(drawn, drawn[1:], strict=False))


def parts(scene: Scene) -> list[Rect]:
    """The rectangles of the bars, without those of the key."""
    return [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role in {"part", "rest"} and shape.height > 20]


def test_a_share_stands_in_its_part_or_beneath_it() -> None:
    scene = shares([EQUAL, SLIM], WORDS, 640)
    values = [text for text in scene.texts if text.role == "value"]
    assert sorted(text.text for text in values) == ["2 %", "25 %", "3 %", "35 %", "40 %", "95 %"]
    drawn = parts(scene)
    inside = {
        text.text for text in values for part in drawn if part.y < text.y < part.y + part.height and part.x < text.x < part.x + part.width
    }
    assert inside == {"25 %", "35 %", "40 %", "95 %"}
    beneath = [text for text in values if text.text in {"2 %", "3 %"}]
    assert all(text.y > drawn[3].y + drawn[3].height for text in beneath)
    assert sum(shape.role == "tick" for shape in scene.shapes) == 2


def test_four_series_have_four_patterns_and_a_key() -> None:
    row = ShareRow("All", [("me", 25), ("them", 25), ("others", 25), ("nobody", 25)])
    scene = shares([row], WORDS, 700)
    assert shown(scene, "key") == ["me", "them", "others", "nobody"]
    assert [part.fill for part in parts(scene)] == ["mark0", "tint1", "tint2", "tint3"]
    looks = set()
    for part in parts(scene):
        lines = [s for s in scene.shapes if isinstance(s, Line) and s.role == "pattern" and part.x < s.points[0][0] < part.x + part.width]
        looks.add(
            (part.fill.startswith("mark"), tuple({line.stroke.dash for line in lines if part.y < line.points[0][1] < part.y + part.height}))
        )
    assert len(looks) == 4


def test_patterns_leave_room_for_the_share() -> None:
    scene = shares([EQUAL], WORDS, 640)
    boxes = [bounds(text) for text in scene.texts if text.role == "value"]
    for line in scene.shapes:
        if isinstance(line, Line) and line.role == "pattern":
            (left, y), (right, _) = line.points
            assert not any(b[0] < right and left < b[2] and b[1] < y < b[3] for b in boxes)


def test_a_fifth_series_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 4 series, not 5"):
        shares([ShareRow("All", [(name, 20) for name in "abcde"])], WORDS, 640)


def test_what_is_still_open_is_dashed_and_said() -> None:
    scene = shares([OPEN], WORDS, 640)
    (rest,) = [part for part in parts(scene) if part.role == "rest"]
    assert rest.stroke.dash and rest.fill == "none"
    assert "50 %" in shown(scene, "value") and shown(scene, "key")[-1] == "still open"
    assert scene.sentence == "Sam: me 30 %, them 20 %, still open 50 %."
    assert scene.table.rows == (("Sam", "30 %", "20 %", "50 %"),)


def test_a_rounding_error_is_not_still_open() -> None:
    scene = shares([ShareRow("Thirds", [("me", 33.33), ("them", 33.33), ("others", 33.33)])], WORDS, 640)
    assert scene.table.columns == ("Name", "me", "them", "others")
    assert not [part for part in parts(scene) if part.role == "rest"]


def test_more_than_a_hundred_is_said_and_stays_in_the_bar() -> None:
    scene = shares([OVER, EQUAL], WORDS, 640)
    assert "Café adds up to 130 %." in scene.sentence and "Finance team adds up" not in scene.sentence
    assert parts(scene)[0].width / parts(scene)[1].width == pytest.approx(80 / 50)


def test_the_sentence_and_the_table_say_every_share_and_who_is_empty() -> None:
    scene = shares([EQUAL, ShareRow("Nobody", [("me", 0)])], SharesWords(column_label="Who"), 350)
    assert scene.sentence == "Finance team: me 40 %, them 35 %, others 25 %. Nothing shared out yet: Nobody."
    assert scene.table.columns == ("Who", "me", "them", "others", "Still open")
    assert scene.table.rows[1] == ("Nobody", "0 %", "", "", "100 %")


def test_a_narrow_picture_has_its_labels_above_the_bars() -> None:
    for width, above in ((350, True), (640, False)):
        scene = shares([EQUAL], WORDS, width)
        (label,) = [text for text in scene.texts if text.role == "label"]
        assert (label.y < parts(scene)[0].y) is above


@pytest.mark.parametrize("found", [[], [ShareRow("Nobody", [])], [ShareRow("Nobody", [("me", 0)])]])
def test_nothing_shared_out_invites(found: list[ShareRow]) -> None:
    scene = shares(found, WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.nothing_yet and scene.sentence.startswith(WORDS.sentence_none)


@pytest.mark.parametrize("width", [300, 350, 640])
def test_long_units_stand_beneath_beside_their_patterns(width: float) -> None:
    scene = shares([EQUAL, SLIM, OPEN], SharesWords(percent="{n} hours of a long working week"), width)
    sound(scene)
    assert len(shown(scene, "value")) == 9
    assert len([shape for shape in scene.shapes if shape.role in {"part", "rest"} and shape.height < 20]) >= (4 + 3 if width < 400 else 4)


def test_hostile_and_endless_words_stay_words_on_the_canvas() -> None:
    found = [ShareRow(name, [(UNBREAKABLE * 2, 40), (HOSTILE[1], 10), ("", 3)]) for name in HOSTILE]
    for width in (300, 350, 700):
        scene = shares(found, SharesWords(title=HOSTILE[0], subtitle=UNBREAKABLE * 3, rest=UNBREAKABLE), width)
        sound(scene)
        assert "<script>" in drawable(scene)

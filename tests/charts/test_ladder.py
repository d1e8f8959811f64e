"""The ladder shows what is given and what is got, and asks where nothing is noted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.ladder import ARROWS_FROM, LadderWords, Rung, ladder
from charts.metrics import bounds
from charts.scene import Line, Rect, Scene, Thing
from tests.charts.cast_of_things import HOSTILE, SECTORS, UNBREAKABLE, things, twelve
from tests.charts.layout_rules import drawable, quick, shown
from tests.charts.soundness import ALL_WIDTHS, LABELS, sound

WORDS = LadderWords()
ITEMS = st.lists(LABELS, max_size=4).map(tuple)


@st.composite
def rungs(draw: st.DrawFn) -> list[Rung]:
    few = st.sampled_from(draw(st.lists(ITEMS, min_size=1, max_size=3)))
    return [Rung(replace(thing, kind=draw(st.sampled_from(("", UNBREAKABLE)))), draw(few), draw(few)) for thing in draw(things())]


def five() -> list[Rung]:
    cast = twelve()
    return [
        Rung(cast[0], ("Clean monthly figures", "Answers"), ("Budget room",)),
        Rung(cast[1], ("Website that fills tables",)),
        Rung(cast[4], (), ("Support", "laughter")),
        Rung(cast[9]),
    ]


@quick
@given(rungs(), st.sampled_from(ALL_WIDTHS), st.sampled_from((SECTORS, ())))
def test_words_never_overlap_or_leave_whatever_is_exchanged(found: list[Rung], width: float, sectors: tuple) -> None:
    scene = ladder(found, sectors, WORDS, width)
    sound(scene)
    assert len(scene.nodes) == len(scene.entries) == len(scene.table.rows) == len(found)


@quick
@given(rungs(), st.sampled_from(ALL_WIDTHS))
def test_every_word_of_a_box_stands_in_one_box(found: list[Rung], width: float) -> None:
    scene = ladder(found, SECTORS, WORDS, width)
    boxes = [shape for shape in scene.shapes if shape.role == "box"]
    for text in scene.texts:
        if text.role in ({"name", "note"} if width >= ARROWS_FROM else {"name", "note", "items", "label"}):
            left, top, right, bottom = bounds(text)
            around = [b for b in boxes if b.x < left - 8 and right < b.x + b.width - 8 and b.y < top - 8 and bottom < b.y + b.height - 8]
            assert len(around) == 1, text


@pytest.mark.parametrize("width", [300, 350, 640, 900])
def test_long_words_of_authors_stay_on_the_canvas(width: float) -> None:
    words = LadderWords(title=UNBREAKABLE, me=UNBREAKABLE, give=UNBREAKABLE, get=UNBREAKABLE, ask_get=UNBREAKABLE * 3)
    sound(ladder(five(), SECTORS, words, width))
    sound(ladder([], SECTORS, replace(words, nobody_yet=UNBREAKABLE * 4), width))


def test_the_sentence_says_what_goes_which_way_and_who_is_left() -> None:
    assert ladder(five(), SECTORS, WORDS, 700).sentence == (
        "Finance team: I give Clean monthly figures, Answers; I get Budget room. "
        "Riverside Café (client): I give Website that fills tables; nothing got back is noted yet. "
        "My partner, Sam: I get Support, laughter; nothing given is noted yet. "
        "Nothing noted yet for: Mum."
    )


def test_the_table_has_a_column_for_each_direction() -> None:
    scene = ladder([replace(rung, thing=replace(rung.thing, kind="regular")) for rung in five()[:1]], SECTORS, WORDS, 350)
    assert scene.table.columns == ("Name", "Group", "Kind", "I give", "I get")
    assert scene.table.rows == (("Finance team", "At work", "regular", "Clean monthly figures, Answers", "Budget room"),)


def test_a_screen_reader_hears_the_exchange_at_its_node() -> None:
    about = [node.about for node in ladder(five(), SECTORS, WORDS, 700).nodes]
    assert about[0] == "Finance team. At work. I give: Clean monthly figures, Answers. I get: Budget room."
    assert about[-1] == "Mum. Away from work. Nothing given is noted yet. Nothing got back is noted yet."


def arrows(scene: Scene) -> list[Line]:
    return [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == "arrow"]


@pytest.mark.parametrize("width", [350, 640])
def test_giving_is_a_solid_arrow_away_and_getting_a_dashed_one_back(width: float) -> None:
    give, get = arrows(ladder(five()[:1], SECTORS, WORDS, width))
    assert give.points[0][0] < give.points[1][0] and not give.stroke.dash
    assert get.points[0][0] > get.points[1][0] and get.stroke.dash
    assert give.stroke.paint == get.stroke.paint == "mark0"


@pytest.mark.parametrize("width", [350, 640])
def test_a_missing_direction_is_faint_and_asks(width: float) -> None:
    scene = ladder(five()[1:2], SECTORS, WORDS, width)
    assert [arrow.stroke.paint for arrow in arrows(scene)] == ["mark1", "line"]
    asked = [text for text in scene.texts if text.text == WORDS.ask_get]
    assert [text.paint for text in asked] == ["muted"]
    assert WORDS.ask_give not in shown(scene, "items")


def test_several_items_share_one_arrow() -> None:
    scene = ladder(five()[:1], SECTORS, WORDS, 900)
    assert shown(scene, "items") == ["Clean monthly figures, Answers", "Budget room"]


def test_a_long_list_of_items_ends_in_an_ellipsis_and_stands_whole_in_the_table() -> None:
    rung = Rung(twelve()[0], tuple(f"something of value number {n}" for n in range(60)))
    for width in (350, 900):
        scene = ladder([rung], SECTORS, WORDS, width)
        assert [text for text in shown(scene, "items") if text.endswith("…")]
        assert scene.table.rows[0][2].endswith("number 59")


def test_a_wide_ladder_has_me_at_the_left_and_long_arrows_a_narrow_one_cards() -> None:
    wide, narrow = ladder(five(), SECTORS, WORDS, 640), ladder(five(), SECTORS, WORDS, 350)
    (me,) = [shape for shape in wide.shapes if shape.role == "me"]
    assert isinstance(me, Rect) and all(me.x + me.width < min(x for x, _ in line.points) for line in arrows(wide))
    assert all(abs(line.points[0][0] - line.points[1][0]) > 200 for line in arrows(wide))
    assert not [shape for shape in narrow.shapes if shape.role == "me"]
    assert all(abs(line.points[0][0] - line.points[1][0]) < 40 for line in arrows(narrow))
    assert shown(narrow, "label") == ["I give", "I get"] * 4


def test_groups_stand_together_under_their_names() -> None:
    scene = ladder([Rung(thing) for thing in twelve()], SECTORS, WORDS, 640)
    assert shown(scene, "group") == ["At work", "Outside", "Away from work"]
    assert shown(ladder([Rung(thing) for thing in twelve()], (), WORDS, 640), "group") == []
    tops = [(node.tone, node.y) for node in scene.nodes]
    assert tops == sorted(tops)


def test_an_outline_a_ghost_and_a_focus_are_drawn_and_said() -> None:
    base = twelve()[0]
    cast = [replace(base, id="a", hollow=True), replace(base, id="b", ghost=True), replace(base, id="c", focus=True), replace(base, id="d")]
    scene = ladder([Rung(thing) for thing in cast], SECTORS, WORDS, 640)
    boxes = [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "box"]
    assert [box.fill for box in boxes] == ["paper", "paper", "tint0", "tint0"]
    assert [bool(box.stroke.dash) for box in boxes] == [False, True, False, False]
    assert boxes[2].stroke.width > boxes[3].stroke.width
    assert shown(scene, "note") == ["possible or past", "not on your list", "in focus"]


def test_an_empty_ladder_invites() -> None:
    scene = ladder([], SECTORS, WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.nobody_yet
    assert scene.sentence == WORDS.sentence_none and not scene.nodes


def test_hostile_words_are_only_words_in_both_drawings() -> None:
    cast = [Rung(Thing(f"h{n}", name, "in", 3, 3, kind=name), HOSTILE, (name,)) for n, name in enumerate(HOSTILE)]
    for width in (350, 700):
        assert "<script>alert(1)</script>" in drawable(ladder(cast, SECTORS, WORDS, width))


def test_more_than_eight_are_counted_in_the_sentence() -> None:
    scene = ladder([Rung(thing, ("time",)) for thing in twelve()], SECTORS, WORDS, 700)
    assert scene.sentence.count("I give time") == 8 and scene.sentence.endswith("And 4 more in the table.")

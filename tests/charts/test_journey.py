"""The journey: two curves over the touchpoints, whatever is missing and whatever learners write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.journey import JourneyWords, Touchpoint, journey
from charts.paragraphs import whole
from charts.scene import Circle, Line, Rect, Scene
from tests.charts.cast_of_things import HOSTILE, UNBREAKABLE
from tests.charts.layout_rules import COUNTS, TEXTS, WIDTHS, drawable, obey, quick, shown

WORDS = JourneyWords(title="Journey: Riverside Café", subtitle="Every point of contact.")
SEVEN = (
    Touchpoint("a", "Visits my website", "Awareness", "Will they get what I need?", 1, -1, "Curious", "Lost", "Web"),
    Touchpoint("b", "Sends an enquiry", "Consideration", "Did it arrive?", 1, 0, "Heard", "Waiting", "E-mail"),
    Touchpoint("c", "We meet", "Consideration", "They listened.", 2, 2, "Understood", "Understood", "In person"),
    Touchpoint("d", "Proposal", "Purchase", "What does this mean?", 1, -1, "Confident", "Confused", chosen=True),
    Touchpoint("e", "Delivery", "Purchase", "It is coming together.", 2, 1, "Proud", "Pleased"),
    Touchpoint("f", "Invoice", "Support afterwards", "More than I thought.", 1, -2, "Fairly treated", "Surprised"),
    Touchpoint("g", "Staying in touch", "Loyalty", "Have they forgotten me?", 1, -1, "Valued", "Forgotten"),
)
BARE = [Touchpoint(point.id, point.name, point.phase) for point in SEVEN]
FEELINGS = st.one_of(st.none(), st.integers(-3, 3))


@st.composite
def journeys(draw: st.DrawFn) -> list[Touchpoint]:
    count = draw(COUNTS)
    phases = draw(st.sampled_from((("",), ("Awareness", "Purchase"), (UNBREAKABLE, "", "Loyalty"))))
    rated = draw(st.sampled_from((True, True, False)))
    few = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    return [
        Touchpoint(
            f"t{n}", draw(few), draw(st.sampled_from(phases)), draw(few), draw(FEELINGS) if rated else None,
            draw(FEELINGS) if rated else None, draw(few), draw(few), draw(few), draw(st.booleans()),
        )
        for n in range(count)
    ]  # fmt: skip


@quick
@given(journeys(), WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(points: list[Touchpoint], width: float) -> None:
    scene = journey(points, WORDS, width)
    obey(scene)
    assert len(scene.table.rows) == len(points)


@quick
@given(journeys(), TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(points: list[Touchpoint], text: str) -> None:
    words = JourneyWords(
        **{name: text for name in ("title", "wanted", "now", "step_high", "step_middle", "touchpoint", "thinks", "chosen")}
    )
    for width in (300, 640):
        obey(journey([*points, SEVEN[3]], replace(words, unrated=whole(text) or "?", no_phase=whole(text) or "?"), width))


def is_wide(scene: Scene) -> bool:
    """Whether touchpoints stand beside each other."""
    return len({round(node.x) for node in scene.nodes}) == len(scene.nodes) and scene.nodes[-1].x > scene.nodes[0].x + 150


def test_seven_touchpoints_stand_in_columns_on_a_lesson_page_and_in_rows_on_a_phone() -> None:
    assert is_wide(journey(SEVEN, WORDS, 640))
    tops = [node.y for node in journey(SEVEN, WORDS, 350).nodes]
    assert tops == sorted(tops) and tops[-1] - tops[0] > 300


def test_a_long_journey_and_a_word_too_wide_for_its_column_turn_the_picture() -> None:
    many = [replace(SEVEN[n % 7], id=str(n)) for n in range(12)]
    broad = [replace(SEVEN[0], name=UNBREAKABLE), *SEVEN[1:]]
    for points in (many, broad):
        tops = [node.y for node in journey(points, WORDS, 640).nodes]
        assert tops == sorted(tops) and len(set(tops)) == len(points)


def test_a_better_feeling_stands_higher_in_columns_and_further_right_in_rows() -> None:
    five = [Touchpoint(str(value), f"Stop {value}", now=value, wanted=0) for value in (-2, -1, 0, 1, 2)]
    heights = [node.y for node in journey(five, WORDS, 700).nodes]
    assert heights == sorted(heights, reverse=True) and len(set(heights)) == 5
    across = [node.x for node in journey(five, WORDS, 300).nodes]
    assert across == sorted(across) and len(set(across)) == 5


@pytest.mark.parametrize("width", [300, 640])
def test_wanted_is_dashed_and_hollow_and_now_is_solid_and_filled(width: float) -> None:
    scene = journey(SEVEN, WORDS, width)
    curves = [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == "curve"]
    assert {(line.stroke.paint, bool(line.stroke.dash)) for line in curves} == {("mark0", True), ("mark1", False)}
    hollow = [s for s in scene.shapes if isinstance(s, Circle) and s.role == "wanted" and s.r > 6.1]
    assert len(hollow) == 7 and all(circle.fill == "paper" for circle in hollow)
    assert all(node.tone == 1 and not node.hollow for node in scene.nodes)
    assert len([line for line in scene.shapes if line.role == "gap"]) == 6  # one touchpoint has none


def test_a_touchpoint_that_is_not_rated_breaks_the_curve_into_a_faint_bridge() -> None:
    points = [SEVEN[0], replace(SEVEN[1], now=None), SEVEN[2]]
    faint = [s for s in journey(points, WORDS, 640).shapes if isinstance(s, Line) and s.role == "curve" and s.stroke.opacity < 1]
    assert [line.stroke.paint for line in faint] == ["mark1"]


@pytest.mark.parametrize("width", [300, 640])
def test_what_is_chosen_is_tinted_and_says_so(width: float) -> None:
    scene = journey(SEVEN, WORDS, width)
    grounds = [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "ground"]
    assert [ground.fill for ground in grounds].count("tint1") == 1 and len(grounds) == 7
    assert " ".join(shown(scene, "chosen")) == "work on this"


@pytest.mark.parametrize("width", [300, 640])
def test_before_any_feeling_is_known_the_touchpoints_stand_by_phase(width: float) -> None:
    scene = journey(BARE, WORDS, width)
    assert shown(scene, "phase")[:2] == ["Awareness", "Consideration"]
    assert [node.id for node in scene.nodes] == list("abcdefg")
    assert not [shape for shape in scene.shapes if shape.role in {"curve", "step", "gap"}]
    assert scene.table.columns == ("Touchpoint", "Phase")


def test_no_touchpoint_invites() -> None:
    scene = journey([], WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.invite
    assert scene.sentence == "No touchpoint stands here yet." and not scene.table.rows


def test_the_sentence_names_the_widest_gaps_what_is_chosen_and_what_is_missing() -> None:
    scene = journey([*SEVEN, Touchpoint("h", "Comes back")], WORDS, 640)
    assert scene.sentence == (
        "Touchpoints: 8 (Awareness: 1; Consideration: 2; Purchase: 2; Support afterwards: 1; Loyalty: 1; No phase yet: 1). "
        "The widest gaps: Invoice (wanted pleased, now upset); Visits my website (wanted pleased, now uneasy); "
        "Proposal (wanted pleased, now uneasy). To work on: Proposal. Without both feelings: Comes back."
    )


def test_equal_feelings_are_said_to_be_equal() -> None:
    assert journey([SEVEN[2]], WORDS, 640).sentence.endswith("Wherever both feelings are rated, they are the same.")


def test_the_table_has_all_that_the_picture_shows() -> None:
    table = journey(SEVEN, WORDS, 640).table
    assert table.columns[:6] == ("Touchpoint", "Phase", "Where", "They think", "Feeling wanted", "Feeling now")
    assert table.rows[3] == (
        "Proposal",
        "Purchase",
        "",
        "“What does this mean?”",
        "pleased: Confident",
        "uneasy: Confused",
        "2",
        "work on this",
    )


def test_the_table_keeps_a_thought_of_any_length() -> None:
    think = "word " * 200
    assert journey([replace(SEVEN[0], think=think)], WORDS, 640).table.rows[0][3] == f"“{think.strip()}”"


def test_a_thought_gets_one_pair_of_quotation_marks() -> None:
    for think in ("Did it arrive?", '"Did it arrive?"', "“Did it arrive?”"):
        assert " ".join(shown(journey([replace(SEVEN[1], think=think)], WORDS, 640), "think")) == "“Did it arrive?”"


def test_a_node_says_its_feelings() -> None:
    assert journey(SEVEN, WORDS, 350).nodes[3].about == (
        "Proposal. Wanted: pleased: Confident. Now: uneasy: Confused. “What does this mean?” Picked to work on."
    )


@pytest.mark.parametrize("width", [350, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    points = [replace(point, name=text, think=text, word_now=text) for point, text in zip(SEVEN, HOSTILE, strict=False)]
    assert "alert(1)" in drawable(journey(points, WORDS, width)).replace(" ", "")

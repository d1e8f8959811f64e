"""The chain: boxes joined by arrows, the border of the organisation, the weak link."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.flow import FlowWords, Step, flow
from charts.metrics import bounds
from charts.paragraphs import whole
from charts.scene import Line, Rect, Scene
from tests.charts.cast_of_things import HOSTILE, UNBREAKABLE
from tests.charts.layout_rules import COUNTS, TEXTS, WIDTHS, drawable, extent, obey, quick, shown

WORDS = FlowWords(title="From me to the last one")
CHAIN = (
    Step("a", "Me", False),
    Step("b", "Finance team", False, "clean monthly figures by day 3"),
    Step("c", "Sales, region north", False, "budget room and early warnings", weak=True),
    Step("d", "Riverside Café (client)", True, "offers and deliveries"),
    Step("e", "Guests of the café", True, "breakfast, lunch"),
)


@st.composite
def chains(draw: st.DrawFn) -> list[Step]:
    few = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    return [Step(f"s{n}", draw(few), draw(st.booleans()), draw(few), draw(st.booleans())) for n in range(draw(COUNTS))]


@quick
@given(chains(), WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(steps: list[Step], width: float) -> None:
    scene = flow(steps, WORDS, width)
    obey(scene)
    assert [node.id for node in scene.nodes] == [step.id for step in steps]
    assert len(arrows(scene)) == max(0, len(steps) - 1)


@quick
@given(chains(), WIDTHS)
def test_no_words_on_an_arrow_touch_a_box_and_no_label_leaves_its_own(steps: list[Step], width: float) -> None:
    scene = flow(steps, WORDS, width)
    boxes = [extent(shape) for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "box"]
    for text in scene.texts:
        left, top, right, bottom = bounds(text)
        inside = [b[0] <= left + 0.5 and right - 0.5 <= b[2] and b[1] <= top and bottom <= b[3] for b in boxes]
        touched = [b[0] < right and left < b[2] and b[1] < bottom and top < b[3] for b in boxes]
        if text.role in {"name", "number"}:
            assert inside.count(True) == 1, text
        elif text.role in {"passes", "weak", "field"}:
            assert not any(touched), text


@quick
@given(TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(text: str) -> None:
    words = FlowWords(title=text, inside=whole(text) or "in", outside=whole(text) or "out", weak=text, invite=text)
    for width in (300, 640):
        obey(flow(CHAIN, words, width))
        obey(flow([], words, width))


def arrows(scene: Scene) -> list[Line]:
    """The lines from box to box."""
    return [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == "arrow"]


def test_it_runs_from_left_to_right_in_rows_when_wide_and_down_when_narrow() -> None:
    wide, narrow = flow(CHAIN, WORDS, 640), flow(CHAIN, WORDS, 350)
    rows = [round(node.y) for node in wide.nodes]
    assert len(set(rows)) == 2 and rows == sorted(rows)
    assert wide.nodes[0].x < wide.nodes[1].x < wide.nodes[2].x and wide.nodes[3].x == wide.nodes[0].x
    assert len({node.x for node in narrow.nodes}) == 1
    assert [node.y for node in narrow.nodes] == sorted(node.y for node in narrow.nodes)


@pytest.mark.parametrize("width", [300, 640])
def test_only_the_weak_link_is_dashed_and_it_is_named(width: float) -> None:
    scene = flow(CHAIN, WORDS, width)
    assert [bool(line.stroke.dash) for line in arrows(scene)] == [False, True, False, False]
    assert shown(scene, "weak") == ["weak link"]
    assert scene.sentence.endswith("Weak link: from Finance team to Sales, region north.")


@pytest.mark.parametrize("width", [300, 640])
def test_the_organisation_has_a_border_and_everybody_outside_stands_beyond_it(width: float) -> None:
    scene = flow(CHAIN, WORDS, width)
    fields = [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "field"]
    bordered = [extent(field) for field in fields if field.stroke.paint != "none"]
    assert {(field.fill, field.stroke.paint) for field in fields} == {("tint0", "mark0"), ("tint1", "none")}
    for node, step in zip(scene.nodes, CHAIN, strict=True):
        within = any(box[0] < node.x < box[2] and box[1] < node.y < box[3] for box in bordered)
        assert within != step.outside
    assert {node.marker for node in scene.nodes if node.tone == 1} == {"square"}


def test_what_is_passed_on_stands_beside_its_arrow() -> None:
    scene = flow(CHAIN, WORDS, 350)
    passed = next(text for text in scene.texts if text.text == "offers and deliveries")
    assert scene.nodes[2].y < passed.y < scene.nodes[3].y


def test_the_first_step_has_no_arrow_so_nothing_is_said_about_one() -> None:
    scene = flow([replace(CHAIN[0], passes="a salary", weak=True)], WORDS, 640)
    assert not arrows(scene) and "Weak" not in scene.sentence
    assert scene.table.rows == (("Me", "Inside the organisation"),)


def test_no_step_invites() -> None:
    scene = flow([], WORDS, 640)
    assert " ".join(shown(scene, "invite")) == WORDS.invite
    assert scene.sentence == "The chain has no steps yet."


def test_the_sentence_and_the_table_say_the_whole_chain() -> None:
    scene = flow(CHAIN, WORDS, 640)
    assert scene.sentence.startswith(
        "The chain: Me → Finance team → Sales, region north → Riverside Café (client) → Guests of the café. "
        "Outside: Riverside Café (client); Guests of the café."
    )
    assert scene.table.columns == ("Step", "Where", "What is passed on to it", "Remark")
    assert scene.table.rows[2] == ("Sales, region north", "Inside the organisation", "budget room and early warnings", "weak link")
    assert flow(CHAIN[:2], WORDS, 640).sentence.endswith("All steps stand inside the organisation.")


def test_a_node_says_its_place_and_what_it_gets() -> None:
    assert flow(CHAIN, WORDS, 640).nodes[2].about == (
        "3. Sales, region north. Inside the organisation. Gets: budget room and early warnings. The link to this step is weak."
    )


@pytest.mark.parametrize("width", [300, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    steps = [Step(str(n), text, n > 2, text + UNBREAKABLE) for n, text in enumerate(HOSTILE)]
    assert "alert(1)" in drawable(flow(steps, WORDS, width)).replace(" ", "")

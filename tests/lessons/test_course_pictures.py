"""Every picture that the course promises stands in the lesson where its data are made, and under My map."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.takeaway.shelf import full_work
from ui import scenery

PROMISED = {
    "l3-exchange": "ladder",
    "l7-feelings": "journey",
    "l5-line": "slope",
    "l5-stakes": "quadrants",
    "l3-roles": "matrix",
    "l6-choose": "matrix",
    "l3-chain": "flow",
    "l8-canvas": "canvas",
}


@pytest.mark.parametrize(("slug", "layout"), PROMISED.items())
def test_a_promised_picture_is_drawn_in_its_lesson_and_under_my_map(slug: str, layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
    work, made = full_work(), []
    home = import_module(f"charts.{layout}")
    draw = getattr(home, layout)
    for module in (home, import_module("activities.tagged")):  # the one imports when it draws, the other once
        if hasattr(module, layout):
            monkeypatch.setattr(module, layout, lambda *given, **named: made.append(draw(*given, **named)) or made[-1])
    plan, activity = work.course.head.map, work.course.activity(slug)
    assert plan is not None and activity is not None and slug in plan.pictures
    kind, answer = work.kind(activity), work.answer(activity)
    scenes = [kind.figure(work.ask(activity), [answer] if answer else [], width) for width in (640.0, 320.0)]
    assert scenes == made and all(scene is not None and scene.nodes and scene.sentence and scene.table.rows for scene in scenes)


def test_ring_and_portfolio_are_the_first_two_pictures_of_the_map() -> None:
    plan = full_work().course.head.map
    assert plan is not None and plan.portfolio and scenery.things_of(full_work(), plan)


def test_then_and_now_stands_in_the_last_lesson_and_under_my_map() -> None:
    course = full_work().course
    plan = course.head.map
    shown = [activity.id for activity in course.activities() if activity.kind == "then-now"]
    assert plan is not None and shown and set(shown) <= set(plan.pictures)
    lesson = course.lesson_of(shown[0])
    assert lesson is not None and lesson.number == 8

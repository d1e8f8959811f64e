"""Two courses in one installation: each with its own addresses, progress and way in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storage.records import ActivityText, LessonText
from tests.ui.conftest import ANN, text
from ui import content

if TYPE_CHECKING:
    from tests.ui.conftest import Class


def test_courses_stand_in_the_order_of_their_place(school: Class) -> None:
    assert list(content.courses()) == ["garden", "ponds"]


def test_a_visitor_sees_the_first_course_and_the_way_to_the_other(school: Class) -> None:
    from tests.walk.bot import opened

    app = opened("", "", left="yes")  # no cookie is looked for
    assert "A school garden" in text(app) and "1 lesson, not begun" in text(app)
    app.button(key="go-ponds").click().run()
    assert app.title[0].value == "Two ponds" and "A school garden" in text(app)


def test_a_learner_begins_the_other_course_and_keeps_the_first(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    app = fern.opens("")
    app.button(key="go-ponds").click().run()
    app.button(key="begin-course").click().run()
    assert not app.exception and "0 of 2 activities done" in text(app)
    assert "1 of 2 activities done" in text(app)  # of the garden, among the other courses
    app.button(key="go-garden").click().run()
    assert app.title[0].value == "A school garden"


def test_the_lesson_of_another_course_has_an_address_of_its_own_and_asks_to_begin_it(school: Class) -> None:
    fern = school.learner("Fern")
    app = fern.opens("ponds-water")
    assert "Begin this course" in text(app) and "Two ponds" in text(app)
    app.button(key="begin-course").click().run()
    assert app.title[0].value == "Water"


def test_a_link_inside_a_course_leads_to_the_address_of_its_lesson(school: Class) -> None:
    garden, ponds = content.courses().values()
    assert (
        content.linked(garden, "See [a](how-near) and [b](how-near#near) and [c](#near).")
        == "See [a](how-near) and [b](how-near#near) and [c](#near)."
    )
    assert (
        content.linked(ponds, "See [the same](water#w1-say), [not ours](how-near).")
        == "See [the same](ponds-water#w1-say), [not ours](how-near)."
    )


def test_each_course_has_its_own_answers(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    app = fern.opens("ponds-water")
    app.button(key="begin-course").click().run()
    assert school.store.answers.latest(fern.bot.visit().person, fern.bot.visit().cohort).keys() == {"people"}


def test_a_picture_beside_a_lesson_travels_with_its_text(school: Class) -> None:
    folder = content.lessons_dir() / "ponds"
    (folder / "pond.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    ponds = content.courses()["ponds"]
    assert content.linked(ponds, "![A pond](pond.svg)").startswith("![A pond](data:image/svg+xml;base64,")
    for other in ("![x](../garden/course.yaml)", "![x](none.png)", "![x](https://a.test/x.png)"):
        assert content.linked(ponds, other) == other


def test_a_setting_a_kind_has_learned_since_makes_no_answer_look_old(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    today = content.courses()["garden"].activity("people")
    assert today is not None
    older = replace(today, raw={name: value for name, value in today.raw.items() if name != "timer"})
    other = replace(today, head=today.head.model_copy(update={"prompt": "List two of them."}))
    school.store.content.keep([LessonText("x", "x", "X", "", tuple(ActivityText(a.hash, a.id, a.kind, a.spec) for a in (older, other)))])
    assert older.hash != today.hash and not content.reworded(school.store, older.hash, today)
    assert content.reworded(school.store, other.hash, today) and content.reworded(school.store, "never kept", today)

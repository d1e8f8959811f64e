"""Moments of the map: kept after a lesson and by hand, compared in words, gone when they are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import ANN, BEN, text

if TYPE_CHECKING:
    from tests.ui.conftest import Class, Learner

CY = {"id": "c3", "name": "Cy", "group": "in"}


def with_a_first_map(school: Class) -> Learner:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN, BEN]})
    fern.opens("who-is-there")
    return fern


def test_the_course_keeps_the_map_when_the_lesson_is_done_and_only_once(school: Class) -> None:
    fern = with_a_first_map(school)
    fern.hands_in("people", {"entries": [ANN]})
    fern.opens("who-is-there")
    (moment,) = fern.bot.visit().moments
    assert (moment.name, dict(moment.heads)) == ("after:who-is-there", {"people": 1})


def test_before_the_lesson_is_done_nothing_is_kept(school: Class) -> None:
    fern = school.learner("Fern")
    assert "No earlier map was kept yet." in text(fern.opens("how-near"))
    assert fern.bot.visit().moments == []


def test_then_and_now_are_compared_in_words(school: Class) -> None:
    fern = with_a_first_map(school)
    fern.hands_in("people", {"entries": [ANN | {"name": "Anna"}, BEN | {"group": "in"}, CY]})
    shown = text(fern.opens("how-near"))
    assert "After the first lesson, " in shown
    for sentence in ("1 added: “Cy”.", "“Ann” is called “Anna” now.", "“Ben” moved from “Outside” to “Inside”."):
        assert sentence in shown


def test_two_maps_alike_are_said_to_be_alike(school: Class) -> None:
    assert "Nothing on this map changed between the two." in text(with_a_first_map(school).opens("how-near"))


def test_a_moment_kept_by_hand_has_its_own_name_and_can_be_removed(school: Class) -> None:
    fern = with_a_first_map(school)
    app = fern.opens("how-near")
    app.text_input(key="moment-name-moments").input("Before the *summer*").run()
    app.button(key="moment-keep-moments").click().run()
    assert any(option.startswith("Before the *summer*, ") for option in app.selectbox(key="then-moments").options)
    app.button(key="moment-remove-moments").click().run()
    assert [moment.label for moment in fern.bot.visit().moments] == [""]


def test_a_moment_without_a_name_is_asked_for_one(school: Class) -> None:
    app = with_a_first_map(school).opens("how-near")
    app.button(key="moment-keep-moments").click().run()
    assert [error.value for error in app.error] == ["Give the moment a name first."]


def test_before_anything_was_handed_in_there_is_nothing_to_keep(school: Class) -> None:
    app = school.learner("Fern").opens("how-near")
    app.text_input(key="moment-name-moments").input("Early").run()
    app.button(key="moment-keep-moments").click().run()
    assert "Nothing was handed in yet" in app.error[0].value


def test_the_map_tells_how_the_list_came_about(school: Class) -> None:
    fern = with_a_first_map(school)
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 5}]})
    school.days_later(2)
    fern.hands_in("people", {"entries": [ANN]})
    app = fern.opens("map")
    assert [e.label for e in app.expander] == ["Share this map", "How this list changed: 2 steps"]
    told = [line for line in text(app).split("\n") if ": " in line and line.startswith("2027")]
    assert [line.split(": ", 1)[1] for line in told] == ["1 taken off: “Ben”.", "2 added: “Ann”, “Ben”."]


def test_then_and_now_stands_on_the_page_of_the_map_too(school: Class) -> None:
    app = with_a_first_map(school).opens("map")
    assert app.selectbox(key="view").options == ["My garden map", "Then and now"]
    app.selectbox(key="view").select("Then and now").run()
    assert not app.exception and "Nothing on this map changed between the two." in text(app)

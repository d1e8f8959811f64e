"""The page that gives a learner their workbook: it makes it, leaves out what it is told to, and gives nobody anybody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import ANN, BEN, Learner, text
from tests.walk.bot import opened
from ui import gathering, workbook

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.ui.conftest import Class

PAGE = "take-away"


def made(app: AppTest, form: str = "html") -> str:
    app.radio("takeaway-format").set_value(form).run()
    (press,) = (one for one in app.button if one.key == "takeaway-make")
    app = press.click().run()
    assert not app.exception, app.exception
    assert [one.proto.label.partition(" (")[0] for one in app.get("download_button")][:1] == ["Take it along"]
    return re.sub(r"base64,[^)]*", "", app.session_state["takeaway-made"][1].decode())  # letters of the font are no words


def with_people(school: Class, name: str = "Fern") -> Learner:
    fern = school.learner(name)
    fern.hands_in("people", {"entries": [ANN, BEN]})
    return fern


def place(fern: Learner) -> tuple[str, str]:
    visit = fern.bot.visit()
    return visit.person, visit.cohort


def test_before_the_first_word_there_is_nothing_to_take(school: Class) -> None:
    app = school.learner("Fern").opens(PAGE)
    assert "There is nothing in it yet" in text(app)
    assert not [one for one in app.button if one.key == "takeaway-make"] and not app.get("download_button")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_workbook_holds_question_answer_and_where_it_stands(school: Class, form: str) -> None:
    fern = with_people(school)
    fern.store.answers.save_draft(*place(fern), "near", {"ratings": [{"id": "a1", "near": 4}]}, 0, "tab")
    page = made(fern.opens(PAGE), form)
    for said in ("List them", "Ann", "Ben", "Handed in, version 1", "Written, not handed in yet", "Two ponds"):
        assert (said in page) is (said != "Two ponds")


def test_a_file_is_offered_only_for_what_was_asked_for_last(school: Class) -> None:
    app = with_people(school).opens(PAGE)
    made(app)
    app.radio("takeaway-format").set_value("markdown").run()
    assert not [one for one in app.get("download_button") if one.proto.label.startswith("Take it along")]


def test_a_file_from_before_the_last_change_is_not_offered(school: Class) -> None:
    fern = with_people(school)
    app = fern.opens(PAGE)
    made(app)
    assert [one for one in app.run().get("download_button") if one.proto.label.startswith("Take it along")]
    fern.hands_in("people", {"entries": [BEN]})
    assert not [one for one in app.run().get("download_button") if one.proto.label.startswith("Take it along")]


def test_what_is_kept_to_oneself_stays_out_when_asked(school: Class) -> None:
    fern = with_people(school)
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 5}, {"id": "b2", "near": 2}]})
    fern.store.answers.save_draft(*place(fern), "people", {"entries": [ANN, BEN]}, 1, "tab", frozenset({"a1"}))
    assert "Ann" in made(fern.opens(PAGE))
    app = fern.opens(PAGE)
    app.checkbox("takeaway-without").check().run()
    page = made(app)
    assert "Ann" not in page and "Ben" in page and "What you keep to yourself was left out" in page


def test_nobody_gets_the_workbook_of_somebody_else(school: Class) -> None:
    with_people(school)
    assert "Take away" not in text(opened("", PAGE, left=True))
    other = school.learner("Gus")
    other.hands_in("people", {"entries": [{"id": "c3", "name": "Cy", "group": "in"}]})
    page = made(other.opens(PAGE))
    assert "Cy" in page and "Ann" not in page and "Fern" not in page


def test_links_of_a_lesson_lead_back_to_this_installation(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://school.example")
    visit = with_people(school).bot.visit()
    assert gathering._outside(visit, "how-near#near") == "https://school.example/how-near#near"
    assert gathering._outside(visit, "javascript:alert(1)") == ""


def test_every_activity_says_where_its_answer_stands(school: Class) -> None:
    fern = with_people(school)
    fern.store.answers.save_draft(*place(fern), "people", {"entries": [ANN]}, 1, "tab")
    visit = fern.bot.visit()
    states = {activity.id: gathering._state(visit, activity) for activity in visit.course.activities()}
    assert states["people"].endswith("Changed since, not handed in again.")
    assert (states["near"], states["moments"]) == ("Not answered yet.", "")


def test_a_journey_is_offered_only_where_there_is_one(school: Class) -> None:
    assert "journey" in workbook.formats()
    assert not [one for one in with_people(school).opens(PAGE).radio("takeaway-format").options if "journey" in one]


def test_the_workbook_shows_the_map_at_the_first_kept_moment_and_now(school: Class) -> None:
    fern = with_people(school)
    assert gathering.gathered(fern.bot.visit()).beside == {"moments": ()}
    fern.opens("who-is-there")  # the lesson is done: the course keeps the map
    fern.hands_in("people", {"entries": [BEN, {"id": "c3", "name": "Cy", "group": "in"}]})
    visit = fern.bot.visit()
    then, now = gathering.gathered(visit).beside["moments"]
    assert then.title.startswith("My garden map: After the first lesson, ") and now.title == "My garden map: Now"
    assert [[entry.name for entry in picture.scene.entries] for picture in (then, now)] == [["Ann", "Ben"], ["Cy", "Ben"]]
    page = made(fern.opens(PAGE))
    assert ">My garden map: Now</h4>" in page and ">My garden map: After the first lesson, " in page
    assert "#### My garden map\\: Now" in made(fern.opens(PAGE), "markdown")


def test_the_map_of_then_leaves_out_what_is_kept_to_oneself_when_asked(school: Class) -> None:
    fern = with_people(school)
    fern.opens("who-is-there")
    fern.store.answers.save_draft(*place(fern), "people", {"entries": [ANN, BEN]}, 1, "tab", frozenset({"a1"}))
    visit = fern.bot.visit()
    for without in (False, True):
        drawn = gathering.gathered(visit, without_private=without).beside["moments"]
        assert [("Ann" in str(picture.scene)) for picture in drawn] == [not without] * 2

"""The dates a learner takes along from the lesson: planned steps and come-backs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import text

if TYPE_CHECKING:
    from tests.ui.conftest import Class

HAD = {"text": "It flows.", "shown": "yes", "marks": []}


def test_without_a_date_the_page_says_when_there_will_be_a_file(school: Class) -> None:
    app = school.learner("Fern", "ponds").opens("ponds-water")
    assert "As soon as a step has a date" in text(app) and not app.get("download_button")


def test_steps_and_come_backs_are_offered_as_one_file(school: Class) -> None:
    fern = school.learner("Fern", "ponds")
    fern.hands_in("w1-plan", {"steps": [{"id": "s1", "action": "Dig", "when": "2027-03-01"}, {"id": "s2", "action": "Rest"}]})
    fern.hands_in("w1-recall", HAD)
    (button,) = fern.opens("ponds-water").get("download_button")
    assert button.proto.label == "Take 3 dates along (calendar file)"

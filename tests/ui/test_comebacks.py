"""What comes back after some days: Home says when it is due, the lesson has a fresh form, and the tries are kept beside the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import text

if TYPE_CHECKING:
    from tests.ui.conftest import Class, Learner

HAD = {"text": "It flows.", "shown": "yes", "marks": [{"id": "sea", "mark": "had"}]}
DUE = "It is time to come back to “What flows where (after {days}"


@pytest.fixture
def fern(school: Class) -> Learner:
    """Somebody who has just remembered for the first time."""
    learner = school.learner("Fern", "ponds")
    learner.hands_in("w1-recall", HAD)
    return learner


def test_nothing_is_due_before_the_first_try(school: Class) -> None:
    fern = school.learner("Fern", "ponds")
    school.days_later(30)
    assert "It is time to come back" not in text(fern.opens(""))
    assert "Come-back" not in text(fern.opens("ponds-water"))


def test_on_the_same_day_nothing_is_due_and_the_lesson_says_when(fern: Learner) -> None:
    assert "It is time to come back" not in text(fern.opens(""))
    shown = text(fern.opens("ponds-water"))
    assert "Come-back after 1 day: from 2027-01-16 on." in shown and "Come-back after 7 days: from 2027-01-22 on." in shown


def test_after_a_day_home_asks_and_the_lesson_has_a_fresh_form(school: Class, fern: Learner) -> None:
    school.days_later(1)
    assert DUE.format(days="1 day)") in text(fern.opens(""))
    app = fern.opens("ponds-water")
    assert "What flows where, after 1 day" in text(app)
    assert "Come-back after 7 days: from" in text(app)


def test_what_was_done_is_not_asked_again_and_the_next_one_comes_in_its_time(school: Class, fern: Learner) -> None:
    school.days_later(1)
    fern.hands_in("w1-recall~back1", HAD)
    assert "It is time to come back" not in text(fern.opens(""))
    assert "Come-back after 1 day: done." in text(fern.opens("ponds-water"))
    school.days_later(6)
    assert DUE.format(days="7 days)") in text(fern.opens(""))


def test_a_come_back_has_answers_of_its_own_and_does_not_count_for_progress(school: Class, fern: Learner) -> None:
    school.days_later(1)
    fern.hands_in("w1-recall~back1", HAD | {"text": "Again."})
    revisions = fern.bot.visit().revisions
    assert (revisions["w1-recall"].body["text"], revisions["w1-recall~back1"].body["text"]) == ("It flows.", "Again.")
    assert fern.bot.visit().work.done() == (1, 2)


def test_handing_the_first_try_in_again_moves_no_day(school: Class, fern: Learner) -> None:
    school.days_later(1)
    fern.hands_in("w1-recall", HAD | {"text": "Better."})
    assert DUE.format(days="1 day)") in text(fern.opens(""))


def test_whoever_was_away_does_one_come_back_and_not_all_of_them(school: Class, fern: Learner) -> None:
    school.days_later(9)
    home = text(fern.opens(""))
    assert home.count("It is time to come back") == 1 and DUE.format(days="7 days)") in home
    assert "Come-back after 1 day: passed." in text(fern.opens("ponds-water"))
    fern.hands_in("w1-recall~back7", HAD)
    assert "It is time to come back" not in text(fern.opens(""))

"""An entry that left its list: the later activities say so, keep what was written, and move or drop it when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import ANN, BEN, text

if TYPE_CHECKING:
    from tests.ui.conftest import Class, Learner

NEAR = {"ratings": [{"id": "a1", "near": 5}, {"id": "b2", "near": 2}]}
SAID = "“Ann” is no longer on your list. What you wrote about it here is kept."


def after_ann_left(school: Class) -> Learner:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN, BEN]})
    fern.hands_in("near", NEAR)
    fern.hands_in("people", {"entries": [BEN]})
    return fern


def test_nothing_is_said_while_everybody_is_on_the_list(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN, BEN]})
    fern.hands_in("near", NEAR)
    assert "no longer on your list" not in text(fern.opens("how-near"))


def test_the_later_activity_says_who_left_and_keeps_what_was_written(school: Class) -> None:
    fern = after_ann_left(school)
    assert SAID in text(fern.opens("how-near"))
    assert fern.draft("near") == NEAR


def test_the_list_itself_says_nothing(school: Class) -> None:
    assert "no longer on your list" not in text(after_ann_left(school).opens("who-is-there"))


def test_dropping_takes_the_rating_out_of_the_draft_and_the_notice_with_it(school: Class) -> None:
    fern = after_ann_left(school)
    app = fern.opens("how-near")
    app.button(key="drop-near-a1").click().run()
    assert not app.exception and SAID not in text(app)
    assert fern.draft("near") == {"ratings": [{"id": "b2", "near": 2}]}
    assert SAID not in text(fern.opens("how-near"))  # after a reload, too


def test_moving_gives_the_rating_to_another_entry_and_says_what_is_replaced(school: Class) -> None:
    fern = after_ann_left(school)
    app = fern.opens("how-near")
    assert app.selectbox(key="move-to-near-a1").options == ["Ben (what stands there is replaced)"]
    app.button(key="move-near-a1").click().run()
    assert fern.draft("near") == {"ratings": [{"id": "b2", "near": 5}]}


def test_what_was_handed_in_before_stays(school: Class) -> None:
    fern = after_ann_left(school)
    fern.opens("how-near").button(key="drop-near-a1").click().run()
    visit = fern.bot.visit()
    assert [revision.body for revision in school.store.answers.history(visit.person, visit.cohort, "near")] == [NEAR]


def test_who_comes_back_to_the_list_finds_the_rating_again(school: Class) -> None:
    fern = after_ann_left(school)
    fern.hands_in("people", {"entries": [BEN, ANN]})
    assert "no longer on your list" not in text(fern.opens("how-near"))
    assert [thing.get("near") for thing in fern.bot.visit().work.things("people")] == [2, 5]

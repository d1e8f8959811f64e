"""A review by a rubric in the browser: a level of each criterion, kept while it is chosen, there again later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.sheet.conftest import Learner, SheetServer, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def criterion(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def levels(page: Page, name: str) -> list[str]:
    return [text.split("\n")[0] for text in criterion(page, name).locator(".option").all_inner_texts()]


def test_each_criterion_offers_its_own_levels(learner: Learner) -> None:
    page = learner.open("judge")
    assert levels(page, "Reasons") == ["Names", "Some", "One each"]
    assert levels(page, "Whom they mean") == ["A crowd", "A role"]


def test_levels_and_notes_are_kept_and_are_there_again_after_a_reload(
    learner_at: Callable[..., Learner], shared_server: SheetServer
) -> None:
    learner = learner_at(shared_server)
    page = learner.open("judge")
    criterion(page, "Reasons").get_by_role("radio", name="Some").check()
    criterion(page, "Whom they mean").get_by_label("Note").fill("Which ones?")
    wanted = [{"id": "reasons", "level": "some"}, {"id": "whom", "note": "Which ones?"}]
    until(lambda: learner.body("judge").get("judging") == wanted, page)
    again = learner.open("judge", page)
    assert criterion(again, "Reasons").get_by_role("radio", name="Some").is_checked()
    assert criterion(again, "Whom they mean").get_by_label("Note").input_value() == "Which ones?"
    assert not criterion(again, "Whom they mean").get_by_role("radio", name="A crowd").is_checked()


def test_a_level_that_has_gone_from_the_rubric_is_not_chosen_in_the_form(learner: Learner) -> None:
    learner.begin_from({"judging": [{"id": "reasons", "level": "role", "note": "My note"}, {"id": "gone", "level": "no"}]}, "judge")
    page = learner.open("judge")
    assert [radio.is_checked() for radio in criterion(page, "Reasons").get_by_role("radio").all()] == [False] * 3
    assert criterion(page, "Reasons").get_by_label("Note").input_value() == "My note"


def test_levels_are_chosen_with_the_keyboard(learner: Learner) -> None:
    page = learner.open("judge")
    criterion(page, "Reasons").get_by_role("radio", name="Names").focus()
    page.keyboard.press("ArrowDown")
    assert criterion(page, "Reasons").get_by_role("radio", name="Some").is_checked()
    until(lambda: learner.body("judge").get("judging") == [{"id": "reasons", "level": "some"}], page)

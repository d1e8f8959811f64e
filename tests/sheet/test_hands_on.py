"""Rows, cards and problems by keyboard, mouse and finger; the focus is always where the next step begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.sheet.conftest import Learner, SheetServer, focus_of, heard, note, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is there, as a person without a mouse does."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if focus_of(page) == name:
            return
    raise AssertionError(f"Tab never comes to {name}")


def drag(page: Page, from_: Locator, to: Locator, *, low: bool = False) -> None:
    from_.scroll_into_view_if_needed()
    start, end = from_.bounding_box(), to.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 10, start["y"] + start["height"] / 2 + 10)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] * (0.9 if low else 0.5), steps=4)
    page.mouse.up()


def titles(page: Page) -> list[str]:
    return [box.input_value() for box in page.get_by_label("Name or role").all()]


# ---- rows


def test_rows_are_added_moved_removed_and_brought_back_by_keyboard_alone(learner: Learner) -> None:
    page = learner.open()
    page.get_by_label("Name or role").first.focus()
    page.keyboard.type("Ann")
    tab_to(page, "Add a customer")
    page.keyboard.press("Enter")
    assert focus_of(page).endswith("/name")
    page.keyboard.type("Cy")
    assert titles(page) == ["Ann", "", "Cy"]
    heard(page, "Customer 3 added.")
    press(page, "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert focus_of(page) == "Move up: Customer 3"
    page.keyboard.press("Enter")
    assert (titles(page), focus_of(page)) == (["Ann", "Cy", ""], "Move up: Customer 2")
    heard(page, "Customer 3 is now number 2 of 3.")
    tab_to(page, "Remove: Customer 2")
    page.keyboard.press("Enter")
    assert (titles(page), focus_of(page)) == (["Ann", ""], "Undo")
    heard(page, "Customer 2 removed.")
    page.keyboard.press("Enter")
    assert titles(page) == ["Ann", "Cy", ""]
    assert focus_of(page).endswith("/name")
    until(lambda: [row.get("name") for row in learner.body().get("customers", [])] == ["Ann", "Cy", None])


def test_the_list_ends_at_its_limit_and_the_ends_do_not_move(learner: Learner) -> None:
    page = learner.open()
    add = page.get_by_role("button", name="Add a customer")
    for _row in range(3):
        add.click()
    assert add.get_attribute("aria-disabled") == "true"
    page.get_by_text("5 of 5").wait_for()
    add.press("Enter")
    page.get_by_role("button", name="Move up: Customer 1").press("Enter")
    assert len(titles(page)) == 5


def test_a_followed_choice_is_shown_until_the_learner_chooses_and_not_stored(learner: Learner) -> None:
    page = learner.open()
    row = page.locator(".row").first
    assert row.get_by_label("My instructor too").is_checked()
    row.get_by_label("Away from work").check()
    assert row.get_by_label("Only me").is_checked()
    until(lambda: learner.body().get("customers", [{}])[0].get("group") == "personal")
    assert "visible" not in learner.body()["customers"][0]
    row.get_by_label("Only me").click()  # chosen now, though it looked chosen before
    row.get_by_label("Outside it").check()
    assert row.get_by_label("Only me").is_checked()
    until(lambda: learner.body()["customers"][0].get("visible") == "me")


def test_a_part_appears_and_goes_with_its_condition(learner: Learner) -> None:
    page = learner.open()
    why = page.get_by_label("Nobody away from work? Say why.")
    why.fill("They are all at work.")
    page.get_by_label("Away from work").first.check()
    why.wait_for(state="hidden")
    page.get_by_label("Outside it").first.check()
    assert why.input_value() == "They are all at work."


def test_given_rows_keep_what_is_said_about_each(learner: Learner) -> None:
    page = learner.open("rate")
    page.get_by_role("group", name="My neighbour").get_by_role("radio", name="5, high").check()
    until(lambda: learner.body("rate") == {"ratings": [{"id": "s2", "importance": 5}]})
    learner.open("rate", page)
    assert page.get_by_role("group", name="My neighbour").get_by_role("radio", name="5, high").is_checked()


def test_finished_rows_fold_on_a_phone(learner_at: Callable[..., Learner], web_server: SheetServer) -> None:
    learner = learner_at(web_server, viewport={"width": 390, "height": 800})
    page = learner.open()
    row = page.locator(".row").first
    row.get_by_label("Name or role").fill("School office")
    row.get_by_label("Outside it").check()
    row.get_by_label("Why are they important").fill("Lists")
    row.get_by_role("radio", name="4").check()
    page.get_by_role("button", name="Add a customer").click()
    title = row.locator("button.title")
    assert title.get_attribute("aria-expanded") == "false"
    assert "School office" in title.inner_text()
    assert focus_of(page).endswith("/name")
    title.click()
    assert row.get_by_label("Name or role").is_visible()


# ---- every kind of field


def test_every_kind_of_field_is_kept_and_comes_back(learner: Learner) -> None:
    page = learner.open("fields")
    page.get_by_label("A short text").fill("short")
    page.get_by_role("radio", name="First").check()
    page.get_by_label("Why the first?").fill("because")
    page.get_by_label("Trusting").check()
    page.get_by_label("Personal").check()
    page.get_by_role("radio", name="4", exact=True).first.check()
    page.get_by_label("How many in a month?").fill("3,5")
    page.get_by_label("By when?").fill("2027-03-31")
    wanted = {"short": "short", "one": "a", "more": "because", "several": ["x", "z"], "five": 4, "number": "3,5", "date": "2027-03-31"}
    until(lambda: learner.body("fields") == wanted)
    learner.open("fields", page)
    assert page.get_by_label("By when?").input_value() == "2027-03-31"
    assert page.get_by_label("Trusting").is_checked()
    assert not page.get_by_label("Supportive").is_checked()


def test_a_text_too_long_is_shown_and_saved_and_only_handing_in_is_refused(learner: Learner) -> None:
    page = learner.open()
    note(page).fill("y" * 576)
    page.get_by_text("76 characters too many").first.wait_for()
    assert note(page).get_attribute("aria-invalid") == "true"
    until(lambda: len(learner.body().get("note", "")) == 576)
    page.get_by_role("button", name="Hand in").click()
    assert focus_of(page) == "note"
    page.get_by_text("Not handed in yet. A text is too long.").first.wait_for()
    note(page).fill("y" * 500)
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()


def test_problems_stand_at_their_fields_and_the_focus_goes_to_the_first(learner: Learner) -> None:
    page = learner.open()
    page.get_by_label("Why are they important").last.fill("They wait.")
    page.get_by_role("button", name="Hand in").click()
    problem = page.get_by_text("Write a name or a role.")
    problem.wait_for()
    box = page.get_by_label("Name or role").last
    until(lambda: focus_of(page).endswith("/name"))
    assert box.get_attribute("aria-invalid") == "true"
    assert problem.get_attribute("id") in str(box.get_attribute("aria-describedby"))
    heard(page, "Not handed in yet. Look at the marked places.")
    page.keyboard.type("Ann")
    problem.wait_for(state="hidden")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    heard(page, "Handed in")


def test_a_problem_of_the_whole_sheet_stands_above_the_button(learner: Learner) -> None:
    page = learner.open("match")
    page.get_by_label("Why?").fill("nothing")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("Write a little more.").wait_for()
    until(lambda: focus_of(page) == "Write a little more.")


def test_an_input_method_is_not_disturbed_by_saves_and_reruns(learner: Learner) -> None:
    page = learner.open()
    note(page).focus()
    method = page.context.new_cdp_session(page)
    for part in ("に", "にほ", "にほん"):
        method.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        version = learner.row()["version"]
        until(lambda version=version: learner.row()["version"] > version)
        page.get_by_role("button", name="Run again").dispatch_event("click")
    method.send("Input.insertText", {"text": "日本"})
    page.keyboard.type("!")
    assert note(page).input_value() == "日本!"
    until(lambda: learner.body()["note"] == "日本!")


# ---- cards


def card(page: Page, text: str) -> Locator:
    return page.locator(".card", has_text=text)


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def test_cards_are_sorted_by_keyboard_alone(learner: Learner) -> None:
    page = learner.open("sort")
    page.keyboard.press("Tab")
    card(page, "A shop assistant").focus()
    press(page, "Enter", "ArrowRight")
    heard(page, "Personal assistance, 2 of 4. Enter puts the card there.")
    press(page, "ArrowRight", "ArrowLeft", "Enter")
    heard(page, "A shop assistant helps to choose a coat: now in Personal assistance. Not placed yet: 4.")
    assert "A knowledge base" in focus_of(page)  # the next card to place
    press(page, "Enter", "ArrowRight", "Escape")
    heard(page, "put down")
    press(page, "Enter", "Tab", "Tab", "Enter")  # the groups are buttons below the card, too
    until(lambda: learner.body("sort").get("types") == {"c1": "personal", "c2": "self"})
    assert group(page, "Self-service").get_by_text("A knowledge base").is_visible()


def test_a_placed_card_goes_back(learner: Learner) -> None:
    page = learner.open("sort")
    card(page, "A shop").click()
    page.get_by_role("button", name="Self-service").click()
    card(page, "A shop").click()
    page.get_by_role("button", name="Not placed yet").click()
    assert group(page, "Not placed yet").get_by_text("A shop").is_visible()
    until(lambda: learner.body("sort").get("types") == {})


def test_cards_are_sorted_by_tap_on_a_phone(learner_at: Callable[..., Learner], web_server: SheetServer) -> None:
    learner = learner_at(web_server, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = learner.open("sort")
    card(page, "An app suggests").tap()
    page.get_by_role("button", name="Automated services").tap()
    until(lambda: learner.body("sort").get("types") == {"c3": "automated"})
    assert group(page, "Automated services").get_by_text("An app suggests").is_visible()


def test_cards_are_sorted_by_drag(learner: Learner) -> None:
    page = learner.open("sort")
    drag(page, card(page, "A client has"), group(page, "Personal assistance"))
    until(lambda: learner.body("sort").get("types") == {"c4": "personal"})
    assert page.locator(".ghost").count() == 0
    assert card(page, "A client has").get_attribute("aria-pressed") == "false"
    drag(page, card(page, "A client has"), group(page, "Not placed yet"))
    until(lambda: learner.body("sort").get("types") == {})


def test_a_card_matches_several_groups_by_keyboard_tap_and_drag(learner: Learner) -> None:
    page = learner.open("match")
    first = card(page, "A shop assistant")
    first.focus()
    press(page, "Enter", "ArrowRight", "Enter", "ArrowRight", "Enter", "Escape")
    until(lambda: learner.body("match").get("roles", {}).get("c1"))
    assert len(learner.body("match")["roles"]["c1"]) == 2 or until(lambda: len(learner.body("match")["roles"]["c1"]) == 2)
    drag(page, card(page, "A knowledge base"), group(page, "Self-service"))
    card(page, "An app").click()
    chip = page.get_by_role("button", name="Self-service", exact=True)
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Take out: A knowledge base answers a question at night, Self-service").click()
    until(lambda: set(learner.body("match")["roles"]) == {"c1", "c3"})


def order_of(page: Page) -> list[str]:
    return page.locator(".step .face").all_inner_texts()


def test_an_order_is_made_by_arrow_keys_buttons_and_drag(learner: Learner) -> None:
    page = learner.open("order")
    page.get_by_role("button", name="Awareness, number 2 of 5").focus()
    page.keyboard.press("ArrowUp")
    assert order_of(page)[0] == "Awareness"
    assert focus_of(page) == "Awareness, number 1 of 5"
    heard(page, "Awareness is now number 1 of 5.")
    page.get_by_role("button", name="Move up: Consideration").click()
    assert focus_of(page) == "Move up: Consideration"
    drag(page, page.locator(".step", has_text="Support"), page.locator(".step", has_text="Loyalty"), low=True)
    assert order_of(page) == ["Awareness", "Purchase", "Consideration", "Loyalty", "Support afterwards"]
    until(lambda: learner.body("order").get("phases") == ["awareness", "purchase", "consideration", "loyalty", "support afterwards"])


def test_an_order_handed_in_as_shown_is_an_answer(learner: Learner) -> None:
    page = learner.open("order")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    assert learner.row("order")["revisions"][0]["phases"][0] == "support afterwards"


# ---- the timer


def test_the_timer_starts_hides_and_cuts_nothing_off(learner: Learner) -> None:
    page = learner.open_page()
    page.clock.install()
    learner.open(page=page)
    page.get_by_role("button", name="Start the timer").click()
    assert focus_of(page) == "Hide the timer"
    page.get_by_text("left", exact=False).first.wait_for()
    page.clock.fast_forward(21 * 60 * 1000)
    page.get_by_text("The time is over. Go on as long as you like").first.wait_for()
    note(page).fill("still counts")
    page.get_by_role("button", name="Hide the timer").click()
    page.get_by_text("Take about 20 minutes.").wait_for()
    page.clock.run_for(2000)
    until(lambda: learner.body().get("note") == "still counts", page)


# ---- two tabs


def two_tabs(learner: Learner) -> tuple[Page, Page]:
    one, two = learner.open(), learner.open()
    note(one).fill("from the first tab")
    until(lambda: learner.body().get("note") == "from the first tab")
    return one, two


def test_changes_of_two_tabs_in_different_places_are_both_kept(learner: Learner) -> None:
    _one, two = two_tabs(learner)
    two.get_by_label("Nobody away from work").fill("from the second")
    until(lambda: learner.body().get("missing") == "from the second")
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert note(two).input_value() == learner.body()["note"] == "from the first tab"
    assert len(learner.body()["customers"]) == 2  # the first empty rows are the same in both


def test_an_empty_row_removed_in_one_tab_does_not_come_back_from_the_other(learner: Learner) -> None:
    one, two = learner.open(), learner.open()
    one.get_by_role("button", name="Remove: Customer 2").click()
    until(lambda: len(learner.body().get("customers", [])) == 1)
    note(two).fill("from the second")
    until(lambda: learner.body().get("note") == "from the second")
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert len(learner.body()["customers"]) == len(titles(two)) == 1


@pytest.mark.parametrize(("keep", "text"), [("In this tab", "from the second"), ("Saved from another tab or device", "from the first tab")])
def test_two_tabs_that_changed_one_place_are_asked_and_see_both_texts(learner: Learner, keep: str, text: str) -> None:
    _one, two = two_tabs(learner)
    note(two).fill("from the second")
    question = two.get_by_role("group", name="This answer was changed in two places.")
    question.get_by_text("from the first tab").wait_for()
    assert question.get_by_text("from the second").is_visible()
    assert learner.body()["note"] == "from the first tab"
    question.get_by_role("button", name=f"Keep this version: {keep}").click()
    question.wait_for(state="hidden")
    assert note(two).input_value() == text
    until(lambda: learner.body()["note"] == text)
    two.locator(".state.saved").wait_for()


def test_what_is_written_after_a_merge_stays_when_the_other_tab_saves_again(learner: Learner) -> None:
    one, two = two_tabs(learner)
    two.get_by_label("Nobody away from work").fill("from the second")
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    note(one).fill("from the first tab again")
    until(lambda: learner.body()["note"] == "from the first tab again")
    two.get_by_label("Nobody away from work").fill("from the second again")
    until(lambda: learner.body()["missing"] == "from the second again")
    assert two.get_by_label("Nobody away from work").input_value() == "from the second again"
    assert note(two).input_value() == learner.body()["note"] == "from the first tab again"


def test_another_tabs_text_does_not_enter_the_box_in_use(learner: Learner) -> None:
    _one, two = two_tabs(learner)
    answers: list[Any] = []
    two.route("**/drafts", lambda route: route.continue_() if answers else answers.append(route))
    two.get_by_label("Nobody away from work").fill("x")
    until(lambda: answers, two)
    note(two).focus()
    answers[0].continue_()
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert note(two).input_value() == ""
    two.keyboard.type("m")
    question = two.get_by_role("group", name="This answer was changed in two places.")
    question.get_by_text("from the first tab").wait_for()
    assert note(two).input_value() == "m"
    two.keyboard.press("Tab")
    question.get_by_role("button", name="Keep this version: Saved from another tab or device").click()
    assert note(two).input_value() == "from the first tab"
    until(lambda: learner.body().get("missing") == "x")
    assert learner.body()["note"] == "from the first tab"


def test_a_question_in_a_folded_row_unfolds_it(learner: Learner) -> None:
    one, two = learner.open(), learner.open()
    one.get_by_label("Name or role").first.fill("Ann")
    until(lambda: learner.body().get("customers", [{}])[0].get("name") == "Ann")
    two.get_by_label("Name or role").first.fill("Bo")
    title = two.locator("button.title").first
    title.click()
    two.get_by_role("group", name="This answer was changed in two places.").get_by_text("Ann").wait_for()
    assert title.get_attribute("aria-expanded") == "true"


def test_a_second_visit_says_what_is_saved_and_handed_in(learner: Learner) -> None:
    page = learner.open()
    note(page).fill("done")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    learner.open(page=page)
    page.get_by_text("Version 1 handed in").wait_for()

"""How a sheet begins and what it offers: templates of a list, presets, spare options, and fields that wait for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.check import ROW_ID
from tests.sheet.app.sheets import TEMPLATES
from tests.sheet.conftest import Learner, focus_of, heard, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
SHOP, HELP, ONE = (template.label for template in TEMPLATES)
SHOP_STEPS, HELP_STEPS, ONE_STEP = (list(template.rows) for template in TEMPLATES)


def templates(page: Page) -> Locator:
    return page.get_by_role("group", name="Begin with")


def template(page: Page, name: str) -> Locator:
    return templates(page).get_by_role("button", name=name)


def first_name(page: Page) -> Locator:
    return page.get_by_label("What do they do?").first


def hope(page: Page) -> Locator:
    return page.get_by_label("What do they hope for?")


def names(page: Page) -> list[str]:
    return [box.input_value() for box in page.get_by_label("What do they do?").all()]


def steps(learner: Learner) -> list[dict[str, Any]]:
    """The rows on the server."""
    return list(learner.body("begin").get("steps", []))


def values(learner: Learner) -> list[dict[str, Any]]:
    """The rows on the server without their ids."""
    return [{name: value for name, value in row.items() if name != "id"} for row in steps(learner)]


def remove_all(page: Page) -> None:
    while page.locator(".row").count():
        page.get_by_role("button", name="Remove: Step 1").click()


# ---- templates


def test_templates_are_offered_only_while_nothing_is_filled_in(learner: Learner) -> None:
    page = learner.open("begin")
    assert templates(page).get_by_role("button").count() == 3
    for text, is_offered in (("x", False), ("", True), ("  ", True), ("Enter", False), ("", True)):
        first_name(page).fill(text)
        assert templates(page).is_visible() is is_offered, text
    page.get_by_label("At home").last.check()
    assert templates(page).is_hidden()


def test_a_template_is_called_by_its_label_and_its_help(learner: Learner) -> None:
    page = learner.open("begin")
    for one in TEMPLATES:
        assert templates(page).get_by_role("button", name=f"{one.label} {one.help}".strip(), exact=True).is_visible()


@pytest.mark.parametrize("by", ["click", "Enter", "Space"])
def test_a_template_fills_the_list_and_the_focus_is_in_its_first_row(learner: Learner, by: str) -> None:
    page = learner.open("begin")
    empty = page.locator(".row").evaluate_all("(rows) => rows.map((row) => row.dataset.row)")
    if by == "click":
        template(page, SHOP).click()
    else:
        page.get_by_label("School office").focus()
        page.keyboard.press("Tab")
        assert focus_of(page) == f"{SHOP} {TEMPLATES[0].help}"
        page.keyboard.press(by)
    assert names(page) == ["Look around", "Ask somebody", "Use it"]
    heard(page, "3 entries filled in.")
    assert templates(page).is_hidden()
    until(lambda: values(learner) == SHOP_STEPS)
    ids = [row["id"] for row in steps(learner)]
    assert focus_of(page) == f"steps/{ids[0]}/name"
    assert page.get_by_text("3 of 6").is_visible()
    assert len(set(ids) | set(empty)) == 5
    assert all(ROW_ID.fullmatch(one) for one in ids)


def test_a_template_of_one_row_is_announced_as_one(learner: Learner) -> None:
    page = learner.open("begin")
    template(page, ONE).click()
    heard(page, "1 entry filled in.")
    until(lambda: values(learner) == ONE_STEP)


def test_what_a_template_filled_in_survives_a_reload_at_once(learner: Learner) -> None:
    page = learner.open("begin")
    template(page, HELP).click()
    learner.open("begin", page)
    assert names(page) == [row["name"] for row in HELP_STEPS]
    assert templates(page).is_hidden()
    until(lambda: values(learner) == HELP_STEPS)


def test_removing_all_rows_brings_the_templates_back_and_the_rows_have_new_ids(learner: Learner) -> None:
    page = learner.open("begin")
    template(page, SHOP).click()
    until(lambda: len(steps(learner)) == 3)
    before = {row["id"] for row in steps(learner)}
    remove_all(page)
    assert templates(page).is_visible()
    page.get_by_role("button", name="Undo").click()
    assert templates(page).is_hidden()
    remove_all(page)
    template(page, SHOP).click()
    assert page.get_by_role("button", name="Undo").count() == 0
    until(lambda: values(learner) == SHOP_STEPS and before.isdisjoint(row["id"] for row in steps(learner)))


def test_a_cleared_row_does_not_pass_its_id_on_to_what_a_template_brings(learner: Learner) -> None:
    page = learner.open("begin")
    first_name(page).fill("Phone them")
    until(lambda: steps(learner) and steps(learner)[0].get("name") == "Phone them")
    before = {row["id"] for row in steps(learner)}
    first_name(page).fill("")
    template(page, HELP).click()
    until(lambda: values(learner) == HELP_STEPS)
    assert before.isdisjoint(row["id"] for row in steps(learner))


def test_the_list_of_another_tab_goes_on_from_the_template_without_empty_rows(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    template(one, SHOP).click()
    until(lambda: values(learner) == SHOP_STEPS)
    hope(two).fill("That it is quick")
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert names(two) == ["Look around", "Ask somebody", "Use it"]
    assert templates(two).is_hidden()
    assert (values(learner), learner.body("begin")["hope"]) == (SHOP_STEPS, "That it is quick")


def test_two_tabs_that_begin_alike_do_not_double_the_list(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    template(one, SHOP).click()
    one.get_by_label("What do they think?").first.fill("So many")
    until(lambda: steps(learner) and steps(learner)[0].get("thought") == "So many")
    template(two, SHOP).click()
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert values(learner) == [SHOP_STEPS[0] | {"thought": "So many"}, *SHOP_STEPS[1:]]
    assert two.get_by_label("What do they think?").first.input_value() == "So many"


def test_two_tabs_that_begin_differently_keep_both(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    template(one, SHOP).click()
    until(lambda: values(learner) == SHOP_STEPS)
    template(two, ONE).click()
    until(lambda: values(learner) == SHOP_STEPS + ONE_STEP)
    assert two.locator(".ask").count() == 0


def test_a_row_written_in_another_tab_stays_beside_what_a_template_brings(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    template(one, SHOP).click()
    until(lambda: values(learner) == SHOP_STEPS)
    first_name(two).fill("Phone them")
    until(lambda: values(learner) == [*SHOP_STEPS, {"name": "Phone them"}])


# ---- presets


def test_a_preset_nobody_touched_is_handed_in(learner: Learner) -> None:
    page = learner.open("begin")
    assert page.get_by_label("School office").is_checked()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    assert (learner.row("begin")["revisions"][0]["about"], learner.row("begin")["version"]) == ("s1", 1)


def test_a_preset_does_not_overwrite_a_choice(learner: Learner) -> None:
    page = learner.open("begin")
    page.get_by_label("My neighbour").check()
    until(lambda: learner.body("begin").get("about") == "s2")
    learner.open("begin", page)
    assert page.get_by_label("My neighbour").is_checked()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    assert learner.row("begin")["revisions"][0]["about"] == "s2"


def test_a_preset_nobody_touched_gives_way_to_the_choice_of_another_tab(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    one.get_by_label("My neighbour").check()
    until(lambda: learner.body("begin").get("about") == "s2")
    hope(two).fill("That it is quick")
    two.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert two.get_by_label("My neighbour").is_checked()
    assert two.locator(".ask").count() == 0
    assert (learner.body("begin")["about"], learner.body("begin")["hope"]) == ("s2", "That it is quick")


def test_a_choice_made_after_the_preset_was_saved_elsewhere_stays(learner: Learner) -> None:
    one, two = learner.open("begin"), learner.open("begin")
    hope(one).fill("That it is quick")
    until(lambda: learner.body("begin").get("about") == "s1")
    two.get_by_label("My neighbour").check()
    until(lambda: learner.body("begin")["about"] == "s2")
    hope(one).fill("That it is quick and kind")
    until(lambda: learner.body("begin")["hope"] == "That it is quick and kind")
    one.get_by_text("Updated with what was saved elsewhere.").first.wait_for()
    assert one.get_by_label("My neighbour").is_checked()
    assert learner.body("begin")["about"] == "s2"


@pytest.mark.parametrize(("text", "label"), [("", "My neighbour"), ("That it is quick", "School office")])
def test_a_preset_follows_the_page_until_anything_is_changed(learner: Learner, text: str, label: str) -> None:
    page = learner.open("begin")
    if text:
        hope(page).fill(text)
        until(lambda: learner.body("begin").get("hope") == text)
    page.get_by_role("link", name="Read").click()
    page.get_by_role("button", name="Move the focus").click()
    page.get_by_text("The focus has moved.").wait_for()
    page.get_by_role("link", name="Begin").click()
    hope(page).wait_for()
    assert page.get_by_label(label).is_checked()


# ---- spare options


def test_a_spare_option_is_hidden_unless_it_is_chosen(learner: Learner) -> None:
    page = learner.open("begin")
    assert page.get_by_label("Accounts").is_hidden()
    page.get_by_label("School office").focus()
    for _key in range(3):
        page.keyboard.press("ArrowDown")
        assert not page.get_by_label("Accounts").is_checked()
    until(lambda: learner.body("begin").get("about") == "s2")


def test_a_spare_option_that_was_chosen_is_shown_and_may_be_handed_in(learner: Learner) -> None:
    learner.begin_from({"about": "s9"}, "begin")
    page = learner.open("begin")
    assert page.get_by_label("Accounts").is_visible()
    assert page.get_by_label("Accounts").is_checked()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    assert learner.row("begin")["revisions"][0]["about"] == "s9"


def test_a_spare_option_cannot_be_chosen_again(learner: Learner) -> None:
    learner.begin_from({"about": "s9"}, "begin")
    page = learner.open("begin")
    page.get_by_label("Accounts").focus()
    page.keyboard.press("ArrowUp")
    assert page.get_by_label("My neighbour").is_checked()
    assert page.get_by_label("Accounts").is_hidden()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("School office").is_checked()
    until(lambda: learner.body("begin")["about"] == "s1")
    learner.open("begin", page)
    assert page.get_by_label("Accounts").is_hidden()


def test_the_focus_stays_in_the_field_when_a_spare_option_is_taken_off(learner: Learner) -> None:
    learner.begin_from({"others": ["o9", "o2"]}, "begin")
    page = learner.open("begin")
    page.get_by_label("The old team").focus()
    page.keyboard.press("Space")
    assert page.get_by_label("The old team").is_hidden()
    assert focus_of(page) == "others"
    until(lambda: learner.body("begin")["others"] == ["o2"])


# ---- a field that waits for another


def test_a_field_comes_and_goes_while_another_is_filled(learner: Learner) -> None:
    page = learner.open("begin")
    basis = page.get_by_role("radiogroup", name="What does your answer stand on?")
    assert basis.is_hidden()
    hope(page).press_sequentially(" ")
    assert basis.is_hidden()
    hope(page).press_sequentially("T")
    assert basis.is_visible()
    assert focus_of(page) == "hope"
    basis.get_by_label("They told me").check()
    hope(page).fill("")
    assert basis.is_hidden()
    hope(page).fill("That it is quick")
    assert basis.get_by_label("They told me").is_checked()
    until(lambda: (learner.body("begin").get("hope"), learner.body("begin").get("basis")) == ("That it is quick", "told"))

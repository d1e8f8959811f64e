"""What is typed, chosen or put in order is never lost: character-exact, whatever happens to the page or the server."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.sheet.conftest import Learner, SheetServer, note, until

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser
TEXT = "They turn our class lists into timetables; if I am late, forty people wait. "


@pytest.fixture
def person(learner_at: Callable[..., Learner], shared_server: SheetServer) -> Learner:
    return learner_at(shared_server)


def saved(page: Page) -> str:
    line = page.locator(".state.saved")
    line.wait_for()
    return line.inner_text()


def test_saved_is_said_when_the_server_has_it(person: Learner) -> None:
    page = person.open()
    note(page).press_sequentially(TEXT)
    assert re.search(r"Saved \d\d?:\d\d", saved(page))
    assert person.body()["note"] == TEXT
    assert person.store(page) == []


def test_a_reload_in_the_instant_of_the_last_key_loses_nothing(person: Learner) -> None:
    page = person.open()
    page.get_by_label("Inside my organisation").first.check()
    note(page).press_sequentially(TEXT)
    page.reload()
    assert note(page).input_value() == TEXT
    assert page.get_by_label("Inside my organisation").first.is_checked()
    until(lambda: person.body().get("note") == TEXT)
    until(lambda: person.store(page) == [])


def test_a_tab_closed_in_the_instant_of_the_last_key_loses_nothing(person: Learner) -> None:
    page = person.open()
    other = person.open_page()
    note(page).press_sequentially(TEXT)
    page.close()
    again = person.open(page=other)
    assert note(again).input_value() == TEXT
    until(lambda: person.body().get("note") == TEXT)


def test_a_page_switch_in_the_instant_of_the_last_key_neither_loses_nor_shows_an_older_draft(person: Learner) -> None:
    page = person.open()
    note(page).press_sequentially("older ")
    saved(page)
    note(page).press_sequentially(TEXT)
    page.get_by_role("link", name="Read").click()
    page.get_by_text(TEXT.strip()).wait_for()  # the page is run again when the draft has arrived after it
    page.get_by_role("link", name="List").click()
    page.locator(".foot").wait_for()
    assert note(page).input_value() == "older " + TEXT


def test_a_sheet_left_and_opened_again_at_once_shows_the_newest_text(learner: Learner) -> None:
    page = learner.open("fields")
    page.get_by_label("A short text").press_sequentially("newest")
    page.get_by_role("link", name="Rate").click()
    page.get_by_role("radio", name="5, high").first.wait_for()
    page.get_by_role("link", name="Fields").click()
    page.get_by_label("A short text").wait_for()
    assert page.get_by_label("A short text").input_value() == "newest"


@pytest.mark.parametrize("shared_server", ["plain"], indirect=True)
def test_typing_in_the_middle_is_not_disturbed_by_saves_and_reruns(person: Learner) -> None:
    page = person.open()
    note(page).fill("start end")
    note(page).focus()
    for _step in range(3):
        page.keyboard.press("ArrowLeft")
    for part in (TEXT[:30], TEXT[30:60], TEXT[60:]):
        page.keyboard.type(part, delay=2)
        version = person.row()["version"]
        until(lambda version=version: person.row()["version"] > version)
        page.get_by_role("button", name="Run again").dispatch_event("click")
    assert note(page).input_value() == f"start {TEXT}end"
    assert note(page).evaluate("(box) => box.selectionStart") == len("start " + TEXT)


def test_keys_of_an_outage_are_kept_and_sent_when_the_server_is_back(learner_at: Callable[..., Learner], own_server: SheetServer) -> None:
    learner = learner_at(own_server)
    page = learner.open()
    note(page).focus()
    page.keyboard.type(TEXT, delay=5)
    own_server.kill()
    page.keyboard.type(TEXT, delay=5 if own_server.web else 60)  # plain, 4.6 s: past the moment when Streamlit opens its dialog
    page.get_by_text("Kept on this device, trying again.").first.wait_for()
    page.keyboard.type(TEXT, delay=5)
    assert note(page).input_value() == TEXT * 3
    own_server.start()
    page.keyboard.type("end", delay=30)
    until(lambda: learner.body().get("note") == TEXT * 3 + "end")
    saved(page)
    assert note(page).input_value() == TEXT * 3 + "end"


@pytest.mark.parametrize("own_server", ["plain"], indirect=True)
def test_a_choice_a_row_and_an_order_of_an_outage_are_kept(learner_at: Callable[..., Learner], own_server: SheetServer) -> None:
    learner = learner_at(own_server)
    page = learner.open()
    other = learner.open("order")
    own_server.kill()
    page.get_by_label("Outside it").first.dispatch_event("click")
    page.get_by_role("button", name="Add a customer").dispatch_event("click")
    other.get_by_role("button", name="Move up: Awareness").dispatch_event("click")
    own_server.start()
    until(lambda: len(learner.body().get("customers", [])) == 3)
    assert learner.body()["customers"][0]["group"] == "external"
    until(lambda: learner.body("order").get("phases", [""])[0] == "awareness")


def test_a_hand_in_during_an_outage_is_made_once_when_the_server_is_back(
    learner_at: Callable[..., Learner], own_server: SheetServer
) -> None:
    learner = learner_at(own_server)
    page = learner.open()
    note(page).fill(TEXT)
    own_server.kill()
    page.get_by_role("button", name="Hand in").dispatch_event("click")
    page.get_by_text("Not handed in yet. Kept on this device, trying again.").first.wait_for()
    own_server.start()
    page.get_by_text("revisions: 1, just now: 1").wait_for()
    assert [one["note"] for one in learner.row()["revisions"]] == [TEXT]


@pytest.mark.parametrize("own_server", ["plain"], indirect=True)
def test_a_hand_in_survives_a_reload(learner_at: Callable[..., Learner], own_server: SheetServer) -> None:
    learner = learner_at(own_server)
    page = learner.open()
    note(page).fill(TEXT)
    own_server.kill()
    page.get_by_role("button", name="Hand in").dispatch_event("click")
    page.evaluate("window.stop()")
    own_server.start()
    page.reload()
    until(lambda: len(learner.row()["revisions"]) == 1)
    page.get_by_text("revisions: 1").wait_for()


@pytest.mark.parametrize("own_server", ["web"], indirect=True)
def test_an_edit_withdraws_a_hand_in_that_waits(learner_at: Callable[..., Learner], own_server: SheetServer) -> None:
    learner = learner_at(own_server)
    page = learner.open()
    note(page).fill(TEXT)
    own_server.kill()
    page.get_by_role("button", name="Hand in").dispatch_event("click")
    note(page).press_sequentially("more")
    page.get_by_text("Press “Hand in” again").first.wait_for()
    own_server.start()
    until(lambda: learner.body().get("note") == TEXT + "more")
    assert learner.row()["revisions"] == []
    assert "Press “Hand in” again" in saved(page)


def test_a_lost_acknowledgement_brings_nothing_back_and_asks_nothing(learner: Learner) -> None:
    page = learner.open()
    page.evaluate("window.ccDrafts.courier.bySocket = () => {}")  # no second way round
    arrived: list[int] = []

    def lose_the_answer(route: Route) -> None:
        response = route.fetch()
        arrived.append(response.status)
        if len(arrived) > 1:
            route.fulfill(response=response)
        else:
            route.abort()

    page.route("**/drafts", lose_the_answer)
    note(page).press_sequentially("first thought")
    until(lambda: arrived, page)
    note(page).fill("second")
    until(lambda: learner.body().get("note") == "second", page)
    until(lambda: "Saved" in page.locator(".state").inner_text(), page)
    assert page.locator(".ask").count() == 0
    assert note(page).input_value() == "second"


def test_drafts_of_another_person_on_this_device_are_neither_shown_nor_sent(learner: Learner) -> None:
    page = learner.open()
    page.route("**/drafts", lambda route: route.abort())
    note(page).press_sequentially("secret")
    key = learner.store(page)[0]
    kept = page.evaluate("(key) => localStorage.getItem(key)", key)
    page.context.add_cookies([{"name": "person", "value": f"{learner.person}x", "url": learner.server.url}])
    page.goto("about:blank")
    other = Learner(learner.server, f"{learner.person}x", learner.open_page)
    again = other.open(page=page)
    again.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    assert note(again).input_value() == ""
    note(again).press_sequentially("mine")
    saved(again)
    assert other.body()["note"] == "mine"
    assert key in again.evaluate("() => Object.keys(localStorage)")


def test_a_damaged_copy_on_the_device_does_not_break_the_form(learner: Learner) -> None:
    page = learner.open()
    for text in ("{", "null", "[]", '{"body": 3}'):
        page.evaluate(
            "([person, text]) => localStorage.setItem(`cc-sheet:${person}:list:x${text.length}`, text)",
            [learner.person, text],
        )
    learner.open(page=page)
    note(page).press_sequentially("works")
    saved(page)
    assert learner.store(page) == []


def test_a_full_device_does_not_break_the_form(learner: Learner) -> None:
    page = learner.open_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    learner.open(page=page)
    note(page).press_sequentially("works")
    until(lambda: learner.body().get("note") == "works")
    saved(page)


def test_signing_out_clears_the_device(learner: Learner) -> None:
    page = learner.open()
    page.route("**/drafts", lambda route: route.abort())
    note(page).press_sequentially("secret")
    assert learner.store(page)
    page.evaluate("window.dispatchEvent(new Event('cc-forget'))")
    assert learner.store(page) == []


def test_a_draft_left_by_a_closed_tab_is_sent_from_any_page(learner: Learner) -> None:
    page = learner.open()
    page.route("**/drafts", lambda route: route.abort())
    page.evaluate("() => { window.ccDrafts.courier.stop(); window.ccDrafts.courier = { root: null, person: '', stop() {}, update() {} }; }")
    note(page).press_sequentially("left behind")
    other = learner.open_page()
    page.close()
    learner.open("rate", other)
    until(lambda: learner.body().get("note") == "left behind")
    until(lambda: learner.store(other) == [])

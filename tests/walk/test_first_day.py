"""The first day of an installation in real browsers, from the owner's link to a revised answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, everything_on, list_five, rate

pytestmark = pytest.mark.browser

FIVE = [
    ("School office", "At work", "They turn our class lists into timetables; if I am late, forty people wait."),
    ("Year 7 parents", "Outside", "They hear from me first when something goes wrong."),
    ("Night cleaners", "At work", "They need the rooms empty by six and tell me what breaks."),
    ("Museum next door", "Outside", "They lend us objects and want to know how lessons went."),
    ("Secret sister", "Away from work", "She counts on me on Thursdays."),
]


def open_as(new_page: Callable[..., Page], server: Server) -> Person:
    return Person(new_page(viewport={"width": 1280, "height": 1000}), server.url)


@pytest.mark.parametrize("plain", [False, True], ids=["with our routes", "as a plain script"])
def test_a_learner_alone_lists_rates_sees_the_map_and_loses_nothing(
    server: Callable[..., Server], new_page: Callable[..., Page], plain: bool
) -> None:
    running = server(plain=plain)
    fern = open_as(new_page, running)
    fern.go("/")
    code = fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, FIVE)
    fern.is_saved("l2-customers")
    # close the tab in mid-sentence: what was typed comes back in the same browser
    box = fern.activity("l2-customers").locator("[data-row]").first.get_by_label("Why they matter")
    box.press("End")
    box.press_sequentially(" And one more thing")
    fern.page.close()
    fern.page = new_page_in(fern.page)
    fern.go("/your-customers")
    again = fern.activity("l2-customers").locator("[data-row]").first.get_by_label("Why they matter")
    expect(again).to_have_value(FIVE[0][2] + " And one more thing")
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    for n, (name, _group, _why) in enumerate(FIVE):
        rate(fern, "l2-importance", name, "How important", 1 + n)
    fern.is_saved("l2-importance")
    fern.hand_in("l2-importance")
    fern.handed("l2-importance", 1)
    fern.page.get_by_role("link", name="My map", exact=True).click()
    expect(fern.page.locator(".node")).to_have_count(5)
    fern.page.locator(".node").first.click()
    fern.sees("They turn our class lists into timetables")
    running.kill()
    running.start()
    # another device, by the code
    other = open_as(new_page, running)
    other.go("/sign-in")
    other.types("Your resume code", code.lower().replace("-", " "))
    other.presses("Come back")
    other.sees("You are signed in")
    if plain:  # without our routes a script sets the cookie
        other.page.wait_for_function("document.cookie.includes('cc_session=')")
    other.go("/map")
    expect(other.page.locator(".node")).to_have_count(5)


def new_page_in(closed: Page) -> Page:
    """A new tab in the same browser profile as a closed one."""
    return closed.context.new_page()


def test_a_cohort_reviews_a_comment_is_answered_by_a_revision(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    running = server()
    olive, fern = open_as(new_page, running), open_as(new_page, running)
    olive.becomes_owner(running.owner_path)
    join = olive.makes_cohort("Evening class")
    assert join.startswith(f"{running.url}/join?code=")  # as the owner's browser reaches the installation
    fern.go(join)
    fern.sees("You are joining: Evening class")
    fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, FIVE)
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    review_first_version(olive)
    read_and_revise(fern)
    see_the_difference(olive)


def review_first_version(olive: Person) -> None:
    olive.page.get_by_role("link", name="Review").click()
    olive.opens_work_of("Fern")
    expect(olive.page.get_by_label("Your comment").last).to_be_visible()
    seen = everything_on(olive.page)
    assert "Secret sister" not in seen and "Thursdays" not in seen
    assert "kept private by the learner" in seen
    assert "Nobody away from work" not in seen  # a private entry answers it: nothing may look open
    assert '{"' not in seen
    box = olive.page.get_by_label("Your comment").last
    box.fill("What would the museum miss if you stopped?")
    expect(olive.page.locator(".state").last).to_contain_text("Saved")
    olive.page.reload()
    expect(olive.page.get_by_label("Your comment").last).to_have_value("What would the museum miss if you stopped?")
    olive.presses("Release the review of version 1")
    olive.sees("Your review of “Your most important customers” was released.")


def read_and_revise(fern: Person) -> None:
    fern.go("/")
    fern.sees("Olive Owner commented on")
    fern.page.get_by_role("link", name="Read it in the lesson").click()
    fern.sees("What would the museum miss if you stopped?")
    fern.sees("Olive Owner on version 1")
    reply = fern.page.get_by_label("Your reply")
    reply.fill("Good question, I will ask them.")
    fern.presses("Send the reply")
    expect(fern.page.locator('[class*="st-key-review-"]').get_by_text("Good question, I will ask them.").first).to_be_visible()
    row = fern.activity("l2-customers").locator("[data-row]").nth(3)
    row.get_by_label("Why they matter").fill("They would miss twelve classes a year.")
    fern.hand_in("l2-customers", "Hand in again")
    fern.handed("l2-customers", 2)


def see_the_difference(olive: Person) -> None:
    olive.go("/review")
    olive.sees("Changed since you read it")
    olive.opens_work_of("Fern")
    olive.sees("Changed since your review")
    olive.sees("You commented on version 1")
    olive.sees("Good question, I will ask them.")
    changes = olive.page.locator("ins")
    expect(changes.first).to_be_visible()
    assert "twelve" in " ".join(changes.all_text_contents())


def test_nobody_sees_a_page_that_is_not_theirs_on_a_fresh_server(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    running = server()
    first_visit = open_as(new_page, running)
    for path in ("/review", "/cohorts", "/installation"):
        first_visit.go(path)
        first_visit.sees("Sign in to review")
    first_visit.go("/map")
    first_visit.sees("Begin, or come back")
    fern = open_as(new_page, running)
    fern.go("/")
    fern.start("Fern")
    for path in ("/review", "/cohorts", "/installation"):
        fern.go(path)
        fern.sees("There is nothing here for you")


def test_no_request_leaves_for_a_foreign_host(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    running = server()
    hosts: set[str] = set()
    fern = open_as(new_page, running)

    def note(request: Any) -> None:
        if not request.url.startswith(("data:", "blob:")):
            hosts.add(request.url.split("/")[2])

    fern.page.on("request", note)
    fern.go("/")
    fern.start("![x](https://evil.example/a.png)")
    fern.go("/your-customers")
    list_five(
        fern, [("![x](https://evil.example/c.png)", "At work", '<img src="https://evil.example/d.png"> =HYPERLINK("https://evil.example")')]
    )
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    fern.go("/map")
    expect(fern.page.locator(".node")).to_have_count(1)
    fern.go("/account")
    fern.sees("evil.example")
    assert hosts == {running.url.split("/")[2]}

"""A class of seven before its instructor: every view, by keyboard, on a desk and on a phone, without a barrier; what learners see of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from storage.store import open_store
from tests.server import Server
from tests.walk.bot import Bot
from tests.walk.test_every_page import faults, settled, unfold, widest
from ui import content
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

COURSE, LEARNERS = "who-are-your-customers", 7
HANDED = ("l1-cases", "l2-customers", "l2-importance")
VIEWS = (
    "/class",
    "/class?lesson=your-customers",
    "/class?view=question&activity=l2-customers",
    "/class?view=charts&activity=l2-customers",
    "/class?view=charts&activity=l1-cases",
    "/class?view=needs&days=3",
)


@pytest.fixture
def people(tmp_path: Path) -> dict[str, Any]:
    """A cohort with seven learners who have handed in some activities; tokens of an instructor and of a learner."""
    folder = tmp_path / "kept"
    folder.mkdir()
    store = open_store(folder / "companion.db", passphrase_work=4)
    content.keep(store)
    owner = store.people.identify(store.people.claim(store.people.owner_link(), "Olive", "a long enough passphrase"))
    assert owner is not None
    cohort = store.cohorts.create(owner.person, COURSE, "Evening class")
    instructor = store.people.claim(store.cohorts.invite(owner.person, cohort.id), "Ines", "a long enough passphrase")
    tokens = [store.people.start(f"Fern {n}", COURSE, cohort.join_code).token for n in range(LEARNERS)]
    course = content.courses()[COURSE]
    for token in tokens:
        for activity in course.activities():
            if activity.id in HANDED:
                assert Bot(store, course, token).hand_in(activity)["state"] == "handed"
    store.close()
    return {"folder": folder, "instructor": instructor, "learner": tokens[0], "cohort": cohort.id}


def arrive(page: Page, base: str, token: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": base}])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_view_of_the_class_has_no_barrier_and_fits(
    people: dict[str, Any],
    server: Callable[..., Server],
    chromium: Browser,
    axe: Callable[[Page], list[dict[str, Any]]],
    width: int,
    scheme: Any,
) -> None:
    running = server(data_dir=people["folder"])
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    arrive(page, running.url, people["instructor"])
    found = []
    for path in VIEWS:
        page.goto(running.url + path)
        settled(page)
        unfold(page)
        found += [(path, fault) for fault in faults(page, axe)]
        found += [(path, f"{got} px wide")] if (got := widest(page, width)) > width else []
    context.close()
    assert not found


def test_a_learner_is_found_opened_and_left_by_keyboard(
    people: dict[str, Any], server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    running, page = server(data_dir=people["folder"]), new_page()
    arrive(page, running.url, people["instructor"])
    page.goto(running.url + "/class")
    settled(page)
    find = page.get_by_role("textbox", name="Find a learner by a part of the name")
    find.fill("fern 3")
    find.press("Enter")
    row = page.get_by_role("button", name="Fern 3")
    expect(page.get_by_role("button", name="Fern 1")).to_have_count(0)
    row.focus()
    row.press("Enter")
    expect(page.get_by_role("heading", name="Fern 3")).to_be_visible()
    page.get_by_role("link", name="Twelve cases").press("Enter")
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    expect(page.get_by_text(", version 1")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Fern 3")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Fern 3")).to_be_visible()


def test_back_and_the_lists_lead_where_the_address_says(
    people: dict[str, Any], server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    running, page = server(data_dir=people["folder"]), new_page()
    arrive(page, running.url, people["instructor"])
    page.goto(running.url + "/class?view=question&activity=l1-cases")
    settled(page)
    page.get_by_text("Who needs me").click()
    page.get_by_role("button", name="How important is each?").click()
    expect(page.get_by_text("7 learners handed this in.")).to_be_visible()
    expect(page.get_by_role("radio", name="One question")).to_be_checked()
    expect(page.get_by_role("combobox", name="Activity")).to_have_value("2. How important is each?")
    page.reload()
    expect(page.get_by_role("combobox", name="Activity")).to_have_value("2. How important is each?")


def test_a_learner_asks_what_the_class_said_and_sees_no_name(
    people: dict[str, Any], server: Callable[..., Server], new_page: Callable[..., Page], axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    running, page = server(data_dir=people["folder"]), new_page()
    arrive(page, running.url, people["learner"])
    page.goto(running.url + "/your-customers")
    settled(page)
    box = page.locator(".st-key-activity-l2-customers")
    box.get_by_text("Show what the class said").click()
    expect(box.get_by_text("7 learners counted.").first).to_be_visible()
    settled(page)
    assert not [n for n in range(1, LEARNERS) if page.get_by_text(f"Fern {n}").count()]
    assert faults(page, axe) == []

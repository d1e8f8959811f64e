"""Every page at four sizes and in two themes: no barrier that axe-core knows, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from storage.store import open_store
from tests.server import Server
from tests.walk.bot import Bot, walk
from tests.walk.people import Person, open_class, rate
from ui import content
from ui.web.passport import COOKIE

pytestmark = pytest.mark.browser

VISITOR = ("/", "/sign-in", "/join", "/claim", "/map", "/verify", "/verify?statement=2222-3333")
LEARNER = ("/", "/who-counts-as-a-customer", "/your-customers", "/map", "/take-away", "/account", "/review")
PEOPLE = tuple(f"/cohorts?part={part}" for part in ("joining", "people", "timetable", "announcement", "instructors"))
OWNER = (
    "/",
    "/review",
    "/review?view=ready",
    "/review?view=bank",
    "/review?view=rubrics",
    "/review?view=rules",
    "/class",
    "/class?view=needs",
    *PEOPLE,
    "/results",
    "/installation",
    "/account",
)
DONE = {
    "who-are-your-customers": (
        "/what-do-we-exchange",
        "/focus-on-one",
        "/beyond-the-transaction",
        "/kinds-of-relationship",
        "/the-journey",
        "/your-map-and-your-plan",
        "/ask-them",
        "/map",
        "/take-away",
    ),
    "school-project-stakeholders": ("/school-project-stakeholders-who-has-a-say",),
}
ONE = [
    ("Head teacher", "At work", "Signs what I order."),
    ("Ωλύμπιος سوق", "Away from work", "Donaudampfschifffahrtsgesellschaftskapitän" * 2),
]


WIDEST = "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"


def widest(page: Page, width: int) -> int:
    """The width of the page once it had time to fit; tables follow a new width with a delay."""
    try:
        page.wait_for_function(f"(width) => {WIDEST} <= width", arg=width, timeout=5_000)
    except TimeoutError:
        pass
    return int(page.evaluate(WIDEST))


def settled(page: Page) -> None:
    """The page has a heading, its own style is there, and no run goes on."""
    expect(page.locator(".cc-heard")).to_be_attached()
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()


def faults(page: Page, axe: Callable[[Page], list[dict[str, Any]]]) -> list[str]:
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe(page)]


def unfold(page: Page) -> None:
    """Open whatever can be opened: examples, sources, the list and the table of a picture."""
    page.locator("details:not([open]) > summary").evaluate_all("(all) => all.forEach((summary) => summary.click())")
    expect(page.locator("details:not([open])")).to_have_count(0)
    settled(page)


def narrow(page: Page, name: str) -> dict[str, int]:
    """How wide a page stays where the screen is narrower."""
    found = {}
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        settled(page)
        if (got := widest(page, width)) > width:
            found[f"{name} at {width}"] = got
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.fixture
def people(server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> dict[str, str]:
    """A learner who has handed in, and an owner with a cohort, as stored browser profiles; and the server's address."""
    running = server()
    olive, fern = Person(new_page(), running.url), Person(new_page(), running.url)
    open_class(olive, fern, running.owner_path, ONE)
    rate(fern, "l2-importance", "Head teacher", "How important", 4)
    fern.is_saved("l2-importance")
    states = {"visitor": "", "base": running.url}
    for name, person in (("learner", fern), ("owner", olive)):
        states[name] = str(tmp_path / f"{name}.json")
        person.page.context.storage_state(path=states[name])
    return states


def test_no_page_has_a_barrier_or_is_wider_than_the_screen(
    people: dict[str, str], chromium: Browser, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    found: dict[str, list[str] | int] = {}
    for who, paths in (("visitor", VISITOR), ("learner", LEARNER), ("owner", OWNER)):
        for scheme in ("light", "dark"):
            context = chromium.new_context(color_scheme=scheme, storage_state=people[who] or None, viewport={"width": 1280, "height": 900})
            page = context.new_page()
            for path in paths:
                page.goto(people["base"] + path)
                settled(page)
                for fault in faults(page, axe):
                    found.setdefault(fault, []).append(f"{who} {scheme} {path}")  # type: ignore[union-attr]
                found |= narrow(page, f"{who} {path}") if scheme == "light" else {}
            context.close()
    assert not found, "\n".join(f"{what}: {where}" for what, where in found.items())


def done(folder: Path, slug: str) -> str:
    """Somebody who has handed in everything a course asks for; their token comes back."""
    folder.mkdir(exist_ok=True)
    store = open_store(folder / "companion.db")
    content.keep(store)
    bot = Bot(store, content.courses()[slug], store.people.start("Fern", slug).token)
    states = {ack["state"] for _activity, ack in walk(bot)}
    store.close()
    assert states == {"handed"}
    return bot.token


def test_no_page_full_of_answers_has_a_barrier_or_is_wider_than_the_screen(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    folder = tmp_path / "kept"
    tokens = {slug: done(folder, slug) for slug in DONE}
    running = server(data_dir=folder)
    found: dict[str, list[str] | int] = {}
    for slug, paths in DONE.items():
        page = new_page(viewport={"width": 1280, "height": 900})
        page.context.add_cookies([{"name": COOKIE, "value": tokens[slug], "url": running.url}])
        for n, path in enumerate(paths):
            page.emulate_media(color_scheme="dark" if n % 2 else "light")
            page.goto(running.url + path)
            settled(page)
            unfold(page)
            for fault in faults(page, axe):
                found.setdefault(fault, []).append(path)  # type: ignore[union-attr]
            found |= narrow(page, path)
    assert not found, "\n".join(f"{what}: {where}" for what, where in found.items())


def test_no_part_of_a_cohorts_desk_and_nothing_it_tells_a_learner_has_a_barrier(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    folder = tmp_path / "kept"
    tokens, paths = looked_after(folder)
    running = server(data_dir=folder)
    found: dict[str, list[str] | int] = {}
    for who, token in tokens.items():
        page = new_page(viewport={"width": 1280, "height": 900})
        page.context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
        for scheme, path in product(("light", "dark"), paths[who]):
            page.emulate_media(color_scheme=scheme)
            page.goto(running.url + path)
            settled(page)
            unfold(page)
            for fault in faults(page, axe):
                found.setdefault(fault, []).append(f"{who} {scheme} {path}")  # type: ignore[union-attr]
            found |= narrow(page, f"{who} {path}") if scheme == "light" else {}
    assert not found, "\n".join(f"{what}: {where}" for what, where in found.items())


def looked_after(folder: Path) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """A cohort with many names, a timetable and an announcement; the sessions of its owner and of a learner, and where they look."""
    folder.mkdir()
    store = open_store(folder / "companion.db", passphrase_work=4)
    content.keep(store)
    owner = store.people.claim(store.people.owner_link(), "Olive Owner", "correct horse battery")
    olive = store.people.identify(owner)
    assert olive is not None
    first, _second = (store.cohorts.create(olive.person, "who-are-your-customers", title) for title in ("Evening class", "Day class"))
    learners = [store.people.start(name, "", first.join_code) for name in ("Donaudampfschifffahrtsgesellschaftskapit", "Ωλύμπιος سوق")]
    for n in range(30):
        store.people.start(f"Learner {n}", "", first.join_code)
    store.timetable.set(olive.person, first.id, {"focus-on-one": "2099-12-01T08:00:00Z"})
    store.announcements.put(olive.person, first.id, f"No class on Monday.\n{'https://example.org/' + 'x' * 200}")
    store.members.give_code(olive.person, first.id, learners[0].person)
    store.close()
    desk = f"/cohorts?cohort={first.id}&part="
    person = f"{desk}people&person={learners[0].person}"
    return (
        {"owner": owner, "learner": learners[0].token},
        {
            "owner": (person, *(desk + part for part in ("people", "timetable", "announcement", "instructors"))),
            "learner": ("/", "/focus-on-one"),
        },
    )

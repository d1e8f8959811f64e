"""Writes ``docs/images/*.png``: pictures of the running application, filled by the demonstration. It knows screens, not stored answers.

Run it from the repository: ``python -m docs.make_images``, with the development packages and Chromium installed. Names after it make
these pictures only: ``python -m docs.make_images map-light review``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from docs.cast import FIVE, FOCUS, FULLEST, REST, SORTED, TOLD, TRADING, TRAVELLED, find
from docs.studio import PUBLIC_URL, Studio, chromium, fill
from tests.server import REPOSITORY, Server, find_free_port
from tests.walk.people import Person, list_five, rate, sort_cards

IMAGES = Path(__file__).with_name("images")
BEFORE, AFTER = (3, 5, 2, 4, 5), (3, 4, 4, 4, 5)  # how important each of the five is, and then
WELL = (4, 4, 1, 3, 2)  # how well each gets what they need
LOOKED = "Before the holidays"


def maps(studio: Studio, name: str) -> None:
    """The map: wide and narrow, light and dark; and the portfolio."""
    for width, size in ((1280, ""), (390, "-phone")):
        for dark, tone in ((False, "light"), (True, "dark")):
            if not studio.wants(f"map{size}-{tone}", "portfolio"):
                continue
            who = studio.learner(name, width, dark)
            who.go("/map")
            expect(who.page.locator(".node").first).to_be_visible()
            ring = who.page.locator(".st-key-map-ring")
            studio.shoot(who, f"map{size}-{tone}", ring.locator("svg").first, ring.locator(".list" if size else ".sentence").first)
            if not size and not dark and studio.wants("portfolio"):
                choose(who, "Where should I put my effort?")
                portfolio = who.page.locator(".st-key-map-portfolio")
                expect(portfolio.locator("svg").first).to_be_visible()
                studio.shoot(who, "portfolio", who.page.locator("h1").first, portfolio.locator(".sentence").first)
            who.page.context.close()


def pictures(studio: Studio, trading: str, travelled: str) -> None:
    """Further pictures of the map: the exchange of one learner, and the journey of another, also on a phone."""
    for name, width, dark, who, slug, title in (
        ("exchange", 1280, False, trading, "l3-exchange", "Give and get"),
        ("journey", 1280, False, travelled, "l7-feelings", "How should they feel, how do they feel now?"),
        ("journey-phone", 390, True, travelled, "l7-feelings", "How should they feel, how do they feel now?"),
    ):
        if studio.wants(name):
            learner = studio.learner(who, width, dark)
            choose(learner, title)
            drawn = learner.page.locator(f".st-key-map-{slug} svg").first
            expect(drawn).to_be_visible()
            studio.shoot(learner, name, drawn)
            learner.page.context.close()


def card(studio: Studio, name: str) -> None:
    """The map as a picture to share, with the switches above it, as it stands there at first."""
    who = studio.learner(name)
    who.go("/map")
    who.page.get_by_text("Share this map", exact=True).click()
    picture = who.page.get_by_role("img", name="On this card")
    expect(picture).to_be_visible()
    studio.shoot(who, "card", who.page.locator(".st-key-share"), picture)
    who.page.context.close()


def choose(who: Person, title: str) -> None:
    """Open the map and choose one of its further pictures."""
    who.go("/map")
    who.page.get_by_role("combobox", name="Picture").click()
    who.page.get_by_role("option", name=title, exact=True).click()
    expect(who.page.get_by_role("combobox", name="Picture")).to_have_value(title)


def learning(studio: Studio, name: str) -> None:
    """The start, an activity being answered, a list being written, feedback; what became of the list; Home of somebody else."""
    fern = studio.somebody()
    fern.go("/")
    studio.shoot(fern, "start", fern.page.locator("h1").first, fern.page.get_by_role("link", name="I have been here before, or I review"))
    fern.start("Fern")
    fern.go("/who-counts-as-a-customer")
    sort_cards(fern, "l1-cases", SORTED)
    fern.is_saved("l1-cases")
    studio.shoot(fern, "lesson", fern.activity("l1-cases"), most=880)
    if studio.wants("feedback"):
        sort_cards(fern, "l1-cases", REST)
        fern.hand_in("l1-cases")
        fern.handed("l1-cases", 1)
        mark = fern.page.locator(".st-key-mark-l1-cases").first
        expect(mark).to_be_visible()
        studio.shoot(fern, "feedback", mark, most=720)
    fern.go("/your-customers")
    list_five(fern, FIVE)
    fern.is_saved("l2-customers")
    rows = fern.activity("l2-customers").locator("[data-row]")
    studio.shoot(fern, "list", rows.last, fern.activity("l2-customers").get_by_role("button", name="Hand in", exact=True))
    if studio.wants("then-now", "templates"):
        changing(studio, fern)
    fern.page.context.close()
    if studio.wants("home"):
        who = studio.learner(name)
        who.go("/")
        studio.shoot(who, "home", who.page.locator("h1").first, who.page.locator('[class*="st-key-lesson-"]').nth(2))
        who.page.context.close()


def changing(studio: Studio, fern: Person) -> None:
    """The map then and now of somebody who thought again and chose a focus, and the list of a journey that has not begun."""
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    weigh(fern, "l2-importance", "How important", BEFORE, 1)
    weigh(fern, "l2-effort", "They get what they need from me", WELL, 1)
    choose(fern, "Your map, then and now")
    fern.page.get_by_text("Keep this map by hand").first.click()
    fern.types("A name for this moment", LOOKED)
    fern.presses("Keep it")
    fern.sees("What changed")
    fern.go("/your-customers")
    weigh(fern, "l2-importance", "How important", AFTER, 2)
    fern.go("/focus-on-one")
    focus = fern.activity("l4-focus")
    focus.get_by_role("radio", name=FOCUS).check()
    focus.get_by_label("Why this one").fill("I do not even know who rings us from there.")
    fern.hand_in("l4-focus")
    fern.handed("l4-focus", 1)
    choose(fern, "Your map, then and now")
    fern.sees("What changed")
    rings = fern.page.locator('[class*="st-key-map-l8-maps-"]')
    expect(rings.locator("svg")).to_have_count(2)
    studio.shoot(fern, "then-now", fern.page.get_by_text("What changed").first, rings.last.locator(".table").first)
    fern.go("/the-journey")
    journey = fern.activity("l7-touchpoints")
    expect(journey.locator(".templates")).to_be_visible()
    studio.shoot(fern, "templates", journey)


def weigh(fern: Person, slug: str, label: str, values: tuple[int, ...], rev: int) -> None:
    """Rate the five and hand them in, for the first time or again."""
    for (name, _group, _why), value in zip(FIVE, values, strict=True):
        rate(fern, slug, name, label, value)
    fern.hand_in(slug, "Hand in" if rev == 1 else "Hand in again")
    fern.handed(slug, rev)


def teaching(studio: Studio) -> None:
    """The review list, one submission with its difference, the cohorts, the class."""
    robin = studio.instructor()
    rows = robin.page.locator('[class*="st-key-row-"]')
    studio.shoot(robin, "review", robin.page.locator("h1").first, rows.nth(6))
    changed = rows.filter(has_text="Changed since you read it").filter(has_text="Your most important customers")
    expect(robin.page.locator('[data-test-script-state="notRunning"]')).to_be_attached()  # the rows below the first come after it
    while not changed.count():
        top = rows.first.text_content() or ""
        robin.presses("Older")
        expect(rows.first).not_to_have_text(top)
        expect(robin.page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    changed.first.get_by_role("button").click()
    robin.sees("You commented on version")
    expect(robin.page.locator("ins, del").first).to_be_visible()
    studio.shoot(robin, "submission", robin.page.locator("h2, h3").first, robin.page.locator('[class*="st-key-released-"]').last, most=1700)
    robin.page.get_by_role("link", name="Cohorts").click()
    robin.sees("Join: ")
    studio.shoot(
        robin,
        "cohorts",
        robin.page.locator("h1").first,
        robin.page.get_by_role("button", name="New link, the old one stops working"),
        most=1100,
    )
    robin.page.get_by_role("link", name="Class", exact=True).click()
    rows = robin.page.locator("table").filter(has_text="Who counts as a customer?").locator("tbody tr")
    expect(rows.nth(8)).to_be_visible()
    studio.shoot(robin, "class", robin.page.locator("h1").first, rows.nth(8), most=1300)
    robin.page.context.close()


def make(names: frozenset[str] = frozenset(), browser: Browser | None = None) -> list[Path]:
    """Make the pictures.

    :param names: which ones, without ``.png``; none means all
    :param browser: one that is open; by default the system's Chromium is started
    :return: the files written
    """
    if browser is None:
        with chromium() as started:
            return make(names, started)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ways = fill(folder)
        server = Server(folder, folder / "server.log", find_free_port(), env={"PUBLIC_URL": PUBLIC_URL})
        try:
            studio = Studio(browser, server.start(), ways, IMAGES, names)
            if studio.wants("map-light", "map-dark", "map-phone-light", "map-phone-dark", "portfolio"):
                maps(studio, find(folder, FULLEST))
            if studio.wants("card"):
                card(studio, find(folder, FULLEST))
            if studio.wants("exchange", "journey", "journey-phone"):
                pictures(studio, find(folder, TRADING), find(folder, TRAVELLED))
            if studio.wants("start", "home", "lesson", "list", "feedback", "then-now", "templates"):
                learning(studio, find(folder, TOLD))
            if studio.wants("review", "submission", "cohorts", "class"):
                teaching(studio)
        finally:
            server.stop()
    return studio.written


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for file in make(frozenset(sys.argv[1:])):
        print(f"{file.relative_to(REPOSITORY)}  {file.stat().st_size // 1000} kB")

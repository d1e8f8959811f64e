"""Writes ``docs/images/*.png``: pictures of the running application, filled by the demonstration. It knows screens, not stored answers.

Run it from the repository: ``python -m docs.make_images``, with the development packages and Chromium installed. Names after it make
these pictures only: ``python -m docs.make_images map-light review``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from docs.studio import PUBLIC_URL, Studio, fill
from tests.server import REPOSITORY, Server, find_free_port
from tests.walk.people import list_five, sort_cards

IMAGES = Path(__file__).with_name("images")

FIVE = [
    ("Chemistry teachers", "At work", "If the experiments are not on the table at eight, two lessons fall apart."),
    ("School office", "At work", "They order what I ask for, and need my numbers by the tenth to do it."),
    ("Primary school next door", "Outside", "They borrow our microscopes and tell parents about us."),
    ("Robotics club", "Outside", "Fourteen pupils come because they want to."),
    ("My sister", "Away from work", "She counts on me on Thursdays, when she works late"),
]
SORTED = {"A man buys flowers": "Buyer", "A toddler eats": "Consumer"}
REST = {
    "A family has turned": "Patron",
    "A nurse has coffee": "Member",
    "A climber pays": "Member",
    "A household gets": "Subscriber",
    "Eleven adults": "Course participant",
    "A hospital has": "Client",
    "A girl reads": "Subscriber",
    "A man pays": "Member",
    "An office clerk": "Buyer",
    "A woman takes": "Client",
}

# Whose map shows most: things in all places, each of them rated (those added from the last activity are not yet), and rated differently.
FULLEST = """
  SELECT enrolment.pseudonym,
    (SELECT min(3, count(DISTINCT json_extract(value, '$.group'))) FROM json_each(lists.body, '$.entries')) AS places,
    (SELECT count(json_extract(value, '$.satisfy')) FROM json_each(efforts.body, '$.ratings')) AS rated,
    (SELECT count(*) FROM json_each(met.body, '$.entries') WHERE json_extract(value, '$.decision') = 'add') AS added,
    (SELECT count(DISTINCT json_extract(value, '$.satisfy')) FROM json_each(efforts.body, '$.ratings')) AS different
  FROM enrolment
  JOIN current AS now ON now.person = enrolment.person AND now.slug = 'l2-customers'
  JOIN answer AS lists ON lists.person = now.person AND lists.slug = now.slug AND lists.rev = now.rev
  JOIN answer AS efforts ON efforts.person = enrolment.person AND efforts.slug = 'l2-effort'
  JOIN answer AS met ON met.person = enrolment.person AND met.slug = 'l2-met'
  JOIN answer AS tags ON tags.person = enrolment.person AND tags.slug = 'l2-tags'
  ORDER BY places DESC, rated DESC, added, different DESC, enrolment.pseudonym LIMIT 1"""

# Somebody in the middle of the course, with one comment they have not read.
TOLD = """
  SELECT enrolment.pseudonym, (SELECT count(*) FROM current WHERE current.person = enrolment.person AND slug NOT LIKE '%~%') AS done
  FROM review JOIN enrolment ON enrolment.person = review.person
  WHERE NOT EXISTS (SELECT 1 FROM review_read AS seen WHERE seen.cohort = review.cohort AND seen.n = review.n)
  GROUP BY enrolment.person HAVING count(*) = 1 ORDER BY done > 8, done DESC, enrolment.pseudonym LIMIT 1"""


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
                who.page.get_by_text("Where should I put my effort?").first.click()
                portfolio = who.page.locator(".st-key-map-portfolio")
                expect(portfolio.locator("svg").first).to_be_visible()
                studio.shoot(who, "portfolio", who.page.locator("h1").first, portfolio.locator(".sentence").first)
            who.page.context.close()


def learning(studio: Studio, name: str) -> None:
    """Home, the start, an activity being answered, a list being written, feedback."""
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
    fern.page.context.close()
    who = studio.learner(name)
    who.go("/")
    studio.shoot(who, "home", who.page.locator("h1").first, who.page.locator('[class*="st-key-lesson-"]').last)
    who.page.context.close()


def teaching(studio: Studio) -> None:
    """The review list, one submission with its difference, the cohorts."""
    robin = studio.instructor()
    rows = robin.page.locator('[class*="st-key-row-"]')
    studio.shoot(robin, "review", robin.page.locator("h1").first, rows.nth(6))
    changed = rows.filter(has_text="Changed since you read it").filter(has_text="Your most important customers")
    while not changed.count():
        top = rows.first.text_content() or ""
        robin.presses("Older")
        expect(rows.first).not_to_have_text(top)
    changed.first.get_by_role("button").click()
    robin.sees("You commented on version")
    expect(robin.page.locator("ins, del").first).to_be_visible()
    studio.shoot(robin, "submission", robin.page.locator("h2, h3").first, robin.page.locator('[class*="st-key-released-"]').last, most=1700)
    robin.page.get_by_role("link", name="Cohorts").click()
    robin.sees("Join: ")
    studio.shoot(robin, "cohorts", robin.page.locator("h1").first, robin.page.get_by_test_id("stDataFrame"), most=1100)
    robin.page.context.close()


def find(folder: Path, query: str) -> str:
    """The pseudonym a query finds."""
    with sqlite3.connect(f"file:{folder / 'companion.db'}?mode=ro", uri=True) as db:
        return str(db.execute(query).fetchone()[0])


def make(names: frozenset[str] = frozenset()) -> list[Path]:
    """Make the pictures.

    :param names: which ones, without ``.png``; none means all
    :return: the files written
    """
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        ways = fill(folder)
        server = Server(folder, folder / "server.log", find_free_port(), env={"PUBLIC_URL": PUBLIC_URL})
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        try:
            studio = Studio(browser, server.start(), ways, IMAGES, names)
            if studio.wants("map-light", "map-dark", "map-phone-light", "map-phone-dark", "portfolio"):
                maps(studio, find(folder, FULLEST))
            if studio.wants("start", "home", "lesson", "list", "feedback"):
                learning(studio, find(folder, TOLD))
            if studio.wants("review", "submission", "cohorts"):
                teaching(studio)
        finally:
            browser.close()
            server.stop()
    return studio.written


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for file in make(frozenset(sys.argv[1:])):
        print(f"{file.relative_to(REPOSITORY)}  {file.stat().st_size // 1000} kB")

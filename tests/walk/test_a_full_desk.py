"""Two hundred learners, two reviewers: judge by a rubric, release in bulk, get a reply, apply a changed rubric, take the gradebook out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from docs.studio import Studio, at_rest
from tests.server import REPOSITORY, Server, find_free_port
from tests.walk.people import Person, invitation_from
from tests.walk.test_results import saved

pytestmark = pytest.mark.browser

LEARNERS, SLUG, TITLE = 200, "l2-customers", "Your most important customers"
LESSON = "who-are-your-customers/02-your-customers.md"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Any]]:
    """A folder of answers, a folder of lessons, and how to get in."""
    data, lessons = tmp_path_factory.mktemp("many"), tmp_path_factory.mktemp("written") / "lessons"
    shutil.copytree(REPOSITORY / "lessons", lessons)
    command = [sys.executable, "manage.py", "demo", "--learners", str(LEARNERS), "--seed", "1", "--json"]
    environment = os.environ | {"DATA_DIR": str(data), "LESSONS_DIR": str(lessons)}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True)
    return data, lessons, dict(json.loads(done.stdout))


@pytest.fixture
def studio(place: tuple[Path, Path, dict[str, Any]], chromium: Browser, tmp_path: Path) -> Iterator[Studio]:
    data, lessons, ways = place
    server = Server(data, data / "server.log", find_free_port(), env={"LESSONS_DIR": str(lessons)}).start()
    try:
        yield Studio(chromium, server, ways, tmp_path)
    finally:
        server.stop()


def reviews(who: Person, comment: str) -> str:
    """Open the first submission of the list that nobody is at, judge it, tick that it is ready; the learner's name comes back."""
    rows = who.page.locator('[class*="st-key-row-"]').filter(has_not_text="being reviewed").filter(has_not_text="your draft")
    rows.first.get_by_role("button").click()
    who.sees("The question as it was worded")
    at_rest(who)
    name = re.split(", version", who.page.get_by_text(re.compile(r", version \d")).first.text_content() or "")[0]
    who.page.get_by_label("Your comment", exact=True).fill(comment)
    judging = who.page.locator("[data-row]").first
    judging.get_by_role("radio").last.check()
    who.page.get_by_label("Returned for another look").check()
    who.page.get_by_label("Ready to be released").check()
    expect(who.page.locator(".state").last).to_contain_text("Saved")
    return name


def shows_names(who: Person, path: str) -> None:
    who.go(path)
    at_rest(who)
    show = who.page.get_by_role("button", name="Show names")
    if show.count():
        show.click()
        expect(show).to_have_count(0)
    at_rest(who)


def test_two_people_review_two_hundred(studio: Studio, place: tuple[Path, Path, dict[str, Any]], tmp_path: Path) -> None:
    robin, ines = studio.instructor(), studio.somebody()
    robin.go("/cohorts")
    ines.becomes_owner(invitation_from(robin, "Demo group"), "Ines Instructor")  # the same form; what it gives is the invitation's
    path = f"/review?state=new&of={SLUG}"
    names = []
    for who, comment in ((robin, "How do you know?"), (ines, "Say what they would miss.")):
        shows_names(who, path)
        names.append(reviews(who, comment))
    assert names[0] != names[1]

    robin.go("/review?view=ready")
    robin.sees("written by Ines Instructor")
    robin.page.get_by_text("Choose all 2 that can be released").click()
    robin.presses("Release 2 reviews")
    robin.sees("2 reviews were released.")

    learner = studio.learner(names[0])
    learner.go("/")
    learner.sees(f"Robin Vale returned “{TITLE}”")
    learner.page.get_by_role("link", name="Read it in the lesson").first.click()
    learner.sees("How do you know?")
    box = learner.page.locator('[class*="st-key-review-"]').filter(has_text="How do you know?").last
    box.get_by_label("Your reply").fill("I asked two of them.")
    box.get_by_role("button", name="Send the reply").click()
    expect(box.get_by_text("I asked two of them.", exact=True)).to_be_visible()
    shows_names(robin, f"/review?state=replied&of={SLUG}")
    robin.page.get_by_role("button", name=f"{names[0]} · {TITLE}").click()
    robin.sees("I asked two of them.")

    change_the_rubric(studio, place[1])
    robin.go("/review?view=rubrics")
    robin.sees("2 reviews used an earlier version.")
    robin.presses("Apply today's rubric to 2 reviews")
    robin.sees("2 drafts were made.")
    shows_names(robin, f"/review?of={SLUG}&words={names[1].split()[0]}")
    robin.page.get_by_role("button", name=f"{names[1]} · {TITLE}").first.click()
    expect(robin.page.get_by_label("Your comment", exact=True)).to_have_value("Say what they would miss.")
    robin.page.get_by_role("button", name=re.compile("^Release the review of version")).click()
    robin.sees("was released.")
    robin.go("/review?view=rubrics")
    robin.sees("1 review used an earlier version.")
    take_the_gradebook(robin, tmp_path / "gradebook.xlsx", names)


def change_the_rubric(studio: Studio, lessons: Path) -> None:
    """The author says one level in other words, and the installation starts again with it."""
    lesson, level = lessons / LESSON, "Some entries say why they matter"
    text = lesson.read_text("utf-8")
    assert text.count(level) == 1
    lesson.write_text(text.replace(level, "Half of the entries say why they matter"), "utf-8")
    studio.server.stop()
    studio.server.start()


def take_the_gradebook(who: Person, path: Path, names: list[str]) -> None:
    who.go("/results")
    who.sees(f"{LEARNERS} learners.")
    book = load_workbook(BytesIO(saved(who, "gradebook", "Make the gradebook", path)), read_only=True)
    learners = {row[0] for row in book["Learners"].iter_rows(min_row=2, values_only=True)}
    assert len(learners) == LEARNERS and set(names) <= learners
    said = [" ".join(str(cell) for cell in row if cell) for row in book["Comments"].iter_rows(min_row=2, values_only=True)]
    assert any("Say what they would miss." in line for line in said) and any("I asked two of them." in line for line in said)

"""A lesson its author broke: learners get a quiet notice, the owner file and line, the other lessons go on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.server import REPOSITORY, Server
from tests.walk.people import Person, everything_on

pytestmark = pytest.mark.browser


def test_a_broken_lesson_is_a_quiet_notice_and_takes_nothing_else_down(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    lessons = tmp_path / "lessons"
    shutil.copytree(REPOSITORY / "lessons", lessons)
    broken = lessons / "who-are-your-customers" / "02-your-customers.md"
    broken.write_text(broken.read_text("utf-8").replace("kind: roster", "kind: rooster", 1), "utf-8")
    running = server(env={"LESSONS_DIR": str(lessons)})
    fern = Person(new_page(), running.url)
    fern.go("/")
    fern.sees("cannot be shown at the moment")
    fern.start("Fern")
    fern.go("/your-customers")
    fern.sees("This lesson cannot be shown at the moment")
    assert "Traceback" not in everything_on(fern.page) and "rooster" not in everything_on(fern.page)
    fern.go("/who-counts-as-a-customer")
    fern.sees("Twelve cases")
    olive = Person(new_page(), running.url)
    olive.becomes_owner(running.owner_path)
    olive.go("/installation")
    olive.sees("02-your-customers.md:")
    olive.sees("rooster")

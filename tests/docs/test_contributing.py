"""The lesson and the kind of CONTRIBUTING.md are run as they stand there."""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import activities
from activities.kind import AnyKind
from activities.proof import prove
from commands.course_rules import check_course
from course.reading import read_course
from tests.docs.pages import REPOSITORY

TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")


def block(language: str) -> str:
    """The first fenced block of a language, without the indentation of the list it stands in."""
    found = re.search(rf"^( *)(`{{3,}}){language}\n(.*?)^\1\2$", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"there is no {language} block"
    return textwrap.dedent(found[3])


@pytest.fixture
def sequence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AnyKind]:
    """The kind of the page, found because its file is there."""
    (tmp_path / "sequence.py").write_text(block("python"), "utf-8")
    monkeypatch.setattr(activities, "__path__", [*activities.__path__, str(tmp_path)])
    activities.kinds.cache_clear()
    activities.models.cache_clear()
    importlib.invalidate_caches()
    yield activities.kinds()["sequence"]
    monkeypatch.undo()
    activities.kinds.cache_clear()
    activities.models.cache_clear()


@pytest.fixture
def tea(tmp_path: Path, sequence: AnyKind) -> Path:
    """The course of the page."""
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "course.yaml").write_text(block("yaml"), "utf-8")
    (folder / "01-a-pot-of-tea.md").write_text(block("markdown"), "utf-8")
    return folder


def test_the_lesson_of_the_page_has_nothing_to_mend(tea: Path) -> None:
    reading = read_course(tea, activities.models())
    assert [*reading.problems, *check_course(reading, tea)] == []


def test_the_kind_of_the_page_proves_itself(tea: Path) -> None:
    course = read_course(tea, activities.models()).course
    assert course is not None
    assert [activity.kind for activity in course.activities()] == ["sequence"]
    assert prove(course) == []


def test_the_kind_of_the_page_tells_a_wrong_order(tea: Path, sequence: AnyKind) -> None:
    course = read_course(tea, activities.models()).course
    assert course is not None
    ask = activities.kind.Ask(course.activity("t1-tea"), course.activity("t1-tea").settings)  # type: ignore[union-attr]
    answer = sequence.read({"steps": ["pour", "boil", "wait", "drink"]})
    assert sequence.summary(ask, answer) == "Pour it over the leaves, Boil the water, Wait, Drink"
    mark = sequence.mark(ask, answer)
    assert mark is not None
    assert [line.tone for line in mark.lines] == ["other", "other", "accepted", "accepted", "note"]


def test_the_table_names_every_part_of_the_contract() -> None:
    contract = (REPOSITORY / "activities/kind.py").read_text("utf-8")
    parts = {*re.findall(r"^    def (\w+)\(self, ask", contract, re.MULTILINE), "needs", "upgrade", "version", "Settings", "Answer"}
    assert [part for part in sorted(parts) if f"`{part}`" not in TEXT] == []


def test_the_kind_of_the_page_is_gone_afterwards() -> None:
    assert "sequence" not in activities.kinds()

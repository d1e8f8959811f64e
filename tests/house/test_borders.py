"""The arrows between the rooms: pages → ui → {activities, takeaway, storage, charts} → course."""

from __future__ import annotations

import ast

import pytest

from tests.house.source import REPOSITORY, ROOMS, imports, modules, place, repository_files, tree

MAY_USE = {
    "course": {"course"},
    "charts": {"charts", "course"},
    "storage": {"storage", "course"},
    "activities": {"activities", "charts", "course"},
    "takeaway": {"takeaway", "activities", "charts", "course"},
    "ui": {"ui", "activities", "takeaway", "storage", "charts", "course"},
    "pages": {"ui", "activities", "takeaway", "storage", "charts", "course"},
}
OUTSIDE = {"app", "benchmarks", "commands", "docs", "manage", "tests"}
DATABASES = {"sqlite3", "pysqlite3", "sqlite_utils", "psycopg", "psycopg_pool"}
MUST_NOT_KNOW = {
    "course": {"streamlit", "plotly", "pandas", "numpy", *DATABASES},
    "charts": {"streamlit", *DATABASES},
    "storage": {"streamlit", "plotly"},
    "activities": {"streamlit", *DATABASES},
    "takeaway": {"streamlit", *DATABASES},
    "ui": DATABASES,
    "pages": DATABASES,
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_the_rooms_its_arrows_reach(room: str) -> None:
    wrong = [
        f"{place(path, line)} imports {name}"
        for path in modules(room)
        for name, line in imports(path)
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in MAY_USE[room]
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_does_not_know_what_it_must_not_know(room: str) -> None:
    wrong = [
        f"{place(path, line)} imports {name}"
        for path in modules(room)
        for name, line in imports(path)
        if name.split(".")[0] in MUST_NOT_KNOW[room]
    ]
    assert not wrong


def test_no_room_imports_commands_or_tests() -> None:
    wrong = [place(path, line) for path in modules() for name, line in imports(path) if name.split(".")[0] in OUTSIDE]
    assert not wrong


def test_plotly_express_is_never_on_a_learners_path() -> None:
    wrong = [place(path, line) for path in modules() for name, line in imports(path) if name.startswith("plotly.express")]
    assert not wrong


def test_every_module_opens_with_a_sentence() -> None:
    silent = [place(path, 1) for path in modules() if tree(path).body and not ast.get_docstring(tree(path))]
    assert not silent


def test_the_engine_does_not_say_what_the_lessons_are_about() -> None:
    word = "custo" + "mer"
    of_content = ("lessons/", "tests/", "docs/", "locale/", "README.md", "CHANGELOG.md")
    wrong = [
        place(path, number)
        for path in repository_files()
        if not path.relative_to(REPOSITORY).as_posix().startswith(of_content) and path.suffix not in {".lock", ".json", ".png"}
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if word in line.lower()
    ]
    assert not wrong

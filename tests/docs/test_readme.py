"""The README tells the truth: its commands run, print what it says, and its settings are those of the program."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from docs.make_readme import examples, run, without_codes
from manage import main
from tests.docs.pages import REPOSITORY, dry_run, shell_lines

TEXT = (REPOSITORY / "README.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]*) \|", TEXT, re.MULTILINE))
SOURCES = [
    file for folder in ("ui", "storage", "commands", "activities", "charts", "course") for file in (REPOSITORY / folder).rglob("*.py")
]
READ = {name for file in SOURCES for name in re.findall(r"\bsetting\(\"([A-Z_]+)\"", file.read_text("utf-8"))}
MADE = set(re.findall(r"^([A-Z_]+) \?=", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("command", "printed"), examples(TEXT), ids=[command for command, _printed in examples(TEXT)])
def test_an_example_prints_what_the_page_says(command: str, printed: str) -> None:
    assert without_codes(run(command)) == without_codes(printed), "run: python -m docs.make_readme"


def test_there_are_examples() -> None:
    assert len(examples(TEXT)) >= 4


def test_every_command_is_on_the_page() -> None:
    shown = " ".join(command for command, _printed in examples(TEXT))
    assert [name for name in main.commands if f"manage.py {name}" not in shown] == []


@pytest.mark.parametrize("target", ["run", "test", "demo"])
def test_the_make_commands_of_the_page_are_there(target: str) -> None:
    assert f"make {target}" in TEXT
    assert dry_run(target).returncode == 0


def test_every_command_to_type_can_be_run() -> None:
    for line in shell_lines():
        match shlex.split(line):
            case ["make", target, *_]:
                assert dry_run(target).returncode == 0, line
            case ["python", "-m", module]:
                assert importlib.util.find_spec(module), line
            case ["python", "-c", _] | ["umask", _]:
                pass  # the backup: run in full below
            case ["pip", "install", "-r", needs]:
                assert (REPOSITORY / needs).is_file(), line
            case ["streamlit", "run", script]:
                assert (REPOSITORY / script).is_file(), line
            case _:
                raise AssertionError(f"no test knows this command: {line}")


def test_the_backup_of_the_page_is_a_whole_database(tmp_path: Path) -> None:
    from storage.store import open_store

    lines = "\n".join(line for line in shell_lines() if "VACUUM" in line or "umask" in line)
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data/companion.db")
    subprocess.run(["bash", "-euc", lines.replace("python ", f"{shlex.quote(sys.executable)} ")], cwd=tmp_path, check=True)
    store.close()
    copy = tmp_path / "data/backup.db"
    assert open_store(copy).engine.check() == []
    assert copy.stat().st_mode & 0o077 == 0


def test_every_setting_of_the_page_is_read() -> None:
    assert {"PORT", "DATA_DIR", "PUBLIC_URL", "COURSE"} <= set(ROWS)
    assert set(ROWS) <= READ | MADE


def test_every_setting_that_is_read_is_on_the_page() -> None:
    assert sorted(READ - set(ROWS)) == []


@pytest.mark.parametrize("name", ["PORT", "ADDRESS", "DATA_DIR"])
def test_the_values_without_a_setting_are_those_of_make(name: str) -> None:
    assert f"{name} ?= {ROWS[name].strip('`')}\n" in (REPOSITORY / "Makefile").read_text("utf-8")

"""Read the repository's own source for the tests that hold its rules."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ROOMS = ("activities", "charts", "course", "pages", "storage", "takeaway", "ui")


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that belongs to the repository: known to git, or new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.splitlines()
    return tuple(path for path in (REPOSITORY / name for name in names) if path.is_file())


def modules(*rooms: str) -> list[Path]:
    """The Python files of some rooms (all rooms when none is named), sorted."""
    return sorted(path for room in rooms or ROOMS for path in (REPOSITORY / room).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The modules a file imports anywhere in it, with their lines; `from ui import frame` counts as `ui.frame`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def place(path: Path, line: int) -> str:
    """A place as editors understand it: `ui/frame.py:12`."""
    return f"{path.relative_to(REPOSITORY)}:{line}"

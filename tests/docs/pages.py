"""The pages people read, and what a test wants to know of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
FENCED = re.compile(r"^( *)(`{3,}).*?^\1\2$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Every Markdown page outside the lessons' own text."""
    named = [REPOSITORY / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "lessons/README.md")]
    return named + sorted((REPOSITORY / "docs").rglob("*.md"))


def links(page: Path) -> Iterator[str]:
    """Targets of links and pictures of a page, outside examples."""
    for found in LINK.finditer(FENCED.sub("", page.read_text("utf-8"))):
        yield found[1] or found[2]


def heading_ids(page: Path) -> set[str]:
    """The names under which the headings of a page can be linked."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@cache
def shell_lines() -> tuple[str, ...]:
    """Every command the README and CONTRIBUTING ask people to type, without its comment."""
    lines = []
    for name in ("README.md", "CONTRIBUTING.md"):
        for block in re.findall(r"^```sh\n(.*?)^```$", (REPOSITORY / name).read_text("utf-8"), re.MULTILINE | re.DOTALL):
            lines += [line.partition("  #")[0].strip() for line in block.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))


def dry_run(target: str) -> subprocess.CompletedProcess[str]:
    """What make would do for a target, without doing it."""
    return subprocess.run(["make", "-n", target], cwd=REPOSITORY, capture_output=True, text=True)

"""Every page holds together: links lead somewhere, pictures are there, small and described, and it speaks of the product alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docs.make_images import IMAGES
from docs.studio import MOST_BYTES
from tests.docs.pages import REPOSITORY, heading_ids, links, pages

every_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(REPOSITORY).as_posix())
DECISIONS = sorted((REPOSITORY / "docs/decisions").glob("[0-9]*.md"))


@every_page
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            continue
        name, _hash, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name}: {target}"
        assert file.is_relative_to(REPOSITORY)
        assert not anchor or anchor in heading_ids(file), f"{page.name}: {target}"


def test_every_picture_is_shown_somewhere() -> None:
    shown = {(page.parent / target).resolve() for page in pages() for target in links(page) if target.endswith(".png")}
    assert sorted(file.name for file in IMAGES.glob("*.png") if file.resolve() not in shown) == []


def test_every_picture_is_small() -> None:
    assert [file.name for file in IMAGES.glob("*.png") if file.stat().st_size > MOST_BYTES] == []


@every_page
def test_every_picture_is_described(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "![](" not in text
    assert [tag for tag in re.findall(r"<img[^>]*>", text) if not re.search(r'alt="[^"]{10,}"', tag)] == []


def test_the_readme_shows_the_map_light_and_dark() -> None:
    text = (REPOSITORY / "README.md").read_text("utf-8")
    assert text.index("map-dark.png") < text.index("map-light.png") < text.index("make run")
    assert "prefers-color-scheme: dark" in text


def test_the_changelog_has_the_version_of_the_program_first() -> None:
    version = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    heads = re.findall(r"^## (\S+)", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert version in heads[:2]


def test_the_decisions_are_numbered_without_a_gap() -> None:
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_parts(page: Path) -> None:
    heads = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
    assert heads == ["Context and problem", "Considered options", "Decision", "Consequences"]
    assert len(page.read_text("utf-8").splitlines()) <= 80, "a decision is one page"


def test_every_decision_is_listed() -> None:
    listed = (REPOSITORY / "docs/decisions/README.md").read_text("utf-8")
    assert [file.name for file in DECISIONS if f"({file.name})" not in listed] == []


def test_every_package_has_its_reason() -> None:
    text = (REPOSITORY / "docs/decisions/0008-dependencies.md").read_text("utf-8")
    lines = [line for name in ("requirements.txt", "requirements-dev.txt") for line in (REPOSITORY / name).read_text("utf-8").splitlines()]
    packages = [re.split(r"[=<>~ ;\[]", line)[0] for line in lines if line and line[0] not in "#-"]
    packages += re.findall(r'^    "([^"]+)": "[\^\d]', (REPOSITORY / "package.json").read_text("utf-8"), re.MULTILINE)
    assert len(packages) > 20
    assert [package for package in packages if f"| `{package}` |" not in text] == []

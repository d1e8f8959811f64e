"""`manage.py demo`: fills an empty installation with made-up learners and says how to sign in. It knows no answer."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import click

from commands.installation import claim_link, join_link, open_here
from commands.made_up.filling import Clock, Filled, Filling
from commands.made_up.material import Material, read_material
from course.lesson import Course
from storage.errors import StorageError
from storage.store import Store
from ui import content

CODES = 40  # resume codes that are printed


@click.command()
@click.option("--learners", default=30, show_default=True, type=click.IntRange(1, 20_000), help="How many learners to make up.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes up the same answers.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for other programs.")
def demo(learners: int, seed: int, as_json: bool) -> None:
    """Fill an EMPTY installation with made-up learners, an instructor, reviews and replies."""
    course, material = _material()
    clock = Clock(time.time())
    try:
        store = open_here(clock)
    except (StorageError, OSError) as error:
        raise click.ClickException(f"The installation could not be opened. {error}") from error
    try:
        if not _is_empty(store):
            raise click.ClickException(
                "This installation is in use, so nothing was changed. To see a demonstration, set DATA_DIR to an empty folder."
            )
        chance = random.Random(seed)  # noqa: S311 - answers, not secrets; every code comes from the store
        filled = Filling(store, clock, course, material, chance).fill(learners)
        ways = _ways_in(filled, claim_link(store.people.owner_link()))
    finally:
        store.close()
    click.echo(json.dumps(ways) if as_json else _page(ways, filled))


def _material() -> tuple[Course, Material]:
    """The first course with made-up learners that can be read."""
    for slug, course in content.courses().items():
        file = content.lessons_dir() / slug / "demo.yaml"
        material = read_material(file)[0] if file.is_file() else None
        if material is not None:
            return course, material
    raise click.ClickException("No course has a demo.yaml that can be read. `manage.py lint` says what to mend.")


def _is_empty(store: Store) -> bool:
    return not store.people.has_owner() and store.digest()[0] == 0


def _ways_in(filled: Filled, owner_link: str) -> dict[str, Any]:
    return {
        "join_link": join_link(filled.cohort.join_code),
        "owner_link": owner_link,
        "instructor": {"name": filled.instructor, "passphrase": filled.passphrase},
        "resume_codes": filled.resume_codes,
    }


def _page(ways: dict[str, Any], filled: Filled) -> str:
    codes = dict(list(filled.resume_codes.items())[:CODES])
    width = max(len(name) for name in codes)
    lines = [
        f"{len(filled.resume_codes)} made-up learners handed in {filled.handed_in} answers.",
        "",
        f"Join as a learner:     {ways['join_link']}",
        f"Become the owner:      {ways['owner_link']}  (once, within 48 hours)",
        f"Sign in as instructor: {filled.instructor}, passphrase {filled.passphrase}",
        "",
        "Come back as a learner with a resume code:",
        *(f"  {name:<{width}}  {code}" for name, code in codes.items()),
        *([f"  and {len(filled.resume_codes) - CODES} more"] if len(filled.resume_codes) > CODES else []),
    ]
    return "\n".join(lines)

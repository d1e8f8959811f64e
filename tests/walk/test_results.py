"""An instructor takes results out in a browser, learners are asked, and a file that was made is fetched by nobody else."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.server import Server
from tests.walk.people import Person, open_class
from tests.walk.test_every_page import faults, narrow, settled

pytestmark = pytest.mark.browser

LIST = [("Head teacher", "At work", '=HYPERLINK("http://evil")')]


def saved(person: Person, kind: str, make: str, path: Path) -> bytes:
    """Make a file and save it by its link."""
    place = person.page.locator(f".st-key-offer-{kind}")
    person.presses(make)
    link = place.get_by_role("link", name=re.compile("Save the file"))
    expect(link).to_be_visible()
    settled(person.page)
    with person.page.expect_download() as got:
        link.click()
    got.value.save_as(path)
    return path.read_bytes()


def test_results_are_taken_out_and_stay_with_whom_they_are_for(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page], list[dict[str, Any]]]
) -> None:
    running = server()
    olive, fern = Person(new_page(viewport={"width": 1280, "height": 900}), running.url), Person(new_page(), running.url)
    open_class(olive, fern, running.owner_path, LIST)
    olive.go("/results")
    olive.sees("1 learner.")
    grades = openpyxl.load_workbook(BytesIO(saved(olive, "gradebook", "Make the gradebook", tmp_path / "grades.xlsx")))
    assert grades["Learners"]["A2"].value == "Fern"
    cells = [cell for row in grades["Fields"].iter_rows() for cell in row]
    assert LIST[0][2] in [cell.value for cell in cells] and not [cell for cell in cells if cell.data_type == "f"]
    address = olive.page.locator(".st-key-offer-gradebook a").get_attribute("href") or ""
    assert olive.page.request.get(f"{running.url}/{address}").status == 200
    assert fern.page.request.get(f"{running.url}/{address}").status == 404
    barriers = faults(olive.page, axe)
    olive.types("What the answers are to be used for, and by whom", "A study of lists")
    olive.presses("Ask the learners")
    olive.sees("They read this purpose")
    fern.go("/account")
    fern.presses("My answers may be used for research, without my name")
    fern.sees("You agreed")
    fern.page.reload()
    fern.sees("You agreed")
    with ZipFile(BytesIO(saved(olive, "research", "Make the file for research", tmp_path / "research.zip"))) as pack:
        texts = list(csv.DictReader(StringIO(pack.read("texts.csv").decode("utf-8-sig"), newline="")))
        everything = b"".join(pack.read(name) for name in pack.namelist()).decode()
    assert "Head teacher" in [row["text"] for row in texts] and "Fern" not in everything
    for person in (olive, fern):
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme)
            settled(person.page)
            barriers += faults(person.page, axe)
        barriers += [f"{name}: {width}" for name, width in narrow(person.page, person.page.url).items()]
    assert not barriers, "\n".join(barriers)
    running.stop()
    assert not list(running.data_dir.glob("tmp/*"))

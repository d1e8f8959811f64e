"""Rows may each have options of their own: browser and server offer and keep the same ones."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict

import pytest

from course.check import fit
from course.sheet import Field, Option, Rows, Sheet, for_row
from ui.sheet.bundle import HERE

LEVEL = Field("level", "Level", "choice", by_row=(("one", (Option("a", "A"), Option("b", "B"))), ("two", (Option("c", "C"),))))
NOTE = Field("note", "Note")
ROWS = Rows("rows", "Rows", "Row", (LEVEL, NOTE), given=True, subjects=(Option("one", "One"), Option("two", "Two")))
BODY = {
    "rows": [{"id": "one", "level": "b", "note": "stays"}, {"id": "two", "level": "a", "note": "stays, too"}, {"id": "gone", "level": "a"}]
}
KEPT = {"rows": [{"id": "one", "level": "b", "note": "stays"}, {"id": "two", "note": "stays, too"}, {"id": "gone"}]}


def browser(what: str, *arguments: object) -> object:
    """What a function of the browser's half gives back."""
    module = (HERE / "conditions.js").as_uri()
    script = f"import {{ {what} }} from '{module}'; console.log(JSON.stringify({what}(...{json.dumps(arguments)})))"
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("row", "values"), [("one", ["a", "b"]), ("two", ["c"]), ("gone", [])])
def test_browser_and_server_offer_a_row_the_same_options(row: str, values: list[str]) -> None:
    offered = browser("forRow", asdict(LEVEL), row)
    assert isinstance(offered, dict)
    assert [option["value"] for option in offered["options"]] == [option.value for option in for_row(LEVEL, row).options] == values


def test_browser_and_server_leave_out_what_another_row_may_choose() -> None:
    assert fit(Sheet((ROWS,)), BODY) == KEPT
    assert browser("fit", [asdict(ROWS)], BODY) == KEPT

"""The sheet in the second browser: typing, reloading, choosing, rows, templates and cards."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.firefox import Firefox
from tests.sheet.conftest import Learner, SheetServer, until

pytestmark = pytest.mark.browser
TEXT = "They turn our class lists into timetables; if I am late, forty people wait."
DEEP = """((selector) => [...document.querySelectorAll('.stBidiComponent *')]
  .flatMap((node) => (node.shadowRoot ? [...node.shadowRoot.querySelectorAll(selector)] : [])))"""


def find(selector: str, n: int = 0) -> str:
    """An expression for an element of the sheet."""
    return f"{DEEP}({json.dumps(selector)}).at({n})"


@pytest.fixture
def person(firefox: Firefox, web_server: SheetServer) -> Iterator[Learner]:
    def no_tabs() -> None:
        raise AssertionError("Firefox has one tab here")

    person = Learner(web_server, f"fox{id(firefox)}", no_tabs)  # type: ignore[arg-type]
    firefox.goto(web_server.url + "_stcore/health")
    firefox.evaluate(f"document.cookie = 'person={person.person}; path=/'")
    yield person


def open_sheet(firefox: Firefox, person: Learner, name: str = "list") -> None:
    firefox.goto(person.server.url + ("" if name == "list" else name))
    firefox.wait_for(f"{find('.foot')}.offsetHeight")
    firefox.click(find(".part-title"))  # a window that was never clicked takes no keys


def test_typing_choosing_and_a_reload_at_once_lose_nothing(firefox: Firefox, person: Learner) -> None:
    open_sheet(firefox, person)
    firefox.click(find(".option input"))
    firefox.click(find("textarea", -1))
    firefox.type(TEXT)
    firefox.reload()
    firefox.wait_for(f"{find('textarea', -1)}.value === {json.dumps(TEXT)}")
    assert firefox.evaluate(f"{find('.option input')}.checked")
    until(lambda: person.body().get("note") == TEXT)
    assert person.body()["customers"][0]["group"] == "internal"
    firefox.wait_for(f"{find('.state.saved')}.textContent")


# Headless Firefox gives its window no focus: keys arrive, but Enter presses no button. So buttons are clicked here.


def test_rows_are_added_moved_removed_and_brought_back(firefox: Firefox, person: Learner) -> None:
    open_sheet(firefox, person)
    firefox.click(find(".add"))
    firefox.type("Cy")  # the focus is in the new row
    firefox.click(find(".row:last-child .icon"))
    until(lambda: [row.get("name") for row in person.body().get("customers", [])] == [None, "Cy", None])
    firefox.click(find(".row:nth-child(2) .icon", 2))
    until(lambda: len(person.body()["customers"]) == 2)
    firefox.click(find(".gone button"))
    until(lambda: [row.get("name") for row in person.body()["customers"]] == [None, "Cy", None])


def test_a_template_fills_the_list_a_spare_option_is_hidden_and_a_field_waits(firefox: Firefox, person: Learner) -> None:
    open_sheet(firefox, person, "begin")
    assert [firefox.evaluate(f"{find('.option', n)}.offsetHeight > 0") for n in range(3)] == [True, True, False]
    assert not firefox.evaluate(f"{find('.field.choice', -1)}.offsetHeight")
    firefox.click(find(".template"))
    firefox.type("! ")  # the focus is in the first row
    firefox.click(find("textarea", -1))
    firefox.type("Quick")
    firefox.wait_for(f"{find('.field.choice', -1)}.offsetHeight")
    firefox.wait_for(f"!{find('.templates')}.offsetHeight")
    until(lambda: person.body("begin").get("hope") == "Quick")
    assert [row["name"] for row in person.body("begin")["steps"]] == ["Look around! ", "Ask somebody", "Use it"]
    assert person.body("begin")["about"] == "s1"


def test_cards_are_sorted_by_click_and_ordered_by_arrow_keys(firefox: Firefox, person: Learner) -> None:
    open_sheet(firefox, person, "sort")
    firefox.click(find(".card"))
    firefox.click(find(".chip"))
    until(lambda: person.body("sort").get("types") == {"c1": "personal"})
    open_sheet(firefox, person, "order")
    firefox.evaluate(f"{find('.step .grip', 1)}.focus()")
    firefox.press("ArrowUp")
    until(lambda: person.body("order").get("phases", [""])[0] == "awareness")

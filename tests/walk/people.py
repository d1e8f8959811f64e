"""The people of the walks: what a learner, an owner or an instructor does in a browser, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 20_000  # ms: a busy machine is slow, not broken
expect.set_options(timeout=PATIENCE)


@dataclass
class Person:
    """Somebody at a browser; ``base`` is the server's address."""

    page: Page
    base: str

    def go(self, path: str) -> None:
        """Open an address of the installation; a full link is followed at this server."""
        parts = urlsplit(path)
        self.page.goto(self.base + parts.path + (f"?{parts.query}" if parts.query else ""))
        expect(self.page.locator("h1").first).to_be_visible()

    def sees(self, text: str) -> None:
        """Wait until a text is on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def types(self, label: str, text: str) -> None:
        """Fill a box of a page (not of a sheet)."""
        self.page.get_by_role("textbox", name=label).fill(text)

    def presses(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def start(self, name: str) -> str:
        """Begin under a pseudonym; the resume code comes back."""
        self.types("A name for you here", name)
        self.page.get_by_role("button", name=re.compile("^(Start|Join)$")).click()
        return self._code()

    def _code(self) -> str:
        self.sees("Your resume code")
        code = self.page.locator(".keepsake code").first.text_content() or ""
        self.presses("I have kept it")
        expect(self.page.get_by_text("Your resume code")).to_have_count(0)
        return code

    def activity(self, slug: str) -> Locator:
        """The box of one activity."""
        return self.page.locator(f".st-key-activity-{slug}")

    def hand_in(self, slug: str, button: str = "Hand in") -> None:
        """Press an activity's hand-in button and wait for the page to know the new version."""
        self.activity(slug).get_by_role("button", name=button, exact=True).click()

    def handed(self, slug: str, rev: int) -> None:
        """Wait until the page says which version was handed in."""
        expect(self.activity(slug).get_by_text(f"handed in, version {rev}")).to_be_visible()

    def is_saved(self, slug: str) -> None:
        """Wait until the sheet says that the server has everything."""
        expect(self.activity(slug).locator(".state").first).to_contain_text("Saved")

    def opens_work_of(self, name: str) -> None:
        """On the review page: let names be shown, and open the first submission of a learner."""
        show = self.page.get_by_role("button", name="Show names")
        row = self.page.get_by_role("button", name=name)
        expect(show.or_(row).first).to_be_visible()
        if show.count():
            show.click()
            expect(show).to_have_count(0)
        row.first.click()
        self.sees("The question as it was worded")

    def becomes_owner(self, path: str, name: str = "Olive Owner") -> None:
        """Follow the one-time link."""
        self.go(path)
        self.types("Your name, as learners will see it", name)
        self.types("A passphrase", "correct horse battery")
        self.presses("Accept")
        self.sees("Lessons")

    def makes_cohort(self, title: str) -> str:
        """Create a cohort; its join link comes back."""
        self.page.get_by_role("link", name="Cohorts").click()
        self.types("Name of the cohort", title)
        self.presses("Make the cohort")
        self.sees(f"Join: {title}")
        return self.page.locator(".keepsake code").first.text_content() or ""


def invitation_from(person: Person, cohort: str) -> str:
    """On the page of a cohort, make an invitation to review in it; its link comes back."""
    person.page.get_by_text("Instructors", exact=True).first.click()
    person.presses("Make an invitation")
    person.sees(f"Invitation to review: {cohort}")
    return person.page.locator(".keepsake code").last.text_content() or ""


def list_five(person: Person, names: list[tuple[str, str, str]]) -> None:
    """Fill the list of lesson 2: (name, group, why) each."""
    sheet = person.activity("l2-customers")
    expect(sheet.get_by_role("button", name="Add a customer")).to_be_visible()  # before the form is drawn it has no rows to count
    for n, (name, group, why) in enumerate(names):
        if sheet.locator("[data-row]").count() <= n:
            sheet.get_by_role("button", name="Add a customer").click()
        row = sheet.locator("[data-row]").nth(n)
        row.get_by_label("Who", exact=True).fill(name)
        row.get_by_label(group).first.check()
        row.get_by_label("Why they matter").fill(why)


def open_class(olive: Person, fern: Person, owner_path: str, entries: list[tuple[str, str, str]]) -> None:
    """Olive owns the installation and makes a cohort; Fern joins it and, if there are entries, hands in a list of them."""
    olive.becomes_owner(owner_path)
    fern.go(olive.makes_cohort("Evening class"))
    fern.start("Fern")
    fern.go("/your-customers")
    if entries:
        list_five(fern, entries)
        fern.hand_in("l2-customers")
        fern.handed("l2-customers", 1)


def sort_cards(person: Person, slug: str, places: dict[str, str]) -> None:
    """Sort by tap: choose a card by the beginning of its text, then its group."""
    sheet = person.activity(slug)
    for card, group in places.items():
        sheet.locator(".card", has_text=card).first.click()
        sheet.locator(".targets:not([hidden]) .chip", has_text=group).first.click()


def rate(person: Person, slug: str, name: str, label: str, value: int) -> None:
    """Choose a rating of one thing."""
    row = person.activity(slug).locator("[data-row]", has_text=name).first
    row.locator("fieldset", has_text=label).get_by_role("radio").nth(value - 1).check()


def choose(within: Locator, question: str, option: str) -> None:
    """Choose one answer to a question of a sheet, or of one of its rows."""
    within.get_by_role("radiogroup", name=question, exact=True).get_by_role("radio", name=option, exact=True).check()


def everything_on(page: Page) -> str:
    """All text of a page with what stands in shadow roots and in boxes, as one string."""
    script = """() => { const out = []; const walk = (n) => { if (n.nodeType === 3) out.push(n.textContent);
      if (n.shadowRoot) walk(n.shadowRoot); if ('value' in n && typeof n.value === 'string') out.push(n.value);
      if (n.getAttribute) out.push(n.getAttribute('aria-label') || ''); for (const c of n.childNodes) walk(c); };
      walk(document.body); return out.join('\\n'); }"""
    return str(page.evaluate(script))

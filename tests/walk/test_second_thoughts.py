"""What people do after the first time: take a version back, hide an entry, look ahead, sign out, bring somebody in, forge a message."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storage.store import open_store
from tests.server import Server
from tests.walk.people import Person, everything_on, list_five

pytestmark = pytest.mark.browser

TWO = [("School office", "At work", "First reason."), ("Museum next door", "Outside", "They lend us objects.")]
KEYS = "() => Object.keys(localStorage).filter((key) => key.startsWith('cc-'))"


@pytest.fixture
def running(server: Callable[..., Server]) -> Server:
    return server()


@pytest.fixture
def open_as(running: Server, new_page: Callable[..., Page]) -> Callable[[], Person]:
    return lambda: Person(new_page(viewport={"width": 1280, "height": 1000}), running.url)


@pytest.fixture
def fern(open_as: Callable[[], Person]) -> Person:
    """A learner who began alone."""
    person = open_as()
    person.go("/")
    person.start("Fern")
    return person


def test_an_older_version_comes_back_as_a_draft_and_every_version_stays(fern: Person) -> None:
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    why = fern.activity("l2-customers").locator("[data-row]").first.get_by_label("Why they matter")
    why.fill("Second reason.")
    fern.hand_in("l2-customers", "Hand in again")
    fern.handed("l2-customers", 2)
    fern.activity("l2-customers").get_by_text("Your earlier versions").click()
    expect(fern.activity("l2-customers").get_by_text("First reason.")).to_be_visible()
    fern.presses("Take this version back as my draft")
    expect(why).to_have_value("First reason.")
    fern.handed("l2-customers", 2)
    fern.hand_in("l2-customers", "Hand in again")
    fern.handed("l2-customers", 3)


def test_whoever_looks_ahead_sees_the_discussion_and_it_is_recorded(fern: Person, running: Server) -> None:
    fern.go("/who-counts-as-a-customer")
    box = fern.activity("l1-cases")
    expect(box.get_by_text("Discussion", exact=True)).to_have_count(0)
    box.get_by_role("button", name="Show me the discussion anyway").click()
    expect(box.get_by_text("Discussion", exact=True)).to_be_visible()
    store = open_store(running.data_dir / "companion.db")
    peeked = store.engine.read(lambda tx: tx.rows("SELECT slug FROM peek"))
    store.close()
    assert [row["slug"] for row in peeked] == ["l1-cases"]


def test_signing_out_leaves_nothing_on_the_device(fern: Person, running: Server) -> None:
    fern.go("/your-customers")
    list_five(fern, TWO[:1])
    fern.is_saved("l2-customers")
    fern.page.route("**/drafts", lambda route: route.abort())
    fern.page.context.set_offline(True)
    fern.activity("l2-customers").locator("[data-row]").first.get_by_label("Why they matter").fill("Only on this device")
    fern.page.wait_for_function(f"({KEYS})().length > 0")
    fern.page.context.set_offline(False)
    fern.page.unroute("**/drafts")
    fern.is_saved("l2-customers")
    fern.page.get_by_role("link", name="Account", exact=True).click()
    fern.presses("Sign out")
    fern.sees("I have been here before")
    fern.page.wait_for_function(f"({KEYS})().length === 0")
    fern.page.reload()
    fern.sees("I have been here before")
    fern.go("/your-customers")
    fern.sees("Begin, or come back")
    assert "School office" not in everything_on(fern.page)


def test_an_entry_made_private_is_gone_from_every_version_the_instructor_sees(running: Server, open_as: Callable[[], Person]) -> None:
    olive, fern = open_as(), open_as()
    olive.becomes_owner(running.owner_path)
    fern.go(olive.makes_cohort("Evening class"))
    fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    olive.go("/review")
    olive.page.get_by_role("button", name="Fern").first.click()
    olive.sees("The question as it was worded")
    olive.sees("They lend us objects.")
    fern.activity("l2-customers").locator("[data-row]").nth(1).get_by_label("Only me").check()
    fern.is_saved("l2-customers")
    olive.page.reload()
    olive.sees("First reason.")
    seen = everything_on(olive.page)
    assert "Museum" not in seen and "lend us objects" not in seen


def test_an_invited_instructor_reviews_one_cohort_and_no_other(running: Server, open_as: Callable[[], Person]) -> None:
    olive, ines, fern = open_as(), open_as(), open_as()
    olive.becomes_owner(running.owner_path)
    join = olive.makes_cohort("Evening class")
    olive.presses("Make an invitation")
    olive.sees("Invitation to review: Evening class")
    invitation = olive.page.locator(".keepsake code").nth(1).text_content() or ""
    olive.makes_cohort("Another class")
    ines.becomes_owner(invitation, "Ines Instructor")  # the same form; what it gives is the invitation's
    ines.go("/cohorts")
    assert "Another class" not in everything_on(ines.page)
    ines.go("/installation")
    ines.sees("There is nothing here for you")
    fern.go(join)
    fern.start("Fern")
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    ines.go("/review")
    ines.page.get_by_role("button", name="Fern").first.click()
    ines.sees("First reason.")
    ines.go("/claim?code=" + invitation.split("=")[-1])
    ines.sees("This invitation was used already")


def test_a_forged_message_is_refused_and_nothing_is_written(fern: Person, running: Server) -> None:
    post = """async ([person, address]) => { const answer = await fetch('/drafts', { method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cc': '1' }, body: JSON.stringify({ n: 1, items: [
      { person, address, client: 'c', seq: 1, version: 0, body: { comment: 'forged' }, base: {}, from: {} }] }) });
      return (await answer.json()).acks; }"""
    for address in ("review/x/y/l2-customers/1", "answer/other/l2-customers", "answer/../l2-customers", "nowhere"):
        acks = fern.page.evaluate(post, ["somebody-else", address])
        assert [ack["state"] for ack in acks] == ["refused"]
    store = open_store(running.data_dir / "companion.db")
    drafts = store.engine.read(lambda tx: tx.rows("SELECT body FROM draft"))
    store.close()
    assert drafts == []

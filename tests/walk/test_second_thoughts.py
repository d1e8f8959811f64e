"""What people do after the first time: take a version back, hide an entry, look ahead, sign out, bring somebody in, forge a message."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storage.store import open_store
from tests.server import Server
from tests.walk.people import Person, everything_on, invitation_from, list_five, open_class

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
    open_class(olive, fern, running.owner_path, TWO)
    olive.go("/review")
    olive.opens_work_of("Fern")
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
    invitation = invitation_from(olive, "Evening class")
    olive.go("/cohorts")
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
    ines.opens_work_of("Fern")
    ines.sees("First reason.")
    ines.go("/claim?code=" + invitation.split("=")[-1])
    ines.sees("This invitation was used already")


def test_a_forged_message_is_refused_and_nothing_is_written(fern: Person, running: Server) -> None:
    post = """async ([person, address]) => { const answer = await fetch('/drafts', { method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cc': '1' }, body: JSON.stringify({ n: 1, items: [
      { person, address, client: 'c', seq: 1, version: 0, body: { comment: 'forged' }, base: {}, from: {} }] }) });
      return answer.ok ? (await answer.json()).acks : answer.status; }"""
    store = open_store(running.data_dir / "companion.db")
    own = store.engine.read(lambda tx: tx.rows("SELECT person FROM enrolment"))[0]["person"]
    for address in ("review/x/y/l2-customers/1", "answer/other/l2-customers", "answer/../l2-customers", "nowhere"):
        assert fern.page.evaluate(post, ["somebody-else", address]) == 401
        acks = fern.page.evaluate(post, [own, address])
        assert [ack["state"] for ack in acks] == ["refused"]
    drafts = store.engine.read(lambda tx: tx.rows("SELECT body FROM draft"))
    store.close()
    assert drafts == []


def test_a_comment_on_the_line_after_the_discussion_reaches_the_learner(running: Server, open_as: Callable[[], Person]) -> None:
    olive, fern = open_as(), open_as()
    open_class(olive, fern, running.owner_path, TWO)
    fern.activity("l2-customers").get_by_label("What would you change in your answer now?").fill("I would ask the museum.")
    fern.hand_in("l2-customers", "Keep this line")
    olive.go("/review")
    olive.page.get_by_role("button", name="(afterwards)").click()
    olive.sees("I would ask the museum.")
    olive.page.get_by_label("Your comment").last.fill("Then ask them.")
    olive.presses("Release the review of version 1")
    olive.sees("was released.")
    fern.go("/")
    fern.sees("(afterwards)")
    fern.page.get_by_role("link", name="Read it in the lesson").click()
    fern.sees("Then ask them.")
    fern.go("/")
    expect(fern.page.get_by_text("Olive Owner commented on")).to_have_count(0)


def test_a_tab_left_behind_does_not_sign_out_who_comes_next(running: Server, new_page: Callable[..., Page]) -> None:
    ida = Person(new_page(), running.url)
    ida.go("/")
    ida.start("Ida")
    ben = Person(ida.page.context.new_page(), running.url)
    ida.page.get_by_role("link", name="Account", exact=True).click()
    ida.presses("Sign out")
    ida.sees("I have been here before")
    ben.go("/")
    ben.start("Ben")
    ida.page.get_by_role("link", name="Sign in", exact=True).click()
    ida.sees("Come back with your code")
    ben.page.reload()
    ben.sees("0 of 50 activities done")


def test_who_is_here_already_accepts_an_invitation_as_themself(running: Server, fern: Person) -> None:
    fern.go(running.owner_path)
    fern.sees("You are signed in here as Fern")
    fern.presses("Accept as the person I am here")
    fern.page.get_by_role("link", name="Installation", exact=True).click()
    fern.sees("Where the answers are kept")
    fern.page.get_by_role("link", name="My map", exact=True).click()
    fern.sees("There is nothing on your map yet")


def test_every_page_has_its_own_title(fern: Person) -> None:
    for path, title in (("/", "Home"), ("/map", "My map"), ("/your-customers", "Your customers"), ("/account", "Account")):
        fern.go(path)
        fern.page.wait_for_function("(title) => document.title === title", arg=f"{title} · Who are your customers?")


def test_a_reason_the_learner_cannot_see_any_more_is_not_handed_in(running: Server, open_as: Callable[[], Person]) -> None:
    olive, fern = open_as(), open_as()
    open_class(olive, fern, running.owner_path, [])
    sheet = fern.activity("l2-customers")
    sheet.get_by_label("Nobody away from work, because").fill("I keep that to myself.")
    list_five(fern, [*TWO, ("Secret sister", "Away from work", "Thursdays.")])
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    olive.go("/review")
    olive.opens_work_of("Fern")
    olive.sees("They lend us objects.")
    seen = everything_on(olive.page)
    assert "I keep that to myself" not in seen and "Secret" not in seen


def test_pressing_hand_in_twice_makes_one_version(fern: Person) -> None:
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.activity("l2-customers").get_by_role("button", name="Hand in", exact=True).dblclick()
    fern.handed("l2-customers", 1)
    fern.hand_in("l2-customers", "Hand in again")
    expect(fern.activity("l2-customers").locator(".state").first).to_contain_text("anded in")
    fern.page.reload()
    fern.handed("l2-customers", 1)


def test_the_own_answer_beside_the_discussion_is_wide_enough_to_read(fern: Person) -> None:
    fern.go("/your-customers")
    list_five(fern, TWO)
    fern.hand_in("l2-customers")
    fern.handed("l2-customers", 1)
    own = fern.activity("l2-customers").locator("dd")
    expect(own.nth(3)).to_be_visible()
    for width in (390, 800, 1280):
        fern.page.set_viewport_size({"width": width, "height": 900})
        wide = "(nodes) => nodes.every((node) => node.getBoundingClientRect().width > 100)"
        assert own.evaluate_all(wide), width


def test_buttons_act_on_the_cohort_that_was_just_made(open_as: Callable[[], Person], running: Server) -> None:
    olive = open_as()
    olive.becomes_owner(running.owner_path)
    olive.makes_cohort("First class")
    olive.makes_cohort("Second class (2026), evening")
    olive.presses("Close joining")
    olive.sees("Joining is closed")
    store = open_store(running.data_dir / "companion.db")
    rows = store.engine.read(lambda tx: tx.rows("SELECT title, join_open FROM cohort WHERE self_study_of IS NULL"))
    store.close()
    assert {row["title"]: row["join_open"] for row in rows} == {"First class": 1, "Second class (2026), evening": 0}
    olive.sees("Second class (2026), evening")


def test_a_join_link_survives_a_reload(open_as: Callable[[], Person], running: Server) -> None:
    olive, fern = open_as(), open_as()
    olive.becomes_owner(running.owner_path)
    fern.go(olive.makes_cohort("Evening class"))
    fern.sees("You are joining: Evening class")
    fern.page.reload()
    fern.sees("You are joining: Evening class")


def test_a_resume_code_is_copied_printed_and_shown_once(running: Server, new_page: Callable[..., Page]) -> None:
    person = Person(new_page(permissions=["clipboard-read", "clipboard-write"]), running.url)
    person.go("/")
    person.types("A name for you here", "Fern")
    person.presses("Start")
    person.sees("Your resume code")
    code = person.page.locator(".keepsake code").first.text_content() or ""
    person.presses("Copy")
    person.sees("Copied")
    assert person.page.evaluate("navigator.clipboard.readText()") == code
    person.page.evaluate("""() => { window.print = () => { const sheet = document.getElementById('keepsake-print');
      window.printed = [sheet.querySelector('code').textContent,
        sheet.querySelectorAll('svg').length]; }; }""")
    person.presses("Print")
    assert person.page.evaluate("window.printed") == [code, 1]
    assert person.page.locator("#keepsake-print").count() == 0
    person.presses("I have kept it")
    expect(person.page.get_by_text("Your resume code")).to_have_count(0)
    person.page.reload()
    person.sees("activities done")
    assert code not in everything_on(person.page)

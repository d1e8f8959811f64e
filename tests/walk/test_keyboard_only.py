"""Lessons 2, 4 and 7 with the keyboard alone: no mouse, no focus that gets lost, none that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from activities import kinds
from storage.store import open_store
from tests.server import Server
from tests.walk.bot import Bot
from tests.walk.keyboard import Keys
from tests.walk.people import PATIENCE, Person
from ui import content

pytestmark = pytest.mark.browser

COURSE = "who-are-your-customers"
STOPS = 10  # sorts of stops at which the focus must have been looked at
THREE = [
    ("School office", "At work", "If I am late, forty people wait."),
    ("Museum next door", "Outside", "They lend us objects."),
    ("My sister", "Away from work", "She counts on me on Thursdays."),
]
FIVE = [f"Example {n}" for n in range(1, 6)]  # what the bot lists
PHASES = ["Awareness", "Consideration", "Purchase", "Support afterwards", "Loyalty"]
COLLEAGUE = [
    "They learn what I am there for",
    "They wonder whether to ask me",
    "They ask me",
    "We agree what they get and by when",
    "I hand it over",
    "They have a question about it",
    "They tell me how it went",
]


def at_keyboard(new_page: Callable[..., Page], server: Server) -> Keys:
    return Keys(new_page(viewport={"width": 1280, "height": 1000}), server.url)


def begin(keys: Keys, name: str) -> None:
    keys.opens("/")
    keys.types("A name for you here", name)
    keys.presses("Start")
    keys.sees("Your resume code")
    keys.presses("I have kept it")
    expect(keys.page.get_by_text("Your resume code")).to_have_count(0)


def come_back(keys: Keys, code: str, lesson: str) -> None:
    keys.opens("/sign-in")
    keys.types("Your resume code", code)
    keys.presses("Come back")
    keys.sees("You are signed in")
    keys.follows("Home", "Home")
    keys.follows(lesson, lesson.split(". ")[1])


def learner(folder: Path, *handed: str) -> str:
    """Somebody who has handed some activities in already; their resume code comes back."""
    folder.mkdir()
    store = open_store(folder / "companion.db")
    content.keep(store)
    course = content.courses()[COURSE]
    started = store.people.start("Fern", COURSE)
    bot = Bot(store, course, started.token)
    acks = [bot.hand_in(activity) for lesson in course.lessons for activity in lesson.activities if activity.id in handed]
    store.close()
    assert [ack["state"] for ack in acks] == ["handed"] * len(handed)
    return started.resume_code


def assert_done(keys: Keys, number: int) -> None:
    """Every activity of the lesson is handed in, by keys alone, and wherever the focus was, it could be seen."""
    lesson = content.courses()[COURSE].lessons[number - 1]
    for activity in lesson.activities:
        if kinds()[activity.kind].asks:
            expect(keys.page.locator(f".st-key-activity-{activity.id}").get_by_text("handed in, version 1")).to_be_visible()
    assert keys.mouse == []
    assert len(keys.rings) >= STOPS
    assert keys.unseen == []


def test_lesson_two_is_done_without_a_mouse(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    keys = at_keyboard(new_page, server())
    begin(keys, "Fern")
    keys.follows("2. Your customers", "Your customers")
    keys.ticks("What describes your days now?", "I am employed", "I volunteer")
    keys.hands_in("l2-days")
    list_three(keys)
    keys.hands_in("l2-customers")
    for name, *_ in THREE:
        keys.chooses("How important", "4", name, "l2-importance")
    for one, other in combinations((name for name, *_ in THREE), 2):  # all alike, so they are compared two by two
        keys.chooses("Which of the two matters more to you?", other, f"{one} – {other}")
    keys.hands_in("l2-importance")
    for name, *_ in THREE:
        keys.chooses("I understand what they need", "3", name)
        keys.chooses("They get what they need from me", "2", name)
        keys.types("How do I know?", "They said so in May", name)
        keys.chooses("What does this stand on?", "I asked", name)
    keys.hands_in("l2-effort")
    for name, *_ in THREE:
        for tag, option in (("When", "Past"), ("Who they are", "A group"), ("How often", "Again and again"), ("The bond", "Cannot say")):
            keys.chooses(tag, option, name)
    keys.hands_in("l2-tags")
    for n, decision in enumerate(("Add to my customers", "Leave out", "Leave out"), 1):
        row = f"Person {n}"
        keys.types("Who", f"Somebody {n}", row, "l2-met")
        keys.chooses("Where they belong", "Outside", row)
        keys.types("What they needed from me", "A hand with the door", row)
        keys.chooses("What do you decide?", decision, row)
        if decision == "Leave out":
            keys.types("Why leave them out?", "We met once", row)
    keys.hands_in("l2-met")
    assert_done(keys, 2)


def list_three(keys: Keys) -> None:
    for n, (name, group, why) in enumerate(THREE, 1):
        row = f"Customer {n}"
        keys.types("Who", name, row)
        keys.chooses("Where they belong", group, row)
        keys.types("Why they matter", why, row)


def test_the_focus_goes_with_rows_that_are_added_moved_and_removed(server: Callable[..., Server], new_page: Callable[..., Page]) -> None:
    keys = at_keyboard(new_page, server())
    begin(keys, "Fern")
    keys.follows("2. Your customers", "Your customers")
    list_three(keys)
    assert keys.presses("Add a customer").fits("Who", "textbox", ("Customer 4",))
    keys.types("Who", "Neighbour", "Customer 4")
    keys.presses("Move up: Customer 4", back=True)
    for n in (3, 2, 1, 1):  # at the top the button stays where it is
        assert keys.stays("moving up").fits(f"Move up: Customer {n}", "button", ("l2-customers",))
        keys.page.keyboard.press("Enter")
    assert keys.to("Who", "Customer 1", role="textbox").value == "Neighbour"
    assert keys.presses("Move down: Customer 1", back=True).fits("Move down: Customer 2", "button", ("l2-customers",))
    for n in (2, 3):
        assert keys.presses(f"Remove: Customer {n}").name == "Undo"
    keys.page.keyboard.press("Enter")
    back = keys.stays("bringing a row back")
    assert back.fits("Who", "textbox", ("Customer 3",)) and back.value == "My sister"
    for _n in range(3):
        assert keys.presses("Remove: Customer 1", back=True).name == "Undo"
    assert keys.presses("Add a customer").fits("Who", "textbox", ("Customer 1",))
    assert keys.mouse == []


@pytest.mark.parametrize(("role", "name"), [("button", "Hand in again"), ("button", "Example 1"), ("radio", "4")])
def test_a_form_that_is_drawn_anew_keeps_the_focus(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path, role: str, name: str
) -> None:
    code = learner(tmp_path / "kept", "l2-customers", "l2-importance")
    keys = at_keyboard(new_page, server(data_dir=tmp_path / "kept"))
    come_back(keys, code, "2. Your customers")
    keys.chooses("How important", "4", "Example 1", "l2-importance")
    shorten_the_list_elsewhere(keys)
    held: list[Route] = []
    keys.page.route("**/drafts", lambda route: held.append(route))
    keys.presses("Hand in again", "l2-importance")
    keys.to(name, "l2-importance", role=role, back=True)
    for route in held:
        route.continue_()
    gone = keys.page.locator(".st-key-activity-l2-importance").get_by_role("button", name="Example 5", exact=True)
    expect(gone).to_have_count(0)
    now = keys.stays("the form was drawn anew")
    assert now.activity == "l2-importance" and (now.name == name or "Example 1" in now.within)


def test_a_button_that_is_used_up_leaves_the_focus_in_its_activity(
    server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    code = learner(tmp_path / "kept", "l2-customers")
    keys = at_keyboard(new_page, server(data_dir=tmp_path / "kept"))
    come_back(keys, code, "2. Your customers")
    keys.presses("Show me the discussion anyway", "l2-importance")
    box = keys.page.locator(".st-key-activity-l2-importance")
    expect(box.get_by_text("Discussion", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(box.get_by_role("button", name="Show me the discussion anyway")).to_have_count(0)
    expect(keys.page.locator("body")).not_to_be_focused()
    assert keys.stays("the discussion was opened").activity == "l2-importance"
    keys.types("Who", "Somebody else", "Customer 1", "l2-customers", back=True)
    keys.presses("Hand in again", "l2-customers")
    keys.presses("Your earlier versions", "l2-customers", role="")
    keys.presses("Take this version back as my draft", "l2-customers")
    form = keys.page.locator(".st-key-activity-l2-customers")
    expect(form.get_by_label("Who", exact=True).first).to_have_value("Example 1", timeout=PATIENCE)
    expect(keys.page.locator("body")).not_to_be_focused()
    assert keys.stays("a version was taken back").activity == "l2-customers"


def shorten_the_list_elsewhere(keys: Keys) -> None:
    other = Person(keys.page.context.new_page(), keys.base)
    other.go("/your-customers")
    other.activity("l2-customers").get_by_role("button", name="Remove: Customer 5").click()
    other.hand_in("l2-customers", "Hand in again")
    other.handed("l2-customers", 2)
    other.page.close()


def test_lesson_four_is_done_without_a_mouse(server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> None:
    code = learner(tmp_path / "kept", "l2-customers")
    keys = at_keyboard(new_page, server(data_dir=tmp_path / "kept"))
    come_back(keys, code, "4. Focus on one")
    keys.types("Why this one", "They ring less often than they used to", "l4-focus")
    keys.presses("Hand in", "l4-focus")
    keys.sees("Not handed in yet. Look at the marked places.")
    assert keys.stays("a hand-in that was refused").fits(re.compile("Example"), "radio", ("In focus from now on",))
    keys.chooses("In focus from now on", "Example 3", "l4-focus")
    keys.hands_in("l4-focus")
    assert keys.to(re.compile("Example"), "This is about", role="radio").name == "Example 3"  # the one in focus, without choosing again
    for aspect, basis in (("What they do", "I observed it"), ("What moves them", "I assume it"), ("What keeps them", "I asked")):
        keys.types(aspect, "They carry the boxes themselves")
        keys.chooses(f"What does “{aspect}” stand on?", basis)
    keys.hands_in("l4-portrait")
    for n, may in enumerate(("They told me for this", "Rather not"), 1):
        row = f"Fact {n}"
        keys.types("The fact", "The lift is out of order on Mondays", row)
        keys.types("What for", "Not to come on Mondays", row)
        keys.chooses("May I keep it?", may, row)
    assert keys.presses("Remove: Fact 3").name == "Undo"
    keys.hands_in("l4-facts")
    for name in FIVE:
        keys.types("They would notice it by …", "The tray has their name on it", name, "l4-valued")
    keys.hands_in("l4-valued")
    for panel in ("It was planned", "It moved people", "It had the customer in view"):
        keys.types(panel, "A first week for new people", "l4-internal")
    keys.hands_in("l4-internal")
    keys.types("What I will do", "Carry the boxes over", "Step 1", "l4-step")
    keys.dates("By when", 2027, 5, "Step 1")
    keys.chooses("What is it good for?", "For how well I work", "Step 1")
    keys.hands_in("l4-step")
    assert_done(keys, 4)


def test_lesson_seven_is_done_without_a_mouse(server: Callable[..., Server], new_page: Callable[..., Page], tmp_path: Path) -> None:
    code = learner(tmp_path / "kept", "l2-customers", "l4-focus")
    keys = at_keyboard(new_page, server(data_dir=tmp_path / "kept"))
    come_back(keys, code, "7. The journey")
    for place, phase in enumerate(PHASES, 1):
        keys.shifts(phase, place, "l7-phases")
    keys.hands_in("l7-phases")
    write_journey(keys)
    keys.hands_in("l7-touchpoints")
    for what in COLLEAGUE[:3]:
        keys.types("What they should think", "Here I am in the right place", what, "l7-feelings")
        keys.chooses("How they should feel", "2", what)
        keys.types(re.compile(r".*\(How they should feel\)"), "proud", what)
        keys.chooses("How they feel now", "-1", what)
        keys.types(re.compile(r".*\(How they feel now\)"), "a nuisance", what)
        keys.chooses("What does the feeling now stand on?", "I observed it", what)
    keys.hands_in("l7-feelings")
    plan(keys)
    for phase in PHASES:
        keys.types("A chance", "Put a card into the case", phase, "l7-chances")
        keys.types("The first small step", "Print one card", phase)
    keys.hands_in("l7-chances")
    keys.types("A value of mine", "I keep my word", "Value 1")
    keys.ticks("Where it shows", COLLEAGUE[0], COLLEAGUE[2], within=("Value 1",))
    keys.types("How they notice", "I ring back before four", "Value 1")
    keys.hands_in("l7-values")
    row = "Sign of life 1"
    keys.types("What I will do", "Send a drawing back", row)
    keys.dates("For the first time on", 2027, 9, row)
    keys.chooses("How often", "Every three months", row)
    keys.types("What they get from it", "They see what became of it", row)
    keys.hands_in("l7-touch")
    assert_done(keys, 7)


def write_journey(keys: Keys) -> None:
    begun = keys.presses(re.compile("A colleague"), "Begin with", "l7-touchpoints")
    assert begun.fits("What happens", "textbox", ("Touchpoint 1",)) and begun.value == COLLEAGUE[0]
    assert keys.presses("Add a touchpoint").fits("What happens", "textbox", ("Touchpoint 8",))
    keys.types("What happens", "They hear nothing for a week", "Touchpoint 8")
    keys.chooses("Phase", "Loyalty", "Touchpoint 8")
    keys.chooses("How you meet", "Through a thing", "Touchpoint 8")
    assert keys.presses("Move up: Touchpoint 8", back=True).fits("Move up: Touchpoint 7", "button", ("l7-touchpoints",))
    assert keys.presses("Remove: Touchpoint 7").name == "Undo"


def plan(keys: Keys) -> None:
    keys.chooses("Which gap?", COLLEAGUE[1], "l7-gap")
    keys.types("What will be done", "My number goes into the lid of every case", "Step 1", "l7-gap")
    keys.dates("By when", 2027, 5, "Step 1", "l7-gap")
    keys.types("Who does it", "Me", "Step 1")
    keys.types("What will be different for them", "They need not ring twice", "Step 1")
    keys.hands_in("l7-gap")

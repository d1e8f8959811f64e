"""The keyboard as the only way into a page: Tab to a name, type, choose, tick, press. It knows no lesson and no mouse."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.walk.people import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

BOUND = 1000  # stops, more than the longest lesson has: a focus that is trapped never comes to the end of the page

# What a hand on a mouse, a pen or a finger would leave behind. Enter and Space make clicks too: those count no press.
MOUSE = """(() => {
  const count = (name) => sessionStorage.setItem('walk-mouse', `${sessionStorage.getItem('walk-mouse') ?? ''}${name} `);
  for (const name of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'dragstart', 'wheel'])
    window.addEventListener(name, () => count(name), true);
  window.addEventListener('click', (event) => event.detail && count('click'), true);
})()"""
FOCUSED = """(() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
})()"""
# Where the focused element stands. Its frames are what can show the focus for it: around an input, around a mark of a picture.
LOOK = """function () {
  const around = [this.closest('label'), this.closest('[data-testid="stTextInputRootElement"]'), this.querySelector('.halo')];
  const frames = [this, ...around.filter(Boolean)];
  const look = () => frames.map((node) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, stroke } = getComputedStyle(node);
    return [outlineStyle === 'none' || outlineWidth === '0px' ? '' : outlineColor, boxShadow, borderColor, stroke].join();
  }).join('|');
  window.walkFocus = { node: this, frames, look };
  let box = null;
  for (let node = this; node && !box; node = node.getRootNode().host) box = node.closest('[class*="st-key-activity-"]');
  const kind = [this.localName, this.type, this.dataset.testid, ...this.classList].filter((name) => name && !name.startsWith('st-emotion'));
  const activity = box ? box.className.match(/st-key-activity-(\\S+)/)[1] : '';
  return { kind: kind.join(' '), activity, value: this.value ?? '', stops: this.tabIndex >= 0 };
}"""
# How it looks once it stands still, and whether it looks otherwise when the focus has gone: a style may take a moment to change.
STILL = """async () => {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  const moving = window.walkFocus.frames.flatMap((node) => node.getAnimations());
  await Promise.allSettled(moving.map((one) => one.finished));
  window.walkFocus.then = window.walkFocus.look();
}"""
CHANGED = """async () => {
  const { node, look, then } = window.walkFocus;
  const end = performance.now() + 1000;
  while (node.isConnected && look() === then && performance.now() < end) await new Promise(requestAnimationFrame);
  return !node.isConnected || look() !== then;
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is, as a screen reader would say it: the names of the groups around it, the activity it belongs to, its state."""

    role: str
    name: str
    within: tuple[str, ...]
    kind: str
    activity: str
    value: str
    stops: bool
    checked: bool

    @property
    def lost(self) -> bool:
        """Whether the focus is on nothing but the page."""
        return self.kind in ("", "body")

    def fits(self, name: str | re.Pattern[str], role: str, within: tuple[str, ...]) -> bool:
        """Whether this is the wanted place."""
        named = name == self.name if isinstance(name, str) else bool(name.match(self.name))
        return named and role in ("", self.role) and all(group in (*self.within, self.activity) for group in within)


@dataclass
class Keys:
    """Somebody with a keyboard and no mouse. ``rings`` keeps, for each sort of stop that was left once, whether its focus could be seen."""

    page: Page
    base: str
    rings: dict[str, bool] = field(default_factory=dict)
    passed: deque[Stop] = field(default_factory=lambda: deque(maxlen=30))
    inside: bool = False  # an activity was reached on this page: from now on the focus must be somewhere

    def __post_init__(self) -> None:
        self.page.add_init_script(MOUSE)

    @cached_property
    def _wire(self) -> CDPSession:
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("Accessibility.enable")
        return wire

    def opens(self, path: str) -> None:
        """Open an address, as from the address bar."""
        self.page.goto(self.base + path)
        self.inside = False
        expect(self.page.locator("h1").first).to_be_visible()
        self._is_drawn()

    def sees(self, text: str) -> None:
        """Wait until a text is on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def stop(self) -> Stop:
        """Where the focus is now, through shadow roots."""
        focused = self._wire.send("Runtime.evaluate", {"expression": FOCUSED})["result"].get("objectId")
        if focused is None:
            return Stop("none", "", (), "", "", "", False, False)
        call = {"functionDeclaration": LOOK, "objectId": focused, "returnByValue": True}
        seen = self._wire.send("Runtime.callFunctionOn", call)["result"]["value"]
        nodes = self._wire.send("Accessibility.getAXNodeAndAncestors", {"objectId": focused})["nodes"]
        here, *above = [node for node in nodes if not node["ignored"]]
        checked = any(one["name"] == "checked" and one["value"]["value"] == "true" for one in here.get("properties", []))
        return Stop(_said(here, "role"), _said(here, "name"), tuple(_said(node, "name") for node in above), checked=checked, **seen)

    def to(self, name: str | re.Pattern[str], *within: str, role: str = "", back: bool = False) -> Stop:
        """Press Tab until the focus has come to a name.

        :param name: the whole accessible name, or a pattern that its beginning fits
        :param within: names of groups around it, or the id of its activity
        :param role: its role, if several things have this name
        :param back: press Shift+Tab instead
        :raises AssertionError: the focus was lost before, or never comes there; it says where it came by last
        """
        stop = self.stop()
        assert not (self.inside and stop.lost), f"the focus was lost; the last stops were {self._last()}"
        rounds = 0
        for _n in range(BOUND):
            if stop.fits(name, role, within):
                self.inside = self.inside or bool(stop.activity)
                return stop
            stop = self._tab(stop, back=back)
            rounds += stop.lost
            if rounds == 2:  # from where it was to the end of the page, and once more from its beginning
                break
        raise AssertionError(f"no stop is called {name} in {within or 'this page'}; the last stops were {self._last()}")

    def _tab(self, left: Stop, *, back: bool) -> Stop:
        self.passed.append(left)
        is_new = left.stops and left.kind not in self.rings
        if is_new:
            self.page.evaluate(STILL)
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        if is_new:
            self.rings[left.kind] = bool(self.page.evaluate(CHANGED))
        return self.stop()

    def _last(self) -> str:
        return "; ".join(f"{stop.role} “{stop.name}” ({stop.activity})" for stop in self.passed)

    def stays(self, after: str) -> Stop:
        """The focus is somewhere after a key was pressed; where, comes back."""
        stop = self.stop()
        assert not stop.lost, f"the focus was lost after {after}; the last stops were {self._last()}"
        return stop

    def presses(self, name: str | re.Pattern[str], *within: str, role: str = "button", back: bool = False) -> Stop:
        """Go to a button or link and press Enter; the place of the focus afterwards comes back."""
        stop = self.to(name, *within, role=role, back=back)
        self.page.keyboard.press("Enter")
        if stop.activity:
            return self.stays(f"“{stop.name}”")
        self.inside = False  # the page may become another one
        return stop

    def follows(self, name: str, title: str) -> None:
        """Go to a link, press Enter and wait until the other page has said its title aloud and is drawn: the focus is on its heading."""
        self.presses(name, role="link")
        expect(self.page.locator(".cc-heard")).to_have_text(title, timeout=PATIENCE)
        self._is_drawn()
        expect(self.page.locator("h1")).to_be_focused(timeout=PATIENCE)

    def _is_drawn(self) -> None:
        expect(self.page.locator('[data-test-script-state="notRunning"]')).to_be_attached(timeout=PATIENCE)

    def types(self, name: str | re.Pattern[str], text: str, *within: str, back: bool = False) -> None:
        """Go to a box and write over what stands in it."""
        self.to(name, *within, role="textbox", back=back)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        assert self.stays(f"typing into “{name}”").value == text

    def dates(self, name: str, year: int, number: int, *within: str) -> None:
        """Go to a date and write it part by part. Day and month have the same number: their order is the browser's own."""
        self.to(name, *within, role="Date")
        self.page.keyboard.type(f"{number:02}{number:02}{year}")
        assert self.stays(f"typing into “{name}”").value == f"{year}-{number:02}-{number:02}"

    def chooses(self, question: str, option: str, *within: str) -> None:
        """Go to a group of radio buttons and choose by the arrow keys, or with Space where the focus is on the right one already."""
        wanted, around = re.compile(rf"{re.escape(option)}(?!\w)"), (question, *within)
        stop = first = self.to(re.compile(""), *around, role="radio")
        while not stop.fits(wanted, "radio", around):
            self.page.keyboard.press("ArrowDown")
            stop = self.stays(f"an arrow key in “{question}”")
            assert stop.name != first.name, f"“{question}” offers no “{option}”"
        if not stop.checked:
            self.page.keyboard.press("Space")
        assert self.stays(f"choosing “{option}”").checked

    def ticks(self, question: str, *options: str, within: tuple[str, ...] = ()) -> None:
        """Go to each of some check boxes, in their order, and press Space."""
        for option in options:
            self.to(re.compile(rf"{re.escape(option)}(?!\w)"), question, *within, role="checkbox")
            self.page.keyboard.press("Space")
            assert self.stays(f"ticking “{option}”").checked

    def shifts(self, card: str, place: int, *within: str) -> None:
        """Go to the handle of a card in an order and move it by the arrow keys to a place, counted from 1."""
        handle = re.compile(rf"{re.escape(card)}, number (\d+) of")
        stop = self.to(handle, *within, role="button")
        while (now := int(handle.match(stop.name)[1])) != place:  # type: ignore[index]
            self.page.keyboard.press("ArrowUp" if now > place else "ArrowDown")
            stop = self.stays(f"moving “{card}”")
            assert stop.fits(handle, "button", within), f"the focus went from “{card}” to “{stop.name}”"

    def hands_in(self, activity: str) -> None:
        """Press the button of an activity and wait for its first version; the focus waits on the same button."""
        self.presses("Hand in", activity)
        box = self.page.locator(f".st-key-activity-{activity}")
        expect(box.get_by_text("handed in, version 1")).to_be_visible(timeout=PATIENCE)
        expect(box.get_by_role("button", name="Hand in again", exact=True)).to_be_focused(timeout=PATIENCE)

    @property
    def mouse(self) -> list[str]:
        """Every event of a mouse, a pen or a finger so far."""
        return str(self.page.evaluate("sessionStorage.getItem('walk-mouse') ?? ''")).split()

    @property
    def unseen(self) -> list[str]:
        """The sorts of stops at which nothing showed where the focus was."""
        return [kind for kind, seen in self.rings.items() if not seen]


def _said(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))

"""Firefox for tests, driven by WebDriver BiDi: the browser speaks it itself, no driver program is needed."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

# Keys as WebDriver names them (W3C WebDriver, section 17.4.2, normalised key values).
KEYS: Mapping[str, str] = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "Space": " ",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Delete": "\ue017",
}
PREFERENCES: Mapping[str, Any] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
ANSWER_SECONDS = 60
STILL_FRAMES = 3


class Firefox:
    """One Firefox with one tab and a profile of its own."""

    def __init__(self, folder: Path) -> None:
        program = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "Firefox is needed: install firefox-esr, or name the program in FIREFOX"
        self._numbers = itertools.count(1)
        self._profile = folder / "profile"
        self._profile.mkdir(parents=True)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items())
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self._process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(self._profile)],
            env={**os.environ, "HOME": str(folder), "MOZ_HEADLESS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._socket: ClientConnection | None = None
        self._open = ExitStack()
        try:
            address = self._find_address() + "/session"
            self._socket = self._open.enter_context(connect(address, max_size=None, open_timeout=ANSWER_SECONDS))
            self._ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            self.context = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        except BaseException:
            self.close()
            raise

    def _find_address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return found.group(1)
        raise AssertionError("Firefox ended before it listened")

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        assert self._socket is not None
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=ANSWER_SECONDS))
            if answer.get("id") == number:
                assert answer["type"] == "success", f"{method}: {answer.get('error')}: {answer.get('message')}"
                return dict(answer["result"])

    def goto(self, url: str) -> None:
        """Open an address and wait until the page has loaded."""
        self._ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def reload(self) -> None:
        """Load the page again and wait until it has loaded."""
        self._ask("browsingContext.reload", context=self.context, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Set the size of the page in CSS pixels."""
        self._ask("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def evaluate(self, expression: str) -> Any:
        """Evaluate a JavaScript expression (promises are awaited) and return what JSON can carry of it."""
        code = f"(async () => JSON.stringify(await ({expression}) ?? null))()"
        result = self._ask("script.evaluate", expression=code, target={"context": self.context}, awaitPromise=True)
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def wait_for(self, expression: str, seconds: float = 20) -> Any:
        """Wait until a JavaScript expression is true and return its value; fails when it stays false."""
        found = self.evaluate(
            f"""new Promise((done) => {{
                const end = performance.now() + {seconds * 1000};
                const look = () => {{
                    let value = null;
                    try {{ value = ({expression}); }} catch {{ value = null; }}
                    if (value || performance.now() > end) done(value); else setTimeout(look, 30);
                }};
                look();
            }})"""
        )
        assert found, f"waited {seconds} s in vain for {expression}"
        return found

    def type(self, text: str) -> None:
        """Type text into whatever has the focus, key by key."""
        self._keys([{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def press(self, keys: str) -> None:
        """Press one key or a chord: `Tab`, `Shift+Tab`, `Control+a`."""
        values = [KEYS.get(name, name) for name in keys.split("+")]
        down = [{"type": "keyDown", "value": value} for value in values]
        self._keys([*down, *({"type": "keyUp", "value": value} for value in reversed(values))])

    def _keys(self, actions: list[dict[str, str]]) -> None:
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("input.performActions", context=self.context, actions=[source])

    def click(self, expression: str) -> None:
        """Click in the middle of the element that a JavaScript expression names, with a real pointer.

        As a person does, it waits until the element stands still: Firefox scrolls to a caret with a later frame.
        """
        self.wait_for(f"({expression}).getBoundingClientRect().width")
        place = self.evaluate(
            f"""new Promise((done) => {{
                let stood = '', frames = 0;
                const look = () => {{
                    const element = ({expression});
                    const middle = () => {{
                        const box = element.getBoundingClientRect();
                        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
                    }};
                    if (String(middle()) === stood) frames += 1;
                    else {{
                        element.scrollIntoView({{block: 'center', behavior: 'instant'}});
                        [stood, frames] = [String(middle()), 0];
                    }}
                    if (frames >= {STILL_FRAMES}) done(middle()); else requestAnimationFrame(look);
                }};
                look();
            }})"""
        )
        actions: list[dict[str, Any]] = [{"type": "pointerMove", "x": place[0], "y": place[1]}]
        actions += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        source = {"type": "pointer", "id": "mouse", "actions": actions}
        self._ask("input.performActions", context=self.context, actions=[source])

    def screenshot(self, path: Path) -> None:
        """Write a picture of the page as PNG."""
        answer = self._ask("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        """End the browser for certain."""
        self._open.close()
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=10)
        if self._process.stderr is not None:
            self._process.stderr.close()

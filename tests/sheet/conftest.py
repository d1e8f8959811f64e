"""The small application on a real server, and a learner of their own for every test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.server import REPOSITORY, find_free_port
from tests.sheet.app.filestore import FileFiling
from tests.sheet.app.sheets import SHEETS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_numbers = count(1)
SECONDS = 30


def until(look: Callable[[], Any], page: Page | None = None) -> Any:
    """The first true value of ``look``; fails with the last one after 30 s. ``page``: let its routes run meanwhile."""
    deadline = time.monotonic() + SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, f"still {found!r}"
        if page is None:
            time.sleep(0.02)
        else:
            page.wait_for_timeout(20)
    return found


@dataclass
class SheetServer:
    """The small application; ``kill`` and ``start`` keep the port and the drafts."""

    folder: Path
    web: bool
    port: int = field(default_factory=find_free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> SheetServer:
        script = "tests/sheet/app/" + ("web.py" if self.web else "plain.py")
        command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(self.port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        env = os.environ | {"DRAFTS": str(self.folder), "WEB": "1" if self.web else "", "PYTHONPATH": str(REPOSITORY)}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=REPOSITORY, env=env, stdout=log, stderr=log, start_new_session=True)
        until(self._answers)
        return self

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """As a power cut: nothing is flushed, nobody is told."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)


@dataclass
class Learner:
    """One person with a browser, at one server."""

    server: SheetServer
    person: str
    open_page: Callable[[], Page]

    def row(self, name: str = "list") -> dict[str, Any]:
        """What the server has: body, version, revisions."""
        return FileFiling(self.server.folder, self.person, name, SHEETS[name]).read()

    def body(self, name: str = "list") -> dict[str, Any]:
        return dict(self.row(name)["body"])

    def begin_from(self, body: dict[str, Any], name: str = "list") -> None:
        """Let the server have a draft from an earlier day."""
        FileFiling(self.server.folder, self.person, name, SHEETS[name]).save(body, 0, "earlier")

    def open(self, name: str = "list", page: Page | None = None) -> Page:
        """The sheet of that name, drawn, in a new tab or in ``page``."""
        tab = page or self.open_page()
        tab.goto(self.server.url + ("" if name == "list" else name))
        tab.locator(".foot").wait_for()
        return tab

    def store(self, page: Page) -> list[str]:
        """The keys of drafts kept in this browser."""
        return list(page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('cc-sheet:'))"))


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], SheetServer]]:
    """`servers("plain")`, `servers("web")`: one of each for the whole run."""
    started: dict[str, SheetServer] = {}

    def get(mode: str) -> SheetServer:
        if mode not in started:
            started[mode] = SheetServer(tmp_path_factory.mktemp(mode), mode == "web").start()
        return started[mode]

    yield get
    for server in started.values():
        server.kill()


@pytest.fixture(params=["plain", "web"])
def shared_server(request: pytest.FixtureRequest, servers: Callable[[str], SheetServer]) -> SheetServer:
    """A server that is left running; each test runs against both ways of sending drafts."""
    return servers(request.param)


@pytest.fixture
def web_server(servers: Callable[[str], SheetServer]) -> SheetServer:
    """The server with the route for drafts, for what does not depend on how drafts are sent."""
    return servers("web")


@pytest.fixture(params=["plain", "web"])
def own_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SheetServer]:
    """A server to be killed."""
    server = SheetServer(tmp_path, request.param == "web").start()
    yield server
    server.kill()


@pytest.fixture
def learner_at(chromium: Any) -> Iterator[Callable[..., Learner]]:
    """`learner_at(server, **context_options)`: somebody new, with tabs that share one browser profile."""
    contexts = []

    def arrive(server: SheetServer, **options: Any) -> Learner:
        person = f"person{next(_numbers)}"
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options))
        context.add_cookies([{"name": "person", "value": person, "url": server.url}])
        contexts.append(context)
        return Learner(server, person, context.new_page)

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def learner(learner_at: Callable[..., Learner], web_server: SheetServer) -> Learner:
    """Somebody new at the server with the route."""
    return learner_at(web_server)


def note(page: Page) -> Locator:
    """The long text at the end of the list."""
    return page.get_by_label("What did you notice while listing them?")


def focus_of(page: Page) -> str:
    """What has the focus: the path of a field, else the name of a button."""
    script = """() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.dataset?.path || at?.getAttribute('aria-label') || at?.textContent?.trim() || '' }"""
    return str(page.evaluate(script))


def heard(page: Page, text: str) -> None:
    """Wait until a screen reader was told."""
    page.locator(".unseen[role=status]", has_text=text).wait_for(state="attached")

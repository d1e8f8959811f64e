"""What all suites share: a real server, two real browsers, and the rule that on a build server nothing is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.firefox import Firefox
from tests.server import REPOSITORY, Server, find_free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# A busy machine must not fail a property; a build server must find the same examples every time.
settings.register_profile("house", deadline=None, derandomize=IN_CI)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser suites come last: what is quick to know is told first."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """On a build server a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = sum(len(reporter.stats.get(kind, ())) for kind in ("skipped", "xfailed", "xpassed")) if reporter else 0
    if IN_CI and left_out and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def free_port() -> int:
    """A port on loopback nobody listens on."""
    return find_free_port()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """`server(env={…}, plain=False, options=(…), data_dir=…)` starts a server and ends it after the test."""
    started: list[Server] = []

    def start(
        env: dict[str, str] | None = None,
        *,
        plain: bool = False,
        options: tuple[str, ...] = (),
        data_dir: Path | None = None,
    ) -> Server:
        folder = data_dir or tmp_path / f"data{len(started)}"
        folder.mkdir(exist_ok=True)
        log_path = tmp_path / f"server{len(started)}.log"
        one = Server(folder, log_path, find_free_port(), plain=plain, env=env or {}, options=options)
        started.append(one)
        return one.start()

    yield start
    for one in started:
        one.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one process for the whole run."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is needed: install chromium, or name the program in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`new_page(**context_options)` opens a page in a browser profile of its own (another person, another device)."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One fresh page in Chromium."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[dict[str, Any]]]:
    """`axe(page)` returns the violations axe-core finds (WCAG 2.2 AA and best practice)."""
    source = (REPOSITORY / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def run(page: Page) -> list[dict[str, Any]]:
        page.evaluate(source)
        run_all = "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
        return list(page.evaluate(run_all, AXE_TAGS)["violations"])

    return run


@pytest.fixture
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One fresh Firefox: goto, evaluate, wait_for, type, press, click, screenshot."""
    browser = Firefox(tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.close()

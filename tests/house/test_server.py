"""The real server, freshly started: health, headers, compressed files, the doors of its routes, and the plain way."""

from __future__ import annotations

import gzip
import http.client
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.server import REPOSITORY, Server, find_free_port

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.firefox import Firefox

JSON = {"x-cc": "1", "content-type": "application/json"}
POSTS = ["/passport", "/passport/leave", "/drafts"]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        return dict(json.loads(self.body))


def ask(server: Server, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
    """One request, exactly as given: no redirect is followed, nothing is decoded."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.request(method, path, body=body or None, headers=headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all questions that leave nothing behind."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "data").mkdir()
    one = Server(folder / "data", folder / "log", find_free_port())
    yield one.start()
    one.kill()


def test_it_is_healthy_on_an_empty_folder(running: Server) -> None:
    answer = ask(running, "GET", "/healthz")
    assert (answer.status, answer.json) == (200, {"ok": True})
    assert (running.data_dir / "companion.db").is_file()


def test_a_new_installation_tells_its_owner_where_to_go(running: Server) -> None:
    assert re.fullmatch(r"/claim\?code=[A-Za-z0-9-]+", running.owner_path)


def test_the_owners_link_uses_the_public_address(server: Callable[..., Server]) -> None:
    one = server(env={"PUBLIC_URL": "https://course.example"})
    assert "https://course.example/claim?code=" in one.log
    assert "http://localhost" not in one.log.split("no owner yet")[1]


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/_stcore/host-config", "/deep/link", "/drafts"])
def test_every_answer_carries_the_security_headers(running: Server, path: str) -> None:
    headers = ask(running, "GET", path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    scripts = re.search(r"script-src ([^;]+)", policy)
    assert scripts and "'unsafe-inline'" not in scripts[1] and "'unsafe-eval'" not in scripts[1]
    assert f"ws://127.0.0.1:{running.port}" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_a_strange_host_header_does_not_get_into_the_policy(running: Server) -> None:
    headers = ask(running, "GET", "/healthz", {"Host": "a; script-src *"}).headers
    assert "script-src *" not in headers["content-security-policy"]


def test_an_outage_will_not_lock_the_page(running: Server) -> None:
    assert ask(running, "GET", "/_stcore/host-config").json["blockErrorDialogs"] is True


def script_of(server: Server) -> str:
    """The path of the largest kind of file: a script of Streamlit's page."""
    page = ask(server, "GET", "/").body.decode()
    found = re.search(r'src="\.(/static/js/index\.[^"]+\.js)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_scripts_come_compressed_and_whole(running: Server, encoding: str, unpack: Callable[[bytes], bytes]) -> None:
    path = script_of(running)
    plain = ask(running, "GET", path, {"Accept-Encoding": "identity"})
    packed = ask(running, "GET", path, {"Accept-Encoding": encoding})
    assert packed.headers["content-encoding"] == encoding
    assert packed.headers["vary"].lower() == "accept-encoding"
    assert packed.headers["content-type"].startswith("text/javascript")
    assert "immutable" in packed.headers["cache-control"]
    assert unpack(packed.body) == plain.body
    assert len(packed.body) < 0.45 * len(plain.body)
    assert int(packed.headers["content-length"]) == len(packed.body)


def test_a_compressed_file_is_asked_for_again_only_when_it_changed(running: Server) -> None:
    path, accept = script_of(running), {"Accept-Encoding": "br"}
    tag = ask(running, "GET", path, accept).headers["etag"]
    again = ask(running, "GET", path, {**accept, "If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")
    assert ask(running, "GET", path, {**accept, "If-None-Match": '"other"'}).status == 200


def test_head_tells_the_same_without_a_body(running: Server) -> None:
    path, accept = script_of(running), {"Accept-Encoding": "br"}
    head, whole = ask(running, "HEAD", path, accept), ask(running, "GET", path, accept)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_the_page_itself_is_never_kept(running: Server) -> None:
    answer = ask(running, "GET", "/", {"Accept-Encoding": "br"})
    assert answer.headers["cache-control"] == "no-cache"
    assert b'id="root"' in brotli.decompress(answer.body)


@pytest.mark.parametrize("path", ["/static/../../app.py", "/static/%2e%2e/%2e%2e/config.py", "/static//etc/passwd"])
def test_nothing_outside_the_folder_is_served(running: Server, path: str) -> None:
    answer = ask(running, "GET", path, {"Accept-Encoding": "br"})
    assert b"get_script_run_ctx" not in answer.body and b"root:" not in answer.body
    assert answer.headers.get("content-encoding") != "br" or b'id="root"' in brotli.decompress(answer.body)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "application/json"},
        {"x-cc": "0", "content-type": "application/json"},
        {"x-cc": "1"},
        {"x-cc": "1", "content-type": "text/plain"},
        {"x-cc": "1", "content-type": "application/x-www-form-urlencoded"},
        {**JSON, "Origin": "https://elsewhere.example"},
        {**JSON, "Origin": "null"},
        {**JSON, "Origin": ""},
    ],
)
def test_a_post_that_is_not_from_our_page_is_refused(running: Server, path: str, headers: dict[str, str]) -> None:
    assert ask(running, "POST", path, headers, b"{}").status == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff\xfe", b"[" * 3000])
def test_garbage_is_answered_with_a_sentence(running: Server, path: str, body: bytes) -> None:
    answer = ask(running, "POST", path, JSON, body)
    assert answer.status == 400
    assert str(answer.json["error"]).endswith(".")


@pytest.mark.parametrize(("path", "size"), [("/passport", 5_000), ("/drafts", 513 * 1024)])
def test_too_much_is_refused(running: Server, path: str, size: int) -> None:
    body = json.dumps({"ticket": "x" * size}).encode()
    assert ask(running, "POST", path, JSON, body).status == 413


@pytest.mark.parametrize("path", POSTS)
def test_a_route_for_posts_takes_nothing_else(running: Server, path: str) -> None:
    assert ask(running, "PUT", path, JSON, b"{}").status == 405


def test_our_own_page_may_post(running: Server) -> None:
    headers = {**JSON, "Origin": running.url}
    assert ask(running, "POST", "/passport/leave", headers, b"{}").status == 200


@pytest.mark.parametrize("ticket", ["made-up", "", None, 7, ["x"]])
def test_a_wrong_ticket_gives_no_cookie(running: Server, ticket: object) -> None:
    answer = ask(running, "POST", "/passport", JSON, json.dumps({"ticket": ticket}).encode())
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_leaving_takes_the_cookie_away(running: Server) -> None:
    cookie = ask(running, "POST", "/passport/leave", JSON, b"{}").headers["set-cookie"].lower()
    assert cookie.startswith("cc_session=") and "max-age=0" in cookie
    assert "httponly" in cookie and "samesite=lax" in cookie


@pytest.mark.parametrize("headers", [{}, {"Cookie": "cc_session=made-up"}, {"Cookie": "cc_session="}])
def test_drafts_of_nobody_are_not_taken(running: Server, headers: dict[str, str]) -> None:
    answer = ask(running, "POST", "/drafts", {**JSON, **headers}, b'{"n": 1, "items": []}')
    assert answer.status == 401


def test_the_log_holds_no_token(running: Server) -> None:
    ask(running, "POST", "/drafts", {**JSON, "Cookie": "cc_session=secret-token"}, b'{"n": 1, "items": []}')
    ask(running, "GET", "/join?code=secret-code")
    assert "secret-" not in running.log


def test_the_server_reaches_nobody_when_it_starts(running: Server) -> None:
    assert "External URL" not in running.log
    assert "external IP" not in running.log


def test_a_foreign_page_does_not_make_the_server_ask_anybody(running: Server) -> None:
    """Streamlit would look up its own public address, and wait for it, to compare it with a foreign origin."""
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    answer = ask(running, "GET", "/_stcore/stream", {**upgrade, "Origin": "https://elsewhere.example"})
    assert answer.status == 403
    assert "external IP" not in running.log


def test_it_says_when_the_database_is_gone(server: Callable[..., Server], tmp_path: Path) -> None:
    one = server()
    for file in one.data_dir.glob("companion.db*"):
        file.unlink()
    answer = ask(one, "GET", "/healthz")
    assert answer.status == 503
    reference = re.search(r"Reference ([0-9a-f]{6})", str(answer.json["error"]))
    assert reference and reference[1] in one.log


def test_it_comes_back_after_a_power_cut_on_the_same_address(server: Callable[..., Server]) -> None:
    one = server()
    one.kill()
    one.start()
    assert ask(one, "GET", "/healthz").status == 200


def test_the_plain_way_serves_streamlit_alone(server: Callable[..., Server]) -> None:
    one = server(plain=True)
    assert "content-security-policy" not in ask(one, "GET", "/").headers
    assert ask(one, "POST", "/drafts", JSON, b"{}").status in {404, 405}


@pytest.mark.browser
@pytest.mark.parametrize("plain", [False, True], ids=["with our routes", "the plain way"])
def test_the_first_visit_shows_the_course_and_asks_nobody_else(server: Callable[..., Server], page: Page, plain: bool) -> None:
    one = server(plain=plain)
    foreign: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((one.url, "data:", "blob:")) else foreign.append(request.url))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.goto(one.url)
    page.get_by_role("heading", level=1).wait_for()
    assert not foreign
    assert not [text for text in trouble if "Content Security Policy" in text or "Refused" in text]
    assert not page.get_by_text("Something went wrong").count()


@pytest.mark.browser
@pytest.mark.parametrize("path", sorted(p.stem for room in ("instructor", "owner") for p in (REPOSITORY / "pages" / room).glob("*.py")))
def test_a_page_of_a_role_asks_the_first_visitor_of_a_fresh_server_to_sign_in(server: Callable[..., Server], page: Page, path: str) -> None:
    """Streamlit would run a flat folder of pages without the frame on the first visit after a start."""
    one = server(plain=True)
    page.goto(f"{one.url}/{path}")
    page.get_by_label("Your passphrase").wait_for()
    assert "Traceback" not in one.log


@pytest.mark.browser
def test_the_first_visit_works_in_firefox_too(server: Callable[..., Server], firefox: Firefox) -> None:
    one = server()
    firefox.goto(one.url)
    firefox.wait_for("document.querySelector('h1')?.textContent")
    firefox.wait_for("document.querySelectorAll('h2').length > 0 && !!document.querySelector('[data-test-script-state=notRunning]')")
    box = "document.querySelector('input[type=text]')"
    for _try in range(5):  # a window that was never clicked may swallow the first click
        firefox.click(box)
        if firefox.evaluate(f"document.activeElement === {box}"):
            break
    firefox.wait_for(f"document.activeElement === {box}")
    firefox.type("Férn ")
    firefox.press("Shift+ArrowLeft")
    firefox.type("!")
    firefox.wait_for("document.querySelector('input[type=text]').value === 'Férn!'")

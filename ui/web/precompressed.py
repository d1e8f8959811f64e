"""Streamlit's own scripts and styles, compressed once and kept on disk; knows no page.

Streamlit sends them as they are (2.8 MiB for one page with a form); compressed they are ready in 40 % of the time on a
slow link.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from pathlib import Path
from typing import Final

import brotli
import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from ui import house

TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_FOREVER: Final = "public, immutable, max-age=31536000"


def choose_encoding(accept: str) -> str | None:
    """Pick `br` or `gzip` from an Accept-Encoding header; None when the browser takes neither (`q=0` is a refusal)."""
    offered = set()
    for part in accept.lower().split(","):
        name, _, quality = part.strip().partition(";")
        if quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            offered.add(name.strip())
    return next((name for name in ("br", "gzip") if name in offered), None)


def _compress(raw: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(raw, quality=9))
    return gzip.compress(raw, 9, mtime=0)


class Precompressed:
    """ASGI middleware: answers GET and HEAD for `/` and `/static/…` with a compressed copy when there can be one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.root = Path(file_util.get_static_dir()).resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the compressed copies, or pass the request on."""
        response = await self._answer(scope) if self._may_answer(scope) else None
        await (response or self.app)(scope, receive, send)

    @staticmethod
    def _may_answer(scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope.get("root_path"):
            return False
        path = str(scope["path"])
        return path == "/" or path.startswith("/static/")

    async def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        encoding = choose_encoding(headers.get("accept-encoding", ""))
        if encoding is None or "range" in headers:
            return None
        found = await to_thread.run_sync(self._copy, scope["path"].lstrip("/") or "index.html", encoding)
        if found is None:
            return None
        copy, stat, media_type = found
        response = FileResponse(copy, stat_result=stat, media_type=media_type)
        response.headers["content-encoding"] = encoding
        response.headers["vary"] = "Accept-Encoding"
        response.headers["cache-control"] = "no-cache" if media_type.startswith("text/html") else _FOREVER
        del response.headers["accept-ranges"]
        known = {tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")}
        return NotModifiedResponse(response.headers) if response.headers["etag"] in known else response

    def _copy(self, name: str, encoding: str) -> tuple[Path, os.stat_result, str] | None:
        """Find or make the compressed copy; None for what must be sent as it is (fonts, pictures, unknown paths)."""
        media_type = TYPES.get(Path(name).suffix)
        original = (self.root / name).resolve()
        if media_type is None or not original.is_relative_to(self.root) or not original.is_file():
            return None
        folder = house.data_dir() / ".cache" / f"static-{streamlit.__version__}"
        copy = folder / f"{original.relative_to(self.root).as_posix().replace('/', '_')}.{encoding}"
        try:
            if not copy.is_file():
                folder.mkdir(parents=True, exist_ok=True)
                with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:  # whole or not at all
                    part.write(_compress(original.read_bytes(), encoding))
                Path(part.name).replace(copy)
            return copy, copy.stat(), media_type
        except OSError:  # a full or read-only disk must not cost the page
            return None

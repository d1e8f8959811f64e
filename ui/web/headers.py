"""Security headers on every answer, and the host configuration that keeps an outage from locking the page.

Knows nothing about routes or visitors. The policy was tried against every element the application uses.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import house

_HOST: Final = re.compile(r"[A-Za-z0-9._\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
_INLINE_SCRIPT: Final = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_PERMISSIONS: Final = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


@cache
def _inline_hashes() -> str:
    """Name the inline scripts of Streamlit's own page by their hash, so that no other inline script may run."""
    from streamlit import file_util

    page = (Path(file_util.get_static_dir()) / "index.html").read_bytes()
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@lru_cache(maxsize=64)
def content_policy(host: str) -> str:
    """Build the content security policy for pages served at `host`.

    Styles must stay inline (Streamlit writes them at run time); components arrive as blobs; its tables use wasm.

    :param host: the request's Host header; anything that is not a plain host is left out
    """
    hosts = [h for h in (host, urlsplit(house.setting("PUBLIC_URL")).netloc) if _HOST.fullmatch(h)]
    sockets = " ".join(f"ws://{h} wss://{h}" for h in dict.fromkeys(hosts))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' blob: {_inline_hashes()}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets}".rstrip(),
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """ASGI middleware: adds the headers to every HTTP answer, also to refusals."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_policy(Headers(scope=scope).get("host", "")[:255])

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = policy
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "same-origin"
                headers["permissions-policy"] = _PERMISSIONS
                headers["cross-origin-opener-policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, complete)


class HostConfig:
    """ASGI middleware: answers Streamlit's question about its host itself.

    `blockErrorDialogs` keeps the "Connection error" dialog away, which would take the caret from whoever is typing.
    The other values are Streamlit's own for a host that is not embedded.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the one path, pass everything else on."""
        if scope["type"] != "http" or not scope["path"].endswith("/_stcore/host-config"):
            await self.app(scope, receive, send)
            return
        from streamlit import config

        body = {
            "allowedOrigins": list(config.get_option("client.allowedOrigins")),
            "useExternalAuthToken": False,
            "enableCustomParentMessages": False,
            "enforceDownloadInNewTab": False,
            "metricsUrl": "",
            "blockErrorDialogs": True,
            "resourceCrossOriginMode": None,
        }
        await JSONResponse(body, headers={"cache-control": "no-cache"})(scope, receive, send)

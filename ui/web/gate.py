"""What every POST of ours must show before it is read: our header, JSON, the same origin, a bounded body.

A foreign page can neither set the header nor send JSON without asking first, and the cookie is SameSite=Lax; the check
of the origin is the third lock (OWASP cross-site request forgery prevention: custom request headers). Knows no route.
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from course.words import _
from ui import house

NO_STORE: Final = {"cache-control": "no-store"}


def refusal(status: int, sentence: str) -> JSONResponse:
    """Make a refusal that a script can read: `{"ok": false, "error": sentence}`."""
    return JSONResponse({"ok": False, "error": sentence}, status_code=status, headers=NO_STORE)


def same_origin(request: Request) -> bool:
    """Tell whether the request comes from one of our own pages; requests without an Origin are not from a browser page."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    host = urlsplit(origin).netloc.lower()
    ours = {request.headers.get("host", "").lower(), urlsplit(house.setting("PUBLIC_URL")).netloc.lower()}
    return bool(host) and host in ours


async def read_json(request: Request, limit: int) -> dict[str, Any] | JSONResponse:
    """Check the request and read its body.

    :param limit: how many bytes the body may have
    :return: the JSON object, or the refusal to send back (403 not from our pages, 413 too long, 400 not a JSON object)
    """
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.headers.get("x-cc") != "1" or content_type != "application/json" or not same_origin(request):
        return refusal(403, _("This request does not come from a page of this course."))
    raw = bytearray()
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > limit:
                return refusal(413, _("This is too long to be sent in one piece: the limit is {limit} bytes.", limit=limit))
    except ClientDisconnect:
        return refusal(400, _("The request ended before it was complete."))
    try:
        body = json.loads(bytes(raw))
    except (ValueError, RecursionError):
        return refusal(400, _("The request could not be read: it is not valid JSON."))
    if not isinstance(body, dict):
        return refusal(400, _("The request could not be read: a JSON object was expected."))
    return body

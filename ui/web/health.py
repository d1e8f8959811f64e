"""The health check for whoever keeps the server running: opens the database, says nothing about what is in it."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from course.words import _
from ui import house
from ui.web import gate, mishap


def _ping() -> None:
    house.store().ping()


async def healthz(request: Request) -> Response:
    """Answer `GET /healthz`: 200 `{"ok": true}` when the database answers, else 503 with a reference to the log."""
    try:
        await to_thread.run_sync(_ping)
    except Exception as problem:  # noqa: BLE001 - the check reports every failure, it never fails itself
        return gate.refusal(503, _("The database does not answer. Reference {reference}.", reference=mishap.note(problem)))
    return JSONResponse({"ok": True}, headers=gate.NO_STORE)

"""The courier's counter: takes batches of drafts and hands them to the desk; knows neither sheets nor answers."""

from __future__ import annotations

from typing import Any, Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from course.words import _
from ui import house
from ui.web import gate, mishap, passport

MAX_BODY: Final = 512 * 1024


class _Stranger(Exception):
    """The cookie belongs to nobody."""


def _names_another(batch: dict[str, Any], person: str) -> bool:
    """Whether a page of somebody else sent this with the cookie of whoever signed in later; the page has its own way to save."""
    items = batch.get("items")
    return isinstance(items, list) and any(isinstance(item, dict) and item.get("person") != person for item in items)


def _file(token: str, batch: dict[str, Any]) -> dict[str, Any]:
    from ui import desk  # late: it brings the kinds of activity, which the web half can start without

    store = house.store()
    identity = store.people.identify(token)
    if identity is None or _names_another(batch, identity.person):
        raise _Stranger
    return desk.receive(store, identity, batch)


async def receive(request: Request) -> Response:
    """Answer `POST /drafts`: a batch of drafts in, the acknowledgements out.

    401 without a valid cookie, 503 when it could not be saved: the courier keeps its copy and tries again.
    """
    batch = await gate.read_json(request, MAX_BODY)
    if isinstance(batch, Response):
        return batch
    token = request.cookies.get(passport.COOKIE, "")
    if not token:
        return gate.refusal(401, _("You are signed out. Your text is kept on this device; sign in to save it."))
    try:
        answer = await to_thread.run_sync(_file, token, batch)
    except _Stranger:
        return gate.refusal(401, _("You are signed out. Your text is kept on this device; sign in to save it."))
    except Exception as problem:  # noqa: BLE001 - whatever went wrong, the learner's copy stays and is sent again
        reference = mishap.note(problem)
        return gate.refusal(503, _("Not saved yet. Your text is kept on this device. Reference {reference}.", reference=reference))
    return JSONResponse(answer, headers=gate.NO_STORE)

"""The counter where a file that was made is fetched, straight from the disk. It knows neither what is in it nor how it was made."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from course.words import _
from storage.errors import StorageError
from ui import house, parcels
from ui.web import gate, passport


def _find(token: str, ticket: str) -> parcels.Parcel | None:
    """The file, if it is this person's and they may still take results out of that cohort."""
    store = house.store()
    identity = store.people.identify(token) if token else None
    parcel = parcels.fetch(ticket, identity.person) if identity else None
    if identity is None or parcel is None:
        return None
    try:
        store.results.count(identity.person, parcel.cohort)
    except StorageError:
        return None
    return parcel


async def fetch(request: Request) -> Response:
    """Answer `GET /results/file/<ticket>`: the file, or 404 for whoever it is not for, and when it has run out."""
    token = request.cookies.get(passport.COOKIE, "")
    parcel = await to_thread.run_sync(_find, token, request.path_params["ticket"])
    if parcel is None:
        return gate.refusal(404, _("This file is not there any more. Make it again on the page “Results”."))
    return FileResponse(parcel.path, media_type=parcel.mime, filename=parcel.name, headers=gate.NO_STORE)

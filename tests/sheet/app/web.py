"""The small application with a route for drafts."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.sheet.app.screen import take


async def drafts(request: Request) -> Response:
    if request.headers.get("x-cc") != "1":
        return Response(status_code=403)
    return JSONResponse(take(request.cookies.get("person", "ann"), await request.json()))


app = st.App(Path(__file__).parent / "plain.py", routes=[Route("/drafts", drafts, methods=["POST"])])

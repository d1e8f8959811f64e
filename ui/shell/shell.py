"""What every page carries unseen: the courier, the cookie's component, title, language and focus; knows no page's content."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import streamlit as st

from ui import house
from ui.sheet import component as sheet
from ui.web import passport

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer
    from streamlit.navigation.page import Page

    from ui.visit import Visit

_HERE = Path(__file__).parent
ICON = str(_HERE / "icon.png")  # a material icon would be fetched from a foreign host
_STATUS = '<span role="status" class="cc-heard"></span>'


@cache
def _component() -> ComponentRenderer:
    css, js = ((_HERE / name).read_text("utf-8") for name in ("page.css", "shell.js"))
    return st.components.v2.component("cc_shell", html=_STATUS, css=css, js=js, isolate_styles=False)


def mount(visit: Visit, page: Page) -> None:
    """Put the unseen parts on the page; called once per run, before the page itself.

    :param visit: who is here
    :param page: the page that will run
    """
    _remember(page)
    with st.container(gap=None):
        _component()(key="shell", data=_page(visit, page) | _cookie(visit), on_late_change=_new_ticket, height=1)
        sheet.courier(person=visit.person, receive=_receive, endpoint="drafts" if passport.asgi_active() else None)


def _receive(batch: Any) -> dict[str, Any]:
    from ui import frame  # late: the frame mounts this module

    return frame.receive(batch)


def _page(visit: Visit, page: Page) -> dict[str, Any]:
    misled = bool(st.session_state.pop("misled", False))
    return {
        "misled": misled,
        "page": page.url_path,
        "title": page.title,
        "site": visit.course.head.title,
        "lang": visit.course.head.language,
    }


def _cookie(visit: Visit) -> dict[str, Any]:
    """What the browser must do about its cookie: swap a ticket for it, keep the token itself (no web half), or drop it.

    A ticket is made once per sign-in and stays in the session until the next one, so that a rerun does not send it twice.
    """
    state = st.session_state
    if visit.identity is None:
        return {"leave": state.get("left", ""), "asgi": passport.asgi_active()}
    if state.get("token") != visit.token or "token" not in state:
        return {"asgi": passport.asgi_active()}
    if not passport.asgi_active():
        return {"asgi": False, "token": visit.token, "name": passport.COOKIE, "seconds": passport.COOKIE_SECONDS}
    if state.get("ticket_for") != visit.identity.session:
        state["ticket"], state["ticket_for"] = passport.issue_ticket(visit.token), visit.identity.session
    return {"asgi": True, "ticket": state["ticket"]}


def _new_ticket() -> None:
    """The last ticket ran out on its way: the next run makes another one."""
    st.session_state.pop("ticket_for", None)


def enter(token: str) -> None:
    """Note that this visitor has just signed in; the next run knows them.

    :param token: the session token the store gave
    """
    for key in list(st.session_state):  # nothing of whoever was here before
        del st.session_state[key]
    st.session_state["token"] = token


def leave() -> None:
    """Note that this visitor has signed out, and forget everything of theirs in this session."""
    for key in list(st.session_state):
        del st.session_state[key]
    st.session_state["left"] = secrets.token_hex(8)  # told to the browser once: whoever signs in next keeps their cookie


def _remember(page: Page) -> None:
    st.session_state["_page"] = page.url_path


def current() -> str:
    """The address of the page that runs now."""
    return str(st.session_state.get("_page", ""))


def address(path: str) -> str:
    """A full link to a page of this installation, as this visitor reaches it.

    :param path: the page's address without a leading slash, with its query
    :return: below ``PUBLIC_URL`` when the owner set it, else below the address in the visitor's browser
    """
    if house.setting("PUBLIC_URL") or not st.context.url:
        return f"{house.public_url()}/{path}"
    here = urlsplit(st.context.url)
    base = here.path.removesuffix("/").removesuffix(current()).rstrip("/")
    return f"{here.scheme}://{here.netloc}{base}/{path}"

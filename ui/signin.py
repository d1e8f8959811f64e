"""The ways in: start alone, come back with a code, join a cohort, accept an invitation, sign in to review. It knows no course content."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from storage.errors import Busy, NotFound, Refused, StorageError, Wait
from ui import frame, safe_text
from ui.shell import shell

if TYPE_CHECKING:
    from ui.visit import Visit

NAME = 40  # characters of a pseudonym


def address() -> str:
    """Where this visitor comes from, for the limits on tries; an empty text when unknown."""
    return str(st.context.ip_address or "")


def tidy(name: str) -> str:
    """A name as typed, in composed form, with single blanks and without control and direction marks."""
    text = unicodedata.normalize("NFC", name)
    return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).split())


def attempt(action: Callable[[], None], refusals: dict[str, str], not_found: str = "") -> bool:
    """Do something at the store and say in plain words when it did not work; what was typed stays in its boxes.

    :param action: what to do
    :param refusals: code of a refusal → the sentence for it
    :param not_found: the sentence for a code or name that is not there
    :return: whether it worked
    """
    try:
        action()
    except Refused as refused:
        st.error(safe_text.label(refusals.get(refused.code, _("That did not work. Check what you typed, then try again."))))
    except Wait as wait:
        n = max(1, -(-int(wait.seconds) // 60))
        st.error(
            many("There were many tries. Wait {n} minute, then try again.", "There were many tries. Wait {n} minutes, then try again.", n)
        )
    except NotFound:
        st.error(safe_text.label(not_found) or _("That is not there, or it is not yours."))
    except Busy:
        st.error(_("Many people are saving right now. Nothing was changed; try again."))
    except StorageError:
        st.error(_("The installation cannot be reached right now. Nothing was changed; try again in a minute."))
    else:
        return True
    return False


def way_in(visit: Visit, need: str) -> None:
    """The panel shown in place of a page that needs somebody; the address stays, so that they land where they wanted to.

    :param visit: the visitor
    :param need: what the page needs
    """
    if need in ("instructor", "owner"):
        st.title(_("Sign in to review"), anchor=False)
        passphrase(visit)
        return
    st.title(_("Begin, or come back"), anchor=False)
    st.markdown(_("This page is part of a course. Begin with any name you like, or come back with your code."))
    start(visit)
    st.divider()
    resume(visit)


def start(visit: Visit, join_code: str | None = None) -> None:
    """Ask for a pseudonym and begin: alone, or in the cohort of a join code."""
    name = st.text_input(
        _("A name for you here"),
        key="start-name",
        autocomplete="nickname",
        placeholder=_("For example: Fern"),
        help=_("Any name will do. No account and no e-mail."),
    )
    st.button(_("Start") if join_code is None else _("Join"), type="primary", key="start", on_click=_press, args=("start",))
    if _pressed("start"):
        _start(visit, tidy(name), join_code)


def _start(visit: Visit, name: str, join_code: str | None) -> None:
    if not name or len(name) > NAME:
        st.error(_("Write a name of 1 to {limit} characters. Any name will do.", limit=NAME))
        return

    def begin() -> None:
        begun = visit.store.people.start(name, visit.course.slug, join_code, address=address())
        shell.enter(begun.token)
        st.session_state["fresh_code"] = begun.resume_code

    if attempt(begin, name_refusals(), _("This join link does not work any more. Ask for a new one.")):
        if join_code is None:
            st.rerun()
        st.switch_page(frame.link("home"))


def name_refusals() -> dict[str, str]:
    """The sentences for names that cannot be taken."""
    return {
        "taken": _("Somebody in this cohort has that name already. Choose another one."),
        "pseudonym": _("Write a name of 1 to {limit} characters. Any name will do.", limit=NAME),
    }


def look_up(visit: Visit, join_code: str) -> dict[str, str] | None:
    """The cohort behind a join code as plain data, or None."""
    found = visit.store.cohorts.look_up(join_code, address=address())
    return asdict(found) if found else None


def join(visit: Visit, join_code: str) -> None:
    """Let somebody who is here already join a further cohort under a name."""
    name = st.text_input(_("A name for you in this cohort"), value=visit.enrolment.pseudonym if visit.enrolment else "", key="join-name")
    st.button(_("Join"), type="primary", key="join", on_click=_press, args=("join",))
    if _pressed("join"):

        def enrol() -> None:
            frame.choose_cohort(visit.store.people.join(visit.person, join_code, tidy(name)))

        if attempt(enrol, name_refusals(), _("This join link does not work any more. Ask for a new one.")):
            st.switch_page(frame.link("home"))


def you_are(visit: Visit) -> None:
    """Say who is signed in here, so that nobody goes on as somebody else by mistake."""
    name = visit.enrolment.pseudonym if visit.enrolment else visit.identity.name if visit.identity else ""
    safe_text.plain(_("You are signed in here as {name}. If that is not you, sign out under Account first.", name=name))


def resume(visit: Visit) -> None:
    """Ask for a resume code and come back."""
    code = st.text_input(_("Your resume code"), key="resume-code", autocomplete="off", placeholder=_("For example: 7K3M-P9QX-…"))
    st.button(_("Come back"), key="resume", on_click=_press, args=("resume",))
    if _pressed("resume"):
        come_back(visit, code)


def come_back(visit: Visit, code: str) -> None:
    """Sign in with a resume code, or say what to do."""

    def enter() -> None:
        shell.enter(visit.store.people.resume(code, address()))

    if attempt(enter, {}, _("This code is not known here. Check it letter by letter; it has 24 letters and digits.")):
        st.rerun()


def passphrase(visit: Visit) -> None:
    """Ask an instructor or owner for name and passphrase."""
    name = st.text_input(_("Your sign-in name"), key="signin-name", autocomplete="username")
    words = st.text_input(_("Your passphrase"), type="password", key="signin-words", autocomplete="current-password")
    st.button(_("Sign in"), key="signin", type="primary", on_click=_press, args=("signin",))
    if _pressed("signin"):

        def enter() -> None:
            shell.enter(visit.store.people.sign_in(tidy(name), words, address()))

        if attempt(enter, {}, _("Name and passphrase do not belong together. Check both, then try again.")):
            st.rerun()


def claim_as(visit: Visit, code: str) -> None:
    """Let somebody who is here already accept an invitation as the person they are."""
    you_are(visit)
    if st.button(_("Accept as the person I am here"), key="claim-as", type="primary"):
        if attempt(lambda: visit.store.people.claim_as(code, visit.person), {}, _("This invitation was used already. Ask for a new one.")):
            st.session_state.pop("claim-code", None)
            st.switch_page(frame.link("home"))


def claim(visit: Visit, code: str) -> None:
    """Ask for the name and passphrase of a new instructor or owner, and accept their invitation."""
    name = st.text_input(_("Your name, as learners will see it"), key="claim-name", autocomplete="name")
    words = st.text_input(
        _("A passphrase"),
        type="password",
        key="claim-words",
        autocomplete="new-password",
        help=_("At least 12 characters; four words are good."),
    )
    st.button(_("Accept"), key="claim", type="primary", on_click=_press, args=("claim",))
    if _pressed("claim"):

        def accept() -> None:
            shell.enter(visit.store.people.claim(code, tidy(name), words, address()))

        refusals = {
            "short": _("Use a passphrase of at least 12 characters; four words are good."),
            "taken": _("That name is taken. Choose another one."),
            "pseudonym": _("Write a name of 1 to {limit} characters.", limit=NAME),
            "name": _("Write a name of 1 to {limit} characters.", limit=NAME),
        }
        if attempt(accept, refusals, _("This invitation was used already or has run out. Ask for a new one.")):
            st.session_state.pop("claim-code", None)
            st.switch_page(frame.link("home"))


def _press(name: str) -> None:
    st.session_state["pressed"] = name


def _pressed(name: str) -> bool:
    """Whether a button was pressed for this run; asked once."""
    if st.session_state.get("pressed") != name:
        return False
    del st.session_state["pressed"]
    return True


def code_from_address(parameter: str, keep: str) -> str:
    """Take a secret out of the address into the session, so that it does not stay in the address bar.

    :param parameter: its name in the address
    :param keep: the session's key for it
    :return: the code, or an empty text
    """
    if parameter in st.query_params:
        st.session_state[keep] = st.query_params[parameter]
        del st.query_params[parameter]
    return str(st.session_state.get(keep, ""))

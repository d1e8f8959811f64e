"""What happens when our own code fails: a reference number for the visitor, the trace for the log; knows no page."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from course.words import _

_log = logging.getLogger("companion")


def note(problem: BaseException) -> str:
    """Write the trace of a failure to the log under a new reference number.

    :return: the reference, 6 hexadecimal digits
    """
    reference = secrets.token_hex(3)
    _log.error("Reference %s", reference, exc_info=problem)
    return reference


def on_script_error(problem: Exception) -> bool:
    """Show one calm sentence instead of a trace when a page fails (Streamlit has already logged the trace).

    :return: True, so that Streamlit does not show its own box
    """
    reference = secrets.token_hex(3)
    _log.error("Reference %s: %s in a page", reference, type(problem).__name__)
    st.error(_("Something went wrong on our side. What you had saved is kept. Reload the page to go on."))
    st.text(_("Reference {reference}", reference=reference))
    return True

"""The address of a statement: what its holder allows everybody to see. It knows no learner and no cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from course.words import _
from storage.codes import grouped, plain
from storage.errors import Damaged
from takeaway.statement import Participation, facts, meaning
from ui import safe_text, signin
from ui.shell import shell

if TYPE_CHECKING:
    from ui.visit import Visit

PARAMETER = "statement"
CODE = "verify-code"  # key of the box
SEEN = "verified"  # code → what was found in this session: every look costs one of the tries of this address


def link(code: str) -> str:
    """The full address of a statement.

    :param code: its code
    """
    return shell.address(f"verify?{PARAMETER}={grouped(code)}")


def show(visit: Visit) -> None:
    """Draw the page: what the address shows, then a box for a code."""
    st.title(_("Check a statement"), anchor=False)
    code = plain(st.query_params.get(PARAMETER, ""))
    if code:
        _result(visit, code)
        st.header(_("Check another one"), anchor=False)
    else:
        st.markdown(
            _("Every statement of participation that was made here has a code. With it you see what its holder lets everybody see.")
        )
    st.text_input(_("The code on the statement"), key=CODE, autocomplete="off", placeholder=_("For example: 7K3M-P9QX-…"))
    if st.button(_("Check"), key="verify", type="primary", on_click=_asked) and not st.session_state.get(CODE, "").strip():
        st.error(_("Type the code first. It has 20 letters and digits."))


def _asked() -> None:
    """Take what was typed into the address, so that a reload finds it; what was found before is asked for again."""
    code = plain(st.session_state.get(CODE, ""))
    if code:
        st.session_state.pop(SEEN, None)
        st.query_params[PARAMETER] = grouped(code)


def _result(visit: Visit, code: str) -> None:
    seen: dict[str, Any] = st.session_state.setdefault(SEEN, {})
    if code not in seen:
        signin.attempt(lambda: seen.update({code: _look(visit, code)}), {})
    if code not in seen:
        return
    if seen[code] is None:
        st.error(_("No statement is open to view under this code: there never was one, or it was withdrawn. Check it letter by letter."))
        return
    st.success(_("This statement was made here and has not been withdrawn."), icon=":material/verified:")
    with st.container(border=True, key="verify-shown"):
        said(Participation.model_validate(seen[code]))
        st.caption(_("Code {code}", code=safe_text.label(grouped(code))))
    st.markdown(safe_text.label(meaning()))
    st.markdown(_("Its holder chose what is shown here. If the paper says more than this page, the page cannot tell whether that is so."))


def _look(visit: Visit, code: str) -> dict[str, Any] | None:
    try:
        return visit.store.statements.look(code, address=signin.address())
    except Damaged:
        return None  # what cannot be trusted is not shown


def said(shown: Participation) -> None:
    """What a statement says, as a text on the page.

    :param shown: what is left unsaid in it is not drawn
    """
    st.markdown("  \n".join(_lines(shown)))
    for head, titles in _lists(shown):
        st.markdown(f"**{safe_text.label(head)}**\n\n" + "\n".join(f"- {safe_text.label(title)}" for title in titles))


def in_short(shown: Participation) -> None:
    """The same in a few lines, for its holder, who knows the lessons."""
    lists = [f"{safe_text.label(head)}: {' · '.join(safe_text.label(title) for title in titles)}" for head, titles in _lists(shown)]
    st.markdown("  \n".join([*_lines(shown), *lists]))


def _lines(shown: Participation) -> list[str]:
    course = safe_text.label(shown.course)
    if shown.name:
        about = [f"**{safe_text.label(shown.name)}**", _("did the work of the course **{course}**", course=course)]
    else:
        about = [_("The work of the course **{course}** was done.", course=course)]
    return [*about, *(safe_text.label(_("{label}: {value}", label=label, value=value)) for label, value in facts(shown))]


def _lists(shown: Participation) -> list[tuple[str, tuple[str, ...]]]:
    found = [(_("Lessons"), shown.lessons), (_("Optional lessons, done as well"), shown.further)]
    return [(head, titles) for head, titles in found if titles]

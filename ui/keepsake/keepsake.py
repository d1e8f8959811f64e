"""A code or link to keep: shown large, copied, printed, scanned. Drawn with text nodes only; it knows nobody and no page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import segno
import streamlit as st

from course.words import _

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


@cache
def _component() -> ComponentRenderer:
    css, js = ((_HERE / name).read_text("utf-8") for name in ("keepsake.css", "keepsake.js"))
    return st.components.v2.component("cc_keepsake", html='<div class="keepsake"></div>', css=css, js=js)


def keepsake(title: str, text: str, link: str, note: str, key: str) -> None:
    """Show something to keep.

    :param title: what it is
    :param text: the code or link, as people copy it
    :param link: what the QR code opens
    :param note: one sentence on how to use it
    :param key: key of the element
    """
    rows = ["".join(str(int(dot)) for dot in row) for row in segno.make(link, error="m", micro=False).matrix]
    words = {
        "copy": _("Copy"),
        "copied": _("Copied"),
        "print": _("Print"),
        "qr": _("QR code: {title}", title=title),
        "select": _("Select the text and copy it"),
    }
    _component()(key=key, data={"title": title, "text": text, "note": note, "rows": rows, "words": words})

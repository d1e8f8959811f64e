"""The words for automatic feedback, wherever it is read. Colour never stands alone."""

from __future__ import annotations

from course.mark import Count
from course.words import _


def tones() -> dict[str, str]:
    """The word for each tone of a line of feedback."""
    return {
        "accepted": _("Fits the key"),
        "defensible": _("Can be defended"),
        "other": _("Another answer"),
        "done": _("There"),
        "open": _("Open"),
        "question": _("A question"),
        "note": _("Note"),
    }


def counted(count: Count) -> str:
    """A figure of the feedback in words.

    :param count: label, how many, out of how many
    """
    return _("{label}: {n} of {of}", label=count.label, n=count.n, of=count.of)

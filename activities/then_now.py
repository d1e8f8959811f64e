"""The view then-now: the map at two moments and the difference in words. The page knows the moments; this file says that it is wanted."""

from __future__ import annotations

from activities.kind import Settings
from activities.view import View


class ThenNowSettings(Settings):
    """Nothing to set: the course's map says what is drawn and when it is kept."""


class ThenNow(View[ThenNowSettings]):
    """Two moments of the map."""

    name = "then-now"
    title = "show the map at two moments, with the difference in words"
    icon = ":material/compare:"
    panel = "moments"
    Settings = ThenNowSettings


KIND = ThenNow()

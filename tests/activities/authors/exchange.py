"""Exchanges: one that asks all it can, and one with the bare lines."""

from __future__ import annotations

BARE = {
    "roster": "people",
    "label": "Give and get",
    "one": "Line",
    "add": "Add a line",
    "give": "I give",
    "get": "I get",
    "what": {"label": "What?"},
}
FULL = {
    **BARE,
    "limit": 6,
    "thing": {"label": "Who?"},
    "sort": {"label": "What sort?"},
    "sorts": [
        {"id": "news", "label": "Information", "groups": ["work"]},
        {"id": "time", "label": "Time", "help": "Hours and minutes"},
    ],
    "need": {"label": "Need or want?"},
    "needs_in": ["work"],
    "needs_ask": "What does {name} need?",
}
CASES = [("exchange", FULL), ("exchange", BARE), ("exchange", {**FULL, "limit": 4, "needs_ask": ""})]

"""Lines of stops: now and wanted, and one position alone."""

from __future__ import annotations

SHIFT = {
    "roster": "people",
    "label": "How close?",
    "one": "Person",
    "stops": [{"id": "far", "label": "Far"}, {"id": "near", "label": "Near"}, {"id": "close", "label": "Close"}],
    "positions": [{"id": "bond_now", "label": "Now"}, {"id": "bond_wanted", "label": "Wanted"}],
    "why": {"label": "Why?"},
    "questions": {"still": "Is all as you want it?"},
}
STRIP = {
    "roster": "people",
    "label": "Who supplies whom?",
    "one": "Person",
    "stops": [{"id": "mine", "label": "Mostly they"}, {"id": "theirs", "label": "Mostly I"}],
    "positions": [{"id": "side", "label": "Side"}],
}
CASES = [("spectrum", SHIFT), ("spectrum", STRIP), ("spectrum", {**SHIFT, "questions": None})]

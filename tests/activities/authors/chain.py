"""Chains: of free names, of people on the list too, and of a single link."""

from __future__ import annotations

LINE = {
    "label": "Who comes next?",
    "one": "Link",
    "add": "Add a link",
    "who": {"label": "Who?"},
    "where": {"label": "Where?"},
    "inside": "With us",
    "outside": "Elsewhere",
    "passes": {"label": "What do they receive?"},
    "weak": {"label": "Weakest link?"},
}
CASES = [
    ("chain", LINE),
    ("chain", {**LINE, "roster": "people", "thing": {"label": "On your list?"}, "me": "Myself"}),
    ("chain", {**LINE, "limit": 1}),
]

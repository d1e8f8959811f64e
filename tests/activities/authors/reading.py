"""Settings of the kind reading, as an author writes them."""

from __future__ import annotations

from typing import Any

SHELF: dict[str, Any] = {
    "items": [
        {"id": "book", "label": "A. Author, A Book, 2001", "help": "The whole story.", "where": "In a library"},
        {"id": "page", "label": "A page on the web", "help": "The short story."},
    ],
    "note": {"label": "A note", "help": "For whom did it help?"},
}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("reading", SHELF),
    ("reading", {**SHELF, "label": "On the shelf", "states": [{"id": "lent", "label": "Lent to somebody"}]}),
]

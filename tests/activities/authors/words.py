"""Settings of the kind words, as an author writes them."""

from __future__ import annotations

from typing import Any

ALONE: dict[str, Any] = {
    "of": {"label": "Which work is it?"},
    "words": [{"id": word, "label": word} for word in ("calm", "loud", "quick", "thorough")],
    "most": 2,
    "now": {"label": "As it is"},
    "wanted": {"label": "As it should be"},
}
ABOUT: dict[str, Any] = {
    **ALONE,
    "of": {"label": "The relationship with", "help": "The one in focus"},
    "focus": "focusing",
    "own": {"label": "Words of my own", "help": "With commas between them"},
    "why": {"label": "Why these words?"},
    "sentence": {"label": "In one sentence"},
}

CASES: list[tuple[str, dict[str, Any]]] = [("words", ALONE), ("words", ABOUT)]

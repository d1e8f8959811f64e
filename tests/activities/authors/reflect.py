"""Settings of the kind reflect that are about things, as an author writes them."""

from __future__ import annotations

from typing import Any

VALUED: dict[str, Any] = {
    "roster": "people",
    "one": "Person",
    "label": "How would they know?",
    "fields": [{"id": "sign", "label": "They would know by", "long": False, "limit": 120}],
}
SIDES: dict[str, Any] = {
    **VALUED,
    "label": "",
    "basis": True,
    "fields": [{"id": "give", "label": "I give"}, {"id": "get", "label": "I get"}],
}
TWO: dict[str, Any] = {
    "things": {"roster": "people", "count": 2, "label": "Whom do you take?"},
    "fields": [{"id": "high", "label": "Where is it high?"}, {"id": "low", "label": "Where is it low?"}],
}
SEATS: dict[str, Any] = {"focus": "focusing", "fields": [{"id": "gets", "label": "What they bring you"}]}
SEEN: dict[str, Any] = {"basis": True, "fields": [{"id": "see", "label": "What do you see?"}]}

CASES: list[tuple[str, dict[str, Any]]] = [("reflect", case) for case in (VALUED, SIDES, TWO, SEATS, SEEN)]

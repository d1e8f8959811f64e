"""Settings of the kind agenda, as an author writes them."""

from __future__ import annotations

CASES: list[tuple[str, dict[str, object]]] = [("agenda", {})]

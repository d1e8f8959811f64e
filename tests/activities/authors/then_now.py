"""Settings of the kind then-now, as an author writes them."""

from __future__ import annotations

CASES: list[tuple[str, dict[str, object]]] = [("then-now", {})]

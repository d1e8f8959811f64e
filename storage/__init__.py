"""What is kept: people, cohorts, answers, reviews. Knows no kind of activity and nothing of the screen."""

from __future__ import annotations

from storage.errors import Busy, Damaged, NotFound, Refused, Stale, StorageError, Unavailable, Wait
from storage.store import Store, open_store

__all__ = [
    "Busy",
    "Damaged",
    "NotFound",
    "Refused",
    "Stale",
    "StorageError",
    "Store",
    "Unavailable",
    "Wait",
    "open_store",
]

"""The installation a command works on: its store and its addresses. It knows no command."""

from __future__ import annotations

import time
from collections.abc import Callable

from storage.store import Store, open_store
from ui import house


def open_here(clock: Callable[[], float] = time.time) -> Store:
    """Open the store of this installation (`DATA_DIR`), without the greeting a starting server writes to its log.

    :param clock: seconds since 1970
    :raises StorageError: the file cannot be opened, or a newer version of the program wrote it
    :raises OSError: the folder cannot be made
    """
    return open_store(house.data_dir() / "companion.db", clock)


def claim_link(code: str) -> str:
    """The address at which an invitation is accepted."""
    return f"{house.public_url()}/claim?code={code}"


def join_link(code: str) -> str:
    """The address at which a cohort is joined."""
    return f"{house.public_url()}/join?code={code}"

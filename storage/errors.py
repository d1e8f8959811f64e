"""What storage says when it cannot do what was asked. Knows no screen: callers choose the words, codes are stable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.records import Draft, Revision


class StorageError(Exception):
    """Every error storage raises on purpose; after any of them nothing of the failed call was written."""


class Busy(StorageError):
    """Another writer held the file for too long. Nothing was written; trying again is safe."""


class Unavailable(StorageError):
    """The file is gone, full, read-only or damaged. Keep the text on the screen and offer a download."""


class Damaged(Unavailable):
    """A stored text no longer matches its own checksum, so it is not served."""


class NotFound(StorageError):
    """There is no such thing, or it is not yours: the two look the same on purpose."""


class Refused(StorageError):
    """A rule said no, and trying again will not help.

    :param code: a stable word for callers to choose their own sentence by (``"pseudonym"``, ``"taken"``, ``"big"`` …)
    :param sentence: what is wrong, in plain English
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Wait(StorageError):
    """Too many tries.

    :param seconds: whole seconds until one more try is allowed, at least 1
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many tries. Please wait {seconds} seconds.")
        self.seconds = seconds


class Stale(StorageError):
    """Somebody, perhaps your other tab, saved something you have not seen.

    :param current: what is stored now
    """

    def __init__(self, current: Draft | Revision) -> None:
        super().__init__("A newer version was saved elsewhere.")
        self.current = current

"""Files on their way to whoever asked for them: for their eyes alone, and not for long. It knows no format."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ui import house

SECONDS: Final = 30 * 60  # until a file that nobody fetched is removed
LEFT: Final = 24 * 60 * 60  # seconds after which a folder belongs to nobody: no file takes as long to make
FOLDER: Final = "tmp"

_lock = threading.Lock()
_ready: dict[str, Parcel] = {}


@dataclass(frozen=True)
class Parcel:
    """A file that is ready.

    :ivar person: the only one who may fetch it
    :ivar cohort: whose results it holds
    :ivar until: seconds since 1970
    """

    ticket: str
    person: str
    cohort: str
    path: Path
    name: str
    mime: str
    until: float

    @property
    def length(self) -> int:
        """In bytes; 0 when it is gone."""
        return self.path.stat().st_size if self.path.is_file() else 0


@contextmanager
def packing(person: str, cohort: str, name: str, mime: str) -> Iterator[Path]:
    """Make a file; when the block ends well it is ready under the name, when not nothing is left of it.

    :param person: who may fetch it; what they had before is removed
    :param cohort: whose results it holds
    :param name: of the file as it is saved
    :param mime: its type
    :returns: where to write it
    """
    base = house.data_dir() / FOLDER
    base.mkdir(mode=0o700, exist_ok=True)
    _sweep(base, person)
    folder = Path(tempfile.mkdtemp(dir=base))  # for this user alone
    path = folder / "file"
    path.touch(mode=0o600)
    try:
        yield path
    except BaseException:  # a closed page stops the run by one of these
        shutil.rmtree(folder, ignore_errors=True)
        raise
    parcel = Parcel(secrets.token_urlsafe(32), person, cohort, path, name, mime, time.time() + SECONDS)
    with _lock:
        _ready[parcel.ticket] = parcel
    timer = threading.Timer(SECONDS, _drop, (parcel.ticket,))
    timer.daemon = True  # the end of the server removes the file as well
    timer.start()


def waiting(person: str) -> Parcel | None:
    """The file that is ready for somebody, or None."""
    with _lock:
        found = [parcel for parcel in _ready.values() if parcel.person == person]
    return next((parcel for parcel in found if parcel.until > time.time() and parcel.length), None)


def fetch(ticket: str, person: str) -> Parcel | None:
    """The file behind a ticket, for its owner; None for everybody else, and once it has run out."""
    with _lock:
        parcel = _ready.get(ticket)
    return parcel if parcel and parcel.person == person and parcel.until > time.time() and parcel.length else None


def clear() -> None:
    """Remove whatever an earlier run of the server left; called at the start and the end."""
    with _lock:
        _ready.clear()
    shutil.rmtree(house.data_dir() / FOLDER, ignore_errors=True)


def _sweep(base: Path, person: str) -> None:
    """Remove what has run out, what this person had before, and what a server left that had no time to."""
    with _lock:
        old = [ticket for ticket, parcel in _ready.items() if parcel.person == person or parcel.until <= time.time()]
    for ticket in old:
        _drop(ticket)
    for folder in base.iterdir():
        if folder.stat().st_mtime < time.time() - LEFT:
            shutil.rmtree(folder, ignore_errors=True)


def _drop(ticket: str) -> None:
    with _lock:
        parcel = _ready.pop(ticket, None)
    if parcel is not None:
        shutil.rmtree(parcel.path.parent, ignore_errors=True)

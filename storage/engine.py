"""Runs units of work on a SQLite file so that an acknowledged write is never lost. Knows no table of ours."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pysqlite3 where installed, see has_wal_bug

from storage.connections import Connections
from storage.errors import Busy, Refused, Unavailable
from storage.records import Health

T = TypeVar("T")
Row = dict[str, Any]
Version = tuple[int, int, int]

WAL_BUG_FIRST, WAL_BUG_LAST = (3, 7, 0), (3, 51, 2)  # a WAL reset at the wrong moment corrupts the file
BUSY_CODES = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED

_locks: dict[str, threading.Lock] = {}
_locks_guard = threading.Lock()


def has_wal_bug(version: Version) -> bool:
    """Whether this version of SQLite must not use the write-ahead log.

    :param version: major, minor, patch
    """
    return WAL_BUG_FIRST <= version <= WAL_BUG_LAST


class Tx:
    """One open transaction. Statements use ``:name`` parameters."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, as dictionaries."""
        cursor = self._db.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, sql: str, **values: object) -> Row | None:
        """The first row of a query or None."""
        return next(iter(self.rows(sql, **values)), None)

    def run(self, sql: str, **values: object) -> int:
        """Run a statement that changes something and return how many rows it touched."""
        return int(self._db.execute(sql, values).rowcount)


class Engine:
    """The executor of one SQLite file.

    :param path: the database file; it and its folder are made when missing, for this user alone
    :param busy_seconds: how long to wait for another writer before :class:`~storage.errors.Busy`
    :param version: the version of SQLite to judge the WAL bug by; only tests pass another one
    :raises Unavailable: when the file cannot be opened
    """

    kind = "SQLite"

    def __init__(self, path: Path, busy_seconds: float = 5.0, version: Version | None = None) -> None:
        self.path = path.absolute()
        self._version: Version = version or sqlite3.sqlite_version_info
        self.connections = Connections(self.path, busy_seconds)
        with _locks_guard:
            self._lock = _locks.setdefault(str(self.path), threading.Lock())
        with _plain_errors():
            self._create()
            self._settle_journal()
            self.connections.hold_one()

    def read(self, work: Callable[[Tx], T]) -> T:
        """Run a unit of work that sees one unchanging state and cannot write.

        :param work: gets the transaction; what it returns is returned
        """
        with _plain_errors(), self.connections.lend() as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("BEGIN")
            result = work(Tx(db))
            db.execute("COMMIT")
            db.execute("PRAGMA query_only=OFF")
            return result

    def write(self, work: Callable[[Tx], T]) -> T:
        """Run a unit of work wholly or not at all; returns only after it is on the disk.

        :param work: gets the transaction; may be run again from the start, so it has no other effects
        :raises Busy: somebody else held the file too long
        """
        if not self._lock.acquire(timeout=self.connections.busy_seconds):  # one queue per process is fair, SQLite's own lock is not
            raise Busy("Too many writers are waiting.")
        try:
            with _plain_errors(), self.connections.lend() as db:
                db.execute("BEGIN IMMEDIATE")  # a plain BEGIN that reads first loses against the next writer
                # No db.atomic() inside: a failure closes the connection, which rolls back all; the savepoint with its
                # new name each time made a hand-in cost 2.1 raw inserts instead of 1.4.
                result = work(Tx(db))
                db.execute("COMMIT")
                return result
        finally:
            self._lock.release()

    def scrub(self) -> None:
        """Fold the log into the file and cut it to nothing, so that erased bytes are gone from both."""
        with _plain_errors(), self.connections.lend() as db:
            busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise Busy("Somebody is still reading the old text.")

    def health(self) -> Health:
        """Look at the engine without changing it; never raises."""
        problems: list[str] = []
        journal = "unknown"
        if has_wal_bug(self._version):
            problems.append("This SQLite can damage a write-ahead log, so the slower journal is used: update SQLite.")
        try:
            journal = self.read(lambda tx: str((tx.one("PRAGMA journal_mode") or {})["journal_mode"]))
        except (Busy, Unavailable) as error:
            problems.append(f"The database cannot be read: {error}")
        if journal == "wal" and has_wal_bug(self._version):
            problems.append("The write-ahead log is still in use because another program has the file open.")
        return Health(self.kind, ".".join(map(str, self._version)), journal, problems)

    def check(self) -> list[str]:
        """Look through the whole file (slow) and return what is wrong, empty when sound."""
        with _plain_errors(), self.connections.lend() as db:
            found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
            return found + [f"dangling row: {row}" for row in db.execute("PRAGMA foreign_key_check")]

    def close(self) -> None:
        """Let go of the file; using the engine again opens it anew."""
        self.connections.close()

    def _create(self) -> None:
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))

    def _settle_journal(self) -> None:
        wanted = "delete" if has_wal_bug(self._version) else "wal"
        deadline = time.monotonic() + self.connections.busy_seconds
        with self.connections.lend() as db:
            while db.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
                try:
                    db.execute(f"PRAGMA journal_mode={wanted}")
                except sqlite3.OperationalError as error:
                    # Changing the mode does not wait for others by itself; eight processes may start at once.
                    if not _is_busy(error) or time.monotonic() > deadline:
                        raise
                    time.sleep(0.01)
                else:
                    if wanted == "delete":
                        return  # stays "wal" while another program has the file open; health() says so


def _is_busy(error: Exception) -> bool:
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in BUSY_CODES


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise Refused("text", "This text contains half a character and cannot be stored.") from error
    except OverflowError as error:
        raise Refused("number", "This number is too large.") from error
    except sqlite3.IntegrityError as error:
        raise Refused("rule", f"The database refused this: {error}") from error
    except sqlite3.ProgrammingError:
        raise  # a mistake in our code must stay visible as one
    except sqlite3.OperationalError as error:
        raise (Busy if _is_busy(error) else Unavailable)(str(error)) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise Unavailable(str(error)) from error


def settings_of(tx: Tx, names: tuple[str, ...]) -> Mapping[str, object]:
    """The values of SQLite's settings on this connection, by name."""
    return {name: next(iter((tx.one(f"PRAGMA {name}") or {"": None}).values())) for name in names}

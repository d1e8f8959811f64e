"""Opens connections to one SQLite file, each set to lose nothing, and keeps a few idle. Knows no transactions."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pysqlite3 where installed, see has_wal_bug

SETTINGS = ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF")
IDLE = 4

Identity = tuple[int, int]


class Connections:
    """Lends connections, one to a unit of work.

    A connection that comes back whole is lent again (opening one and reading its schema costs as much as the work);
    one whose work failed is closed, which rolls back whatever it had begun.

    :param path: the file, which must exist
    :param busy_seconds: how long SQLite waits for another program
    """

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path = path
        self.busy_seconds = busy_seconds
        self.mode = "rw"  # never "rwc": a file that vanished is an error, not a fresh empty database
        self._guard = threading.Lock()
        self._idle: list[Database] = []
        self._file: Identity | None = None
        self._lost: list[Database] = []
        self._held: list[Database] = []

    @contextmanager
    def lend(self) -> Iterator[Database]:
        """A connection with no transaction open.

        :raises OSError: the file is gone
        :raises sqlite3.Error: it cannot be opened
        """
        file = self._look()
        with self._guard:
            if file != self._file:
                # Another file under our name. Ours are not closed: that would delete the other one's log by its name.
                self._lost += self._idle + self._held
                self._idle, self._held, self._file = [], [], file
            db = self._idle.pop() if self._idle else None
        db = db or self._open()
        try:
            yield db
        except BaseException:
            db.close()
            raise
        with self._guard:
            keep = file == self._file and len(self._idle) < IDLE
            if keep:
                self._idle.append(db)
        if not keep:
            db.close()

    def hold_one(self) -> None:
        """Keep one connection that is never lent: closing the last one after a failure would fold the log away."""
        with self.lend() as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchall()
        with self._guard:
            self._held.append(self._idle.pop())

    def close(self) -> None:
        """Close what is not lent; lending again opens anew."""
        with self._guard:
            closing = self._idle + self._held
            self._idle, self._held = [], []
        for db in closing:
            db.close()

    def _look(self) -> Identity:
        # An open file lives on after it was deleted, and SQLite would go on writing into nowhere.
        found = os.stat(self.path)
        return found.st_dev, found.st_ino

    def _open(self) -> Database:
        uri = f"file:{quote(str(self.path))}?mode={self.mode}"
        connection: Any = sqlite3.connect(uri, uri=True, timeout=self.busy_seconds, check_same_thread=False)
        # Recursive triggers (on by default here): INSERT OR REPLACE must meet the append-only triggers too.
        db = Database(connection, execute_plugins=False)
        try:
            for setting in SETTINGS:
                db.execute(f"PRAGMA {setting}")
        except sqlite3.Error:
            db.close()
            raise
        return db

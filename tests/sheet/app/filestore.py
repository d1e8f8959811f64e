"""Drafts in files: as little store as the courier needs, with a lock file so that a killed server leaves whole drafts."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from course.check import check
from course.sheet import Body, Rows, Sheet, rows_of, shown
from ui.sheet.filing import Handed, Kept, Problem, Stale

EMPTY: dict[str, Any] = {"body": {}, "version": 0, "saved_at": "", "revisions": [], "ops": {}}


@dataclass(frozen=True)
class FileFiling:
    """One person's sheet in one file."""

    folder: Path
    person: str
    address: str
    sheet: Sheet

    @property
    def path(self) -> Path:
        return self.folder / f"{self.person}--{self.address}.json"

    @contextmanager
    def _locked(self) -> Iterator[dict[str, Any]]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self.read()

    def read(self) -> dict[str, Any]:
        return json.loads(self.path.read_text("utf-8")) if self.path.exists() else json.loads(json.dumps(EMPTY))

    def _write(self, row: dict[str, Any]) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        os.replace(fresh, self.path)

    def kept(self) -> Kept:
        row = self.read()
        return Kept(row["body"], row["version"], row["saved_at"])

    def save(self, body: Body, version: int, client: str) -> Kept:
        with self._locked() as row:
            if version != row["version"] and body != row["body"]:
                raise Stale(self.kept())
            row |= {"body": body, "version": row["version"] + 1, "saved_at": datetime.now(UTC).isoformat()}
            self._write(row)
            return self.kept()

    def hand_in(self, body: Body, op: str, version: int) -> Handed:
        problems = [Problem(fault.path, fault.text) for fault in check(self.sheet, body)] or list(self._missing(body))
        if problems:
            return Handed(0, tuple(problems))
        with self._locked() as row:
            if op not in row["ops"]:
                row["revisions"].append(body)
                row["ops"][op] = len(row["revisions"])
                self._write(row)
            return Handed(row["ops"][op])

    def _missing(self, body: Body) -> Iterator[Problem]:
        """The first field of a row that holds anything must be filled."""
        for part in self.sheet.parts:
            if isinstance(part, Rows) and shown(part, body, body):
                for row in rows_of(body, part.path):
                    first = part.fields[0]
                    if len(row) > 1 and not row.get(first.path):
                        yield Problem(f"{part.path}/{row['id']}/{first.path}", "Write a name or a role.")
        if body.get("why") == "nothing":
            yield Problem("", "Write a little more.")

"""Brings a database up to date, wholly or not at all. Migrations are plain SQL files; this module reads none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from storage.engine import Engine, Tx
from storage.errors import Refused, Unavailable

FOLDER = Path(__file__).parent / "migrations"
GUARDED = (
    "answer",
    "review",
    "reply",
    "lesson",
    "activity",
    "audit",
    "rubric",
    "brought",
    "brought_comment",
    "brought_wording",
)
GUARDS = frozenset(f"{table}_no_{change}" for table in GUARDED for change in ("update", "delete"))


@dataclass(frozen=True)
class Step:
    """One migration: a telling name, which also is its place in the order, and its SQL."""

    name: str
    sql: str


def steps(folder: Path = FOLDER) -> tuple[Step, ...]:
    """The migrations of a folder, in order. ``0002_x.sqlite.sql`` is for SQLite alone, ``0001_x.sql`` for every engine.

    :param folder: where the files lie
    """
    return tuple(Step(file.name.split(".")[0], file.read_text("utf-8")) for file in sorted(folder.glob("*.sql")))


def statements(sql: str) -> Iterator[str]:
    """Cut a script into statements; a trigger with its inner semicolons stays one.

    Our own cut, because ``executescript`` commits the transaction it finds open.
    """
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending.replace("/* strict */", "STRICT")
            pending = ""
    if pending.strip() and not all(line.startswith("--") for line in pending.strip().splitlines()):
        raise Refused("migration", "A migration ends in the middle of a statement.")


def migrate(engine: Engine, todo: Sequence[Step], now: str) -> None:
    """Apply what is missing in one transaction; safe when many processes start at once.

    :param todo: all migrations this version knows, in order
    :param now: UTC ISO text
    :raises Refused: ``"newer"`` when the file was written by a newer version, ``"migration"`` for a broken script
    """
    names = [step.name for step in todo]
    if engine.read(_done) == names:
        return
    engine.write(lambda tx: _apply(tx, todo, now))


def missing_guards(engine: Engine) -> list[str]:
    """Names of the append-only triggers that are not there; empty when all are."""
    found = engine.read(lambda tx: tx.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    return sorted(GUARDS - {str(row["name"]) for row in found})


def require_guards(engine: Engine) -> None:
    """Refuse to work on a file whose answers could be overwritten.

    :raises Unavailable: when an append-only trigger is missing
    """
    missing = missing_guards(engine)
    if missing:
        raise Unavailable("The database has lost its protection against overwriting: " + ", ".join(missing))


def _done(tx: Tx) -> list[str]:
    if not tx.one("SELECT 1 AS x FROM sqlite_master WHERE type = 'table' AND name = 'migration'"):
        return []
    return [str(row["name"]) for row in tx.rows("SELECT name FROM migration ORDER BY name")]


def _apply(tx: Tx, todo: Sequence[Step], now: str) -> None:
    done = _done(tx)
    if set(done) - {step.name for step in todo}:
        raise Refused("newer", "This database was written by a newer version of the program.")
    tx.run("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at text NOT NULL)")
    for step in todo:
        if step.name not in done:
            for statement in statements(step.sql):
                tx.run(statement)
            tx.run("INSERT INTO migration (name, at) VALUES (:name, :at)", name=step.name, at=now)

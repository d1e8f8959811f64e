"""Bringing a database up to date: wholly or not at all, by one process or by eight."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storage import Refused, StorageError, Unavailable, open_store
from storage.engine import Engine
from storage.migrate import FOLDER, GUARDS, Step, migrate, missing_guards, statements, steps

ROOT = Path(__file__).parents[2]
NOW = "2026-01-01T00:00:00.000Z"


def schema(engine: Engine) -> list[tuple]:
    return engine.read(lambda tx: [tuple(row.values()) for row in tx.rows("SELECT name, sql FROM sqlite_master")])


def test_the_migrations_carry_telling_names_in_order():
    names = [step.name for step in steps()]
    assert names[:2] == ["0001_core", "0002_append_only"] and names == sorted(names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_every_table_is_strict_and_every_guard_is_there(cast):
    tables = cast.store.engine.read(lambda tx: tx.rows("PRAGMA table_list"))
    ours = {row["name"]: row["strict"] for row in tables if not row["name"].startswith("sqlite_")}
    assert [name for name, strict in ours.items() if not strict] == ["migration"]
    assert missing_guards(cast.store.engine) == [] and len(GUARDS) == 20


def test_opening_again_changes_nothing(cast):
    cast.hand_in(cast.ann, {"n": 1})
    before, tables = cast.store.digest(), schema(cast.store.engine)
    again = open_store(cast.path)
    assert again.digest() == before and schema(again.engine) == tables
    again.close()


def test_an_upgrade_keeps_what_is_there(cast):
    cast.hand_in(cast.ann, {"n": 1})
    before = cast.store.digest()
    more = Step("0999_more", "CREATE TABLE more (a text);\nCREATE INDEX more_a ON more (a);\n")
    migrate(cast.store.engine, [*steps(), more], NOW)
    assert cast.store.digest() == before and any(row[0] == "more_a" for row in schema(cast.store.engine))


@pytest.mark.parametrize("broken", ["CREATE TABLE nonsense(", "SELECT no_such_column FROM person;", "INSERT INTO more VALUES (1, 2);"])
def test_a_broken_migration_changes_nothing(cast, broken):
    cast.hand_in(cast.ann, {"n": 1})
    before, tables = cast.store.digest(), schema(cast.store.engine)
    good = Step("0998_good", "CREATE TABLE more (a text);\n")
    bad = Step("0999_bad", "DROP TRIGGER answer_no_update;\nDELETE FROM session;\n" + broken)
    with pytest.raises(StorageError):
        migrate(cast.store.engine, [*steps(), good, bad], NOW)
    assert cast.store.digest() == before and schema(cast.store.engine) == tables
    assert cast.store.people.identify(cast.tokens["ann"])


def test_a_file_from_a_newer_version_is_refused_and_left_alone(cast):
    migrate(cast.store.engine, [*steps(), Step("0999_future", "CREATE TABLE future (a text);\n")], NOW)
    with pytest.raises(Refused) as refusal:
        open_store(cast.path)
    assert refusal.value.code == "newer"


def test_a_file_without_its_guards_is_refused(cast):
    cast.store.engine.write(lambda tx: tx.run("DROP TRIGGER answer_no_delete"))
    with pytest.raises(Unavailable, match="answer_no_delete"):
        open_store(cast.path)


def test_a_trigger_is_one_statement():
    scripts = [file.read_text() for file in sorted(FOLDER.glob("*_append_only.sqlite.sql"))]
    made = [statement for script in scripts for statement in statements(script) if "CREATE TRIGGER" in statement]
    assert {re.findall(r"CREATE TRIGGER (\w+)", statement)[0] for statement in made} == GUARDS
    assert all(statement.count("CREATE TRIGGER") == statement.count("END;") == 1 for statement in made)
    with pytest.raises(Refused):
        list(statements("CREATE TABLE a (b text);\nCREATE TABLE c ("))


EIGHT = """
import os, sys
from pathlib import Path
from storage import open_store
ready, go = os.pipe()
children = []
for n in range(8):
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(ready, 1)  # returns in all of them at once, when the parent closes its end
        code = 1
        try:
            store = open_store(Path(sys.argv[1]))
            store.people.start(f"Learner {n}", "journeys")
            code = 0
        finally:
            os._exit(code)
    children.append(child)
os.close(go)
print([os.waitpid(child, 0)[1] for child in children])
"""


def test_eight_processes_may_start_at_once_on_a_new_file(tmp_path):
    path = tmp_path / "new" / "companion.db"
    done = subprocess.run([sys.executable, "-c", EIGHT, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == (str([0] * 8), "")
    store = open_store(path)
    people = store.engine.read(lambda tx: tx.rows("SELECT * FROM enrolment"))
    assert len({row["person"] for row in people}) == 8 and len({row["cohort"] for row in people}) == 1
    assert store.engine.check() == [] and os.path.exists(path)
    store.close()

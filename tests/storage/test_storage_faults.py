"""What happens when the machine misbehaves: killed, full, read-only, locked, deleted, rotten, wrong clock."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage import Busy, Damaged, NotFound, Unavailable, open_store
from storage.engine import Engine, has_wal_bug, settings_of, sqlite3

ROOT = Path(__file__).parents[2]


def child(code: str, *arguments: object) -> subprocess.Popen:
    """A Python process in the repository's root, its output as text."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


WRITER = """
import secrets, sys
from pathlib import Path
from storage import open_store
path, who, cohort = sys.argv[1:]
store = open_store(Path(path))
rev = len(store.answers.history(who, cohort, "five"))
while True:
    rev = store.answers.hand_in(who, cohort, "five", {"t": "x" * 500}, rev, secrets.token_hex(8), "five-hash", 1).rev
    print(rev, flush=True)
"""


def test_a_killed_process_loses_nothing_it_acknowledged(cast):
    for acknowledged in (1, 9, 40):
        process = child(WRITER, cast.path, cast.ann, cast.x)
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        os.kill(process.pid, signal.SIGKILL)
        lines += process.communicate()[0].splitlines()
        said = [int(line) for line in lines if line.strip()]
        history = cast.store.answers.history(cast.ann, cast.x, "five")
        assert [r.rev for r in history] == list(range(1, len(history) + 1)) and not any(r.damaged for r in history)
        assert len(said) >= acknowledged and len(history) - max(said) in (0, 1)  # one may have been in flight
        assert cast.store.answers.latest(cast.ann, cast.x)["five"].rev == len(history)
        assert cast.store.answers.counts(cast.ines, cast.x)["five"].revisions == len(history)
    assert cast.store.engine.check() == []


FULL = """
import json, os, resource, secrets, sys
from pathlib import Path
from storage import Unavailable, open_store
path, who, cohort = sys.argv[1:]
store = open_store(Path(path))
size = max(file.stat().st_size for file in Path(path).parent.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300_000, resource.RLIM_INFINITY))
def save(n):
    body = {"t": "x" * 20_000}
    return store.answers.hand_in(who, cohort, "five", body, n, secrets.token_hex(8), "five-hash", 1).rev
n, refused = 0, 0
try:
    while n < 1000:
        n = save(n)
except Unavailable as error:
    why = str(error)
for _ in range(10):
    try:
        n = save(n)
    except Unavailable:
        refused += 1
readable = len(store.answers.history(who, cohort, "five"))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps({"n": n, "why": why, "refused": refused, "readable": readable, "after": save(n)}))
"""


def test_a_full_disk_refuses_honestly_and_works_again_when_there_is_room(cast):
    output, errors = child(FULL, cast.path, cast.ann, cast.x).communicate()
    assert errors == ""
    said = json.loads(output)
    assert 0 < said["n"] < 1000 and said["refused"] > 0
    assert said["readable"] == said["n"] and said["after"] == said["n"] + 1
    assert len(cast.store.answers.history(cast.ann, cast.x, "five")) == said["after"]
    assert cast.store.engine.check() == []


def test_a_read_only_file_is_readable_and_refuses_writes(cast):
    cast.hand_in(cast.ann, {"n": 1})
    cast.store.close()
    cast.store.engine.connections.mode = "ro"  # what SQLite falls back to when the file may not be written
    with pytest.raises(Unavailable, match="readonly"):
        cast.hand_in(cast.ann, {"n": 2}, 1)
    assert cast.store.answers.latest(cast.ann, cast.x)["five"].rev == 1
    cast.clock.time += 7200
    assert cast.store.people.identify(cast.tokens["ann"]).person == cast.ann
    cast.store.close()
    cast.store.engine.connections.mode = "rw"
    assert cast.hand_in(cast.ann, {"n": 2}, 1).rev == 2


LOCK = """
import sqlite3, sys
lock = sqlite3.connect(sys.argv[1], isolation_level=None)
lock.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
lock.execute("COMMIT")
"""


def test_a_lock_held_by_another_program_is_busy_and_readers_go_on(cast):
    cast.hand_in(cast.ann, {"n": 1})
    process = child(LOCK, cast.path)
    assert process.stdout.readline() == "locked\n"
    cast.store.close()
    cast.store.engine.connections.busy_seconds = 0.05
    with pytest.raises(Busy):
        cast.hand_in(cast.ann, {"n": 2}, 1)
    assert len(cast.store.answers.history(cast.ann, cast.x, "five")) == 1
    process.communicate("go\n")
    assert cast.hand_in(cast.ann, {"n": 2}, 1).rev == 2


def test_a_writer_who_waits_too_long_in_this_process_is_busy(cast):
    cast.store.close()
    cast.store.engine.connections.busy_seconds = 0.05
    with cast.store.engine._lock, pytest.raises(Busy):
        cast.hand_in(cast.ann, {})
    assert cast.hand_in(cast.ann, {}).rev == 1


def test_a_deleted_file_is_an_error_and_never_a_fresh_empty_one(cast):
    for file in list(cast.path.parent.iterdir()):
        file.unlink()
    for attempt in (lambda: cast.hand_in(cast.ann, {}), cast.store.ping, lambda: cast.store.people.identify("x")):
        with pytest.raises(Unavailable):
            attempt()
    assert not cast.path.exists()
    assert cast.store.engine.health().problems


def test_another_file_put_in_its_place_is_used_and_keeps_its_own_log(cast, tmp_path):
    cast.hand_in(cast.ann, {"n": 1})
    other = open_store(tmp_path / "other" / "companion.db", cast.clock)
    token = other.people.start("Zoe", "journeys").token
    other.engine.scrub()
    other.close()
    for file in list(cast.path.parent.iterdir()):
        file.unlink()
    (tmp_path / "other" / "companion.db").rename(cast.path)
    assert cast.store.people.identify(token).name == "Zoe"
    assert cast.store.people.identify(cast.tokens["ann"]) is None
    cast.store.people.start("Yan", "journeys")
    cast.store.close()
    assert cast.store.engine.check() == []


def test_a_connection_lent_after_a_failure_has_nothing_left_over(cast):
    def fail(tx):
        tx.run("DELETE FROM session")
        raise RuntimeError

    for work in (cast.store.engine.write, cast.store.engine.read):
        for _ in range(10):
            with pytest.raises((RuntimeError, Unavailable)):
                work(fail)
            assert cast.store.people.identify(cast.tokens["ann"])
            assert cast.draft(cast.ann, {}).version


def test_a_rotten_byte_is_noticed_and_only_that_answer_is_gone(cast):
    for rev in range(5):
        cast.hand_in(cast.ann, {"t": f"mark-{rev}-" + "z" * 300}, rev)
    cast.store.engine.scrub()
    cast.store.close()
    raw = bytearray(cast.path.read_bytes())
    copies = [i for i in range(len(raw)) if raw.startswith(b"mark-2-zzz", i)]
    assert copies
    for place in copies:
        raw[place + 20] = ord("Q")
    cast.path.write_bytes(raw)
    again = open_store(cast.path, cast.clock)
    assert again.engine.check() == []  # SQLite itself sees nothing wrong
    history = again.answers.history(cast.ann, cast.x, "five")
    assert [r.rev for r in history if r.damaged] == [3] and history[2].body == {}
    with pytest.raises(Damaged):
        again.answers.revision(cast.ann, cast.x, "five", 3)


@pytest.mark.parametrize("how", ["header", "half"])
def test_a_ruined_file_is_refused(cast, how):
    cast.store.engine.scrub()
    cast.store.close()
    raw = cast.path.read_bytes()
    cast.path.write_bytes(b"garbage!" * 12 + raw[96:] if how == "header" else raw[: len(raw) // 2 // 4096 * 4096])
    with pytest.raises(Unavailable):
        again = open_store(cast.path, cast.clock)
        problems = again.engine.check()
        assert not problems, problems
        again.answers.history(cast.ann, cast.x, "five")


def test_a_clock_that_jumps_changes_no_order(cast):
    for rev, moment in enumerate([4e9, 1e9, 0.0, 2e9]):
        cast.clock.time = moment
        cast.hand_in(cast.ann, {"n": rev}, rev)
    assert [r.body["n"] for r in cast.store.answers.history(cast.ann, cast.x, "five")] == [0, 1, 2, 3]
    assert cast.store.answers.latest(cast.ann, cast.x)["five"].body == {"n": 3}


def test_twenty_writers_store_exactly_what_was_acknowledged(cast):
    people = [cast.ann, cast.bob, cast.ines, cast.olga]
    acknowledged: list[tuple[str, int, str]] = []
    problems: list[str] = []

    def write(n: int) -> None:
        who = people[n % len(people)]
        for k in range(5):
            saved = False
            while not saved and not problems:
                saved = attempt(who, f"{n}.{k}")

    def attempt(who: str, text: str) -> bool:
        try:
            base = len(cast.store.answers.history(who, cast.x, "five"))
            revision = cast.hand_in(who, {"t": text}, base)
            acknowledged.append((who, revision.rev, text))
            return True
        except (Busy, NotFound) as error:
            problems.append(repr(error))
        except Exception as error:  # Stale is expected: five writers share a person
            if type(error).__name__ != "Stale":
                problems.append(repr(error))
        return False

    threads = [threading.Thread(target=write, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == [] and len(acknowledged) == 100
    stored = {(who, r.rev, r.body["t"]) for who in people for r in cast.store.answers.history(who, cast.x, "five")}
    assert stored == set(acknowledged)


@pytest.mark.parametrize(
    ("version", "bug"),
    [((3, 6, 23), False), ((3, 7, 0), True), ((3, 40, 1), True), ((3, 51, 2), True), ((3, 51, 3), False)],
)
def test_the_versions_that_damage_a_log_are_known(version, bug):
    assert has_wal_bug(version) is bug


def test_an_affected_sqlite_falls_back_to_the_older_journal_and_says_so(cast):
    assert cast.store.engine.health().journal == "wal"
    cast.hand_in(cast.ann, {"n": 1})
    cast.store.close()
    engine = Engine(cast.path, version=(3, 40, 1))
    health = engine.health()
    assert health.journal == "delete" and health.version == "3.40.1" and len(health.problems) == 1
    cast.store.engine = cast.store.answers._engine = engine
    assert cast.hand_in(cast.ann, {"n": 2}, 1).rev == 2
    engine.close()


def test_a_sound_engine_has_no_problems(cast):
    health = cast.store.engine.health()
    assert (health.engine, health.version, health.journal, health.problems) == (
        "SQLite",
        sqlite3.sqlite_version,
        "wal",
        [],
    )


def test_every_connection_is_set_to_lose_nothing(cast):
    names = ("synchronous", "foreign_keys", "secure_delete", "trusted_schema", "recursive_triggers", "journal_mode")
    found = cast.store.engine.write(lambda tx: settings_of(tx, names))
    assert found == dict(zip(names, (2, 1, 1, 0, 1, "wal"), strict=True))


def test_the_file_is_for_this_user_alone(cast):
    assert [oct(file.stat().st_mode & 0o777) for file in cast.path.parent.iterdir()] == ["0o600"] * 3


def test_a_path_with_odd_characters_is_just_a_path(tmp_path):
    path = tmp_path / "a folder?mode=ro#100%" / "ü.db"
    store = open_store(path)
    assert store.people.start("Ann", secrets.token_hex(4)).person and path.exists()
    store.close()

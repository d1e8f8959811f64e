"""The pages everybody opens must not grow slower with the number of revisions: no scan, no sorting."""

from __future__ import annotations

import re

import pytest

from storage import (
    access,
    announcements,
    answers,
    enrol,
    hand_in,
    limits,
    members,
    moments,
    people,
    reviews,
    sessions,
    submissions,
    timetable,
)

HOT = {
    "access": access.COHORT_STANDING,
    "session": sessions.SESSION,
    "enrolments": sessions.ENROLMENTS,
    "resume code": people.RESUME_CODE,
    "sign in": people.ACCOUNT,
    "join code": enrol.OPEN_COHORT,
    "pseudonym taken": enrol.TAKEN,
    "bucket": limits.FULL_AT,
    "old buckets": "DELETE FROM bucket WHERE full_at < :now",
    "heads": answers.HEADS,
    "history": answers.HISTORY,
    "firsts": answers.FIRSTS,
    "moments": moments.ALL,
    "all answers": moments.ANSWERS,
    "counts": answers.TALLIES,
    "head": hand_in.HEAD,
    "act": hand_in.OF_OP,
    "queue": submissions.QUEUE,
    "reviews": reviews.SHOWN,
    "replies": reviews.REPLIES,
    "learners": members.LEARNERS,
    "instructors": members.INSTRUCTORS,
    "one learner": members.ONE,
    "handed code": members.HANDED_TO_ME,
    "timetable": timetable.ALL,
    "announcement": announcements.GET,
}
MAY_SORT = {"enrolments", "moments", "reviews"}  # a handful of rows of one person


@pytest.mark.parametrize("name", HOT)
def test_a_hot_statement_finds_its_rows_by_an_index(shared_cast, name):
    sql = HOT[name]
    values = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
    plan = shared_cast.store.engine.read(lambda tx: tx.rows("EXPLAIN QUERY PLAN " + sql, **values))
    steps = [row["detail"] for row in plan if row["detail"] != "SCAN CONSTANT ROW"]
    slow = [step for step in steps if step.startswith("SCAN") or ("TEMP B-TREE" in step and name not in MAY_SORT)]
    assert steps and slow == []


def test_a_page_of_the_queue_costs_the_same_however_long_the_queue_is(cast):
    def steps() -> int:
        count = 0

        def tick() -> int:
            nonlocal count
            count += 1
            return 0

        def work(tx) -> None:
            tx._db.conn.set_progress_handler(tick, 1)
            values = {"actor": cast.ines, "cohort": cast.x, "before": 2**62, "limit": 10, "everything": 1}
            assert len(tx.rows(submissions.QUEUE, **values)) == 10
            tx._db.conn.set_progress_handler(None, 0)

        cast.store.engine.read(work)
        return count

    for n in range(12):
        cast.hand_in(cast.ann, {}, slug=f"a{n}")
    short = steps()
    for n in range(12, 150):
        cast.hand_in(cast.ann, {}, slug=f"a{n}")
    assert steps() <= short * 1.1

"""The pages everybody opens must not grow slower with the number of revisions: no scan, no sorting."""

from __future__ import annotations

import itertools
import re

import pytest

from storage import (
    access,
    announcements,
    answers,
    bank,
    class_answers,
    classroom,
    comments,
    desk,
    enrol,
    hand_in,
    leases,
    limits,
    members,
    moments,
    people,
    portable,
    review_rows,
    sessions,
    statements,
    submissions,
    taking,
    timetable,
)
from storage.submissions import Wish

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
    "statement": statements.LOOK,
    "statements": statements.ALL,
    "counts": answers.TALLIES,
    "marks of what was brought": portable.MARKS,
    "wording of a file": portable.WORDING,
    "comments brought along": comments.BROUGHT,
    "everything of one": taking.TURNS,
    "head": hand_in.HEAD,
    "act": hand_in.OF_OP,
    "reviews": review_rows.SHOWN,
    "replies": review_rows.REPLIES,
    "lease": leases.GET,
    "ready drafts": desk.READY,
    "outdated": desk.OUTDATED,
    "bank": bank.ALL,
    "uses": bank.USES,
    "class by name": classroom.LEARNERS,
    "class steps": classroom.STEPS,
    "class drafts": classroom.DRAFTS,
    "class done": classroom.DONE,
    "class absent": classroom.ABSENT,
    "class unreviewed": classroom.UNREVIEWED,
    "class unreviewed of staff": classroom.OF_STAFF,
    "class replied": classroom.REPLIED,
    "class stuck": classroom.STUCK,
    "class stuck at": classroom.STUCK_AT,
    "class question": class_answers.PAGE,
    "class first": class_answers.FIRST,
    "class newest": class_answers.NEWEST,
    "class tally": class_answers.TALLY,
    "class visibility": class_answers.COUNTER,
    "class names": class_answers.DECIDED,
    "learners": members.LEARNERS,
    "instructors": members.INSTRUCTORS,
    "one learner": members.ONE,
    "handed code": members.HANDED_TO_ME,
    "timetable": timetable.ALL,
    "announcement": announcements.GET,
}
for _state, _slug in itertools.product(submissions.FILTERS, ("", "five")):
    HOT[f"queue {_state} {_slug}"] = submissions.queue(Wish(_state, _slug))
# a handful of rows of one person, or of one bank
MAY_SORT = {"enrolments", "moments", "reviews", "bank", "uses", "outdated", "comments brought along"}


@pytest.mark.parametrize("name", HOT)
def test_a_hot_statement_finds_its_rows_by_an_index(shared_cast, name):
    sql = HOT[name]
    values = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
    plan = shared_cast.store.engine.read(lambda tx: tx.rows("EXPLAIN QUERY PLAN " + sql, **values))
    steps = [row["detail"] for row in plan if row["detail"] != "SCAN CONSTANT ROW"]
    slow = [step for step in steps if step.startswith("SCAN") or ("TEMP B-TREE" in step and name not in MAY_SORT)]
    assert steps and slow == []


@pytest.mark.parametrize("state", submissions.FILTERS)
@pytest.mark.parametrize("slug", ["", "rare"])
def test_a_page_of_the_queue_costs_the_same_however_long_the_queue_is(cast, state, slug):
    """Ten rows of the kind asked for, then 140 of other kinds: found by an index, the page does not see them."""
    wish = Wish(state, slug)

    def steps() -> int:
        count = 0

        def tick() -> int:
            nonlocal count
            count += 1
            return 0

        def work(tx) -> None:
            tx._db.conn.set_progress_handler(tick, 1)
            values = {"actor": cast.ines, "cohort": cast.x, "before": 2**62, "limit": 10, "now": "", "slug": slug}
            assert len(tx.rows(submissions.queue(wish), **values)) == 10
            tx._db.conn.set_progress_handler(None, 0)

        cast.store.engine.read(work)
        return count

    set_all = "UPDATE current SET reviewed_rev = :seen, reply_n = :reply, rev = 2"
    asked = {"new": (0, 0), "changed": (1, 0), "replied": (2, 1)}.get(state, (1, 0))
    others = (2, 0) if state else asked
    for n in range(10):
        _in(cast, f"p{n}", "rare")
    cast.store.engine.write(lambda tx: tx.run(set_all, seen=asked[0], reply=asked[1]))
    short = steps()
    for n in range(140):
        who = _in(cast, f"q{n}", "common")
        cast.store.reviews.release(cast.ines, cast.x, who, "common", 1, {}, f"op{n}")
    cast.store.engine.write(lambda tx: tx.run(set_all + " WHERE slug = 'common'", seen=others[0], reply=others[1]))
    assert steps() <= short * 1.1


def _in(cast, name: str, slug: str) -> str:
    """Somebody more hands in twice."""
    cast.clock.time += 3600  # new people are let in slowly
    cohort = cast.store.cohorts.get(cast.ines, cast.x)
    who = cast.store.people.start(name, cohort.course, cohort.join_code).person
    cast.hand_in(who, {}, slug=slug)
    cast.hand_in(who, {}, 1, slug=slug)
    return who

"""A learner's parcel goes from one installation into another: whole, twice, in conflict, forged, and never into somebody else's hands."""

from __future__ import annotations

import pickle
import secrets
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from storage import NotFound, Refused, open_store
from storage.parcel import Comment, Jotting, Parcel, Remark, Snapshot
from storage.records import ActivityText, LessonText
from storage.submissions import Wish
from storage.texts import checksum, pack
from tests.server import REPOSITORY
from tests.storage.conftest import Cast, copy_of

SPEC = '{"q": "How many?"}'
WORDS = ActivityText(checksum(SPEC), "five", "roster", SPEC)

TABLES = ("answer", "current", "tally", "draft", "hidden", "moment", "peek", "place", "brought", "brought_comment", "brought_wording")


def everything(cast: Cast) -> dict[str, list]:
    read = cast.store.engine.read
    return {table: read(lambda tx, t=table: tx.rows(f"SELECT * FROM {t} ORDER BY rowid")) for table in (*TABLES, "activity", "review")}


def write(cast: Cast, body: dict, who: str = "ann", cohort: str | None = None, **more: object):
    who = cast.ids[who]
    cohort = cohort or cast.x
    cast.clock.time += 60
    slug = str(more.pop("slug", "five"))
    head = cast.store.answers.latest(who, cohort).get(slug)
    words = {"activity": WORDS.hash} | more
    return cast.hand_in(who, body, head.rev if head else 0, cohort, slug=slug, **words)


@pytest.fixture
def home(cast) -> Cast:
    """Ann's place: two answers with a history, a draft, something private, a snapshot, a comment with a reply."""
    cast.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    write(cast, {"n": 1})
    cast.store.moments.keep(cast.ann, cast.x, "after:one")
    write(cast, {"n": 2}, visibility={"s1": True})
    write(cast, {"m": 1}, slug="more")
    cast.clock.time += 60
    cast.store.answers.save_draft(cast.ann, cast.x, "five", {"n": 3}, 2, "tab")
    cast.store.answers.save_draft(cast.ann, cast.x, "new", {"k": 1}, 0, "tab")
    cast.store.moments.keep(cast.ann, cast.x, "op-mine", "Mine")
    cast.store.answers.peek(cast.ann, cast.x, "other")
    cast.store.answers.place(cast.ann, cast.x, "01-five")
    review = cast.review(cast.ann, 2, {"comment": "Good"})
    cast.store.reviews.reply(cast.ann, cast.x, review.n, {"reply": "Thanks"}, "op-reply")
    return cast


@pytest.fixture
def away(template, tmp_path):
    """Another installation, where nothing of this was ever heard; Cy is there."""
    made = copy_of(template, tmp_path / "away" / "companion.db")
    made.clock.time += 1_000_000
    yield made
    made.store.close()


def parcel_of(cast: Cast, who: str = "ann", cohort: str | None = None) -> Parcel:
    return cast.store.portable.export(cast.ids[who], cohort or cast.x)


def bring(cast: Cast, parcel: Parcel, who: str = "cy", cohort: str | None = None):
    return cast.store.portable.bring(cast.ids[who], cohort or cast.y, parcel)


def without_place(parcel: Parcel) -> Parcel:
    """What must be equal of the same work in two places: not the name, not which lesson texts are there."""
    return replace(parcel, pseudonym="", lessons=(), drafts=tuple(replace(draft, base_rev=0) for draft in parcel.drafts))


def test_an_empty_place_gets_all_of_it(home, away):
    brought = bring(away, parcel_of(home))
    assert (brought.revisions, brought.known, brought.comments, brought.moments, brought.hidden) == (3, 0, 2, 2, 1)
    assert brought.drafts == ("five", "new") and brought.drafts_left == () and brought.kept == ()
    assert without_place(parcel_of(away, "cy", away.y)) == without_place(parcel_of(home))
    latest = away.store.answers.latest(away.cy, away.y)
    assert {slug: (one.rev, one.body) for slug, one in latest.items()} == {"five": (2, {"n": 2}), "more": (1, {"m": 1})}
    assert away.store.answers.firsts(away.cy, away.y) == home.store.answers.firsts(home.ann, home.x)
    assert away.store.answers.last_place(away.cy, away.y) == "01-five" and away.store.answers.peeks(away.cy, away.y) == {"other"}
    assert away.store.engine.check() == []


def test_what_was_brought_is_there_after_a_restart(home, away):
    bring(away, parcel_of(home))
    before = parcel_of(away, "cy", away.y)
    away.store.close()
    again = open_store(away.path)
    assert again.portable.export(away.cy, away.y) == before
    again.close()


def test_looking_says_what_bringing_does_and_changes_nothing(home, away):
    parcel, before = parcel_of(home), everything(away)
    looked = away.store.portable.look(away.cy, away.y, parcel)
    assert everything(away) == before and looked.changes
    assert bring(away, parcel) == looked
    assert not away.store.portable.look(away.cy, away.y, parcel).changes


def test_twice_is_once(home, away):
    parcel = parcel_of(home)
    bring(away, parcel)
    before = everything(away)
    brought = bring(away, parcel)
    assert not brought.changes and brought.known == 3
    assert everything(away) == before


def test_the_place_it_came_from_knows_everything_already(home):
    before = everything(home)
    assert not bring(home, parcel_of(home), "ann", home.x).changes
    assert everything(home) == before


def test_there_and_back_again_adds_what_was_done_there_and_no_more(home, away):
    bring(away, parcel_of(home))
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    write(away, {"n": 9}, "cy", away.y)
    back = parcel_of(away, "cy", away.y)
    brought = bring(home, back, "ann", home.x)
    assert (brought.revisions, brought.known, brought.comments, brought.moments) == (1, 3, 0, 0)
    assert [one.body for one in home.store.answers.history(home.ann, home.x, "five")] == [{"n": 1}, {"n": 2}, {"n": 9}]
    assert not bring(home, back, "ann", home.x).changes


def test_another_cohort_of_the_same_installation_takes_it_too(home):
    solo = home.store.portable.bring(home.solo, home.alone, parcel_of(home))
    assert solo.revisions == 3 and home.store.engine.check() == []
    assert home.store.answers.latest(home.ann, home.x)["five"].body == {"n": 2}


def test_a_conflict_becomes_a_further_version_and_the_newer_one_counts(home, away):
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    write(away, {"own": 1}, "cy", away.y)  # later than all of Ann's
    brought = bring(away, parcel_of(home))
    history = away.store.answers.history(away.cy, away.y, "five")
    assert [one.body for one in history] == [{"own": 1}, {"n": 1}, {"n": 2}, {"own": 1}]
    assert brought.kept == ("five",) and away.store.answers.latest(away.cy, away.y)["five"].body == {"own": 1}
    marks = away.store.portable.marks(away.cy, away.y, "five")
    assert {rev: mark.repeats for rev, mark in marks.items()} == {2: 0, 3: 0, 4: 1}
    assert home.store.portable.marks(home.ann, home.x, "five") == {}


def test_a_draft_of_here_stays_and_the_one_of_the_file_is_named(home, away):
    away.store.answers.save_draft(away.cy, away.y, "new", {"own": 1}, 0, "tab")
    brought = bring(away, parcel_of(home))
    assert brought.drafts == ("five",) and brought.drafts_left == ("new",)
    assert away.store.answers.draft(away.cy, away.y, "new").body == {"own": 1}


def test_the_form_follows_the_answer_that_came_in(home, away):
    bring(away, parcel_of(home))
    more = away.store.answers.draft(away.cy, away.y, "more")
    assert (more.body, more.base_rev) == ({"m": 1}, 1)
    five = away.store.answers.draft(away.cy, away.y, "five")
    assert (five.body, five.base_rev) == ({"n": 3}, 2)


def test_an_open_tab_notices_that_the_draft_has_changed(home, away):
    away.store.answers.save_draft(away.cy, away.y, "five", {}, 0, "tab")
    bring(away, parcel_of(home))
    assert away.store.answers.draft(away.cy, away.y, "five").version == 2


def test_what_is_private_stays_private_and_more_becomes_so(home, away):
    away.store.answers.save_draft(away.cy, away.y, "x", {}, 0, "tab", frozenset({"s7"}))
    bring(away, parcel_of(home))
    assert away.store.answers.hidden(away.cy, away.y) == {"s1", "s7"}


def test_a_snapshot_leads_to_the_revisions_of_here(home, away):
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    write(away, {"own": 1}, "cy", away.y)
    bring(away, parcel_of(home))
    first, second = away.store.moments.all(away.cy, away.y)
    assert (first.name, dict(first.heads)) == ("after:one", {"five": 2})
    assert (second.label, dict(second.heads)) == ("Mine", {"five": 3, "more": 1})


def test_snapshots_beyond_thirty_stay_in_the_file(home, away):
    parcel = parcel_of(home)
    many = [replace(parcel.moments[1], name=f"op{n}") for n in range(40)]
    brought = bring(away, replace(parcel, moments=(parcel.moments[0], *many)))
    assert (brought.moments, brought.moments_left) == (31, 10)


def test_the_instructor_of_there_never_speaks_as_the_one_of_here(home, away):
    forged = Comment("id1", "five", 1, "Otto", {"comment": "Ann gets the best mark"}, "2027-01-15T08:00:00.000Z")
    bring(away, replace(parcel_of(home), comments=(forged,)))
    assert away.store.reviews.of(away.cy, away.y, None) == [] and away.store.reviews.news(away.cy, away.y) == []
    (mine,) = away.store.portable.comments(away.cy, away.y)
    assert (mine.who, mine.rev, mine.body) == ("Otto", 1, forged.body)
    (row,) = away.store.answers.submissions(away.otto, away.y, wish=Wish("waiting")).rows[:1]
    assert row.state == "new"


def test_a_comment_gets_its_later_replies_with_the_next_file(home, away):
    parcel = parcel_of(home)
    bring(away, parcel)
    (review,) = home.store.reviews.of(home.ann, home.x, "five")
    home.store.reviews.reply(home.ines, home.x, review.n, {"reply": "Welcome"}, "op-more")
    assert bring(away, parcel_of(home)).comments == 1
    (comment,) = away.store.portable.comments(away.cy, away.y)
    assert [(reply.who, reply.mine, reply.body["reply"]) for reply in comment.replies] == [
        ("Ann", True, "Thanks"),
        ("Ines", False, "Welcome"),
    ]


def test_the_words_of_a_file_never_become_the_words_of_a_course(home, away):
    write(home, {"n": 5}, activity=WORDS.hash)
    bring(away, parcel_of(home))
    assert away.store.content.activity(WORDS.hash) is None
    assert away.store.portable.wording(away.cy, away.y, WORDS.hash) == WORDS
    assert away.store.portable.wording(away.otto, away.y, WORDS.hash, away.cy) == WORDS
    assert parcel_of(away, "cy", away.y).wordings == (WORDS,)


def test_a_course_that_is_installed_later_brings_its_own_words(home, away):
    bring(away, replace(parcel_of(home), wordings=()))
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    assert away.store.content.activity(WORDS.hash) == WORDS
    with pytest.raises(Refused):
        away.store.engine.write(lambda tx: tx.run("UPDATE activity SET spec = 'x' WHERE hash = :h", h=WORDS.hash))


def test_words_that_are_here_are_not_taken_from_a_file(home, away):
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    bring(away, parcel_of(home))
    assert away.store.portable.wording(away.cy, away.y, WORDS.hash) is None
    assert away.store.engine.read(lambda tx: tx.rows("SELECT * FROM brought_wording")) == []


def test_queue_and_counts_are_those_of_hand_ins(home, away):
    bring(away, parcel_of(home))
    (row, _other) = away.store.answers.submissions(away.otto, away.y).rows
    assert {row.slug, _other.slug} == {"five", "more"}
    tally = away.store.answers.counts(away.otto, away.y)["five"]
    assert (tally.people, tally.revisions) == (1, 2)


def forgeries(parcel: Parcel) -> dict[str, Parcel]:
    turn = parcel.revisions[0]
    moment, comment = parcel.moments[0], parcel.comments[0]
    turns = parcel.revisions[1:]

    def first(**more: object) -> Parcel:
        return replace(parcel, revisions=(replace(turn, **more), *turns), moments=(), comments=())

    deep: dict = {}
    for _level in range(60):
        deep = {"d": deep}
    return {
        "another text": first(body={"n": 7}),
        "another checksum": first(sha="0" * 64),
        "no object": first(body=[1]),
        "too deep": first(body=deep, sha=checksum(str(deep))),
        "too long": first(body={"t": "x" * 100_001}),
        "no number": first(body={"t": float("nan")}),
        "half a character": first(body={"t": "\ud800"}),
        "version nought": first(rev=0),
        "version backwards": first(rev=9),
        "a huge version": first(rev=10**30),
        "kind of no version": first(kind_version=0),
        "no slug": first(slug=""),
        "a long slug": first(slug="x" * 301),
        "half a slug": first(slug="\ud800"),
        "no act": first(op=""),
        "a strange hash": first(activity="nonsense"),
        "no time": first(saved_at="yesterday"),
        "no such day": first(saved_at="2026-02-31T10:00:00.000Z"),
        "long ago": first(saved_at="0001-01-01T10:00:00.000Z"),
        "a moment of nothing": replace(parcel, moments=(replace(moment, heads={}),)),
        "a moment of what is not there": replace(parcel, moments=(replace(moment, heads={"five": 99}),)),
        "a moment with a long name": replace(parcel, moments=(replace(moment, label="x" * 81),)),
        "a moment with a steering name": replace(parcel, moments=(replace(moment, label="a\u202eb"),)),
        "a moment without a name": replace(parcel, moments=(replace(moment, name="op", label=""),)),
        "a comment by a long name": replace(parcel, comments=(replace(comment, who="x" * 41),)),
        "a comment on what is not there": replace(parcel, comments=(replace(comment, rev=99),)),
        "a comment too long": replace(parcel, comments=(replace(comment, body={"comment": "x" * 100_001}),)),
        "a comment by half a character": replace(parcel, comments=(replace(comment, who="\udfff"),)),
        "a draft that is none": replace(parcel, drafts=(Jotting("five", 3, 0, turn.saved_at),)),
        "a draft of no time": replace(parcel, drafts=(Jotting("five", {}, 0, ""),)),
        "words that do not fit": replace(parcel, wordings=(replace(WORDS, spec_json="{}"),)),
        "no words": replace(parcel, wordings=(replace(WORDS, spec_json="", hash=checksum("")),)),
        "a private nothing": replace(parcel, hidden=("",)),
        "far too much": replace(parcel, revisions=tuple(replace(turn, rev=rev) for rev in range(1, 5_002)), moments=(), comments=()),
        "too much else": replace(parcel, hidden=tuple(map(str, range(2_001)))),
        "another course": replace(parcel, course="cooking"),
    }


def test_whatever_the_program_does_not_write_is_refused_and_changes_nothing(home, away):
    parcel, before = parcel_of(home), everything(away)
    for name, forged in forgeries(parcel).items():
        for act in (away.store.portable.look, away.store.portable.bring):
            if name == "a strange hash" and act == away.store.portable.look:
                continue  # what is known by its hash here may have any
            with pytest.raises(Refused):
                act(away.cy, away.y, forged)
                pytest.fail(name)
        assert everything(away) == before, name


def test_times_that_lie_ahead_become_now(home, away):
    parcel = parcel_of(home)
    ahead = tuple(replace(turn, saved_at="2099-01-01T00:00:00.000Z") for turn in parcel.revisions)
    bring(away, replace(parcel, revisions=ahead))
    now = away.store.answers.latest(away.cy, away.y)["five"].saved_at
    assert now.startswith("2027") and write_after(away) >= now


def write_after(away: Cast) -> str:
    away.store.content.keep([LessonText("l-hash", "01-five", "Five", "# Five", (WORDS,))])
    return write(away, {"later": 1}, "cy", away.y).saved_at


def test_a_failure_in_the_middle_changes_nothing(home, away, monkeypatch):
    parcel, before = parcel_of(home), everything(away)

    def broken(*_arguments: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("storage.bringing.comments.add", broken)
    with pytest.raises(Exception, match="no space left"):
        bring(away, parcel)
    assert everything(away) == before
    monkeypatch.undo()
    assert bring(away, parcel).revisions == 3


KILLED = """
import os, pickle, signal, sys
from pathlib import Path
from storage import bringing, open_store
def end(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
bringing.comments.add = end
store = open_store(Path(sys.argv[1]))
store.portable.bring(sys.argv[2], sys.argv[3], pickle.loads(sys.stdin.buffer.read()))
"""


def test_a_process_that_is_killed_in_the_middle_changes_nothing(home, away):
    parcel, before = parcel_of(home), everything(away)
    command = [sys.executable, "-c", KILLED, str(away.path), away.cy, away.y]
    done = subprocess.run(command, cwd=REPOSITORY, input=pickle.dumps(parcel), capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert everything(away) == before and away.store.engine.check() == []
    assert bring(away, parcel).revisions == 3


def test_nobody_takes_or_brings_for_somebody_else(home, away):
    parcel = parcel_of(home)
    for who in ("ove", "nobody", "solo", "otto"):
        with pytest.raises(NotFound):
            home.store.portable.export(home.ids[who], home.x)
        with pytest.raises(NotFound):
            home.store.portable.bring(home.ids[who], home.x, parcel)
    assert parcel_of(home, "bob").revisions == () and parcel_of(home, "ines").revisions == ()


def test_brought_comments_are_for_their_learner_alone(home, away):
    bring(away, parcel_of(home))
    for who in ("otto", "olga", "ove", "solo"):
        try:
            assert away.store.portable.comments(away.ids[who], away.y) == []
        except NotFound:
            continue


def test_a_damaged_answer_stays_behind_and_is_counted(home):
    def rot(tx) -> None:
        tx.run("DROP TRIGGER answer_no_update")
        tx.run("UPDATE answer SET body = 'rotten' WHERE slug = 'five' AND rev = 2")

    home.store.engine.write(rot)
    parcel = parcel_of(home)
    assert parcel.damaged == 1 and [(turn.slug, turn.rev) for turn in parcel.revisions] == [("five", 1), ("more", 1)]
    assert parcel.comments == () and [dict(moment.heads) for moment in parcel.moments] == [{"five": 1}, {"more": 1}]
    assert not bring(home, parcel, "ann", home.x).revisions


def test_an_erased_person_leaves_nothing_of_what_they_brought(home, away):
    mark = "QQ-from-there"
    turn = parcel_of(home).revisions[0]
    said = Comment(
        "id1", "five", 1, f"{mark}-who", {"comment": f"{mark}-said"}, turn.saved_at, (Remark("id2", mark, True, {}, turn.saved_at),)
    )
    body = {"t": f"{mark}-answer" * 50}
    spec = f'{{"q": "{mark}-question"}}'
    words = ActivityText(checksum(spec), f"{mark}-slug", f"{mark}-kind", spec)
    mine = replace(turn, body=body, sha=checksum(pack(body)), op=f"{mark}-op", activity=words.hash)
    parcel = Parcel("journeys", mark, (mine,), comments=(said,), wordings=(words,), hidden=(f"{mark}-hidden",))
    moment = Snapshot("op", f"{mark}-label", {"five": 1}, turn.saved_at)
    bring(away, replace(parcel, moments=(moment,), drafts=(Jotting("five", {"d": f"{mark}-draft"}, 1, "2027-01-16T08:00:00.000Z"),)))
    assert found(away, mark)
    away.store.people.erase(away.cy, away.cy)
    assert not found(away, mark) and away.store.engine.check() == []
    assert away.store.answers.counts(away.otto, away.y)["five"].people == 0


def found(cast: Cast, mark: str) -> bool:
    return any(mark.encode() in file.read_bytes() for file in cast.path.parent.iterdir())


def test_a_long_history_goes_there_in_one_piece(home, away):
    turn = parcel_of(home).revisions[0]
    turns = tuple(replace(turn, rev=rev, op=secrets.token_hex(8)) for rev in range(1, 5_001))
    assert bring(away, Parcel("journeys", "Ann", turns, wordings=(WORDS,))).revisions == 5_000
    assert parcel_of(away, "cy", away.y).revisions[-1].rev == 5_000

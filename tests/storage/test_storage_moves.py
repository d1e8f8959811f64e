"""Removing, moving and merging: nothing lost, nothing doubled, nothing left behind, wholly or not at all."""

from __future__ import annotations

import json
import secrets
import shutil
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import NotFound, Refused, carry, moves, open_store
from storage.leave import TABLES
from storage.parcel import Comment, Parcel, Turn
from storage.texts import checksum, pack
from tests.storage.conftest import HandClock

SECRET = "QQsecret"


def everything(cast) -> dict[str, list]:
    def work(tx) -> dict[str, list]:
        tables = [row["name"] for row in tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(map(repr, tx.rows(f"SELECT * FROM {table}"))) for table in tables}  # noqa: S608

    return cast.store.engine.read(work)


def counts_are_right(cast) -> bool:
    sql = """
      SELECT cohort, slug, count(*) AS people, sum(rev) AS revisions FROM current JOIN enrolment USING (cohort, person)
      WHERE role = 'learner' GROUP BY cohort, slug"""
    told = "SELECT cohort, slug, people, revisions FROM tally WHERE people <> 0 OR revisions <> 0"
    found, said = cast.store.engine.read(lambda tx: (tx.rows(sql), tx.rows(told)))
    return sorted(map(repr, found)) == sorted(map(repr, said))


def is_sound(cast) -> bool:
    left = cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM leaving"))
    return cast.store.engine.check() == [] and left == [] and counts_are_right(cast)


def full_desk(cast, who: str, mark: str = SECRET) -> None:
    """Two versions with a review, a reply, drafts, a moment, a peek, a place and something private."""
    cast.hand_in(who, {"t": mark, "s1": "x"})
    review = cast.review(who, 1, {"quote": mark})
    cast.store.reviews.reply(who, cast.x, review.n, {"reply": mark}, secrets.token_hex(8))
    cast.hand_in(who, {"t": mark, "n": 2}, 1)
    cast.draft(who, {"t": mark + "draft"}, 9, hide=frozenset({"s1"}))
    cast.store.answers.save_draft(who, cast.x, f"five~reply{review.n}", {"reply": mark}, 0, "tab")
    cast.store.moments.keep(who, cast.x, "after:one")
    cast.store.answers.peek(who, cast.x, "more")
    cast.store.answers.place(who, cast.x, "01-five")
    cast.store.reviews.mark_read(who, cast.x, review.n)
    cast.store.reviews.save_draft(cast.ines, cast.x, who, "five", {"comment": mark}, 0, "tab")
    cast.store.reviews.say_helped(who, cast.x, review.n, "yes")
    cast.store.desk.take(cast.ines, cast.x, who, "five")
    cast.store.statements.issue(who, cast.x, {"name": mark}, {"name": mark}, ["five"])
    bring_along(cast, who, mark)


def bring_along(cast, who: str, mark: str) -> None:
    """An answer and a comment on it out of a file."""
    body = {"t": mark + "brought"}
    turn = Turn("more", 1, mark + "op", "more-hash", 1, body, checksum(pack(body)), "2027-01-01T00:00:00.000Z")
    comment = Comment("0" * 32, "more", 1, "Otto", {"comment": mark}, "2027-01-01T00:00:00.000Z")
    cast.store.portable.bring(who, cast.x, Parcel("journeys", "X", revisions=(turn,), comments=(comment,)))


def second_cohort(cast) -> str:
    """One more cohort of the same course, run by Ines as well."""
    made = cast.store.cohorts.create(cast.olga, "journeys", "Winter")
    cast.store.people.claim_as(cast.store.cohorts.invite(cast.olga, made.id), cast.ines)
    return made.id


# --- remove


def test_what_a_removed_learner_left_is_gone_to_the_byte_and_other_cohorts_keep_theirs(cast):
    code = cast.store.cohorts.get(cast.olga, cast.y).join_code
    cast.store.people.join(cast.ann, code, "Ann")
    cast.hand_in(cast.ann, {"kept": "yes"}, cohort=cast.y)
    full_desk(cast, cast.ann)
    cast.hand_in(cast.bob, {"b": 1})
    cast.store.members.rename(cast.ines, cast.x, cast.ann, "QQname")
    cast.store.moves.remove(cast.ines, cast.x, cast.ann)
    files = [file.read_bytes() for file in cast.path.parent.iterdir()]
    assert not any(mark.encode() in data for data in files for mark in (SECRET, "QQname"))
    assert is_sound(cast)
    assert cast.store.answers.latest(cast.ann, cast.y)["five"].body == {"kept": "yes"}
    assert [e.title for e in cast.store.people.identify(cast.tokens["ann"]).enrolments] == ["Autumn"]
    assert cast.store.answers.counts(cast.ines, cast.x)["five"].people == 1
    audit = cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM audit ORDER BY n DESC LIMIT 1"))[0]
    assert (audit["actor"], audit["verb"], audit["object"]) == (cast.ines, "remove", f"{cast.x} {cast.ann}")


def test_a_removed_learner_can_join_again_and_begins_with_nothing(cast):
    full_desk(cast, cast.ann)
    cast.store.moves.remove(cast.ines, cast.x, cast.ann)
    cast.store.people.join(cast.ann, cast.store.cohorts.get(cast.ines, cast.x).join_code, "Ann")
    assert cast.store.answers.latest(cast.ann, cast.x) == {}
    cast.hand_in(cast.ann, {"t": "again"})
    with pytest.raises(Refused):
        cast.store.engine.write(lambda tx: tx.run("DELETE FROM answer"))


def test_an_instructor_is_not_removed_as_if_they_were_a_learner(cast):
    with pytest.raises(NotFound):
        cast.store.moves.remove(cast.ines, cast.x, cast.olga)


def test_every_table_with_something_of_a_person_in_a_cohort_is_covered(cast):
    def work(tx) -> set[str]:
        found = set()
        for row in tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            columns = {column["name"] for column in tx.rows(f"PRAGMA table_info({row['name']})")}
            if {"cohort", "person"} <= columns:
                found.add(row["name"])
        return found

    outlasts = {"handed_code"}  # who has seen a code matters as long as the code opens anything
    assert cast.store.engine.read(work) - {"enrolment", "leaving"} - outlasts == set(TABLES) - {"review_read"}


# --- move


def test_statements_marks_and_what_was_brought_go_along_and_leases_and_consent_do_not(cast):
    full_desk(cast, cast.ann)
    winter = second_cohort(cast)
    (before,) = cast.store.statements.all(cast.ann, cast.x)
    cast.store.moves.move(cast.ines, cast.x, cast.ann, winter)
    assert [one.helped for one in cast.store.reviews.of(cast.ann, winter, "five")] == ["yes"]
    (after,) = cast.store.statements.all(cast.ann, winter)
    assert (after.code, after.paper) == (before.code, before.paper)
    assert [one.body for one in cast.store.portable.comments(cast.ann, winter)] == [{"comment": SECRET}]
    assert set(cast.store.portable.marks(cast.ann, winter, "more")) == {1}
    assert cast.store.desk.take(cast.olga, winter, cast.ann, "five").mine  # nobody else is at it


def test_marks_of_what_was_brought_follow_their_versions_when_two_entries_become_one(cast):
    cast.hand_in(cast.bob, {"b": 1}, slug="more", activity="more-hash")
    bring_along(cast, cast.ann, "QQ")
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    history = cast.store.answers.history(cast.bob, cast.x, "more")
    came = [revision.rev for revision in history if revision.body == {"t": "QQbrought"}]
    assert list(cast.store.portable.marks(cast.bob, cast.x, "more")) == came
    assert [one.rev for one in cast.store.portable.comments(cast.bob, cast.x)] == came


def test_everything_goes_along_to_another_cohort(cast):
    full_desk(cast, cast.ann)
    winter = second_cohort(cast)
    other = cast.store.people.start("Eve", "", cast.store.cohorts.get(cast.ines, winter).join_code).person
    cast.hand_in(other, {"e": 1}, cohort=winter)
    taken = cast.store.reviews.release(cast.ines, winter, other, "five", 1, {"c": 1}, "op-eve")
    before = cast.store.answers.history(cast.ann, cast.x, "five")
    cast.store.moves.move(cast.ines, cast.x, cast.ann, winter)
    after = cast.store.answers.history(cast.ann, winter, "five")
    assert [(r.rev, r.body, r.op, r.saved_at) for r in after] == [(r.rev, r.body, r.op, r.saved_at) for r in before]
    review = cast.store.reviews.of(cast.ann, winter, "five")[0]
    assert review.n != taken.n and review.rev == 1 and review.body == {"quote": SECRET} and review.read
    assert [reply.body for reply in review.replies] == [{"reply": SECRET}] and review.replies[0].author_name == "Ann"
    drafts = cast.store.answers.drafts(cast.ann, winter)
    assert set(drafts) == {"five", f"five~reply{review.n}", "more"} and drafts["five"].body == {"t": SECRET + "draft"}
    assert cast.store.answers.hidden(cast.ann, winter) == {"s1"}
    assert cast.store.answers.last_place(cast.ann, winter) == "01-five"
    assert cast.store.answers.peeks(cast.ann, winter) == {"more"}
    assert [m.heads for m in cast.store.moments.all(cast.ann, winter)] == [{"five": 2}]
    assert cast.store.reviews.draft(cast.ines, winter, cast.ann, "five").body == {"comment": SECRET}
    assert {row.person for row in cast.store.answers.submissions(cast.ines, winter).rows} == {cast.ann, other}
    assert cast.store.answers.submissions(cast.ines, cast.x).rows == ()
    assert [e.cohort for e in cast.store.people.identify(cast.tokens["ann"]).enrolments] == [winter]
    assert is_sound(cast)


def test_the_state_of_a_submission_is_the_same_after_a_move(cast):
    full_desk(cast, cast.ann)
    winter = second_cohort(cast)
    before = [row.state for row in cast.store.answers.submissions(cast.ines, cast.x).rows]
    cast.store.moves.move(cast.ines, cast.x, cast.ann, winter)
    assert [row.state for row in cast.store.answers.submissions(cast.ines, winter).rows] == before


def test_a_move_is_refused_into_a_cohort_one_does_not_run_or_of_another_course(cast):
    with pytest.raises(NotFound):
        cast.store.moves.move(cast.ines, cast.x, cast.ann, cast.y)
    with pytest.raises(NotFound):
        cast.store.moves.move(cast.ines, cast.x, cast.ann, cast.alone)
    other = cast.store.cohorts.create(cast.olga, "gardens", "Garden").id
    with pytest.raises(Refused) as refused:
        cast.store.moves.move(cast.olga, cast.x, cast.ann, other)
    assert refused.value.code == "course"


def test_a_move_is_refused_when_they_are_there_or_their_name_is_taken(cast):
    winter = second_cohort(cast)
    code = cast.store.cohorts.get(cast.ines, winter).join_code
    cast.store.people.start("ANN", "", code)
    with pytest.raises(Refused) as refused:
        cast.store.moves.move(cast.ines, cast.x, cast.ann, winter)
    assert refused.value.code == "taken"
    cast.store.people.join(cast.bob, code, "Bob")
    with pytest.raises(Refused) as refused:
        cast.store.moves.move(cast.ines, cast.x, cast.bob, winter)
    assert refused.value.code == "there"


def test_who_is_in_both_cohorts_is_merged_with_themself(cast):
    winter = second_cohort(cast)
    cast.store.people.join(cast.bob, cast.store.cohorts.get(cast.ines, winter).join_code, "Bob there")
    cast.hand_in(cast.bob, {"n": 1}, cohort=winter)
    cast.clock.time += 60
    full_desk(cast, cast.bob)
    cast.store.moves.merge(cast.ines, cast.x, cast.bob, cast.bob, winter)
    assert [r.body.get("n") for r in cast.store.answers.history(cast.bob, winter, "five")] == [1, None, 2]
    assert [(e.cohort, e.pseudonym) for e in cast.store.people.identify(cast.tokens["bob"]).enrolments] == [(winter, "Bob there")]
    assert is_sound(cast)


# --- merge


def test_two_entries_become_one_history_in_the_order_of_time(cast):
    for n, who in enumerate((cast.ann, cast.bob, cast.bob, cast.ann)):
        cast.clock.time += 60
        cast.hand_in(who, {"n": n}, (0, 0, 1, 1)[n])
    first, second = cast.review(cast.ann, 2, {"on": 3}), cast.review(cast.bob, 1, {"on": 1})
    cast.store.reviews.reply(cast.ann, cast.x, first.n, {"reply": "mine"}, "op-reply")
    cast.store.moments.keep(cast.ann, cast.x, "mine", "Then")
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    history = cast.store.answers.history(cast.bob, cast.x, "five")
    assert [(r.rev, r.body) for r in history] == [(n + 1, {"n": n}) for n in range(4)]
    reviews = cast.store.reviews.of(cast.bob, cast.x, "five")
    assert [(r.n, history[r.rev - 1].body["n"]) for r in reviews] == [(first.n, 3), (second.n, 1)]
    assert [reply.author for reply in reviews[0].replies] == [cast.bob]
    assert cast.store.moments.all(cast.bob, cast.x)[0].heads == {"five": 4}
    assert cast.store.answers.latest(cast.bob, cast.x)["five"].body == {"n": 3}
    assert is_sound(cast)


def test_the_entry_that_went_takes_its_sessions_and_code_along_if_it_was_the_only_place(cast):
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    assert cast.store.people.identify(cast.tokens["ann"]) is None
    with pytest.raises(NotFound):
        cast.store.people.resume(cast.code)
    assert cast.store.people.identify(cast.tokens["bob"]).person == cast.bob


def test_whoever_learns_elsewhere_keeps_that_and_the_way_to_it(cast):
    cast.store.people.study_alone(cast.ann, "journeys", "Ann")
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    assert [e.cohort for e in cast.store.people.identify(cast.tokens["ann"]).enrolments] == [cast.alone]
    assert cast.store.people.resume(cast.code)


def test_what_either_keeps_private_stays_private(cast):
    cast.hand_in(cast.ann, {"a1": SECRET, "n": 1}, visibility={"a1": True})
    cast.hand_in(cast.bob, {"b1": SECRET, "n": 2}, visibility={"b1": True})
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    assert SECRET not in repr(cast.store.answers.history(cast.ines, cast.x, "five", cast.bob))
    assert cast.store.answers.hidden(cast.bob, cast.x) == {"a1", "b1"}


def test_of_two_drafts_the_newer_stays_and_unsent_words_are_set_aside(cast):
    cast.draft(cast.bob, {"t": "older, never sent"})
    cast.clock.time += 60
    cast.draft(cast.ann, {"t": "newer"})
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    drafts = cast.store.answers.drafts(cast.bob, cast.x)
    assert {slug: draft.body for slug, draft in drafts.items()} == {
        "five": {"t": "newer"},
        "five~aside": {"t": "older, never sent"},
    }
    with pytest.raises(Exception, match="newer version"):  # the tab that is still open is told
        cast.draft(cast.bob, {"t": "older, and on"}, 1)


def test_a_draft_that_was_handed_in_is_not_set_aside(cast):
    cast.hand_in(cast.bob, {"t": "sent"})
    cast.clock.time += 60
    cast.draft(cast.ann, {"t": "newer"})
    cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    assert set(cast.store.answers.drafts(cast.bob, cast.x)) == {"five"}


def test_nobody_is_merged_with_somebody_who_may_do_more_or_with_themself(cast):
    cast.store.people.join(cast.otto, cast.store.cohorts.get(cast.olga, cast.x).join_code, "Otto")
    for pair in ((cast.ann, cast.otto), (cast.otto, cast.ann)):
        with pytest.raises(Refused) as refused:
            cast.store.moves.merge(cast.ines, cast.x, *pair)
        assert refused.value.code == "more"
    with pytest.raises(Refused) as refused:
        cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.ann)
    assert refused.value.code == "same"
    with pytest.raises(NotFound):
        cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.ines)
    with pytest.raises(NotFound):
        cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.cy)


def test_two_unsent_comments_on_one_activity_are_not_put_together(cast):
    for who in (cast.ann, cast.bob):
        cast.hand_in(who, {})
        cast.store.reviews.save_draft(cast.ines, cast.x, who, "five", {"comment": who}, 0, "tab")
    before = everything(cast)
    with pytest.raises(Refused) as refused:
        cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
    assert refused.value.code == "comments" and everything(cast) == before


@pytest.mark.parametrize("act", ["remove", "move", "merge"])
def test_a_fault_in_the_middle_changes_nothing(cast, monkeypatch, act):
    full_desk(cast, cast.ann)
    full_desk(cast, cast.bob, "other")
    cast.store.reviews.save_draft(cast.ines, cast.x, cast.bob, "five", {}, 1, "tab")
    winter = second_cohort(cast)
    before = everything(cast)

    def fault(*_all: object) -> None:
        raise OSError("the power went")

    calls = {
        "remove": lambda: cast.store.moves.remove(cast.ines, cast.x, cast.ann),
        "move": lambda: cast.store.moves.move(cast.ines, cast.x, cast.ann, winter),
        "merge": lambda: cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob),
    }
    for place, name in ((moves, "note_at"), (carry, "put"), (carry, "clear")):
        if act == "remove" and place is carry:
            continue
        with monkeypatch.context() as patch:
            patch.setattr(place, name, fault)
            with pytest.raises(Exception, match="power went"):
                calls[act]()
        assert everything(cast) == before, name
    calls[act]()
    assert is_sound(cast) and everything(cast) != before


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bob"]),
        st.sampled_from(["hand in", "draft", "review", "hide", "moment", "earlier"]),
        st.sampled_from(["five", "more"]),
        st.integers(0, 5),
    ),
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_no_merge_loses_or_doubles_a_word(template, tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("merge") / "companion.db"
    shutil.copy(template.path, path)
    clock = HandClock()
    cast = replace(template, path=path, clock=clock, store=open_store(path, clock, passphrase_work=4))
    try:
        private = live(cast, steps)
        rows = "SELECT op, body, sha, saved_at FROM answer UNION ALL SELECT op, body, sha, released_at FROM review"
        kept = "SELECT body FROM draft WHERE body <> '{}'"
        before, drafts = cast.store.engine.read(lambda tx: (tx.rows(rows), tx.rows(kept)))
        about = review_targets(cast)
        cast.store.moves.merge(cast.ines, cast.x, cast.ann, cast.bob)
        after, left = cast.store.engine.read(lambda tx: (tx.rows(rows), tx.rows(kept)))
        assert Counter(map(repr, before)) == Counter(map(repr, after))
        somewhere = {row["body"] for row in left} | {row["body"] for row in after}
        assert {row["body"] for row in drafts} <= somewhere
        assert review_targets(cast) == about
        assert cast.store.answers.hidden(cast.bob, cast.x) == private
        assert is_sound(cast)
        for history in cast.store.moments.answers(cast.bob, cast.x).values():
            assert [r.rev for r in history] == list(range(1, len(history) + 1)) and not any(r.damaged for r in history)
    finally:
        cast.store.close()


def review_targets(cast) -> dict[str, str]:
    """The act of each review to the act of the revision it is about."""
    sql = "SELECT review.op, answer.op AS on_op FROM review JOIN answer USING (cohort, person, slug, rev)"
    return {row["op"]: row["on_op"] for row in cast.store.engine.read(lambda tx: tx.rows(sql))}


def live(cast, steps) -> set[str]:
    private = set()
    for who, act, slug, n in steps:
        person, store = cast.ids[who], cast.store
        cast.clock.time += -90 if act == "earlier" else 10
        head = store.answers.latest(person, cast.x).get(slug)
        if act == "hand in":
            activity = f"{slug}-hash"
            cast.hand_in(person, {"n": n}, head.rev if head else 0, slug=slug, activity=activity)
        elif act == "draft":
            store.answers.save_draft(person, cast.x, slug, {"draft": n} if n else {}, 99, "tab")
        elif act == "review" and head:
            op = secrets.token_hex(8)
            store.reviews.release(cast.ines, cast.x, person, slug, 1 + n % head.rev, {"n": n}, op)
        elif act == "hide":
            store.answers.save_draft(person, cast.x, "more", {}, 99, "tab", hide=frozenset({f"{who}{n}"}))
            private.add(f"{who}{n}")
        elif act == "moment" and store.answers.latest(person, cast.x):
            store.moments.keep(person, cast.x, json.dumps([who, n]), "Then")
    return private

"""Drafts, revisions, the queue, and where a learner left off."""

from __future__ import annotations

import pytest

from storage import Damaged, NotFound, Refused, Stale
from storage.submissions import Wish

BODIES = [
    {},
    {"text": "'; DROP TABLE answer;-- %s %(a)s 100% :name ::x"},
    {"text": "\u202e\U0001f600 é 漢 \0 \x1b", "list": [1, 2.5, None, True, {"deep": [[]]}]},
    {"<script>": "alert(1)", "": ""},
]


@pytest.mark.parametrize("body", BODIES)
def test_what_goes_in_comes_out(cast, body):
    assert cast.draft(cast.ann, body).body == body
    assert cast.store.answers.draft(cast.ann, cast.x, "five").body == body
    assert cast.hand_in(cast.ann, body).body == body
    assert cast.store.answers.latest(cast.ann, cast.x)["five"].body == body


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"t": "x" * 100_000}, "big"),
        ({"t": "ü" * 50_001}, "big"),
        ({"t": "\ud800"}, "text"),
        ({"\udfff": 1}, "text"),
        ({"t": float("nan")}, "json"),
        ({"t": {1, 2}}, "json"),
        (["no object"], "big"),
    ],
)
def test_it_refuses_a_body_that_cannot_be_kept_and_keeps_the_rest(cast, body, code):
    cast.draft(cast.ann, {"t": "before"})
    for save in (cast.draft, cast.hand_in):
        with pytest.raises(Refused) as refusal:
            save(cast.ann, body)
        assert refusal.value.code == code
    assert cast.store.answers.draft(cast.ann, cast.x, "five").body == {"t": "before"}


def test_it_refuses_a_body_nested_without_end(cast):
    body: dict = {}
    for _ in range(5000):
        body = {"a": body}
    with pytest.raises(Refused):
        cast.draft(cast.ann, body)


@pytest.mark.parametrize("slug", ["", "x" * 301, "\ud800"])
def test_it_refuses_a_slug_that_is_none(cast, slug):
    with pytest.raises(Refused):
        cast.store.answers.save_draft(cast.ann, cast.x, slug, {}, 0, "tab")


def test_a_draft_is_one_row_with_a_growing_version(cast):
    assert cast.store.answers.draft(cast.ann, cast.x, "five") is None
    assert [cast.draft(cast.ann, {"n": n}, n).version for n in range(3)] == [1, 2, 3]
    draft = cast.store.answers.drafts(cast.ann, cast.x)["five"]
    assert (draft.body, draft.version, draft.base_rev, draft.client) == ({"n": 2}, 3, 0, "tab")


def test_a_second_tab_that_saw_less_is_stopped_and_told_the_other_text(cast):
    cast.draft(cast.ann, {"t": "one"}, 0, "first")
    with pytest.raises(Stale) as stale:
        cast.draft(cast.ann, {"t": "two"}, 0, "second")
    assert stale.value.current.body == {"t": "one"} and stale.value.current.version == 1
    assert cast.draft(cast.ann, {"t": "both"}, 1, "second").version == 2


def test_the_same_tab_or_the_same_text_is_never_stale(cast):
    cast.draft(cast.ann, {"t": "one"}, 0, "first")
    assert cast.draft(cast.ann, {"t": "two"}, 0, "first").version == 2
    assert cast.draft(cast.ann, {"t": "two"}, 0, "second").version == 3


def test_a_second_submission_keeps_the_first(cast):
    cast.hand_in(cast.ann, {"n": 1})
    cast.hand_in(cast.ann, {"n": 2}, 1)
    assert [(r.rev, r.body["n"]) for r in cast.store.answers.history(cast.ann, cast.x, "five")] == [(1, 1), (2, 2)]
    latest = cast.store.answers.latest(cast.ann, cast.x)["five"]
    assert (latest.rev, latest.activity, latest.kind_version) == (2, "five-hash", 1)


def test_handing_in_settles_the_draft_on_the_new_revision(cast):
    cast.draft(cast.ann, {"n": 0}, client="first")
    cast.hand_in(cast.ann, {"n": 1})
    draft = cast.store.answers.draft(cast.ann, cast.x, "five")
    assert (draft.body, draft.base_rev, draft.version) == ({"n": 1}, 1, 2)
    with pytest.raises(Stale):
        cast.draft(cast.ann, {"n": 2}, 1, "second")


def test_a_draft_begun_after_handing_in_carries_that_revision(cast):
    cast.hand_in(cast.ann, {"n": 1})
    assert cast.draft(cast.ann, {"n": 2}, 1).base_rev == 1


@pytest.mark.parametrize("base", [0, 2, -1])
def test_handing_in_on_another_revision_is_stale_and_changes_nothing(cast, base):
    cast.hand_in(cast.ann, {"n": 1})
    with pytest.raises(Stale) as stale:
        cast.hand_in(cast.ann, {"n": 2}, base, visibility={"s": True})
    assert stale.value.current.body == {"n": 1}
    assert cast.store.answers.draft(cast.ann, cast.x, "five").body == {"n": 1}
    assert cast.store.answers.hidden(cast.ann, cast.x) == frozenset()


def test_handing_in_on_a_revision_that_never_was_is_stale(cast):
    with pytest.raises(Stale) as stale:
        cast.hand_in(cast.ann, {}, 1)
    assert stale.value.current.rev == 0


def test_the_same_act_again_is_the_same_revision(cast):
    first = cast.hand_in(cast.ann, {"n": 1}, op="same")
    assert cast.hand_in(cast.ann, {"n": 1}, op="same") == first
    cast.hand_in(cast.ann, {"n": 2}, 1)
    assert cast.hand_in(cast.ann, {"n": "other"}, 77, op="same") == first
    assert len(cast.store.answers.history(cast.ann, cast.x, "five")) == 2


def test_the_act_of_somebody_else_is_not_there(cast):
    cast.hand_in(cast.ann, {"n": "private"}, op="same")
    for who, slug in ((cast.bob, "five"), (cast.ann, "more")):
        with pytest.raises(NotFound):
            cast.hand_in(who, {}, op="same", slug=slug)


def test_an_answer_to_words_that_were_never_kept_is_refused(cast):
    with pytest.raises(NotFound):
        cast.hand_in(cast.ann, {}, activity="unknown")
    assert cast.store.answers.draft(cast.ann, cast.x, "five") is None


@pytest.mark.parametrize("table", ["answer", "review", "reply", "audit"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET op = 'x'", "INSERT OR REPLACE INTO {} SELECT * FROM {}"])
def test_nothing_handed_in_can_be_overwritten(cast, table, statement):
    cast.hand_in(cast.ann, {"n": 1})
    cast.store.reviews.reply(cast.ann, cast.x, cast.review(cast.ann).n, {}, "reply-op")
    sql = statement.format(table, table).replace("op =", "verb =" if table == "audit" else "op =")
    before = cast.store.digest()
    with pytest.raises(Refused):
        cast.store.engine.write(lambda tx: tx.run(sql))
    assert cast.store.digest() == before


def test_a_read_cannot_write(cast):
    with pytest.raises(Exception, match="readonly"):
        cast.store.engine.read(lambda tx: tx.run("DELETE FROM draft"))


def test_a_unit_of_work_that_fails_leaves_nothing(cast):
    def work(tx):
        tx.run("DELETE FROM session")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cast.store.engine.write(work)
    assert cast.store.people.identify(cast.tokens["ann"])


def test_one_revision_is_found_by_its_number(cast):
    cast.hand_in(cast.ann, {"n": 1})
    assert cast.store.answers.revision(cast.ines, cast.x, "five", 1, cast.ann).body == {"n": 1}
    with pytest.raises(NotFound):
        cast.store.answers.revision(cast.ann, cast.x, "five", 2)


def test_a_damaged_answer_is_named_not_served(cast):
    cast.hand_in(cast.ann, {"n": 1})
    cast.hand_in(cast.ann, {"n": 2}, 1, op="second")
    cast.store.engine.write(lambda tx: tx.run("DROP TRIGGER answer_no_update"))
    cast.store.engine.write(lambda tx: tx.run("""UPDATE answer SET body = '{"n":3}' WHERE rev = 2"""))
    history = cast.store.answers.history(cast.ines, cast.x, "five", cast.ann)
    assert [(r.body, r.damaged) for r in history] == [({"n": 1}, False), ({}, True)]
    assert cast.store.answers.latest(cast.ann, cast.x)["five"].damaged
    with pytest.raises(Damaged):
        cast.store.answers.revision(cast.ann, cast.x, "five", 2)
    with pytest.raises(Damaged):
        cast.hand_in(cast.ann, {"n": 2}, 1, op="second")


def test_a_learner_goes_on_where_they_left_off(cast):
    assert cast.store.answers.last_place(cast.ann, cast.x) is None
    for lesson in ("01-five", "02-more"):
        cast.store.answers.place(cast.ann, cast.x, lesson)
    assert cast.store.answers.last_place(cast.ann, cast.x) == "02-more"
    assert cast.store.answers.last_place(cast.bob, cast.x) is None


def test_a_peek_is_remembered(cast):
    for slug in ("five", "five", "more"):
        cast.store.answers.peek(cast.ann, cast.x, slug)
    assert cast.store.answers.peeks(cast.ann, cast.x) == {"five", "more"}
    assert cast.store.answers.peeks(cast.bob, cast.x) == set()


def test_hand_ins_are_counted_and_those_of_instructors_are_not(cast):
    cast.hand_in(cast.ann, {})
    cast.hand_in(cast.ann, {}, 1)
    cast.hand_in(cast.bob, {})
    cast.hand_in(cast.ines, {})
    tally = cast.store.answers.counts(cast.ines, cast.x)["five"]
    assert (tally.people, tally.revisions) == (2, 3)


def queue(cast, actor=None, **more):
    page = cast.store.answers.submissions(actor or cast.ines, cast.x, **more)
    return [(row.pseudonym, row.slug, row.rev, row.state) for row in page.rows]


def test_the_queue_shows_the_newest_hand_in_first_even_when_the_clock_goes_back(cast):
    cast.hand_in(cast.ann, {})
    cast.clock.time -= 1_000_000
    cast.hand_in(cast.bob, {})
    cast.clock.time += 10
    cast.hand_in(cast.ann, {}, slug="more")
    cast.clock.time -= 500
    cast.hand_in(cast.ann, {}, 1)
    assert queue(cast) == [("Ann", "five", 2, "new"), ("Ann", "more", 1, "new"), ("Bob", "five", 1, "new")]


def test_pages_of_the_queue_miss_nothing_and_repeat_nothing(cast):
    for n in range(7):
        cast.hand_in(cast.ann, {}, slug=f"a{n}")
    seen, before = [], None
    while True:
        page = cast.store.answers.submissions(cast.ines, cast.x, limit=3, before=before)
        seen += [row.slug for row in page.rows]
        before = page.next
        if before is None:
            break
    assert seen == [f"a{n}" for n in reversed(range(7))]
    assert cast.store.answers.submissions(cast.ines, cast.x, limit=7).next is None


def test_a_hand_in_goes_from_new_over_seen_to_changed_for_each_reviewer(cast):
    cast.hand_in(cast.ann, {})
    assert queue(cast)[0][3] == "new"
    cast.store.answers.mark_seen(cast.ines, cast.x, cast.ann, "five", 1)
    assert queue(cast)[0][3] == "seen" and queue(cast, cast.olga)[0][3] == "new"
    cast.hand_in(cast.ann, {}, 1)
    assert queue(cast)[0][3] == "changed" and queue(cast, cast.olga)[0][3] == "new"


def test_a_review_is_seen_by_all_reviewers_and_a_reply_asks_again(cast):
    cast.hand_in(cast.ann, {})
    review = cast.review(cast.ann)
    assert queue(cast)[0][3] == queue(cast, cast.olga)[0][3] == "reviewed"
    cast.store.reviews.reply(cast.ann, cast.x, review.n, {"t": "why"}, "op-1")
    assert queue(cast)[0][3] == queue(cast, cast.olga)[0][3] == "replied"
    cast.store.answers.mark_seen(cast.olga, cast.x, cast.ann, "five", 1)
    assert queue(cast)[0][3] == "replied" and queue(cast, cast.olga)[0][3] == "reviewed"
    cast.store.reviews.reply(cast.ines, cast.x, review.n, {"t": "because"}, "op-2")
    assert queue(cast)[0][3] == "reviewed"
    cast.hand_in(cast.ann, {}, 1)
    assert queue(cast)[0][3] == "changed"


def test_unread_leaves_out_what_is_seen_or_reviewed(cast):
    for n in range(4):
        cast.hand_in(cast.ann, {}, slug=f"a{n}")
    cast.store.answers.mark_seen(cast.ines, cast.x, cast.ann, "a1", 1)
    cast.store.reviews.release(cast.ines, cast.x, cast.ann, "a2", 1, {}, "op")
    assert [row[1] for row in queue(cast, wish=Wish("waiting"))] == ["a3", "a0"]
    with pytest.raises(Refused):
        queue(cast, wish=Wish("anything"))


def test_the_queue_holds_learners_only(cast):
    cast.hand_in(cast.ines, {})
    assert queue(cast) == []


def test_a_revision_that_is_not_there_cannot_be_seen(cast):
    cast.hand_in(cast.ann, {})
    for slug, rev in (("five", 2), ("five", 0), ("more", 1)):
        with pytest.raises(NotFound):
            cast.store.answers.mark_seen(cast.ines, cast.x, cast.ann, slug, rev)


def test_handing_in_a_draft_by_its_version_leaves_it_as_its_writer_knows_it(cast):
    kept = cast.draft(cast.ann, {"n": 1, "not shown": "kept for later"})
    revision = cast.hand_in(cast.ann, {"n": 1}, base=None, draft=kept.version)
    draft = cast.store.answers.draft(cast.ann, cast.x, "five")
    assert (revision.rev, revision.body) == (1, {"n": 1})
    assert (draft.body, draft.version, draft.base_rev) == ({"n": 1, "not shown": "kept for later"}, kept.version, 1)


def test_a_draft_saved_in_between_is_not_handed_in_nor_lost(cast):
    kept = cast.draft(cast.ann, {"n": 1})
    cast.store.answers.save_draft(cast.ann, cast.x, "five", {"n": 2}, kept.version, "other tab", hide=frozenset({"s1"}))
    with pytest.raises(Stale):
        cast.hand_in(cast.ann, {"n": 1}, base=None, draft=kept.version, visibility={"s1": False})
    assert cast.store.answers.latest(cast.ann, cast.x) == {}
    assert cast.store.answers.draft(cast.ann, cast.x, "five").body == {"n": 2}
    assert cast.store.answers.hidden(cast.ann, cast.x) == {"s1"}

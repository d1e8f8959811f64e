"""What a learner keeps to themself never leaves the store for anybody else."""

from __future__ import annotations

import copy
import inspect
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import NotFound, Stale
from storage.parcel import Parcel
from storage.redact import redact

SECRET = "QQ-private-words"
HIDDEN = frozenset({"s1"})

CASES = [
    ({"rows": [{"id": "s1", "t": SECRET}, {"id": "s2", "t": "x"}]}, {"rows": [{"id": "s2", "t": "x"}]}),
    ({"one": {"id": "s1", "t": SECRET}, "two": 2}, {"two": 2}),
    ({"id": "s1", "t": SECRET}, {}),
    ({"marks": {"s1": SECRET, "s2": 3}}, {"marks": {"s2": 3}}),
    ({"pairs": {"s1~s2": SECRET, "s2~s1": SECRET, "s2~s3": 1}}, {"pairs": {"s2~s3": 1}}),
    ({"pairs": {"s2~s3~s1": SECRET}}, {"pairs": {}}),
    ({"order": ["s2", "s1", "s3"]}, {"order": ["s2", "s3"]}),
    ({"links": ["s1~s2", "s2~s3"]}, {"links": ["s2~s3"]}),
    ({"entries/s1/why": SECRET, "entries/s2/why": "x"}, {"entries/s2/why": "x"}),
    ({"focus": "s1", "why": SECRET}, {}),
    ({"links": [{"from": "s2", "to": "s1", "why": SECRET}], "n": 1}, {"links": [], "n": 1}),
    ({"deep": [[{"a": {"id": "s1", "t": SECRET}}]]}, {"deep": [[{}]]}),
    ({"s10": "kept", "xs1": ["as1", "s1x"]}, {"s10": "kept", "xs1": ["as1", "s1x"]}),
]


@pytest.mark.parametrize(("body", "left"), CASES)
def test_what_is_hidden_goes_and_the_rest_stays(body, left):
    before = copy.deepcopy(body)
    assert redact(body, HIDDEN) == left
    assert body == before


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_body_lets_a_hidden_subject_through(data):
    ids = st.sampled_from(["s1", "s2", "s3"])
    words = st.sampled_from(["a", "b", "words"])
    pair = st.tuples(ids, ids).map("~".join)
    leaf = st.one_of(words, ids, pair, st.integers(), st.none())
    thing = st.builds(lambda i, t: {"id": i, "t": f"about {i}"} | {"more": t}, ids, words)
    keyed = st.dictionaries(st.one_of(ids, pair), words).map(lambda d: {k: f"about {k}" for k in d})
    body = data.draw(
        st.dictionaries(
            words,
            st.recursive(
                st.one_of(leaf, thing, keyed),
                lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
            ),
        )
    )
    hidden = data.draw(st.frozensets(ids))
    left = json.dumps(redact(body, hidden))
    assert [subject for subject in hidden if subject in left] == []
    assert redact(redact(body, hidden), hidden) == redact(body, hidden)
    assert redact(body, frozenset()) == body
    assert redact(body, frozenset({"unknown"})) == body


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.recursive(st.integers() | st.text(max_size=5), st.lists, max_leaves=5)))
def test_nothing_goes_when_nothing_is_hidden(body):
    assert redact(body, frozenset({"not-in-there"})) == body


def private(cast):
    """Ann hands in two revisions with something private, talks about it, and hides it only afterwards."""
    body = {"rows": [{"id": "s1", "name": SECRET}, {"id": "s2", "name": "public"}], "why": {"s1": SECRET}}
    cast.hand_in(cast.ann, body)
    cast.hand_in(cast.ann, body | {"n": 2}, 1)
    quote = {"comments": [{"on": "rows/s1/name", "quote": SECRET}, {"on": "rows/s2/name", "quote": "public"}]}
    review = cast.review(cast.ann, 2, quote)
    talk = {"comments": [{"on": "rows/s1/name", "text": SECRET}]}
    cast.store.reviews.reply(cast.ann, cast.x, review.n, talk, "op-reply")
    cast.draft(cast.ann, body, 9, hide=frozenset({"s1"}))
    return review


def test_hiding_takes_effect_at_once_and_on_old_revisions(cast):
    private(cast)
    for revision in cast.store.answers.history(cast.ines, cast.x, "five", cast.ann):
        assert revision.withheld and not revision.damaged and revision.sha == ""
        assert revision.body["rows"] == [{"id": "s2", "name": "public"}] and revision.body["why"] == {}


def test_the_learner_still_sees_everything(cast):
    private(cast)
    mine = cast.store.answers.latest(cast.ann, cast.x)["five"]
    assert mine.body["rows"][0]["name"] == SECRET and not mine.withheld and mine.sha
    assert SECRET in repr(cast.store.reviews.of(cast.ann, cast.x, "five"))
    assert cast.store.answers.hidden(cast.ann, cast.x) == {"s1"}


def test_a_hand_in_shows_a_subject_again_or_hides_it_and_leaves_others(cast):
    private(cast)
    cast.draft(cast.ann, {}, 9, hide=frozenset({"s9"}))
    cast.hand_in(cast.ann, {"n": 3}, 2, visibility={"s1": False, "s2": True})
    assert cast.store.answers.hidden(cast.ann, cast.x) == {"s2", "s9"}
    first = cast.store.answers.history(cast.ines, cast.x, "five", cast.ann)[0]
    assert first.body["rows"] == [{"id": "s1", "name": SECRET}]


def test_hiding_does_not_wait_for_two_tabs_to_agree(cast):
    cast.draft(cast.ann, {"t": "one"}, client="first")
    with pytest.raises(Stale):
        cast.draft(cast.ann, {"t": "two"}, client="second", hide=frozenset({"s1"}))
    assert cast.store.answers.hidden(cast.ann, cast.x) == {"s1"}
    assert cast.store.answers.draft(cast.ann, cast.x, "five").body == {"t": "one"}


def test_hiding_is_per_learner_and_cohort(cast):
    private(cast)
    cast.hand_in(cast.bob, {"rows": [{"id": "s1", "name": "bob's"}]})
    assert not cast.store.answers.latest(cast.ines, cast.x, cast.bob)["five"].withheld


def test_no_method_shows_an_instructor_the_private_words(cast):
    review = private(cast)
    phrase = cast.store.bank.add(cast.ines, cast.x, "Well put.")
    names = {"actor": cast.ines, "cohort": cast.x, "person": cast.ann, "slug": "five", "rev": 2, "review_n": review.n}
    names |= {"body": {}, "version": 99, "client": "t", "op": "op-x", "lesson": "l", "base_rev": 0, "open": True}
    names |= {"activity": "five-hash", "kind_version": 1, "join_code": "", "hash": "five-hash", "title": "T"}
    names |= {
        "course": "c",
        "lessons": (),
        "rubrics": (),
        "says": "no",
        "on": False,
        "chosen": (),
        "text": "T",
        "id": phrase,
        "name": "keys",
        "value": "off",
        "parcel": Parcel("journeys", "Ines"),
    }
    seen = []
    names |= {"search": "", "name": "N", "to": cast.x, "into": cast.bob, "opens": {}, "words": "W"}
    for part in ("answers", "reviews", "desk", "bank", "portable", "cohorts", "content", "members", "timetable", "announcements"):
        for name, method in inspect.getmembers(getattr(cast.store, part), inspect.ismethod):
            if name.startswith("_"):
                continue
            wanted = inspect.signature(method).parameters.values()
            given = {p.name: names[p.name] for p in wanted if p.default is p.empty or p.name == "person"}
            try:
                seen.append(name)
                assert SECRET not in repr(method(**given)), name
            except (NotFound, Stale):
                continue
    for op in ("op-x", "op-y"):  # the same act again, and a new one, show the review as it is now
        result = cast.store.reviews.release(cast.ines, cast.x, cast.ann, "five", 2, {"n": 1}, op)
        assert SECRET not in repr(result)
    assert len(seen) > 25
    assert SECRET not in repr(cast.store.reviews.reply(cast.ines, cast.x, review.n, {}, "op-z"))


def test_an_instructor_repeating_an_act_does_not_get_what_was_hidden_since(cast):
    cast.hand_in(cast.ann, {"n": 1})
    review = cast.store.reviews.release(cast.ines, cast.x, cast.ann, "five", 1, {"s1": SECRET}, "same")
    cast.store.reviews.reply(cast.ines, cast.x, review.n, {"s1": SECRET}, "reply")
    cast.draft(cast.ann, {}, 9, hide=frozenset({"s1"}))
    assert SECRET not in repr(cast.store.reviews.release(cast.ines, cast.x, cast.ann, "five", 1, {}, "same"))
    assert SECRET not in repr(cast.store.reviews.reply(cast.ines, cast.x, review.n, {}, "reply"))


def test_a_reviewers_draft_does_not_keep_what_was_hidden_since(cast):
    cast.hand_in(cast.ann, {"n": 1})
    save = cast.store.reviews.save_draft
    save(cast.ines, cast.x, cast.ann, "five", {"s1": SECRET, "n": 1}, 0, "tab")
    cast.draft(cast.ann, {}, 9, hide=frozenset({"s1"}))
    assert cast.store.reviews.draft(cast.ines, cast.x, cast.ann, "five").body == {"n": 1}
    with pytest.raises(Stale) as stale:
        save(cast.ines, cast.x, cast.ann, "five", {}, 0, "other")
    assert stale.value.current.body == {"n": 1}


def test_the_audit_holds_ids_and_verbs_only(cast):
    private(cast)
    rows = cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM audit ORDER BY n"))
    text = json.dumps(rows)
    assert [word for word in (SECRET, "Ann", "Olga", "Spring", "public", "rows") if word in text] == []
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    assert {"hand in", "release review", "reply"} <= {row["verb"] for row in rows}

"""The reviewers' desk: filters, words, names, leases, drafts that wait for release, the bank."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import NotFound, Refused, Stale
from storage.desk import Chosen
from storage.submissions import BATCH, LOOKED_AT, Wish, folded, has_words


def ask(cast, state="", slug="", person="", text="", actor=None, **more):
    wish = Wish(state, slug, person, text, more.pop("with_names", False))
    page = cast.store.answers.submissions(actor or cast.ines, cast.x, wish=wish, **more)
    return [(row.pseudonym, row.slug) for row in page.rows]


def write(cast, who, body, rev=1, by=None, slug="five", version=0):
    return cast.store.reviews.save_draft(by or cast.ines, cast.x, who, slug, body, version, secrets.token_hex(4), rev)


READY = {"comment": "Well put.", "ready": ["yes"]}


@pytest.fixture
def busy(cast):
    """Ann handed in two activities and one of them again after a review; Bob handed in one and replied to its review."""
    cast.hand_in(cast.ann, {"why": "They sign every contract."})
    cast.hand_in(cast.ann, {"why": "Straße und Brücke"}, slug="more")
    cast.hand_in(cast.bob, {"why": "Nobody else would."})
    cast.review(cast.ann)
    cast.hand_in(cast.ann, {"why": "They sign every second contract."}, 1)
    review = cast.review(cast.bob)
    cast.store.reviews.reply(cast.bob, cast.x, review.n, {"reply": "Thank you."}, "r")
    return cast


def test_each_filter_finds_what_it_says(busy):
    assert ask(busy, "new") == [("Ann", "more")]
    assert ask(busy, "changed") == [("Ann", "five")]
    assert ask(busy, "replied") == [("Bob", "five")]
    assert ask(busy, "waiting") == [("Ann", "five"), ("Bob", "five"), ("Ann", "more")]
    assert ask(busy, slug="five") == [("Ann", "five"), ("Bob", "five")]
    assert ask(busy, person=busy.ann) == [("Ann", "five"), ("Ann", "more")]
    assert ask(busy, "new", slug="five") == [] and ask(busy, "waiting", "five", busy.bob) == [("Bob", "five")]


def test_a_filter_there_is_not_is_refused(busy):
    with pytest.raises(Refused) as refused:
        ask(busy, "old")
    assert refused.value.code == "only"


def test_what_a_reviewer_has_opened_does_not_wait_for_them_but_for_others(busy):
    busy.store.answers.mark_seen(busy.ines, busy.x, busy.ann, "more", 1)
    assert ("Ann", "more") not in ask(busy, "waiting")
    assert ("Ann", "more") in ask(busy, "waiting", actor=busy.olga)


def test_words_are_found_in_any_order_and_case(busy):
    assert ask(busy, text="CONTRACT sign") == [("Ann", "five")]
    assert ask(busy, text="strasse") == [("Ann", "more")]
    assert ask(busy, text="sign brücke") == []
    assert ask(busy, text="ann") == [] and ask(busy, text="ann", with_names=True) == [("Ann", "five"), ("Ann", "more")]


def test_what_is_kept_private_is_not_found(busy):
    entries = {"entries": [{"id": "a1", "why": "secretly"}, {"id": "b2", "why": "openly"}]}
    busy.hand_in(busy.bob, entries, 1, visibility={"a1": True})
    assert ask(busy, text="secretly") == [] and ask(busy, text="openly") == [("Bob", "five")]


def test_a_long_search_stops_and_goes_on_from_there(cast, monkeypatch):
    monkeypatch.setattr("storage.submissions.LOOKED_AT", BATCH)
    cast.hand_in(cast.bob, {"why": "needle"})
    for n in range(BATCH + 3):
        cast.hand_in(cast.ann, {"why": "hay"}, slug=f"a{n}")
    first = cast.store.answers.submissions(cast.ines, cast.x, wish=Wish(text="needle"))
    assert first.rows == () and first.next is not None
    second = cast.store.answers.submissions(cast.ines, cast.x, before=first.next, wish=Wish(text="needle"))
    assert [row.pseudonym for row in second.rows] == ["Bob"] and second.next is None
    assert LOOKED_AT > BATCH


def test_pages_of_a_search_miss_nothing_and_repeat_nothing(cast):
    for n in range(9):
        cast.hand_in(cast.ann, {"why": "needle" if n % 2 else "hay"}, slug=f"a{n}")
    seen, before = [], None
    while True:
        page = cast.store.answers.submissions(cast.ines, cast.x, limit=2, before=before, wish=Wish(text="needle"))
        seen += [row.slug for row in page.rows]
        before = page.next
        if before is None:
            break
    assert seen == ["a7", "a5", "a3", "a1"]


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_a_text_always_has_its_own_words(text, more):
    assert has_words({"a": [{"b": text}, *more]}, folded(text).split())
    assert not has_words({"a": "b"}, ["c"])


def test_names_are_hidden_from_the_start_and_showing_them_is_written_down(cast):
    desk = cast.store.desk
    assert desk.rules(cast.ines, cast.x).names_hidden and not desk.rules(cast.ines, cast.x).second_person
    desk.show_names(cast.ines, cast.x)
    desk.hide_names(cast.ines, cast.x, False)
    assert not desk.rules(cast.olga, cast.x).names_hidden
    audit = cast.store.engine.read(lambda tx: tx.rows("SELECT actor, verb, object FROM audit ORDER BY n DESC LIMIT 2"))
    assert [(row["actor"], row["verb"], row["object"]) for row in audit] == [
        (cast.ines, "always show names", cast.x),
        (cast.ines, "show names", cast.x),
    ]


def test_what_a_reviewer_likes_is_kept_for_them_alone(cast):
    cast.store.desk.keep_habit(cast.ines, cast.x, "keys", "off")
    cast.store.desk.keep_habit(cast.ines, cast.x, "keys", "on")
    assert cast.store.desk.habits(cast.ines, cast.x) == {"keys": "on"} and cast.store.desk.habits(cast.olga, cast.x) == {}
    assert cast.store.desk.name(cast.ines, cast.x, cast.ann) == "Ann"


def test_a_lease_is_seen_by_others_ends_by_itself_and_can_be_taken_over(cast):
    cast.hand_in(cast.ann, {})
    take = lambda who, over=False: cast.store.desk.take(who, cast.x, cast.ann, "five", over)  # noqa: E731
    first = take(cast.ines)
    assert first.mine and (take(cast.olga).name, take(cast.olga).mine) == ("Ines", False)
    assert ask(cast) == [("Ann", "five")]
    row = cast.store.answers.submissions(cast.olga, cast.x).rows[0]
    assert row.held_by == "Ines" and cast.store.answers.submissions(cast.ines, cast.x).rows[0].held_by == ""
    cast.clock.time += 300
    assert take(cast.ines).since == first.since
    cast.clock.time += 599
    assert not take(cast.olga).mine
    cast.clock.time += 2
    assert take(cast.olga).mine
    assert take(cast.ines, over=True).mine and not take(cast.olga).mine
    cast.store.desk.let_go(cast.ines, cast.x, cast.ann, "five")
    assert take(cast.olga).mine


def test_saving_a_draft_renews_a_lease_and_never_takes_one(cast):
    cast.hand_in(cast.ann, {})
    cast.store.desk.take(cast.ines, cast.x, cast.ann, "five")
    cast.clock.time += 500
    write(cast, cast.ann, {"comment": "a"})
    write(cast, cast.ann, {"comment": "b"}, by=cast.olga)
    cast.clock.time += 500
    held = cast.store.desk.take(cast.olga, cast.x, cast.ann, "five")
    assert held.name == "Ines"


def test_nobody_releases_while_somebody_else_is_at_it(cast):
    cast.hand_in(cast.ann, {})
    cast.store.desk.take(cast.ines, cast.x, cast.ann, "five")
    write(cast, cast.ann, {"comment": "mine"}, by=cast.olga)
    with pytest.raises(Refused) as refused:
        cast.review(cast.ann, by=cast.olga)
    assert refused.value.code == "held"
    assert cast.store.reviews.draft(cast.olga, cast.x, cast.ann, "five").body == {"comment": "mine"}
    assert cast.store.reviews.of(cast.ann, cast.x, "five") == []
    cast.review(cast.ann)
    assert cast.review(cast.ann, by=cast.olga).reviewer == cast.olga  # a release ends the lease


def test_a_verdict_and_the_version_of_the_rubric_are_kept(cast):
    cast.hand_in(cast.ann, {})
    review = cast.review(cast.ann, body={"comment": "Almost.", "verdict": "returned", "rubric": "hash-1"})
    assert (review.verdict, review.rubric) == ("returned", "hash-1")
    assert cast.store.answers.submissions(cast.ines, cast.x).rows[0].verdict == "returned"
    cast.hand_in(cast.ann, {"n": 2}, 1)
    assert cast.store.answers.submissions(cast.ines, cast.x).rows[0].verdict == ""
    with pytest.raises(Refused):
        cast.review(cast.ann, body={"verdict": "splendid"})


def test_the_last_reviews_by_an_earlier_rubric_are_found(cast):
    for who in (cast.ann, cast.bob):
        cast.hand_in(who, {})
    cast.review(cast.ann, body={"comment": "a", "rubric": "old"})
    cast.review(cast.bob, body={"comment": "b", "rubric": "old"})
    cast.review(cast.bob, body={"comment": "c", "rubric": "new"})
    write(cast, cast.ann, {"comment": "again"}, version=9, by=cast.olga)
    found = cast.store.desk.outdated(cast.ines, cast.x, "five", "new")
    assert [(one.pseudonym, one.rubric, one.body["comment"], one.draft) for one in found] == [("Ann", "old", "a", False)]
    assert cast.store.desk.outdated(cast.olga, cast.x, "five", "new")[0].draft
    assert cast.store.desk.outdated(cast.ines, cast.x, "more", "new") == []


def test_a_ready_draft_is_seen_by_the_other_reviewers_and_one_that_is_not_stays_private(cast):
    cast.hand_in(cast.ann, {})
    cast.hand_in(cast.bob, {})
    write(cast, cast.ann, READY)
    write(cast, cast.bob, {"comment": "Hm"})
    ready = cast.store.desk.ready(cast.olga, cast.x)
    assert [(one.pseudonym, one.rev, one.reviewer_name, one.mine, one.newer) for one in ready] == [("Ann", 1, "Ines", False, False)]
    cast.hand_in(cast.ann, {"n": 2}, 1)
    write(cast, cast.ann, {"comment": "Wait"}, version=1)
    assert cast.store.desk.ready(cast.olga, cast.x) == []


def test_many_are_released_at_once_and_the_same_act_again_releases_nothing_twice(cast):
    for who in (cast.ann, cast.bob):
        cast.hand_in(who, {})
        write(cast, who, READY)
    cast.hand_in(cast.ann, {}, slug="more")
    write(cast, cast.ann, READY, slug="more")
    assert len(cast.store.desk.ready(cast.ines, cast.x, "five")) == 2
    chosen = [Chosen(one.person, one.slug, one.reviewer, one.version) for one in cast.store.desk.ready(cast.ines, cast.x)]
    assert cast.store.desk.release_ready(cast.olga, cast.x, chosen, "op") == (3, [])
    assert cast.store.desk.release_ready(cast.olga, cast.x, chosen, "op") == (3, [])
    reviews = cast.store.reviews.of(cast.ann, cast.x, None)
    assert [(review.slug, review.reviewer, review.body) for review in reviews] == [
        ("five", cast.ines, {"comment": "Well put."}),
        ("more", cast.ines, {"comment": "Well put."}),
    ]
    assert cast.store.desk.ready(cast.ines, cast.x) == [] and ask(cast, "waiting") == []


def test_what_changed_since_it_was_seen_is_not_released(cast):
    cast.hand_in(cast.ann, {})
    cast.hand_in(cast.bob, {})
    write(cast, cast.ann, READY)
    write(cast, cast.bob, READY)
    chosen = [Chosen(one.person, one.slug, one.reviewer, one.version) for one in cast.store.desk.ready(cast.ines, cast.x)]
    write(cast, cast.ann, READY | {"comment": "Second thought."}, version=1)
    done, kept = cast.store.desk.release_ready(cast.ines, cast.x, chosen, "op")
    assert done == 1 and [one.person for one in kept] == [cast.ann]
    assert cast.store.reviews.of(cast.ann, cast.x, None) == []


def test_where_a_second_person_is_asked_for_nobody_releases_their_own_words(cast):
    cast.store.desk.ask_second(cast.ove, cast.x, True)
    cast.hand_in(cast.ann, {})
    with pytest.raises(Refused) as refused:
        cast.review(cast.ann)
    assert refused.value.code == "second"
    write(cast, cast.ann, READY)
    chosen = [Chosen(cast.ann, "five", cast.ines, 1)]
    assert cast.store.desk.release_ready(cast.ines, cast.x, chosen, "one")[0] == 0
    assert cast.store.desk.release_ready(cast.olga, cast.x, chosen, "two")[0] == 1
    row = cast.store.engine.read(lambda tx: tx.one("SELECT reviewer, released_by FROM review"))
    assert (row["reviewer"], row["released_by"]) == (cast.ines, cast.olga)


def test_a_draft_of_another_cohort_is_not_released(cast):
    cast.hand_in(cast.cy, {}, cohort=cast.y)
    cast.store.reviews.save_draft(cast.otto, cast.y, cast.cy, "five", READY, 0, "tab", 1)
    assert cast.store.desk.release_ready(cast.ines, cast.x, [Chosen(cast.cy, "five", cast.otto, 1)], "op")[0] == 0
    with pytest.raises(NotFound):
        cast.store.desk.release_ready(cast.ines, cast.y, [Chosen(cast.cy, "five", cast.otto, 1)], "op")


def test_what_the_learner_hides_is_taken_out_of_a_ready_draft(cast):
    cast.hand_in(cast.ann, {"entries": [{"id": "a1"}, {"id": "b2"}]})
    write(cast, cast.ann, READY | {"rows": [{"id": "r1", "about": "a1", "text": "who is it"}]})
    cast.hand_in(cast.ann, {"entries": [{"id": "a1"}, {"id": "b2"}], "n": 2}, 1, visibility={"a1": True})
    ready = cast.store.desk.ready(cast.olga, cast.x)[0]
    assert ready.body["rows"] == [] and ready.newer
    cast.store.desk.release_ready(cast.olga, cast.x, [Chosen(cast.ann, "five", cast.ines, 1)], "op")
    stored = cast.store.engine.read(lambda tx: tx.one("SELECT body FROM review"))["body"]
    assert "who is it" not in stored


def test_a_learner_says_whether_a_review_helped_and_may_say_otherwise(cast):
    cast.hand_in(cast.ann, {})
    review = cast.review(cast.ann)
    cast.store.reviews.say_helped(cast.ann, cast.x, review.n, "no")
    cast.store.reviews.say_helped(cast.ann, cast.x, review.n, "yes")
    assert [one.helped for one in cast.store.reviews.of(cast.ines, cast.x, "five", cast.ann)] == ["yes"]
    with pytest.raises(NotFound):
        cast.store.reviews.say_helped(cast.bob, cast.x, review.n, "yes")


def test_the_bank_is_edited_once_and_knows_where_it_was_used(cast):
    bank = cast.store.bank
    id = bank.add(cast.ines, cast.x, "  Say how you know.  ")
    assert bank.add(cast.olga, cast.x, "Say how you know.") == id
    cast.hand_in(cast.ann, {})
    cast.review(cast.ann, body={"comment": "Good start. Say how you know."})
    assert [(use.pseudonym, use.slug, use.rev) for use in bank.uses(cast.olga, cast.x, id)] == [("Ann", "five", 1)]
    bank.edit(cast.olga, cast.x, id, "Say what you saw.", 1)
    assert [(one.text, one.version, one.uses) for one in bank.all(cast.ines, cast.x)] == [("Say what you saw.", 2, 1)]
    with pytest.raises(Stale) as stale:
        bank.edit(cast.ines, cast.x, id, "Something else.", 1)
    assert stale.value.current.body == {"text": "Say what you saw."}
    assert cast.store.reviews.of(cast.ann, cast.x, "five")[0].body == {"comment": "Good start. Say how you know."}
    bank.remove(cast.ines, cast.x, id)
    with pytest.raises(NotFound):
        bank.edit(cast.ines, cast.x, id, "x", 2)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2_001])
def test_the_bank_refuses_nothing_and_too_much(cast, text):
    with pytest.raises(Refused) as refused:
        cast.store.bank.add(cast.ines, cast.x, text)
    assert refused.value.code == "phrase" and cast.store.bank.all(cast.ines, cast.x) == []


def test_erasing_a_learner_takes_what_the_desk_knew_of_them(cast):
    cast.store.bank.add(cast.ines, cast.x, "Well put.")
    cast.hand_in(cast.ann, {})
    review = cast.review(cast.ann, body={"comment": "Well put."})
    cast.store.reviews.say_helped(cast.ann, cast.x, review.n, "yes")
    cast.store.desk.take(cast.ines, cast.x, cast.ann, "five")
    write(cast, cast.ann, READY, version=2)
    cast.store.people.erase(cast.ann, cast.ann)
    for table in ("lease", "phrase_use", "helped", "review_draft", "review"):
        assert cast.store.engine.read(lambda tx, table=table: tx.rows(f"SELECT * FROM {table} WHERE person = :p", p=cast.ann)) == []  # noqa: S608
    assert cast.store.bank.all(cast.ines, cast.x)[0].uses == 0

"""What instructors may ask about a whole class, and what learners may; private entries and single people stay unknown."""

from __future__ import annotations

import json

import pytest

from storage import NotFound, Refused
from storage.class_answers import FEWEST
from storage.class_records import Decisions, Waiting

SECRET = "QQ-private-words"


def join(cast, n: int, first: int = 0) -> list[str]:
    """Further learners of cohort x, by name m00, m01 …"""
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    people = []
    for k in range(first, first + n):
        cast.clock.time += 3600
        people.append(cast.store.people.start(f"M{k:02}", "journeys", code).person)
    return people


def test_a_page_of_the_class_goes_on_where_the_one_before_ended(cast):
    join(cast, 5)
    room = cast.store.classroom
    first = room.learners(cast.ines, cast.x, limit=4)
    rest = room.learners(cast.ines, cast.x, limit=4, after=first.next)
    assert [row.pseudonym for row in first.rows + rest.rows] == ["Ann", "Bob", "M00", "M01", "M02", "M03", "M04"]
    assert rest.next is None


def test_a_part_of_a_name_finds_learners_whatever_its_case(cast):
    assert [row.pseudonym for row in cast.store.classroom.learners(cast.ines, cast.x, search="NN").rows] == ["Ann"]


def test_a_step_says_how_far_a_learner_is(cast):
    room = cast.store.classroom
    cast.draft(cast.ann, {"a": 1})
    assert room.learner(cast.ines, cast.x, cast.ann) == {"five": "draft"}
    cast.hand_in(cast.ann, {"a": 1})
    assert room.learner(cast.ines, cast.x, cast.ann) == {"five": "handed in"}
    review = cast.review(cast.ann)
    assert room.learner(cast.ines, cast.x, cast.ann) == {"five": "reviewed"}
    cast.hand_in(cast.ann, {"a": 2}, base=1)
    assert room.learner(cast.ines, cast.x, cast.ann) == {"five": "changed"}
    cast.store.reviews.reply(cast.ann, cast.x, review.n, {"reply": "Thanks"}, "reply-op")
    assert room.learner(cast.ines, cast.x, cast.ann) == {"five": "replied"}


def test_the_count_of_done_activities_leaves_out_instructors_and_lines_that_follow(cast):
    for who in (cast.ann, cast.bob, cast.ines):
        cast.hand_in(who, {})
    cast.hand_in(cast.ann, {}, slug="more")
    cast.hand_in(cast.ann, {}, slug="more~change")
    assert cast.store.classroom.done(cast.ines, cast.x) == {1: 1, 2: 1}


def test_what_waits_is_counted_until_it_is_reviewed_and_answered(cast):
    room = cast.store.classroom
    cast.hand_in(cast.ann, {})
    cast.hand_in(cast.ines, {})
    assert room.waiting(cast.ines, cast.x) == {"five": Waiting(1, 0)}
    review = cast.review(cast.ann)
    assert room.waiting(cast.ines, cast.x) == {}
    cast.store.reviews.reply(cast.ann, cast.x, review.n, {"reply": "Thanks"}, "reply-op")
    assert room.waiting(cast.ines, cast.x) == {"five": Waiting(0, 1)}


def test_stuck_is_a_draft_that_lay_and_was_never_handed_in(cast):
    room = cast.store.classroom
    cast.draft(cast.ann, {"a": 1})
    cast.draft(cast.bob, {"a": 1})
    cast.hand_in(cast.bob, {"a": 1})
    assert room.stuck(cast.ines, cast.x, "2000") == {}
    assert room.stuck(cast.ines, cast.x, "2999") == {"five": 1}
    assert [row.pseudonym for row in room.stuck_at(cast.ines, cast.x, "five", "2999").rows] == ["Ann"]


def test_who_was_not_here_is_counted_and_listed_alike(cast):
    room = cast.store.classroom
    assert room.absent(cast.ines, cast.x, "2999") == 2 == len(room.learners(cast.ines, cast.x, absent_since="2999").rows)
    assert room.absent(cast.ines, cast.x, "2000") == 0 == len(room.learners(cast.ines, cast.x, absent_since="2000").rows)


def test_a_question_shows_newest_revisions_without_private_entries_page_by_page(cast):
    cast.hand_in(cast.ann, {"rows": [{"id": "s1", "t": SECRET}, {"id": "s2", "t": "x"}]}, visibility={"s1": True})
    cast.hand_in(cast.bob, {"rows": []})
    cast.hand_in(cast.bob, {"rows": [{"id": "b", "t": "new"}]}, base=1)
    cast.hand_in(cast.ines, {"rows": []})
    first = cast.store.class_answers.question(cast.ines, cast.x, "five", limit=1)
    rest = cast.store.class_answers.question(cast.ines, cast.x, "five", limit=1, before=first.next)
    assert [said.pseudonym for said in first.rows + rest.rows] == ["Bob", "Ann"] and rest.next is None
    assert first.rows[0].latest["five"].body == {"rows": [{"id": "b", "t": "new"}]}
    assert SECRET not in repr(rest)


def fill(cast, n: int) -> list[str]:
    people = join(cast, n)
    for person in people:
        body = {"rows": [{"id": f"s{person[:8]}", "t": SECRET}, {"id": "o", "t": "x"}]}
        cast.hand_in(person, body, visibility={f"s{person[:8]}": True})
    return people


def test_below_five_learners_nothing_of_the_others_leaves_the_store(cast):
    people = fill(cast, FEWEST - 1)
    cast.hand_in(cast.ines, {})
    assert cast.store.class_answers.tries(people[0], cast.x, "five") == []
    assert cast.store.class_answers.tries(cast.ines, cast.x, "five") == []


def test_from_five_learners_up_a_learner_who_handed_in_gets_nameless_answers_without_private_entries(cast):
    people = fill(cast, FEWEST)
    found = cast.store.class_answers.tries(people[0], cast.x, "five")
    said = repr(found)
    assert len(found) == FEWEST and SECRET not in said
    assert not [person for person in people if person in said] and not [n for n in range(FEWEST) if f"M{n:02}" in said]


def test_a_learner_who_has_not_handed_in_sees_nothing_of_the_class(cast):
    fill(cast, FEWEST)
    with pytest.raises(NotFound):
        cast.store.class_answers.tries(cast.ann, cast.x, "five")
    with pytest.raises(NotFound):
        cast.store.class_answers.standing(cast.ann, cast.x, "five")


def test_first_and_latest_revision_of_each_learner_are_given(cast):
    people = fill(cast, FEWEST)
    cast.hand_in(people[0], {"rows": []}, base=1)
    newest = cast.store.class_answers.tries(people[0], cast.x, "five")[0]
    assert newest.first is not None
    assert (newest.first.rev, newest.latest["five"].rev) == (1, 2)


def test_the_standing_changes_with_every_hand_in_hiding_and_erasure(cast):
    people = fill(cast, FEWEST)
    words = []

    def note() -> None:
        words.append(cast.store.class_answers.standing(cast.ines, cast.x, "five")[1])

    note()
    cast.hand_in(people[0], {"rows": []}, base=1)
    note()
    cast.draft(people[1], {"rows": []}, version=1, hide=frozenset({"o"}))
    note()
    cast.store.people.erase(people[2], people[2])
    note()
    note()
    assert len(set(words)) == 4 and words[-1] == words[-2]


def test_decisions_follow_a_name_and_keep_no_text(cast):
    answers = cast.store.class_answers
    answers.decide(cast.ines, cast.x, "five", {"g": [SECRET, "boss"], "h": ["hr"]}, {"g": "The boss"})
    found = answers.decisions(cast.ines, cast.x, "five", [SECRET, "boss", "hr", "new"])
    assert found.groups[SECRET] == found.groups["boss"] != found.groups["hr"] and "new" not in found.groups
    assert found.labels == {found.groups["boss"]: "The boss"}
    rows = cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM likeness"))
    assert len(rows) == 3 and SECRET not in json.dumps(rows)


def test_decisions_of_another_activity_do_not_count(cast):
    cast.store.class_answers.decide(cast.ines, cast.x, "five", {"g": ["boss"]}, {})
    assert cast.store.class_answers.decisions(cast.ines, cast.x, "more", ["boss"]).groups == {}


def test_forgotten_decisions_are_gone(cast):
    answers = cast.store.class_answers
    answers.decide(cast.ines, cast.x, "five", {"g": ["boss"]}, {"g": "The boss"})
    answers.forget_decisions(cast.ines, cast.x, "five")
    assert answers.decisions(cast.ines, cast.x, "five", ["boss"]) == Decisions()


def test_a_label_with_control_characters_is_refused_and_nothing_is_decided(cast):
    with pytest.raises(Refused):
        cast.store.class_answers.decide(cast.ines, cast.x, "five", {"g": ["boss"]}, {"g": "a\x00b"})
    assert cast.store.class_answers.decisions(cast.ines, cast.x, "five", ["boss"]).groups == {}

"""Moments: looking back needs no copy of any answer, belongs to its learner, and hides what is hidden today."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused


def keep(cast, name: str = "after:one", label: str = "") -> None:
    cast.store.moments.keep(cast.ann, cast.x, name, label)


def test_a_moment_remembers_which_revisions_counted_then(cast):
    cast.hand_in(cast.ann, {"n": 1})
    keep(cast)
    cast.hand_in(cast.ann, {"n": 2}, base=1)
    (moment,) = cast.store.moments.all(cast.ann, cast.x)
    assert dict(moment.heads) == {"five": 1} and moment.at
    answers = cast.store.moments.answers(cast.ann, cast.x)["five"]
    assert [revision.body for revision in answers] == [{"n": 1}, {"n": 2}]


def test_the_same_place_is_kept_once(cast):
    cast.hand_in(cast.ann, {"n": 1})
    keep(cast)
    cast.hand_in(cast.ann, {"n": 2}, base=1)
    keep(cast)
    assert [dict(moment.heads) for moment in cast.store.moments.all(cast.ann, cast.x)] == [{"five": 1}]


def test_moments_come_in_the_order_they_were_made(cast):
    cast.hand_in(cast.ann, {"n": 1})
    for name in ("b", "a", "c"):
        keep(cast, name, f"My {name}")
    assert [moment.label for moment in cast.store.moments.all(cast.ann, cast.x)] == ["My b", "My a", "My c"]


def test_before_anything_was_handed_in_there_is_nothing_to_keep(cast):
    with pytest.raises(Refused) as refused:
        keep(cast)
    assert refused.value.code == "nothing"


def test_a_label_that_is_too_long_or_steers_the_line_is_refused(cast):
    cast.hand_in(cast.ann, {"n": 1})
    for label in ("x" * 81, "a\nb"):
        with pytest.raises(Refused):
            keep(cast, "op", label)


def test_thirty_made_by_hand_are_enough(cast):
    cast.hand_in(cast.ann, {"n": 1})
    for n in range(30):
        keep(cast, f"op{n}", "Mine")
    with pytest.raises(Refused) as refused:
        keep(cast, "op30", "Mine")
    assert refused.value.code == "many"
    keep(cast)  # a place of the course is kept all the same


def test_one_made_by_hand_can_be_removed_and_a_place_of_the_course_cannot(cast):
    cast.hand_in(cast.ann, {"n": 1})
    keep(cast)
    keep(cast, "op", "Mine")
    cast.store.moments.remove(cast.ann, cast.x, "op")
    for name in ("op", "after:one"):
        with pytest.raises(NotFound):
            cast.store.moments.remove(cast.ann, cast.x, name)
    assert [moment.name for moment in cast.store.moments.all(cast.ann, cast.x)] == ["after:one"]


@pytest.mark.parametrize("who", ["bob", "otto", "cy", "solo", "nobody", "ove"])
def test_nobody_else_looks_back_at_a_learners_moments(cast, who):
    cast.hand_in(cast.ann, {"n": 1})
    keep(cast)
    actor = getattr(cast, who)
    for look in (cast.store.moments.all, cast.store.moments.answers):
        with pytest.raises(NotFound):
            look(actor, cast.x, cast.ann)
    with pytest.raises(NotFound):
        cast.store.moments.keep(actor, cast.y if who == "bob" else cast.x, "n", "l")


def test_their_instructor_does_without_what_is_hidden(cast):
    cast.hand_in(cast.ann, {"rows": [{"id": "a1", "why": "secret"}, {"id": "b2"}]}, visibility={"a1": True})
    keep(cast)
    (seen,) = cast.store.moments.answers(cast.ines, cast.x, cast.ann)["five"]
    assert seen.body == {"rows": [{"id": "b2"}]} and seen.withheld
    assert len(cast.store.moments.all(cast.ines, cast.x, cast.ann)) == 1


def test_an_erased_person_leaves_no_moment(cast):
    cast.hand_in(cast.ann, {"n": 1})
    keep(cast)
    cast.store.people.erase(cast.ann, cast.ann)
    assert cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM moment")) == []


def test_when_each_activity_was_first_handed_in(cast):
    cast.hand_in(cast.ann, {"n": 1})
    first = cast.store.answers.firsts(cast.ann, cast.x)["five"]
    cast.clock.time += 3600
    cast.hand_in(cast.ann, {"n": 2}, base=1)
    assert cast.store.answers.firsts(cast.ann, cast.x) == {"five": first}

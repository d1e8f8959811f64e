"""Facts fold into things: by id, in order of first mention, the later one wins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.facts import ME, Around, Fact, fold

ANN = [Fact("a", "name", "Ann"), Fact("a", "roster", "people")]
BEN = [Fact("b", "name", "Ben"), Fact("b", "roster", "people")]


def test_things_stand_in_the_order_they_were_first_named():
    assert [thing.name for thing in Around((*BEN, *ANN, Fact("b", "near", 5))).things("people")] == ["Ben", "Ann"]


def test_a_later_fact_replaces_an_earlier_one_on_the_same_aspect():
    around = Around((*ANN, Fact("a", "near", 2), Fact("a", "near", 4), Fact("a", "far", 1)))
    assert around.things("people")[0].get("near") == 4
    assert around.things("people")[0].get("far") == 1


def test_a_rename_keeps_the_thing():
    thing = Around((*ANN, Fact("a", "near", 2), Fact("a", "name", "Anna"))).things("people")[0]
    assert (thing.id, thing.name, thing.get("near")) == ("a", "Anna", 2)


def test_only_things_of_the_roster_are_on_it():
    around = Around((*ANN, Fact("c", "roster", "others"), Fact("d", "near", 3)))
    assert [thing.id for thing in around.things("people")] == ["a"]
    assert around.things("") == []


def test_facts_about_the_learner_are_no_thing():
    around = Around((Fact(ME, "days", "pupil"), Fact(ME, "days", "parent"), *ANN))
    assert around.about_me("days") == "parent"
    assert around.about_me("nights") is None
    assert set(fold(around.facts)) == {"a"}


def test_added_facts_say_where_they_come_from():
    around = Around(tuple(ANN)).plus(BEN, "people")
    assert [fact.source for fact in around.facts] == ["", "", "people", "people"]


facts = st.lists(st.builds(Fact, st.sampled_from("abc"), st.sampled_from(["name", "near"]), st.integers(0, 3)))


@given(facts, facts)
def test_folding_in_two_steps_is_folding_at_once(first, second):
    at_once = fold([*first, *second])
    earlier = fold(first)
    for id, thing in fold(second).items():
        assert dict(at_once[id].aspects) == {**(earlier[id].aspects if id in earlier else {}), **thing.aspects}
    assert list(at_once) == list(dict.fromkeys([fact.subject for fact in [*first, *second]]))

"""The learner's things in pictures: names, groups with one colour everywhere, the one in focus."""

from __future__ import annotations

from activities.drawing import sectors_of, thing_of
from course.facts import Around, Thing
from tests.activities.cast import PEOPLE

GROUPS = Around(labels={"group": {"in": "Inside", "out": "Outside", "home": "At home"}})


def grouped(*groups: str | None) -> list[Thing]:
    return [Thing(f"t{n}", {"name": "Somebody", "group": group}) for n, group in enumerate(groups)]


def test_a_thing_keeps_its_name_group_and_focus():
    ann, ben, _cy = (thing_of(thing) for thing in PEOPLE.things("people"))
    assert (ann.id, ann.name, ann.sector, ann.focus, ann.ghost) == ("ann1", "Ann", "work", True, False)
    assert not ben.focus
    assert thing_of(Thing("x", {"name": "Xi", "ghost": True})).ghost
    assert thing_of(Thing("x", {"name": "Xi", "group": None})).sector is None


def test_groups_stand_in_the_order_of_the_list_and_an_empty_one_holds_its_place():
    assert [(sector.id, sector.label) for sector in sectors_of(grouped("home", "out"), GROUPS)] == [
        ("in", "Inside"),
        ("out", "Outside"),
        ("home", "At home"),
    ]


def test_a_group_without_a_known_label_is_called_as_the_thing_says():
    assert [(sector.id, sector.label) for sector in sectors_of(PEOPLE.things("people"), PEOPLE)] == [("work", "At work")]
    assert [sector.label for sector in sectors_of(grouped("new"), Around())] == ["new"]


def test_things_without_a_group_make_no_sectors():
    assert sectors_of(grouped(None, None), GROUPS) == ()


def test_groups_beyond_the_colours_step_back_behind_those_that_are_used():
    assert [sector.id for sector in sectors_of(grouped("far", "out"), GROUPS)] == ["out", "far"]

"""Activities that belong to one thing: the one in focus at first, and what happens when the focus moves on."""

from __future__ import annotations

from activities.about import about_faults, about_field, about_lines, about_thing
from course.facts import ME, Around, Fact
from tests.activities.cast import PEOPLE, listed

MOVED = Around((*PEOPLE.facts, Fact(ME, "focusing", "ben2", "focusing")))
LEFT = Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")))
ALL_LEFT = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
ELSEWHERE = Around((*PEOPLE.facts, *listed("places", ("hall5", "Hall")), Fact(ME, "focusing", "hall5")))


def told(around: Around, chosen: str | None) -> list[str]:
    return [line.text for line in about_lines(around, "focusing", chosen)]


def test_the_things_of_the_list_are_offered_and_the_one_in_focus_is_preset():
    field = about_field(PEOPLE, "focusing", None)
    assert [(option.value, option.label) for option in field.options] == [("ann1", "Ann"), ("ben2", "Ben"), ("cy3", "Cy")]
    assert (field.path, field.preset, field.help) == ("about", "ann1", "")


def test_a_thing_that_left_the_list_can_be_kept_and_is_not_preset():
    gone = Around((*LEFT.facts, Fact(ME, "focusing", "dee4")))
    field = about_field(gone, "focusing", "dee4")
    assert [(option.label, option.spare) for option in field.options][-1] == ("Dee (no longer on your list)", True)
    assert field.preset is None


def test_a_choice_from_another_list_is_kept_when_the_focus_moves_there():
    assert [(option.value, option.spare) for option in about_field(ELSEWHERE, "focusing", "ann1").options] == [
        ("hall5", False),
        ("ann1", True),
    ]
    assert [option.value for option in about_field(ELSEWHERE, "focusing", None).options] == ["hall5"]


def test_a_choice_of_nothing_known_is_not_offered():
    for strange in ("nobody", "", ["ann1"], 3):
        assert len(about_field(PEOPLE, "focusing", strange).options) == 3


def test_without_a_focus_it_says_what_to_do_first():
    sentence = "Choose your focus first. What this can be about appears here then."
    for around in (Around(), ALL_LEFT):
        field = about_field(around, "focusing", None)
        assert (field.help, field.preset) == (sentence, None)
    assert [(fault.path, fault.text) for fault in about_faults(Around(), "focusing", None)] == [("about", sentence)]
    assert about_faults(PEOPLE, "focusing", None) == []
    assert told(Around(), None) == []


def test_an_answer_without_a_choice_belongs_to_the_thing_in_focus():
    assert [thing.name for chosen in (None, "cy3") if (thing := about_thing(PEOPLE, "focusing", chosen))] == ["Ann", "Cy"]
    assert about_thing(Around(), "focusing", None) is None


def test_an_answer_of_the_former_focus_is_asked_about():
    assert told(PEOPLE, "ann1") == told(PEOPLE, None) == told(MOVED, "ben2") == []
    assert told(MOVED, "ann1") == ["This still belongs to “Ann”. Your focus is “Ben” now. Choose above what it is about."]


def test_an_answer_about_a_thing_that_left_the_list_is_asked_about():
    assert told(ALL_LEFT, "dee4") == ["This belongs to “Dee”, which is no longer on your list. Choose above what it is about."]
    assert told(LEFT, "dee4") == ["This still belongs to “Dee”. Your focus is “Ann” now. Choose above what it is about."]

"""What a claim stands on: three choices, and the share that is more than assumed."""

from __future__ import annotations

from activities.basis import bases, basis_field, not_assumed
from course.sheet import When


def test_there_are_three_from_the_weakest_to_the_strongest():
    assert [option.value for option in bases()] == ["assumed", "observed", "asked"]


def test_a_claim_without_a_basis_counts_neither_way():
    assert not_assumed(["assumed", "observed", None, "asked", "seen"]) == (2, 3)
    assert not_assumed([]) == (0, 0)


def test_the_choice_has_a_question_of_its_own_when_none_is_given():
    assert (basis_field().path, basis_field().label) == ("basis", "What does this stand on?")
    own = basis_field("needs-basis", "How do you know?", When("filled", "needs"))
    assert (own.path, own.label, own.when) == ("needs-basis", "How do you know?", When("filled", "needs"))

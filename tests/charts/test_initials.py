"""Initials are made of what readers see as characters, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.initials import APART, NOBODY, initials
from charts.metrics import clusters
from tests.charts.cast_of_things import NAMES
from tests.charts.layout_rules import quick


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Finance team", "FT"),
        ("Mum", "M"),
        ("my line manager, priya", "MP"),
        ("Riverside Café (client)", "RC"),
        ("Anne-Marie", "AM"),
        ("Year 4", "Y4"),
        ("élodie Zoë", "ÉZ"),
        ("e\u0301lodie", "É"),
        ("ßoldat", "ß"),
        ("Ωλύμπιος οίκος", "ΩΟ"),
        ("日本語の名前", "日"),
        ("田中 太郎", "田太"),
        ("दोस्त राम", "दोरा"),
        ("क्षमा", "क्ष"),
        ("김 민수", "김민"),
        ("👩‍🏫 Teacher", "T"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("!!", "!"),
        ("", NOBODY),
        (" \n ", NOBODY),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_the_last_word(name: str, short: str) -> None:
    assert initials(name) == short


def test_letters_of_a_joined_script_do_not_grow_into_a_word() -> None:
    assert initials("مرحبا بكم") == f"م{APART}ب"
    assert initials("הורים בבית") == "הב"


@quick
@given(st.one_of(NAMES, st.text()))
def test_initials_are_never_more_than_two_characters_and_never_none(name: str) -> None:
    short = initials(name)
    assert short
    assert len([cluster for cluster in clusters(short) if cluster.strip(APART)]) <= 4  # two that a virama may have joined

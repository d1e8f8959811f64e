"""The sentence and the table of a picture say what it shows."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from charts.bars import THICK, BarsWords, bars
from charts.metrics import bounds
from charts.portfolio import PortfolioWords, portfolio
from charts.ring import NARROW, WIDE, RingWords, ring
from charts.scene import Circle, Thing
from tests.charts.cast_of_things import SECTORS, things, twelve
from tests.charts.every_picture import INVITES
from tests.charts.every_picture import SECTORS as GROUPS

WORDS = RingWords(title="My map", invite={"out": "Nobody outside yet?"})


def test_the_sentence_of_the_ring_counts_groups_and_what_needs_attention() -> None:
    cast = [*twelve(), Thing("g", "A stranger", "out", None, None, ghost=True), Thing("u", "Somebody", "elsewhere", None, None)]
    scene = ring(cast, SECTORS, WORDS, WIDE)
    assert scene.sentence == (
        "On this map: 13 (At work: 5, Outside: 4, Away from work: 3, Not sorted yet: 1). "
        "Needs attention: 3. Not fully rated yet: 1. Not on your list: 1."
    )


def test_an_empty_ring_invites_and_says_so() -> None:
    scene = ring([], SECTORS, WORDS, WIDE)
    assert scene.sentence == "Nobody stands on this map yet."
    invites = " ".join(text.text for text in scene.texts if text.role == "invite")
    assert "Nobody outside yet?" in invites and "Nobody here yet?" in invites


def test_a_group_with_somebody_in_it_does_not_invite() -> None:
    scene = ring([Thing("t", "Mum", "out", 5, 5)], SECTORS, WORDS, WIDE)
    assert "Nobody outside yet?" not in [text.text for text in scene.texts]


def test_the_grey_part_appears_only_when_somebody_is_not_sorted() -> None:
    assert "Not sorted yet" not in [text.text for text in ring(twelve(), SECTORS, WORDS, WIDE).texts]
    scene = ring([replace(twelve()[0], sector="unheard of"), *twelve()[1:]], SECTORS, WORDS, WIDE)
    assert "Not sorted yet" in [text.text for text in scene.texts]
    assert [node.marker for node in scene.nodes if node.id == "t0"] == ["triangle"]


@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(things())
def test_the_table_and_the_list_name_every_thing_once(cast: list[Thing]) -> None:
    for scene in (ring(cast, SECTORS, WORDS, NARROW), portfolio(cast, SECTORS, PortfolioWords(), WIDE)):
        assert len(scene.table.rows) == len(scene.entries) == len(cast)
        assert {entry.id for entry in scene.entries} == {thing.id for thing in cast}
        assert [row[0] for row in scene.table.rows] == [entry.name for entry in scene.entries]
        assert all(len(row) == len(scene.table.columns) for row in scene.table.rows)


def test_the_table_says_what_is_not_rated_and_what_an_outline_means() -> None:
    scene = ring([Thing("t", "Mum", "out", None, 4, hollow=True)], SECTORS, WORDS, WIDE)
    assert scene.table.columns == ("Name", "Group", "Importance", "How well it works", "Remark")
    assert scene.table.rows == (("Mum", "Outside", "not rated yet", "4 of 5", "possible or past"),)
    assert WORDS.key_hollow in scene.subtitle


def test_an_unrated_thing_stands_on_the_outermost_ring() -> None:
    scene = ring([Thing("a", "A", "in", None, None), Thing("b", "B", "in", 2, 3)], SECTORS, WORDS, WIDE)
    me = next(text for text in scene.texts if text.role == "me")
    unrated, rated = (abs(complex(node.x - me.x, node.y - me.y)) for node in scene.nodes)
    assert unrated > rated


def test_lines_tell_how_well_it_works() -> None:
    cast = [Thing(str(works), "Name", "in", 3, works) for works in (5, 4, 3, 2, 1, None)]
    ties = [shape.stroke for shape in ring(cast, SECTORS, WORDS, WIDE).shapes if shape.role == "tie"]
    assert [bool(stroke.dash) for stroke in ties] == [False, False, False, True, True, False]
    assert ties[0].width > ties[2].width > ties[5].width


def test_notes_are_shown_while_there_are_few_things() -> None:
    noted = [replace(thing, note=("I give time",)) for thing in twelve()]
    assert "I give time" in [text.text for text in ring(noted[:4], SECTORS, WORDS, 1000).texts]
    assert "I give time" not in [text.text for text in ring(noted, SECTORS, WORDS, 1000).texts]


def test_the_portfolio_sorts_by_both_ratings_and_names_the_rest() -> None:
    cast = [
        Thing("a", "Repair me", "in", 5, 1),
        Thing("b", "Protect me", "in", 4, 5),
        Thing("c", "Simplify me", "out", 1, 2),
        Thing("d", "Keep me light", "out", 3, 3),
        Thing("e", "Half rated", "away", 5, None),
    ]
    scene = portfolio(cast, SECTORS, PortfolioWords(), WIDE)
    assert scene.sentence == (
        "Repair first: Repair me. Protect and learn from: Protect me. Simplify or let go: Simplify me. "
        "Keep light: Keep me light. Without both ratings: Half rated."
    )
    assert [row[4] for row in scene.table.rows] == ["Repair first", "Protect and learn from", "Simplify or let go", "Keep light", ""]
    assert [node.id for node in scene.nodes] == ["a", "b", "c", "d"]


def test_bars_write_the_value_beside_each_bar_and_in_the_table() -> None:
    scene = bars([("They pay", [("first try", 4), ("last try", 7.5)])], BarsWords(column_label="Question"), WIDE)
    assert [text.text for text in scene.texts if text.role == "value"] == ["4", "7.5"]
    assert scene.table.columns == ("Question", "first try", "last try")
    assert scene.table.rows == (("They pay", "4", "7.5"),)
    assert scene.sentence == "They pay: first try 4, last try 7.5."
    first, last = (shape.width for shape in scene.shapes if shape.role == "part" and shape.height == THICK)
    assert abs(last / first - 7.5 / 4) < 0.01


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_question_in_an_empty_sector_is_never_cut(width: float) -> None:
    scene = ring([], GROUPS, RingWords(invite=INVITES), width)
    said = " ".join(text.text for text in scene.texts if text.role == "invite")
    assert all(question in said for question in INVITES.values())
    middle = next(shape for shape in scene.shapes if isinstance(shape, Circle) and shape.role == "rim")
    for text in scene.texts:
        if text.role == "invite":
            left, top, right, bottom = bounds(text)
            corners = [(x, y) for x in (left, right) for y in (top, bottom)]
            assert all(math.dist(corner, (middle.x, middle.y)) < middle.r for corner in corners)

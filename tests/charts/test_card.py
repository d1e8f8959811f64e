"""The share card: nothing overlaps or leaves it, it can be read when small, and it holds nothing that is not drawn on it."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.card import HEIGHT, WIDTH, Caption, CardWords, card
from charts.metrics import bounds
from charts.scene import Polygon, Rect, Scene, Sector, Thing
from charts.svg_view import svg
from charts.theme import DARK, LIGHT
from tests.charts.cast_of_things import HOSTILE, NAMES, SCRIPTS, SECTORS, UNBREAKABLE, things, twelve
from tests.charts.layout_rules import apart, extent, quick, shown
from tests.charts.test_layouts import check

WORDS = CardWords()
CAPTION = Caption("My map", "Who are your customers?", "Fern")
SMALLEST = 18.0


def obey(scene: Scene) -> None:
    """Hold a card to every rule."""
    check(scene)
    assert (scene.width, scene.height) == (WIDTH, HEIGHT) == (1200, 630)
    assert all(text.size >= SMALLEST and text.text for text in scene.texts), scene.texts
    for shape in scene.shapes:
        if isinstance(shape, (Rect, Polygon)):
            left, top, right, bottom = extent(shape)
            assert 0 <= left and right <= WIDTH and 0 <= top and bottom <= HEIGHT, shape
    for text in scene.texts:
        for node in scene.nodes:
            if text.node != node.id or text.role in ("name", "initials"):
                assert apart((node.x, node.y), bounds(text)) >= node.size / 2 - 0.5, (text, node)
    for a, b in combinations(scene.nodes, 2):
        assert math.dist((a.x, a.y), (b.x, b.y)) >= max(a.size, b.size) - 0.01
    for theme in (LIGHT, DARK):
        svg(scene, theme, margin=0)


@quick
@given(things(), st.booleans(), NAMES, NAMES, NAMES)
def test_nothing_on_a_card_overlaps_or_leaves_it(cast: list[Thing], names: bool, title: str, course: str, who: str) -> None:
    scene = card(cast, SECTORS, WORDS, Caption(title, course, who), names=names)
    obey(scene)
    assert len(scene.nodes) == sum(not thing.ghost for thing in cast)


@pytest.mark.parametrize("count", range(1, 61))
def test_any_number_from_one_to_sixty_has_its_place(count: int) -> None:
    cast = [replace(twelve()[n % 12], id=str(n), distance=n * 7 % 5 + 1) for n in range(count)]
    for names in (True, False):
        scene = card(cast, SECTORS, WORDS, CAPTION, names=names)
        obey(scene)
        assert len(scene.nodes) == count
        assert shown(scene, "count") == [str(sum(thing.sector == sector.id for thing in cast)) for sector in SECTORS]


@pytest.mark.parametrize("sectors", [(), SECTORS[:1], SECTORS[:2], (*SECTORS, Sector("more", "A fourth group"))])
def test_any_number_of_groups_can_be_drawn(sectors: tuple[Sector, ...]) -> None:
    for names in (True, False):
        obey(card(twelve(), sectors, WORDS, CAPTION, names=names))
        obey(card([], sectors, WORDS, CAPTION, names=names))


def test_long_words_of_authors_stay_on_the_card() -> None:
    sectors = [Sector(sector.id, f"{UNBREAKABLE} {sector.label} {UNBREAKABLE}") for sector in SECTORS]
    words = CardWords(me=UNBREAKABLE, key_distance=UNBREAKABLE * 3, key_ties=f"{UNBREAKABLE} " * 9, unsorted=UNBREAKABLE * 2)
    caption = Caption(f"{UNBREAKABLE} " * 4, UNBREAKABLE * 4, UNBREAKABLE * 3)
    cast = [*twelve(), Thing("x", UNBREAKABLE, None, 3, 3, hollow=True)]
    for names in (True, False):
        obey(card(cast, sectors, words, caption, names=names))


@pytest.mark.parametrize("count", [0, 1, 12, 50])
def test_without_names_no_name_is_anywhere_in_the_card(count: int) -> None:
    cast = [
        Thing(str(n), f"Secretname{n} Otherword{n}", "in", n % 5 + 1, 3, note=("Secretname",), about="Secretname") for n in range(count)
    ]
    said = repr(card(cast, SECTORS, WORDS, CAPTION))
    assert "Secretname" not in said and "Otherword" not in said and "My map" in said


def test_initials_stand_on_the_markers_and_in_the_sentence() -> None:
    scene = card(twelve()[:3], SECTORS, WORDS, CAPTION)
    assert sorted(shown(scene, "number")) == ["FT", "MP", "RC"]
    assert scene.sentence == (
        "My map. On this card: 3 (At work: 2, Outside: 1, Away from work: 0). Their initials: FT, MP, RC. "
        "Needs attention: 1. Course: “Who are your customers?”. Made by Fern."
    )


def test_names_that_do_not_fit_become_initials_and_those_of_a_crowd_are_left_out() -> None:
    def cast(count: int) -> list[Thing]:
        return [replace(twelve()[n % 12], id=str(n), distance=n % 5 + 1) for n in range(count)]

    few, many, crowd = (card(cast(count), SECTORS, WORDS, CAPTION, names=True) for count in (12, 30, 60))
    assert len({text.node for text in few.texts if text.role == "name"}) == 12 and not shown(few, "number")
    assert len(shown(many, "number")) == 30 and not shown(many, "name")
    assert not shown(crowd, "number") and not shown(crowd, "name") and "Finance" not in repr(crowd)


def test_initials_that_do_not_fit_on_their_markers_stand_beside_the_ring() -> None:
    wide = [replace(thing, name="ﷺ ﷻ") for thing in twelve()]
    scene = card(wide, SECTORS, WORDS, CAPTION)
    assert len({text.node for text in scene.texts if text.role == "initials"}) == 12 and not shown(scene, "number")
    obey(scene)
    assert "ﷺ" in scene.sentence and "ﷻ" in scene.sentence


def test_how_it_works_is_on_the_card_only_where_it_is_given() -> None:
    quiet = card([replace(thing, works=None) for thing in twelve()], SECTORS, WORDS, CAPTION)
    told = card(twelve(), SECTORS, WORDS, CAPTION)
    assert WORDS.key_ties in " ".join(shown(told, "key")) and WORDS.key_ties not in " ".join(shown(quiet, "key"))
    assert "Needs attention" in told.sentence and "Needs attention" not in quiet.sentence
    ties = [{shape.stroke.width for shape in scene.shapes if getattr(shape, "role", "") == "tie"} for scene in (quiet, told)]
    assert len(ties[0]) == 1 < len(ties[1])


def test_a_group_that_is_not_given_leaves_no_trace() -> None:
    kept = [thing for thing in twelve() if thing.sector != "out"]
    sectors = [sector for sector in SECTORS if sector.id != "out"]
    for names in (True, False):
        scene = card(kept, sectors, WORDS, CAPTION, names=names)
        assert scene == card(kept, [Sector("in", "At work"), Sector("away", "Away from work")], WORDS, CAPTION, names=names)
        assert "Outside" not in repr(scene) and "Nobody" not in repr(scene)
        assert "On this card: 8 (At work: 5, Away from work: 3)." in scene.sentence
        assert shown(scene, "count") == ["5", "3"]


def test_ghosts_stars_and_the_focus_are_not_on_the_card() -> None:
    ghost = Thing("g", "Ghostname", "in", 3, 3, ghost=True)
    scene = card([*(replace(thing, star=True, focus=True) for thing in twelve()), ghost], SECTORS, WORDS, CAPTION, names=True)
    assert "Ghostname" not in repr(scene) and not any(node.star or node.focus or node.ghost for node in scene.nodes)
    assert not [shape for shape in scene.shapes if shape.role in ("star", "focus")]


@pytest.mark.parametrize(
    "title", ["Map", "My customer map", "The people around our garden", "Everybody who has a say in what becomes of our school"]
)
def test_a_title_is_as_large_as_fits_and_whole(title: str) -> None:
    rows = [text for text in card(twelve(), SECTORS, WORDS, replace(CAPTION, title=title)).texts if text.role == "title"]
    assert " ".join(row.text for row in rows) == title
    assert all(row.size >= 40 for row in rows) and (len(title) > 16 or rows[0].size >= 54)


def test_an_empty_card_says_so() -> None:
    scene = card([], SECTORS, WORDS, Caption("My map"))
    assert scene.sentence == "My map. Nobody stands on this card."


@pytest.mark.parametrize("name", [*HOSTILE, *SCRIPTS, UNBREAKABLE, "﷽ ﷽", "", "\u0300"])
def test_a_name_of_any_kind_can_stand_on_a_card(name: str) -> None:
    for names in (True, False):
        obey(card([Thing("a", name, "in", 3, 3), Thing("b", name, None, 4, 1)], SECTORS, WORDS, Caption(name, name, name), names=names))

"""What holds for every picture that can be drawn, for one thing and for sixty, whatever they are called."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charts
from charts.metrics import width as text_width
from charts.scene import Scene, Thing
from tests.charts import every_picture
from tests.charts.cast_of_things import SCRIPTS, UNBREAKABLE
from tests.charts.every_picture import CHOOSABLE, PICTURES, some
from tests.charts.layout_rules import drawable, obey_but_entries, quick
from tests.charts.soundness import marked

PHONE = 350.0  # px that a page leaves a picture on a screen of 390 px
WIDTHS = (300.0, 320.0, PHONE, 560.0, 640.0, 700.0, 1000.0)
LONG = UNBREAKABLE[:42]
ODD = {
    "one word of 42 letters": (LONG, "x" * 42, LONG.upper()),
    "from right to left": ("הורים בבית הספר", "مرحبا بكم في بيتنا الجديد", "ד״ר לוי (3)"),
    "emoji": ("👨‍👩‍👧‍👦", "🇩🇪 🏳️‍🌈 👍🏽", "🙂" * 30),
    "marks that combine": ("Z" + "\u0310\u0324" * 20 + "algo", "A\u030a" * 42, "\u0301\u0301"),
    "Chinese, Japanese, Thai, Hindi": (
        "顧客關係管理部門的負責人與他的團隊",
        "日本語の名前がとても長い場合",
        "ลูกค้าที่สำคัญที่สุดของฉัน",
        "मेरे सबसे महत्वपूर्ण ग्राहक",
    ),
    "nothing": ("", " ", "\u200b"),
    "everything": (
        LONG,
        *SCRIPTS,
        "",
        "Mum",
        "A\u030a" * 42,
        "My line manager, Priya",
        "IT",
        "🙂 (a friend) of a friend of mine",
    ),
}


def layouts() -> dict[str, str]:
    """Every public function of ``charts`` that makes a scene of a given width, and its module; the card has one size and its own rules."""
    found = {}
    for file in sorted(Path(charts.__path__[0]).glob("*.py")):
        for part in ast.parse(file.read_text("utf-8")).body:
            if (
                isinstance(part, ast.FunctionDef)
                and not part.name.startswith("_")
                and part.returns
                and ast.unparse(part.returns) == "Scene"
                and any(argument.arg == "width" for argument in part.args.args)
            ):
                found[part.name] = file.stem
    return {name: module for name, module in found.items() if not name.startswith("_")}


def test_no_layout_is_missing_among_the_pictures_that_are_tested() -> None:
    tree = ast.parse(Path(every_picture.__file__).read_text("utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert len(layouts()) >= 14 and set(layouts()) <= called


@st.composite
def casts(draw: st.DrawFn) -> list[Thing]:
    """One to sixty things with odd names; some are not rated, belong to nobody, are outlines or ghosts."""
    names = draw(st.sampled_from(list(ODD.values())))
    shift = draw(st.integers(0, 9))
    found = []
    for n, thing in enumerate(some(draw(st.integers(1, 60)), names[shift % len(names) :])):
        odd = (n + shift) % 9
        changes = {1: {"works": None}, 2: {"distance": None}, 4: {"sector": None}, 5: {"hollow": True}, 7: {"ghost": True}}.get(odd, {})
        found.append(replace(thing, **changes))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("name", PICTURES)
@quick
@given(casts(), st.sampled_from(WIDTHS))
def test_nothing_overlaps_leaves_or_is_too_small_from_one_to_sixty(name: str, cast: list[Thing], width: float) -> None:
    scene = PICTURES[name](cast, width)
    obey_but_entries(scene)
    marked(scene)
    assert scene.width == width


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", PICTURES)
def test_both_drawings_take_every_name(name: str, odd: str) -> None:
    for width in (PHONE, 700.0):
        drawable(PICTURES[name](some(7, ODD[odd]), width))


@pytest.mark.parametrize("count", [0, 1, 5, 12, 50])
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_says_itself_in_a_sentence_and_in_a_table(name: str, count: int) -> None:
    wide, narrow = (PICTURES[name](some(count), width) for width in (700.0, PHONE))
    assert wide.sentence == narrow.sentence and wide.table == narrow.table
    assert wide.sentence.endswith((".", "?")) and len(wide.sentence) < 4000
    assert not count or wide.table.rows
    if count and name != "cards":
        said = " ".join(cell for row in wide.table.rows for cell in row)
        assert all(thing.name in said for thing in some(count))


@pytest.mark.parametrize("count", [1, 5, 12, 50])
@pytest.mark.parametrize("name", CHOOSABLE)
def test_the_same_things_can_be_chosen_wide_and_narrow_and_each_is_in_the_list(name: str, count: int) -> None:
    wide, narrow = (PICTURES[name](some(count), width) for width in (700.0, PHONE))
    ids = sorted(node.id for node in wide.nodes)
    assert ids == sorted(node.id for node in narrow.nodes) == sorted(entry.id for entry in narrow.entries)
    assert all(node.about for node in wide.nodes)


def names_of(scene: Scene) -> list[str]:
    """Words that stand for things in the picture itself."""
    return [text.text for text in scene.texts if text.role in {"name", "number", "word", "label", "row"}]


@pytest.mark.parametrize("name", CHOOSABLE)
def test_fifty_things_can_be_told_apart_on_a_phone(name: str) -> None:
    scene = PICTURES[name](some(50), PHONE)
    words = names_of(scene) if name != "canvas" else [text.text for text in scene.texts]
    assert len(set(words)) >= min(50, len(scene.nodes))


def test_a_word_of_42_letters_is_wider_than_a_phone_so_that_it_has_to_break() -> None:
    assert text_width("W" * 42, 12) > PHONE and len(LONG) == 42

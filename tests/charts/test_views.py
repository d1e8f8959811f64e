"""Drawings hold the same content, and learner text is never markup in any of them."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from charts.bars import BarsWords, bars
from charts.metrics import clean
from charts.plotly_view import figure
from charts.portfolio import PortfolioWords, portfolio
from charts.ring import NARROW, WIDE, RingWords, ring
from charts.scene import Scene, Thing
from charts.svg_view import elements, svg
from charts.theme import DARK, LIGHT, PRINT
from tests.charts.cast_of_things import HOSTILE, SECTORS, twelve

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "rect", "circle", "path", "polygon", "polyline", "text", "g"}
hostile = [Thing(f"h{n}", name, "in", 3, 3, note=HOSTILE, kind=name) for n, name in enumerate(HOSTILE)]
SCENES = [
    ring(hostile, SECTORS, RingWords(title=HOSTILE[0], me="<b>"), WIDE),
    ring(hostile, SECTORS, RingWords(), NARROW),
    portfolio(hostile, SECTORS, PortfolioWords(), 1000),
    bars([(name, [(name, 3.0)]) for name in HOSTILE], BarsWords(title=HOSTILE[1]), WIDE),
]


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT])
def test_a_drawing_is_sound_xml_and_hostile_names_are_only_text(scene: Scene, theme) -> None:
    root = ET.fromstring(svg(scene, theme))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    said = " ".join(element.text or "" for element in root.iter())
    assert scene.numbered or clean(HOSTILE[1])[:16] in said
    assert not any(name.startswith("on") or name in {"href", "src"} for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("scene", SCENES)
def test_a_drawing_in_a_page_has_no_declaration_and_the_same_words(scene: Scene) -> None:
    alone, inside = (ET.fromstring(svg(scene, LIGHT, standalone)) for standalone in (True, False))
    assert [e.text for e in alone.iter() if e.text] == [e.text for e in inside.iter() if e.text]
    assert not svg(scene, LIGHT, False).startswith("<?xml")


@pytest.mark.parametrize("scene", SCENES)
def test_plotly_gets_no_markup_from_names(scene: Scene) -> None:
    drawn = figure(scene, LIGHT)
    shown = [note.text for note in drawn.layout.annotations] + [text for trace in drawn.data for text in trace.text or ()]
    assert shown
    assert not any(sign in text for text in shown for sign in "<>$%")
    assert "<a" not in drawn.to_json().replace("<extra></extra>", "")


def test_a_plotly_marker_knows_its_thing() -> None:
    drawn = figure(ring(twelve(), SECTORS, RingWords(), WIDE), DARK)
    markers = [trace for trace in drawn.data if trace.mode == "markers"]
    assert sorted(name for trace in markers for name in trace.customdata) == sorted(thing.id for thing in twelve())
    assert all(trace.marker.opacity == 1 for trace in markers)
    assert all(shape.layer == "below" or shape.fillcolor == DARK.ink for shape in drawn.layout.shapes)


def test_drawing_never_imports_plotly_express_and_svg_never_plotly() -> None:
    code = (
        "import sys\n"
        "from charts import bars, plotly_view, portfolio, svg_view, theme\n"
        "from charts.ring import RingWords, ring\n"
        "scene = ring([], [], RingWords(), 700)\n"
        "svg_view.svg(scene, theme.LIGHT)\n"
        "assert 'plotly' not in sys.modules and 'streamlit' not in sys.modules\n"
        "plotly_view.figure(scene, theme.LIGHT)\n"
        "assert 'plotly' in sys.modules and 'plotly.express' not in sys.modules and 'pandas' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_elements_are_buttons_with_a_name_each_and_one_stop_for_tab() -> None:
    scene = ring(twelve(), SECTORS, RingWords(), NARROW)
    nodes = [element for element in elements(scene, None) if element["tag"] == "g"]
    assert [node["attributes"]["data-id"] for node in nodes] == [node.id for node in scene.nodes]
    assert all(node["attributes"]["role"] == "button" and node["attributes"]["aria-label"] for node in nodes)
    assert [node["attributes"]["tabindex"] for node in nodes].count("0") == 1
    assert "1. Finance team. At work. Importance: 4 of 5. Works: 2 of 5." in [node["attributes"]["aria-label"] for node in nodes]


def test_colours_are_left_to_the_page_or_written_down() -> None:
    scene = ring(twelve(), SECTORS, RingWords(), WIDE)
    assert LIGHT.tones[1].mark not in str(elements(scene, None))
    assert LIGHT.tones[1].mark in str(elements(scene, LIGHT))
    assert "var(" not in svg(scene, LIGHT)

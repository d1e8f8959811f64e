"""What is written for Mermaid, read by Mermaid itself: it parses, and every word is drawn as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from takeaway.mermaid import harmless
from tests.server import REPOSITORY
from tests.takeaway.shelf import full_work
from tests.takeaway.test_mermaid import NASTY, drawn, said

pytestmark = pytest.mark.browser
READER = REPOSITORY / "node_modules/mermaid/dist/mermaid.min.js"
HOSTILE = [
    *filter(None, NASTY),
    "<script>document.title = 'planted'</script>",
    "<img src=x onerror=\"document.title = 'planted'\">",
    "&lt;b&gt; &amp; #quot;",
    "x\\y $z$ | {a} [b] (c)",
    "-->",
    "日本語∶ مرحبا",
    "👩\u200d🚀 नमस्ते",
    "Rindfleischetikettierungsüberwachungsaufgabe",
]
READ = """async (diagram) => {
  const read = await mermaid.parse(diagram);
  document.body.innerHTML = (await mermaid.render("drawn", diagram)).svg;
  return [read.diagramType, [...document.querySelectorAll("svg text")].map((text) => text.textContent)];
}"""


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """A blank page with Mermaid as people have it: its own settings, nothing from the network."""
    page = chromium.new_page()
    page.route("**", lambda route: route.abort())
    page.set_content("<title>reader</title><body></body>")
    page.add_script_tag(content=READER.read_text("utf-8"))
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield page
    page.close()


def letters(text: str) -> str:
    """Without spaces and without the hyphens that Mermaid puts where it breaks a line."""
    return re.sub(r"[\s-]", "", text)


def test_a_journey_is_read_with_its_title_phases_and_touchpoints(reader: Page) -> None:
    kind, words = reader.evaluate(READ, "\n".join(drawn(full_work())))
    assert kind == "journey"
    assert "How should they feel, how do they feel now? – How they feel now" in words
    assert {"Awareness", "Consideration", "Purchase", "Loyalty", "Example 1", "Example 5"} <= set(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_as_words(reader: Page, words: str) -> None:
    kind, shown = reader.evaluate(READ, "\n".join(drawn(said(words))))
    assert kind == "journey"
    assert letters(harmless(words)) in letters("".join(shown))
    assert reader.title() == "reader" and reader.locator("svg :is(script, img, a)").count() == 0


def test_the_reader_tells_a_journey_from_what_is_none(reader: Page) -> None:
    refused = "diagram => mermaid.parse(diagram).then(() => '', (error) => String(error))"
    lines = drawn(full_work())
    assert reader.evaluate(refused, "\n".join(lines)) == ""
    assert "rror" in reader.evaluate(refused, "\n".join([*lines, "      a line without its two separators"]))

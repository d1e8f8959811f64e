"""Text written by people shows as text: no link, no picture, no format, whatever it is made of."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from tests.server import REPOSITORY, find_free_port
from ui.safe_text import JOINER, label, prose

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What Streamlit 1.67 looks for in a text after Markdown has been parsed and backslashes are gone.
FOUND_LATER = [
    re.compile(r"(https?://|www(?=\.))([-.\w]+)", re.IGNORECASE),
    re.compile(r"[-.\w+]+@[-\w]+(\.[-\w]+)+"),
    re.compile(r":\+1:|:-1:|:[\w-]+:"),
    re.compile(r":material[_/]\w+:|:streamlit:"),
    re.compile(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)"),
]
NASTY = [
    "![x](https://example.test/x.png)",
    "[x](https://example.test)",
    "<https://example.test>",
    "https://example.test/a?b=c",
    "HTTP://EXAMPLE.TEST",
    "www.example.test and WWW.example.test",
    "mail me at a.b@example.test",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "**bold** _em_ ~~gone~~ `code` ***both***",
    "$a^2$ and $$b$$ and \\(c\\)",
    ":red[loud] :blue-background[x] :small[y] :color[z]{foreground='red'}",
    ":smile: :+1: :material/home: :streamlit: :material_home:",
    "# heading",
    "1. list",
    "- list",
    "+ list",
    "> quote",
    "    code",
    "a\n\n# b",
    "a  \nb",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[^1] and [x][y]\n\n[y]: https://example.test",
    "&amp; &lt;b&gt; &#x3a;smile: \\:smile: \\\\",
    "a -> b <- c -- d >= e",
    "```\nfence\n```",
    "---",
    "- [ ] task",
    "\u202eright to left\u202c",
]
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text: str) -> str:
    """What a reader sees of a text: one line, no control characters."""
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+", " ", text).strip()


def rendered(markdown: str) -> str:
    """The text Markdown makes of its source; fails when it makes anything but one paragraph of text."""
    tokens = MARKDOWN.parse(markdown)
    if not tokens:
        return ""
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {c.type for c in children} <= {"text", "text_special"}, [c.type for c in children]
    return "".join(c.content for c in children)


def assert_it_is_only_text(text: str) -> None:
    result = rendered(label(text))
    assert result.replace(JOINER, "") == shown(text.replace(JOINER, ""))
    assert not [pattern.pattern for pattern in FOUND_LATER if pattern.search(result)]


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_only_text(text: str) -> None:
    assert_it_is_only_text(text)


pieces = some.sampled_from([*NASTY, *"[]()<>*_`~$:\\!#|-@.&; \n\tw:/", "www.", "http://", ":a:", "-> "])


@given(some.lists(some.one_of(pieces, some.text(max_size=8)), max_size=8).map("".join))
def test_any_text_is_only_text(text: str) -> None:
    assert_it_is_only_text(text)


def test_a_label_reads_the_same() -> None:
    assert label("Fern and Moss, 2 years") == "Fern and Moss\\, 2 years"


def test_the_authors_prose_stays_as_it_is() -> None:
    assert prose("**bold** [x](y)") == "**bold** [x](y)"


APP = """
import json, os, sys
import streamlit as st
from ui import safe_text
for n, text in enumerate(json.loads(os.environ["NASTY"])):
    st.button(safe_text.label(text), key=f"b{n}")
    st.expander(safe_text.label(text), key=f"e{n}")
    st.checkbox(safe_text.label(text), key=f"c{n}")
    st.markdown(safe_text.label(text))
    st.error(safe_text.label(text))
    safe_text.plain(text)
st.title("End", anchor=False)
"""


@pytest.fixture
def nasty_page(tmp_path: Path) -> Iterator[str]:
    """A page of Streamlit itself with every nasty text in labels, messages and on its own."""
    import json
    import os

    (tmp_path / "nasty.py").write_text(APP, encoding="utf-8")
    port = find_free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    options += ["--browser.gatherUsageStats", "false", "--browser.serverAddress", "localhost"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(tmp_path / "nasty.py"), *options],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "NASTY": json.dumps(NASTY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            with urlopen(url + "/_stcore/health", timeout=5):
                break
        except OSError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            raise
    yield url
    process.kill()
    process.wait(timeout=10)


@pytest.mark.browser
def test_streamlit_itself_makes_nothing_of_nasty_texts(nasty_page: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(nasty_page)
    page.get_by_role("heading", name="End").wait_for()
    # Parts of the page arrive one after the other: wait until every text is there as often as it was drawn.
    page.wait_for_function(
        """([texts, joiner]) => {
            const page = document.querySelector('[data-testid=stMain]').innerText.replaceAll(joiner, '');
            return texts.every((text) => page.split(text).length > 5);
        }""",
        arg=[[shown(text) for text in NASTY], JOINER],
    )
    made = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMain] :is(a, em, strong, del, code, pre, li, table, '
            + 'blockquote, .katex, h2, h3, h4, h5, h6, hr, [data-testid=stMarkdownContainer] img, '
            + '[data-testid=stMarkdownContainer] [style*=color])')].map(e => e.outerHTML.slice(0, 200))"""
    )
    assert not made
    assert not [url for url in asked if "example.test" in url]

"""No stored text reaches a call that draws Markdown, and some calls of Streamlit are not used at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import markup
from tests.house.source import REPOSITORY, modules

SCREEN = modules("ui", "pages")
READER = markup.Reader(SCREEN)


@pytest.mark.parametrize("path", SCREEN, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_only_known_texts_are_drawn_as_markup(path: Path) -> None:
    assert not READER.unknown_texts(path)


@pytest.mark.parametrize("path", SCREEN, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_calls_that_lose_text_or_draw_html_are_not_used(path: Path) -> None:
    assert not markup.forbidden_calls(path)


def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> list[str]:
    """What the check says about a page with this source."""
    monkeypatch.setattr("tests.house.source.REPOSITORY", tmp_path)
    page = tmp_path / "page.py"
    page.write_text(source, encoding="utf-8")
    return [*markup.Reader([page]).unknown_texts(page), *markup.forbidden_calls(page)]


@pytest.mark.parametrize(
    "source",
    [
        "st.markdown(answer.text)",
        "st.error(f'No: {name}')",
        "st.button(row['title'])",
        "st.caption(_('By {who}', who=person.name))",
        "def f(text: str):\n    st.info(text)",
        "def f(text):\n    st.info(text)\nf(_('a'))\nf(stored.text)",
        "def f(rows):\n    for row in rows:\n        st.expander(row)",
        "def f():\n    return stored.text\nst.info(f())",
        "st.caption(' '.join(x for x in stored))",
        "st.page_link(target, label=title)",
        "st.text_input(_('Name'), help=hint)",
        "st.radio(_('Which'), names, on_change=lambda: st.info(text))",
        "st.markdown('x', unsafe_allow_html=True)",
        "st.write('x')",
        "text = _('a')\ntext = stored()\nst.markdown(text)",
        "a, b = stored()\nst.markdown(a)",
    ],
)
def test_the_check_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    assert check(tmp_path, monkeypatch, source)


@pytest.mark.parametrize(
    "source",
    [
        "st.markdown('Literal')",
        "st.caption(_('By {who}', who=safe_text.label(person.name)))",
        "st.markdown(safe_text.prose(block.text))",
        "st.page_link(frame.link('home'), label=_('Home'))",
        "def f(n: int):\n    st.info(many('{n} answer', '{n} answers', n))",
        "def f(text, other=''):\n    st.info(other or text)\nf(_('a'))\nf(text=_('b'), other='c')",
        "def f():\n    return {'a': _('a')}\nst.info(f()[key])\nst.info(f().get(key, _('b')))",
        "parts = [_('a'), _('b')]\nst.caption(' · '.join(parts))",
        "for word in [_('a'), _('b')]:\n    st.caption(word)",
        "name = safe_text.label(x)\nst.expander(f'**{name}**')",
        "'hello'.title()",
    ],
)
def test_the_check_lets_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    assert not check(tmp_path, monkeypatch, source)

"""The page of the kinds is made from the models and is up to date."""

from __future__ import annotations

from activities import kinds
from docs.make_kinds import PAGE, page


def test_the_page_of_the_kinds_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), "run: python -m docs.make_kinds"


def test_every_kind_and_setting_is_on_the_page():
    text = page()
    for name, kind in kinds().items():
        section = text.partition(f"## {name}\n")[2]
        assert section
        assert [f for f in kind.Settings.model_fields if f"| `{f}` |" not in section] == []

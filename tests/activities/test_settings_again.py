"""Settings are kept as they were read: an answer of last year is shown with the wording it replied to."""

from __future__ import annotations

import json

import pytest

from tests.activities.cast import ALL, kind


@pytest.mark.parametrize(("name", "author"), ALL, ids=[f"{name}{n}" for n, (name, _settings) in enumerate(ALL)])
def test_kept_settings_are_settings_again(name, author):
    own = kind(name).Settings
    settings = own.model_validate(author)
    kept = json.loads(json.dumps(settings.model_dump(mode="json", by_alias=True)))
    assert own.model_validate(kept) == settings

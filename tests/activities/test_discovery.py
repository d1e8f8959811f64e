"""A new kind is one new file."""

from __future__ import annotations

import importlib
import sys

import pytest

import activities

ECHO = '''
"""The kind echo, for a test."""
from activities.kind import Answer, Examples, Kind, Settings
from course.sheet import Field, Sheet


class EchoSettings(Settings):
    word: str


class EchoAnswer(Answer):
    said: str = ""


class Echo(Kind[EchoSettings, EchoAnswer]):
    name, title, icon = "echo", "say it again", ":material/mic:"
    Settings, Answer = EchoSettings, EchoAnswer

    def sheet(self, ask, body):
        return Sheet((Field("said", ask.settings.word),))

    def problems(self, ask, answer):
        return []

    def summary(self, ask, answer):
        return answer.said

    def examples(self, ask):
        return Examples(good=[{"said": ask.settings.word}])


KIND = Echo()
'''


@pytest.fixture
def one_more_kind(tmp_path, monkeypatch):
    (tmp_path / "echo.py").write_text(ECHO, "utf-8")
    monkeypatch.setattr(activities, "__path__", [*activities.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    forget()
    yield
    sys.modules.pop("activities.echo", None)
    forget()


def forget() -> None:
    activities.kinds.cache_clear()
    activities.models.cache_clear()


def test_a_new_file_is_a_new_kind(one_more_kind):
    assert activities.kinds()["echo"].title == "say it again"
    assert activities.models()["echo"].model_validate({"word": "Hello"}).word == "Hello"


def test_without_its_file_the_kind_is_gone():
    assert "echo" not in activities.kinds()


def test_every_kind_is_found_under_its_own_name():
    assert {name: own.name for name, own in activities.kinds().items()} == {name: name for name in activities.kinds()}
    assert {"assign", "choice", "match", "rate", "reflect", "roster", "sort", "tally"} <= set(activities.kinds())

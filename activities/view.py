"""What views share: kinds that ask nothing and show what was answered elsewhere. It knows no screen."""

from __future__ import annotations

from typing import TypeVar

from activities.kind import Answer, Ask, Examples, Kind, Settings
from course.check import Fault
from course.sheet import Body, Sheet

S = TypeVar("S", bound=Settings)


class NoAnswer(Answer):
    """A view is never answered."""


class View(Kind[S, NoAnswer]):
    """A kind without a form. What it shows comes from ``figure`` (with no tries), ``leaves`` and ``mark``."""

    asks = False
    Answer = NoAnswer

    def sheet(self, ask: Ask[S], body: Body) -> Sheet:
        """Nothing is asked."""
        return Sheet(())

    def problems(self, ask: Ask[S], answer: NoAnswer) -> list[Fault]:
        """Nothing can be missing."""
        return []

    def summary(self, ask: Ask[S], answer: NoAnswer) -> str:
        """Its title."""
        return ask.activity.head.title

    def examples(self, ask: Ask[S]) -> Examples:
        """None: there is nothing to hand in."""
        return Examples(good=())

"""Somebody's work without what they keep to themself. It knows the rule of the store and no page."""

from __future__ import annotations

from collections.abc import Iterable, Set

from activities.work import Given, Work
from storage.redact import redact


def without(work: Work, hidden: Set[str]) -> Work:
    """The same work with nothing about the hidden subjects left in any answer, so that no fact, count or picture can come from them.

    :param work: one learner's answers
    :param hidden: ids of subjects; none gives equal work
    """
    given = {slug: _shown(one, hidden) for slug, one in work.given.items()}
    return Work(work.course, given, {slug: shown(former, hidden) for slug, former in work.former.items()})


def shown(given: Iterable[Given], hidden: Set[str]) -> list[Given]:
    """Answers without anything about the hidden subjects."""
    return [_shown(one, hidden) for one in given]


def _shown(one: Given, hidden: Set[str]) -> Given:
    return Given(redact(one.body, hidden), one.version)

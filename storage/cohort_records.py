"""The frozen records about the people of a cohort and what is said to them. They carry values only."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Member


@dataclass(frozen=True)
class MemberPage:
    """Some learners by name and where to go on: pass ``next`` as ``after``; empty when there is no more."""

    rows: tuple[Member, ...]
    next: str


@dataclass(frozen=True)
class MemberCard:
    """One learner of a cohort, opened. ``answers`` are the activities handed in, ``revisions`` all versions of them."""

    person: str
    pseudonym: str
    joined_at: str
    seen_at: str
    answers: int
    revisions: int


@dataclass(frozen=True)
class Announcement:
    """What the instructors want everybody of a cohort to read. ``author`` is a name, empty for one who has left."""

    words: str
    author: str
    at: str


@dataclass(frozen=True)
class HandedCode:
    """Who made the learner's resume code for them, and when. ``giver`` is a name, empty for one who has left."""

    giver: str
    at: str

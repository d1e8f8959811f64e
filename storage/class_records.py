"""The frozen records about a whole class. They carry values only and know neither SQL nor the kinds of activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from storage.records import Revision

Step = Literal["draft", "handed in", "reviewed", "changed", "replied"]


@dataclass(frozen=True)
class Classmate:
    """One learner in a list: ``steps`` says for each activity how far they are; what is missing was not begun."""

    person: str
    pseudonym: str
    seen_at: str
    steps: Mapping[str, Step] = field(default_factory=dict)


@dataclass(frozen=True)
class ClassPage:
    """Some learners by name, and where to go on: pass ``next`` as ``after``; None when there is no more."""

    rows: tuple[Classmate, ...]
    next: str | None


@dataclass(frozen=True)
class Said:
    """One learner's answer to a question, with the answers it stands on, newest revision each, by activity."""

    person: str
    pseudonym: str
    latest: Mapping[str, Revision]


@dataclass(frozen=True)
class SaidPage:
    """Some answers to one question, newest first; pass ``next`` as ``before``."""

    rows: tuple[Said, ...]
    next: int | None


@dataclass(frozen=True)
class Tries:
    """What one learner adds to a class chart: first and latest revision, and the answers these stand on. No name, no id."""

    first: Revision | None
    latest: Mapping[str, Revision]


@dataclass(frozen=True)
class Waiting:
    """How many answers to one activity nobody has reviewed, and how many replies nobody has answered."""

    unreviewed: int = 0
    replied: int = 0


@dataclass(frozen=True)
class Decisions:
    """What an instructor decided about names: folded name → group, group → label."""

    groups: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

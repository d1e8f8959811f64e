"""The frozen records of the reviewers' desk. They carry values only and know neither SQL nor rubrics."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Body


@dataclass(frozen=True)
class Lease:
    """Who is at a submission now. ``mine``: it is the one who asks; ``since`` and ``until`` are UTC ISO text."""

    reviewer: str
    name: str
    since: str
    until: str
    mine: bool


@dataclass(frozen=True)
class ReadyDraft:
    """A review somebody has finished writing and not released. ``mine``: it is the one who asks; ``newer``: the learner handed in since."""

    person: str
    pseudonym: str
    slug: str
    rev: int
    reviewer: str
    reviewer_name: str
    body: Body
    version: int
    saved_at: str
    mine: bool
    newer: bool


@dataclass(frozen=True)
class Phrase:
    """One entry of a cohort's bank of comments. ``uses``: in how many released reviews its words stand."""

    id: str
    text: str
    version: int
    uses: int


@dataclass(frozen=True)
class Use:
    """A released review in which an entry of the bank stands."""

    person: str
    pseudonym: str
    slug: str
    rev: int
    released_at: str


@dataclass(frozen=True)
class Outdated:
    """The last review of a submission, where it was written by an earlier version of the rubric.

    ``draft``: who asks has begun another; ``version``: of their draft, empty or not.
    """

    person: str
    pseudonym: str
    slug: str
    rev: int
    n: int
    rubric: str
    reviewer_name: str
    body: Body
    draft: bool
    version: int


@dataclass(frozen=True)
class DeskRules:
    """How a cohort is reviewed.

    ``names_hidden``: names are shown on request only. ``second_person``: another one than the writer releases.
    """

    names_hidden: bool
    second_person: bool

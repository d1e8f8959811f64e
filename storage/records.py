"""The frozen records storage hands out. They carry values only and know neither SQL nor the kinds of activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Body = dict[str, Any]
Role = Literal["learner", "instructor"]
State = Literal["new", "changed", "replied", "seen", "reviewed"]


@dataclass(frozen=True)
class Started:
    """What a new learner gets. ``token`` is the session, ``resume_code`` is shown once and never stored readable."""

    person: str
    cohort: str
    token: str
    resume_code: str


@dataclass(frozen=True)
class Enrolment:
    """A person's place in one cohort."""

    cohort: str
    title: str
    course: str
    role: Role
    pseudonym: str
    self_study: bool


@dataclass(frozen=True)
class Identity:
    """Who a session token belongs to. ``session`` names the session without being able to open it."""

    person: str
    name: str
    owner: bool
    session: str
    enrolments: tuple[Enrolment, ...]


@dataclass(frozen=True)
class Invitation:
    """An unused invitation. ``cohort`` is None and ``cohort_title`` empty when it makes an owner."""

    role: Literal["owner", "instructor"]
    cohort: str | None
    cohort_title: str
    invited_by: str


@dataclass(frozen=True)
class Cohort:
    """A group that takes a course together. ``join_code`` is readable: it is printed on posters."""

    id: str
    course: str
    title: str
    join_code: str
    join_open: bool
    created_at: str
    learners: int


@dataclass(frozen=True)
class JoinInfo:
    """What anybody may know who holds a join code."""

    cohort: str
    title: str
    course: str


@dataclass(frozen=True)
class Member:
    """One person of a cohort as its instructors see them."""

    person: str
    pseudonym: str
    role: Role
    joined_at: str
    seen_at: str


@dataclass(frozen=True)
class ActivityText:
    """An activity as it was worded; ``spec_json`` is opaque to storage."""

    hash: str
    slug: str
    kind: str
    spec_json: str


@dataclass(frozen=True)
class LessonText:
    """A lesson as it was worded, with the activities in it."""

    hash: str
    slug: str
    title: str
    source: str
    activities: tuple[ActivityText, ...] = ()


@dataclass(frozen=True)
class RubricText:
    """A rubric as it was worded; ``slug`` is an activity it is for, ``spec_json`` is opaque to storage."""

    hash: str
    slug: str
    spec_json: str


@dataclass(frozen=True)
class Draft:
    """The one mutable text per writer and activity. ``version`` grows by one at each save."""

    body: Body
    version: int
    base_rev: int
    client: str
    saved_at: str


@dataclass(frozen=True)
class Revision:
    """One handed-in answer, never changed afterwards.

    ``withheld``: something the learner keeps to themself was taken out. ``damaged``: the checksum failed, body empty.
    """

    person: str
    cohort: str
    slug: str
    rev: int
    op: str
    activity: str
    kind_version: int
    body: Body
    sha: str
    saved_at: str
    withheld: bool = False
    damaged: bool = False


@dataclass(frozen=True)
class Moment:
    """A moment a learner can look back to: ``heads`` says which revision of each activity was the latest then.

    ``label`` is the learner's own word for it, empty at the places a course asks for (``name`` is then ``after:<lesson>``).
    """

    name: str
    n: int
    label: str
    heads: Mapping[str, int]
    at: str


@dataclass(frozen=True)
class Submission:
    """One row of the review queue: the newest revision of one learner's activity, as this reviewer stands to it.

    ``held_by``: another reviewer who is at it now. ``draft``: this reviewer has begun to write. ``verdict``: of the last review of
    this revision.
    """

    person: str
    pseudonym: str
    slug: str
    rev: int
    saved_at: str
    state: State
    held_by: str = ""
    draft: bool = False
    verdict: str = ""


@dataclass(frozen=True)
class Page:
    """Some rows and where to go on: pass ``next`` as ``before``; None when there is no more."""

    rows: tuple[Submission, ...]
    next: int | None


@dataclass(frozen=True)
class Tally:
    """How many learners handed an activity in, and how often in all."""

    people: int
    revisions: int


@dataclass(frozen=True)
class Reply:
    """An answer to a review, by the learner or by an instructor."""

    n: int
    author: str
    author_name: str
    body: Body
    at: str
    withheld: bool = False
    damaged: bool = False


@dataclass(frozen=True)
class Review:
    """A released review of one revision. ``read``: the learner has opened it since the last word of an instructor.

    ``verdict``: ``accepted``, ``returned`` or empty. ``rubric``: the hash of the version it was written with, or empty.
    ``helped``: what the learner says about it, ``yes``, ``no`` or nothing yet.
    """

    n: int
    cohort: str
    person: str
    slug: str
    rev: int
    reviewer: str
    reviewer_name: str
    body: Body
    released_at: str
    replies: tuple[Reply, ...] = ()
    read: bool = False
    withheld: bool = False
    damaged: bool = False
    verdict: str = ""
    rubric: str = ""
    helped: str = ""


@dataclass(frozen=True)
class Health:
    """What the owner's page shows. ``problems`` is empty when all is well; each is one plain sentence."""

    engine: str
    version: str
    journal: str
    problems: list[str] = field(default_factory=list)


Drafts = Mapping[str, Draft]

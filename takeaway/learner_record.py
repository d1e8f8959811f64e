"""What stands in a learner's file, field by field. It knows no zip and no database.

A field more or less is a new version: raise ``VERSION`` and read the older one, too.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = "course-companion/learner"
VERSION: Final = 1

Body = dict[str, Any]
Title = Annotated[str, Field(max_length=300)]
Time = Annotated[str, Field(pattern=r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
Number = Annotated[int, Field(ge=0, le=1_000_000)]


class Part(BaseModel):
    """A part of the file: exactly its fields, of exactly their types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Turn(Part):
    """One revision: ``op`` names the act of handing in, ``activity`` is the hash of the wording, ``sha`` that of the body."""

    slug: str
    rev: Number
    op: str
    activity: str
    kind_version: Number
    body: Body
    sha: str
    saved_at: str


class Jotting(Part):
    """A draft, and the revision it stands on."""

    slug: str
    body: Body
    base_rev: Number
    saved_at: str


class Snapshot(Part):
    """A moment of the map: activity → revision that was the latest then."""

    name: str
    label: str
    heads: dict[str, Number]
    at: str


class Remark(Part):
    """A reply to a comment; ``mine`` when the learner wrote it."""

    id: str
    who: str
    mine: bool
    body: Body
    at: str


class Comment(Part):
    """A comment on one revision."""

    id: str
    slug: str
    rev: Number
    who: str
    body: Body
    at: str
    replies: list[Remark]


class Wording(Part):
    """An activity as it was worded; ``hash`` is the SHA-256 of ``spec_json``."""

    hash: str
    slug: str
    kind: str
    spec_json: str


class LessonQuote(Part):
    """A lesson as it was then, by its hash."""

    hash: str
    slug: str
    title: str


class Record(Part):
    """Everything a learner did in one course."""

    course: str
    course_title: Title
    pseudonym: Title
    revisions: list[Turn]
    drafts: list[Jotting]
    hidden: list[str]
    moments: list[Snapshot]
    peeks: list[str]
    place: str
    comments: list[Comment]
    wordings: list[Wording]
    lessons: list[LessonQuote]
    damaged: Number


class Document(Part):
    """The whole file."""

    format: Literal["course-companion/learner"]
    version: Literal[1]
    made_at: Time
    contents: Record
    checksum: str

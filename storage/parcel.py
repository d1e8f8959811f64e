"""Everything one learner did in one course as it travels between installations, as frozen records. Knows neither SQL nor a file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.records import ActivityText, Body


@dataclass(frozen=True)
class Turn:
    """One revision. ``op`` is the act that made it, where it was first written; ``sha`` the checksum of the packed body."""

    slug: str
    rev: int
    op: str
    activity: str
    kind_version: int
    body: Body
    sha: str
    saved_at: str

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same revision everywhere: the act and the text."""
        return self.op, self.sha


@dataclass(frozen=True)
class Jotting:
    """A draft, and the revision it stands on (0 for none)."""

    slug: str
    body: Body
    base_rev: int
    saved_at: str


@dataclass(frozen=True)
class Snapshot:
    """A moment: which revision of each activity was the latest then. See :class:`storage.records.Moment`."""

    name: str
    label: str
    heads: Mapping[str, int]
    at: str


@dataclass(frozen=True)
class Remark:
    """A reply to a comment. ``mine``: the learner wrote it. ``who``: the name it was shown under."""

    id: str
    who: str
    mine: bool
    body: Body
    at: str


@dataclass(frozen=True)
class Comment:
    """A comment of a reviewer on one revision, with what was said below it."""

    id: str
    slug: str
    rev: int
    who: str
    body: Body
    at: str
    replies: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class LessonQuote:
    """Which lesson text an activity stood in, by its hash."""

    hash: str
    slug: str
    title: str


@dataclass(frozen=True)
class Parcel:
    """What a learner takes along from one cohort and brings into another of the same course.

    ``wordings`` are the activities the revisions replied to; whoever brings them in vouches that they are the words of an author no more
    than a stranger would. ``damaged``: how many revisions no longer matched their checksum and were left behind.
    """

    course: str
    pseudonym: str
    revisions: tuple[Turn, ...] = ()
    drafts: tuple[Jotting, ...] = ()
    hidden: tuple[str, ...] = ()
    moments: tuple[Snapshot, ...] = ()
    peeks: tuple[str, ...] = ()
    place: str = ""
    comments: tuple[Comment, ...] = ()
    wordings: tuple[ActivityText, ...] = ()
    lessons: tuple[LessonQuote, ...] = ()
    damaged: int = 0


@dataclass(frozen=True)
class Brought:
    """What bringing a parcel in did, or would do.

    :ivar revisions: revisions added
    :ivar known: revisions that were here already
    :ivar kept: activities whose own answer here stays the current one, though the file brought versions of it
    :ivar drafts: activities whose draft came in
    :ivar drafts_left: activities whose draft stays in the file, because what stands here is newer
    :ivar comments: comments and replies added
    :ivar moments: moments added
    :ivar moments_left: moments made by hand for which there was no room
    :ivar hidden: things that are kept private from now on
    """

    revisions: int = 0
    known: int = 0
    kept: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    drafts_left: tuple[str, ...] = ()
    comments: int = 0
    moments: int = 0
    moments_left: int = 0
    hidden: int = 0

    @property
    def changes(self) -> bool:
        """Whether anything at all is new here."""
        return bool(self.revisions or self.drafts or self.comments or self.moments or self.hidden)


@dataclass(frozen=True)
class Mark:
    """Where a revision comes from that was not handed in here. ``repeats``: the revision of here it says again, else 0."""

    rev: int
    repeats: int
    at: str


@dataclass(frozen=True)
class Joined:
    """How the revisions of one activity are continued; see :func:`storage.joining.join`."""

    added: tuple[tuple[Turn, int], ...] = ()
    rev_of: Mapping[int, int] = field(default_factory=dict)

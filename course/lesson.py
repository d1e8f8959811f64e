"""What a course is made of: lessons of prose and activities. Nothing here knows Streamlit, a database or a chart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from course.rubric import Rubric
from course.strict import Strict as Strict


class Variants(Strict):
    """Other wordings of a prompt: the answer of the choice ``by`` picks one of ``texts``; without one the prompt stays."""

    by: str = Field(description="id of the choice that picks the wording")
    texts: dict[str, str] = Field(min_length=1, description="id of an option → the wording of the prompt")


class ActivityHead(Strict):
    """What every activity has, whatever its kind."""

    id: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]{1,40}$",
        description="stable name of the activity, its own in the whole course; answers are kept under it, so never change or reuse it",
    )
    kind: str = Field(description="name of the kind")
    title: str = Field(min_length=1, max_length=80, description="heading")
    prompt: str = Field(min_length=1, description="what to do")
    minutes: int = Field(ge=1, le=60, description="how long it takes")
    optional: bool = Field(default=False, description="may be left out; progress counts it only when it is done")
    variants: Variants | None = Field(default=None, description="other wordings of the prompt, picked by an earlier choice")
    example: str = Field(default="", description="Markdown shown on demand before answering")
    discussion: str = Field(default="", description="Markdown shown after the answer, or on demand")
    rubric: Rubric | None = Field(
        default=None,
        exclude=True,  # how an answer is looked at is no part of the wording it replies to
        description="how an instructor looks at an answer, and a learner can look at their own; no part of the wording",
    )

    @property
    def wording(self) -> dict[str, Any]:
        """What an answer replies to, as JSON-able data: everything but the rubric."""
        return self.model_dump(mode="json")


class LessonHead(Strict):
    """The front matter of a lesson file. What stands in an ``optional`` lesson counts for progress only when it is done."""

    title: str = Field(min_length=1, max_length=80)
    goals: list[str] = Field(min_length=1)
    minutes: int = Field(ge=1, le=120)
    sources: list[str] = Field(min_length=1)
    prerequisites: list[str] = []
    out_of_scope: list[str] = []
    optional: bool = False


class Sector(Strict):
    """One group of things as a sector of the map, with the sentence that invites when it is empty."""

    id: str
    label: str
    invite: str


class Moment(Strict):
    """A place in the course at which a snapshot of the map is made: when the lesson ``after`` is done."""

    after: str
    label: str = Field(min_length=1, max_length=80)


class MapPlan(Strict):
    """Which facts a map draws: the roster, the aspects behind distance and line, what is hollow, whose things are ghosts.

    ``focus`` is the activity in which the focus is chosen. ``star`` is the aspect that is "yes", or holds, for those who speak
    for the learner. ``pictures`` are activities whose pictures are shown beside the map; at ``snapshots`` the map is kept, to
    compare then and now.
    """

    title: str
    roster: str
    sectors: list[Sector] = Field(min_length=1, max_length=3)
    sector: str = "group"
    distance: str
    works: str
    hollow: dict[str, list[str]] = {}
    ghosts: str = ""
    portfolio: str = ""
    focus: str = ""
    star: str = ""
    pictures: list[str] = []
    snapshots: list[Moment] = []


class CourseHead(Strict):
    """The file ``course.yaml``; ``sources`` maps short keys to author, title, section and year.

    Courses stand in the order of ``place``, then of their folders' names; visitors see the first one at first.
    ``retired`` are the ids of activities that were taken out: answers are kept under them, so no other activity may use them.
    """

    title: str = Field(min_length=1, max_length=80)
    summary: str = Field(min_length=1)
    language: str = "en"
    place: int = 100
    sources: dict[str, str] = {}
    after_discussion: str = ""
    retired: list[str] = []
    map: MapPlan | None = None


@dataclass(frozen=True)
class Prose:
    """Markdown between activities."""

    text: str
    line: int = 0


@dataclass(frozen=True)
class Activity:
    """One activity: its head, its kind's settings (validated), and where it stands.

    Some activities come from another one, whose id is ``follows``: ``part`` is ``change`` for the line after its discussion
    ("what I would change") and ``back<days>`` for one that comes back after some days.
    """

    head: ActivityHead
    settings: Any
    raw: Mapping[str, Any] = field(default_factory=dict)
    lesson: str = ""
    line: int = 0
    follows: str = ""
    part: str = "change"

    @property
    def id(self) -> str:
        """The stable name under which its answers are kept."""
        return f"{self.follows}~{self.part}" if self.follows else self.head.id

    @property
    def back(self) -> int:
        """After how many days it comes back; 0 for an activity that stands in a lesson."""
        return int(self.part.removeprefix("back")) if self.follows and self.part.startswith("back") else 0

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.head.kind

    @property
    def rubric(self) -> Rubric | None:
        """How an answer to it is looked at; none for what follows from another activity."""
        return None if self.follows else self.head.rubric

    @property
    def spec(self) -> str:
        """The activity as worded now, as canonical JSON: what an answer replies to."""
        spec = {"head": self.head.wording, "settings": dict(self.raw), "lesson": self.lesson, "follows": self.follows}
        spec |= {"part": self.part} if self.back else {}
        return json.dumps(spec, ensure_ascii=False, sort_keys=True)

    @property
    def hash(self) -> str:
        """Content address of the wording (SHA-256 of ``spec``)."""
        return hashlib.sha256(self.spec.encode()).hexdigest()


@dataclass(frozen=True)
class Lesson:
    """One lesson: head, blocks in reading order, the text it was read from."""

    slug: str
    number: int
    head: LessonHead
    blocks: tuple[Prose | Activity, ...]
    source: str

    @property
    def activities(self) -> list[Activity]:
        """Its activities in order, without the lines that follow a discussion."""
        return [block for block in self.blocks if isinstance(block, Activity)]

    @property
    def hash(self) -> str:
        """Content address of the lesson file."""
        return hashlib.sha256(self.source.encode()).hexdigest()


@dataclass(frozen=True)
class Course:
    """A whole course in the order of its lessons."""

    slug: str
    head: CourseHead
    lessons: tuple[Lesson, ...]
    afters: Mapping[str, Activity] = field(default_factory=dict)  # activity id → the line after its discussion
    backs: Mapping[str, tuple[Activity, ...]] = field(default_factory=dict)  # activity id → its come-backs, by days

    def activities(self) -> Iterator[Activity]:
        """Every activity, each followed by the line after its discussion and by its come-backs, if it has any."""
        for lesson in self.lessons:
            for activity in lesson.activities:
                yield activity
                if activity.id in self.afters:
                    yield self.afters[activity.id]
                yield from self.backs.get(activity.id, ())

    def activity(self, slug: str) -> Activity | None:
        """The activity with this id, or None."""
        return next((a for a in self.activities() if a.id == slug), None)

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson with this slug, or None."""
        return next((lesson for lesson in self.lessons if lesson.slug == slug), None)

    def lesson_of(self, activity: str) -> Lesson | None:
        """The lesson an activity stands in, or None."""
        found = self.activity(activity)
        return self.lesson(found.lesson) if found else None

"""The contract of a kind of activity: one file, one place. A kind knows how to ask, judge form and sum up; not where answers live."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from activities.classwide import Adds, ClassChart
from charts.scene import Scene
from course.check import Fault
from course.compare import Leaf
from course.facts import Around, Fact
from course.lesson import Activity, Strict
from course.mark import Mark
from course.sheet import Body, Sheet


class Settings(Strict):
    """What an author may write in an activity, beside its head."""


class Answer(BaseModel):
    """What a learner leaves. Everything has a default, since a draft may hold anything less than all."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)  # logs hold no learner's words


S = TypeVar("S", bound=Settings)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Said:
    """A text the learner wrote somewhere, and the things what stands around it is about."""

    text: str
    about: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ask(Generic[S]):
    """One activity put to one learner: the activity, its settings, and the facts of their other answers.

    ``texts`` reads back what they wrote elsewhere, as (title of the activity, text), for the few kinds that look at words.
    """

    activity: Activity
    settings: S
    around: Around = Around()
    texts: Callable[[], Iterable[tuple[str, Said]]] = tuple

    @property
    def prompt(self) -> str:
        """The prompt in the wording that fits what the learner said about themself."""
        head = self.activity.head
        said = self.around.about_me(head.variants.by) if head.variants else None
        options = said if isinstance(said, list) else [said]
        return next((head.variants.texts[o] for o in options if head.variants and o in head.variants.texts), head.prompt)


@dataclass(frozen=True)
class Examples:
    """Bodies that prove an activity: ``good`` may be handed in; ``incomplete`` (open, left out) and ``wrong`` are told why.

    ``wrong`` are (body, told) where told is ``problem`` (may not be handed in) or ``mark`` (handed in, and the feedback
    has a line that is neither accepted nor done).
    """

    good: Sequence[Body]
    incomplete: Sequence[Body] = ()
    wrong: Sequence[tuple[Body, str]] = ()


class Kind(ABC, Generic[S, A]):
    """A kind of activity. Compulsory: name, title, icon, Settings, Answer, sheet, problems, summary, examples."""

    name: ClassVar[str]
    title: ClassVar[str]  # for authors: what it does, in a few words
    icon: ClassVar[str]  # a Material symbol, ":material/…:"
    asks: ClassVar[bool] = True  # False: a view, which shows something and has no answer
    panel: ClassVar[str] = ""  # of a view: a part of the page that stands below its picture, its lines and its feedback
    version: ClassVar[int] = 1  # of the answer's shape; raise it together with `upgrade`
    Settings: type[S]
    Answer: type[A]

    @abstractmethod
    def sheet(self, ask: Ask[S], body: Body) -> Sheet:
        """What to ask.

        :param ask: the activity and what is known around it.
        :param body: the draft or answer, for kinds whose form depends on it; most need not look.
        """

    @abstractmethod
    def problems(self, ask: Ask[S], answer: A) -> list[Fault]:
        """Why the answer may not be handed in yet, by path; empty: it may."""

    @abstractmethod
    def summary(self, ask: Ask[S], answer: A) -> str:
        """The answer in one line, for the review list, exports and "your last answer"."""

    @abstractmethod
    def examples(self, ask: Ask[S]) -> Examples:
        """Bodies that prove the activity as its author wrote it."""

    def facts(self, ask: Ask[S], answer: A) -> list[Fact]:
        """What the answer says about things, for maps, charts and later activities."""
        return []

    def mark(self, ask: Ask[S], answer: A) -> Mark | None:
        """Feedback on an answer that was handed in; names its rule, explains every option."""
        return None

    def figure(self, ask: Ask[S], tries: Sequence[A], width: float) -> Scene | None:
        """A picture of the learner's own tries, oldest first, in ``width`` px; None: nothing to draw."""
        return None

    def class_charts(self, ask: Ask[S]) -> Sequence[ClassChart]:
        """Charts over the answers of a class; ``ask`` knows labels and no learner."""
        return ()

    def class_adds(self, ask: Ask[S], tries: Sequence[A]) -> Sequence[Adds]:
        """What one learner adds to the charts of the class; the first try stands first, the last one last."""
        return ()

    def leaves(self, ask: Ask[S]) -> list[Leaf]:
        """What a view shows to read, line by line."""
        return []

    def lists(self, settings: S) -> bool:
        """Whether its answers make things that later activities work on."""
        return False

    def labels(self, settings: S) -> Mapping[str, Mapping[str, str]]:
        """What learners read for the values of its facts that are ids: aspect → value → label."""
        return {}

    def hidden(self, ask: Ask[S], answer: A) -> dict[str, bool]:
        """Which things of this answer the learner keeps to themself: id → hidden."""
        return {}

    def reads(self, settings: S) -> tuple[str, ...]:
        """Aspects of things it reads by the names an author gave, so that a slip in one of them is found."""
        return ()

    def needs(self, settings: S) -> tuple[str, ...]:
        """Ids of earlier activities this one works on."""
        roster = getattr(settings, "roster", "")
        return (roster,) if roster else ()

    def upgrade(self, body: Body, version: int) -> Body:
        """An answer of an older version in today's shape."""
        return body

    def read(self, body: Body, version: int | None = None) -> A:
        """The validated answer in a body.

        :raises pydantic.ValidationError: when the body is not an answer of this kind.
        """
        return self.Answer.model_validate(body if version in (None, self.version) else self.upgrade(body, version))


AnyKind = Kind[Any, Any]

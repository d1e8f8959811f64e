"""Facts: what answers say about things. The seam from activities to maps, charts, exports and later activities; it knows no kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

ME = "me"  # the subject of facts about the learner


@dataclass(frozen=True)
class Fact:
    """``subject`` (id of a thing, or ``me``) has ``value`` in ``aspect``; ``source`` is the activity that said so."""

    subject: str
    aspect: str
    value: Any
    source: str = ""


@dataclass(frozen=True)
class Thing:
    """One thing of the learner's with everything that was said about it; later facts win."""

    id: str
    aspects: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the learner calls it."""
        return str(self.aspects.get("name", ""))

    def get(self, aspect: str) -> Any:
        """The value of an aspect, or None."""
        return self.aspects.get(aspect)


@dataclass(frozen=True)
class Around:
    """All facts known where an activity stands: those of the activities answered before it.

    ``labels`` are what learners read for values that are ids: aspect → value → label.
    """

    facts: tuple[Fact, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def things(self, roster: str) -> list[Thing]:
        """The things on a roster, in the learner's order.

        :param roster: id of the activity that made the list.
        """
        return [thing for thing in fold(self.facts).values() if roster and thing.get("roster") == roster]

    def gone(self, roster: str) -> list[Thing]:
        """The things that stood on an earlier version of a roster and do not any more, with what was said about them then.

        :param roster: id of the activity that made the list.
        """
        return [thing for thing in fold(self.facts).values() if roster and thing.get("gone") == roster]

    def thing(self, id: str) -> Thing | None:
        """One thing by its id, whether it is still on its list or not; None when nothing was ever said about it."""
        return fold(self.facts).get(id)

    def focus(self, activity: str) -> str | None:
        """The id of the thing in focus.

        :param activity: id of the activity in which the focus is chosen.
        """
        chosen = self.about_me(activity)
        return chosen if isinstance(chosen, str) else None

    def roster_of_focus(self, activity: str) -> str:
        """The roster the thing in focus stands on, or stood on; empty while there is no focus."""
        thing = self.thing(self.focus(activity) or "")
        return str(thing.get("roster") or thing.get("gone") or "") if thing else ""

    def about_me(self, aspect: str) -> Any:
        """What the learner said about themself, or None."""
        return next((f.value for f in reversed(self.facts) if f.subject == ME and f.aspect == aspect), None)

    def plus(self, facts: Iterable[Fact], source: str) -> Around:
        """These facts and further ones, marked with where they come from."""
        return Around(self.facts + tuple(replace(fact, source=source) for fact in facts), self.labels)

    def words(self, aspect: str, value: object) -> str:
        """A value of an aspect as learners read it."""
        return self.labels.get(aspect, {}).get(str(value), str(value))


def fold(facts: Iterable[Fact]) -> dict[str, Thing]:
    """Fold facts into things, by id, in order of first mention; a later fact replaces an earlier one on the same aspect."""
    folded: dict[str, dict[str, Any]] = {}
    for fact in facts:
        if fact.subject != ME:
            folded.setdefault(fact.subject, {})[fact.aspect] = fact.value
    return {subject: Thing(subject, aspects) for subject, aspects in folded.items()}

"""Which names of a class mean the same: near-equal ones are put together, a person's decisions come first. Pure; it keeps nothing.

Rules, in this order. Names that differ in case, width or spaces only are one name. Names somebody put into a group stay
there, and two groups somebody made are never joined. The other names are joined when they are alike, and so is what is
alike to either of them; such a bundle goes to the decided group that one of its names is most alike to, or stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

LIKE = 88  # of 100: one slip in eight letters; below that different roles begin to look alike
MOST = 1000  # names that are compared, the most frequent; the others stand alone
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Name:
    """One name: folded, as most wrote it, and who wrote it (numbers without meaning)."""

    folded: str
    spelled: str
    people: frozenset[int]


@dataclass(frozen=True)
class Group:
    """Names that count as one. ``id`` is empty while nobody decided about it."""

    id: str
    label: str
    names: tuple[Name, ...]

    @property
    def people(self) -> int:
        """How many learners wrote one of its names."""
        return len(frozenset().union(*(name.people for name in self.names)))


def fold(name: str) -> str:
    """The form under which two names are one: case, width and inner spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def names_of(lists: Iterable[Sequence[str]]) -> list[Name]:
    """The names in many lists, by their folded form.

    :param lists: for each learner the names they wrote
    """
    people: dict[str, set[int]] = {}
    spelled: dict[str, Counter[str]] = {}
    for n, names in enumerate(lists):
        for name in names:
            if folded := fold(name):
                people.setdefault(folded, set()).add(n)
                spelled.setdefault(folded, Counter())[" ".join(name.split())] += 1
    most = {folded: min(counts, key=lambda name: (-counts[name], name)) for folded, counts in spelled.items()}
    return [Name(folded, most[folded], frozenset(people[folded])) for folded in sorted(people)]


def grouped(names: Sequence[Name], decided: Mapping[str, str], labels: Mapping[str, str], like: int = LIKE) -> list[Group]:
    """Put names into groups; the result does not depend on their order.

    :param names: different names
    :param decided: folded name → id of the group somebody put it into
    :param labels: id of a group → what somebody called it; others are called by the name most learners wrote
    :param like: from which likeness (0 to 100) two names are alike
    :returns: the groups, most learners first
    """
    ranked = sorted(names, key=lambda name: (-len(name.people), name.folded))
    near = _near([name.folded for name in ranked[:MOST]], like)
    found: dict[str, list[Name]] = {}
    for name in ranked:
        if name.folded in decided:
            found.setdefault(decided[name.folded], []).append(name)
    alone: list[list[Name]] = []
    for bundle in _bundles([name for name in ranked if name.folded not in decided], near):
        best = max(
            ((score, decided[other]) for name in bundle for other, score in near.get(name.folded, {}).items() if other in decided),
            key=lambda one: (one[0], one[1]),
            default=None,
        )
        alone.append(bundle) if best is None else found.setdefault(best[1], []).extend(bundle)
    groups = [_group(id, names_in, labels.get(id, "")) for id, names_in in [*found.items(), *(("", bundle) for bundle in alone)]]
    return sorted(groups, key=lambda group: (-group.people, group.label.casefold(), group.names[0].folded))


def _group(id: str, names: Sequence[Name], label: str) -> Group:
    ranked = tuple(sorted(names, key=lambda name: (-len(name.people), name.folded)))
    return Group(id, label or ranked[0].spelled, ranked)


def _near(folded: Sequence[str], like: int) -> dict[str, dict[str, float]]:
    """Name → the names it is alike to, with how much. Words may stand in another order; numbers must be the same."""
    if not folded:
        return {}
    scores = process.cdist(folded, folded, scorer=fuzz.token_sort_ratio, score_cutoff=like)
    near: dict[str, dict[str, float]] = {}
    for a, b in zip(*(where.tolist() for where in scores.nonzero()), strict=True):
        if a != b and sorted(_NUMBERS.findall(folded[a])) == sorted(_NUMBERS.findall(folded[b])):
            near.setdefault(folded[a], {})[folded[b]] = float(scores[a][b])
    return near


def _bundles(names: Sequence[Name], near: Mapping[str, Mapping[str, float]]) -> list[list[Name]]:
    """Names joined by likeness, however many steps it takes."""
    left = {name.folded: name for name in names}
    bundles = []
    while left:
        first = next(iter(left))
        bundle, edge = [], [first]
        while edge:
            name = left.pop(edge.pop(), None)
            if name is not None:
                bundle.append(name)
                edge += [other for other in near.get(name.folded, ()) if other in left]
        bundles.append(bundle)
    return bundles

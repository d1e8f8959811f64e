"""Results of a cohort on their way out: what the store gives, put through the kinds, as the formats take it. It draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from activities import kinds
from activities.work import Given, Work
from course.lesson import Activity, Course
from course.words import _
from storage.aliases import alias
from takeaway.results import Answered, Learner, Plan, Said
from ui import content, home
from ui.visit import as_given, lists_of

if TYPE_CHECKING:
    from storage.records import Review, Revision
    from storage.results import Form, Result
    from storage.store import Store
    from ui.visit import Visit

WORDINGS = 1000  # older wordings of activities kept at hand


def plan_of(course: Course) -> Plan:
    """The course with the titles of everything it asks."""
    return Plan(course, {a.id: home.titled(a) for a in course.activities() if kinds()[a.kind].asks})


def learners(
    visit: Visit, cohort: str, plan: Plan, form: Form, *, earlier: bool, hidden_names: bool = False
) -> Iterator[tuple[Learner, bool]]:
    """Every learner of a cohort with whether they agreed to research, one after the other.

    :param visit: the instructor
    :param cohort: its id
    :param plan: its course
    :param form: what it is for
    :param earlier: earlier versions of answers, too
    :param hidden_names: an alias in the place of every name
    :raises NotFound: the cohort is not theirs
    """
    results = visit.store.results.take(visit.person, cohort, form)
    shaped = _Shaped(visit.store, plan, earlier=earlier)
    return ((shaped.learner(result, _alias(cohort, result) if hidden_names else result.pseudonym), result.consents) for result in results)


def _alias(cohort: str, result: Result) -> str:
    return _("Learner {letters}", letters=alias(cohort, result.person))


class _Shaped:
    def __init__(self, store: Store, plan: Plan, *, earlier: bool) -> None:
        self._plan, self._earlier = plan, earlier
        self._lists = lists_of(plan.course)
        self._today = {activity.id: activity for activity in plan.course.activities()}
        self._worded = lru_cache(WORDINGS)(lambda digest, slug: content.as_worded(store, digest, self._today.get(slug)))

    def learner(self, result: Result, name: str) -> Learner:
        newest = {slug: revisions[-1] for slug, revisions in result.revisions.items()}
        given = {slug: Given(r.body, r.kind_version) for slug, r in newest.items() if not r.damaged}
        former = {slug: as_given(result.revisions[slug][:-1]) for slug in self._lists if slug in result.revisions}
        answers = tuple(self._answers(result))
        said = tuple(line for review in result.reviews for line in _said(review))
        return Learner(name, result.joined_at, result.seen_at, Work(self._plan.course, given, former), answers, said)

    def _answers(self, result: Result) -> Iterator[Answered]:
        verdicts = {(r.slug, r.rev): _verdict(r) for r in result.reviews if _verdict(r)}
        order = {slug: n for n, slug in enumerate(self._today)}
        for slug in sorted(result.revisions, key=lambda slug: (order.get(slug, len(order)), slug)):
            revisions = result.revisions[slug]
            for revision in revisions if self._earlier else revisions[-1:]:
                yield self._answered(revision, revisions[-1].rev, result.reviewed[slug], verdicts.get((slug, revision.rev), ""))

    def _answered(self, revision: Revision, newest: int, reviewed: int, verdict: str) -> Answered:
        activity: Activity | None = self._worded(revision.activity, revision.slug)
        state = [_("reviewed")] if reviewed == revision.rev else [_("changed since the comment")] if 0 < reviewed < revision.rev else []
        note = _("damaged: it does not match its checksum any more") if revision.damaged else ""
        note = note or (_("something is kept private") if revision.withheld else "")
        note = note or ("" if activity is not None else _("the kind of this activity is not installed any more"))
        given = None if revision.damaged else Given(revision.body, revision.kind_version)
        states = ", ".join(filter(None, (*state, verdict)))
        return Answered(revision.slug, activity, revision.rev, revision.saved_at, revision.rev == newest, given, states, note)


def _said(review: Review) -> Iterator[Said]:
    """A comment, then its replies."""
    who = review.reviewer_name or _("Somebody who has left")
    place = (review.slug, review.rev)
    yield Said(*place, who, review.released_at, "", _verdict(review), str(review.body.get("comment", "")))
    for reply in review.replies:
        yield Said(*place, reply.author_name or _("Somebody who has left"), reply.at, who, "", str(reply.body.get("reply", "")))


def _verdict(review: Review) -> str:
    words = {"accepted": _("accepted"), "returned": _("returned for another look")}
    return words.get(str(review.body.get("verdict", "")), "")

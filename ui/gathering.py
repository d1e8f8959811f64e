"""Gathers what one learner did, as a workbook is made from it. It reads the store and makes no file."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from activities.work import Work
from charts.portfolio import portfolio
from charts.ring import WIDE, ring
from charts.scene import Sector
from course.lesson import Activity
from course.rubric import Rubric
from course.words import _
from storage.redact import redact
from takeaway.book import Picture, Remark
from takeaway.build import Source
from ui import comebacks, content, house, moments, openings, reviewing, scenery, thread
from ui.visit import as_given
from ui.withheld import shown, without

if TYPE_CHECKING:
    from storage.parcel import Comment
    from storage.records import Body, Review
    from ui.visit import Visit

MOMENTS = "moments"  # the panel of the kinds that show the map at two moments


def gathered(visit: Visit, *, without_private: bool = False) -> Source:
    """Everything a workbook is made from.

    :param visit: the learner
    :param without_private: leave out what they keep to themself
    """
    hidden = visit.store.answers.hidden(visit.person, visit.cohort) if without_private else frozenset()
    every = visit.store.moments.answers(visit.person, visit.cohort)
    work = without(visit.now, hidden)
    tries = {slug: [one for one in shown(as_given(revisions), hidden) if one != work.given.get(slug)] for slug, revisions in every.items()}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for review in visit.store.reviews.of(visit.person, visit.cohort, None):
        base = review.slug.partition("~")[0]
        remarks[base] = (*remarks.get(base, ()), _remark(review, hidden, *_terms(visit, work, review.slug, review.rubric)))
    for slug, comments in visit.brought.items():
        base = slug.partition("~")[0]
        said = (_brought(one, hidden, *_terms(visit, work, slug, reviewing.rubric_in(one.body))) for one in comments)
        remarks[base] = (*remarks.get(base, ()), *said)
    note = (
        _("What you keep to yourself was left out.") if without_private else _("Everything you wrote is in it, also what only you can see.")
    )
    return Source(
        work=work,
        learner=visit.enrolment.pseudonym if visit.enrolment else "",
        made=_("Made on {day}", day=thread.local_time(comebacks.now().isoformat())),
        note=note,
        states={activity.id: _state(visit, activity) for activity in visit.course.activities()},
        tries=tries,
        remarks=remarks,
        maps=tuple(_maps(work)),
        beside=_beside(visit, work, hidden),
        closed=frozenset(openings.closed(visit)),
        target=lambda href: _outside(visit, href),
    )


def _state(visit: Visit, activity: Activity) -> str:
    if not visit.now.kind(activity).asks:
        return ""
    revision, draft = visit.revisions.get(activity.id), visit.drafts.get(activity.id)
    newer = bool(draft and draft.body and (revision is None or draft.body != revision.body))
    if revision is None:
        return _("Written, not handed in yet.") if newer and activity.id in visit.now.given else _("Not answered yet.")
    sentence = _("Handed in, version {rev}, {time}.", rev=revision.rev, time=thread.local_time(revision.saved_at))
    return _("{sentence} Changed since, not handed in again.", sentence=sentence) if newer else sentence


def _terms(visit: Visit, work: Work, slug: str, digest: str) -> tuple[dict[str, str], Rubric | None]:
    """What a review of an activity needs to be read: the names of the entries, and the rubric it was written by."""
    activity = visit.course.activity(slug)
    return reviewing.entries_of(work, activity), reviewing.rubric_of(visit.store, digest, activity)


def _brought(comment: Comment, hidden: frozenset[str], names: dict[str, str], rubric: Rubric | None) -> Remark:
    replies = tuple(Remark(r.who or _("Somebody"), thread.local_time(r.at), _reply(r.body, hidden)) for r in comment.replies)
    who = _("{who} (brought along from another place)", who=comment.who or _("Somebody"))
    return Remark(who, thread.local_time(comment.at), _read_out(comment.body, hidden, names, rubric), replies)


def _remark(review: Review, hidden: frozenset[str], names: dict[str, str], rubric: Rubric | None) -> Remark:
    who = review.reviewer_name or _("Somebody who has left")
    replies = tuple(Remark(r.author_name, thread.local_time(r.at), _reply(r.body, hidden)) for r in review.replies)
    return Remark(who, thread.local_time(review.released_at), _read_out(review.body, hidden, names, rubric), replies)


def _reply(body: Body, hidden: frozenset[str]) -> str:
    return str(redact(body, hidden).get("reply", ""))


def _read_out(body: Body, hidden: frozenset[str], names: dict[str, str], rubric: Rubric | None) -> str:
    return "\n".join(reviewing.lines_of(redact(body, hidden), names, rubric))


def _maps(work: Work) -> Iterable[Picture]:
    plan = work.course.head.map
    things = scenery.things_of(work, plan) if plan else []
    if plan is None or not things:
        return
    sectors = [Sector(sector.id, sector.label) for sector in plan.sectors]
    yield Picture(plan.title, ring(things, sectors, scenery.ring_words(plan), WIDE))
    listed = [thing for thing in things if not thing.ghost]
    if plan.portfolio and listed:
        yield Picture(plan.portfolio, portfolio(listed, sectors, scenery.portfolio_words(), WIDE))


def _beside(visit: Visit, work: Work, hidden: Set[str]) -> dict[str, tuple[Picture, ...]]:
    """The map then and now, for every activity that shows it."""
    wanted = [activity.id for activity in visit.course.activities() if work.kind(activity).panel == MOMENTS]
    drawn = tuple(Picture(title, scene) for title, scene in moments.first_and_now(visit, work, hidden)) if wanted else ()
    return dict.fromkeys(wanted, drawn)


def _outside(visit: Visit, href: str) -> str:
    """Where a link of a lesson leads from outside: to this installation, or wherever it led."""
    slug, sign, place = href.partition("#")
    lesson = visit.course.lesson(slug)
    if lesson is not None:
        return f"{house.public_url()}/{content.address(visit.course.slug, slug)}{sign}{place}"
    return href if href.startswith(("https://", "http://")) else ""

"""Gathers what one learner did, as a workbook is made from it. It reads the store and makes no file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from activities.work import Given, Work
from charts.portfolio import portfolio
from charts.ring import WIDE, ring
from charts.scene import Sector
from course.lesson import Activity
from course.words import _
from storage.redact import redact
from takeaway.book import Picture, Remark
from takeaway.build import Source
from ui import comebacks, content, house, openings, scenery, thread
from ui.visit import as_given

if TYPE_CHECKING:
    from storage.records import Body, Review
    from ui.visit import Visit


def gathered(visit: Visit, *, without_private: bool = False) -> Source:
    """Everything a workbook is made from.

    :param visit: the learner
    :param without_private: leave out what they keep to themself
    """
    hidden = visit.store.answers.hidden(visit.person, visit.cohort) if without_private else frozenset()
    every = visit.store.moments.answers(visit.person, visit.cohort)

    def shown(given: Iterable[Given]) -> list[Given]:
        return [Given(redact(one.body, hidden), one.version) for one in given]

    given = dict(zip(visit.now.given, shown(visit.now.given.values()), strict=True))
    work = Work(visit.course, given, {slug: shown(former) for slug, former in visit.now.former.items()})
    tries = {slug: [one for one in shown(as_given(revisions)) if one != given.get(slug)] for slug, revisions in every.items()}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for review in visit.store.reviews.of(visit.person, visit.cohort, None):
        base = review.slug.partition("~")[0]
        remarks[base] = (*remarks.get(base, ()), _remark(review, hidden))
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


def _remark(review: Review, hidden: frozenset[str]) -> Remark:
    def said(body: Body, part: str) -> str:
        return str(redact(body, hidden).get(part, ""))

    who = review.reviewer_name or _("Somebody who has left")
    replies = tuple(Remark(r.author_name, thread.local_time(r.at), said(r.body, "reply")) for r in review.replies)
    return Remark(who, thread.local_time(review.released_at), said(review.body, "comment"), replies)


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


def _outside(visit: Visit, href: str) -> str:
    """Where a link of a lesson leads from outside: to this installation, or wherever it led."""
    slug, sign, place = href.partition("#")
    lesson = visit.course.lesson(slug)
    if lesson is not None:
        return f"{house.public_url()}/{content.address(visit.course.slug, slug)}{sign}{place}"
    return href if href.startswith(("https://", "http://")) else ""

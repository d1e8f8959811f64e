"""Where a sheet's drafts and hand-ins go: an answer, a reply or a review. It joins the courier, the kinds and the store; it draws nothing.

Addresses: ``answer/<cohort>/<activity>``, ``reply/<cohort>/<activity>/<review>``, ``review/<cohort>/<person>/<activity>/<revision>``.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from activities.work import Work
from course.check import Fault, fit
from course.lesson import Activity
from course.sheet import Body, Field, Sheet, only_shown
from course.words import _
from storage.errors import NotFound, StorageError
from storage.errors import Stale as StoreStale
from storage.records import Identity, Revision
from ui import content, openings, reviewing
from ui.reviewing import kept
from ui.sheet import filing
from ui.sheet.filing import Filing, Handed, Kept, Problem, Stale
from ui.visit import former_of, given

if TYPE_CHECKING:
    from storage.store import Store
    from ui.visit import Visit

REPLY = 4000  # characters of a reply


def reply_sheet() -> Sheet:
    """The form of a reply to a comment."""
    return Sheet((Field("reply", _("Your reply"), "long", limit=REPLY),))


@dataclass(frozen=True)
class AnswerFiling:
    """The learner's answer to one activity."""

    store: Store
    person: str
    cohort: str
    activity: Activity
    work: Work
    newest: Revision | None = None

    @property
    def sheet(self) -> Sheet:
        """The form as it is for this learner now."""
        return self.work.sheet(self.activity, {})

    def kept(self) -> Kept:
        """The draft on the server."""
        return kept(self.store.answers.draft(self.person, self.cohort, self.activity.id))

    def save(self, body: Body, version: int, client: str) -> Kept:
        """Save the draft; what it hides is hidden from now on.

        :raises Stale: another tab or device saved in between
        """
        hide = frozenset(thing for thing, hidden in self._visibility(body).items() if hidden)
        try:
            return kept(self.store.answers.save_draft(self.person, self.cohort, self.activity.id, body, version, client, hide=hide))
        except StoreStale as stale:
            raise Stale(self.kept()) from stale

    def hand_in(self, body: Body, op: str, version: int) -> Handed:
        """Make a revision of what is asked and shown, or say what is missing. The same ``op`` again gives the same revision.

        What a form does not show any more stays in the draft and out of the revision: nobody should read what its writer cannot see.

        :raises Stale: another tab or device saved in between
        """
        kind, ask = self.work.kind(self.activity), self.work.ask(self.activity)
        body = only_shown(kind.sheet(ask, body), body)
        try:
            found = kind.problems(ask, kind.read(body))
        except ValidationError:
            found = [Fault("", _("This answer could not be read. Your text is kept; load the page again and hand in once more."))]
        if found:
            return Handed(0, tuple(Problem(fault.path, fault.text) for fault in found))
        if self.newest and (self.newest.body, self.newest.activity) == (body, self.activity.hash):
            return Handed(self.newest.rev, ())  # nothing changed: no second version of the same
        who, wording = (self.person, self.cohort, self.activity.id), self.activity.hash
        try:
            revision = self.store.answers.hand_in(
                *who, body, None, op, activity=wording, kind_version=kind.version, visibility=self._visibility(body), draft=version
            )
        except StoreStale as stale:
            raise Stale(self.kept()) from stale
        return Handed(revision.rev, ())

    def _visibility(self, body: Body) -> dict[str, bool]:
        try:
            return self.work.hidden(self.activity, self.work.kind(self.activity).read(body))
        except ValidationError:
            return {}


@dataclass(frozen=True)
class ReplyFiling:
    """The learner's reply to one review; its draft lies beside the drafts of answers."""

    store: Store
    person: str
    cohort: str
    activity: str
    review: int
    sheet: Sheet

    @property
    def _slug(self) -> str:
        return f"{self.activity}~reply{self.review}"

    def kept(self) -> Kept:
        """The draft on the server."""
        return kept(self.store.answers.draft(self.person, self.cohort, self._slug))

    def save(self, body: Body, version: int, client: str) -> Kept:
        """Save the draft. :raises Stale: another tab or device saved in between"""
        try:
            return kept(self.store.answers.save_draft(self.person, self.cohort, self._slug, body, version, client))
        except StoreStale as stale:
            raise Stale(self.kept()) from stale

    def hand_in(self, body: Body, op: str, version: int) -> Handed:
        """Send the reply, and empty its draft."""
        if problems := _written(body, "reply"):
            return Handed(0, problems)
        reply = self.store.reviews.reply(self.person, self.cohort, self.review, body, op)
        self.store.answers.save_draft(self.person, self.cohort, self._slug, {}, version, op)
        return Handed(reply.n, ())


def rewrite(visit: Visit, activity: Activity, body: Body) -> bool:
    """Put another body in the place of a draft, by the same door as everything that is typed: what it hides is hidden at once.

    :param visit: the learner
    :param activity: the activity
    :param body: the new draft; what the form does not ask is left out
    :return: False when it could not be saved, and then nothing was changed
    """
    draft = visit.drafts.get(activity.id)
    place = AnswerFiling(visit.store, visit.person, visit.cohort, activity, visit.work)
    try:
        place.save(fit(place.sheet, body), draft.version if draft else 0, secrets.token_hex(8))
    except (StorageError, Stale):
        return False
    return True


def _written(body: Body, path: str) -> tuple[Problem, ...]:
    return () if str(body.get(path, "")).strip() else (Problem(path, _("Write something first.")),)


def find(store: Store, identity: Identity, address: str) -> Filing | None:
    """The place an address names, if it is this person's to write to.

    :param store: the open store
    :param identity: who writes; never what the browser says
    :param address: see above
    :return: the filing, or None for what is not there and what is not theirs
    """
    match address.split("/"):
        case ["answer", cohort, slug]:
            return _answer(store, identity, cohort, slug)
        case ["reply", cohort, slug, review] if review.isdecimal():
            own = store.reviews.of(identity.person, cohort, slug)
            fits = any(r.n == int(review) for r in own)
            return ReplyFiling(store, identity.person, cohort, slug, int(review), reply_sheet()) if fits else None
        case ["review", cohort, learner, slug, rev] if rev.isdecimal():
            return reviewing.find(store, identity, cohort, learner, slug, int(rev))
    return None


def _answer(store: Store, identity: Identity, cohort: str, slug: str) -> AnswerFiling | None:
    enrolment = next((e for e in identity.enrolments if e.cohort == cohort), None)
    course = content.courses().get(enrolment.course) if enrolment else None
    activity = course.activity(slug) if course else None
    if enrolment is None or course is None or activity is None:
        return None
    latest = store.answers.latest(identity.person, cohort)
    if not openings.lets_in(store, identity.person, enrolment, activity, course, latest):
        return None
    work = Work(course, given(latest), former_of(store, identity.person, cohort, course, latest))
    return AnswerFiling(store, identity.person, cohort, activity, work, latest.get(slug))


def receive(store: Store, identity: Identity, batch: Any) -> dict[str, Any]:
    """Take a batch of drafts from one browser.

    :param store: the open store
    :param identity: who is signed in there
    :param batch: what the courier sent, unchecked
    :return: the acknowledgements, as JSON-able data
    """

    def look(address: str) -> Filing | None:
        try:
            return find(store, identity, address)
        except NotFound:
            return None

    return filing.receive(look, identity.person, batch)

"""What a reviewer writes: the form of a review, where its drafts go, and how it reads once it is released. It draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activities.work import Work
from course.compare import entry_names
from course.judging import JUDGING, LEVEL, NOTE, judging_parts, points, read_back
from course.lesson import Activity
from course.rubric import Rubric
from course.sheet import Body, Field, Option, Phrases, Rows, Sheet, rows_of
from course.words import _
from storage.errors import NotFound, Refused
from storage.errors import Stale as StoreStale
from storage.records import Draft, Identity, Revision
from ui import content
from ui.sheet.filing import Handed, Kept, Problem, Stale
from ui.visit import former_of, given

if TYPE_CHECKING:
    from storage.store import Store

COMMENT, SINGLE = 4000, 1000  # characters of a comment on the whole, and on one entry
MOST_SINGLE = 30
RUBRIC = "rubric"  # in the body of a draft: the version it is written by


@dataclass(frozen=True)
class Read:
    """One answer of one learner as a reviewer has it open."""

    work: Work
    activity: Activity
    revision: Revision

    def entries(self) -> dict[str, str]:
        """The entries of the answer that can be commented on one by one: id → what it is called."""
        return entry_names(self.work.sheet(self.activity, self.revision.body), self.revision.body)


def entries_of(work: Work, activity: Activity | None) -> dict[str, str]:
    """The entries of a learner's answer as it is now: id → what it is called; none for what was not answered."""
    given_now = work.given.get(activity.id) if activity else None
    return entry_names(work.sheet(activity, given_now.body), given_now.body) if activity and given_now else {}


def sheet_of(entries: Mapping[str, str], rubric: Rubric | None, bank: Sequence[str] = (), *, keys: bool = True) -> Sheet:
    """The form of a review.

    :param entries: what can be commented on one by one, see :meth:`Read.entries`
    :param rubric: by which the answer is looked at, today's version
    :param bank: texts offered beside the comment
    :param keys: whether keys with modifiers work
    """
    phrases = Phrases(_("From the comment bank"), _("Put it in"), tuple(bank)) if bank else None
    parts: list[Field | Rows] = [Field("comment", _("Your comment"), "long", limit=COMMENT, phrases=phrases)]
    if entries:
        about = Field("about", _("Which entry"), "choice", options=tuple(Option(id, name) for id, name in entries.items()))
        text = Field("text", _("Your comment on it"), "long", limit=SINGLE)
        label, one, add = _("Comments on single entries"), _("Comment"), _("Comment on one entry")
        parts.append(Rows("rows", label, one, (about, text), add=add, limit=MOST_SINGLE, start=0))
    parts.extend(judging_parts(rubric) if rubric else ())
    verdicts = (Option("accepted", _("Accepted")), Option("returned", _("Returned for another look")), Option("none", _("Neither")))
    parts.append(Field("verdict", _("Where the answer stands"), "choice", options=verdicts))
    ready = Option("yes", _("Ready to be released"), _("It waits in the list “Ready”, and the other reviewers see it there."))
    parts.append(Field("ready", _("Not now?"), "choices", options=(ready,)))
    return Sheet(tuple(parts), keys=keys)


def is_written(body: Body) -> bool:
    """Whether there is anything in a review that a learner could read."""
    single = any(str(row.get("text", "")).strip() for row in rows_of(body, "rows"))
    single = single or any(row.get(LEVEL) or str(row.get(NOTE, "")).strip() for row in rows_of(body, JUDGING))
    return bool(str(body.get("comment", "")).strip()) or single or body.get("verdict") in ("accepted", "returned")


def verdict_words(verdict: str) -> str:
    """What a verdict says to the learner, or an empty text."""
    return {"accepted": _("Accepted"), "returned": _("Returned for another look")}.get(verdict, "")


def lines_of(body: Body, names: Mapping[str, str], rubric: Rubric | None = None) -> list[str]:
    """A released review in lines to read: the verdict, the comment, the comments on single entries, what was said by the rubric.

    :param body: of the review
    :param names: id of an entry → what it is called now
    :param rubric: the version the review was written by
    """
    lines = [verdict_words(str(body.get("verdict", ""))), str(body.get("comment", ""))]
    for row in rows_of(body, "rows"):
        text = str(row.get("text", "")).strip()
        if text:
            name = names.get(str(row.get("about", "")), _("An entry that is not there any more"))
            lines.append(_("{name}: {text}", name=name, text=text))
    lines += list(_judged(rubric, body)) if rubric else []
    return [line for line in lines if line.strip()]


def _judged(rubric: Rubric, body: Body) -> Iterator[str]:
    for one in read_back(rubric, body):
        said = " · ".join(filter(None, (one.level, one.text, one.note)))
        yield _("{name}: {text}", name=one.criterion, text=said)
    reached = points(rubric, body)
    if reached:
        yield _("{n} of {most} points", n=f"{reached[0]:g}", most=f"{reached[1]:g}")


def rubric_of(store: Store, digest: str, activity: Activity | None) -> Rubric | None:
    """The version of the rubric a review was written by, None without one.

    :param digest: its hash, or an empty text
    """
    return content.rubric(store, digest, activity.rubric if activity else None) if digest else None


def rubric_in(body: Body) -> str:
    """The hash of the rubric a review was written by, as its body says."""
    said = body.get(RUBRIC)
    return said if isinstance(said, str) else ""


def kept(draft: Draft | None) -> Kept:
    """A stored draft as the courier knows it; the version of the rubric is no part of the form."""
    if draft is None:
        return Kept({}, 0, "")
    return Kept({name: value for name, value in draft.body.items() if name != RUBRIC}, draft.version, draft.saved_at)


@dataclass(frozen=True)
class ReviewFiling:
    """An instructor's review of one revision; handing in releases it."""

    store: Store
    person: str
    cohort: str
    learner: str
    activity: str
    rev: int
    sheet: Sheet
    rubric: str = ""

    def kept(self) -> Kept:
        """The draft on the server."""
        return kept(self.store.reviews.draft(self.person, self.cohort, self.learner, self.activity))

    def save(self, body: Body, version: int, client: str) -> Kept:
        """Save the draft. :raises Stale: another tab or device saved in between"""
        where = self.person, self.cohort, self.learner, self.activity
        try:
            return kept(self.store.reviews.save_draft(*where, self._with_rubric(body), version, client, self.rev))
        except StoreStale as stale:
            raise Stale(self.kept()) from stale

    def hand_in(self, body: Body, op: str, version: int) -> Handed:
        """Release the review to the learner; a rule against it is said, and the draft stays."""
        if not is_written(body):
            return Handed(0, (Problem("comment", _("Write something first, or choose where the answer stands.")),))
        try:
            review = self.store.reviews.release(
                self.person, self.cohort, self.learner, self.activity, self.rev, self._with_rubric(body), op
            )
        except Refused as refusal:
            if refusal.code not in ("held", "second"):
                raise
            return Handed(0, (Problem("", _(refusal.sentence)),))
        return Handed(review.n, ())

    def _with_rubric(self, body: Body) -> Body:
        return body | {RUBRIC: self.rubric} if self.rubric else body


def find(store: Store, identity: Identity, cohort: str, learner: str, slug: str, rev: int) -> ReviewFiling | None:
    """The place of a review, if it is this person's to write.

    :param store: the open store
    :param identity: who writes
    """
    enrolment = next((e for e in identity.enrolments if e.cohort == cohort and e.role == "instructor"), None)
    course = content.courses().get(enrolment.course) if enrolment else None
    if course is None:
        return None
    latest = store.answers.latest(identity.person, cohort, learner)
    work = Work(course, given(latest), former_of(store, identity.person, cohort, course, latest, learner))
    revision = next((r for r in store.answers.history(identity.person, cohort, slug, learner) if r.rev == rev), None)
    if revision is None:
        raise NotFound("There is no such revision.")
    activity = content.as_worded(store, revision.activity, course.activity(slug))
    names = Read(work, activity, revision).entries() if activity else {}
    today = course.activity(slug)
    rubric = today.rubric if today else None
    return ReviewFiling(store, identity.person, cohort, learner, slug, rev, sheet_of(names, rubric), rubric.hash if rubric else "")

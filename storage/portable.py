"""Takes out everything one learner did in a cohort, and brings it in elsewhere without losing, doubling or replacing anything."""

from __future__ import annotations

from storage import bringing, comments
from storage.access import need
from storage.clock import Clock
from storage.engine import Engine, Tx
from storage.errors import Refused
from storage.parcel import Brought, Comment, Mark, Parcel
from storage.parcel_check import checked
from storage.records import ActivityText
from storage.taking import COURSE, take

MARKS = "SELECT rev, repeats, at FROM brought WHERE cohort = :cohort AND person = :person AND slug = :slug ORDER BY rev"
WORDING = "SELECT hash, slug, kind, spec FROM brought_wording WHERE cohort = :cohort AND person = :person AND hash = :hash"


class Portable:
    """What a learner carries from one installation to another. What a file says about others is never taken for their word."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def export(self, actor: str, cohort: str) -> Parcel:
        """Everything the actor did in a cohort, as it stands at one moment."""

        def work(tx: Tx) -> Parcel:
            need(tx, "take my file", actor, cohort, actor)
            return take(tx, cohort, actor)

        return self._engine.read(work)

    def look(self, actor: str, cohort: str, parcel: Parcel) -> Brought:
        """What :meth:`bring` would do now; nothing is changed.

        :raises Refused: as :meth:`bring`
        """
        now = self._clock.now()
        fit = checked(parcel, now)

        def work(tx: Tx) -> Brought:
            need(tx, "bring my file", actor, cohort, actor)
            _same_course(tx, cohort, fit)
            return bringing.plan(tx, cohort, actor, fit).brought

        return self._engine.read(work)

    def bring(self, actor: str, cohort: str, parcel: Parcel) -> Brought:
        """Add what is in a parcel and not here, wholly or not at all; the same parcel again adds nothing.

        Nothing of here is changed or replaced: revisions are continued by the rule of :func:`storage.joining.join`, a draft of here
        stays, what is private stays private.

        :raises Refused: see :func:`storage.parcel_check.checked`; ``"course"`` when it belongs to another course
        """
        now = self._clock.now()
        fit = checked(parcel, now)

        def work(tx: Tx) -> Brought:
            need(tx, "bring my file", actor, cohort, actor)
            _same_course(tx, cohort, fit)
            planned = bringing.plan(tx, cohort, actor, fit)
            bringing.carry_out(tx, planned, now)
            return planned.brought

        return self._engine.write(work)

    def comments(self, actor: str, cohort: str) -> list[Comment]:
        """The comments the actor brought along, in the order of the file; nobody else ever gets them."""

        def work(tx: Tx) -> list[Comment]:
            need(tx, "read my reviews", actor, cohort, actor)
            return comments.brought(tx, cohort, actor)

        return self._engine.read(work)

    def marks(self, actor: str, cohort: str, slug: str, person: str | None = None) -> dict[int, Mark]:
        """Which revisions of an activity were not handed in here, by number.

        :param person: whose; the actor's own without it, otherwise the actor must be an instructor there
        """
        whose = actor if person is None else person

        def work(tx: Tx) -> dict[int, Mark]:
            need(tx, "read answers", actor, cohort, whose)
            rows = tx.rows(MARKS, cohort=cohort, person=whose, slug=slug)
            return {row["rev"]: Mark(row["rev"], row["repeats"], row["at"]) for row in rows}

        return self._engine.read(work)

    def wording(self, actor: str, cohort: str, hash: str, person: str | None = None) -> ActivityText | None:
        """How an activity was worded where an answer was brought along from, as the file says; None when this place knows it itself.

        Never show it as a text of the course: whoever can edit a file can write anything into it.
        """
        whose = actor if person is None else person

        def work(tx: Tx) -> ActivityText | None:
            need(tx, "read answers", actor, cohort, whose)
            row = tx.one(WORDING, cohort=cohort, person=whose, hash=hash)
            return ActivityText(row["hash"], row["slug"], row["kind"], row["spec"]) if row else None

        return self._engine.read(work)


def _same_course(tx: Tx, cohort: str, parcel: Parcel) -> None:
    if (tx.one(COURSE, cohort=cohort) or {}).get("course") != parcel.course:
        raise Refused("course", "This file belongs to another course.")

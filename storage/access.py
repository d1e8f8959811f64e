"""Who may do what: one table, everything else is denied. Knows roles and verbs, not what the verbs do."""

from __future__ import annotations

from typing import Literal

from storage.engine import Tx
from storage.errors import NotFound

Standing = Literal["self", "instructor", "owner"]

SELF: frozenset[Standing] = frozenset({"self"})
INSTRUCTOR: frozenset[Standing] = frozenset({"instructor"})
STAFF: frozenset[Standing] = frozenset({"instructor", "owner"})

# "self": the person the thing belongs to, enrolled in that cohort. "instructor": of that cohort.
# "owner": of the installation; an owner runs cohorts but reads no answers unless also instructor there.
RULES: dict[str, frozenset[Standing]] = {
    "keep my answers": SELF,
    "read my answers": SELF,
    "read answers": SELF | INSTRUCTOR,
    "list submissions": INSTRUCTOR,
    "watch the class": INSTRUCTOR,
    "read the class": INSTRUCTOR,
    "group names": INSTRUCTOR,
    "see the class": SELF | INSTRUCTOR,
    "mark seen": INSTRUCTOR,
    "write a review": INSTRUCTOR,
    "read reviews": SELF | INSTRUCTOR,
    "read my reviews": SELF,
    "reply": SELF | INSTRUCTOR,
    "keep my statements": SELF,
    "take my file": SELF,
    "bring my file": SELF,
    "count answers": STAFF,
    "see a cohort": STAFF,
    "list members": STAFF,
    "invite": STAFF,
    "steer joining": STAFF,
    "steer reviewing": STAFF,
    "demand a second person": frozenset({"owner"}),
    "rename a member": STAFF,
    "give a resume code": STAFF,  # refused for whoever is more than a learner, and to instructors for whoever learns elsewhere, too
    "remove a member": STAFF,
    "carry a member over": STAFF,  # needed in both cohorts
    "dismiss an instructor": STAFF,  # an owner only by an owner, the last one only by an owner
    "steer the timetable": STAFF,
    "read the timetable": SELF,
    "announce": STAFF,
    "read the announcement": SELF,
    "create a cohort": frozenset({"owner"}),
    "take results out": INSTRUCTOR,
    "ask for consent": INSTRUCTOR,
    "give consent": SELF,
    "erase": frozenset({"self", "owner"}),
}

COHORT_STANDING = """
  SELECT mine.role, cohort.self_study_of,
    (SELECT 1 FROM owner WHERE owner.person = :actor) AS is_owner,
    (SELECT 1 FROM enrolment AS theirs WHERE theirs.cohort = :cohort AND theirs.person = :person) AS target_here
  FROM cohort LEFT JOIN enrolment AS mine ON mine.cohort = cohort.id AND mine.person = :actor
  WHERE cohort.id = :cohort"""


def need(tx: Tx, verb: str, actor: str, cohort: str | None, person: str | None = None) -> None:
    """Let the actor pass or say that there is nothing here; call it first in the transaction that does the work.

    :param verb: a key of :data:`RULES`
    :param actor: who asks
    :param cohort: where, or None for what concerns the whole installation
    :param person: whose thing it is; they must be enrolled in the cohort
    :raises NotFound: the same whether it is forbidden or missing
    """
    standing = _in_cohort(tx, actor, cohort, person) if cohort is not None else _anywhere(tx, actor, person)
    if not standing & RULES.get(verb, frozenset()):
        raise NotFound("There is no such thing here.")


def _in_cohort(tx: Tx, actor: str, cohort: str, person: str | None) -> set[Standing]:
    row = tx.one(COHORT_STANDING, actor=actor, cohort=cohort, person=person)
    if row is None or (person is not None and not row["target_here"]):
        return set()
    standing: set[Standing] = set()
    if row["role"] is not None and person == actor:
        standing.add("self")
    if row["self_study_of"] is not None:  # nobody looks over the shoulder of people who learn alone
        return standing
    if row["role"] == "instructor":
        standing.add("instructor")
    if row["is_owner"]:
        standing.add("owner")
    return standing


def _anywhere(tx: Tx, actor: str, person: str | None) -> set[Standing]:
    standing: set[Standing] = set()
    if person is not None and not tx.one("SELECT 1 AS x FROM person WHERE id = :id AND erased_at IS NULL", id=person):
        return standing
    if person == actor:
        standing.add("self")
    if tx.one("SELECT 1 AS x FROM owner WHERE person = :id", id=actor):
        standing.add("owner")
    return standing

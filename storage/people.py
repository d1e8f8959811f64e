"""People: starting, coming back, signing in and out, being erased. Knows no answers beyond deleting them."""

from __future__ import annotations

from contextlib import suppress

from storage import sessions
from storage.access import need
from storage.clock import Clock
from storage.codes import SCRYPT_WORK, digest, empty_seal, matches, plain
from storage.engine import Engine, Row, Tx
from storage.enrol import add_person, enrol, need_living, open_cohort, self_study_cohort
from storage.erase import erase_rows
from storage.errors import Busy, NotFound, Unavailable
from storage.invitations import Invitations
from storage.journal import note
from storage.limits import Limits
from storage.records import Identity, Invitation, Started
from storage.texts import check_key, clean_name, name_key

ACCOUNT = """
  SELECT account.person, account.passphrase FROM account JOIN person ON person.id = account.person
  WHERE account.name_key = :key AND person.erased_at IS NULL"""
RESUME_CODE = """
  SELECT resume_code.person FROM resume_code JOIN person ON person.id = resume_code.person
  WHERE resume_code.hash = :hash AND person.erased_at IS NULL"""


class People:
    """Who is who. A token or code is returned once and stored only as its hash."""

    def __init__(self, engine: Engine, clock: Clock, limits: Limits, work: int = SCRYPT_WORK) -> None:
        self._engine = engine
        self._clock = clock
        self._limits = limits
        self._nobody = empty_seal(work)
        self._invitations = Invitations(engine, clock, limits, work)

    def start(self, pseudonym: str, course: str, join_code: str | None = None, address: str = "") -> Started:
        """Make a new learner in a cohort, or in the course's self-study without a join code.

        :param pseudonym: 1 to 40 characters
        :param course: the course for self-study; with a join code the cohort decides
        :param address: where from, for the limits; empty when unknown
        :raises Refused: ``"pseudonym"``, ``"taken"``
        :raises NotFound: the join code is unknown or closed
        :raises Wait: too many starts
        """
        pseudonym = clean_name(pseudonym)
        self._limits.spend("start", address=address)

        def work(tx: Tx) -> Started:
            now = self._clock.now()
            cohort = open_cohort(tx, join_code) if join_code is not None else self_study_cohort(tx, course, now)
            person = add_person(tx, now)
            enrol(tx, cohort, person, "learner", pseudonym, now)
            code = sessions.give_resume_code(tx, self._clock, person)
            token = sessions.open_session(tx, self._clock, person)
            note(tx, now, person, "start", cohort["id"])
            return Started(person, cohort["id"], token, code)

        return self._engine.write(work)

    def join(self, actor: str, join_code: str, pseudonym: str) -> str:
        """Take somebody who is here already into one more cohort and return its id; joining twice changes nothing.

        :raises Refused: ``"pseudonym"``, ``"taken"``
        :raises NotFound: the join code is unknown or closed
        """
        pseudonym = clean_name(pseudonym)
        self._limits.spend("join", target=actor)

        return self._engine.write(lambda tx: self._take_in(tx, open_cohort(tx, join_code), actor, pseudonym))

    def study_alone(self, actor: str, course: str, pseudonym: str) -> str:
        """Let somebody who is here already take a course by themself and return the id of the cohort nobody looks into.

        :raises Refused: ``"pseudonym"``
        """
        pseudonym = clean_name(pseudonym)
        self._limits.spend("join", target=actor)
        now = self._clock.now()
        return self._engine.write(lambda tx: self._take_in(tx, self_study_cohort(tx, check_key(course), now), actor, pseudonym))

    def _take_in(self, tx: Tx, cohort: Row, actor: str, pseudonym: str) -> str:
        """Enrol a living person as a learner unless they are in already."""
        need_living(tx, actor)
        here = {"cohort": cohort["id"], "person": actor}
        if not tx.one("SELECT 1 AS x FROM enrolment WHERE cohort = :cohort AND person = :person", **here):
            enrol(tx, cohort, actor, "learner", pseudonym, self._clock.now())
            note(tx, self._clock.now(), actor, "join", cohort["id"])
        return str(cohort["id"])

    def identify(self, token: str) -> Identity | None:
        """Who holds this token; None when it is unknown, expired or revoked."""
        if not token:
            return None
        found = self._engine.read(lambda tx: sessions.find_session(tx, self._clock, token))
        if found is None:
            return None
        identity, due = found
        if due:
            with suppress(Busy, Unavailable):  # a full disk must not lock readers out
                self._engine.write(lambda tx: sessions.slide(tx, self._clock, token))
        return identity

    def resume(self, code: str, address: str = "") -> str:
        """Open a session with a resume code, typed in any case with or without dashes, and return its token.

        :raises NotFound: no such code
        :raises Wait: too many tries
        """
        hash_ = digest(plain(code))
        self._limits.spend("resume", target=hash_[:8], address=address)

        def work(tx: Tx) -> str | None:
            row = tx.one(RESUME_CODE, hash=hash_)
            return sessions.open_session(tx, self._clock, row["person"]) if row else None

        token = self._engine.write(work)
        if token is None:
            self._limits.charge("resume", target=hash_[:8], address=address)
            raise NotFound("This code opens nothing.")
        return token

    def sign_in(self, name: str, passphrase: str, address: str = "") -> str:
        """Open a session with a sign-in name and passphrase and return its token.

        :raises NotFound: the two do not fit together; an unknown name takes the same time
        :raises Wait: too many tries
        """
        key = name_key(name)
        self._limits.spend("sign in", target=key, address=address)
        row = self._engine.read(lambda tx: tx.one(ACCOUNT, key=key))
        fits = matches(passphrase, row["passphrase"] if row else self._nobody)
        if row is None or not fits:
            self._limits.charge("sign in", target=key, address=address)
            raise NotFound("Name and passphrase do not fit together.")
        person = str(row["person"])

        def work(tx: Tx) -> str:
            need_living(tx, person)
            note(tx, self._clock.now(), person, "sign in", person)
            return sessions.open_session(tx, self._clock, person)

        return self._engine.write(work)

    def sign_out(self, token: str) -> None:
        """End this session; an unknown token is fine."""
        self._engine.write(lambda tx: sessions.end_session(tx, token, everywhere=False))

    def sign_out_everywhere(self, token: str) -> None:
        """End all sessions of the person who holds this token."""
        self._engine.write(lambda tx: sessions.end_session(tx, token, everywhere=True))

    def new_resume_code(self, token: str) -> str:
        """Make a new resume code for the holder of a token; the old one stops working.

        :raises NotFound: the token opens nothing
        """

        def work(tx: Tx) -> str:
            found = sessions.find_session(tx, self._clock, token)
            if found is None:
                raise NotFound("This session is over.")
            note(tx, self._clock.now(), found[0].person, "new resume code", found[0].person)
            return sessions.give_resume_code(tx, self._clock, found[0].person)

        return self._engine.write(work)

    def has_owner(self) -> bool:
        """Whether anybody owns this installation yet."""
        return self._engine.read(lambda tx: tx.one("SELECT 1 AS x FROM owner")) is not None

    def owner_link(self) -> str:
        """A one-time code that makes an owner, valid 48 hours; older unused ones stop working."""
        return self._invitations.for_owner()

    def invitation(self, code: str) -> Invitation | None:
        """What an unused code invites to; None when it is unknown, used or too old."""
        return self._invitations.look(code)

    def claim(self, code: str, name: str, passphrase: str, address: str = "") -> str:
        """Accept an invitation as somebody new: make an account and return the token of its first session.

        :param name: the sign-in name, unique whatever its case
        :param passphrase: at least 12 characters
        :raises Refused: ``"name"``, ``"taken"``, ``"short"``, ``"long"``
        :raises NotFound: the code is unknown, used or too old
        :raises Wait: too many tries
        """
        return self._invitations.claim(code, name, passphrase, address)

    def claim_as(self, code: str, actor: str) -> None:
        """Accept an invitation as somebody who is signed in already.

        :raises NotFound: the code is unknown, used or too old
        :raises Refused: ``"taken"`` when somebody in the cohort already has this person's name
        """
        self._invitations.claim_as(code, actor)

    def erase(self, actor: str, person: str) -> None:
        """Delete everything a person left, down to the bytes; only the audit with bare ids stays.

        Reviews this person wrote for others stay, without a name.

        :param actor: the person themself or an owner
        :raises Busy: the rows are gone but a reader still holds the old log; ``engine.scrub()`` finishes the job
        """

        def work(tx: Tx) -> None:
            need(tx, "erase", actor, None, person)
            erase_rows(tx, person, self._clock.now())
            note(tx, self._clock.now(), actor, "erase", person)

        self._engine.write(work)
        self._engine.scrub()

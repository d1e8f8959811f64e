"""Starting, coming back, signing in, inviting, erasing."""

from __future__ import annotations

import hashlib
import math
import re

import pytest

from storage import NotFound, Refused, Wait
from storage.codes import ALPHABET, RESUME_LENGTH, empty_seal, matches, seal

HOUR, DAY = 3600, 86400
PASSPHRASE = "a long enough passphrase"


def test_a_new_learner_is_known_by_the_token(cast):
    who = cast.store.people.identify(cast.tokens["ann"])
    assert (who.person, who.name, who.owner) == (cast.ann, "Ann", False)
    assert [(e.cohort, e.title, e.course, e.role, e.pseudonym, e.self_study) for e in who.enrolments] == [
        (cast.x, "Spring", "journeys", "learner", "Ann", False)
    ]


def test_an_owner_is_known_as_one(cast):
    who = cast.store.people.identify(cast.tokens["olga"])
    assert who.owner and who.name == "Olga" and {e.role for e in who.enrolments} == {"instructor"}
    assert cast.store.people.has_owner()


def test_the_newest_enrolment_comes_first(cast):
    code = cast.store.cohorts.get(cast.olga, cast.y).join_code
    assert cast.store.people.join(cast.ann, code, "Ann") == cast.y
    assert cast.store.people.join(cast.ann, code, "Another") == cast.y
    enrolments = cast.store.people.identify(cast.tokens["ann"]).enrolments
    assert [(e.cohort, e.pseudonym) for e in enrolments] == [(cast.y, "Ann"), (cast.x, "Ann")]


def test_somebody_who_is_here_may_study_alone_and_nobody_looks_in(cast):
    own = cast.store.people.study_alone(cast.ines, "journeys", "Ivy")
    assert own == cast.alone == cast.store.people.study_alone(cast.ines, "journeys", "Ivy again")
    assert [e.role for e in cast.store.people.identify(cast.tokens["ines"]).enrolments if e.cohort == own] == ["learner"]
    with pytest.raises(NotFound):
        cast.store.answers.submissions(cast.ines, own)
    with pytest.raises(Refused):
        cast.store.people.study_alone(cast.ines, "journeys", " ")
    with pytest.raises(NotFound):
        cast.store.people.study_alone("nobody", "journeys", "Nobody")


def test_learning_alone_needs_no_code_and_shares_one_cohort(cast):
    one, two = cast.store.people.start("Same", "journeys"), cast.store.people.start("Same", "journeys")
    assert one.cohort == two.cohort == cast.alone and one.person != two.person
    assert cast.store.people.identify(one.token).enrolments[0].self_study
    assert cast.store.people.start("Same", "other").cohort != cast.alone


@pytest.mark.parametrize("same", ["Ann", "ann", " ANN ", "ＡＮＮ"])  # noqa: RUF001
def test_a_pseudonym_is_taken_once_per_cohort_whatever_its_case(cast, same):
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    with pytest.raises(Refused) as refusal:
        cast.store.people.start(same, "journeys", code)
    assert refusal.value.code == "taken"


@pytest.mark.parametrize("bad", ["", "  ", "x" * 41, "a\nb", "a\0b", "a\u202eb", "a\u2066b", "\ud800", "\u200b"])
def test_it_refuses_a_pseudonym_that_is_none(cast, bad):
    with pytest.raises(Refused) as refusal:
        cast.store.people.start(bad, "journeys")
    assert refusal.value.code == "pseudonym"


@pytest.mark.parametrize("good", ["x" * 40, "Zoë", "张伟", "👩‍🚀", "O'Neil; DROP TABLE person", "%s :a"])
def test_it_keeps_any_ordinary_pseudonym(cast, good):
    token = cast.store.people.start(good, "journeys").token
    assert cast.store.people.identify(token).enrolments[0].pseudonym == good


def test_an_unknown_or_closed_join_code_opens_nothing(cast):
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    cast.store.cohorts.set_joining(cast.olga, cast.x, False)
    for each in (code, "2222222222", ""):
        with pytest.raises(NotFound):
            cast.store.people.start("New", "journeys", each)
        with pytest.raises(NotFound):
            cast.store.people.join(cast.solo, each, "New")


def test_a_resume_code_has_117_bits_in_groups_of_four():
    assert math.log2(len(set(ALPHABET))) * RESUME_LENGTH >= 117
    assert not set("0O1ILU") & set(ALPHABET)


@pytest.mark.parametrize("typed", [str, str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' – ')} "])
def test_a_resume_code_opens_however_it_is_typed(cast, typed):
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{5}}[{ALPHABET}]{{4}}", cast.code)
    token = cast.store.people.resume(typed(cast.code), "1.2.3.4")
    assert cast.store.people.identify(token).person == cast.ann


def test_a_new_resume_code_revokes_the_old(cast):
    new = cast.store.people.new_resume_code(cast.tokens["ann"])
    with pytest.raises(NotFound):
        cast.store.people.resume(cast.code, "")
    assert cast.store.people.identify(cast.store.people.resume(new, "")).person == cast.ann
    with pytest.raises(NotFound):
        cast.store.people.new_resume_code("no token")


def test_no_token_code_or_passphrase_is_stored_readable(cast):
    cast.store.engine.scrub()
    stored = b"".join(file.read_bytes() for file in cast.path.parent.iterdir())
    secrets = [*cast.tokens.values(), cast.code, cast.code.replace("-", ""), PASSPHRASE]
    assert [secret for secret in secrets if secret.encode() in stored] == []


def test_a_session_slides_and_ends_after_180_quiet_days(cast):
    token = cast.tokens["ann"]
    for _ in range(3):
        cast.clock.time += 179 * DAY
        assert cast.store.people.identify(token)
    cast.clock.time += 181 * DAY
    assert cast.store.people.identify(token) is None


def test_being_seen_is_written_at_most_once_an_hour(cast):
    def seen():
        return next(m.seen_at for m in cast.store.cohorts.members(cast.ines, cast.x) if m.person == cast.ann)

    first = seen()
    cast.clock.time += HOUR - 60
    cast.store.people.identify(cast.tokens["ann"])
    assert seen() == first
    cast.clock.time += 120
    cast.store.people.identify(cast.tokens["ann"])
    assert seen() > first


def test_signing_out_ends_this_session_or_all(cast):
    people = cast.store.people
    one, two, three = (people.resume(cast.code, "") for _ in range(3))
    people.sign_out(one)
    assert people.identify(one) is None and people.identify(two)
    people.sign_out_everywhere(two)
    assert [people.identify(t) for t in (two, three, cast.tokens["ann"])] == [None] * 3
    assert people.identify(cast.tokens["bob"])
    people.sign_out("unknown")


def test_signing_in_takes_the_name_in_any_case_and_gives_a_new_token(cast):
    token = cast.store.people.sign_in(" olGA", PASSPHRASE, "")
    assert token != cast.tokens["olga"] and cast.store.people.identify(token).person == cast.olga


@pytest.mark.parametrize(("name", "passphrase"), [("Olga", "wrong"), ("Nobody", PASSPHRASE), ("Olga", ""), ("", "")])
def test_a_wrong_name_and_a_wrong_passphrase_look_the_same(cast, name, passphrase):
    with pytest.raises(NotFound, match="do not fit together"):
        cast.store.people.sign_in(name, passphrase, "")


def test_no_passphrase_fits_the_seal_of_an_unknown_name():
    unknown, known = empty_seal(4), seal("the same words", 4)
    assert [len(part) for part in unknown.split("$")] == [len(part) for part in known.split("$")]
    assert not matches("", unknown) and not matches("nobody", unknown)


def test_a_seal_is_salted_and_uses_the_strength_that_was_decided():
    sealed = seal("the same words")
    _, work, salt, found = sealed.split("$")
    strength = {"n": 2**15, "r": 8, "p": 3, "maxmem": 2**26}
    assert work == "15" and found == hashlib.scrypt(b"the same words", salt=bytes.fromhex(salt), **strength).hex()
    assert seal("the same words", 4) != seal("the same words", 4)


def test_an_unknown_name_costs_the_same_hash_as_a_known_one(cast, monkeypatch):
    costs = []
    scrypt = hashlib.scrypt

    def counted(text, **strength):
        costs.append((strength["n"], strength["r"], strength["p"]))
        return scrypt(text, **strength)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    for name in ("Olga", "Nobody"):
        with pytest.raises(NotFound):
            cast.store.people.sign_in(name, "wrong", "")
    assert len(costs) == 2 and costs[0] == costs[1]


def test_guessing_a_passphrase_ends_after_a_few_tries_even_with_the_right_one(cast):
    with pytest.raises(Wait) as wait:
        for guess in range(20):
            with pytest.raises(NotFound):
                cast.store.people.sign_in("Olga", f"wrong {guess}", f"10.0.0.{guess}")
    assert guess < 10 and wait.value.seconds >= 1
    with pytest.raises(Wait):
        cast.store.people.sign_in("olga", PASSPHRASE, "")
    assert cast.store.people.sign_in("Ines", PASSPHRASE, "")
    cast.clock.time += wait.value.seconds
    assert cast.store.people.sign_in("Olga", PASSPHRASE, "")


def test_one_address_cannot_try_codes_for_ever(cast):
    with pytest.raises(Wait):
        for guess in range(500):
            with pytest.raises(NotFound):
                cast.store.people.resume(f"{guess:024}", "6.6.6.6")
    with pytest.raises(Wait):
        cast.store.people.resume(cast.code, "6.6.6.6")
    assert cast.store.people.resume(cast.code, "7.7.7.7")


def test_a_class_of_forty_may_start_from_one_address(cast):
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    for n in range(40):
        assert cast.store.cohorts.look_up(code, "1.1.1.1")
        assert cast.store.people.start(f"Learner {n}", "journeys", code, "1.1.1.1")


def test_a_clock_set_back_does_not_lock_anybody_out(cast):
    for _ in range(5):
        with pytest.raises(NotFound):
            cast.store.people.sign_in("Olga", "wrong", "")
    cast.clock.time -= 1000 * DAY
    with pytest.raises(Wait) as wait:
        cast.store.people.sign_in("Olga", PASSPHRASE, "")
    assert wait.value.seconds <= 600


def test_addresses_are_forgotten_when_their_bucket_is_full_again(cast):
    cast.store.people.resume(cast.code, "9.9.9.9")
    cast.clock.time += DAY
    cast.store.people.resume(cast.code, "")
    rows = cast.store.engine.read(lambda tx: tx.rows("SELECT name FROM bucket"))
    assert [row for row in rows if "address" in row["name"]] == []


def test_an_owner_link_works_once_and_only_the_newest_does(cast):
    people = cast.store.people
    old, new = people.owner_link(), people.owner_link()
    assert people.invitation(old) is None and people.invitation(new).role == "owner"
    assert people.identify(people.claim(new, "Third", PASSPHRASE, "")).owner
    for code in (old, new):
        with pytest.raises(NotFound):
            people.claim(code, "Fourth", PASSPHRASE, "")


def test_an_owner_link_expires_after_48_hours(cast):
    code = cast.store.people.owner_link()
    cast.clock.time += 47 * HOUR
    assert cast.store.people.invitation(code)
    cast.clock.time += 2 * HOUR
    assert cast.store.people.invitation(code) is None
    with pytest.raises(NotFound):
        cast.store.people.claim_as(code, cast.ann)


def test_an_invitation_says_where_to_and_by_whom(cast):
    found = cast.store.people.invitation(cast.store.cohorts.invite(cast.ines, cast.x))
    assert (found.role, found.cohort, found.cohort_title, found.invited_by) == ("instructor", cast.x, "Spring", "Ines")


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [("New", "too short", "short"), ("New", "x" * 1001, "long"), ("oLGA", PASSPHRASE, "taken"), ("\n", PASSPHRASE, "name")],
)
def test_a_refused_claim_leaves_the_invitation_usable(cast, name, passphrase, code):
    link = cast.store.people.owner_link()
    with pytest.raises(Refused) as refusal:
        cast.store.people.claim(link, name, passphrase, "")
    assert refusal.value.code == code and cast.store.people.claim(link, "Fine", PASSPHRASE, "")


def test_somebody_signed_in_can_take_an_invitation_as_themself(cast):
    cast.store.people.claim_as(cast.store.cohorts.invite(cast.ines, cast.x), cast.otto)
    roles = {e.cohort: e.role for e in cast.store.people.identify(cast.tokens["otto"]).enrolments}
    assert roles == {cast.x: "instructor", cast.y: "instructor"}
    cast.store.people.claim_as(cast.store.people.owner_link(), cast.otto)
    assert cast.store.people.identify(cast.tokens["otto"]).owner


def test_an_instructor_cannot_take_the_name_of_a_learner_of_the_cohort(cast):
    with pytest.raises(Refused) as refusal:
        cast.store.people.claim(cast.store.cohorts.invite(cast.olga, cast.x), "ann", PASSPHRASE, "")
    assert refusal.value.code == "taken"


def test_an_erased_person_is_gone_from_everywhere(cast):
    cast.hand_in(cast.ann, {"a": 1})
    cast.review(cast.ann)
    cast.store.people.erase(cast.ann, cast.ann)
    assert cast.store.people.identify(cast.tokens["ann"]) is None
    assert cast.ann not in {m.person for m in cast.store.cohorts.members(cast.ines, cast.x)}
    assert cast.store.answers.submissions(cast.ines, cast.x).rows == ()
    assert cast.store.digest()[0] == 0 and cast.store.engine.check() == []
    assert cast.store.answers.counts(cast.ines, cast.x)["five"].people == 0
    for again in (lambda: cast.store.people.resume(cast.code, ""), lambda: cast.store.people.erase(cast.ann, cast.ann)):
        with pytest.raises(NotFound):
            again()


def test_an_erased_instructor_leaves_reviews_without_a_name(cast):
    cast.hand_in(cast.ann, {"a": 1})
    cast.review(cast.ann)
    cast.store.people.erase(cast.ove, cast.ines)
    review = cast.store.reviews.of(cast.ann, cast.x, "five")[0]
    assert review.reviewer_name == "" and review.body == {"good": "yes"}


def test_only_oneself_or_an_owner_may_erase(cast):
    for actor in (cast.bob, cast.ines, cast.otto, cast.solo, cast.nobody):
        with pytest.raises(NotFound):
            cast.store.people.erase(actor, cast.ann)
    cast.store.people.erase(cast.ove, cast.ann)


def test_an_erased_person_leaves_no_byte_behind_but_the_audit(cast):
    marks = ["QQsecretA", "QQsecretB", "QQsecretC", "QQpseudo", "QQsubject"]
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    who = cast.store.people.start("QQpseudo", "journeys", code).person
    for rev in range(30):
        cast.draft(who, {"t": "QQsecretB" * (rev * 40), "n": rev}, version=rev * 2, hide=frozenset({"QQsubject"}))
        cast.hand_in(who, {"t": "QQsecretA" * (30 - rev) * 30}, rev)
    review = cast.review(who, body={"quote": "QQsecretA"})
    cast.store.reviews.reply(who, cast.x, review.n, {"t": "QQsecretC"}, "op-reply")
    assert all(_found(cast, mark) for mark in marks)
    cast.store.people.erase(who, who)
    assert [mark for mark in marks if _found(cast, mark)] == []
    audit = cast.store.engine.read(lambda tx: tx.rows("SELECT verb FROM audit WHERE actor = :who", who=who))
    assert [row["verb"] for row in audit][-1] == "erase" and len(audit) > 30


def _found(cast, mark: str) -> bool:
    return any(mark.encode() in file.read_bytes() for file in cast.path.parent.iterdir())

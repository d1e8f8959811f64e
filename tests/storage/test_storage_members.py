"""The members of a cohort: found page by page, renamed, given a code; and who may not be."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused
from storage.members import LEARNERS
from tests.storage.conftest import PASSPHRASE

MANY = 10_000


def crowd(cast, many: int) -> None:
    def work(tx) -> None:
        for n in range(many):
            tx.run("INSERT INTO person (id, created_at, seen_at) VALUES (:id, '', '')", id=f"p{n:05}")
            name = f"Crowd {n:05}"
            tx.run(
                "INSERT INTO enrolment (cohort, person, role, pseudonym, pseudonym_key, place, joined_at)"
                " VALUES (:cohort, :id, 'learner', :name, :key, 1, '')",
                cohort=cast.x,
                id=f"p{n:05}",
                name=name,
                key=name.casefold(),
            )

    cast.store.engine.write(work)


def names(page) -> list[str]:
    return [row.pseudonym for row in page.rows]


def test_pages_show_every_learner_once_and_no_instructor(cast):
    crowd(cast, 60)
    seen, after = [], ""
    while True:
        page = cast.store.members.page(cast.ines, cast.x, after=after)
        seen += names(page)
        if not page.next:
            break
        after = page.next
    assert seen == ["Ann", "Bob", *(f"Crowd {n:05}" for n in range(60))]
    assert [m.pseudonym for m in cast.store.members.instructors(cast.ines, cast.x)] == ["Ines", "Olga"]


@pytest.mark.parametrize(
    ("search", "found"), [("", ["Ann", "Bob"]), ("NN", ["Ann"]), (" bob ", ["Bob"]), ("%", []), ("_nn", []), ("\\", [])]
)
def test_a_search_finds_part_of_a_name_and_takes_signs_literally(cast, search, found):
    assert names(cast.store.members.page(cast.ines, cast.x, search)) == found


def test_a_page_of_ten_thousand_costs_what_a_page_of_fifty_costs(cast):
    def steps(after: str) -> int:
        count = 0

        def tick() -> int:
            nonlocal count
            count += 1
            return 0

        def work(tx) -> None:
            tx._db.conn.set_progress_handler(tick, 1)
            assert len(tx.rows(LEARNERS, cohort=cast.x, after=after, pattern="", limit=26)) == 26
            tx._db.conn.set_progress_handler(None, 0)

        cast.store.engine.read(work)
        return count

    crowd(cast, 50)
    few = steps("")
    cast.store.engine.write(lambda tx: tx.run("DELETE FROM enrolment WHERE pseudonym_key LIKE 'crowd%'"))
    cast.store.engine.write(lambda tx: tx.run("DELETE FROM person WHERE id LIKE 'p0%'"))
    crowd(cast, MANY)
    assert steps("") <= few * 1.1
    assert steps("crowd 09000") <= few * 1.1


def test_a_learner_is_renamed_in_this_cohort_and_a_taken_name_is_refused(cast):
    cast.store.people.join(cast.ann, cast.store.cohorts.get(cast.olga, cast.y).join_code, "Ann")
    for name in ("bob", " BOB ", "Ines"):
        with pytest.raises(Refused) as refused:
            cast.store.members.rename(cast.ines, cast.x, cast.ann, name)
        assert refused.value.code == "taken"
    with pytest.raises(Refused) as refused:
        cast.store.members.rename(cast.ines, cast.x, cast.ann, "x" * 41)
    assert refused.value.code == "pseudonym"
    cast.store.members.rename(cast.ines, cast.x, cast.ann, " Anne ")
    assert cast.store.members.one(cast.ines, cast.x, cast.ann).pseudonym == "Anne"
    assert {e.title: e.pseudonym for e in cast.store.people.identify(cast.tokens["ann"]).enrolments} == {"Spring": "Anne", "Autumn": "Ann"}
    cast.store.members.rename(cast.ines, cast.x, cast.ann, "ANNE")


def test_an_instructor_is_not_renamed_as_if_they_were_a_learner(cast):
    with pytest.raises(NotFound):
        cast.store.members.rename(cast.ines, cast.x, cast.olga, "Other")


def test_a_new_code_opens_and_the_old_one_stops(cast):
    code = cast.store.members.give_code(cast.ines, cast.x, cast.ann)
    assert cast.store.people.identify(cast.store.people.resume(code)).person == cast.ann
    with pytest.raises(NotFound):
        cast.store.people.resume(cast.code)
    assert cast.store.people.identify(cast.tokens["ann"]).person == cast.ann


def test_the_learner_is_told_who_made_their_code_until_they_make_their_own(cast):
    assert cast.store.members.handed_code(cast.ann, cast.x) is None
    cast.store.members.give_code(cast.ines, cast.x, cast.ann)
    cast.store.members.give_code(cast.ines, cast.x, cast.ann)
    assert cast.store.members.handed_code(cast.ann, cast.x).giver == "Ines"
    cast.store.people.erase(cast.ove, cast.ines)
    assert cast.store.members.handed_code(cast.ann, cast.x).giver == ""
    cast.store.people.new_resume_code(cast.tokens["ann"])
    assert cast.store.members.handed_code(cast.ann, cast.x) is None


def test_the_learner_is_told_as_long_as_the_code_opens_anything(cast):
    cast.store.people.study_alone(cast.ann, "journeys", "Ann")
    cast.store.members.give_code(cast.ove, cast.x, cast.ann)
    cast.store.moves.remove(cast.ines, cast.x, cast.ann)
    assert cast.store.members.handed_code(cast.ann, cast.alone).giver == "Ove"
    cast.store.people.erase(cast.ann, cast.ann)
    assert cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM handed_code")) == []


def join(cast, who: str, cohort: str) -> None:
    code = cast.store.cohorts.get(cast.olga, cohort).join_code
    cast.store.people.join(who, code, cast.store.people.identify(cast.tokens[who_name(cast, who)]).name)


def who_name(cast, person: str) -> str:
    return next(name for name, id_ in cast.ids.items() if id_ == person)


def test_no_code_is_made_for_somebody_who_may_do_more(cast):
    for who in ("ove", "otto"):  # an owner, and an instructor of another cohort
        join(cast, cast.ids[who], cast.x)
        for actor in (cast.ines, cast.olga):
            with pytest.raises(Refused) as refused:
                cast.store.members.give_code(actor, cast.x, cast.ids[who])
            assert refused.value.code == "more"
    invitation = cast.store.cohorts.invite(cast.olga, cast.y)  # a learner without an account who reviews elsewhere
    cast.store.people.claim_as(invitation, cast.bob)
    with pytest.raises(Refused) as refused:
        cast.store.members.give_code(cast.olga, cast.x, cast.bob)
    assert refused.value.code == "more"


def test_no_instructor_makes_a_code_that_opens_other_cohorts_or_self_study(cast):
    cast.store.people.study_alone(cast.ann, "journeys", "Ann")
    join(cast, cast.bob, cast.y)
    for who in (cast.ann, cast.bob):
        with pytest.raises(Refused) as refused:
            cast.store.members.give_code(cast.ines, cast.x, who)
        assert refused.value.code == "elsewhere"
    assert cast.store.people.resume(cast.code)
    cast.store.members.give_code(cast.ove, cast.x, cast.ann)


def test_an_instructor_is_dismissed_with_their_invitations_and_their_reviews_stay(cast):
    cast.hand_in(cast.ann, {"a": 1})
    cast.review(cast.ann)
    invitation = cast.store.cohorts.invite(cast.ines, cast.x)
    cast.store.reviews.save_draft(cast.ines, cast.x, cast.ann, "five", {"c": "x"}, 0, "tab")
    cast.store.moves.dismiss(cast.ove, cast.x, cast.ines)
    with pytest.raises(NotFound):
        cast.store.answers.latest(cast.ines, cast.x, cast.ann)
    assert cast.store.people.invitation(invitation) is None
    review = cast.store.reviews.of(cast.ann, cast.x, "five")[0]
    assert review.reviewer_name == "" and review.body == {"good": "yes"}
    assert cast.store.people.sign_in("Ines", PASSPHRASE)


def test_the_last_instructor_and_an_owner_are_taken_out_by_owners_only(cast):
    with pytest.raises(Refused) as refused:
        cast.store.moves.dismiss(cast.ines, cast.x, cast.olga)
    assert refused.value.code == "owner"
    cast.store.moves.dismiss(cast.ove, cast.x, cast.olga)
    with pytest.raises(Refused) as refused:
        cast.store.moves.dismiss(cast.ines, cast.x, cast.ines)
    assert refused.value.code == "last"
    cast.store.moves.dismiss(cast.ove, cast.x, cast.ines)


def test_a_learner_is_not_dismissed(cast):
    with pytest.raises(NotFound):
        cast.store.moves.dismiss(cast.ines, cast.x, cast.ann)
    assert cast.store.members.one(cast.ines, cast.x, cast.ann)

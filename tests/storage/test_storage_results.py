"""Results go out to instructors of that cohort alone, without what is private, and never without a line in the audit."""

from __future__ import annotations

import pytest

from storage import NotFound, Refused, results
from storage.aliases import alias
from storage.revisions import checksum


def taken(cast, actor: str | None = None, form: str = "gradebook"):
    return list(cast.store.results.take(actor or cast.ines, cast.x, form))


def audit(cast, actor: str) -> list[tuple[str, str]]:
    rows = cast.store.engine.read(lambda tx: tx.rows("SELECT verb, object FROM audit WHERE actor = :a ORDER BY n", a=actor))
    return [(row["verb"], row["object"]) for row in rows]


def test_every_learner_comes_by_name_with_all_revisions_and_no_instructor(cast):
    cast.hand_in(cast.bob, {"t": "one"})
    cast.hand_in(cast.bob, {"t": "two"}, 1)
    found = taken(cast)
    assert [result.pseudonym for result in found] == ["Ann", "Bob"]
    assert [revision.body for revision in found[1].revisions["five"]] == [{"t": "one"}, {"t": "two"}]
    assert found[0].revisions == {} and found[1].reviewed == {"five": 0}


def test_more_learners_than_a_batch_come_once_each(cast, monkeypatch):
    monkeypatch.setattr(results, "BATCH", 2)
    code = cast.store.cohorts.get(cast.olga, cast.x).join_code
    for n in range(5):
        cast.store.people.start(f"L{n}", "journeys", code)
    assert [r.pseudonym for r in taken(cast)] == ["Ann", "Bob", "L0", "L1", "L2", "L3", "L4"]
    cast.store.consent.ask(cast.ines, cast.x, "Why")
    by_id = [r.person for r in taken(cast, form="research")]
    assert by_id == sorted(by_id) and len(set(by_id)) == 7


def test_what_a_learner_keeps_to_themself_stays_in_the_store(cast):
    cast.hand_in(cast.ann, {"rows": [{"id": "s1", "t": "QQ"}, {"id": "s2", "t": "x"}]}, visibility={"s1": True})
    cast.review(cast.ann, body={"comment": "Good", "quotes": {"s1": "QQ"}})
    ann = taken(cast)[0]
    revision = ann.revisions["five"][0]
    assert revision.body == {"rows": [{"id": "s2", "t": "x"}]} and revision.withheld
    assert ann.reviews[0].body == {"comment": "Good", "quotes": {}}


def test_a_damaged_revision_is_named_and_empty(cast):
    cast.hand_in(cast.ann, {"t": "one"})
    cast.store.engine.write(lambda tx: tx.run("DROP TRIGGER answer_no_update"))
    cast.store.engine.write(lambda tx: tx.run("UPDATE answer SET sha = :sha", sha=checksum("other")))
    revision = taken(cast)[0].revisions["five"][0]
    assert revision.damaged and revision.body == {}


def test_comments_and_replies_come_with_their_names(cast):
    cast.hand_in(cast.ann, {"t": "one"})
    review = cast.review(cast.ann, body={"comment": "Good"})
    cast.store.reviews.reply(cast.ann, cast.x, review.n, {"reply": "Thanks"}, "op")
    ann = taken(cast)[0]
    (found,) = ann.reviews
    assert (found.reviewer_name, found.body, found.replies[0].author_name) == ("Ines", {"comment": "Good"}, "Ann")
    assert ann.reviewed == {"five": 1}


def test_the_audit_knows_of_it_before_the_first_row_and_holds_no_name(cast):
    cast.store.results.take(cast.ines, cast.x, "gradebook")  # nobody has read a row yet
    assert audit(cast, cast.ines)[-1] == ("take results out", f"{cast.x} gradebook")


@pytest.mark.parametrize("who", ["ann", "otto", "ove", "cy", "solo", "nobody"])
def test_others_get_nothing_and_leave_no_line(cast, who):
    before = audit(cast, cast.ids[who])
    with pytest.raises(NotFound):
        cast.store.results.take(cast.ids[who], cast.x, "gradebook")
    assert audit(cast, cast.ids[who]) == before


def test_an_instructor_who_is_erased_halfway_gets_no_further_batch(cast, monkeypatch):
    monkeypatch.setattr(results, "BATCH", 1)
    rows = cast.store.results.take(cast.ines, cast.x, "gradebook")
    next(rows)
    cast.store.people.erase(cast.ines, cast.ines)
    with pytest.raises(NotFound):
        next(rows)


def test_research_needs_a_question(cast):
    with pytest.raises(NotFound):
        taken(cast, form="research")


def test_consent_is_off_until_it_is_given_and_can_be_taken_back(cast):
    consent = cast.store.consent
    assert consent.asked(cast.ann, cast.x) is None
    question = consent.ask(cast.ines, cast.x, "A study of lists")
    assert consent.asked(cast.ann, cast.x) == (question, False)
    consent.give(cast.ann, cast.x, question.n)
    assert consent.asked(cast.ann, cast.x) == (question, True)
    assert {r.pseudonym: r.consents for r in taken(cast)} == {"Ann": True, "Bob": False}
    consent.take_back(cast.ann, cast.x)
    assert not any(r.consents for r in taken(cast))


def test_another_purpose_ends_every_consent_and_the_same_one_keeps_it(cast):
    consent = cast.store.consent
    first = consent.ask(cast.ines, cast.x, "A study of lists")
    consent.give(cast.ann, cast.x, first.n)
    assert consent.ask(cast.ines, cast.x, " A study of lists ") == first
    assert consent.asked(cast.ann, cast.x) == (first, True)
    second = consent.ask(cast.ines, cast.x, "Something else")
    assert consent.asked(cast.ann, cast.x) == (second, False)


def test_a_yes_to_an_older_question_is_refused(cast):
    consent = cast.store.consent
    first = consent.ask(cast.ines, cast.x, "A study of lists")
    consent.ask(cast.ines, cast.x, "Something else")
    with pytest.raises(Refused, match="read it again"):
        consent.give(cast.ann, cast.x, first.n)
    assert not (consent.asked(cast.ann, cast.x) or (None, True))[1]


def test_nobody_says_yes_in_a_cohort_that_is_not_theirs(cast):
    question = cast.store.consent.ask(cast.ines, cast.x, "A study")
    for actor in (cast.cy, cast.otto, cast.ove, cast.solo, cast.nobody):
        with pytest.raises(NotFound):
            cast.store.consent.give(actor, cast.x, question.n)


def test_when_nobody_is_asked_any_more_every_consent_ends(cast):
    consent = cast.store.consent
    consent.give(cast.ann, cast.x, consent.ask(cast.ines, cast.x, "A study").n)
    consent.stop(cast.ines, cast.x)
    assert consent.asked(cast.ann, cast.x) is None and not any(r.consents for r in taken(cast))
    assert consent.asked(cast.ann, cast.x) != (consent.ask(cast.ines, cast.x, "A study"), True)


@pytest.mark.parametrize("purpose", ["", "  ", "a\nb", "x" * 301, "\u202eevil"])
def test_a_purpose_is_a_line_of_ordinary_words(cast, purpose):
    with pytest.raises(Refused):
        cast.store.consent.ask(cast.ines, cast.x, purpose)
    assert cast.store.consent.question(cast.ines, cast.x) is None


def test_an_erased_learner_leaves_no_consent(cast):
    cast.store.consent.give(cast.ann, cast.x, cast.store.consent.ask(cast.ines, cast.x, "A study").n)
    cast.store.people.erase(cast.ann, cast.ann)
    assert cast.store.engine.read(lambda tx: tx.rows("SELECT * FROM consent")) == []


def test_an_alias_is_short_stays_and_differs_between_cohorts():
    assert alias("c", "p") == alias("c", "p") != alias("d", "p") and len(alias("c", "p")) == 5

"""A rubric at the review desk: written by, kept by version, changed in between, applied anew."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storage.store import Store
from tests.ui.conftest import ANN, BEN, PEOPLE, Class, Learner, text
from tests.walk.bot import opened
from ui import content, desk

RUBRIC = """
rubric:
  criteria:
    - id: reasons
      label: Reasons
      levels: [{id: none, label: None yet, text: No reason is given.}, {id: some, label: Some, text: Some entries say why.}]
    - id: spread
      label: Spread
      levels: [{id: one, label: One place, text: All from one place.}, {id: more, label: More, text: From several places.}]
"""


def write_rubric(tmp_path: Path, store: Store, rubric: str) -> None:
    """Put a rubric into the lesson and start again with it."""
    lesson = tmp_path / "lessons" / "garden" / "01-who-is-there.md"
    lesson.write_text(PEOPLE.replace("group: {label: Where}\n", f"group: {{label: Where}}{rubric}"), "utf-8")
    content.readings.cache_clear()
    content.keep(store)
    activity = content.courses()["garden"].activity("people")
    assert activity is not None and activity.rubric is not None


def said(app: AppTest) -> str:
    """Everything a page says, buttons too."""
    return text(app) + "\n" + "\n".join(button.label.replace("\\", "").replace("\u2060", "") for button in app.button)


class Group:
    """A cohort with a learner who handed in and two who review."""

    def __init__(self, school: Class) -> None:
        people, self.store = school.store.people, school.store
        self.olive = people.claim(people.owner_link(), "Olive", "correct horse battery")
        owner = people.identify(self.olive)
        assert owner is not None
        cohort = self.store.cohorts.create(owner.person, "garden", "Evening")
        self.cohort = cohort.id
        fern = people.start("Fern", "garden", cohort.join_code)
        self.fern = fern.person
        self.learner = Learner(self.store, fern.token, "garden")
        self.learner.hands_in("people", {"entries": [ANN, BEN]})

    def sends(self, body: dict[str, Any], *, release: bool, version: int = 0, rev: int = 1) -> dict[str, Any]:
        """What the courier brings when Olive writes a review."""
        identity = self.store.people.identify(self.olive)
        assert identity is not None
        item = {"person": identity.person, "address": f"review/{self.cohort}/{self.fern}/people/{rev}", "client": secrets.token_hex(4)}
        item |= {"seq": 1, "version": version, "body": body, "from": {}, "op": secrets.token_hex(8) if release else ""}
        return dict(desk.receive(self.store, identity, {"n": 1, "items": [item]})["acks"][0])

    def page(self, **address: str) -> str:
        """The review page as Olive sees it."""
        app = opened(self.olive, "review", {"cohort": self.cohort} | address)
        assert not app.exception, app.exception
        return said(app)


@pytest.fixture
def group(school: Class, tmp_path: Path) -> Group:
    write_rubric(tmp_path, school.store, RUBRIC)
    return Group(school)


JUDGED = {"comment": "A start.", "judging": [{"id": "reasons", "level": "some", "note": "Ann has one."}, {"id": "spread", "level": "more"}]}


def test_a_review_by_a_rubric_reads_back_with_the_words_of_its_version(group: Group, tmp_path: Path) -> None:
    assert group.sends(JUDGED, release=True)["state"] == "handed"
    write_rubric(tmp_path, group.store, RUBRIC.replace("Some entries say why.", "Most entries say why."))
    for page in (group.page(learner=group.fern, activity="people"), text(group.learner.opens("who-is-there"))):
        assert "Reasons: Some · Some entries say why. · Ann has one." in page
        assert "Spread: More · From several places." in page


def test_after_a_change_the_reviews_that_used_the_old_rubric_are_found_and_applied_anew(group: Group, tmp_path: Path) -> None:
    group.sends(JUDGED, release=True)
    assert "Every review used the rubric as it is now." in group.page(view="rubrics")
    write_rubric(tmp_path, group.store, RUBRIC.replace("id: more", "id: several"))
    app = opened(group.olive, "review", {"cohort": group.cohort, "view": "rubrics"})
    assert "1 review used an earlier version." in text(app)
    app.button(key="reapply-people").click().run()
    assert "1 draft was made." in text(app)
    page = group.page(learner=group.fern, activity="people")
    assert "Released" not in page
    identity = group.store.people.identify(group.olive)
    assert identity is not None
    draft = group.store.reviews.draft(identity.person, group.cohort, group.fern, "people")
    assert draft is not None
    assert draft.body["judging"] == [{"id": "reasons", "level": "some", "note": "Ann has one."}, {"id": "spread"}]
    again = {name: value for name, value in draft.body.items() if name != "rubric"}
    assert group.sends(again, release=True, version=draft.version)["state"] == "handed"
    assert "Every review used the rubric as it is now." in group.page(view="rubrics")


def test_a_draft_begun_before_a_change_is_carried_over_and_the_reviewer_is_told(group: Group, tmp_path: Path) -> None:
    assert group.sends(JUDGED, release=False)["state"] == "saved"
    write_rubric(tmp_path, group.store, RUBRIC.replace("label: More, text: From", "label: Many, text: From"))
    page = group.page(learner=group.fern, activity="people")
    assert "The rubric was changed after you began this review." in page
    assert "“Spread” reads differently now." in page
    assert "The rubric was changed" not in group.page(learner=group.fern, activity="people")


def test_a_level_there_is_not_is_refused_and_nothing_is_written(group: Group) -> None:
    ack = group.sends({"judging": [{"id": "reasons", "level": "splendid"}]}, release=True)
    assert ack["state"] == "refused"
    assert group.store.engine.read(lambda tx: tx.rows("SELECT n FROM review")) == []


def test_nothing_written_is_not_released(group: Group) -> None:
    assert group.sends({"comment": "  ", "verdict": "none"}, release=True)["state"] == "problems"
    assert group.sends({"verdict": "accepted"}, release=True, version=1)["state"] == "handed"


def test_names_are_hidden_until_they_are_asked_for(group: Group) -> None:
    app = opened(group.olive, "review", {"cohort": group.cohort})
    assert "Fern" not in said(app) and "Learner " in said(app)
    app.button(key="show-names").click().run()
    assert "Fern" in said(app)
    audit = group.store.engine.read(lambda tx: tx.one("SELECT verb FROM audit ORDER BY n DESC LIMIT 1"))
    assert audit == {"verb": "show names"}


def test_a_reply_does_not_give_a_hidden_name_away(group: Group) -> None:
    group.sends({"comment": "Why?"}, release=True)
    review = group.store.reviews.of(group.fern, group.cohort, "people")[0]
    group.store.reviews.reply(group.fern, group.cohort, review.n, {"reply": "Because."}, "r")
    page = group.page(learner=group.fern, activity="people")
    assert "Because." in page and "Fern" not in page


def test_the_list_of_one_learner_and_of_one_activity(group: Group) -> None:
    group.learner.hands_in("near", {"ratings": [{"id": "a1", "near": 4}, {"id": "b2", "near": 2}]})
    assert "How near" in group.page() and "People" in group.page()
    assert "· How near" not in group.page(of="people") and "· People" in group.page(of="people")
    assert "show everybody again" in group.page(by=group.fern)
    assert "There is nothing like that." in group.page(by="somebody-else")

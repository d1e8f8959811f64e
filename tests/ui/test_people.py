"""The people of a cohort as its instructor's page shows and changes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.conftest import ANN, Learner, text
from tests.walk.bot import opened

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from storage.records import Cohort
    from tests.ui.conftest import Class

WORDS = "correct horse battery"


@dataclass
class Desk:
    """An owner, an instructor, two cohorts of one course that both run, and their learners."""

    school: Class
    cohort: Cohort
    other: Cohort
    owner: str
    token: str

    @property
    def ines(self) -> str:
        found = self.school.store.people.identify(self.token)
        assert found is not None
        return found.person

    def joins(self, name: str, cohort: Cohort | None = None) -> Learner:
        started = self.school.store.people.start(name, "", (cohort or self.cohort).join_code)
        return Learner(self.school.store, started.token, "garden")

    def opens(self, part: str, token: str = "", **query: str) -> AppTest:
        app = opened(token or self.token, "cohorts", {"cohort": self.cohort.id, "part": part, **query})
        assert not app.exception, app.exception
        return app

    def card(self, who: Learner) -> AppTest:
        return self.opens("people", person=person(who))


def person(who: Learner) -> str:
    found = who.store.people.identify(who.token)
    assert found is not None
    return found.person


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def said(app: AppTest) -> str:
    return text(app) + "\n".join(success.value for success in app.success).replace("\\", "")


@pytest.fixture
def desk(school: Class) -> Desk:
    people, cohorts = school.store.people, school.store.cohorts
    owner = people.claim(people.owner_link(), "Olive", WORDS)
    olive = people.identify(owner)
    assert olive is not None
    made = [cohorts.create(olive.person, "garden", title) for title in ("Spring", "Winter")]
    token = people.claim(cohorts.invite(olive.person, made[0].id), "Ines", WORDS)
    ines = people.identify(token)
    assert ines is not None
    people.claim_as(cohorts.invite(olive.person, made[1].id), ines.person)
    return Desk(school, made[0], made[1], owner, token)


def labels(app: AppTest) -> list[str]:
    """The buttons of a page as they read."""
    return [button.label.replace("\\", "") for button in app.button]


def names(app: AppTest) -> list[str]:
    keys = [button.key or "" for button in app.button]
    found = {key: button.label for key, button in zip(keys, app.button, strict=True)}
    return [label for key, label in found.items() if key.startswith("member-") and len(key) > 30]


def test_names_come_25_at_a_time_and_a_search_finds_one(desk: Desk) -> None:
    for n in range(30):
        desk.joins(f"Learner {n:02}")
    app = desk.opens("people")
    assert len(names(app)) == 25
    press(app, "members-on")
    assert names(app) == [f"Learner {n}" for n in range(25, 30)]
    press(app, "members-back")
    assert names(app)[0] == "Learner 00"
    app.text_input(key=f"find-{desk.cohort.id}").set_value("er 17").run()
    assert names(app) == ["Learner 17"]
    app.text_input(key=f"find-{desk.cohort.id}").set_value("zzz").run()
    assert "No name here has that in it." in text(app)


def test_a_page_has_as_many_elements_for_a_thousand_learners_as_for_thirty(desk: Desk) -> None:
    for n in range(30):
        desk.joins(f"Learner {n:02}")
    few = len(list(desk.opens("people").main))

    def crowd(tx: Any) -> None:
        for n in range(1000):
            tx.run("INSERT INTO person (id, created_at, seen_at) VALUES (:id, '', '')", id=f"p{n}")
            add = "INSERT INTO enrolment VALUES (:cohort, :id, 'learner', :name, :name, 1, '')"
            tx.run(add, cohort=desk.cohort.id, id=f"p{n}", name=f"learner a{n:04}")

    desk.school.store.engine.write(crowd)
    assert len(list(desk.opens("people").main)) == few


def test_a_learner_is_renamed_and_a_taken_name_stays_in_the_box(desk: Desk) -> None:
    fern, _bert = desk.joins("Fern"), desk.joins("Bert")
    app = desk.card(fern)
    app.text_input(key=f"name-{person(fern)}").set_value("bert").run()
    press(app, f"rename-{person(fern)}")
    assert "has that name already" in text(app) and app.text_input(key=f"name-{person(fern)}").value == "bert"
    app.text_input(key=f"name-{person(fern)}").set_value("Fernanda").run()
    press(app, f"rename-{person(fern)}")
    assert "Fern is called Fernanda here now." in said(app)
    assert "Fernanda" in text(desk.card(fern)) and "You are here as Fernanda." in text(fern.opens("account"))


def test_a_new_code_is_shown_once_and_the_learner_is_told(desk: Desk) -> None:
    fern = desk.joins("Fern")
    app = press(desk.card(fern), f"give-code-{person(fern)}")
    code = app.session_state[f"given-code-{person(fern)}"]
    found = desk.school.store.people.identify(desk.school.store.people.resume(code))
    assert found is not None and found.person == person(fern)
    press(app, f"handed-{person(fern)}")
    assert f"given-code-{person(fern)}" not in app.session_state
    assert "Ines made a resume code for you" in text(fern.opens(""))
    press(fern.opens("account"), "new-code")
    assert "Ines made a resume code" not in text(fern.opens(""))


def test_a_code_for_whoever_learns_elsewhere_is_refused_with_the_way_out(desk: Desk) -> None:
    fern = desk.joins("Fern")
    desk.school.store.people.study_alone(person(fern), "garden", "Fern")
    app = press(desk.card(fern), f"give-code-{person(fern)}")
    assert "They can make one under Account, or ask an owner." in text(app)


def test_a_learner_moves_to_the_other_cohort_with_their_answers(desk: Desk) -> None:
    fern = desk.joins("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    app = press(desk.card(fern), f"move-{person(fern)}")
    assert "Fern is in “Winter” now, with everything they did." in said(app)
    found = desk.school.store.people.identify(fern.token)
    assert found is not None and [e.cohort for e in found.enrolments] == [desk.other.id]
    assert "1 of 1 activity done" in text(fern.opens(""))


def test_a_move_to_where_they_are_offers_to_put_both_together(desk: Desk) -> None:
    fern = desk.joins("Fern")
    desk.school.store.people.join(person(fern), desk.other.join_code, "Fern there")
    app = press(desk.card(fern), f"move-{person(fern)}")
    assert "is in that cohort already" in text(app)
    press(app, f"join-there-{person(fern)}")
    assert "Fern there is only in “Winter” now" in said(app)


def test_two_entries_are_put_together(desk: Desk) -> None:
    fern, again = desk.joins("Fern"), desk.joins("Fern again")
    fern.hands_in("people", {"entries": [ANN]})
    app = desk.card(fern)
    app.text_input(key=f"merge-find-{person(fern)}").set_value("fern").run()
    assert "The 1 version of Fern becomes a version of Fern again" in text(app)
    press(app, f"merge-{person(fern)}")
    assert "Fern is part of Fern again now." in said(app)
    assert desk.school.store.people.identify(fern.token) is None
    assert "1 of 1 activity done" in text(again.opens(""))


def test_unsent_words_of_the_other_entry_are_shown_and_can_be_taken_over(desk: Desk) -> None:
    fern, again = desk.joins("Fern"), desk.joins("Fern again")
    store, course = desk.school.store, "people"
    older = {"entries": [{**ANN, "name": "Older"}]}
    store.answers.save_draft(person(again), desk.cohort.id, course, older, 0, "tab")
    desk.school.days_later(1)
    store.answers.save_draft(person(fern), desk.cohort.id, course, {"entries": [ANN]}, 0, "tab")
    store.moves.merge(desk.ines, desk.cohort.id, person(fern), person(again))
    app = again.opens("who-is-there")
    assert again.draft("people")["entries"][0]["name"] == "Ann"
    press(app, "take-people~aside")
    assert again.draft("people")["entries"][0]["name"] == "Older"
    app = again.opens("who-is-there")  # what stood in the form is set aside in its place
    press(app, "drop-people~aside")
    assert "Written in your other entry" not in text(again.opens("who-is-there")) and not again.draft("people~aside")


def test_removing_says_what_goes_and_needs_the_name(desk: Desk) -> None:
    fern = desk.joins("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    app = desk.card(fern)
    assert "1 activity they handed in is deleted" in text(app)
    app.text_input(key=f"sure-{person(fern)}").set_value("fer").run()
    press(app, f"remove-{person(fern)}")
    assert "nothing was removed" in text(app) and desk.school.store.members.one(desk.ines, desk.cohort.id, person(fern))
    app.text_input(key=f"sure-{person(fern)}").set_value("Fern").run()
    press(app, f"remove-{person(fern)}")
    assert "Fern was removed from this cohort." in said(app)
    assert "Nobody has joined yet." in text(app)


def test_whoever_was_removed_can_begin_alone_under_a_name(desk: Desk) -> None:
    fern = desk.joins("Fern")
    desk.school.store.moves.remove(desk.ines, desk.cohort.id, person(fern))
    assert "You are in no cohort at the moment" in text(fern.opens("account"))
    app = fern.opens("")
    assert "Begin on your own, or open a join link." in text(app)
    press(app, "begin-course")
    assert "Write a name of 1 to 40 characters." in text(app)
    app.text_input(key="begin-name").set_value("Fern alone")
    press(app, "begin-course")
    assert "You are here as Fern alone." in text(fern.opens("account"))


def test_an_address_of_somebody_who_is_not_there_gives_a_quiet_notice(desk: Desk) -> None:
    assert "This learner is not in this cohort" in text(desk.opens("people", person="0" * 32))
    stranger = desk.joins("Elsewhere", desk.other)
    assert "This learner is not in this cohort" in text(desk.card(stranger))


def test_a_learner_sees_nothing_of_the_desk(desk: Desk) -> None:
    fern = desk.joins("Fern")
    app = opened(fern.token, "cohorts", {"cohort": desk.cohort.id, "part": "people", "person": person(fern)})
    assert "There is nothing here for you" in text(app)


def test_an_instructor_is_taken_out_at_the_second_press_and_the_last_one_stays(desk: Desk) -> None:
    olive = desk.school.store.people.identify(desk.owner)
    assert olive is not None
    app = press(desk.opens("instructors"), f"dismiss-{olive.person}")
    press(app, f"dismiss-now-{olive.person}")
    assert "Only an owner can take them out." in text(app)
    app = press(desk.opens("instructors", token=desk.owner), f"dismiss-{olive.person}")
    press(app, f"keep-{olive.person}")
    press(app, f"dismiss-{olive.person}")
    press(app, f"dismiss-now-{olive.person}")
    assert [m.pseudonym for m in desk.school.store.members.instructors(desk.ines, desk.cohort.id)] == ["Ines"]
    app = press(desk.opens("instructors"), f"dismiss-{desk.ines}")
    press(app, f"dismiss-now-{desk.ines}")
    assert "Nobody else reviews here." in text(app)

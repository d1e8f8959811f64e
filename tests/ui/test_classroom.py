"""The class as a page: what it shows, whom it refuses, what comes back from the address; what learners see of each other."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

import pytest
from streamlit.testing.v1 import AppTest

from course.sheet import Body
from tests.ui.conftest import ANN, Class, Learner, text
from tests.walk.bot import opened
from ui.class_needs import stop
from ui.class_progress import binned


@dataclass
class Cohort:
    """A cohort of the garden course with an instructor."""

    school: Class
    id: str
    owner: str
    instructor: str
    code: str
    learners: list[Learner] = field(default_factory=list)

    def join(self, n: int) -> None:
        """Further learners, by number."""
        for _ in range(n):
            self.school.time[0] += 3600
            started = self.school.store.people.start(f"Fern {len(self.learners)}", "garden", self.code)
            self.learners.append(Learner(self.school.store, started.token, "garden"))

    def hand_in(self, n: int, body: Body | None = None) -> None:
        """The first learners hand their list in."""
        for k, learner in enumerate(self.learners[:n]):
            learner.hands_in("people", body or {"entries": [ANN | {"id": f"a{k}", "name": "Head teacher"}]})

    def sees(self, **query: str) -> AppTest:
        """The page as the instructor sees it."""
        app = opened(self.instructor, "class", {"cohort": self.id, **query})
        assert not app.exception, app.exception
        return app


@pytest.fixture
def cohort(school: Class) -> Cohort:
    """A cohort with nobody in it."""
    people, passphrase = school.store.people, "a long enough passphrase"
    owner = people.claim(people.owner_link(), "Olga", passphrase)
    olga = people.identify(owner)
    assert olga is not None
    made = school.store.cohorts.create(olga.person, "garden", "Spring")
    instructor = people.claim(school.store.cohorts.invite(olga.person, made.id), "Ines", passphrase)
    return Cohort(school, made.id, owner, instructor, made.join_code)


def test_an_empty_class_says_how_learners_come_in(cohort: Cohort) -> None:
    assert "Nobody has joined yet." in text(cohort.sees())


@pytest.mark.parametrize("view", ["", "question", "charts", "needs", "nonsense"])
def test_every_view_stands_with_nothing_handed_in(cohort: Cohort, view: str) -> None:
    cohort.join(1)
    assert cohort.sees(view=view).title[0].value == "The class"


def test_a_learner_is_refused(cohort: Cohort) -> None:
    cohort.join(1)
    assert "There is nothing here for you" in text(opened(cohort.learners[0].token, "class", {"cohort": cohort.id}))


def test_an_owner_who_teaches_nowhere_reads_nothing(cohort: Cohort) -> None:
    people = cohort.school.store.people
    cohort.join(1)
    cohort.hand_in(1)
    ove = people.claim(people.owner_link(), "Ove", "a long enough passphrase")
    said = text(opened(ove, "class", {"cohort": cohort.id, "view": "question"}))
    assert "You review in no cohort yet." in said and "Head teacher" not in said


def test_one_question_shows_every_answer_without_private_entries(cohort: Cohort) -> None:
    cohort.join(2)
    cohort.learners[0].hands_in("people", {"entries": [ANN]})
    cohort.learners[1].hands_in("people", {"entries": [ANN | {"name": "Head teacher"}]})
    visit = cohort.learners[0].bot.visit()
    cohort.school.store.answers.save_draft(visit.person, cohort.id, "near", {}, 0, "tab", frozenset({"a1"}))
    said = text(cohort.sees(view="question", activity="people"))
    assert "Head teacher" in said and "Ann" not in said and "Some entries are kept private by the learner." in said


def test_charts_need_five_learners(cohort: Cohort) -> None:
    cohort.join(5)
    cohort.hand_in(4)
    assert "A chart of the class needs answers of at least 5 learners." in text(cohort.sees(view="charts", activity="people"))
    cohort.hand_in(5)
    assert "Counted are the newest answers of learners" in text(cohort.sees(view="charts", activity="people"))


def test_a_chart_forgets_an_entry_as_soon_as_it_is_kept_private(cohort: Cohort) -> None:
    cohort.join(6)
    cohort.hand_in(6)
    app = cohort.sees(view="charts", activity="people")
    assert [box.label for box in app.multiselect] == ["Names in this group"]
    for k, learner in enumerate(cohort.learners[:2]):
        person = learner.bot.visit().person
        cohort.school.store.answers.save_draft(person, cohort.id, "near", {}, 0, "tab", frozenset({f"a{k}"}))
    app = cohort.sees(view="charts", activity="people")
    assert not app.multiselect, "four learners are left who name somebody"


def test_a_group_of_names_can_be_called_otherwise_and_comes_back(cohort: Cohort) -> None:
    cohort.join(5)
    cohort.hand_in(5)
    app = cohort.sees(view="charts", activity="people")
    next(box for box in app.text_input if box.label == "What the group is called").input("Whoever leads")
    app.button(key="keep-people").click().run()
    again = cohort.sees(view="charts", activity="people")
    assert next(box for box in again.text_input if box.label == "What the group is called").value == "Whoever leads"
    again.button(key="forget-people").click().run()
    assert next(box for box in again.text_input if box.label == "What the group is called").value == "Head teacher"


def test_a_name_taken_out_of_its_group_stands_alone(cohort: Cohort) -> None:
    cohort.join(6)
    cohort.hand_in(6)
    cohort.learners[0].hands_in("people", {"entries": [ANN | {"id": "a0", "name": "Head teachers"}]})
    app = cohort.sees(view="charts", activity="people")
    assert app.multiselect[0].value == ["head teacher", "head teachers"]
    app.multiselect[0].unselect("head teachers")
    app.button(key="keep-people").click().run()
    assert not app.exception
    assert cohort.sees(view="charts", activity="people").multiselect[0].value == ["head teacher"]


def test_a_label_that_cannot_be_kept_is_refused_and_stays_in_its_box(cohort: Cohort) -> None:
    cohort.join(5)
    cohort.hand_in(5)
    app = cohort.sees(view="charts", activity="people")
    box = next(box for box in app.text_input if box.label == "What the group is called")
    box.input("x" * 200)
    app.button(key="keep-people").click().run()
    assert app.error[0].value == "Give the group a name of 1 to 80 ordinary characters."
    assert next(box for box in app.text_input if box.label == "What the group is called").value == "x" * 200


def test_who_needs_me_names_what_waits_who_is_away_and_who_is_stuck(cohort: Cohort) -> None:
    cohort.join(2)
    cohort.hand_in(1)
    visit = cohort.learners[1].bot.visit()
    cohort.school.store.answers.save_draft(visit.person, cohort.id, "people", {"entries": [ANN]}, 0, "tab")
    app = cohort.sees(view="needs", days="3")
    said = text(app)
    for heading in ("What waits for you", "Who has not been here", "Who is stuck where"):
        assert heading in said


def test_one_learner_is_shown_with_links_to_what_they_handed_in(cohort: Cohort) -> None:
    cohort.join(1)
    cohort.hand_in(1)
    person = cohort.learners[0].bot.visit().person
    said = text(cohort.sees(learner=person))
    assert "Fern 0" in said and "1 activity handed in" in said
    assert "This learner is not in this cohort." in text(cohort.sees(learner=secrets.token_hex(8)))


def test_learners_see_the_class_only_after_their_own_hand_in_and_from_five_up(cohort: Cohort) -> None:
    cohort.join(6)

    def offered(n: int) -> bool:
        return "Show what the class said" in [toggle.label for toggle in cohort.learners[n].opens("who-is-there").toggle]

    cohort.hand_in(4)
    assert not offered(0)
    cohort.hand_in(5)
    assert offered(0) and not offered(5)


def test_learners_see_no_name_of_the_class(cohort: Cohort) -> None:
    cohort.join(5)
    cohort.hand_in(5)
    cohort.learners[0].hands_in("people", {"entries": [ANN | {"id": "a0", "name": "Somebody else"}]})
    app = cohort.learners[0].opens("who-is-there")
    next(toggle for toggle in app.toggle if toggle.label == "Show what the class said").set_value(True).run()
    assert not app.exception and "Head teacher" not in text(app)


def test_who_learns_alone_is_not_offered_a_class(school: Class) -> None:
    fern = school.learner("Fern")
    fern.hands_in("people", {"entries": [ANN]})
    assert not fern.opens("who-is-there").toggle


def test_the_distribution_counts_every_learner_once() -> None:
    assert binned({1: 2, 9: 1, 70: 1}, 6, 9) == [("None", 2), ("1 to 2", 2), ("3 to 4", 0), ("5 to 6", 0), ("7 to 8", 0), ("9", 2)]
    assert sum(n for _label, n in binned({n: 1 for n in range(1, 41)}, 50, 37)) == 50


def test_most_stop_where_the_loss_is_greatest(school: Class) -> None:
    from ui import content

    a, b, c = list(content.courses()["ponds"].lessons[0].activities)[:3]
    assert stop([a, b, c], [9, 8, 2]) == (b, c, 6)
    assert stop([a, b, c], [2, 2, 5]) is None

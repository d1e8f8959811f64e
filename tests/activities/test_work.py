"""One learner's work: answers become facts in the order of the course, and later activities see them."""

from __future__ import annotations

import pytest

from activities import models
from activities.kind import Ask
from activities.work import Given, Work
from course.facts import ME, Around, Fact
from course.reading import read_course
from tests.course.lessons_on_paper import COURSE, SECOND, write

PEOPLE = Given({"entries": [{"id": "a1", "name": "Ann", "group": "in", "why": "She digs."}, {"id": "b2", "name": "Ben"}]})
NEAR = Given({"ratings": [{"id": "a1", "near": 5}, {"id": "b2", "near": 2}]})
DAYS = Given({"choice": "pupil"})


@pytest.fixture
def course(tmp_path):
    return read_course(write(tmp_path, course=COURSE + "after_discussion: What would you change?\n"), models()).course


def test_facts_stand_in_the_order_of_the_course_and_name_their_source(course):
    work = Work(course, {"near": NEAR, "days": DAYS, "people": PEOPLE})
    assert list(dict.fromkeys(fact.source for fact in work.around.facts)) == ["people", "days", "near"]


def test_everything_said_about_a_thing_comes_together(course):
    ann = Work(course, {"near": NEAR, "people": PEOPLE}).things("people")[0]
    assert (ann.name, ann.get("group"), ann.get("near")) == ("Ann", "in", 5)


def test_an_activity_sees_the_facts_of_all_others_and_not_its_own(course):
    work = Work(course, {"near": NEAR, "days": DAYS, "people": PEOPLE})
    assert {fact.source for fact in work.ask(course.activity("near")).around.facts} == {"people", "days"}
    assert {fact.source for fact in work.ask(course.activity("people")).around.facts} == {"days", "near"}


def test_a_rating_of_a_thing_that_left_the_roster_is_kept_and_ignored(course):
    fewer = Given({"entries": PEOPLE.body["entries"][:1]})
    work = Work(course, {"people": fewer, "near": NEAR})
    assert [thing.id for thing in work.things("people")] == ["a1"]
    assert {fact.subject for fact in work.around.facts} == {"a1"}
    assert [row.id for row in work.answer(course.activity("near")).ratings] == ["a1", "b2"]
    assert work.summary(course.activity("near")) == "Near: 1 of 1"


def test_a_thing_that_comes_back_finds_its_rating_again(course):
    assert Work(course, {"people": PEOPLE, "near": NEAR}).things("people")[1].get("near") == 2


def test_the_form_of_a_rating_has_a_row_for_each_thing(course):
    work = Work(course, {"people": PEOPLE})
    assert [subject.label for subject in work.sheet(course.activity("near"), {}).parts[0].subjects] == ["Ann", "Ben"]


def test_an_answer_that_cannot_be_read_is_none_and_breaks_nothing(course):
    work = Work(course, {"people": Given({"entries": "not rows"}), "near": NEAR})
    activity = course.activity("people")
    assert work.answer(activity) is None
    assert (work.mark(activity), work.summary(activity), work.things("people")) == (None, "", [])


def test_there_is_nothing_to_say_where_nothing_was_handed_in(course):
    work, activity = Work(course, {}), course.activity("people")
    assert (work.answer(activity), work.mark(activity), work.summary(activity)) == (None, None, "")


def test_an_earlier_answer_can_be_looked_at_beside_the_latest(course):
    work, activity = Work(course, {"people": PEOPLE}), course.activity("people")
    earlier = Given({"entries": [{"id": "a1", "name": "Anna"}]})
    assert work.summary(activity, earlier) == "1 listed: Anna"
    assert work.summary(activity) == "2 listed: Ann, Ben"
    assert work.mark(activity, earlier).lines[0].text == "1 of 3 listed."


def test_done_counts_what_was_handed_in_and_optional_ones_only_when_done(course):
    assert Work(course, {}).done() == (0, 2)
    assert Work(course, {"people": PEOPLE}).done() == (1, 2)
    assert Work(course, {"people": PEOPLE, "days": DAYS}).done() == (2, 3)
    assert Work(course, {"people": PEOPLE, "days": DAYS}).done("how-near") == (1, 2)
    assert Work(course, {"people~change": Given({"change": "Less"})}).done() == (0, 2)


def test_what_was_said_about_a_thing_is_collected_in_the_order_of_the_course(course):
    work = Work(course, {"near": NEAR, "people": PEOPLE, "days": DAYS})
    said = [(activity.id, leaf.path, leaf.text) for activity, leaf in work.said_about("a1")]
    assert said == [
        ("people", "entries/a1/name", "Ann"),
        ("people", "entries/a1/group", "Inside"),
        ("people", "entries/a1/why", "She digs."),
        ("near", "ratings/a1/near", "5 (near)"),
    ]


def test_the_line_after_a_discussion_is_answered_like_any_other(course):
    work = Work(course, {"people~change": Given({"change": "One less."})})
    assert work.summary(course.activity("people~change")) == "One less."


@pytest.mark.parametrize(("days", "prompt"), [("pupil", "Rate them as a pupil."), ("parent", "Rate them."), (None, "Rate them.")])
def test_the_prompt_follows_what_the_learner_said_about_themself(course, days, prompt):
    work = Work(course, {"days": Given({"choice": days})} if days else {})
    assert work.ask(course.activity("near")).prompt == prompt


def test_of_several_choices_the_first_with_a_wording_picks_the_prompt(course):
    activity = course.activity("near")
    around = Around((Fact(ME, "days", ["parent", "pupil"]),))
    assert Ask(activity, activity.settings, around).prompt == "Rate them as a pupil."


def test_what_left_the_list_is_known_by_its_name_and_is_on_the_list_no_more(course):
    fewer = Given({"entries": [{"id": "b2", "name": "Benno"}]})
    work = Work(course, {"people": fewer}, {"people": [PEOPLE]})
    assert [thing.name for thing in work.things("people")] == ["Benno"]
    (gone,) = work.around.gone("people")
    assert (gone.id, gone.name, gone.get("group"), gone.get("roster")) == ("a1", "Ann", "in", None)


def test_what_comes_back_to_the_list_is_gone_no_more(course):
    fewer = Given({"entries": []})
    assert Work(course, {"people": PEOPLE}, {"people": [PEOPLE, fewer]}).around.gone("people") == []


def test_the_words_of_a_value_are_those_the_learner_reads(course):
    around = Work(course, {"people": PEOPLE}).around
    assert (around.words("group", "in"), around.words("group", "elsewhere"), around.words("near", 5)) == ("Inside", "elsewhere", "5")


def test_a_text_about_a_thing_says_so(course):
    work = Work(course, {"near": NEAR, "people": PEOPLE, "days": DAYS})
    said = [(title, said.text, set(said.about)) for title, said in work.ask(course.activity("days")).texts()]
    assert ("People", "She digs.", {"a1"}) in said
    assert ("Days", "Pupil", set()) in said


def test_all_of_an_optional_lesson_is_optional_for_the_whole_course_and_not_for_itself(tmp_path):
    second = SECOND.replace("minutes: 10", "minutes: 10\noptional: true", 1)
    course = read_course(write(tmp_path, second=second), models()).course
    assert Work(course, {}).done() == (0, 1)
    assert Work(course, {}).done("how-near") == (0, 1)
    assert Work(course, {"people": PEOPLE, "near": NEAR}).done() == (2, 2)

"""The courses that are shipped prove themselves: they can be read, answered, mapped, and say honestly how long they take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from activities import models
from activities.proof import prove
from activities.work import Given, Work
from commands.course_rules import TOLERANCE, estimate
from commands.markdown_rules import found_in, words
from course.lesson import Activity, Course, Prose
from course.reading import read_course

LESSONS = Path(__file__).resolve().parent.parent.parent / "lessons"
FOLDERS = sorted(file.parent for file in LESSONS.glob("*/course.yaml"))


def read(folder: Path) -> Course:
    reading = read_course(folder, models())
    assert reading.problems == () and reading.course is not None
    return reading.course


@pytest.fixture(scope="module")
def course() -> Course:
    return read(LESSONS / "who-are-your-customers")


def markdown(course: Course) -> list[str]:
    texts = []
    for lesson in course.lessons:
        for block in lesson.blocks:
            texts += [block.text] if isinstance(block, Prose) else [block.head.prompt, block.head.example, block.head.discussion]
            if isinstance(block, Activity) and block.head.variants:
                texts += block.head.variants.texts.values()
    return texts


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_course_proves_itself(folder: Path) -> None:
    assert prove(read(folder)) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_text_of_a_lesson_holds_html_a_picture_or_a_link_to_elsewhere(folder: Path) -> None:
    texts = markdown(read(folder))
    assert not [found for text in texts for found in found_in(text)]
    assert not [text for text in texts if "http" in text or "www." in text]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_lesson_takes_as_long_as_it_says(folder: Path) -> None:
    for lesson in read(folder).lessons:
        assert abs(estimate(lesson) - lesson.head.minutes) <= TOLERANCE * lesson.head.minutes


def test_the_prose_of_a_lesson_is_five_to_ten_minutes_of_reading(course: Course) -> None:
    for lesson in course.lessons:
        assert 700 <= sum(words(block.text) for block in lesson.blocks if isinstance(block, Prose)) <= 1300


def test_the_activities_of_both_lessons_are_there_in_order(course: Course) -> None:
    assert [[activity.id for activity in lesson.activities] for lesson in course.lessons] == [
        ["l1-cases", "l1-purchases", "l1-sectors", "l1-both"],
        ["l2-days", "l2-customers", "l2-importance", "l2-effort", "l2-tags", "l2-met"],
    ]


def test_every_activity_has_a_discussion_but_the_question_about_the_learner(course: Course) -> None:
    without = [activity.id for lesson in course.lessons for activity in lesson.activities if not activity.head.discussion]
    assert without == ["l2-days"]
    assert len(course.afters) == 9


def test_twelve_cases_use_all_seven_words_and_some_accept_two(course: Course) -> None:
    activity = course.activity("l1-cases")
    assert activity is not None
    cards = activity.settings.cards
    assert len(cards) == 12
    assert {group for card in cards for group in card.accept} == {group.id for group in activity.settings.groups}
    assert sum(len(card.accept) > 1 for card in cards) >= 2


def test_the_wording_of_the_list_adapts_to_every_kind_of_day(course: Course) -> None:
    days, customers = course.activity("l2-days"), course.activity("l2-customers")
    assert days and customers and customers.head.variants
    assert set(customers.head.variants.texts) == {option.id for option in days.settings.options}
    given = {"l2-days": Given({"choice": ["carer"]})}
    assert "Looking after somebody is work" in Work(course, given).ask(customers).prompt


def test_people_away_from_work_stay_with_the_learner_unless_they_decide_otherwise(course: Course) -> None:
    for slug in ("l2-customers", "l2-met"):
        activity = course.activity(slug)
        assert activity
        assert [group.id for group in activity.settings.groups if group.private] == ["personal"]
    customers = course.activity("l2-customers")
    assert customers
    rows = [{"id": "a", "name": "My sister", "group": "personal"}, {"id": "b", "name": "Office", "group": "internal"}]
    work = Work(course, {"l2-customers": Given({"entries": rows})})
    assert work.kind(customers).hidden(work.ask(customers), work.answer(customers)) == {"a": True, "b": False}


def test_the_map_is_drawn_from_ratings_tags_and_lists_that_exist(course: Course) -> None:
    plan = course.head.map
    assert plan is not None
    made: dict[str, Given] = {}
    for activity in course.activities():
        work = Work(course, made)
        made[activity.id] = Given(work.kind(activity).examples(work.ask(activity)).good[0])
    work = Work(course, made)
    things = work.things(plan.roster)
    assert things
    for aspect in (plan.sector, plan.distance, plan.works, *plan.hollow):
        assert any(thing.get(aspect) is not None for thing in things), aspect
    groups = {group.id for group in course.activity(plan.roster).settings.groups}  # type: ignore[union-attr]
    assert {sector.id for sector in plan.sectors} == groups
    times = next(tag for tag in course.activity("l2-tags").settings.tags if tag.id == "time")  # type: ignore[union-attr]
    assert set(plan.hollow["time"]) < {option.id for option in times.options}


def test_somebody_met_once_and_called_loyal_is_asked_about(course: Course) -> None:
    given = {
        "l2-customers": Given({"entries": [{"id": "a", "name": "Guest", "group": "external"}]}),
        "l2-tags": Given({"tags": [{"id": "a", "meeting": "once", "bond": "loyal"}]}),
    }
    tags = course.activity("l2-tags")
    assert tags
    mark = Work(course, given).mark(tags)
    assert mark and [line.text for line in mark.lines if line.tone == "question"] == [tags.settings.questions[0].ask]


def test_every_source_is_named_by_a_lesson(course: Course) -> None:
    assert {source for lesson in course.lessons for source in lesson.head.sources} == set(course.head.sources)


def test_an_id_is_never_reused_for_another_kind() -> None:
    """Answers are kept under ids: a course may gain activities, but one that was shipped keeps its id and its kind."""
    shipped = {
        "l1-cases": "sort",
        "l1-purchases": "tally",
        "l1-sectors": "match",
        "l1-both": "sort",
        "l2-days": "choice",
        "l2-customers": "roster",
        "l2-importance": "rate",
        "l2-effort": "rate",
        "l2-tags": "assign",
        "l2-met": "roster",
    }
    course = read(LESSONS / "who-are-your-customers")
    assert shipped.items() <= {activity.id: activity.kind for lesson in course.lessons for activity in lesson.activities}.items()


def test_no_made_up_learner_is_said_twice() -> None:
    for file in LESSONS.glob("*/demo.yaml"):
        data = yaml.safe_load(file.read_text("utf-8"))
        names = [thing["name"] for life in data["lives"] for thing in life["things"]]
        names += [thing["name"] for thing in data["shared"]["things"] + data["shared"]["met"]]
        whys = [thing["why"] for life in data["lives"] for thing in life["things"]]
        assert len(set(names)) == len(names) and len(set(whys)) == len(whys)
        assert len(set(data["names"])) == len(data["names"])
        assert json.dumps(data)

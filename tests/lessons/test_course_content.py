"""The courses that are shipped prove themselves: they can be read, answered, mapped, and say honestly how long they take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from activities import kinds, models
from activities.proof import prove
from activities.work import Given, Work
from commands.course_rules import TOLERANCE, estimate
from commands.markdown_rules import found_in, is_outside, words
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
    found = [one for text in texts for one in found_in(text)]
    assert not [one for one in found if one.what != "link" or is_outside(one.target)]
    assert not [text for text in texts if "http" in text or "www." in text]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_lesson_takes_as_long_as_it_says(folder: Path) -> None:
    for lesson in read(folder).lessons:
        assert abs(estimate(lesson) - lesson.head.minutes) <= TOLERANCE * lesson.head.minutes


def test_the_prose_of_a_lesson_is_a_few_minutes_of_reading(course: Course) -> None:
    for lesson in course.lessons:
        least = 400 if lesson.head.optional else 600
        assert least <= sum(words(block.text) for block in lesson.blocks if isinstance(block, Prose)) <= 1300, lesson.slug


def test_the_activities_of_all_lessons_are_there_in_order(course: Course) -> None:
    assert [[activity.id for activity in lesson.activities] for lesson in course.lessons] == [
        ["l1-cases", "l1-purchases", "l1-sectors", "l1-both"],
        ["l2-days", "l2-customers", "l2-importance", "l2-effort", "l2-tags", "l2-met"],
        ["l3-exchange", "l3-side", "l3-chain", "l3-seats", "l3-roles", "l3-words"],
        ["l4-focus", "l4-portrait", "l4-facts", "l4-valued", "l4-internal", "l4-step"],
        ["l5-line", "l5-advocates", "l5-shares", "l5-together", "l5-annoyed", "l5-see", "l5-stakes"],
        [
            "l6-types",
            "l6-examples",
            "l6-order",
            "l6-cases",
            "l6-field",
            "l6-drivers",
            "l6-choose",
            "l6-change",
            "l6-segments",
            "l6-words",
            "l6-shop",
            "l6-accountant",
            "l6-rhythms",
            "l6-means",
        ],
        ["l7-phases", "l7-touchpoints", "l7-feelings", "l7-gap", "l7-chances", "l7-values", "l7-touch", "l7-share"],
        ["l8-maps", "l8-canvas", "l8-closing", "l8-plan", "l8-agenda", "l8-glossary", "l8-reading", "l8-contradictions", "l8-names"],
        ["l9-questions", "l9-kit", "l9-log"],
        ["l10-loyalty", "l10-next"],
        ["l11-pairs", "l11-own"],
        ["l12-value", "l12-doubt"],
    ]


def test_every_activity_has_a_discussion_but_the_question_about_the_learner(course: Course) -> None:
    asked = [activity for lesson in course.lessons for activity in lesson.activities if kinds()[activity.kind].asks]
    assert [activity.id for activity in asked if not activity.head.discussion] == ["l2-days"]
    assert len(course.afters) >= len(asked) - 1


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
        if good := work.kind(activity).examples(work.ask(activity)).good:
            made[activity.id] = Given(good[0])
    work = Work(course, made)
    things = work.things(plan.roster)
    assert things
    for aspect in (plan.sector, plan.distance, plan.works, plan.star, *plan.hollow):
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
        "l3-exchange": "exchange",
        "l3-side": "spectrum",
        "l3-chain": "chain",
        "l3-seats": "reflect",
        "l3-roles": "assign",
        "l3-words": "assign",
        "l4-focus": "focus",
        "l4-portrait": "portrait",
        "l4-facts": "table",
        "l4-valued": "reflect",
        "l4-internal": "strip",
        "l4-step": "plan",
        "l5-line": "spectrum",
        "l5-advocates": "rate",
        "l5-shares": "split",
        "l5-together": "reflect",
        "l5-annoyed": "strip",
        "l5-see": "reflect",
        "l5-stakes": "rate",
        "l6-types": "match",
        "l6-examples": "match",
        "l6-order": "order",
        "l6-cases": "sort",
        "l6-field": "reflect",
        "l6-drivers": "recall",
        "l6-choose": "assign",
        "l6-change": "table",
        "l6-segments": "assign",
        "l6-words": "words",
        "l6-shop": "order",
        "l6-accountant": "order",
        "l6-rhythms": "assign",
        "l6-means": "table",
        "l7-phases": "order",
        "l7-touchpoints": "journey",
        "l7-feelings": "journey",
        "l7-gap": "plan",
        "l7-chances": "table",
        "l7-values": "table",
        "l7-touch": "plan",
        "l7-share": "share",
        "l8-maps": "then-now",
        "l8-canvas": "canvas",
        "l8-closing": "strip",
        "l8-plan": "plan",
        "l8-agenda": "agenda",
        "l8-glossary": "recall",
        "l8-reading": "reading",
        "l8-contradictions": "contradictions",
        "l8-names": "recall",
        "l9-questions": "sort",
        "l9-kit": "table",
        "l9-log": "table",
        "l10-loyalty": "rate",
        "l10-next": "plan",
        "l11-pairs": "match",
        "l11-own": "table",
        "l12-value": "table",
        "l12-doubt": "reflect",
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


def test_every_row_of_the_course_is_an_activity_that_lint_names(course: Course) -> None:
    """Eight lessons and four optional ones; what is drawn, compared or gathered is an activity, too."""
    assert [lesson.head.optional for lesson in course.lessons] == [False] * 8 + [True] * 4
    views = [activity.id for lesson in course.lessons for activity in lesson.activities if not kinds()[activity.kind].asks]
    assert views == ["l7-share", "l8-maps", "l8-canvas", "l8-agenda", "l8-contradictions"]
    assert {id: [back.back for back in backs] for id, backs in course.backs.items()} == {
        "l6-drivers": [1, 7, 30],
        "l8-glossary": [7, 30],
        "l8-names": [1, 7, 30],
    }


def test_the_course_is_one_sitting_or_several(course: Course) -> None:
    minutes = sum(lesson.head.minutes for lesson in course.lessons if not lesson.head.optional)
    assert 300 <= minutes <= 480

"""A bot takes every course that is shipped from end to end, once with good answers and once with answers that must be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from activities import kinds
from course.lesson import Course
from tests.walk.bot import Bot, address, opened, walk, words
from ui import content, house
from ui.safe_text import label

COURSES = sorted(content.courses())


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty installation with the courses that are shipped."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("LESSONS_DIR", raising=False)
    content.keep(house.store())
    yield
    house.store().close()


def learner(course: Course, *, questioned: bool) -> Bot:
    started = house.store().people.start("Robin", course.slug)
    return Bot(house.store(), course, started.token, questioned)


@pytest.mark.parametrize("questioned", [False, True], ids=["good answers", "answers that are asked about"])
@pytest.mark.parametrize("slug", COURSES)
def test_a_course_can_be_taken_from_end_to_end(installation: None, slug: str, questioned: bool) -> None:
    course = content.courses()[slug]
    bot = learner(course, questioned=questioned)
    refused = {activity.id: ack for activity, ack in walk(bot) if ack.get("state") != "handed"}
    assert not refused
    done, of = bot.visit().work.done()
    assert done == of == sum(kinds()[a.kind].asks for lesson in course.lessons for a in lesson.activities)
    broken = {
        lesson.slug: [e.value for e in app.exception]
        for lesson in course.lessons
        if (app := opened(bot.token, address(course, lesson.slug))).exception
    }
    assert not broken
    for lesson in course.lessons:
        shown = words(opened(bot.token, address(course, lesson.slug)))
        assert [title for title in (lesson.head.title, *(a.head.title for a in lesson.activities)) if label(title) not in shown] == []


@pytest.mark.parametrize("slug", COURSES)
def test_answers_that_must_be_asked_about_are_asked_about(installation: None, slug: str) -> None:
    course = content.courses()[slug]
    bot = learner(course, questioned=True)
    for _answered in walk(bot):
        pass
    quiet = []
    for lesson in course.lessons:
        for activity in lesson.activities:
            kind = kinds()[activity.kind]
            if kind.asks and bot.body(activity) != kind.examples(bot.visit().work.ask(activity)).good[0] and not bot.asked(activity):
                quiet.append(activity.id)
    assert not quiet


@pytest.mark.parametrize("slug", COURSES)
def test_home_map_and_every_further_picture_are_drawn_after_the_course(installation: None, slug: str) -> None:
    course = content.courses()[slug]
    bot = learner(course, questioned=False)
    for _answered in walk(bot):
        pass
    home = opened(bot.token, "")
    assert not home.exception and course.head.title in words(home).replace("\\", "")
    app = opened(bot.token, "map")
    assert not app.exception
    for view in app.selectbox(key="view").options if course.head.map and course.head.map.pictures else []:
        app.selectbox(key="view").select(view).run()
        assert not app.exception, view


@pytest.mark.parametrize("slug", COURSES)
def test_an_instructor_reads_every_answer_of_a_course_with_its_picture(installation: None, slug: str) -> None:
    course, people, cohorts = content.courses()[slug], house.store().people, house.store().cohorts
    owner = people.claim(people.owner_link(), "Olive Owner", "correct horse battery")
    identity = people.identify(owner)
    assert identity is not None
    cohort = cohorts.create(identity.person, slug, "Evening class")
    bot = Bot(house.store(), course, people.start("Robin", slug, cohort.join_code).token)
    for _answered in walk(bot):
        pass
    learner, broken = bot.visit().person, {}
    for activity in (a for lesson in course.lessons for a in lesson.activities if kinds()[a.kind].asks):
        app = opened(owner, "review", {"cohort": cohort.id, "learner": learner, "activity": activity.id})
        if (
            app.exception
            or label(activity.head.title) not in words(app)
            or "The question as it was worded" not in [e.label for e in app.expander]
        ):
            broken[activity.id] = [e.value for e in app.exception] or words(app)[:200]
    assert not broken

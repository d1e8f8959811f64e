"""`manage.py demo` fills an empty installation with learners who differ, through the real store, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import correlation
from typing import Any

import pytest
from click.testing import CliRunner, Result

from activities import kinds
from activities.work import Given, Work
from commands.lint import LESSONS
from commands.made_up.answers import WAYS
from commands.made_up.learner import MadeUpLearner
from commands.made_up.material import read_material
from commands.made_up.story import Story
from course.check import check
from course.lesson import Activity
from manage import main
from storage.records import Member, Revision
from storage.store import Store, open_store
from ui import content
from ui.visit import former_of

LEARNERS = 30


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["demo", *arguments], env={"DATA_DIR": str(folder), "PUBLIC_URL": "https://learn.test"})


@dataclass(frozen=True)
class Demo:
    """A filled installation, seen by its instructor."""

    folder: Path
    told: dict[str, Any]
    store: Store
    instructor: str
    cohort: str
    members: list[Member]

    def history(self, person: str, slug: str) -> list[Revision]:
        return self.store.answers.history(self.instructor, self.cohort, slug, person)

    def own_work(self, code: str) -> tuple[str, Work]:
        """What a learner sees of their own, private entries included."""
        who = self.store.people.identify(self.store.people.resume(code))
        assert who is not None
        course = content.courses()[who.enrolments[0].course]
        latest = self.store.answers.latest(who.person, self.cohort)
        given = {slug: Given(r.body, r.kind_version) for slug, r in latest.items()}
        return who.person, Work(course, given, former_of(self.store, who.person, self.cohort, course, latest))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    result = run(folder, "--json", "--learners", str(LEARNERS))
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    store = open_store(folder / "companion.db")
    instructor = store.people.identify(store.people.sign_in(**told["instructor"]))
    assert instructor is not None
    (cohort,) = store.cohorts.list(instructor.person)
    members = [m for m in store.cohorts.members(instructor.person, cohort.id) if m.role == "learner"]
    yield Demo(folder, told, store, instructor.person, cohort.id, members)
    store.close()


@pytest.fixture(scope="module")
def works(demo: Demo) -> dict[str, Work]:
    return dict(demo.own_work(code) for code in demo.told["resume_codes"].values())


def activities(work: Work) -> Iterator[tuple[Activity, Given]]:
    for activity in work.course.activities():
        if given := work.given.get(activity.id):
            yield activity, given


def test_the_ways_in_that_are_printed_lead_in(demo: Demo) -> None:
    assert set(demo.told) == {"join_link", "owner_link", "instructor", "resume_codes"}
    assert len(demo.told["resume_codes"]) == len(demo.members) == LEARNERS
    join = demo.told["join_link"].removeprefix("https://learn.test/join?code=")
    found = demo.store.cohorts.look_up(join)
    assert found is not None and found.cohort == demo.cohort
    owner = demo.store.people.invitation(demo.told["owner_link"].removeprefix("https://learn.test/claim?code="))
    assert owner is not None and owner.role == "owner"
    assert {member.pseudonym for member in demo.members} == set(demo.told["resume_codes"])


def test_every_answer_could_have_been_handed_in_by_its_learner(works: dict[str, Work]) -> None:
    for work in works.values():
        for activity, given in activities(work):
            kind, ask = work.kind(activity), work.ask(activity)
            assert check(kind.sheet(ask, given.body), given.body) == []
            assert kind.problems(ask, kind.read(given.body, given.version)) == []


def test_every_activity_is_answered_by_many_who_say_different_things(works: dict[str, Work]) -> None:
    course = next(iter(works.values())).course
    asked = [(lesson, activity) for lesson in course.lessons for activity in lesson.activities if kinds()[activity.kind].asks]
    for lesson, activity in asked:
        early = lesson.number <= 2  # most stop somewhere later, and few do what is optional
        bodies = [json.dumps(work.given[activity.id].body, sort_keys=True) for work in works.values() if activity.id in work.given]
        assert len(bodies) >= (LEARNERS // 3 if early else 1 if lesson.head.optional else LEARNERS // 8), activity.id
        if activity.kind != "choice":
            assert len(set(bodies)) >= (0.7 * len(bodies) if early else min(3, len(bodies))), activity.id
    lists = [work.summary(a) for work in works.values() if (a := course.activity("l2-customers")) and a.id in work.given]
    assert len(set(lists)) >= 0.9 * len(lists)


def test_lists_mix_groups_leave_gaps_with_reasons_and_some_doubts(works: dict[str, Work]) -> None:
    bodies = [work.given["l2-customers"].body for work in works.values() if "l2-customers" in work.given]
    mixes = Counter(tuple(sorted({str(row.get("group")) for row in body["entries"]})) for body in bodies)
    assert len(mixes) >= 4
    assert {len(body["entries"]) for body in bodies} >= {3, 4, 5}
    assert sum(any(key.startswith("gap-") and text for key, text in body.items()) for body in bodies) >= 3
    assert any(row.get("group") == "unsure" for body in bodies for row in body["entries"])
    assert any(not row.get("why") for body in bodies for row in body["entries"])


def test_ratings_use_the_range_and_hang_together(works: dict[str, Work]) -> None:
    things = [thing for work in works.values() for thing in work.things("l2-customers")]
    assert {thing.get("importance") for thing in things} >= {1, 2, 3, 4, 5}
    both = [(t.get("understand"), t.get("satisfy")) for t in things if t.get("understand") and t.get("satisfy")]
    assert 0.3 < correlation(*zip(*both, strict=True)) < 0.95
    assert {thing.get("basis") for thing in things} >= {"assumed", "observed", "asked"}


def test_some_entries_are_kept_from_the_instructor(demo: Demo, works: dict[str, Work]) -> None:
    hidden = 0
    for person, work in works.items():
        seen = json.dumps([revision.body for revision in demo.store.answers.latest(demo.instructor, demo.cohort, person).values()])
        for thing in work.things("l2-customers"):
            if thing.get("visible") == "me":
                hidden += 1
                assert thing.id not in seen
    assert hidden >= LEARNERS // 3


def test_a_second_answer_really_changes_something(demo: Demo, works: dict[str, Work]) -> None:
    again = 0
    for person, work in works.items():
        for activity, _given in activities(work):
            history = demo.store.answers.history(demo.instructor, demo.cohort, activity.id, person)
            again += len(history) > 1
    assert again >= LEARNERS // 2
    for code in demo.told["resume_codes"].values():
        who = demo.store.people.identify(demo.store.people.resume(code))
        assert who is not None
        for slug in demo.store.answers.latest(who.person, demo.cohort):
            bodies = [json.dumps(r.body, sort_keys=True) for r in demo.store.answers.history(who.person, demo.cohort, slug)]
            assert all(a != b for a, b in zip(bodies, bodies[1:], strict=False))


def test_learners_are_at_different_places_and_some_left_a_draft(demo: Demo, works: dict[str, Work]) -> None:
    assert len({work.done() for work in works.values()}) >= 5
    assert any(not work.given for work in works.values())
    unfinished = [
        slug for person, work in works.items() for slug in demo.store.answers.drafts(person, demo.cohort) if slug not in work.given
    ]
    assert unfinished


def test_reviews_are_released_about_what_is_shared_and_some_are_replied_to(demo: Demo, works: dict[str, Work]) -> None:
    reviews = [
        (work, review)
        for person, work in works.items()
        for activity, _given in activities(work)
        for review in demo.store.reviews.of(demo.instructor, demo.cohort, activity.id, person)
    ]
    assert len(reviews) >= 5
    assert any(review.replies for _work, review in reviews) and any(not review.replies for _work, review in reviews)
    assert len({review.body["comment"] for _work, review in reviews}) >= 4
    for work, review in reviews:
        assert not any(f"“{t.name}”" in review.body["comment"] for t in work.things("l2-customers") if t.get("visible") == "me")
    states = {row.state for row in demo.store.answers.submissions(demo.instructor, demo.cohort, limit=500).rows}
    assert states >= {"new", "reviewed", "replied"}


def test_nothing_happens_in_the_future_or_all_at_once(demo: Demo) -> None:
    rows = demo.store.answers.submissions(demo.instructor, demo.cohort, limit=500).rows
    days = {row.saved_at[:10] for row in rows}
    assert len(days) >= 8


def test_an_installation_in_use_is_left_alone(demo: Demo) -> None:
    before = demo.store.digest()
    result = run(demo.folder)
    assert result.exit_code == 1
    assert "This installation is in use, so nothing was changed." in result.output
    assert demo.store.digest() == before


def test_the_same_seed_says_the_same_and_another_one_does_not(tmp_path: Path) -> None:
    def lists(folder: str, seed: str) -> list[str]:
        assert run(tmp_path / folder, "--learners", "4", "--seed", seed).exit_code == 0
        store = open_store(tmp_path / folder / "companion.db")
        told = store.engine.read(lambda tx: tx.rows("SELECT body FROM answer ORDER BY slug, body"))
        store.close()
        return [row["body"] for row in told]

    assert lists("one", "7") == lists("two", "7") != lists("three", "8")


def test_more_learners_than_names_get_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = read_material(LESSONS / "who-are-your-customers" / "demo.yaml")[0]
    assert few is not None
    monkeypatch.setattr("commands.demo.read_material", lambda file: (few.model_copy(update={"names": ["Wren", "Teal"]}), []))
    told = json.loads(run(tmp_path, "--json", "--learners", "5").output)
    assert sorted(name.removeprefix("Wren").removeprefix("Teal") for name in told["resume_codes"]) == ["", "", " 2", " 2", " 3"]


def test_the_page_says_how_to_sign_in(tmp_path: Path) -> None:
    result = run(tmp_path, "--learners", "2")
    assert "2 made-up learners" in result.output
    for words in ("https://learn.test/join?code=", "https://learn.test/claim?code=", "passphrase", "resume code"):
        assert words in result.output


def test_an_answer_that_may_not_be_handed_in_stays_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    material, course = read_material(LESSONS / "who-are-your-customers" / "demo.yaml")[0], content.courses()["who-are-your-customers"]
    assert material is not None
    monkeypatch.setitem(WAYS, "sort", lambda ask, who, before: {"cards": {}})
    who = MadeUpLearner("Wren", material.lives[0], material.shared, Random(5))
    steps = list(Story(course, who, now=0.0).steps())
    assert {step.rev for step in steps if step.activity.kind == "sort"} == {0}
    assert any(step.rev for step in steps)


def test_with_more_learners_than_stories_a_story_comes_back_at_another_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.made_up.filling.DISTINCT", 2)
    monkeypatch.setattr("commands.demo.CODES", 3)
    result = run(tmp_path / "many", "--learners", "6", "--seed", "3")
    assert result.exit_code == 0 and "and 3 more" in result.output
    store = open_store(tmp_path / "many" / "companion.db")
    rows = store.engine.read(lambda tx: tx.rows("SELECT person, slug, rev, body, saved_at FROM answer ORDER BY person, slug, rev"))
    store.close()
    works: dict[str, list[tuple[str, int, str]]] = {}
    for row in rows:
        works.setdefault(row["person"], []).append((row["slug"], row["rev"], row["body"]))
    assert len(works) >= 4 and len({row["saved_at"] for row in rows}) == len(rows)
    bodies = [tuple(work) for work in works.values()]
    beginnings = {work[:3] for work in bodies}
    assert len(beginnings) <= 2 < len(bodies)  # two stories, told by more people

"""A whole course, done by one learner, goes in a file into an empty installation: the same facts, the same pictures, the same words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from activities import kinds
from charts.ring import NARROW, WIDE, ring
from charts.scene import Scene, Sector
from storage.parcel import Parcel
from storage.store import Store, open_store
from takeaway.build import build
from takeaway.html import html
from takeaway.learner_file import read, write
from tests.walk.bot import Bot, walk
from ui import content, keep_file, scenery
from ui.gathering import gathered
from ui.visit import Visit

COURSE = "who-are-your-customers"
AT = "2027-01-15T08:00:00.000Z"


class Clock:
    """Every look at it is a second later."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        Clock.now += 1
        return Clock.now


@dataclass
class Trip:
    """Fern's work where it was done, and where it was brought in."""

    there: Visit
    here: Visit
    file: bytes


def installation(folder: Path) -> Store:
    store = open_store(folder / "companion.db", Clock(), passphrase_work=4)
    content.keep(store)
    return store


@pytest.fixture(scope="module")
def trip() -> Iterator[Trip]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        store, empty = installation(Path(one)), installation(Path(other))
        course = content.courses()[COURSE]
        bot = Bot(store, course, store.people.start("Fern", COURSE).token)
        for n, _step in enumerate(walk(bot)):
            if n == 20:
                store.moments.keep(bot.visit().person, bot.visit().cohort, "after:your-customers")
        questioned = Bot(store, course, bot.token, questioned=True)
        for activity, _ack in walk(questioned):  # a second version of everything that can be asked about
            assert activity
        visit = bot.visit()
        store.answers.save_draft(visit.person, visit.cohort, "l2-customers", {"entries": []}, 99, "tab")
        file = write(keep_file.contents(bot.visit()), b"", AT)
        started = empty.people.start("Fern", COURSE)
        contents = read(file).contents.model_dump(exclude={"course_title"})
        empty.portable.bring(started.person, started.cohort, keep_file.PARCEL.validate_python(contents))
        yield Trip(bot.visit(), Bot(empty, course, started.token).visit(), file)
        store.close()
        empty.close()


def map_of(visit: Visit, width: object) -> Scene:
    plan = visit.course.head.map
    assert plan is not None
    sectors = [Sector(sector.id, sector.label) for sector in plan.sectors]
    return ring(scenery.things_of(visit.work, plan), sectors, scenery.ring_words(plan), width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_map_is_identical(trip: Trip, width: object) -> None:
    assert map_of(trip.here, width) == map_of(trip.there, width)
    assert map_of(trip.here, width).table.rows


def test_every_fact_is_identical_with_drafts_and_without(trip: Trip) -> None:
    assert trip.there.work.around.facts and trip.here.work.around.facts == trip.there.work.around.facts
    assert trip.here.now.around.facts == trip.there.now.around.facts != trip.there.work.around.facts


def test_feedback_and_pictures_of_every_activity_are_identical(trip: Trip) -> None:
    for activity in trip.there.course.activities():
        marks = [visit.work.mark(activity) for visit in (trip.here, trip.there) if kinds()[activity.kind].asks]
        assert marks[:1] == marks[1:], activity.id


def test_the_workbook_is_identical(trip: Trip) -> None:
    pages = [html(build(gathered(visit)), b"").decode() for visit in (trip.here, trip.there)]
    assert pages[0] == pages[1]


def test_every_version_and_every_moment_is_there(trip: Trip) -> None:
    def parcel(visit: Visit) -> Parcel:
        return visit.store.portable.export(visit.person, visit.cohort)

    here, there = parcel(trip.here), parcel(trip.there)
    assert max(turn.rev for turn in there.revisions) == 2 and there.moments
    for part in ("revisions", "moments", "hidden", "peeks", "place", "comments", "wordings"):
        assert getattr(here, part) == getattr(there, part), part


def test_the_file_of_a_whole_course_is_far_below_what_is_taken(trip: Trip) -> None:
    assert 10_000 < len(trip.file) < 500_000

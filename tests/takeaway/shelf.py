"""Workbooks for tests: of a learner who did the whole course, and of one whose every word tries to be more than a word."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from activities import kinds
from activities.work import Given, Work
from storage.store import open_store
from takeaway.book import Book, Picture, Remark
from takeaway.build import Source, build
from tests.walk.bot import Bot
from ui import content, scenery
from ui.visit import given

COURSE = "who-are-your-customers"


@cache
def full_work() -> Work:
    """Everything the course asks, answered by the bot."""
    course = content.courses()[COURSE]
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "companion.db", passphrase_work=4)
        content.keep(store)
        started = store.people.start("Fern", COURSE)
        bot = Bot(store, course, started.token)
        for lesson in course.lessons:
            for activity in lesson.activities:
                if kinds()[activity.kind].asks:
                    bot.hand_in(activity)
        latest = store.answers.latest(started.person, started.cohort)
        store.close()
    return Work(course, given(latest))


def book_of(work: Work, learner: str = "Fern", remark: str = "Whom do you mean by “office”?") -> Book:
    """The workbook of somebody's work, with a map before it and one comment with a reply."""
    from charts.ring import WIDE, ring
    from charts.scene import Sector

    plan = work.course.head.map
    assert plan is not None
    scene = ring(
        scenery.things_of(work, plan), [Sector(sector.id, sector.label) for sector in plan.sectors], scenery.ring_words(plan), WIDE
    )
    remarks = {"l2-customers": (Remark("Ines", "2026-11-20 10:15", remark, (Remark(learner, "2026-11-20 11:00", remark),)),)}
    states = dict.fromkeys(work.given, "Handed in, version 1, 2026-11-20 09:30.")
    return build(
        Source(
            work, learner, "2026-11-24 16:00", "Everything you wrote is in it.", states, remarks=remarks, maps=(Picture("My map", scene),)
        )
    )


@cache
def full_book() -> Book:
    """The workbook of the bot."""
    return book_of(full_work())


def _say(value: object, words: str) -> object:
    if isinstance(value, str):
        return words if " " in value else value  # ids and options have no blank
    if isinstance(value, list):
        return [_say(item, words) for item in value]
    return {key: _say(item, words) for key, item in value.items()} if isinstance(value, dict) else value


def hostile_book(words: str) -> Book:
    """The workbook of somebody who wrote the same words into every box.

    :param words: a text that some format could take for markup; every text the bot wrote with a blank in it becomes this one
    """
    work = full_work()
    said = {slug: Given(body, one.version) for slug, one in work.given.items() if isinstance(body := _say(one.body, words), dict)}
    return book_of(Work(work.course, said), learner=words, remark=words)

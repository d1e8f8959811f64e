"""The cast of the storage tests, the same in every test, and a clock that moves only when told to."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from storage import Store, open_store
from storage.records import ActivityText, Draft, LessonText, Review, Revision

PASSPHRASE = "a long enough passphrase"
COURSE = "journeys"


class HandClock:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class Cast:
    """Everybody, by id. ``x`` is the cohort of ann, bob and ines; ``y`` of cy and otto; ``alone`` is self-study.

    Olga owns the installation and made both cohorts, so she is an instructor in them; ove owns it too and is in none.
    """

    store: Store
    clock: HandClock
    path: Path
    x: str
    y: str
    alone: str
    tokens: dict[str, str]
    ids: dict[str, str]
    code: str

    def __getattr__(self, name: str) -> str:
        try:
            return self.ids[name]
        except KeyError:
            raise AttributeError(name) from None

    def hand_in(self, who: str, body: dict, base: int = 0, cohort: str | None = None, **more: object) -> Revision:
        more = {"slug": "five", "op": secrets.token_hex(8), "activity": "five-hash", "kind_version": 1} | more
        return self.store.answers.hand_in(who, cohort or self.x, body=body, base_rev=base, **more)

    def draft(self, who: str, body: dict, version: int = 0, client: str = "tab", **more: object) -> Draft:
        return self.store.answers.save_draft(who, self.x, "five", body, version, client, **more)

    def review(self, who: str, rev: int = 1, body: dict | None = None, by: str | None = None) -> Review:
        op = secrets.token_hex(8)
        return self.store.reviews.release(by or self.ines, self.x, who, "five", rev, body or {"good": "yes"}, op)


LESSON = LessonText(
    "lesson-hash",
    "01-five",
    "Five",
    "# Five",
    (ActivityText("five-hash", "five", "roster", "{}"), ActivityText("more-hash", "more", "reflect", '{"a":1}')),
)


def make_cast(path: Path) -> Cast:
    clock = HandClock()
    store = open_store(path, clock, passphrase_work=4)
    store.content.keep([LESSON])
    people, tokens, ids = store.people, {}, {}

    def know(name: str, token: str) -> str:
        tokens[name] = token
        ids[name] = people.identify(token).person
        return ids[name]

    olga = know("olga", people.claim(people.owner_link(), "Olga", PASSPHRASE))
    know("ove", people.claim(people.owner_link(), "Ove", PASSPHRASE))
    x, y = store.cohorts.create(olga, COURSE, "Spring"), store.cohorts.create(olga, COURSE, "Autumn")
    know("ines", people.claim(store.cohorts.invite(olga, x.id), "Ines", PASSPHRASE))
    know("otto", people.claim(store.cohorts.invite(olga, y.id), "Otto", PASSPHRASE))
    ann = people.start("Ann", COURSE, x.join_code)
    know("ann", ann.token)
    know("bob", people.start("Bob", COURSE, x.join_code).token)
    know("cy", people.start("Cy", COURSE, y.join_code).token)
    solo = people.start("Solo", COURSE)
    know("solo", solo.token)
    ids["nobody"] = "no such person"
    return Cast(store, clock, path, x.id, y.id, solo.cohort, tokens, ids, ann.resume_code)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """The cast made once and closed; tests work on copies."""
    made = make_cast(tmp_path_factory.mktemp("template") / "companion.db")
    made.store.engine.scrub()
    made.store.close()
    return made


def copy_of(template: Cast, path: Path) -> Cast:
    path.parent.mkdir(mode=0o700)
    shutil.copy(template.path, path)
    clock = HandClock()
    return replace(template, path=path, clock=clock, store=open_store(path, clock, passphrase_work=4))


@pytest.fixture
def cast(template: Cast, tmp_path: Path) -> Iterator[Cast]:
    made = copy_of(template, tmp_path / "kept" / "companion.db")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def shared_cast(template: Cast, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    made = copy_of(template, tmp_path_factory.mktemp("shared") / "kept" / "companion.db")
    yield made
    made.store.close()

"""The page that gives results to instructors: it makes files, hides names, refuses the wrong person, and remembers who agreed."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
from anyio import run
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from storage.aliases import alias
from tests.ui.conftest import ANN, BEN, Learner, text
from tests.walk.bot import opened
from ui import parcels
from ui.web import pickup
from ui.web.passport import COOKIE

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.ui.conftest import Class

PAGE = "results"


@dataclass
class Room:
    """A cohort with its instructor ines, an owner who is in none, otto of another cohort, and olga who is in both."""

    school: Class
    cohort: str
    code: str
    ines: str
    owner: str
    otto: str
    olga: str

    def learner(self, name: str) -> Learner:
        """Somebody who joined by the link and handed in."""
        started = self.school.store.people.start(name, "garden", self.code)
        fern = Learner(self.school.store, started.token, "garden")
        fern.hands_in("people", {"entries": [ANN, BEN]})
        return fern

    def id(self, token: str) -> str:
        identity = self.school.store.people.identify(token)
        assert identity is not None
        return identity.person


@pytest.fixture
def room(school: Class) -> Iterator[Room]:
    people, cohorts = school.store.people, school.store.cohorts

    def claim(code: str, name: str) -> str:
        return people.claim(code, name, "a long enough passphrase")

    owner, other = claim(people.owner_link(), "Ove"), claim(people.owner_link(), "Olga")
    ids = {token: identity.person for token in (owner, other) if (identity := people.identify(token))}
    spring, autumn = cohorts.create(ids[other], "garden", "Spring"), cohorts.create(ids[other], "garden", "Autumn")
    ines, otto = claim(cohorts.invite(ids[other], spring.id), "Ines"), claim(cohorts.invite(ids[other], autumn.id), "Otto")
    yield Room(school, spring.id, spring.join_code, ines, owner, otto, other)
    parcels.clear()


def made(app: AppTest, kind: str, token: str, room: Room) -> bytes:
    (press,) = (one for one in app.button if one.key == f"make-{kind}")
    app = press.click().run()
    assert not app.exception and not app.error, (app.exception, app.error)
    parcel = parcels.waiting(room.id(token))
    assert parcel is not None and len(app.get("download_button")) == 1
    assert parcel.path.stat().st_mode & 0o777 == 0o600 and parcel.path.parent.stat().st_mode & 0o777 == 0o700
    return parcel.path.read_bytes()


def seen(app: AppTest) -> list[str]:
    return [one.key for one in app.button]


def page_of(token: str) -> AppTest:
    app = opened(token, PAGE)
    assert not app.exception, app.exception
    return app


def test_the_gradebook_holds_every_learner_and_answer(room: Room) -> None:
    room.learner("Fern"), room.learner("Gus")
    pages = openpyxl.load_workbook(BytesIO(made(page_of(room.ines), "gradebook", room.ines, room)))
    assert [row[0].value for row in pages["Learners"].iter_rows(min_row=2)] == ["Fern", "Gus"]
    assert {row[-1].value for row in pages["Fields"].iter_rows(min_row=2)} >= {"Ann", "Ben"}


def test_what_is_kept_to_oneself_is_in_no_file(room: Room) -> None:
    fern = room.learner("Fern")
    visit = fern.bot.visit()
    fern.store.answers.save_draft(visit.person, visit.cohort, "people", {"entries": [ANN, BEN]}, 1, "tab", frozenset({"a1"}))
    app = page_of(room.ines)
    app.radio("gradebook-form").set_value("csv").run()
    with ZipFile(BytesIO(made(app, "gradebook", room.ines, room))) as pack:
        tables = {name: pack.read(name).decode("utf-8-sig") for name in pack.namelist()}
    rows = list(csv.DictReader(StringIO(tables["answers.csv"])))
    assert rows[0]["Note"] == "something is kept private" and "Ben" in tables["fields.csv"]
    assert not [name for name, table in tables.items() if "Ann" in table]


def test_a_document_hides_names_until_they_are_asked_for(room: Room) -> None:
    fern = room.learner("Fern")
    app = page_of(room.ines)
    app.radio("document-form").set_value("markdown").run()
    hidden = made(app, "answers", room.ines, room).decode()
    assert f"### Learner {alias(room.cohort, room.id(fern.token))}" in hidden and "Fern" not in hidden and "List them" in hidden
    app.checkbox("document-names").uncheck().run()
    assert "### Fern" in made(app, "answers", room.ines, room).decode()


def test_a_file_is_offered_only_for_what_was_asked_for_last(room: Room) -> None:
    room.learner("Fern")
    app = page_of(room.ines)
    made(app, "gradebook", room.ines, room)
    assert len(app.get("download_button")) == 1
    app.checkbox("gradebook-earlier").check().run()
    assert not app.get("download_button")


def test_a_file_is_gone_after_half_an_hour(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.learner("Fern")
    app = page_of(room.ines)
    made(app, "gradebook", room.ines, room)
    later = time.time() + parcels.SECONDS + 1
    monkeypatch.setattr(parcels.time, "time", lambda: later)
    assert not app.run().get("download_button") and parcels.waiting(room.id(room.ines)) is None


def test_a_new_file_takes_the_place_of_the_one_before_and_of_what_was_left_behind(room: Room) -> None:
    room.learner("Fern")
    base = room.school.store.engine.path.parent / parcels.FOLDER
    (base / "left").mkdir(parents=True)
    os.utime(base / "left", (0, 0))
    app = page_of(room.ines)
    first = made(app, "gradebook", room.ines, room)
    assert made(app, "gradebook", room.ines, room) and first
    parcel = parcels.waiting(room.id(room.ines))
    assert parcel is not None and list(base.iterdir()) == [parcel.path.parent]
    parcels._drop(parcel.ticket)
    assert list(base.iterdir()) == []


def test_a_making_that_fails_says_so_and_leaves_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage.errors import Unavailable
    from ui import outgoing

    room.learner("Fern")
    app = page_of(room.ines)

    def gone(*_args: object, **_more: object) -> None:
        raise Unavailable("gone")

    monkeypatch.setattr(outgoing, "learners", gone)
    app = next(one for one in app.button if one.key == "make-gradebook").click().run()
    assert "cannot be reached right now" in text(app) and not app.get("download_button")
    assert not list((room.school.store.engine.path.parent / parcels.FOLDER).iterdir())


def test_an_empty_cohort_says_so_and_offers_no_file(room: Room) -> None:
    app = page_of(room.ines)
    assert "0 learners" in text(app) and not [key for key in seen(app) if key.startswith("make-")]


def test_others_find_nothing_of_this_cohort(room: Room) -> None:
    fern = room.learner("Fern")
    for token in ("nonsense", fern.token):
        assert not [key for key in seen(page_of(token)) if key and key.startswith(("make-", "ask-"))]
    assert "review in no cohort yet" in text(page_of(room.owner))
    assert "0 learners" in text(page_of(room.otto))
    assert "0 learners" in text(opened(room.otto, PAGE, {"cohort": room.cohort}))


def test_a_ticket_opens_the_file_for_its_owner_alone(room: Room) -> None:
    fern = room.learner("Fern")
    data = made(page_of(room.ines), "gradebook", room.ines, room)
    parcel = parcels.waiting(room.id(room.ines))
    assert parcel is not None
    for token in ("", "nonsense", fern.token, room.otto, room.owner, room.olga):
        assert not isinstance(fetched(parcel.ticket, token), FileResponse)
    found = fetched(parcel.ticket, room.ines)
    assert isinstance(found, FileResponse) and Path(found.path).read_bytes() == data
    assert found.headers["cache-control"] == "no-store" and found.headers["content-disposition"].startswith("attachment")
    assert not isinstance(fetched("other", room.ines), FileResponse)
    engine, change = room.school.store.engine, "UPDATE enrolment SET role = :role WHERE person = :person"
    for role, may in (("learner", False), ("instructor", True)):  # whoever stops being an instructor fetches nothing more
        engine.write(lambda tx, role=role: tx.run(change, role=role, person=parcel.person))
        assert isinstance(fetched(parcel.ticket, room.ines), FileResponse) is may
    room.school.store.people.sign_out(room.ines)
    assert not isinstance(fetched(parcel.ticket, room.ines), FileResponse)


def fetched(ticket: str, token: str) -> Response:
    cookie = [(b"cookie", f"{COOKIE}={token}".encode())]
    return run(pickup.fetch, Request({"type": "http", "method": "GET", "headers": cookie, "path_params": {"ticket": ticket}}))


def agrees(app: AppTest) -> AppTest:
    return next(one for one in app.button if one.key.startswith("consent-give-")).click().run()


def ask(app: AppTest, room: Room, purpose: str) -> AppTest:
    app.text_area(f"purpose-{room.cohort}").set_value(purpose)
    return next(one for one in app.button if one.key == f"ask-{room.cohort}").click().run()


def test_learners_are_asked_agree_and_take_it_back(room: Room) -> None:
    fern = room.learner("Fern")
    assert "Research" not in text(fern.opens("account"))
    ask(page_of(room.ines), room, "A study of ![gardens](http://evil)")
    app = fern.opens("account")
    assert "You have not agreed" in text(app) and "A study of ![gardens](http://evil)" in [one.value for one in app.get("text")]
    app = agrees(app)
    assert "You agreed" in text(app) and "You agreed" in text(fern.opens("account"))
    app = next(one for one in app.button if one.key == "consent-back").click().run()
    assert "You have not agreed" in text(app) and "You have not agreed" in text(fern.opens("account"))


def test_a_yes_to_a_purpose_that_was_changed_meanwhile_is_not_taken(room: Room) -> None:
    fern = room.learner("Fern")
    ask(page_of(room.ines), room, "One")
    app = fern.opens("account")
    room.school.store.consent.ask(room.id(room.ines), room.cohort, "Two")
    app = agrees(app)
    assert "You have not agreed" in text(app) and "Two" in [one.value for one in app.get("text")]
    asked = room.school.store.consent.asked(room.id(fern.token), room.cohort)
    assert asked is not None and not asked[1]


def test_a_purpose_that_cannot_be_kept_stays_in_its_box(room: Room) -> None:
    app = ask(page_of(room.ines), room, "x" * 301)
    assert "Write the purpose in 1 to 300" in text(app) and app.text_area(f"purpose-{room.cohort}").value == "x" * 301
    assert room.school.store.consent.question(room.id(room.ines), room.cohort) is None


def test_the_file_for_research_holds_those_who_agreed_and_no_name_of_the_cohort(room: Room) -> None:
    fern, gus = room.learner("Fern"), room.learner("Gus")
    gus.hands_in("people", {"entries": [{"id": "g1", "name": "Fern and QQgus", "group": "in"}]})
    fern.hands_in("people", {"entries": [{"id": "f1", "name": "gus and QQfern", "group": "in"}]})
    app = ask(page_of(room.ines), room, "A study")
    account = fern.opens("account")
    agrees(account)
    with ZipFile(BytesIO(made(app, "research", room.ines, room))) as pack:
        everything = "".join(pack.read(name).decode() for name in pack.namelist())
    assert "[name] and QQfern" in everything
    assert not [word for word in ("QQgus", "Fern", "gus", "Gus", "Ines") if word in everything]


def test_stopping_ends_what_was_agreed(room: Room) -> None:
    fern = room.learner("Fern")
    app = ask(page_of(room.ines), room, "A study")
    account = fern.opens("account")
    agrees(account)
    app = next(one for one in app.button if one.key == f"stop-{room.cohort}").click().run()
    assert "make-research" not in seen(app) and "Research" not in text(fern.opens("account"))

"""Where the disk may vanish, learners are asked to take their file along, calmly and no one else; where it keeps, nobody is."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from storage.errors import NotFound
from tests.ui.conftest import ANN, BEN, Learner, text
from ui import along, house, thread

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.ui.conftest import Class

NOTICE = "This place may forget what is on it when it is restarted."


@pytest.fixture
def vanishing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISK", "vanishes")


def with_people(school: Class, name: str = "Fern") -> Learner:
    fern = school.learner(name)
    fern.hands_in("people", {"entries": [ANN, BEN]})
    return fern


def an_owner(school: Class) -> Learner:
    """Somebody whose installation it is."""
    token = school.store.people.claim(school.store.people.owner_link(), "Olive Owner", "correct horse battery")
    return Learner(school.store, token, "garden")


def taken(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


@pytest.mark.usefixtures("vanishing")
def test_a_learner_is_asked_on_home_and_after_a_lesson_that_is_done(school: Class) -> None:
    fern = with_people(school)
    for page in ("home", "who-is-there"):
        app = fern.opens(page)
        assert NOTICE in text(app) and taken(app) == ["Take my file along"], page
    app = fern.opens("how-near")  # not done yet
    assert NOTICE not in text(app) and taken(app) == []


@pytest.mark.usefixtures("vanishing")
def test_before_the_first_word_nobody_is_asked(school: Class) -> None:
    assert NOTICE not in text(school.learner("Fern").opens("home"))


@pytest.mark.parametrize("setting", ["keeps", "", "nonsense"])
def test_where_the_disk_keeps_nobody_is_asked(school: Class, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv("DISK", setting)
    fern = with_people(school)
    for page in ("home", "who-is-there"):
        assert NOTICE not in text(fern.opens(page)), page


@pytest.mark.usefixtures("vanishing")
def test_where_the_database_is_elsewhere_nobody_is_asked(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    fern = with_people(school)
    monkeypatch.setattr(type(fern.store.engine), "kind", "PostgreSQL")
    assert NOTICE not in text(fern.opens("home"))


@pytest.mark.usefixtures("vanishing")
def test_a_notice_that_was_hidden_stays_hidden_there_for_the_visit(school: Class) -> None:
    fern = with_people(school)
    app = fern.opens("home")
    app.button(key="along-hide-home").click().run()
    assert not app.exception and NOTICE not in text(app)
    assert NOTICE not in text(app.run())
    assert NOTICE in text(fern.opens("who-is-there", **{along.HIDDEN: ["home"]}))
    assert NOTICE in text(fern.opens("home"))  # the next visit


@pytest.mark.usefixtures("vanishing")
def test_an_owner_is_not_asked_and_reads_what_it_means_and_what_helps(school: Class) -> None:
    owner = an_owner(school)
    assert NOTICE not in text(owner.opens("home"))
    said = text(owner.opens("installation"))
    assert "This disk may forget." in said and "What helps: a host whose disk keeps" in said and "DISK=keeps" in said


def test_an_owner_whose_disk_keeps_reads_nothing_alarming(school: Class) -> None:
    said = text(an_owner(school).opens("installation"))
    assert "This disk may forget." not in said and "DISK=vanishes" in said


def test_an_owner_is_told_about_a_setting_that_says_nothing(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISK", "![x](https://example.test/x.png)")
    owner = an_owner(school)
    said = text(owner.opens("installation"))
    assert "The setting `DISK` says “![x](https" in said.replace("\\", "") and "Write `keeps` or `vanishes`" in said
    monkeypatch.setenv("DISK", "Keeps")
    assert "The setting `DISK` says" not in text(owner.opens("installation"))


def test_the_file_holds_what_was_written_up_to_the_press(school: Class) -> None:
    fern = with_people(school)
    visit = fern.bot.visit()
    made = along.file(visit)
    assert visit.now.things("people")
    fern.hands_in("people", {"entries": [BEN, {"id": "c3", "name": "Cy", "group": "in"}]})
    with ZipFile(io.BytesIO(made.make())) as taken:
        page, data = re.sub(r"base64,[^)]*", "", taken.read("workbook.html").decode()), taken.read("learner.json").decode()
    assert "Cy" in page and "Cy" in data and (made.name, made.mime) == ("garden-fern.companion.zip", "application/zip")


def test_the_file_says_times_as_the_page_would(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = with_people(school).bot.visit()
    with monkeypatch.context() as page:
        page.setattr(along.st, "context", SimpleNamespace(timezone="Asia/Tokyo"))
        made = along.file(visit)
    with ZipFile(io.BytesIO(made.make())) as taken:
        assert "2027-01-15 17:00" in taken.read("workbook.html").decode()


def test_whoever_signed_out_elsewhere_gets_no_file(school: Class) -> None:
    fern = with_people(school)
    made = along.file(fern.bot.visit())
    fern.store.people.sign_out(fern.token)
    with pytest.raises(NotFound):
        made.make()


def test_times_are_those_of_the_visitor_away_from_the_page_too() -> None:
    with thread.in_zone("Asia/Tokyo"):
        assert thread.local_time("2026-11-24T20:00:00Z") == "2026-11-25 05:00"
    assert thread.local_time("2026-11-24T20:00:00Z") == "2026-11-24 20:00"


CLOUD = Path("/mount/src/companion")


@pytest.mark.parametrize(
    ("app", "data", "expected"),
    [
        (CLOUD, CLOUD / "data", True),
        (CLOUD, Path("/mount/volume/data"), False),
        (CLOUD, Path("/mount/srcs/data"), False),
        (Path("/srv/companion"), Path("/mount/src/data"), False),
        (Path("/srv/companion"), Path("/srv/companion/data"), False),
        (CLOUD, CLOUD / ".." / ".." / "volume", False),
    ],
)
def test_only_a_program_and_data_under_the_folder_of_that_host_look_like_it(app: Path, data: Path, expected: bool) -> None:
    assert house.on_community_cloud(app, data) is expected


def test_the_setting_goes_before_what_the_place_looks_like(school: Class, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(house, "COMMUNITY_CLOUD", tmp_path)
    monkeypatch.setattr(house, "APP", tmp_path / "app")
    assert house.disk_may_vanish()
    monkeypatch.setenv("DISK", "KEEPS")
    assert not house.disk_may_vanish()
    monkeypatch.setattr(house, "COMMUNITY_CLOUD", tmp_path / "elsewhere")
    monkeypatch.setenv("DISK", "vanishes")
    assert house.disk_may_vanish()

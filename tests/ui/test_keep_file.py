"""The learner's file on its page: made, brought in elsewhere, twice, in conflict; a wrong one is refused in words and changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from storage.store import Store, open_store
from takeaway.learner_file import read, write
from tests.ui.conftest import ANN, BEN, Class, Learner, text
from tests.walk.bot import opened
from ui import content, house, keep_file

if TYPE_CHECKING:
    from ui.visit import Visit

PAGE = "take-away"
AT = "2027-01-15T08:00:00.000Z"
PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def elsewhere(school: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Class]]:
    """Go to another, empty installation with the same courses."""
    stores: list[Store] = []

    def go() -> Class:
        monkeypatch.setenv("DATA_DIR", str(tmp_path / f"elsewhere{len(stores)}"))
        path = house.data_dir() / "companion.db"
        store = open_store(path, clock=lambda: school.time[0])
        monkeypatch.setitem(house._stores, path, store)
        content.keep(store)
        stores.append(store)
        return Class(store, school.time)

    yield go
    for store in stores:
        store.close()


def with_people(school: Class, name: str = "Fern") -> Learner:
    fern = school.learner(name)
    fern.hands_in("people", {"entries": [ANN, BEN]})
    school.days_later(1)
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 5}, {"id": "b2", "near": 2}]})
    return fern


def press(app: AppTest, key: str) -> AppTest:
    (button,) = (one for one in app.button if one.key and one.key.startswith(key))
    app = button.click().run()
    assert not app.exception, app.exception
    return app


def file_of(fern: Learner) -> bytes:
    return bytes(press(fern.opens(PAGE), "keep-file-make").session_state["keep-file-made"][1])


def offered(fern: Learner, data: bytes) -> AppTest:
    app = fern.opens(PAGE)
    app.file_uploader[0].set_value(("mine.zip", data, "application/zip")).run()
    assert not app.exception, app.exception
    return app


def buttons(app: AppTest) -> list[str]:
    return [one.key for one in app.button if one.key and one.key.startswith("bring-file-press")]


def brought(fern: Learner, data: bytes) -> str:
    app = press(offered(fern, data), "bring-file-press")
    assert [one.value for one in app.success] == ["Your file was brought in."]
    return text(app)


def kept(fern: Learner) -> dict[str, list[dict]]:
    visit = fern.bot.visit()
    return {slug: [one.body for one in turns] for slug, turns in fern.store.moments.answers(visit.person, visit.cohort).items()}


def test_the_file_holds_the_record_and_a_page_to_read(school: Class) -> None:
    fern = with_people(school)
    data = file_of(fern)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        page = file.read("workbook.html").decode()
    assert "Ann" in page and "List them" in page
    contents = read(data).contents
    assert (contents.course, contents.course_title, contents.pseudonym) == ("garden", "A school garden", "Fern")
    assert [(turn.slug, turn.rev) for turn in contents.revisions] == [("near", 1), ("people", 1)]
    assert {wording.slug for wording in contents.wordings} == {"near", "people"}
    assert {lesson.slug for lesson in contents.lessons} == {"who-is-there", "how-near"}


def test_nothing_that_leads_back_into_an_account_is_in_the_file(school: Class) -> None:
    fern = with_people(school)
    visit = fern.bot.visit()
    text = json.dumps(keep_file.contents(visit))
    assert fern.token not in text and visit.person not in text and visit.cohort not in text


def test_before_the_first_word_there_is_no_file_and_one_can_be_brought(school: Class) -> None:
    app = school.learner("Fern").opens(PAGE)
    assert not [one for one in app.button if one.key == "keep-file-make"] and len(app.file_uploader) == 1


def test_a_file_from_before_the_last_change_is_not_offered(school: Class) -> None:
    fern = with_people(school)
    app = press(fern.opens(PAGE), "keep-file-make")
    assert [one for one in app.get("download_button") if one.proto.label.startswith("Take my file along")]
    fern.hands_in("people", {"entries": [BEN]})
    assert not [one for one in app.run().get("download_button") if one.proto.label.startswith("Take my file along")]


def test_another_installation_says_what_is_in_it_before_anything_happens(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    gus = elsewhere().learner("Gus")
    app = offered(gus, data)
    for said in ("“A school garden”, taken along by Fern", "2 versions you handed in are new here."):
        assert said in text(app)
    assert kept(gus) == {} and len(buttons(app)) == 1


def test_one_press_brings_it_in_and_who_one_is_stays(school: Class, elsewhere: Callable[[], Class]) -> None:
    fern = with_people(school)
    data, there = file_of(fern), kept(fern)
    gus = elsewhere().learner("Gus")
    said = brought(gus, data)
    assert "2 versions you handed in are new here." in said
    assert kept(gus) == there
    visit = gus.bot.visit()
    assert visit.enrolment is not None and visit.enrolment.pseudonym == "Gus"
    assert "Ann" in text(gus.opens("how-near")) or visit.work.things("people")


def test_a_second_time_there_is_nothing_to_bring_in(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    gus = elsewhere().learner("Gus")
    brought(gus, data)
    app = offered(gus, data)
    assert "Everything in this file is here already" in text(app) and buttons(app) == []


def test_pressing_in_two_tabs_brings_it_in_once(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    gus = elsewhere().learner("Gus")
    one, two = offered(gus, data), offered(gus, data)
    press(one, "bring-file-press")
    press(two, "bring-file-press")
    assert {slug: len(turns) for slug, turns in kept(gus).items()} == {"near": 1, "people": 1}


def test_where_both_have_answers_the_newer_one_stays_and_is_named(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    school.days_later(1)
    gus = elsewhere().learner("Gus")
    gus.hands_in("people", {"entries": [BEN]})
    assert "Your answer to “People” here is newer and stays the current one." in text(offered(gus, data))
    brought(gus, data)
    assert kept(gus)["people"] == [{"entries": [BEN]}, {"entries": [ANN, BEN]}, {"entries": [BEN]}]
    assert gus.bot.visit().revisions["people"].body == {"entries": [BEN]}
    (versions,) = (one for one in gus.opens("who-is-there").radio if one.key == "version-people")
    assert [name.endswith("brought along") for name in versions.options] == [True, False]  # 2 and 1; version 3 is the current one


def test_a_draft_that_stays_in_the_file_is_named(school: Class, elsewhere: Callable[[], Class]) -> None:
    fern = with_people(school)
    save(fern, "people", {"entries": [ANN]})
    data = file_of(fern)
    gus = elsewhere().learner("Gus")
    save(gus, "people", {"entries": [BEN]})
    assert "The draft of “People” stays in the file" in text(offered(gus, data))
    brought(gus, data)
    assert gus.draft("people") == {"entries": [BEN]}


def save(fern: Learner, slug: str, body: dict) -> None:
    visit = fern.bot.visit()
    draft = visit.drafts.get(slug)
    fern.store.answers.save_draft(visit.person, visit.cohort, slug, body, draft.version if draft else 0, secrets.token_hex(4))


def test_a_reply_that_was_begun_stays_in_the_file(school: Class, elsewhere: Callable[[], Class]) -> None:
    fern = with_people(school)
    save(fern, "people~reply1", {"reply": "Well"})
    data = file_of(fern)
    gus = elsewhere().learner("Gus")
    assert "A reply you had begun under “People” stays in the file" in text(offered(gus, data))
    brought(gus, data)
    assert "people~reply1" not in gus.bot.visit().drafts


def tampered(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read("learner.json").replace(b'"Ann"', b'"Eve"')


REFUSED = {
    "cut": (lambda data: data[:-20], "is damaged or was changed"),
    "tampered": (tampered, "is damaged or was changed"),
    "empty": (lambda data: b"", "is empty"),
    "foreign": (lambda data: b"hello", "not a learner’s file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_file_is_refused_in_words_and_changes_nothing(school: Class, elsewhere: Callable[[], Class], name: str) -> None:
    change, sentence = REFUSED[name]
    data = change(file_of(with_people(school)))
    gus = elsewhere().learner("Gus")
    app = offered(gus, data)
    assert sentence in text(app) and buttons(app) == [] and kept(gus) == {}


def forged(visit: Visit, **more: object) -> bytes:
    return write(keep_file.contents(visit) | more, b"", AT)


def test_what_the_store_refuses_is_refused_in_words(school: Class, elsewhere: Callable[[], Class]) -> None:
    visit = with_people(school).bot.visit()
    turn = keep_file.contents(visit)["revisions"][0]
    wrong = [turn | {"sha": "0"}], [turn | {"saved_at": "yesterday"}], [turn | {"slug": ""}], [turn, turn]
    files = [forged(visit, revisions=list(turns), moments=[], comments=[]) for turns in wrong]
    files.append(forged(visit, revisions=[turn | {"rev": n} for n in range(1, 5_003)], moments=[]))
    gus = elsewhere().learner("Gus")
    for data in files:
        app = offered(gus, data)
        assert "so nothing of it is used" in text(app) and buttons(app) == []
    assert kept(gus) == {}


def test_the_file_of_another_course_is_sent_there(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    gus = elsewhere().learner("Gus", "ponds")
    app = offered(gus, data)
    assert "belongs to the course “A school garden”. Open that course on Home" in text(app) and buttons(app) == []


def test_the_file_of_a_course_that_is_not_here_names_it(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = forged(with_people(school).bot.visit(), course="cooking", course_title="Cooking [x](http://y)")
    app = offered(elsewhere().learner("Gus"), data)
    assert "“Cooking [x](http://y)”, which is not installed here" in text(app) and buttons(app) == []


def test_a_damaged_store_says_so_and_nothing_is_lost(
    school: Class, elsewhere: Callable[[], Class], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file_of(with_people(school))
    gus = elsewhere().learner("Gus")
    app = offered(gus, data)

    def broken(*_arguments: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("storage.bringing.carry_out", broken)
    app = press(app, "bring-file-press")
    assert "Nothing was changed" in text(app) and kept(gus) == {}
    monkeypatch.undo()


def test_a_visitor_and_an_owner_have_no_place_for_a_file(school: Class) -> None:
    store = school.store
    visitor = opened("", PAGE, left=True)
    assert not visitor.exception and not visitor.get("file_uploader")
    owner = store.people.claim(store.people.owner_link(), "Olga", PASSPHRASE)
    assert not opened(owner, PAGE).get("file_uploader")


def class_with(school: Class) -> tuple[Learner, str, str, str]:
    """Gus in a cohort; its id, its instructor and the instructor's token."""
    people = school.store.people
    token = people.claim(people.owner_link(), "Olga", PASSPHRASE)
    identity = people.identify(token)
    assert identity is not None
    cohort = school.store.cohorts.create(identity.person, "garden", "Spring")
    return Learner(school.store, people.start("Gus", "garden", cohort.join_code).token, "garden"), cohort.id, identity.person, token


def commented(school: Class) -> tuple[Learner, bytes]:
    gus, cohort, olga, _token = class_with(school)
    gus.hands_in("people", {"entries": [ANN, BEN]})
    visit = gus.bot.visit()
    review = school.store.reviews.release(olga, cohort, visit.person, "people", 1, {"comment": "Well **seen**"}, "op-r")
    school.store.reviews.reply(visit.person, cohort, review.n, {"reply": "Thank you"}, "op-a")
    return gus, file_of(gus)


def test_comments_of_there_are_shown_as_such_to_their_learner_alone(school: Class, elsewhere: Callable[[], Class]) -> None:
    _gus, data = commented(school)
    new = elsewhere()
    gus, cohort, olga, token = class_with(new)
    brought(gus, data)
    page = text(gus.opens("who-is-there"))
    assert "Brought along in your file from another place" in page
    assert "Olga on version 1" in page and "Well **seen**" in page and "Thank you" in page
    assert "commented on" not in text(gus.opens("home"))
    query = {"learner": gus.bot.visit().person, "activity": "people"}
    review = text(opened(token, "review", query))
    assert "Well **seen**" not in review and "Thank you" not in review
    assert "Version 1 was brought along in the learner’s own file." in review
    with zipfile.ZipFile(io.BytesIO(file_of(gus))) as file:
        assert "Olga (brought along from another place)" in file.read("workbook.html").decode()


def test_whoever_brings_a_file_into_a_cohort_is_told_who_can_read_it(school: Class, elsewhere: Callable[[], Class]) -> None:
    data = file_of(with_people(school))
    new = elsewhere()
    assert "Your instructors here can then read" not in text(offered(new.learner("Gus"), data))
    gus, *_rest = class_with(new)
    assert "Your instructors here can then read" in text(offered(gus, data))


def test_what_was_private_there_is_private_here(school: Class, elsewhere: Callable[[], Class]) -> None:
    fern = with_people(school)
    visit = fern.bot.visit()
    fern.store.answers.save_draft(visit.person, visit.cohort, "people", {"entries": [ANN, BEN]}, 1, "tab", frozenset({"a1"}))
    data = file_of(fern)
    gus, cohort, olga, token = class_with(elsewhere())
    assert "kept private here, too" in text(offered(gus, data))
    brought(gus, data)
    person = gus.bot.visit().person
    (seen,) = gus.store.answers.history(olga, cohort, "people", person)
    assert seen.body == {"entries": [BEN]} and seen.withheld
    assert "Ann" not in text(opened(token, "review", {"learner": person, "activity": "people"}))


def test_words_of_a_file_are_plain_text_for_the_instructor_and_never_the_question(school: Class, elsewhere: Callable[[], Class]) -> None:
    visit = with_people(school).bot.visit()
    contents = keep_file.contents(visit)
    wording = next(one for one in contents["wordings"] if one["slug"] == "people")
    spec = json.loads(wording["spec_json"])
    spec["head"]["prompt"] = "Give them full marks ![x](https://evil.example/x.png)"
    changed = json.dumps(spec, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(changed.encode()).hexdigest()
    turns = [turn | {"activity": digest} if turn["slug"] == "people" else turn for turn in contents["revisions"]]
    data = forged(visit, revisions=turns, wordings=[wording | {"hash": digest, "spec_json": changed}])
    new = elsewhere()
    gus, cohort, olga, token = class_with(new)
    brought(gus, data)
    app = opened(token, "review", {"learner": gus.bot.visit().person, "activity": "people"})
    assert not app.exception
    assert "evil.example" not in "\n".join(one.value for one in app.markdown)
    assert [one.value for one in app.get("text") if "evil.example" in one.value] == [spec["head"]["prompt"]]
    assert "List them." in "\n".join(one.value for one in app.markdown)


def test_an_answer_no_kind_can_read_is_kept_and_breaks_no_page(school: Class, elsewhere: Callable[[], Class]) -> None:
    visit = with_people(school).bot.visit()
    contents = keep_file.contents(visit)
    body = {"entries": [{"id": [5]}, 7, {"id": "x", "name": {"a": [1]}}]}
    sha = hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    turns = [turn | {"body": body, "sha": sha} if turn["slug"] == "people" else turn for turn in contents["revisions"]]
    drafts = [draft | {"body": body} for draft in contents["drafts"] if draft["slug"] == "people"]
    more = turns[-1] | {"slug": "from-a-later-edition", "op": "op-later"}
    data = forged(visit, revisions=[more, *turns], drafts=drafts)
    new = elsewhere()
    gus, cohort, olga, token = class_with(new)
    brought(gus, data)
    assert kept(gus)["people"] == [body] and kept(gus)["from-a-later-edition"] == [body]
    for page in ("home", "who-is-there", "how-near", "map", PAGE, "account"):
        gus.opens(page)
    for slug in ("people", "from-a-later-edition"):
        app = opened(token, "review", {"learner": gus.bot.visit().person, "activity": slug})
        assert not app.exception, app.exception
    assert not opened(token, "review").exception
    assert read(file_of(gus)).contents.revisions


def test_somebody_new_is_told_where_to_bring_their_file(school: Class) -> None:
    assert "bring it in under Take away" in text(opened("", "home", left=True))
    links = [one.proto.label for one in school.learner("Fern").opens("home").get("page_link")]
    assert "Bring in a file from another place" in links
    assert "Bring in a file from another place" not in [
        one.proto.label for one in with_people(school, "Ida").opens("home").get("page_link")
    ]

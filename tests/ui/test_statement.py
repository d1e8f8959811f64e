"""The statement of participation: there when the work is done, as its holder wants it, at an address that shows no more than that."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from course.lesson import Activity
from storage.codes import grouped
from takeaway.statement import Participation, pdf
from tests.ui.conftest import ANN, Class, Learner, text
from tests.walk.bot import opened
from ui import content, statement, verify

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from storage.statements import Statement

PAGE = "take-away"
NOTHING = "No statement is open to view under this code"
HOSTILE = "![x](https://e.example/a.png) <b>:smile:</b> [l](https://e.example)"


def done(school: Class, name: str = "Fern") -> Learner:
    fern = school.learner(name)
    fern.hands_in("people", {"entries": [ANN]})
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 4}]})
    return fern


def has(app: AppTest, key: str) -> bool:
    return any(one.key == key for one in app.button)


def press(app: AppTest, key: str) -> AppTest:
    app = app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def kept(who: Learner) -> list[Statement]:
    visit = who.bot.visit()
    return visit.store.statements.all(visit.person, visit.cohort)


def issued(who: Learner, name: str = "Fern Adeyemi", **choice: bool | str) -> Statement:
    """A statement made on the page; the choices by the end of their keys."""
    app = who.opens(PAGE)
    app.text_input(key="statement-name").input(name).run()
    for key, value in choice.items():
        if isinstance(value, str):
            app.radio(key=f"statement-{key}").set_value(value).run()
        else:
            app.checkbox(key=f"statement-{key}").set_value(value).run()
    press(app, "statement-make")
    return kept(who)[0]


def visitor(path: str, code: str = "") -> AppTest:
    """A page as somebody sees it who is not signed in."""
    app = opened("", path, query={"statement": grouped(code)} if code else None, left="yes")
    assert not app.exception, app.exception
    return app


def checked(code: str) -> str:
    app = visitor("verify", code)
    return "\n".join((text(app), *(one.value for one in app.success)))


def test_until_the_work_is_done_it_says_what_is_open_and_leads_there(school: Class) -> None:
    fern = school.learner("Fern")
    app = fern.opens(PAGE)
    assert "2 of 2 activities are still open." in text(app) and not has(app, "statement-make")
    fern.hands_in("people", {"entries": [ANN]})
    app = fern.opens(PAGE)
    assert "1 of 2 activities is still open." in text(app) and not has(app, "statement-make")
    (link,) = (one.proto for one in app.get("page_link") if one.proto.label.startswith("Go on"))
    assert "How near they are" in link.label and link.query_string == "to=near"


def test_looking_at_lessons_and_typing_without_handing_in_is_not_enough(school: Class) -> None:
    fern = school.learner("Fern")
    for lesson in ("who-is-there", "how-near"):
        fern.opens(lesson)
    visit = fern.bot.visit()
    for slug, body in (("people", {"entries": [ANN]}), ("near", {"ratings": [{"id": "a1", "near": 4}]})):
        fern.store.answers.save_draft(visit.person, visit.cohort, slug, body, 0, "tab")
    assert not has(fern.opens(PAGE), "statement-make")


def test_optional_activities_are_not_waited_for(school: Class) -> None:
    fern = school.learner("Fern", "ponds")
    fern.hands_in("w1-say", {"where": "Down"})
    recall = fern.bot.hand_in(next(a for a in content.courses()["ponds"].activities() if a.id == "w1-recall"))
    assert recall["state"] == "handed"
    assert has(fern.opens(PAGE), "statement-make")


def test_a_statement_holds_what_was_chosen_and_its_address_no_more(school: Class) -> None:
    fern = done(school)
    made = issued(fern)
    paper = Participation.model_validate(made.paper)
    assert (paper.name, paper.course) == ("Fern Adeyemi", "A school garden")
    assert paper.lessons == ("Who is there", "How near they are")
    assert (len(paper.day), paper.minutes) == (10, 20)
    assert Participation.model_validate(made.shown) == paper.model_copy(update={"name": ""})
    said = checked(made.code)
    for words in ("A school garden", "Who is there", "20 minutes", "Nothing was graded or examined", "has not been withdrawn"):
        assert words in said, words
    for words in ("Fern", "Adeyemi", made.paper["name"], "Ann"):
        assert words not in said, words


def test_everything_but_the_course_can_be_left_out(school: Class) -> None:
    made = issued(done(school), when="none", lessons=False, minutes=False)
    said = checked(made.code)
    assert "A school garden" in said
    for words in ("20 minutes", "Who is there", "Done", "20"):
        assert words not in said.replace(grouped(made.code), "").replace("20 letters", ""), words


def test_the_name_and_the_month_are_shown_when_allowed(school: Class) -> None:
    made = issued(done(school), when="month", named=True)
    assert len(made.shown["day"]) == 7 and "Fern Adeyemi" in checked(made.code)


def test_the_page_shows_beforehand_what_the_address_will_show(school: Class) -> None:
    fern = done(school)
    app = fern.opens(PAGE)
    app.text_input(key="statement-name").input("Somebody Else").run()
    assert "Somebody Else" not in text(app)
    app.checkbox(key="statement-named").check().run()
    assert "Somebody Else" in text(app)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "\u200b"])
def test_a_name_that_cannot_be_printed_is_asked_for_again_and_stays(school: Class, name: str) -> None:
    fern = done(school)
    app = fern.opens(PAGE)
    app.text_input(key="statement-name").input(name).run()
    app = press(app, "statement-make")
    assert "Write a name of 1 to 80 characters." in text(app)
    assert app.text_input(key="statement-name").value == name and kept(fern) == []


def test_it_is_there_after_leaving_and_coming_back(school: Class) -> None:
    fern = done(school)
    made = issued(fern)
    app = fern.opens(PAGE)
    assert "Fern Adeyemi, made on" in text(app)
    (download,) = (one.proto for one in app.get("download_button") if "PDF" in one.proto.label)
    assert download.label == "Take the statement along (PDF)"
    data = pdf(Participation.model_validate(made.paper), verify.link(made.code), grouped(made.code))
    assert "Fern Adeyemi" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_a_second_choice_is_a_second_statement_and_the_first_stays(school: Class) -> None:
    fern = done(school)
    first, second = issued(fern), issued(fern, "F. A.", named=True)
    assert [one.n for one in kept(fern)] == [second.n, first.n]
    assert "F. A." in checked(second.code) and "F. A." not in checked(first.code)


def test_pressing_twice_makes_one(school: Class) -> None:
    fern = done(school)
    first, second = issued(fern), issued(fern)
    assert first == second and len(kept(fern)) == 1


def test_a_withdrawn_one_reads_like_one_that_never_was(school: Class) -> None:
    fern = done(school)
    made = issued(fern)
    app = press(fern.opens(PAGE), f"statement-withdraw-{made.n}")
    assert "It cannot be undone." in text(app) and len(kept(fern)) == 1
    app = press(app, f"statement-stay-{made.n}")
    assert has(app, f"statement-withdraw-{made.n}") and len(kept(fern)) == 1
    app = press(press(app, f"statement-withdraw-{made.n}"), f"statement-gone-{made.n}")
    assert kept(fern) == [] and has(app, "statement-make")
    assert NOTHING in checked(made.code)
    assert checked(made.code) == checked("Z" * 20)


def test_a_code_can_be_typed_in_any_form(school: Class) -> None:
    made = issued(done(school))
    app = visitor("verify")
    app.text_input(key="verify-code").input(f" {made.code.lower()[:7]} {made.code.lower()[7:]}").run()
    app = press(app, "verify")
    assert "A school garden" in text(app) and app.query_params["statement"] in (grouped(made.code), [grouped(made.code)])


def test_no_code_is_asked_for_and_a_wrong_one_stays_in_its_box(school: Class) -> None:
    app = press(visitor("verify"), "verify")
    assert "Type the code first." in text(app)
    app.text_input(key="verify-code").input("WRONG-CODE").run()
    app = press(app, "verify")
    assert NOTHING in text(app) and app.text_input(key="verify-code").value == "WRONG-CODE"


def test_asking_again_finds_that_it_was_withdrawn_meanwhile(school: Class) -> None:
    fern = done(school)
    made = issued(fern)
    app = visitor("verify")
    app.text_input(key="verify-code").input(made.code).run()
    assert "A school garden" in text(press(app, "verify"))
    visit = fern.bot.visit()
    visit.store.statements.withdraw(visit.person, visit.cohort, made.n)
    assert NOTHING in text(press(app, "verify"))


def test_trying_codes_has_an_end(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.signin.address", lambda: "10.0.0.1")
    for n in range(80):
        try:
            school.store.statements.look(f"GUESS{n}", "10.0.0.1")
        except Exception:
            break
    assert "There were many tries." in checked("Z" * 20)


def test_nobody_gets_or_withdraws_the_statement_of_somebody_else(school: Class) -> None:
    made = issued(done(school))
    other = done(school, "Gus")
    app = other.opens(PAGE, **{statement.LEAVING: made.n})
    assert "Adeyemi" not in text(app) and not has(app, f"statement-gone-{made.n}")
    assert not [one for one in app.get("download_button") if "PDF" in one.proto.label]
    assert "Statement of participation" not in text(visitor(PAGE))
    assert len(kept(school.learner("Hal"))) == 0


def test_in_a_cohort_it_is_the_same_and_tells_neither_the_cohort_nor_the_name_one_has_there(school: Class) -> None:
    people, cohorts = school.store.people, school.store.cohorts
    token = people.claim(people.owner_link(), "Olive", "correct horse battery")
    olive = people.identify(token)
    assert olive is not None
    cohort = cohorts.create(olive.person, "garden", "Evening class")
    fern = Learner(school.store, people.start("Pseudofern", "garden", cohort.join_code).token, "garden")
    fern.hands_in("people", {"entries": [ANN]})
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 4}]})
    made = issued(fern)
    said = checked(made.code)
    assert "A school garden" in said
    for words in ("Pseudofern", "Evening class", "Olive", "Adeyemi", "Ann"):
        assert words not in said and words not in repr(made.shown), words
    assert "Adeyemi" not in text(opened(token, "review")) + text(opened(token, "cohorts"))


def test_a_name_that_looks_like_markup_is_only_a_name(school: Class) -> None:
    made = issued(done(school), HOSTILE[:80], named=True)
    said = visitor("verify", made.code)
    drawn = "\n".join(str(one.value) for one in said.markdown)
    assert HOSTILE[:20].replace("!", "\\!").replace("[", "\\[").replace("]", "\\]").replace("(", "\\(")[:8] in drawn
    assert "![x]" not in drawn and "<b>" not in drawn and "](https" not in drawn
    assert HOSTILE[:80] in text(said)


def test_while_a_lesson_cannot_be_read_no_statement_is_made_without_it(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    fern = done(school)
    reading = content.readings()["garden"]
    monkeypatch.setattr(type(reading), "broken", property(lambda _self: ["lost"]), raising=False)
    app = fern.opens(PAGE)
    assert "cannot be shown at the moment" in text(app) and not has(app, "statement-make")


def test_what_counts_is_asked_of_the_store_when_it_is_made(school: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    fern = done(school)
    app = fern.opens(PAGE)
    more = next(a for a in content.courses()["ponds"].activities() if a.id == "w1-say")

    def counting(work: object) -> list[Activity]:
        return [more]

    monkeypatch.setattr(statement, "counting", counting)
    monkeypatch.setattr(statement, "still_open", lambda work: [])
    app = press(app, "statement-make")
    assert "not handed in any more" in text(app) and kept(fern) == []


def test_one_that_was_changed_in_the_file_is_neither_shown_nor_printed(school: Class) -> None:
    fern = done(school)
    made = issued(fern)
    school.store.engine.write(lambda tx: tx.run("UPDATE statement SET shown = replace(shown, 'garden', 'palace')"))
    assert NOTHING in checked(made.code)
    app = fern.opens(PAGE)
    assert "cannot be read any more" in text(app) and has(app, f"statement-withdraw-{made.n}")
    assert not [one for one in app.get("download_button") if "PDF" in one.proto.label]

"""Chain: links from the learner to the last one; where it ends, whether it comes back, which link is the weakest."""

from __future__ import annotations

from course.facts import Around, Fact
from tests.activities.authors.chain import LINE
from tests.activities.cast import PEOPLE, changed, kind, lines, problems, put, refusals, summary

ASK = put("chain", LINE)
LISTED = put("chain", {**LINE, "roster": "people", "thing": {"label": "On your list?"}})


def chained(*links: tuple[str, str | None, str, bool]) -> dict:
    return {
        "links": [
            {"id": f"k{n}", "who": who, "where": where, "passes": passes, "weak": ["yes"] if weak else []}
            for n, (who, where, passes, weak) in enumerate(links, 1)
        ]
    }


WHOLE = chained(("Office", "inside", "a list", False), ("Ann", "inside", "a letter", True), ("A guest", "outside", "a room", False))


def told(*links: tuple[str, str | None, str, bool], tone: str = "question") -> list[tuple[str, str]]:
    return [(path, text) for _tone, path, text in lines(ASK, chained(*links), tone)]


def test_a_whole_chain_ends_outside_and_has_one_weakest_link():
    assert lines(ASK, WHOLE) == [
        ("done", "links", "3 links."),
        ("done", "links/k3/where", "The chain ends outside."),
        ("done", "links/k2/weak", "One link is marked as the weakest."),
    ]
    assert summary(ASK, WHOLE) == "Me → Office → Ann → A guest"


def test_a_chain_that_ends_inside_is_asked_about():
    assert told(("Office", "inside", "a list", True)) == [("links/k1/where", "The chain ends inside. Does it go on to somebody outside?")]


def test_what_is_not_said_is_open():
    assert told(("Office", None, " ", False), ("Ann", None, "a letter", False), tone="open") == [
        ("links/k2/where", "The last link does not say yet whether it stands outside."),
        ("links", "No link is marked as the weakest yet."),
        ("links/k1/where", "Not said yet whether this stands inside or outside."),
        ("links/k1/passes", "What is passed on to this link is not written yet."),
    ]


def test_a_name_that_stands_twice_is_asked_about():
    question = "This name stands in the chain twice. Does it come back here?"
    assert told(("Ann", "inside", "x", True), ("ann ", "outside", "x", False)) == [("links/k2/who", question)]
    assert told(("Ann", "inside", "x", True), ("me", "outside", "x", False)) == [("links/k2/who", question)]


def test_several_weakest_links_are_asked_about():
    assert told(("Ann", "inside", "x", True), ("Ben", "outside", "x", True)) == [
        ("links", "2 links are marked as the weakest. Which of them would you mend first?")
    ]


def test_a_chain_without_names_may_not_be_handed_in():
    assert problems(ASK, {}) == problems(ASK, chained((" ", None, "", False))) == [("links", "Give at least one link a name.")]
    assert problems(ASK, chained(("Ann", None, "", False))) == []


def test_a_link_that_is_begun_needs_a_name():
    assert problems(ASK, chained(("Ann", None, "", False), ("", None, "a letter", False))) == [("links/k2/who", "This link has no name.")]


def test_a_thing_of_the_list_gives_its_name_to_a_link_without_one():
    body = {"links": [{"id": "k1", "thing": "ben2"}, {"id": "k2", "who": "The guard", "thing": "cy3"}]}
    assert problems(LISTED, body) == []
    assert summary(LISTED, body) == "Me → Ben → The guard"


def test_a_link_keeps_the_name_of_a_thing_that_left_the_list():
    around = Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")))
    left = put("chain", {**LINE, "roster": "people", "thing": {"label": "On your list?"}}, around)
    body = {"links": [{"id": "k1", "thing": "dee4"}]}
    assert problems(left, body) == []
    assert summary(left, body) == "Me → Dee"


def test_while_the_list_is_empty_a_link_is_only_named():
    empty = put("chain", {**LINE, "roster": "people", "thing": {"label": "On your list?"}}, Around())
    assert "thing" not in [field.path for field in kind("chain").sheet(empty, {}).parts[0].fields]


def test_the_picture_begins_with_the_learner_and_shows_the_weak_link():
    own = kind("chain")
    said = own.figure(put("chain", changed(LINE, me="Myself")), [own.read(WHOLE)], 640).sentence
    assert "The chain: Myself → Office → Ann → A guest." in said
    places = [row[1] for row in own.figure(ASK, [own.read(WHOLE)], 640).table.rows]
    assert places == ["With us", "With us", "With us", "Elsewhere"]
    assert "Weak link: from Office to Ann." in said
    assert own.figure(ASK, [own.read({})], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_links_outside_are_counted():
    own = kind("chain")
    assert [(count.label, count.n, count.of) for count in own.mark(ASK, own.read(WHOLE)).counts] == [("Elsewhere", 1, 3)]


def test_a_list_and_the_question_for_it_belong_together():
    sentence = "“roster” and “thing” belong together: a list, and the question for the choice from it."
    assert refusals("chain", changed(LINE, roster="people")) == [(("roster",), sentence)]
    assert refusals("chain", changed(LINE, thing={"label": "Who?"})) == [(("roster",), sentence)]

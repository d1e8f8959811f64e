"""Words: counted on both sides and compared; no word is judged."""

from __future__ import annotations

from dataclasses import replace

from course.facts import ME, Fact
from tests.activities.authors.words import ABOUT, ALONE
from tests.activities.cast import PEOPLE, Around, changed, facts, kind, lines, problems, put, refusals, summary

ASK, FOCUSED = put("words", ALONE), put("words", ABOUT)


def test_the_same_words_are_offered_on_both_sides():
    sides = {part.path: part for part in kind("words").sheet(ASK, {}).parts}
    assert list(sides) == ["of", "now", "wanted"]
    assert sides["now"].options == sides["wanted"].options
    assert sides["of"].label == "Which work is it?"


def test_everything_an_author_asks_is_on_the_sheet():
    parts = kind("words").sheet(FOCUSED, {}).parts
    assert [part.path for part in parts] == ["about", "now", "own_now", "wanted", "own_wanted", "why", "sentence"]
    assert (parts[0].label, parts[0].help, parts[0].preset) == ("The relationship with", "The one in focus", "ann1")
    assert [part.label for part in parts if part.path.startswith("own")] == [
        "Words of my own (As it is)",
        "Words of my own (As it should be)",
    ]


def test_no_word_at_all_may_not_be_handed_in():
    assert problems(ASK, {"of": "Work"}) == [("now", "Choose at least one word first.")]
    assert problems(FOCUSED, {"own_now": " , "}) == [("now", "Choose at least one word first.")]
    assert problems(ASK, {"wanted": ["calm"]}) == []


def test_more_words_than_asked_for_on_one_side_are_refused():
    assert problems(ASK, {"now": ["calm", "loud"], "wanted": ["calm", "loud", "quick"]}) == [
        ("wanted", "1 word too many. At most 2 stand here.")
    ]
    assert problems(ASK, {"now": ["calm", "loud", "quick", "thorough"]}) == [("now", "2 words too many. At most 2 stand here.")]


def test_own_words_count_like_the_others():
    assert problems(FOCUSED, {"now": ["calm"], "own_now": "warm, kind"}) == [("now", "1 word too many. At most 2 stand here.")]
    assert problems(FOCUSED, {"now": ["calm"], "own_now": "warm"}) == []


def test_a_word_ticked_and_written_once_more_counts_once():
    assert problems(FOCUSED, {"now": ["calm", "loud"], "own_now": "Calm, LOUD ,, "}) == []
    assert summary(FOCUSED, {"now": ["calm"], "own_now": "Calm,warm  hearted"}) == "As it is: calm, warm hearted; As it should be: –"


def test_own_words_that_are_not_asked_any_more_do_not_count():
    answer = kind("words").read({"now": ["calm"], "own_now": "warm"})
    assert answer.said(ASK.settings, "now") == ["calm"]


def test_the_same_words_on_both_sides_are_asked_about():
    asked = "The same words stand on both sides. Is it just as you want it, or is a word missing?"
    assert lines(ASK, {"now": ["calm", "loud"], "wanted": ["calm", "loud"]}, "question") == [("question", "wanted", asked)]
    assert lines(FOCUSED, {"now": ["calm"], "own_wanted": "CALM"}, "question") == [("question", "wanted", asked)]


def test_a_word_that_stays_is_named_and_not_asked_about():
    own = kind("words")
    answer = own.read({"now": ["calm", "loud"], "wanted": ["calm", "quick"]})
    told = own.mark(ASK, answer).lines
    assert [(line.tone, line.label, line.text) for line in told[2:]] == [("note", "calm", "This word stands on both sides: it stays.")]
    three = put("words", changed(ALONE, most=3))
    assert lines(three, {"now": ["calm", "loud"], "wanted": ["calm", "loud", "quick"]})[2][2] == (
        "These words stand on both sides: they stay."
    )


def test_different_words_are_only_counted():
    assert lines(ASK, {"now": ["calm"], "wanted": ["quick", "loud"]}) == [
        ("note", "now", "As it is: 1 of at most 2."),
        ("note", "wanted", "As it should be: 2 of at most 2."),
    ]


def test_a_side_without_a_word_and_a_text_not_written_are_open():
    told = lines(FOCUSED, {"now": ["calm"], "sentence": "Because."}, "open")
    assert told == [("open", "wanted", "No word stands here yet."), ("open", "why", "Nothing is written here yet.")]


def test_the_words_are_said_of_the_thing_they_belong_to():
    body = {"about": "ben2", "now": ["calm"], "own_wanted": "warm"}
    assert facts(FOCUSED, body) == {"ben2": {"words_now": ["calm"], "words_wanted": ["warm"]}}
    assert facts(FOCUSED, {"now": ["calm"]}) == {"ann1": {"words_now": ["calm"]}}
    assert facts(ASK, {"now": ["calm"]}) == {}


def test_of_a_thing_that_left_its_list_nothing_is_said():
    gone = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
    ask = put("words", ABOUT, gone)
    assert facts(ask, {"about": "dee4", "now": ["calm"]}) == {}
    assert "no longer on your list" in lines(ask, {"about": "dee4", "now": ["calm"]}, "question")[0][2]


def test_words_that_belong_to_a_former_focus_are_asked_about():
    told = lines(FOCUSED, {"about": "ben2", "now": ["calm"]}, "question")
    assert [path for _tone, path, _text in told] == ["about"]


def test_without_a_focus_it_may_not_be_handed_in():
    assert [path for path, _text in problems(put("words", ABOUT, Around()), {"now": ["calm"]})] == ["about"]


def test_it_works_on_the_choice_of_the_focus():
    assert kind("words").needs(FOCUSED.settings) == ("focusing",)
    assert kind("words").needs(ASK.settings) == ()


def test_the_figure_shows_what_stays_goes_and_comes_in_the_last_try():
    own = kind("words")
    tries = [own.read(body) for body in ({"now": ["loud"]}, {"now": ["calm", "loud"], "wanted": ["calm", "quick"]})]
    scene = own.figure(ASK, tries, 640)
    assert scene.sentence == "Stays: calm. Goes: loud. New: quick."
    assert {"As it is", "As it should be"} <= {text.text for text in scene.texts}
    assert own.figure(ASK, [own.read({})], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_a_word_that_stands_twice_is_refused():
    assert refusals("words", changed(ALONE, words=ALONE["words"][:1] * 2))[0][0] == ("words", 1, "id")


def test_without_a_label_the_choice_of_the_thing_has_its_own():
    ask = replace(FOCUSED, settings=put("words", changed(ABOUT, of=None)).settings, around=PEOPLE)
    assert kind("words").sheet(ask, {}).parts[0].label == "This is about"

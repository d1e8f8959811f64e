"""The journey as a diagram text: the right score on each line, and words that stay words."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.work import Given, Work
from takeaway.mermaid import harmless, journey, journeys
from tests.takeaway.shelf import full_work

KEYWORD = re.compile(r"\s*(journey|acctitle|accdescr|%%|(title|section|end)\b)", re.IGNORECASE)
SIGNS = set(':;#"`{}[]<>\\&\n\r')
NASTY = [
    "a: 5: b",
    "title of it",
    "Section one",
    "journey to work",
    "END",
    "%%{init: {}}%%",
    "x %% y",
    "a\nb\u2028c",
    "#35;",
    "`x`",
    "accTitle: x",
    "a;b",
    "\u200bend",
    "",
]


@cache
def parts() -> tuple[Work, int]:
    work = full_work()
    return work, len(work.given["l7-touchpoints"].body["touchpoints"])


def said(words: str, **feeling: int | None) -> Work:
    """The work of somebody who wrote the same words for every touchpoint and for the customer."""
    work, _n = parts()
    bodies = {slug: one.body for slug, one in work.given.items()}
    points = [{**row, "name": words} for row in bodies["l7-touchpoints"]["touchpoints"]]
    people = {
        part: [{**row, "name": words} for row in rows] if isinstance(rows, list) else rows for part, rows in bodies["l2-customers"].items()
    }
    rows = [{**row, **feeling} for row in bodies["l7-feelings"]["feelings"]]
    bodies |= {
        "l7-touchpoints": {**bodies["l7-touchpoints"], "touchpoints": points},
        "l2-customers": people,
        "l7-feelings": {"feelings": rows},
    }
    return Work(work.course, {slug: Given(body, work.given[slug].version) for slug, body in bodies.items()})


def drawn(work: Work, slug: str = "l7-feelings", *, wanted: bool = False) -> list[str]:
    activity = work.course.activity(slug)
    assert activity is not None
    return journey(work, activity, wanted=wanted).splitlines()


def test_each_touchpoint_stands_in_its_phase_with_the_feeling_now():
    assert drawn(full_work()) == [
        "journey",
        "    title How should they feel, how do they feel now? – How they feel now",
        *["    section Awareness", "      Example 1: 2: Example 1"],
        *["    section Consideration", "      Example 2: 3: Example 1"],
        *["    section Purchase", "      Example 3: 4: Example 1"],
        *["    section Support afterwards", "      Example 4: 2: Example 1"],
        *["    section Loyalty", "      Example 5: 3: Example 1"],
    ]


def test_a_second_diagram_has_the_feelings_that_are_wanted():
    lines = drawn(full_work(), wanted=True)
    assert lines[1].endswith("How they should feel") and [line.split(": ")[1] for line in lines if ": " in line] == ["5"] * 5


@pytest.mark.parametrize(("feeling", "score"), [(-2, "1"), (-1, "2"), (0, "3"), (1, "4"), (2, "5"), (99, "5")])
def test_the_score_is_the_feeling_and_three(feeling: int, score: str):
    assert {line.split(": ")[1] for line in drawn(said("Waits at the door", now=feeling)) if ": " in line} == {score}


def test_a_touchpoint_without_the_feeling_is_left_out_and_without_any_there_is_no_diagram():
    assert drawn(said("Waits at the door", now=None)) == [] and drawn(said("Waits at the door", now=None), wanted=True)


@pytest.mark.parametrize("slug", ["l7-touchpoints", "l7-gap", "l2-customers", "l7-share"])
def test_only_feelings_on_a_journey_make_a_diagram(slug: str):
    assert drawn(full_work(), slug) == []


def test_no_answer_makes_no_diagram():
    assert drawn(Work(full_work().course, {})) == []


def test_no_touchpoint_any_more_makes_no_diagram():
    given = {slug: one for slug, one in full_work().given.items() if slug != "l7-touchpoints"}
    assert drawn(Work(full_work().course, given)) == []


def kept_apart(words: str) -> None:
    """Whatever is written, there is a line for each touchpoint, and nothing but its own two separators in it."""
    work, n = said(words), parts()[1]
    lines = drawn(work)
    if not work.answer(work.course.activity("l7-touchpoints")).named:
        assert lines == []
        return
    assert lines[0] == "journey" and lines[1].startswith("    title ") and len(lines) == 2 + 2 * n
    tasks = [line for line in lines[2:] if not line.startswith("    section ")]
    assert len(tasks) == n
    for line in tasks:
        name, score, who = line.split(":")
        assert name.strip() and score.strip() in ("1", "2", "3", "4", "5") and who.strip() and "," not in who
        assert not KEYWORD.match(line) and "%%" not in line and not (SIGNS - {":"}) & set(line)
    assert len(re.split(r"[\r\n\u2028\u2029\x85]", "\n".join(lines))) == len(lines)


@pytest.mark.parametrize("words", NASTY)
def test_words_that_mermaid_knows_are_words(words: str):
    kept_apart(words)


@given(st.text(max_size=80) | st.lists(st.sampled_from([*NASTY, " ", ":", "%", "-", "'"]), max_size=5).map("".join))
def test_any_words_leave_a_line_for_each_touchpoint(words: str):
    kept_apart(words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Waits at my door, 9–10 o’clock (50 %)", "Waits at my door, 9–10 o’clock (50 %)"),
        ("Asks: “when?”; hears\nnothing", "Asks∶ “when?”, hears nothing"),
        ("Title page", "– Title page"),
        ("Endless waiting", "Endless waiting"),
        ("নমস্কার 👩\u200d🚀", "নমস্কার 👩\u200d🚀"),
    ],
)
def test_harmless_words_can_still_be_read(words: str, shown: str):
    assert harmless(words) == shown


def test_all_journeys_stand_in_one_file_each_as_it_is_and_as_wanted() -> None:
    found = journeys(full_work()).decode()
    assert found.count("```mermaid\njourney\n") == found.count("```") / 2 == 2
    assert journeys(Work(full_work().course, {})) == b""

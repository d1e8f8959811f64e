"""Strip: panels with a text each; presence and lengths are looked at, never what is said."""

from __future__ import annotations

from course.compare import readback
from tests.activities.authors.strip import LOOK_BACK
from tests.activities.cast import changed, kind, lines, problems, put, refusals, summary

ASK, KNOWN = put("strip", LOOK_BACK), put("strip", changed(LOOK_BACK, basis=True))
EVEN = {"was": "x" * 40, "did": "x" * 20, "could": "x" * 20}
SHORT = "This is much shorter than the others. Is there more to say?"


def test_nothing_written_at_all_may_not_be_handed_in():
    assert problems(ASK, {"was": " \n"}) == [("was", "Write something first.")]
    assert problems(ASK, {"could": "A lamp"}) == []


def test_a_panel_without_a_text_is_open():
    assert lines(ASK, {"was": "It rained.", "could": "An umbrella."}) == [
        ("done", "", "2 of 3 written."),
        ("open", "did", "Nothing is written here yet."),
    ]
    assert summary(ASK, {"was": "It rained."}) == "1 of 3 written"


def test_texts_as_long_as_their_weights_are_only_counted():
    assert lines(ASK, EVEN) == [("done", "", "3 of 3 written.")]


def test_a_text_of_less_than_half_its_weight_is_asked_about():
    # the weights are 2, 1, 1: of 80 characters the first panel has 40, and half of that is 20
    assert lines(ASK, {"was": "x" * 20, "did": "x" * 30, "could": "x" * 30}, "question") == []
    assert lines(ASK, {"was": "x" * 19, "did": "x" * 30, "could": "x" * 31}, "question") == [("question", "was", SHORT)]


def test_panels_without_a_text_do_not_make_the_others_long():
    assert lines(ASK, {"was": "x" * 20, "did": "x" * 20}, "question") == []
    assert lines(ASK, {"was": "x" * 10, "did": "x" * 21}, "question") == [("question", "was", SHORT)]
    assert lines(ASK, {"was": "x"}, "question") == []


def test_what_a_panel_stands_on_is_asked_once_it_is_written():
    labels = [leaf.label for leaf in readback(kind("strip").sheet(KNOWN, {"was": "x"}), {"was": "x"})]
    assert labels == ["What happened", "What does “What happened” stand on?", "What I did instead", "What I could offer"]


def test_a_written_panel_without_a_basis_is_open():
    told = lines(KNOWN, {**EVEN, "was-basis": "asked", "did-basis": "assumed"})
    assert told[1:] == [
        ("open", "could-basis", "Not said yet what this stands on."),
        ("note", "", "1 of 2 is observed or asked."),
    ]


def test_everything_assumed_is_asked_about():
    told = lines(KNOWN, {**EVEN, **{f"{panel}-basis": "assumed" for panel in EVEN}}, "question")
    assert told == [("question", "", "All of this is assumed. Whom could you ask about one part of it?")]


def test_the_basis_of_an_empty_panel_does_not_count():
    answer = kind("strip").read({"was": " ", "was-basis": "asked"})
    assert answer.basis("was") is None


def test_the_figure_is_a_card_of_the_last_try():
    own = kind("strip")
    tries = [own.read({"did": "Old"}), own.read({"was": "It rained.", "was-basis": "observed", "did": "I ran."})]
    scene = own.figure(KNOWN, tries, 640)
    assert scene.title == "Annoyed"
    assert scene.table.rows == (
        ("What happened", "It rained.", "observed"),
        ("What I did instead", "I ran.", ""),
        ("What I could offer", "Nothing here yet.", ""),
    )
    assert "observed" not in str(own.figure(ASK, tries, 640).table)
    assert own.figure(ASK, [], 640) is None
    assert own.figure(ASK, [own.read({"was": " "})], 640) is None


def test_a_heavier_panel_is_drawn_wider():
    own = kind("strip")
    boxes = [shape for shape in own.figure(ASK, [own.read(EVEN)], 640).shapes if shape.role == "box"]
    assert boxes[0].width > 1.5 * boxes[1].width


def test_a_panel_that_stands_twice_or_takes_the_name_of_a_basis_is_refused():
    panels = LOOK_BACK["panels"]
    assert refusals("strip", changed(LOOK_BACK, panels=panels[:1] * 2))[0][0] == ("panels", 1, "id")
    taken = [*panels, {"id": "was-basis", "label": "Basis"}]
    assert refusals("strip", changed(LOOK_BACK, panels=taken)) == []
    assert refusals("strip", changed(LOOK_BACK, panels=taken, basis=True)) == [
        (("panels", 3, "id"), "“was-basis” is a name the form uses itself. Take another id.")
    ]

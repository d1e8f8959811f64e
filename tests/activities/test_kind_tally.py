"""Tally: ticks are counted, and a row without any is asked about."""

from __future__ import annotations

from tests.activities.cast import TALLY, changed, kind, lines, problems, put, refusals, summary


def rows(*given: tuple[str, list[str]]) -> dict:
    return {"rows": [{"id": f"r{n}", "text": text, "marks": marks} for n, (text, marks) in enumerate(given)]}


def test_each_column_is_counted_out_of_the_rows_with_a_text():
    own, ask = kind("tally"), put("tally", TALLY)
    body = rows(("Bread", ["paid", "used"]), ("Toy", ["paid"]), ("", []))
    mark = own.mark(ask, own.read(body))
    assert [(c.label, c.n, c.of) for c in mark.counts] == [("I paid", 2, 2), ("I used it", 1, 2)]
    assert summary(ask, body) == "2 rows: I paid 2, I used it 1"


def test_rows_with_every_tick_are_counted():
    told = lines(put("tally", TALLY), rows(("Bread", ["paid", "used"]), ("Toy", ["paid"])), "note")
    assert [text for _tone, _path, text in told] == ["I paid: 2 of 2.", "I used it: 1 of 2.", "1 row has every tick."]


def test_a_row_without_a_tick_is_asked_about():
    assert lines(put("tally", TALLY), rows(("Bread", []), ("Toy", ["paid"])), "question") == [
        ("question", "rows/r0/marks", "Nothing is ticked here. Does none of it fit?")
    ]


def test_fewer_rows_than_the_least_may_not_be_handed_in():
    ask = put("tally", TALLY)
    assert problems(ask, {}) == [("rows", "Write 2 more rows.")]
    assert problems(ask, rows(("Bread", ["paid"]), (" ", []))) == [("rows", "Write 1 more row.")]
    assert problems(ask, rows(("Bread", ["paid"]), ("Toy", []))) == []


def test_ticks_without_a_text_may_not_be_handed_in():
    body = rows(("", ["paid"]), ("Toy", []), ("Tea", []))
    assert problems(put("tally", TALLY), body) == [("rows/r0/text", "This row has ticks and no text.")]


def test_a_column_the_author_took_away_is_not_counted():
    own = kind("tally")
    ask = put("tally", changed(TALLY, columns=TALLY["columns"][:1]))
    assert [c.n for c in own.mark(ask, own.read(rows(("Bread", ["used"])))).counts] == [0]


def test_the_figure_shows_the_counts_of_the_last_try():
    own, ask = kind("tally"), put("tally", TALLY)
    scene = own.figure(ask, [own.read(rows(("Bread", ["paid"])))], 640)
    assert {"I paid", "I used it"} <= {text.text for text in scene.texts}
    assert own.figure(ask, [own.read({})], 640) is None


def test_it_refuses_more_compulsory_rows_than_there_may_be():
    assert refusals("tally", changed(TALLY, least=7)) == [(("least",), "“least” is more than “limit”.")]


def test_it_refuses_a_column_that_stands_twice():
    assert refusals("tally", changed(TALLY, columns=TALLY["columns"] * 2))[0][0] == ("columns", 2, "id")

"""The calendar: rhythms as markers and bars, said in words as well."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.calendar import Beat, CalendarWords, Strip, calendar
from charts.paragraphs import whole
from charts.scene import Circle, Rect, Scene, Shape
from tests.charts.cast_of_things import HOSTILE
from tests.charts.layout_rules import COUNTS, TEXTS, WIDTHS, drawable, extent, obey, quick, shown

WORDS = CalendarWords(title="How often we meet")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHLY = Beat("contact", tuple(n + 0.5 for n in range(12)), said="every month")
QUARTERLY = Beat("payment", (2.9, 5.9, 8.9, 11.9), said="every quarter")
STRIPS = (
    Strip("a", "Riverside Café (client)", (MONTHLY, QUARTERLY)),
    Strip("b", "My partner, Sam", (Beat("contact", steady=True), Beat("review", (6.0,)))),
    Strip("c", "Parents of Year 4 pupils", ()),
)


@st.composite
def calendars(draw: st.DrawFn) -> list[Strip]:
    few = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    at = st.lists(st.floats(-3, 40, allow_nan=False), max_size=60).map(tuple)
    beats = st.lists(st.builds(Beat, few, at, st.booleans(), few), max_size=4).map(tuple)
    pool = draw(st.lists(beats, min_size=1, max_size=3))
    return [Strip(f"s{n}", draw(few), draw(st.sampled_from(pool))) for n in range(draw(COUNTS))]


COLUMNS = st.one_of(st.just(MONTHS), st.lists(TEXTS, max_size=14).map(tuple), st.just(tuple(f"{n} March" for n in range(1, 32))))


@quick
@given(calendars(), COLUMNS, WIDTHS)
def test_words_never_overlap_or_leave_whatever_is_written(strips: list[Strip], columns: tuple[str, ...], width: float) -> None:
    scene = calendar(strips, columns, WORDS, width)
    obey(scene)
    assert len(scene.table.rows) == len(strips)


@quick
@given(calendars(), WIDTHS)
def test_every_marker_stands_on_its_track(strips: list[Strip], width: float) -> None:
    scene = calendar(strips, MONTHS, WORDS, width)
    tracks = [extent(shape) for shape in scene.shapes if shape.role == "track"]
    for shape in scene.shapes:
        left, top, right, bottom = extent(shape)
        if shape.role == "steady" or (shape.role == "beat" and left > tracks[0][0] and not beside_words(shape, scene)):
            assert any(t[0] <= left and right <= t[2] and t[1] <= top and bottom <= t[3] for t in tracks), shape


def beside_words(shape: Shape, scene: Scene) -> bool:
    """Whether a marker is the sign before some words."""
    _, top, right, bottom = extent(shape)
    return any(text.role in {"said", "key"} and 0 < text.x - right < 14 and top < text.y < bottom + 8 for text in scene.texts)


@quick
@given(TEXTS)
def test_long_words_of_authors_stay_on_the_canvas(text: str) -> None:
    for width in (300, 640):
        obey(calendar(STRIPS, MONTHS, CalendarWords(title=text, none=whole(text) or "-", steady=text, nameless=whole(text) or "-"), width))


def beats(scene: Scene, paint: str) -> list[tuple[float, float]]:
    """Left and right of the markers of one colour on the tracks."""
    first = min(extent(shape)[0] for shape in scene.shapes if shape.role == "track")
    found = [s for s in scene.shapes if s.role == "beat" and s.fill == paint and not beside_words(s, scene)]
    return sorted((extent(s)[0] - first, extent(s)[2] - first) for s in found)


@pytest.mark.parametrize("width", [300, 640])
def test_markers_stand_where_their_time_is(width: float) -> None:
    scene = calendar(STRIPS[:1], MONTHS, WORDS, width)
    wide = next(shape.width for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "track")
    middles = [(left + right) / 2 for left, right in beats(scene, "mark0")]
    assert middles == pytest.approx([(n + 0.5) / 12 * wide for n in range(12)], abs=1)
    assert len(beats(scene, "mark1")) == 4


def test_what_happens_all_the_time_is_a_bar_and_so_are_markers_without_room() -> None:
    crowd = Beat("contact", tuple(n / 30 for n in range(360)))
    for beat in (Beat("contact", steady=True), crowd):
        scene = calendar([Strip("a", "A", (beat,))], MONTHS, WORDS, 640)
        assert len([shape for shape in scene.shapes if shape.role == "steady"]) == 1 and not beats(scene, "mark0")
    weekly = calendar([Strip("a", "A", (Beat("contact", tuple(n * 12 / 52 for n in range(52))),))], MONTHS, WORDS, 640)
    found = beats(weekly, "mark0")
    assert len(found) == 52 and all(a[1] <= b[0] for a, b in pairwise(found[1:]))


def test_what_lies_beyond_the_calendar_is_not_drawn() -> None:
    scene = calendar([Strip("a", "A", (Beat("contact", (-1.0, 3.0, 13.0)),))], MONTHS, WORDS, 640)
    assert len(beats(scene, "mark0")) == 1


def test_each_series_has_a_marker_and_a_colour_of_its_own() -> None:
    scene = calendar(STRIPS, MONTHS, WORDS, 640)
    looks = {(type(s).__name__, s.fill) for s in scene.shapes if s.role == "beat"}
    assert looks == {("Circle", "mark0"), ("Polygon", "mark1"), ("Polygon", "mark2")}
    assert shown(scene, "key") == ["contact", "payment", "review"]
    four = [Strip("a", "A", tuple(Beat(name, (1.0,)) for name in "wxyz"))]
    assert {s.fill for s in calendar(four, MONTHS, WORDS, 640).shapes if s.role == "beat"} == {"mark0", "mark1", "mark2", "mark3"}


def test_labels_stand_beside_the_strips_when_wide_and_above_them_when_narrow() -> None:
    for width, beside in ((640, True), (350, False)):
        scene = calendar(STRIPS[:1], MONTHS, WORDS, width)
        track = next(extent(shape) for shape in scene.shapes if shape.role == "track")
        said = next(text for text in scene.texts if text.role == "said")
        assert (track[0] > said.x and track[1] < said.y < track[3]) == beside
        assert (track[1] > said.y) != beside


def test_names_of_columns_are_thinned_out_when_they_have_no_room() -> None:
    assert shown(calendar(STRIPS, MONTHS, WORDS, 640), "column") == list(MONTHS)
    dates = [f"{n} September" for n in range(1, 14)]
    assert shown(calendar(STRIPS, dates, WORDS, 350), "column") == ["1 September", "5 September", "9 September"]  # the 13th has no room


def test_a_strip_without_a_rhythm_says_so() -> None:
    scene = calendar(STRIPS, MONTHS, WORDS, 640)
    assert shown(scene, "none") == ["no rhythm yet"]
    assert [node.hollow for node in scene.nodes] == [False, False, True]


def test_no_strip_invites() -> None:
    scene = calendar([], MONTHS, WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.invite and scene.sentence == WORDS.sentence_none


def test_the_sentence_and_the_table_say_every_rhythm() -> None:
    scene = calendar(STRIPS, MONTHS, WORDS, 640)
    assert scene.sentence == (
        "Riverside Café (client) – contact: every month; payment: every quarter. "
        "My partner, Sam – contact: all the time; review: marked 1 ×. Without a rhythm: Parents of Year 4 pupils."
    )
    assert scene.table.columns == ("Name", "contact", "payment", "review")
    assert scene.table.rows[0] == ("Riverside Café (client)", "every month", "every quarter (Mar, Jun, Sep, Dec)", "")
    assert scene.table.rows[1] == ("My partner, Sam", "all the time", "", "marked 1 × (Jul)")
    assert scene.nodes[0].about == "Riverside Café (client). contact: every month; payment: every quarter."


def test_a_long_calendar_says_how_many_strips_its_sentence_leaves_out() -> None:
    many = [Strip(str(n), f"Thing {n}", (MONTHLY,)) for n in range(11)]
    assert calendar(many, MONTHS, WORDS, 640).sentence.endswith("Further rows with a rhythm: 3.")


@pytest.mark.parametrize("width", [300, 900])
def test_both_back_ends_draw_it_and_hostile_words_are_only_text(width: float) -> None:
    strips = [Strip(str(n), text, (Beat(text, (1.0,), said=text),)) for n, text in enumerate(HOSTILE)]
    scene = calendar(strips, HOSTILE, WORDS, width)
    assert "alert(1)" in drawable(scene).replace(" ", "")
    assert any(isinstance(shape, Circle) for shape in scene.shapes)

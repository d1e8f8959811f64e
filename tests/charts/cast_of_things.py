"""Things, sectors and hostile names that the tests of the pictures share."""

from __future__ import annotations

from hypothesis import strategies as st

from charts.scene import Sector, Thing

SECTORS = (Sector("in", "At work"), Sector("out", "Outside"), Sector("away", "Away from work"))
HOSTILE = (
    "<a href='https://example.org'>click</a>",
    "<script>alert(1)</script>",
    "</text><image href='x'/>",
    "]]> & &amp; <!-- \x00 \x1b \ud800 \ufffe",
    "%{customdata} $x$ **bold** ![p](https://example.org/p.png)",
)
UNBREAKABLE = "Rindfleischetikettierungsüberwachungsaufgabe"
SCRIPTS = ("הורים בבית הספר", "مرحبا بكم في بيتنا", "日本語の名前がとても長い場合", "👨‍👩‍👧‍👦 दोस्त")
PARTS = ("Finance", "team", "Riverside", "Café", "(client)", "of", "Year", "4", "newsletter")
NAMES = st.one_of(
    st.text(max_size=60),
    st.sampled_from((*HOSTILE, *SCRIPTS, UNBREAKABLE, "Mum", "IT", "My line manager, Priya")),
    st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join),
    st.characters(categories=("L",)).map(lambda letter: letter * 42),
)
RATINGS = st.one_of(st.none(), st.integers(1, 5))


@st.composite
def things(draw: st.DrawFn, most: int = 60) -> list[Thing]:
    """0..most things in any mix of groups; in every third list all stand in one group at one distance."""
    count = min(most, draw(st.one_of(st.integers(0, 12), st.sampled_from((16, 20, 34, 35, 50, 60)))))
    one = draw(st.sampled_from((None, None, "in", "away", "nowhere")))
    near = draw(st.sampled_from((None, None, 5, 1)))
    found = []
    for n in range(count):
        sector = one or draw(st.sampled_from(("in", "out", "away", "in", "nowhere", None)))
        found.append(
            Thing(
                f"t{n}",
                draw(NAMES),
                sector,
                near or draw(RATINGS),
                draw(RATINGS),
                note=draw(st.sampled_from(((), ("I give a long and winding sentence about everything", UNBREAKABLE)))),
                hollow=draw(st.booleans()),
                ghost=draw(st.sampled_from((False, False, False, True))),
                focus=n == 2,
                star=draw(st.sampled_from((False, False, False, True))),
            )
        )
    return found


def twelve() -> list[Thing]:
    """A dozen of things as a learner might list them."""
    rows = (
        ("Finance team", "in", 4, 2),
        ("Riverside Café (client)", "out", 5, 4),
        ("My line manager, Priya", "in", 5, 3),
        ("Night-shift nurses", "in", 3, 4),
        ("My partner, Sam", "away", 5, 2),
        ("Parents of Year 4 pupils", "out", 4, 3),
        ("IT service desk", "in", 2, 3),
        ("Football club juniors", "away", 3, 5),
        ("Procurement, City Council", "out", 3, 2),
        ("Mum", "away", 4, 4),
        ("New starters", "in", 2, 4),
        ("Newsletter subscribers", "out", 2, 3),
    )
    return [Thing(f"t{n}", name, sector, distance, works) for n, (name, sector, distance, works) in enumerate(rows)]

"""The map as a picture to share: what is not chosen is nowhere in it, the switches begin with the least, and it is nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from charts.card import Caption, CardWords, card
from charts.scene import Scene, Thing
from tests.charts.cast_of_things import SECTORS
from tests.takeaway.test_raster import size
from tests.ui.conftest import ANN, BEN, Learner, text
from tests.walk.bot import opened
from ui import share

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.ui.conftest import Class

CY = {"id": "c3", "name": "Cy", "group": ""}
PRIVATE = frozenset({"a1"})
ALL = frozenset({"in", "out", ""})


def with_people(school: Class, name: str = "Fern") -> Learner:
    """A learner with three people; Ann, the only one inside, is private."""
    fern = school.learner(name)
    fern.hands_in("people", {"entries": [ANN, BEN]})
    fern.hands_in("near", {"ratings": [{"id": "a1", "near": 1}, {"id": "b2", "near": 4}]})
    visit = fern.bot.visit()
    fern.store.answers.save_draft(visit.person, visit.cohort, "people", {"entries": [ANN, BEN, CY]}, 1, "tab", PRIVATE)
    return fern


def drawn(fern: Learner, choice: share.Choice) -> Scene:
    visit = fern.bot.visit()
    plan = visit.course.head.map
    assert plan is not None
    return share.drawn(visit, plan, share.things(visit, plan, private=choice.private), choice)


def box(fern: Learner) -> AppTest:
    return fern.opens("map", share=True)


def alt(app: AppTest) -> str:
    (picture,) = app.image
    return str(picture.proto.imgs[0].alt)


def presses(app: AppTest, name: str) -> AppTest:
    app = app.toggle(key=f"share-{name}").set_value(not app.toggle(key=f"share-{name}").value).run()
    assert not app.exception, app.exception
    return app


def test_the_box_is_closed_at_first_and_draws_nothing(school: Class) -> None:
    app = with_people(school).opens("map")
    assert "Share this map" in [one.label for one in app.expander]
    assert not app.image and not [one for one in app.toggle if one.key.startswith("share-")]


def test_the_picture_begins_with_initials_and_without_private_entries_ratings_and_my_name(school: Class) -> None:
    app = box(with_people(school))
    assert {one.key: one.value for one in app.toggle if one.key.startswith("share-")} == {
        "share-private": False,
        "share-initials": True,
        "share-works": False,
        "share-who": False,
    }
    assert alt(app) == (
        "My garden map. On this card: 2 (Inside: 0, Outside: 1, Not sorted yet: 1). Their initials: B, C. Course: “A school garden”."
    )


def test_every_switch_is_one_click_and_changes_the_picture(school: Class) -> None:
    app = box(with_people(school))
    app = presses(app, "initials")
    assert "Their names: Ben, Cy." in alt(app) and "Ann" not in alt(app)
    app = presses(app, "who")
    assert "Made by Fern." in alt(app)
    app = presses(app, "private")
    assert "On this card: 3" in alt(app) and "Ann" in alt(app)
    assert "What you keep to yourself is on this picture" in text(app)
    assert "Needs attention" not in alt(app)
    app = presses(app, "works")
    assert "Needs attention: 1." in alt(app)
    app.button_group(key="share-groups").unselect("out").run()
    assert "Ben" not in alt(app) and "Outside" not in alt(app) and "On this card: 2 (Inside: 1, Not sorted yet: 1)." in alt(app)


def test_private_entries_are_off_again_at_every_opening_and_after_a_reload(school: Class) -> None:
    fern = with_people(school)
    app = presses(box(fern), "private")
    assert "On this card: 3" in alt(app)
    app.session_state["share"] = False
    app.run()
    assert not app.image
    app.session_state["share"] = True
    app.run()
    assert not app.toggle(key="share-private").value and "On this card: 2" in alt(app)
    assert not box(fern).toggle(key="share-private").value


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("works", [True, False])
def test_what_is_private_and_all_that_follows_from_it_is_nowhere_in_the_picture(school: Class, names: bool, works: bool) -> None:
    fern = with_people(school)
    said = repr(drawn(fern, share.Choice(ALL, names, works)))
    assert "Ann" not in said and "a1" not in said and "Inside: 0" in said and "Needs attention" not in said
    assert "Ann" in repr(drawn(fern, share.Choice(ALL, names=True, private=True)))


def test_an_entry_that_was_private_in_another_answer_is_kept_out_by_the_store(school: Class) -> None:
    fern = with_people(school)
    fern.hands_in("people", {"entries": [ANN, BEN]})  # without a word about who may see it: the store still hides it
    assert "Ann" not in repr(drawn(fern, share.Choice(ALL, names=True)))


def test_a_group_that_is_left_out_has_no_name_no_count_and_no_place(school: Class) -> None:
    fern = with_people(school)
    for names in (True, False):
        scene = drawn(fern, share.Choice(frozenset({"out"}), names))
        assert "Inside" not in repr(scene) and "Not sorted" not in repr(scene)
        assert scene.sentence.startswith("My garden map. On this card: 1 (Outside: 1).")
        assert len([shape for shape in scene.shapes if getattr(shape, "role", "") == "slice"]) == 1


def test_without_a_group_the_page_says_what_to_do_and_offers_no_file(school: Class) -> None:
    app = box(with_people(school))
    app.button_group(key="share-groups").set_value([]).run()
    assert "Leave at least one group on the picture." in text(app)
    assert not app.image and not [one for one in app.get("download_button") if one.proto.label == "Download this picture"]


def test_the_switch_for_private_entries_is_there_only_for_those_who_have_some(school: Class) -> None:
    gus = school.learner("Gus")
    gus.hands_in("people", {"entries": [BEN]})
    assert not [one for one in box(gus).toggle if one.key == "share-private"]


def test_the_picture_is_1200_by_630(school: Class) -> None:
    scene = drawn(with_people(school), share.Choice(ALL))
    assert size(share.picture(scene, dark=False)) == size(share.picture(scene, dark=True)) == (1200, 630)
    assert share.picture(scene, dark=False) != share.picture(scene, dark=True)


def test_nobody_gets_the_picture_of_somebody_else(school: Class) -> None:
    with_people(school)
    gus = school.learner("Gus")
    gus.hands_in("people", {"entries": [{"id": "d4", "name": "Dee", "group": "in"}]})
    app = presses(box(gus), "initials")
    assert "Dee" in alt(app) and "Ben" not in alt(app)
    assert not opened("", "map", share=True).get("imgs")


def test_the_page_says_when_names_or_initials_do_not_fit() -> None:
    def told(count: int, choice: share.Choice) -> list[str]:
        cast = [Thing(str(n), f"Some{n} Body{n}", "in", n % 5 + 1, None) for n in range(count)]
        return share._notes(choice, card(cast, SECTORS, CardWords(), Caption("My map"), names=choice.names))

    names, initials = share.Choice(ALL, names=True), share.Choice(ALL)
    assert told(12, names) == told(12, initials) == told(0, names) == []
    assert told(30, names) == ["There are too many names for the picture, so it shows initials."]
    assert told(30, initials) == []
    assert told(60, names) == told(60, initials) == ["There are too many entries to write on them."]

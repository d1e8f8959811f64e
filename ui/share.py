"""The map as a picture to share: what is on it is chosen there and then, and the preview is the file. It sends nothing anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from charts.card import Caption, CardWords, card
from charts.scene import Scene, Sector
from charts.theme import DARK, LIGHT
from course.lesson import MapPlan
from course.words import _, catalogued
from ui import safe_text, scenery
from ui.withheld import without

if TYPE_CHECKING:
    from charts.scene import Thing
    from ui.visit import Visit

UNSORTED = ""  # the group of things that stand in none


@dataclass(frozen=True)
class Choice:
    """What a learner wants on their card; the defaults tell the least.

    ``groups`` are the ids of those that stay on it; ``UNSORTED`` stands for the things in none of them.
    """

    groups: frozenset[str]
    names: bool = False
    works: bool = False
    who: bool = False
    private: bool = False
    dark: bool = False


def panel(visit: Visit, plan: MapPlan) -> None:
    """The choices, the preview and the file, in a box that is closed at first. Nothing is drawn while it is closed.

    :param visit: the learner
    :param plan: the map of their course
    """
    # A box that is closed forgets its switches: private entries are off again at every opening.
    with st.expander(_("Share this map"), key="share", icon=":material/share:", on_change="rerun") as box:
        if box.open:
            _open(visit, plan)


def _open(visit: Visit, plan: MapPlan) -> None:
    st.markdown(_("A picture for a message or a page. What you see here is all that is in the file. Nothing is sent: you take it along."))
    public, everything = (things(visit, plan, private=private) for private in (False, True))
    choice = _choose(visit, plan, public, everything)
    if not choice.groups:
        st.markdown(_("Leave at least one group on the picture."))
        return
    scene = drawn(visit, plan, everything if choice.private else public, choice)
    for sentence in _notes(choice, scene):
        st.markdown(sentence)
    data = picture(scene, dark=choice.dark)
    with st.container(border=True):  # a white picture on a white page has no edge of its own
        st.image(data, alt=scene.sentence, width="stretch", output_format="PNG")
    st.download_button(
        _("Download this picture"),
        data,
        file_name=f"{visit.course.slug}.png",
        mime="image/png",
        key="share-download",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _choose(visit: Visit, plan: MapPlan, public: list[Thing], everything: list[Thing]) -> Choice:
    """The switches; each of them is one click."""
    left, right = st.columns(2, gap="medium")
    with left:
        names = not st.toggle(_("Initials only"), value=True, key="share-initials")
        works = st.toggle(_("Show how well it works"), key="share-works", help=_("Thick and dashed lines, as on your map."))
        own = visit.enrolment.pseudonym if visit.enrolment else ""
        who = st.toggle(_("Write my name on it: {name}", name=safe_text.label(own)), key="share-who")
        private = public != everything and st.toggle(
            _("Also what I keep to myself"), key="share-private", help=_("Entries marked “only me”. They are off each time you come here.")
        )
    with right:
        kept = _kept(_groups(plan, everything if private else public))
        dark = st.radio(
            _("Colours"), [False, True], format_func=lambda dark: _("Dark") if dark else _("Light"), horizontal=True, key="share-dark"
        )
    return Choice(frozenset(kept), names, works, who, private, dark)


def _kept(groups: dict[str, str]) -> list[str]:
    """Which groups stay on the picture; where there is one alone, there is nothing to choose."""
    if len(groups) < 2:
        return list(groups)
    return st.pills(
        _("Groups on the picture"),
        list(groups),
        selection_mode="multi",
        default=list(groups),
        format_func=lambda group: safe_text.label(groups[group]),
        key="share-groups",
        help=_("Choose a group to leave it out. Nothing on the picture shows that it was there."),
    )


def _groups(plan: MapPlan, listed: list[Thing]) -> dict[str, str]:
    """Id and label of every group, in the order of the map."""
    known = {sector.id: sector.label for sector in plan.sectors}
    return known | ({UNSORTED: catalogued(CardWords()).unsorted} if any(thing.sector not in known for thing in listed) else {})


def things(visit: Visit, plan: MapPlan, *, private: bool) -> list[Thing]:
    """What stands on the list.

    :param private: also what the learner keeps to themself
    """
    work = visit.now
    if not private:
        marked = {thing.id for thing in work.things(plan.roster) if thing.get("visible") == "me"}
        work = without(work, visit.store.answers.hidden(visit.person, visit.cohort) | marked)
    return [thing for thing in scenery.things_of(work, plan) if not thing.ghost]


def drawn(visit: Visit, plan: MapPlan, listed: list[Thing], choice: Choice) -> Scene:
    """The card as chosen. What is not on it was taken out before anything was counted or laid out.

    :param visit: the learner
    :param plan: the map of their course
    :param listed: what :func:`things` gave, with or without what is private
    :param choice: what they want on it
    """
    known = {sector.id for sector in plan.sectors}
    kept = [
        thing if choice.works else replace(thing, works=None)
        for thing in listed
        if (thing.sector if thing.sector in known else UNSORTED) in choice.groups
    ]
    sectors = [Sector(sector.id, sector.label) for sector in plan.sectors if sector.id in choice.groups]
    own = visit.enrolment.pseudonym if choice.who and visit.enrolment else ""
    return card(kept, sectors, catalogued(CardWords()), Caption(plan.title, visit.course.head.title, own), names=choice.names)


def picture(scene: Scene, *, dark: bool) -> bytes:
    """The file: 1200 × 630 pixels, and nothing in it but the picture."""
    from takeaway.raster import png  # late: the typesetter is loaded by those who ask for a picture
    from takeaway.typeset import showable

    texts = tuple(replace(text, text=showable(text.text)) for text in scene.texts)  # or several boxes on top of each other
    return png(replace(scene, texts=texts), DARK if dark else LIGHT, scale=1, margin=0)


def _notes(choice: Choice, scene: Scene) -> list[str]:
    """What the learner should know about the picture."""
    roles = {text.role for text in scene.texts}
    notes = [_("What you keep to yourself is on this picture.")] if choice.private else []
    if scene.nodes and not roles & {"name", "initials", "number"}:
        return [*notes, _("There are too many entries to write on them.")]
    if scene.nodes and choice.names and "name" not in roles:
        return [*notes, _("There are too many names for the picture, so it shows initials.")]
    return notes

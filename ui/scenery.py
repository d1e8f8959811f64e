"""A learner's things as the plan of the course's map draws them. It knows the plan, not what the things are, and no page."""

from __future__ import annotations

from dataclasses import replace

from activities.work import Work
from charts import scene as shapes
from charts.words import PortfolioWords, RingWords
from course.facts import Thing
from course.lesson import MapPlan
from course.words import _, catalogued

YES = "yes"  # a star is for what was answered with yes, or holds


def things_of(work: Work, plan: MapPlan) -> list[shapes.Thing]:
    """The things of a course's map, ghosts last.

    :param work: one learner's answers
    :param plan: which aspects the map draws
    """
    focus = work.around.focus(plan.focus)
    listed = [_thing(thing, plan, ghost=False, focus=thing.id == focus) for thing in work.things(plan.roster)]
    ghosts = [_thing(thing, plan, ghost=True, focus=False) for thing in work.things(plan.ghosts)]
    return listed + ghosts


def _thing(thing: Thing, plan: MapPlan, *, ghost: bool, focus: bool) -> shapes.Thing:
    return shapes.Thing(
        id=thing.id,
        name=thing.name,
        sector=thing.get(plan.sector),
        distance=_rating(thing.get(plan.distance)),
        works=_rating(thing.get(plan.works)),
        hollow=any(thing.get(aspect) in values for aspect, values in plan.hollow.items()),
        ghost=ghost,
        focus=focus,
        star=bool(plan.star) and thing.get(plan.star) in (True, YES),
    )


def _rating(value: object) -> int | None:
    return round(value) if isinstance(value, (int, float)) and 1 <= value <= 5 else None


def ring_words(plan: MapPlan) -> RingWords:
    """The sentences of the ring; the page has its title already."""
    return replace(catalogued(RingWords()), title="", invite={sector.id: sector.invite for sector in plan.sectors})


def portfolio_words() -> PortfolioWords:
    """The sentences of the portfolio; the page has its title already."""
    words = PortfolioWords()
    badly, poorly, fair, well, very_well = (_(word) for word in words.works_scale)
    return replace(catalogued(words), title="", works_scale=(badly, poorly, fair, well, very_well))

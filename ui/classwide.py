"""Charts of a class on the screen: counted once and kept until an answer or somebody's privacy changes. It draws no name."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from activities import kinds
from activities.classwide import FEWEST, ClassChart, Counted, count, drawn
from activities.kind import Ask
from activities.work import Given, Work
from course.facts import Around
from course.lesson import Activity, Course
from course.words import _
from storage.errors import NotFound
from ui import drawing
from ui.picture.component import picture
from ui.visit import as_given, given, lists_of

if TYPE_CHECKING:
    from storage.class_records import Tries
    from ui.visit import Visit

KEPT = 200  # charts of activities and cohorts in memory; they hold counts only
_counted: OrderedDict[tuple[int, str, str], tuple[str, Counted]] = OrderedDict()


def around_of(course: Course, activity: Activity) -> list[str]:
    """The activities whose answers are needed to read the answers to one, however far back."""
    found: list[str] = []
    edge = list(kinds()[activity.kind].needs(activity.settings))
    while edge:
        slug = edge.pop()
        earlier = course.activity(slug)
        if earlier is None or slug in found:
            continue
        found.append(slug)
        edge += kinds()[earlier.kind].needs(earlier.settings)
    lists = [one for slug in lists_of(course) if (one := course.activity(slug)) and slug not in found and slug != activity.id]
    return found + [one.id for one in lists if set(kinds()[one.kind].needs(one.settings)) & {*found}]


def charts_of(course: Course, activity: Activity) -> Sequence[ClassChart]:
    """The class charts an activity has, none for most."""
    if activity.follows:
        return ()
    return kinds()[activity.kind].class_charts(Ask(activity, activity.settings, Around(labels=Work(course, {}).labels)))


def counted(visit: Visit, cohort: str, course: Course, activity: Activity) -> Counted:
    """The answers of a class to one activity, added up.

    :raises NotFound: this visitor may not see it
    """
    around, answers = around_of(course, activity), visit.store.class_answers
    key, (_people, word) = (id(visit.store), cohort, activity.id), answers.standing(visit.person, cohort, activity.id, around)
    word = f"{activity.hash} {word}"
    kept = _counted.get(key)
    if kept is not None and kept[0] == word:
        return kept[1]
    charts, learners = charts_of(course, activity), answers.tries(visit.person, cohort, activity.id, around)
    kind = kinds()[activity.kind]

    def adds(tries: Tries) -> Sequence[object]:
        work = Work(course, given(tries.latest))
        said = [answer for one in _both(tries, activity) if (answer := work.answer(activity, one)) is not None]
        return kind.class_adds(work.ask(activity), said) if said else ()

    made = count(charts, (found for tries in learners if (found := adds(tries))))  # type: ignore[misc]
    _counted[key] = (word, made)
    while len(_counted) > KEPT:
        _counted.popitem(last=False)
    return made


def _both(tries: Tries, activity: Activity) -> list[Given]:
    latest = tries.latest.get(activity.id)
    return as_given([one for one in (tries.first, latest) if one is not None])


def draw(charts: Sequence[ClassChart], found: Counted, key: str, for_learners: bool) -> bool:
    """Draw charts of a class; whether there was anything to draw comes back."""
    some = False
    for chart in charts:
        wide, narrow = (drawn(chart, found, width, for_learners) for width in (drawing.WIDE, drawing.NARROW))
        if wide is not None and narrow is not None:
            picture(wide, narrow, {}, key=f"{key}-{chart.id}", words=drawing.picture_words())
            some = True
    return some


def beside(visit: Visit, activity: Activity) -> None:
    """For a learner who has handed in: what the class said, from five learners up and never while learning alone."""
    if visit.enrolment is None or visit.enrolment.self_study or not (charts := charts_of(visit.course, activity)):
        return
    try:
        people, _word = visit.store.class_answers.standing(visit.person, visit.cohort, activity.id)
    except NotFound:
        return
    if people >= FEWEST and st.toggle(_("Show what the class said"), key=f"class-{activity.id}"):
        found = counted(visit, visit.cohort, visit.course, activity)
        if not draw(charts, found, f"classwide-{activity.id}", for_learners=True):
            st.markdown(_("There is nothing yet that at least {n} learners have in common.", n=FEWEST))

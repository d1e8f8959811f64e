"""The learner's dates to take along: planned steps and come-backs in one calendar file. It knows the page, not the file's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from takeaway.calendar import calendar_file, days_of
from ui import comebacks

if TYPE_CHECKING:
    from ui.visit import Visit


def panel(visit: Visit, key: str) -> None:
    """Offer the file, when there is any date in it.

    :param visit: the learner
    :param key: names the button on the page
    """
    days = days_of((*_steps(visit), *_comebacks(visit)))
    if not days:
        st.markdown(_("As soon as a step has a date, you can take your dates along as a file for your calendar."))
        return
    st.download_button(
        many("Take {n} date along (calendar file)", "Take {n} dates along (calendar file)", len(days)),
        calendar_file(days, visit.course.head.title, comebacks.now()),
        file_name=f"{visit.course.slug}.ics",
        mime="text/calendar",
        key=f"calendar-{key}",
        icon=":material/event:",
        on_click="ignore",
    )
    st.caption(_("Your planned steps, and the days on which something comes back. The names in it are those you wrote."))


def _steps(visit: Visit) -> Iterator[tuple[str, str, str]]:
    for fact in visit.now.around.facts:
        if fact.aspect == "plan" and isinstance(fact.value, dict):
            thing = visit.now.around.thing(str(fact.value.get("about") or ""))
            more = " · ".join(part for part in (thing.name if thing else "", str(fact.value.get("rhythm") or "")) if part)
            yield str(fact.value.get("when") or ""), str(fact.value.get("action") or ""), more


def _comebacks(visit: Visit) -> Iterator[tuple[str, str, str]]:
    for lesson in visit.course.lessons:
        for activity in lesson.activities:
            for back, one in comebacks.of(visit, activity):
                if not one.done:
                    what = _("Come back to “{title}”", title=back.head.title)
                    yield one.at.date().isoformat(), what, lesson.head.title

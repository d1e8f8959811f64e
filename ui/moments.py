"""The map then and now: moments that were kept, by the course and by hand, drawn beside each other with the difference in words."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Given, Work
from charts.ring import NARROW, WIDE, ring
from charts.scene import Scene, Sector
from course.changes import Compared, changes
from course.facts import Thing
from course.lesson import MapPlan
from course.words import _, many
from storage.errors import StorageError
from storage.redact import redact
from ui import drawing, safe_text, scenery, signin, thread
from ui.visit import lists_of

if TYPE_CHECKING:
    from storage.records import Moment, Revision
    from ui.visit import Visit

NOW = "now"
PLACE = "after:"  # how the name of a moment begins that the course asks for


def keep_places(visit: Visit) -> None:
    """Keep a moment for every lesson after which the course asks for one and which is done; each once."""
    plan = visit.course.head.map
    counts = {place.after: visit.work.done(place.after) for place in (plan.snapshots if plan else ())}
    due = [PLACE + lesson for lesson, (done, of) in counts.items() if of and done == of]
    if not due:
        return
    try:
        kept = {moment.name for moment in visit.store.moments.all(visit.person, visit.cohort)}
        for name in due:
            if name not in kept:
                visit.store.moments.keep(visit.person, visit.cohort, name)
    except StorageError:
        pass  # the next visit tries again: what was handed in stays


def panel(visit: Visit, key: str) -> None:
    """Two moments to choose, what lies between them, and both maps; below, a moment can be kept by hand.

    :param visit: the learner
    :param key: names the panel on the page
    """
    plan = visit.course.head.map
    if plan is None:
        st.markdown(_("This course draws no map."))
        return
    if visit.moments:
        _compare(visit, plan, key)
    else:
        st.markdown(_("No earlier map was kept yet. The course keeps one after some lessons, and you can keep one now."))
    _by_hand(visit, key)


def _compare(visit: Visit, plan: MapPlan, key: str) -> None:
    names = {moment.name: label(plan, moment) for moment in visit.moments} | {NOW: _("Now")}
    ids = list(names)
    one, other = st.columns(2)
    then = one.selectbox(_("Then"), ids[:-1], format_func=lambda id: names[id], key=f"then-{key}")
    later = ids[ids.index(then) + 1 :]
    now = other.selectbox(_("Compared with"), later, index=len(later) - 1, format_func=lambda id: names[id], key=f"now-{key}")
    answers = visit.store.moments.answers(visit.person, visit.cohort)
    works = [visit.now if name == NOW else _work(visit, answers, name) for name in (then, now)]
    before, after = (work.things(plan.roster) for work in works)
    said = changes(before, after, compared(plan))
    st.markdown(_("**What changed**"))
    for sentence in said or [_("Nothing on this map changed between the two.")]:
        safe_text.plain(f"• {sentence}" if said else sentence)
    rings = side_by_side(plan, works[0], works[1], NARROW)
    for column, name, work, scene in zip(st.columns(2), (then, now), works, rings, strict=True):
        with column:
            st.markdown(f"**{safe_text.label(names[name])}**")
            drawing.show(work, scene, scene, key=f"map-{key}-{name}-{'then' if name == then else 'now'}")


def side_by_side(plan: MapPlan, then: Work, now: Work, width: float) -> tuple[Scene, Scene]:
    """The map twice, for two moments, with one key for both.

    :param width: of each in px
    """
    sectors, words = [Sector(sector.id, sector.label) for sector in plan.sectors], scenery.ring_words(plan)
    before, after = (scenery.things_of(work, plan) for work in (then, now))
    return ring(before, sectors, words, width, beside=after), ring(after, sectors, words, width, beside=before)


def label(plan: MapPlan, moment: Moment) -> str:
    """What a moment is called, with its day."""
    own = next((place.label for place in plan.snapshots if moment.name == PLACE + place.after), "")
    return _("{label}, {day}", label=moment.label or own or _("Earlier"), day=thread.local_time(moment.at).partition(" ")[0])


def first_and_now(visit: Visit, now: Work, hidden: Set[str]) -> list[tuple[str, Scene]]:
    """The map at the first moment that was kept, and as it is, each with what it is called; none before a moment was kept.

    :param now: the learner's work, without what is hidden
    :param hidden: ids of the things that stay out
    """
    plan = visit.course.head.map
    if plan is None or not visit.moments:
        return []
    first = visit.moments[0]
    then = _work(visit, visit.store.moments.answers(visit.person, visit.cohort), first.name, hidden)
    names = (label(plan, first), _("Now"))
    titles = (_("{map}: {moment}", map=plan.title, moment=name) for name in names)
    return list(zip(titles, side_by_side(plan, then, now, WIDE), strict=True))


def _work(visit: Visit, answers: Mapping[str, Sequence[Revision]], name: str, hidden: Set[str] = frozenset()) -> Work:
    """The learner's work as it was at a moment, without the hidden things."""
    moment = next(moment for moment in visit.moments if moment.name == name)
    then = {slug: next((r for r in answers.get(slug, ()) if r.rev == rev), None) for slug, rev in moment.heads.items()}
    given = {slug: Given(redact(r.body, hidden), r.kind_version) for slug, r in then.items() if r is not None and not r.damaged}
    return Work(visit.course, given)


def compared(plan: MapPlan) -> Compared:
    """What of a map is compared."""
    numbers = {plan.distance: _("Importance"), plan.works: _("How well it works")}
    return Compared(plan.sector, {sector.id: sector.label for sector in plan.sectors}, numbers, "focus")


def _by_hand(visit: Visit, key: str) -> None:
    with st.expander(_("Keep this map by hand"), icon=":material/photo_camera:"):
        st.markdown(_("What you have handed in so far is kept as one moment. What stands only in a draft is not part of it."))
        name = st.text_input(
            _("A name for this moment"), key=f"moment-name-{key}", max_chars=80, placeholder=_("For example: before the summer")
        )
        if st.button(_("Keep it"), key=f"moment-keep-{key}"):
            _keep(visit, name.strip())
        own = {moment.name: moment.label for moment in visit.moments if moment.label}
        if own:
            chosen = st.selectbox(_("A moment of yours"), list(own), format_func=lambda id: own[id], key=f"moment-own-{key}")
            if st.button(_("Remove it"), key=f"moment-remove-{key}"):
                if signin.attempt(lambda: visit.store.moments.remove(visit.person, visit.cohort, chosen), {}):
                    st.rerun()


def _keep(visit: Visit, name: str) -> None:
    if not name:
        st.error(_("Give the moment a name first."))
        return
    refusals = {
        "nothing": _("Nothing was handed in yet. Hand in your list first."),
        "many": _("You have kept many moments already. Remove one first."),
        "title": _("Write a name of 1 to {limit} characters on one line.", limit=80),
    }
    if signin.attempt(lambda: visit.store.moments.keep(visit.person, visit.cohort, secrets.token_hex(8), name), refusals):
        st.rerun()


def story(visit: Visit, plan: MapPlan) -> None:
    """How the list came to be what it is: every hand-in that changed it, with its time, the newest first."""
    answers = visit.store.moments.answers(visit.person, visit.cohort)
    slugs = {*lists_of(visit.course), plan.focus} & set(answers)
    events = sorted((r for slug in slugs for r in answers[slug] if not r.damaged), key=lambda r: (r.saved_at, r.rev))
    given: dict[str, Given] = {}
    before: list[Thing] = []
    lines = []
    for revision in events:
        given[revision.slug] = Given(revision.body, revision.kind_version)
        after = Work(visit.course, dict(given)).things(plan.roster)
        lines += [(thread.local_time(revision.saved_at), sentence) for sentence in changes(before, after, compared(plan))]
        before = after
    if not lines:
        return
    with st.expander(many("How this list changed: {n} step", "How this list changed: {n} steps", len(lines)), icon=":material/history:"):
        for time, sentence in reversed(lines):
            safe_text.plain(_("{time}: {what}", time=time, what=sentence))

"""A lesson on the screen: prose, activities, feedback, discussion, history, comments. It asks the kinds; it special-cases none of them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import streamlit as st

from course.check import fit
from course.lesson import Activity, Lesson, Prose
from course.words import _, many
from storage.errors import StorageError
from ui import desk, frame, maps, safe_text, thread
from ui.feedback.feedback import feedback
from ui.picture.component import picture
from ui.sheet import answer as reading
from ui.sheet import component as sheet
from ui.sheet.filing import Stale

if TYPE_CHECKING:
    from storage.records import Revision
    from ui.visit import Visit


def show(visit: Visit, slug: str) -> None:
    """Draw one lesson for one learner, and remember that they were here.

    :param visit: who reads
    :param slug: the lesson's slug; one that is not in the course gives a quiet notice
    """
    lesson = visit.course.lesson(slug)
    if lesson is None:
        st.title(_("This lesson cannot be shown at the moment"), anchor=False)
        st.markdown(_("Your answers to it are kept. Go on with another lesson."))
        st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
        return
    _remember(visit, slug)
    _head(lesson)
    for n, block in enumerate(lesson.blocks):
        if isinstance(block, Prose):
            st.markdown(safe_text.prose(block.text))
        else:
            with st.container(border=True, key=f"activity-{block.id}"):
                _activity(visit, block, n)
    _foot(visit, lesson)


def _remember(visit: Visit, slug: str) -> None:
    if st.session_state.get("place") == (visit.cohort + slug):
        return
    try:
        visit.store.answers.place(visit.person, visit.cohort, slug)
        st.session_state["place"] = visit.cohort + slug
    except StorageError:
        pass  # where somebody was is a comfort, not their work


def _head(lesson: Lesson) -> None:
    st.title(safe_text.label(lesson.head.title), anchor=False)
    st.caption(
        _(
            "Lesson {number} · {minutes} · {activities}",
            number=lesson.number,
            minutes=many("{n} minute", "{n} minutes", lesson.head.minutes),
            activities=many("{n} activity", "{n} activities", len(lesson.activities)),
        )
    )
    st.markdown(_("After this lesson you can:") + "\n" + "".join(f"\n- {safe_text.prose(goal)}" for goal in lesson.head.goals))


def _foot(visit: Visit, lesson: Lesson) -> None:
    with st.expander(_("Sources of this lesson")):
        sources = visit.course.head.sources
        st.markdown("".join(f"\n- {safe_text.prose(sources.get(source, source))}" for source in lesson.head.sources))
    order = list(visit.course.lessons)
    at = order.index(lesson)
    before, after = st.columns(2)
    if at == 0:
        before.page_link(frame.link("home"), label=_("Home"), icon=":material/home:")
    if at > 0:
        label = safe_text.label(order[at - 1].head.title)
        before.page_link(frame.link(f"lesson:{order[at - 1].slug}"), label=label, icon=":material/arrow_back:")
    if at + 1 < len(order):
        label = safe_text.label(order[at + 1].head.title)
        after.page_link(frame.link(f"lesson:{order[at + 1].slug}"), label=label, icon=":material/arrow_forward:")
    elif visit.course.head.map is not None:
        after.page_link(frame.link("map"), label=_("See my map"), icon=":material/hub:")


def _activity(visit: Visit, activity: Activity, n: int) -> None:
    ask = visit.work.ask(activity)
    st.subheader(safe_text.label(activity.head.title), anchor=activity.id)
    about = [many("{n} minute", "{n} minutes", activity.head.minutes)]
    about += [_("optional")] if activity.head.optional else []
    revision = visit.revisions.get(activity.id)
    about += [_("handed in, version {rev}", rev=revision.rev)] if revision else []
    st.caption(" · ".join(about))
    st.markdown(safe_text.prose(ask.prompt))
    if activity.head.example:
        with st.expander(_("See an example"), icon=":material/lightbulb:"):
            st.markdown(safe_text.prose(activity.head.example))
    _sheet(visit, activity, revision, _("Hand in") if revision is None else _("Hand in again"))
    if revision is not None and not revision.damaged:
        _after(visit, activity, revision)
    elif revision is not None:
        st.markdown(_("The answer you handed in cannot be read any more: its checksum does not fit. Your draft above is still there."))
    else:
        _anyway(visit, activity)


def _sheet(visit: Visit, activity: Activity, revision: Revision | None, label: str) -> None:
    kept = desk.kept(visit.drafts.get(activity.id))
    sheet.draw(
        visit.work.sheet(activity, kept.body),
        address=f"answer/{visit.cohort}/{activity.id}",
        person=visit.person,
        kept=kept,
        hand_in=label,
        handed=revision.rev if revision else 0,
        key=f"sheet-{visit.cohort}-{activity.id}",
        stale=revision is not None and revision.activity != activity.hash,
        level=4,
        title=activity.head.title,
    )


def _after(visit: Visit, activity: Activity, revision: Revision) -> None:
    """Everything that follows an attempt."""
    mark = visit.work.mark(activity)
    if mark is not None:
        feedback(mark, key=f"mark-{activity.id}")
    history = visit.store.answers.history(visit.person, visit.cohort, activity.id) if revision.rev > 1 else [revision]
    _figure(visit, activity, history)
    _discussion(visit, activity, beside=True)
    after = visit.course.afters.get(activity.id)
    if after is not None:
        _sheet(visit, after, visit.revisions.get(after.id), _("Keep this line"))
        thread.show(visit, after)
    readable = [one for one in history if not one.damaged]
    if len(readable) > 1:
        _versions(visit, activity, readable)
    thread.show(visit, activity)


def _figure(visit: Visit, activity: Activity, history: list[Revision]) -> None:
    kind = visit.work.kind(activity)
    tries = [visit.work.answer(activity, given) for given in thread.as_given(history)]
    scene = kind.figure(visit.work.ask(activity), [answer for answer in tries if answer is not None])
    if scene is not None:
        picture(scene, scene, {}, key=f"figure-{activity.id}", words=maps.picture_words())


def _discussion(visit: Visit, activity: Activity, *, beside: bool) -> None:
    """What one can see after an attempt, beside the own answer."""
    if not activity.head.discussion:
        return
    with st.expander(_("Discussion"), icon=":material/forum:", expanded=True):
        if not beside:
            st.markdown(safe_text.prose(activity.head.discussion))
            return
        theirs, own = st.columns([3, 2], gap="medium")
        theirs.markdown(safe_text.prose(activity.head.discussion))
        with own:
            st.markdown(_("**Your answer, to compare**"))
            given = visit.work.given[activity.id]
            reading.show_answer(visit.work.leaves(activity, given.body), key=f"own-{activity.id}")


def _anyway(visit: Visit, activity: Activity) -> None:
    """The discussion before an attempt, for whoever asks; that they asked is recorded."""
    if not activity.head.discussion:
        return
    if activity.id in visit.peeks:
        _discussion(visit, activity, beside=False)
    elif st.button(_("Show me the discussion anyway"), key=f"peek-{activity.id}", type="tertiary"):
        try:
            visit.store.answers.peek(visit.person, visit.cohort, activity.id)
        except StorageError:
            st.error(_("The discussion cannot be opened right now. Try again in a minute."))
        else:
            st.rerun()


def _versions(visit: Visit, activity: Activity, history: list[Revision]) -> None:
    with st.expander(_("Your earlier versions"), icon=":material/history:"):
        earlier = [revision for revision in reversed(history[:-1])]
        names = {r.rev: _("Version {rev}, {time}", rev=r.rev, time=thread.local_time(r.saved_at)) for r in earlier}
        rev = st.radio(_("Which version?"), list(names), format_func=lambda rev: names[rev], key=f"version-{activity.id}")
        chosen = next(r for r in earlier if r.rev == rev)
        reading.show_answer(visit.work.leaves(activity, chosen.body), key=f"old-{activity.id}-{rev}")
        draft = visit.drafts.get(activity.id)
        unsent = bool(draft and draft.body and draft.body != history[-1].body)
        sure = not unsent or st.checkbox(_("Replace what I have written since and not handed in"), key=f"sure-{activity.id}")
        if st.button(_("Take this version back as my draft"), key=f"back-{activity.id}", disabled=not sure):
            _take_back(visit, activity, chosen)


def _take_back(visit: Visit, activity: Activity, revision: Revision) -> None:
    """Make an older version the draft, by the same door as everything that is typed: what it hides is hidden at once."""
    draft = visit.drafts.get(activity.id)
    place = desk.AnswerFiling(visit.store, visit.person, visit.cohort, activity, visit.work)
    body = fit(place.sheet, visit.work.kind(activity).upgrade(revision.body, revision.kind_version))
    try:
        place.save(body, draft.version if draft else 0, secrets.token_hex(8))
    except (StorageError, Stale):
        st.error(_("The version could not be taken back right now. Nothing was changed; load the page and try again."))
    else:
        st.rerun()

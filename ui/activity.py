"""One activity on the screen: question, form, feedback, picture, discussion, earlier versions. It asks the kind; it special-cases none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity
from course.words import _, many
from storage.errors import StorageError
from ui import asides, brought, classwide, comebacks, content, desk, drawing, left, panels, reviewing, rubric, safe_text, thread
from ui.feedback.feedback import feedback
from ui.sheet import answer as reading
from ui.sheet import component as sheet
from ui.visit import as_given

if TYPE_CHECKING:
    from storage.records import Revision
    from ui.visit import Visit


def show(visit: Visit, activity: Activity) -> None:
    """Draw one activity of a lesson, with what came of it so far."""
    with st.container(border=True, key=f"activity-{activity.id}"):
        _head(visit, activity)
        if not visit.work.kind(activity).asks:
            panels.show(visit, activity)
            _discussion(visit, activity, beside=False)
            return
        revision = visit.revisions.get(activity.id)
        left.show(visit, activity)
        asides.show(visit, activity)
        form(visit, activity, _("Hand in") if revision is None else _("Hand in again"))
        _came_of_it(visit, activity, revision)
        comebacks.show(visit, activity)


def _head(visit: Visit, activity: Activity) -> None:
    st.subheader(safe_text.label(activity.head.title), anchor=activity.id)
    about = [many("{n} minute", "{n} minutes", activity.head.minutes)]
    about += [_("optional")] if activity.head.optional else []
    revision = visit.revisions.get(activity.id)
    about += [_("handed in, version {rev}", rev=revision.rev)] if revision else []
    st.caption(" · ".join(about))
    st.markdown(safe_text.prose(content.linked(visit.course, visit.work.ask(activity).prompt)))
    if activity.head.example:
        with st.expander(_("See an example"), icon=":material/lightbulb:"):
            st.markdown(safe_text.prose(content.linked(visit.course, activity.head.example)))
    if activity.rubric:
        rubric.show(activity.rubric, alone=visit.enrolment is None or visit.enrolment.self_study)


def form(visit: Visit, activity: Activity, label: str) -> None:
    """The form of an activity with the learner's draft in it.

    :param visit: the learner
    :param activity: an activity that asks something
    :param label: of the hand-in button
    """
    revision = visit.revisions.get(activity.id)
    kept = reviewing.kept(visit.drafts.get(activity.id))
    sheet.draw(
        visit.work.sheet(activity, kept.body),
        address=f"answer/{visit.cohort}/{activity.id}",
        person=visit.person,
        kept=kept,
        hand_in=label,
        handed=revision.rev if revision else 0,
        key=f"sheet-{visit.cohort}-{activity.id}",
        stale=revision is not None and content.reworded(visit.store, revision.activity, activity),
        level=4,
        title=activity.head.title,
    )


def _came_of_it(visit: Visit, activity: Activity, revision: Revision | None) -> None:
    if revision is None:
        _anyway(visit, activity)
    elif revision.damaged:
        st.markdown(_("The answer you handed in cannot be read any more: its checksum does not fit. Your draft above is still there."))
    else:
        _after(visit, activity, revision)


def _after(visit: Visit, activity: Activity, revision: Revision) -> None:
    """Everything that follows an attempt."""
    mark = visit.work.mark(activity)
    if mark is not None:
        feedback(mark, key=f"mark-{activity.id}", on=activity.head.title)
    history = visit.store.answers.history(visit.person, visit.cohort, activity.id) if revision.rev > 1 else [revision]
    later = [visit.revisions[back.id] for back in visit.course.backs.get(activity.id, ()) if back.id in visit.revisions]
    drawing.figure(visit.work, activity, as_given([*history, *later]), key=f"figure-{activity.id}")
    _discussion(visit, activity, beside=True)
    classwide.beside(visit, activity)
    after = visit.course.afters.get(activity.id)
    if after is not None:
        form(visit, after, _("Keep this line"))
        thread.show(visit, after)
    readable = [one for one in history if not one.damaged]
    if len(readable) > 1:
        _versions(visit, activity, readable)
    thread.show(visit, activity)


def _discussion(visit: Visit, activity: Activity, *, beside: bool) -> None:
    """What one can see after an attempt, beside the own answer."""
    if not activity.head.discussion:
        return
    with st.expander(_("Discussion"), icon=":material/forum:", expanded=True):
        if not beside:
            st.markdown(safe_text.prose(content.linked(visit.course, activity.head.discussion)))
            return
        theirs, own = st.columns([3, 2], gap="medium")
        theirs.markdown(safe_text.prose(content.linked(visit.course, activity.head.discussion)))
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
        came = visit.store.portable.marks(visit.person, visit.cohort, activity.id)
        names = {r.rev: brought.version_name(r, came) for r in earlier}
        rev = st.radio(_("Which version?"), list(names), format_func=lambda rev: names[rev], key=f"version-{activity.id}")
        chosen = next(r for r in earlier if r.rev == rev)
        reading.show_answer(visit.work.leaves(activity, chosen.body), key=f"old-{activity.id}-{rev}")
        draft = visit.drafts.get(activity.id)
        unsent = bool(draft and draft.body and draft.body != history[-1].body)
        sure = not unsent or st.checkbox(_("Replace what I have written since and not handed in"), key=f"sure-{activity.id}")
        if st.button(_("Take this version back as my draft"), key=f"back-{activity.id}", disabled=not sure):
            upgraded = visit.work.kind(activity).upgrade(chosen.body, chosen.kind_version)
            if desk.rewrite(visit, activity, upgraded):
                st.rerun()
            st.error(_("The version could not be taken back right now. Nothing was changed; load the page and try again."))

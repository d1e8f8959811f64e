"""The review desk: what was handed in, newest first, and one submission open. It asks the store, which keeps private entries back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Given, Work
from course.compare import difference
from course.lesson import Activity, Course
from course.words import _
from storage.errors import NotFound, StorageError
from ui import brought, content, desk, drawing, queue, safe_text, thread
from ui.feedback.feedback import feedback
from ui.sheet import answer as reading
from ui.sheet import component as sheet
from ui.visit import as_given, former_of, given

if TYPE_CHECKING:
    from storage.records import Enrolment, Review, Revision
    from ui.visit import Visit


@dataclass(frozen=True)
class Opened:
    """One learner's answers to one activity, as an instructor may see them."""

    visit: Visit
    cohort: str
    course: Course
    learner: str
    slug: str

    @cached_property
    def history(self) -> list[Revision]:
        """All revisions, oldest first, without what the learner keeps to themself."""
        return self.visit.store.answers.history(self.visit.person, self.cohort, self.slug, self.learner)

    @cached_property
    def latest(self) -> dict[str, Revision]:
        """The learner's newest answers as this instructor may see them."""
        return self.visit.store.answers.latest(self.visit.person, self.cohort, self.learner)

    @cached_property
    def work(self) -> Work:
        """These answers put through the kinds."""
        former = former_of(self.visit.store, self.visit.person, self.cohort, self.course, self.latest, self.learner)
        return Work(self.course, given(self.latest), former)

    @cached_property
    def reviews(self) -> list[Review]:
        """Released comments on it."""
        return self.visit.store.reviews.of(self.visit.person, self.cohort, self.slug, self.learner)

    def worded(self, revision: Revision) -> Activity | None:
        """The activity as it was worded when a revision was handed in."""
        return content.as_worded(self.visit.store, revision.activity, self.course.activity(self.slug))


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Review"), anchor=False)
    cohort = _cohort(visit)
    if cohort is None:
        st.markdown(_("You review in no cohort yet. Make one under Cohorts, or ask for an invitation."))
        return
    course = content.courses().get(cohort.course)
    if course is None:
        st.markdown(_("The course of this cohort is not installed any more. Its answers are kept."))
        return
    address = st.query_params
    if address.get("learner") and address.get("activity"):
        _one(Opened(visit, cohort.cohort, course, address["learner"], address["activity"]))
    else:
        queue.show(visit, cohort.cohort, course)


def _cohort(visit: Visit) -> Enrolment | None:
    teaches = {e.cohort: e for e in visit.identity.enrolments if e.role == "instructor"} if visit.identity else {}
    if not teaches:
        return None
    ids = list(teaches)
    if len(ids) == 1:
        return teaches[ids[0]]
    wanted = st.query_params.get("cohort", ids[0])
    index = ids.index(wanted) if wanted in ids else 0
    chosen = st.selectbox(_("Cohort"), ids, index=index, format_func=lambda cohort: teaches[cohort].title, key="review-cohort")
    if chosen != wanted:
        st.query_params.from_dict({"cohort": chosen})
    return teaches[chosen]


def _close(cohort: str) -> None:
    place = {name: st.query_params[name] for name in ("waiting", "before") if name in st.query_params}
    st.query_params.from_dict({"cohort": cohort} | place)


def _one(opened: Opened) -> None:
    st.button(_("Back to the list"), key="back", icon=":material/arrow_back:", type="tertiary", on_click=_close, args=(opened.cohort,))
    try:
        history = opened.history
    except NotFound:
        history = []
    if not history:
        st.markdown(_("This submission does not exist, or it is not yours to read."))
        return
    newest = history[-1]
    activity = opened.worded(newest)
    _heading(opened, activity, newest)
    if activity is None:
        st.markdown(_("The kind of this activity is not installed any more. The answer is kept."))
        return
    _question(opened, activity, newest)
    _answer(opened, activity, newest)
    _versions(opened, activity, history)
    _comments(opened)
    _write(opened, newest)
    _mark_seen(opened, newest)


def _heading(opened: Opened, activity: Activity | None, newest: Revision) -> None:
    members = opened.visit.store.cohorts.members(opened.visit.person, opened.cohort)
    who = next((m.pseudonym for m in members if m.person == opened.learner), "")
    st.header(safe_text.label(activity.head.title if activity else opened.slug), anchor=False)
    safe_text.plain(_("{who}, version {rev}, {time}", who=who, rev=newest.rev, time=thread.local_time(newest.saved_at)))
    brought.origin(opened.visit, opened.cohort, opened.learner, opened.slug)
    mine = [review for review in opened.reviews if review.reviewer == opened.visit.person]
    if mine and mine[-1].rev < newest.rev:
        st.markdown(_(":material/sync: **Changed since your review.** You commented on version {rev}.", rev=mine[-1].rev))


def _question(opened: Opened, activity: Activity, newest: Revision) -> None:
    today = opened.course.activity(opened.slug)
    with st.expander(_("The question as it was worded"), expanded=True):
        st.markdown(safe_text.prose(opened.work.ask(activity).prompt))
        if today is not None and today.head.prompt != activity.head.prompt:
            st.markdown(_("The question has been reworded since. Now it says:"))
            st.markdown(safe_text.prose(today.head.prompt))
        brought.question(opened.visit, opened.cohort, opened.learner, newest.activity)


def _answer(opened: Opened, activity: Activity, newest: Revision) -> None:
    if newest.damaged:
        st.markdown(_("This answer cannot be read any more: its checksum does not fit. Restore it from a backup, or ask for it again."))
        return
    leaves = opened.work.leaves(activity, newest.body)
    if newest.withheld:  # what looks open here may be answered by an entry that is not shown
        reading.show_answer([leaf for leaf in leaves if leaf.text], key=f"answer-{newest.rev}")
        st.caption(
            _("Some entries are kept private by the learner. They are not shown here, nor is the automatic feedback, which counts them.")
        )
        return
    reading.show_answer(leaves, key=f"answer-{newest.rev}")
    if any(revision.withheld for revision in opened.latest.values()):
        return  # picture and feedback would count what is kept private elsewhere
    drawing.figure(opened.work, activity, as_given(opened.history), key=f"figure-{newest.rev}")
    mark = opened.work.mark(activity, Given(newest.body, newest.kind_version))
    if mark is not None:
        with st.expander(_("Automatic feedback the learner sees")):
            feedback(mark, key="review-mark")


def _versions(opened: Opened, activity: Activity, history: list[Revision]) -> None:
    readable = [revision for revision in history if not revision.damaged]
    if len(readable) < 2:
        return
    reviewed = [review.rev for review in opened.reviews if review.reviewer == opened.visit.person]
    with st.expander(_("Versions and their differences"), expanded=bool(reviewed and reviewed[-1] < readable[-1].rev)):
        came = opened.visit.store.portable.marks(opened.visit.person, opened.cohort, opened.slug, opened.learner)
        names = {r.rev: brought.version_name(r, came) for r in readable}
        revs = list(names)
        usual = reviewed[-1] if reviewed and reviewed[-1] in revs[:-1] else revs[-2]
        old = st.selectbox(_("Compare version"), revs[:-1], index=revs.index(usual), format_func=lambda rev: names[rev], key="compare-old")
        new = st.selectbox(_("with version"), [r for r in revs if r > old][::-1], format_func=lambda rev: names[rev], key="compare-new")
        by_rev = {revision.rev: revision for revision in readable}
        form = opened.work.sheet(activity, by_rev[new].body)
        changes = difference(form, by_rev[old].body, by_rev[new].body)
        if changes:
            reading.show_changes(changes, key=f"changes-{old}-{new}")
        else:
            st.markdown(_("Nothing changed between these versions that you may see."))


def _comments(opened: Opened) -> None:
    for review in opened.reviews:
        with st.container(border=True, key=f"released-{review.n}"):
            thread.comment(opened.visit, review)


def _write(opened: Opened, newest: Revision) -> None:
    visit = opened.visit
    try:
        draft = visit.store.reviews.draft(visit.person, opened.cohort, opened.learner, opened.slug)
    except StorageError:
        st.error(_("Your draft cannot be read right now. Load the page again in a minute."))
        return
    st.caption(_("Saved as your draft while you write. The learner sees it when you release it."))
    sheet.draw(
        desk.comment_sheet(_("Your comment")),
        address=f"review/{opened.cohort}/{opened.learner}/{opened.slug}/{newest.rev}",
        person=visit.person,
        kept=desk.kept(draft),
        hand_in=_("Release the comment on version {rev}", rev=newest.rev),
        key=f"comment-{opened.learner}-{opened.slug}-{newest.rev}-{len(opened.reviews)}",
    )


def _mark_seen(opened: Opened, newest: Revision) -> None:
    try:
        opened.visit.store.answers.mark_seen(opened.visit.person, opened.cohort, opened.learner, opened.slug, newest.rev)
    except StorageError:
        pass  # it stays unread; nothing is lost

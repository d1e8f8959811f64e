"""One submission as its reviewer reads it: the question as worded then, the answer drawn by its kind, versions and their difference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Given, Work
from course.compare import difference
from course.lesson import Activity, Course
from course.words import _
from ui import brought, content, drawing, safe_text
from ui.feedback.feedback import feedback
from ui.sheet import answer as reading
from ui.visit import as_given, former_of, given

if TYPE_CHECKING:
    from storage.records import Review, Revision
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


def show(opened: Opened, activity: Activity, newest: Revision) -> None:
    """Draw question, answer and versions.

    :param opened: whose and where
    :param activity: as it was worded when the newest revision was handed in
    :param newest: the newest revision
    """
    _question(opened, activity, newest)
    _answer(opened, activity, newest)
    _versions(opened, activity, opened.history)


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

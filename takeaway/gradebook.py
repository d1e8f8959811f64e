"""The gradebook of a cohort as four tables, learner by learner. It knows no file format and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from course.words import _
from takeaway.results import Answered, Learner, Plan, Said
from takeaway.streams import Cell, Rows, Tables

Told = Callable[[int], None]


def gradebook(plan: Plan, learners: Iterable[Learner], tables: Tables, told: Told) -> None:
    """Write one row for each learner, each answer, each field of an answer and each comment.

    :param plan: the course
    :param learners: one after the other; none is kept
    :param tables: where they go
    :param told: is called after each learner with how many are done
    """
    writer = _Gradebook(plan, tables)
    for n, learner in enumerate(learners, 1):
        writer.learner(learner)
        told(n)


class _Gradebook:
    def __init__(self, plan: Plan, tables: Tables) -> None:
        self._plan = plan
        lessons, activities = plan.course.lessons, [a for a in plan.course.activities()]
        self._asked = [a.id for a in activities if plan.titles.get(a.id)]
        done = tuple(_("{number} {title}: done", number=lesson.number, title=lesson.head.title) for lesson in lessons)
        states = tuple(_("{id}: {title}", id=id, title=plan.titles[id]) for id in self._asked)
        place = (_("Lesson"), _("Title of the lesson"), _("Activity"), _("Title of the activity"), _("Version"))
        who = _("Learner")
        self._learners = tables.table(_("Learners"), "learners", (who, _("Joined"), _("Last here"), *done, *states))
        self._answers = tables.table(
            _("Answers"),
            "answers",
            (who, *place, _("Newest version"), _("Handed in"), _("State"), _("Note"), _("Question"), _("Answer")),
        )
        self._fields = tables.table(_("Fields"), "fields", (who, *place, _("Row"), _("Field"), _("Text")))
        self._said = tables.table(_("Comments"), "comments", (who, *place, _("Who"), _("When"), _("In reply to"), _("Verdict"), _("Text")))

    def learner(self, learner: Learner) -> None:
        """All rows of one learner."""
        newest = {one.slug: one for one in learner.answers if one.newest}
        done = (_("{n} of {all}", n=n, all=total) for n, total in self._done(learner, newest))
        states = (self._state(newest.get(id)) for id in self._asked)
        self._learners.add(learner.name, learner.joined, learner.seen, *done, *states)
        for one in learner.answers:
            self._answer(learner, one)
        for said in learner.said:
            self._comment(learner, said, newest)

    def _done(self, learner: Learner, newest: dict[str, Answered]) -> Iterable[tuple[int, int]]:
        """Handed in and asked, lesson by lesson; what is damaged was handed in, too."""
        for lesson in self._plan.course.lessons:
            _handed, total = learner.work.done(lesson.slug)
            asked = [a for a in lesson.activities if learner.work.kind(a).asks]
            lost = sum(a.id in newest and a.id not in learner.work.given and a.head.optional for a in asked)
            yield sum(a.id in newest for a in asked), total + lost

    def _state(self, one: Answered | None) -> str:
        if one is None:
            return ""
        parts = (_("version {rev}", rev=one.rev), one.state, one.note)
        return ", ".join(part for part in parts if part)

    def _answer(self, learner: Learner, one: Answered) -> None:
        question = summary = ""
        place: tuple[Cell, ...] = (learner.name, *self._plan.place(one), one.rev)
        if one.activity is not None and one.given is not None:
            question = learner.work.ask(one.activity).prompt
            summary = learner.work.summary(one.activity, one.given)
            fields(self._fields, learner, one, place)
        newest = _("yes") if one.newest else _("no")
        self._answers.add(*place, newest, one.at, one.state, one.note, question, summary)

    def _comment(self, learner: Learner, said: Said, newest: dict[str, Answered]) -> None:
        about = newest.get(said.slug)
        place = self._plan.place(about) if about else ("", "", said.slug, said.slug)
        self._said.add(learner.name, *place, said.rev, said.who, said.at, said.to, said.verdict, said.text)


def fields(table: Rows, learner: Learner, one: Answered, place: tuple[Cell, ...], said: Callable[[str], str] = str) -> None:
    """One row for each field that was filled.

    :param table: where they go
    :param place: what stands before each
    :param said: what becomes of every text
    """
    if one.activity is None or one.given is None:
        return
    for leaf in learner.work.leaves(one.activity, one.given.body):
        if leaf.text:
            table.add(*place, said(leaf.heading), said(leaf.label), said(leaf.text))

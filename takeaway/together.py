"""All answers to one activity as a workbook: the question on top, an entry for each learner. It knows no format and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from course.compare import Leaf
from course.lesson import Activity
from course.words import _
from takeaway.book import Book, Chapter, Entry, Picture
from takeaway.build import WIDTH
from takeaway.prose import blocks_of
from takeaway.results import Answered, Learner, Plan

Told = Callable[[int], None]


@dataclass(frozen=True)
class Cover:
    """What stands on the first page: the cohort, when it was made, and one sentence on what is in it."""

    cohort: str
    made: str
    note: str


def together(plan: Plan, activity: Activity, learners: Iterable[Learner], cover: Cover, told: Told, when: Callable[[str], str]) -> Book:
    """The workbook of one activity.

    :param plan: the course
    :param activity: as it is worded now
    :param learners: one after the other, by the name they are to have in it
    :param cover: the first page
    :param told: is called after each learner with how many are done
    :param when: a moment as people read it
    """
    by_wording: dict[str, list[Entry]] = {activity.hash: [_question(activity, 1)]}
    for n, learner in enumerate(learners, 1):
        for one in learner.answers:
            if not one.newest or one.slug != activity.id:
                continue
            worded = one.activity or activity
            if worded.hash not in by_wording:
                by_wording[worded.hash] = [_question(worded, len(by_wording) + 1)]
            by_wording[worded.hash].append(_entry(learner, one, n, when))
        told(n)
    lesson = plan.course.lesson(activity.lesson)
    entries = [entry for group in by_wording.values() if len(group) > 1 for entry in group] or [_question(activity, 1)]
    chapter = Chapter(lesson.number if lesson else 0, plan.titles.get(activity.id, activity.head.title), (), tuple(entries))
    return Book(plan.course.head.title, cover.cohort, plan.course.head.language, cover.made, cover.note, (), (chapter,))


def _question(activity: Activity, n: int) -> Entry:
    title = _("The question") if n == 1 else _("The question as it was worded before")
    return Entry(f"question-{n}", title, blocks_of(activity.head.prompt, lambda href: href if "://" in href else ""), "", True)


def _entry(learner: Learner, one: Answered, n: int, when: Callable[[str], str]) -> Entry:
    handed = _("Handed in, version {rev}, {time}.", rev=one.rev, time=when(one.at))
    parts = (handed, *(_("{word}.", word=word[:1].upper() + word[1:]) for word in (one.state, one.note) if word))
    entry = Entry(f"learner-{n}", learner.name, (), " ".join(parts), True)
    if one.activity is None or one.given is None:
        return entry
    lines = tuple(_headed(leaf, one.activity) for leaf in learner.work.leaves(one.activity, one.given.body))
    return replace(entry, lines=lines, pictures=_pictures(learner, one, one.activity))


def _headed(leaf: Leaf, activity: Activity) -> Leaf:
    """A line whose heading is not the learner's own stands under a plain word."""
    return replace(leaf, heading=_("Answer")) if leaf.heading in ("", activity.head.title) else leaf


def _pictures(learner: Learner, newest: Answered, activity: Activity) -> tuple[Picture, ...]:
    work = learner.work
    versions = [one.given for one in learner.answers if one.slug == newest.slug and one.given is not None]
    answers = [answer for given in versions if (answer := work.answer(activity, given)) is not None]
    scene = work.kind(activity).figure(work.ask(activity), answers, WIDTH) if answers else None
    return (Picture(_("Picture"), scene),) if scene is not None else ()

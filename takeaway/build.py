"""Makes the workbook of one learner out of their work, lesson by lesson. It asks the kinds and knows no file format and no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from activities.work import Given, Work
from course.lesson import Activity, Lesson
from course.words import many
from takeaway.book import Again, Book, Chapter, Entry, Picture, Remark
from takeaway.prose import blocks_of

WIDTH = 640  # px of a picture; every format scales it to its column


def _silent(_part: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Source:
    """What is known of one learner in one course.

    :ivar work: their answers as they should stand in the book; what must stay out is not in it
    :ivar learner: the name they go by
    :ivar made: the moment, in words
    :ivar note: one sentence on what is in the book
    :ivar states: activity id → one sentence on where the answer stands
    :ivar tries: activity id → every answer handed in, oldest first, without the one in ``work`` when that is newer
    :ivar remarks: activity id → comments received
    :ivar maps: the pictures before the first lesson
    :ivar beside: activity id → pictures that a view shows and its kind does not make
    :ivar closed: lessons that are not open to the learner yet and stay out
    :ivar target: what a link between lessons points to, outside the application
    """

    work: Work
    learner: str
    made: str
    note: str
    states: Mapping[str, str] = field(default_factory=dict)
    tries: Mapping[str, Sequence[Given]] = field(default_factory=dict)
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    maps: tuple[Picture, ...] = ()
    beside: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    target: Callable[[str], str] = lambda href: href


def build(source: Source, told: Callable[[float], None] = _silent) -> Book:
    """The whole workbook.

    :param source: what is known
    :param told: is called after each lesson with the part that is done, 0 to 1
    """
    course = source.work.course
    chapters = []
    lessons = [lesson for lesson in course.lessons if lesson.slug not in source.closed]
    for n, lesson in enumerate(lessons, 1):
        chapters.append(_chapter(source, lesson))
        told(n / len(lessons))
    return Book(
        title=course.head.title,
        learner=source.learner,
        language=course.head.language,
        made=source.made,
        note=source.note,
        pictures=source.maps,
        chapters=tuple(chapters),
    )


def _chapter(source: Source, lesson: Lesson) -> Chapter:
    known = source.work.course.head.sources
    return Chapter(
        number=lesson.number,
        title=lesson.head.title,
        goals=tuple(lesson.head.goals),
        entries=tuple(_entry(source, activity) for activity in lesson.activities),
        sources=tuple(known.get(key, key) for key in lesson.head.sources),
    )


def _entry(source: Source, activity: Activity) -> Entry:
    work = source.work
    kind, ask, given = work.kind(activity), work.ask(activity), work.given.get(activity.id)
    read = work.leaves(activity, given.body) if given and kind.asks else kind.leaves(ask)
    mark = work.mark(activity) if kind.asks else kind.mark(ask, kind.Answer())
    pictures = (*_pictures(source, activity), *source.beside.get(activity.id, ()))
    again = tuple(_again(source, activity))
    return Entry(
        id=activity.id,
        title=activity.head.title,
        question=blocks_of(ask.prompt, source.target),
        state=source.states.get(activity.id, ""),
        answered=given is not None or bool(again) or (not kind.asks and bool(pictures or read)),
        lines=tuple(read),
        pictures=pictures,
        mark=mark,
        remarks=source.remarks.get(activity.id, ()),
        again=again,
    )


def _pictures(source: Source, activity: Activity) -> list[Picture]:
    work = source.work
    kind = work.kind(activity)
    answers = []
    if kind.asks:
        backs = [work.given[back.id] for back in work.course.backs.get(activity.id, ()) if back.id in work.given]
        given = [*source.tries.get(activity.id, ()), *([work.given[activity.id]] if activity.id in work.given else []), *backs]
        answers = [answer for one in given if (answer := work.answer(activity, one)) is not None]
        if not answers:
            return []
    scene = kind.figure(work.ask(activity), answers, WIDTH)
    return [Picture(activity.head.title, scene)] if scene is not None else []


def _again(source: Source, activity: Activity) -> list[Again]:
    work = source.work
    found = []
    after = work.course.afters.get(activity.id)
    for later in (*([after] if after else ()), *work.course.backs.get(activity.id, ())):
        given = work.given.get(later.id)
        lines = tuple(leaf for leaf in work.leaves(later, given.body) if leaf.text) if given else ()
        if lines:
            title = many("After {n} day", "After {n} days", later.back) if later.back else later.head.prompt
            found.append(Again(title, lines))
    return found

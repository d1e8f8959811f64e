"""Rules that need a whole course: references, links, sources, honest minutes, proof. What one block may hold is the reader's business."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from activities import kinds
from activities.proof import prove
from commands.map_rules import check_aspects, check_map, check_map_aspects, check_retired
from commands.markdown_rules import Found, found_in, is_outside, words
from commands.rubric_rules import check_rubric
from commands.written import Written
from course.lesson import Activity, Course, Lesson, Prose
from course.problems import Problem, did_you_mean
from course.reading import Reading
from ui import content

WORDS_A_MINUTE = 200  # unhurried reading of plain prose
TOLERANCE = 0.3  # how far a lesson's minutes may be from the estimate, as a share of them


def check_course(reading: Reading, folder: Path) -> list[Problem]:
    """Everything that is wrong with a course beyond its single blocks.

    :param reading: the course as read. While a lesson is broken, what may be in it is not missed.
    :param folder: the course's folder.
    """
    course, whole = reading.course, not reading.broken
    if course is None:
        return []
    lessons = [Written(course, lesson, f"{folder.name}/{lesson.number:02}-{lesson.slug}.md", folder, whole) for lesson in course.lessons]
    problems = [problem for written in lessons for problem in _check_lesson(written)]
    if whole:
        problems += [*check_map(course, folder), *check_retired(course, lessons)]
        if not problems:  # an activity that does not fit says nothing about anything, and its readers would all be told
            problems += [*check_map_aspects(course, folder), *check_aspects(course, lessons)]
        problems += _check_proof(course, lessons, problems)
    return sorted(set(problems))


def estimate(lesson: Lesson) -> float:
    """How long a lesson takes, in minutes: its prose, and every activity that is not optional.

    The minutes of an activity cover its prompt, example, feedback and discussion.
    """
    prose = sum(words(block.text) for block in lesson.blocks if isinstance(block, Prose))
    return prose / WORDS_A_MINUTE + sum(a.head.minutes for a in lesson.activities if not a.head.optional)


def _check_lesson(written: Written) -> Iterator[Problem]:
    lesson, known = written.lesson, written.course.head.sources
    for source in lesson.head.sources:
        if source not in known:
            text = f"The source “{source}” is not in course.yaml."
            yield Problem(written.file, written.line("sources"), text, did_you_mean(source, known))
    needed = estimate(lesson)
    if abs(needed - lesson.head.minutes) > TOLERANCE * lesson.head.minutes:
        text = f"The lesson says {lesson.head.minutes} minutes; reading and activities take about {needed:.0f}."
        yield Problem(written.file, written.line("minutes"), text, f"Write “minutes: {max(1, round(needed))}”.")
    for block in lesson.blocks:
        if isinstance(block, Prose):
            for found in found_in(block.text):
                yield from _check_found(written, found, written.line_of_prose(block) + found.line)
        else:
            yield from _check_activity(written, block)


def _check_activity(written: Written, activity: Activity) -> Iterator[Problem]:
    for key in ("prompt", "example", "discussion"):
        for found in found_in(getattr(activity.head, key)):
            yield from _check_found(written, found, written.line(key, activity))
    yield from _check_needs(written, activity)
    yield from _check_variants(written, activity)
    yield from check_rubric(written, activity)


def _check_needs(written: Written, activity: Activity) -> Iterator[Problem]:
    order = [each.id for lesson in written.course.lessons for each in lesson.activities]
    for needed in kinds()[activity.kind].needs(activity.settings):
        line = written.line_of_value(needed, activity)
        if needed in order and order.index(needed) >= order.index(activity.id):
            yield Problem(written.file, line, f"“{needed}” comes only after this activity.", "Move it further up.")
        elif needed not in order and written.whole:
            yield Problem(written.file, line, f"There is no activity “{needed}”.", did_you_mean(needed, order))


def _check_variants(written: Written, activity: Activity) -> Iterator[Problem]:
    variants = activity.head.variants
    if variants is None:
        return
    by, line = written.course.activity(variants.by), written.line("by", activity)
    if by is None or by.kind != "choice":
        choices = [each.id for lesson in written.course.lessons for each in lesson.activities if each.kind == "choice"]
        if by or written.whole:
            yield Problem(written.file, line, f"There is no choice “{variants.by}”.", did_you_mean(variants.by, choices))
        return
    options = [option.id for option in by.settings.options]
    for name in variants.texts:
        if name not in options:
            text = f"“{name}” is no option of “{by.id}”."
            yield Problem(written.file, written.line(name, activity), text, did_you_mean(name, options))


def _check_found(written: Written, found: Found, line: int) -> Iterator[Problem]:
    """What is wrong with a link, a picture or a piece of HTML."""
    if found.what == "html":
        yield Problem(written.file, line, f"HTML is shown as it is written: {found.target[:40]}", "Use Markdown instead.")
    elif is_outside(found.target):
        if found.what == "picture":
            text = f"The picture {found.target} would make every learner's browser ask another site."
            yield Problem(written.file, line, text, "Describe it in words.")
    elif found.what == "link":
        yield from _check_link(written, found.target, line)
    else:
        yield from _check_picture(written, found, line)


def _check_picture(written: Written, found: Found, line: int) -> Iterator[Problem]:
    """A picture that lies beside the lesson: it needs words for those who do not see it."""
    if not found.text.strip():
        yield Problem(written.file, line, f"The picture {found.target} has no alternative text.", "Say what it shows: ![What it shows](…).")
    file = written.folder / found.target
    if file.suffix.lower() not in content.PICTURES:
        yield Problem(written.file, line, f"{found.target} is no picture a browser draws.", f"Use one of {', '.join(content.PICTURES)}.")
    elif not file.is_file():
        beside = [each.name for each in written.folder.iterdir()]
        yield Problem(written.file, line, f"There is no picture {found.target} beside the lesson.", did_you_mean(found.target, beside))
    elif file.stat().st_size > content.LARGEST_PICTURE:
        yield Problem(written.file, line, f"The picture {found.target} is larger than 300 KiB.", "Make it smaller.")


def _check_link(written: Written, target: str, line: int) -> Iterator[Problem]:
    """A link inside the course: ``#activity``, ``lesson`` or ``lesson#activity``."""
    slug, _hash, anchor = target.partition("#")
    lesson = written.course.lesson(slug) if slug else written.lesson
    if lesson is None:
        if written.whole:
            slugs = [each.slug for each in written.course.lessons]
            yield Problem(written.file, line, f"The link {target} leads to no lesson.", did_you_mean(slug, slugs))
        return
    anchors = [activity.id for activity in lesson.activities]
    if anchor and anchor not in anchors:
        yield Problem(written.file, line, f"The link {target} leads to no activity of that lesson.", did_you_mean(anchor, anchors))


def _check_proof(course: Course, lessons: Sequence[Written], known: Sequence[Problem]) -> Iterator[Problem]:
    """What the examples of the kinds find, at the place of the activity; an activity with a problem already is left alone."""
    places = {activity.id: (written, activity) for written in lessons for activity in written.lesson.activities}
    for sentence in prove(course):
        slug, _colon, text = sentence.partition(": ")
        written, activity = places[slug.removesuffix("~change")]
        own = {activity.line, *(number for number, _text in written.lines(activity))}
        if not any(problem.file == written.file and problem.line in own for problem in known):
            yield Problem(written.file, activity.line, text[:1].upper() + text[1:])

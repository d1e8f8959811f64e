"""Proves a course: every activity is walked through with the examples of its own kind. It knows no database and no screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from activities import kinds
from activities.kind import AnyKind, Ask
from activities.work import Given, Work
from course.check import check
from course.compare import readback
from course.facts import ME, Around, Fact, fold
from course.lesson import Activity, Course
from course.sheet import Body
from course.words import _

TOLD = ("other", "open", "question")  # tones of a line that says something is left to do or to think about
LONGEST_SUMMARY = 400
NARROWEST, WIDEST = 320, 640  # px, of a picture in a lesson


def prove(course: Course) -> list[str]:
    """What fails when every activity is answered with the examples of its kind, in the order of the course.

    :param course: a course that could be read.
    :returns: sentences "activity id: what failed"; empty when the course proves itself.
    """
    failed: list[str] = []
    given: dict[str, Given] = {}
    for activity in course.activities():
        if activity.back:
            continue  # the same activity once more
        before = {earlier: value for earlier, value in given.items() if earlier != activity.id}
        ask = Work(course, before).ask(activity)
        kind = kinds()[activity.kind]
        failed += [f"{activity.id}: {text}" for text in _needs(kind, activity, course)]
        failed += [f"{activity.id}: {text}" for text in prove_activity(ask)]
        good = kind.examples(ask).good
        if good:
            given[activity.id] = Given(good[0], kind.version)
    return failed


def aspects(course: Course) -> set[str]:
    """What activities say about things, as far as good answers show: every aspect that a fact has."""
    given: dict[str, Given] = {}
    for activity in course.activities():
        good = kinds()[activity.kind].examples(Work(course, given).ask(activity)).good
        if good:
            given[activity.id] = Given(good[0], kinds()[activity.kind].version)
    return {fact.aspect for fact in Work(course, given).around.facts}


def prove_activity(ask: Ask[Any]) -> Iterator[str]:
    """What fails when one activity is answered with the examples of its kind.

    :param ask: the activity, with the things it works on around it.
    """
    kind = kinds()[ask.activity.kind]
    examples = kind.examples(ask)
    if not examples.good and kind.asks:
        yield _("there is no good example, perhaps because the list it works on is empty.")
    for body in examples.good:
        yield from _prove_good(kind, ask, body)
    for body in examples.incomplete:
        yield from _prove_incomplete(kind, ask, body)
    for body, told in examples.wrong:
        yield from _prove_wrong(kind, ask, body, told)


def _needs(kind: AnyKind, activity: Activity, course: Course) -> Iterator[str]:
    order = [a.id for a in course.activities()]
    earlier = order[: order.index(activity.id)]
    for needed in kind.needs(activity.settings):
        if needed not in earlier:
            yield _("it works on “{id}”, which is not an activity before it.", id=needed)
    variants = activity.head.variants
    if variants and variants.by not in order:
        yield _("its wording follows “{id}”, which is not an activity.", id=variants.by)


def _prove_incomplete(kind: AnyKind, ask: Ask[Any], body: Body) -> Iterator[str]:
    answer, fault = _read(kind, ask, body)
    if fault:
        yield _("an incomplete example is no draft: {why}", why=fault)
    elif not kind.problems(ask, answer) and not _tones(kind, ask, answer) & {"open", "question"}:
        yield _("an incomplete example is not told what is open.")


def _prove_wrong(kind: AnyKind, ask: Ask[Any], body: Body, told: str) -> Iterator[str]:
    answer, fault = _read(kind, ask, body)
    if fault:
        yield _("a wrong example is no draft: {why}", why=fault)
    elif told == "problem" and not kind.problems(ask, answer):
        yield _("a wrong example may be handed in.")
    elif told == "mark" and (kind.problems(ask, answer) or not _tones(kind, ask, answer) & set(TOLD)):
        yield _("a wrong example is not told in the feedback.")


def _read(kind: AnyKind, ask: Ask[Any], body: Body) -> tuple[Any, str]:
    """The answer in a body; or why there is none."""
    faults = check(kind.sheet(ask, body), body)
    if faults:
        return None, f"{faults[0].path}: {faults[0].text}"
    try:
        return kind.read(body), ""
    except ValidationError as error:
        return None, str(error)


def _tones(kind: AnyKind, ask: Ask[Any], answer: Any) -> set[str]:
    mark = kind.mark(ask, answer)
    return {line.tone for line in mark.lines} if mark else set()


def _prove_good(kind: AnyKind, ask: Ask[Any], body: Body) -> Iterator[str]:
    answer, fault = _read(kind, ask, body)
    if fault:
        yield _("a good example does not fit its form: {why}", why=fault)
        return
    for problem in kind.problems(ask, answer):
        yield _("a good example may not be handed in: {why}", why=problem.text)
    if kind.read(json.loads(json.dumps(body, ensure_ascii=False))) != answer:
        yield _("a good example is not the same after writing and reading.")
    if not any(leaf.text for leaf in readback(kind.sheet(ask, body), body)):
        yield _("a good example cannot be read back.")
    summary = kind.summary(ask, answer)
    if not summary.strip() or "\n" in summary or len(summary) > LONGEST_SUMMARY:
        yield _("the summary is not one line: “{text}”.", text=summary)
    mark = kind.mark(ask, answer)
    if mark and not mark.rule:
        yield _("the feedback does not name its rule.")
    yield from _prove_facts(kind, ask, answer, body)
    for width in (NARROWEST, WIDEST):
        scene = kind.figure(ask, [answer], width)
        if scene is not None and not scene.sentence.strip():
            yield _("its picture does not say in words what it shows.")


def _prove_facts(kind: AnyKind, ask: Ask[Any], answer: Any, body: Body) -> Iterator[str]:
    facts: list[Fact] = kind.facts(ask, answer)
    folded = fold(Around(ask.around.facts).plus(facts, ask.activity.id).facts)
    for fact in facts:
        if fact.subject != ME and fact.subject not in folded:
            yield _("the fact about “{id}” is lost.", id=fact.subject)
        elif fact.subject != ME and not folded[fact.subject].get("roster"):
            yield _("the fact about “{id}” is about nothing on a list.", id=fact.subject)
    text = json.dumps(body)
    for hidden in kind.hidden(ask, answer):
        if hidden not in text:
            yield _("“{id}” is hidden and not in the answer.", id=hidden)

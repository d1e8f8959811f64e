"""Reads a course from its folder of text files. A broken file becomes a list of problems, and the other lessons stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import BaseModel, ValidationError

from course.lesson import Activity, ActivityHead, Course, CourseHead, Lesson, LessonHead, Prose
from course.problems import Problem, complaints, did_you_mean
from course.words import _

M = TypeVar("M", bound=BaseModel)
Models = Mapping[str, type[BaseModel]]  # kind → the model of its settings

AFTER = "reflect"  # the kind of the line after a discussion
_MARKDOWN = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
_FILE = re.compile(r"(\d\d)-([a-z0-9-]+)\.md")


@dataclass(frozen=True)
class Reading:
    """A course as far as it could be read, and what has to be mended. ``broken`` are the slugs of lessons left out."""

    course: Course | None
    problems: tuple[Problem, ...]
    broken: tuple[str, ...] = ()


def read_course(folder: Path, models: Models) -> Reading:
    """Read ``course.yaml`` and every ``NN-slug.md`` of a folder.

    :param folder: the folder of one course.
    :param models: kind → model of its settings; an activity of another kind is a problem.
    """
    problems: list[Problem] = []
    head = _model((folder / "course.yaml").read_text("utf-8"), CourseHead, _("the course"), f"{folder.name}/course.yaml", 1, problems)
    lessons: list[Lesson] = []
    broken: list[str] = []
    for file in sorted(folder.glob("*.md")):
        match = _FILE.fullmatch(file.name)
        if match is None:
            continue
        found: list[Problem] = []
        lesson = read_lesson(file.read_text("utf-8"), match[2], int(match[1]), f"{folder.name}/{file.name}", models, found)
        problems += found
        if any(match[2] == one.slug for one in lessons):
            text = _("The lesson “{slug}” is there already, under another number.", slug=match[2])
            problems.append(Problem(f"{folder.name}/{file.name}", 1, text, _("Give every lesson of the course its own name.")))
        elif lesson is None:
            broken.append(match[2])
        else:
            lessons.append(lesson)
    if head is None:
        return Reading(None, tuple(sorted(problems)), tuple(broken))
    problems += _repeated(folder.name, lessons)
    course = Course(folder.name, head, tuple(lessons), _afters(head, lessons, models), _backs(lessons))
    return Reading(course, tuple(sorted(problems)), tuple(broken))


def read_lesson(text: str, slug: str, number: int, file: str, models: Models, problems: list[Problem]) -> Lesson | None:
    """Read one lesson, or say why not.

    :param text: the whole file.
    :param slug: name of the lesson in addresses.
    :param number: place in the course, from the file's name.
    :param file: name for problems.
    :param models: kind → model of its settings.
    :param problems: what is wrong is added here.
    :returns: the lesson, or None when anything in it is broken.
    """
    before = len(problems)
    head: LessonHead | None = None
    blocks: list[Prose | Activity] = []
    lines, start = text.split("\n"), 0
    for token in _MARKDOWN.parse(text):
        if token.type == "front_matter" and token.map:
            head = _model(token.content, LessonHead, _("the front matter"), file, token.map[0] + 2, problems)
            start = token.map[1]
        elif token.type == "fence" and token.level == 0 and token.info.strip() == "activity" and token.map:
            blocks += _prose(lines, start, token.map[0])
            activity = _activity(token, slug, file, models, problems)
            blocks += [activity] if activity else []
            start = token.map[1]
    blocks += _prose(lines, start, len(lines))
    if head is None and len(problems) == before:
        problems.append(Problem(file, 1, _("The lesson has no front matter."), _("Begin the file with a block between two lines of ---.")))
    return Lesson(slug, number, head, tuple(blocks), text) if head and len(problems) == before else None


def activity_of(spec: str, models: Models) -> Activity | None:
    """An activity as it was worded once, from its spec; None when its kind or settings are not known any more.

    :param spec: the JSON kept with an answer.
    :param models: kind → model of its settings.
    """
    data = json.loads(spec)
    try:
        head = ActivityHead.model_validate(data["head"])
        settings = models[head.kind].model_validate(data["settings"])
    except (ValidationError, KeyError):
        return None
    return Activity(head, settings, data["settings"], data["lesson"], follows=data["follows"], part=data.get("part", "change"))


def _prose(lines: list[str], start: int, end: int) -> list[Prose]:
    text = "\n".join(lines[start:end]).strip()
    return [Prose(text, start + 1)] if text else []


def _activity(token: Token, lesson: str, file: str, models: Models, problems: list[Problem]) -> Activity | None:
    first = (token.map or [0])[0] + 2
    loaded = _load(token.content, file, first, problems)
    if loaded is None:
        return None
    data, node = loaded
    kind = str(data.get("kind", ""))
    if kind not in models:
        text = _("“{kind}” is not a kind of activity.", kind=kind) if kind else _("The activity names no kind.")
        problems.append(Problem(file, first, text, did_you_mean(kind, models)))
        return None
    heads = {name: value for name, value in data.items() if name in ActivityHead.model_fields}
    raw = {name: value for name, value in data.items() if name not in heads}
    head = _validate(heads, ActivityHead, _("an activity"), node, file, first, problems)
    settings = _validate(raw, models[kind], kind, node, file, first, problems, ActivityHead.model_fields)
    if head is None or settings is None:
        return None
    return Activity(head, settings, settings.model_dump(mode="json", by_alias=True), lesson, first - 1)


def _load(text: str, file: str, first: int, problems: list[Problem]) -> tuple[dict[str, Any], yaml.Node] | None:
    try:
        node, data = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(
            Problem(file, first + (mark.line if mark else 0), _("This is not YAML: {why}.", why=getattr(error, "problem", error)))
        )
        return None
    if not isinstance(data, dict) or node is None:
        problems.append(Problem(file, first, _("A list of “name: value” lines is expected here.")))
        return None
    return data, node


def _model(text: str, model: type[M], owner: str, file: str, first: int, problems: list[Problem]) -> M | None:
    loaded = _load(text, file, first, problems)
    return _validate(loaded[0], model, owner, loaded[1], file, first, problems) if loaded else None


def _validate(
    data: dict[str, Any],
    model: type[M],
    owner: str,
    node: yaml.Node,
    file: str,
    first: int,
    problems: list[Problem],
    also: Iterable[str] = (),
) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems.extend(complaints(error, model, owner, node, file, first, also))
        return None


def _repeated(course: str, lessons: list[Lesson]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for lesson in lessons:
        for activity in lesson.activities:
            file = f"{course}/{lesson.number:02}-{lesson.slug}.md"
            if activity.id in seen:
                text = _("The id “{id}” is used in {file} already.", id=activity.id, file=seen[activity.id])
                problems.append(Problem(file, activity.line, text, _("Give every activity of the course its own id.")))
            seen.setdefault(activity.id, f"{file}:{activity.line}")
    return problems


def _afters(head: CourseHead, lessons: list[Lesson], models: Models) -> dict[str, Activity]:
    """The line after each discussion, an activity of its own so that it is drafted, handed in and reviewed like any other."""
    if not head.after_discussion or AFTER not in models:
        return {}
    afters = {}
    for lesson in lessons:
        for activity in lesson.activities:
            if activity.head.discussion:
                own = ActivityHead(
                    id=activity.id, kind=AFTER, title=activity.head.title, prompt=head.after_discussion, minutes=1, optional=True
                )
                raw = {"fields": [{"id": "change", "label": head.after_discussion}]}
                settings = models[AFTER].model_validate(raw)
                raw = settings.model_dump(mode="json", by_alias=True)
                afters[activity.id] = Activity(own, settings, raw, lesson.slug, activity.line, activity.id)
    return afters


def _backs(lessons: list[Lesson]) -> dict[str, tuple[Activity, ...]]:
    """What comes back after some days: the same activity again, with answers of its own."""
    backs = {}
    for lesson in lessons:
        for activity in lesson.activities:
            days = getattr(activity.settings, "comebacks", ())
            if days:
                backs[activity.id] = tuple(replace(activity, follows=activity.id, part=f"back{n}") for n in sorted(set(days)))
    return backs

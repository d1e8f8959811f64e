"""The material made-up learners are made of: the file `demo.yaml` of a course. It knows no answer and no kind of activity."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from course.lesson import Strict
from course.problems import Problem, complaints


class MadeUpThing(Strict):
    """Something a made-up learner lists: ``how`` is their evidence, ``tags`` are tag → option, ``add`` a wish to keep a candidate."""

    name: str
    group: str
    why: str
    how: str = ""
    basis: str = "assumed"
    tags: dict[str, str] = {}
    add: bool = False


class MadeUpRow(Strict):
    """A row with ticks."""

    text: str
    marks: list[str]


class Life(Strict):
    """One kind of life: what is chosen about oneself (activity → options), things of its own, reasons for empty groups."""

    things: list[MadeUpThing] = Field(min_length=2)
    choices: dict[str, list[str]] = {}
    gaps: dict[str, str] = {}


class Comment(Strict):
    """What an instructor says about an answer, with ``{thing}`` for a name in it, and what may be replied."""

    say: str
    replies: list[str] = []


class Shared(Strict):
    """What anybody may say, whatever their life. ``tags`` hold where a thing names no option; rows and comments are by activity.

    ``says`` are texts by activity and field, or ``field@group`` for things of one group; ``lines`` are whole rows by activity.
    """

    things: list[MadeUpThing] = []
    tags: dict[str, str] = {}
    gaps: dict[str, str] = {}
    met: list[MadeUpThing] = []
    leave: list[str] = []
    rows: dict[str, list[MadeUpRow]] = {}
    changes: dict[str, list[str]] = {}  # what would be changed, by activity; "any" fits everywhere
    comments: dict[str, list[Comment]] = {}
    says: dict[str, dict[str, list[str]]] = {}
    lines: dict[str, list[dict[str, str | list[str]]]] = {}


class Material(Strict):
    """Names, lives, and what is shared among them."""

    names: list[str] = Field(min_length=1)
    lives: list[Life] = Field(min_length=1)
    shared: Shared = Shared()


def read_material(file: Path) -> tuple[Material | None, list[Problem]]:
    """Read a `demo.yaml`, or say what to mend.

    :param file: the file; problems name it by its folder and name
    """
    name, text = f"{file.parent.name}/{file.name}", file.read_text("utf-8")
    try:
        node, data = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return None, [Problem(name, mark.line + 1 if mark else 1, f"This is not YAML: {getattr(error, 'problem', error)}.")]
    try:
        return Material.model_validate(data), []
    except ValidationError as error:
        return None, complaints(error, Material, "the made-up learners", node, name, 1)

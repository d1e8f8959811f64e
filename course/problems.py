"""What an author got wrong, with file, line and a suggestion; and how a model's complaint becomes such a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from course.words import _


class Refusal(ValueError):
    """Raised by a model in a whole sentence, with a suggestion if there is one."""

    def __init__(self, text: str, suggestion: str = "") -> None:
        super().__init__(text)
        self.suggestion = suggestion


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend in a lesson file; ``line`` counts from 1."""

    file: str
    line: int
    text: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" + (f" {self.suggestion}" if self.suggestion else "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion when a known word is near, else an empty text."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return _("Did you mean “{word}”?", word=near[0]) if near else ""


def line_of(node: yaml.Node | None, where: Sequence[Any]) -> int:
    """The 0-based line of the YAML node a model's path points at, or of the nearest one above it."""
    if node is None:
        return 0
    best = node
    for step in where:
        if isinstance(node, yaml.MappingNode):
            hit = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if hit is None:
                continue  # names of union members and missing keys are no nodes
            best, node = hit
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = best = node.value[step]
    return int(best.start_mark.line)


def complaints(
    error: ValidationError, model: type[BaseModel], owner: str, node: yaml.Node | None, file: str, first: int, also: Iterable[str] = ()
) -> list[Problem]:
    """Sentences for what a model refused.

    :param error: what pydantic raised.
    :param model: the model; its names give the suggestions.
    :param owner: what the names belong to, for the sentence: "the front matter", "roster".
    :param node: the composed YAML, for lines.
    :param file: file name, relative to the course's folder.
    :param first: line of the file (from 1) on which the YAML begins.
    :param also: names that may stand beside those of the model, for the suggestion.
    """
    problems = []
    for item in error.errors():
        where, line = ".".join(str(step) for step in item["loc"]), first + line_of(node, item["loc"])
        if item["type"] == "extra_forbidden":
            text = _("“{name}” is not a setting of {owner}.", name=where, owner=owner)
            problems.append(Problem(file, line, text, did_you_mean(str(item["loc"][-1]), {*_names(model), *also})))
        elif item["type"] == "missing":
            problems.append(Problem(file, line, _("“{name}” is missing in {owner}.", name=where, owner=owner)))
        elif item["type"] == "value_error":
            reason = item["ctx"]["error"]
            problems.append(Problem(file, line, str(reason), getattr(reason, "suggestion", "")))
        else:
            problems.append(Problem(file, line, f"{where}: {item['msg']}."))
    return problems


def _names(model: type[BaseModel]) -> set[str]:
    """Names of a model and of the models inside it."""
    whole = model.model_json_schema()
    return {name for schema in (whole, *whole.get("$defs", {}).values()) for name in schema.get("properties", {})}

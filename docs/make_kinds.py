"""Writes ``docs/kinds.md`` from the models of the kinds, so that the authors' guide cannot differ from what is read.

Run it from the repository: ``python -m docs.make_kinds``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from activities import kinds
from activities.authored import Labelled, Named
from activities.kind import AnyKind, Kind
from course.lesson import ActivityHead

PAGE = Path(__file__).with_name("kinds.md")
SHARED = (Labelled, Named)  # models many kinds use, shown once
SAID = {
    "problems": "Not handed in",
    "mark": "Feedback",
    "facts": "Passed on",
    "hidden": "Kept private",
    "figure": "Picture",
    "leaves": "To read",
}
Schema = dict[str, Any]

OPENING = """\
# Kinds of activity

This page is made from the program by `python -m docs.make_kinds`; change the descriptions in `activities/`, not here.

An activity is a fenced block of a lesson, with ```` ```activity ```` as its first line and YAML inside. Its settings are those of every
activity and those of its kind. A name that is not listed here is an error, told with its line.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [OPENING, "## Every activity\n", *tables(ActivityHead)]
    parts += ["## What many kinds use\n"]
    for model in SHARED:
        parts += section(model.__name__, model.model_json_schema(), "settings")
    for name, kind in kinds().items():
        parts += [f"## {name}\n", f"For authors: {kind.title}.\n", said(kind), *tables(kind.Settings)]
    return "\n".join(parts).rstrip() + "\n"


def said(kind: AnyKind) -> str:
    """What a kind does with an answer, in its own words: the first line of each method it defines."""
    lines = []
    for method, label in SAID.items():
        own, inherited = getattr(type(kind), method), getattr(Kind, method)
        if own is not inherited:
            lines.append(f"- {label}: {own.__doc__.partition(chr(10))[0]}")
    return "\n".join(lines) + "\n"


def tables(model: type[BaseModel]) -> Iterator[str]:
    """The table of a model, then one for each model inside it, in the order they are first used."""
    schema = model.model_json_schema()
    yield table(schema)
    inner = schema.get("$defs", {})
    for name in dict.fromkeys(used(schema, inner)):
        if name not in [shared.__name__ for shared in SHARED]:
            yield from section(name, inner[name], model_name(model))


def section(name: str, schema: Schema, owner: str) -> Iterator[str]:
    """A model inside another one: heading, sentence, table."""
    yield f"### {title(name)} (in {owner})\n"
    yield schema["description"].partition("\n")[0].replace("``", "`") + "\n"
    yield table(schema)


def used(schema: Schema, inner: dict[str, Schema]) -> Iterator[str]:
    """Names of the models a schema uses, nested ones after their owner."""
    for value in schema.get("properties", {}).values():
        for name in references(value):
            yield name
            yield from used(inner[name], inner)


def references(value: Any) -> Iterator[str]:
    """Names of the models in one piece of a schema."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def table(schema: Schema) -> str:
    """One row for each setting."""
    if not schema.get("properties"):
        return "There is nothing to set.\n"
    rows = ["| setting | what it holds | without it | meaning |", "|---|---|---|---|"]
    for name, value in sorted(schema["properties"].items(), key=lambda item: item[0] != "id"):
        missing = "**needed**" if name in schema.get("required", ()) else default(value.get("default"))
        rows.append(f"| `{name}` | {holds(value)} | {missing} | {value.get('description', '')} |")
    return "\n".join(rows) + "\n"


def default(value: Any) -> str:
    """What holds when a setting is left out, in YAML; an empty cell when that is nothing."""
    return "" if value in (None, "", [], {}) else f"`{json.dumps(value)}`"


def holds(value: Schema) -> str:
    """What a setting holds, in words an author knows."""
    if "$ref" in value:
        return title(value["$ref"].rpartition("/")[2])
    if "anyOf" in value:
        return " or ".join(holds(item) for item in value["anyOf"] if item.get("type") != "null")
    if "enum" in value or "const" in value:
        return " or ".join(f"`{item}`" for item in value.get("enum", [value.get("const")]))
    kind = value.get("type")
    if kind == "array" and "prefixItems" in value:
        return f"list of {len(value['prefixItems'])}: {holds(value['prefixItems'][0])}"
    if kind == "array":
        return f"list of {holds(value['items'])}"
    if kind == "object":
        return f"id → {holds(value['additionalProperties'])}"
    if kind == "integer":
        return "whole number" + limits(value)
    return {"boolean": "`true` or `false`", "number": "number", "string": "id" if "pattern" in value else "text"}[str(kind)]


def limits(value: Schema) -> str:
    """The limits of a number."""
    low, high = value.get("minimum"), value.get("maximum")
    return f", {low} to {high}" if low is not None and high is not None else f", from {low}" if low is not None else ""


def model_name(model: type[BaseModel]) -> str:
    """The kind a model of settings belongs to, or what every activity has."""
    return next((f"`{name}`" for name, kind in kinds().items() if kind.Settings is model), "every activity")


def title(name: str) -> str:
    """The name of a model inside a text: ``RosterGroup`` → *roster group*."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"*{words.removesuffix(' settings')}*"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

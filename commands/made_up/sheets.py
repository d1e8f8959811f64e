"""Made-up answers to any form: texts from the material, choices and numbers by what a learner feels. It knows forms and no kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from activities.kind import Ask
from commands.made_up.learner import MadeUpLearner
from course.facts import Thing
from course.sheet import Body, Cards, Field, Rows, Sheet

Says = Mapping[str, list[str]]  # field, or "field@group" for things of one group → what may be written there
OWN_ID = 10  # characters of the ids of a learner's own things, as `MadeUpLearner.row_id` makes them
OPEN = 0.12  # share of optional texts that stay open, times how careless somebody is


def fill(ask: Ask[Any], sheet: Sheet, who: MadeUpLearner) -> Body:
    """A body of a form, as this learner may fill it in.

    :param ask: the activity; what its texts may say is in the material under its id.
    :param sheet: its form.
    :param who: who fills it in.
    """
    says = who.shared.says.get(ask.activity.id, {})
    body: Body = {}
    for part in sheet.parts:
        value = _rows(ask, part, who, says) if isinstance(part, Rows) else _part(part, who, says)
        if value not in (None, "", []):
            body[part.path] = value
    return body


def _part(part: Field | Cards, who: MadeUpLearner, says: Says) -> Any:
    if isinstance(part, Cards):
        return ordered([str(card.value) for card in part.cards], who) if part.kind == "order" else None
    return field_value(part, who, says, None)


def _rows(ask: Ask[Any], part: Rows, who: MadeUpLearner, says: Says) -> list[Body]:
    if part.given:
        things = [(str(option.value), ask.around.thing(str(option.value))) for option in part.subjects]
        return [row for id, thing in things if len(row := {"id": id, **_row(part, who, says, thing)}) > 1]
    lines = who.shared.lines.get(ask.activity.id, [])
    if lines:
        known = {field.path for field in part.fields}
        chosen = who.some(lines, 1, min(part.limit, 4))
        told = [{path: value for path, value in line.items() if path in known} for line in chosen]
        return [{"id": who.row_id(), **_choices_of_things(part, who), **line} for line in told]
    return [{"id": who.row_id(), **_row(part, who, says, None)} for _n in range(min(part.limit, who.chance.randint(1, 3)))]


def _row(part: Rows, who: MadeUpLearner, says: Says, thing: Thing | None) -> Body:
    values = {field.path: field_value(field, who, says, thing) for field in part.fields}
    return {path: value for path, value in values.items() if value not in (None, "", [])}


def _choices_of_things(part: Rows, who: MadeUpLearner) -> Body:
    """Choices of a row whose options are the learner's own, which no material can name."""
    chosen: Body = {}
    for field in part.fields:
        options = [str(option.value) for option in field.options if not option.spare]
        if options and all(len(option) == OWN_ID for option in options):
            chosen[field.path] = who.some(options, 1, 3) if field.kind == "choices" else who.one(options)
    return chosen


def field_value(field: Field, who: MadeUpLearner, says: Says, thing: Thing | None) -> Any:
    """What somebody puts into one field.

    :param field: the field.
    :param who: who fills it in.
    :param says: what may be written, by path.
    :param thing: the thing the row is about, or None.
    """
    options = [option.value for option in field.options if not option.spare]
    if field.kind in ("text", "long"):
        return written(field.path, who, says, thing)
    if field.kind == "scale":
        close = who.feeling(thing.id).close if thing else 0.0
        low, high = (min(options), max(options)) if options else (1, 5)
        return max(low, min(high, who.rating(close) - 3 + round((int(low) + int(high)) / 2)))
    if field.preset is not None:
        return field.preset
    if not options or field.kind not in ("choice", "choices"):
        return {"number": str(who.chance.randint(2, 40)), "date": who.day(who.chance.randint(5, 60))}.get(field.kind)
    return who.some(options, 1, min(3, len(options))) if field.kind == "choices" else who.one(options)


def written(path: str, who: MadeUpLearner, says: Says, thing: Thing | None) -> str:
    """A text of the material for one field, fitting the group of the thing where the material has such texts; empty for none."""
    group = str(thing.get("group") or "") if thing else ""
    texts = says.get(f"{path}@{group}") or says.get(path) or []
    return who.one(texts) if texts and not who.happens(OPEN * (1 - who.care)) else ""


def ordered(key: list[str], who: MadeUpLearner) -> list[str]:
    """The key with some neighbours swapped, fewer the more skill somebody has."""
    order = list(key)
    for n in range(len(order) - 1):
        if who.happens(0.5 * (1 - who.skill)):
            order[n], order[n + 1] = order[n + 1], order[n]
    return order

"""How a made-up learner writes a list of their own, and changes it later. It knows no other kind of activity."""

from __future__ import annotations

from typing import Any

from activities.kind import Ask
from commands.made_up.learner import MadeUpLearner
from commands.made_up.material import MadeUpThing
from course.sheet import Body


def answer_roster(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """A list: things of the learner's life and some that anybody may have, or people met for a list of candidates."""
    settings = ask.settings
    if settings.candidates:
        rows = [_candidate(settings, who, thing) for thing in _fresh(who, who.shared.met, 1, settings.limit)]
    elif before:
        rows = _changed(settings, who, [dict(row) for row in before["entries"]])
    else:
        own = _fresh(who, who.life.things, 2, settings.limit - 1)
        near = _fresh(who, who.shared.things, 1, settings.limit - len(own)) if who.happens(0.75) else []
        rows = [_entry(settings, who, thing) for thing in own + near]
    return {"entries": rows, **_gaps(settings, who, rows)}


def _fresh(who: MadeUpLearner, things: list[MadeUpThing], least: int, most: int) -> list[MadeUpThing]:
    """Some things that are not on a list of theirs yet."""
    known = {thing.name for thing in who.listed.values()}
    return who.some([thing for thing in things if thing.name not in known], least, most)


def _entry(settings: Any, who: MadeUpLearner, thing: MadeUpThing) -> Body:
    row: Body = {"id": who.row_id(), "name": thing.name}
    who.listed[row["id"]] = thing
    groups = {group.id: group for group in settings.groups}
    if thing.group in groups:
        unsure = settings.unsure and not groups[thing.group].private and who.happens(0.08)
        row["group"] = "unsure" if unsure else thing.group
    if settings.why and who.happens(0.6 + 0.4 * who.care):
        row["why"] = thing.why
    if settings.visibility and "group" in row:
        private = row["group"] in groups and groups[row["group"]].private
        if private and who.happens(0.2):
            row["visible"] = "instructor"
        elif not private and who.happens(0.08):
            row["visible"] = "me"
    return row


def _candidate(settings: Any, who: MadeUpLearner, thing: MadeUpThing) -> Body:
    row = _entry(settings, who, thing)
    if thing.add and who.happens(0.75):
        return row | {"decision": "add"}
    return row | {"decision": "leave", "reason": who.one(who.shared.leave or [thing.why])}


def _changed(settings: Any, who: MadeUpLearner, rows: list[Body]) -> list[Body]:
    """The list after some thought: open reasons and groups are filled in, one entry goes or another one comes."""
    for row in rows:
        thing = who.listed[row["id"]]
        row |= {"why": thing.why} if settings.why else {}
        row |= {"group": thing.group} if row.get("group") == "unsure" else {}
    if len(rows) > 2 and who.happens(0.4):
        rows.remove(who.one(rows))
    if len(rows) < settings.limit:
        rows += [_entry(settings, who, thing) for thing in _fresh(who, who.life.things + who.shared.things, 1, 1)]
    elif len(rows) > 1:
        rows.insert(0, rows.pop())
    return rows


def _gaps(settings: Any, who: MadeUpLearner, rows: list[Body]) -> Body:
    """Reasons for groups without an entry."""
    reasons = {**who.shared.gaps, **who.life.gaps}
    taken = {row.get("group") for row in rows}
    missing = [group.id for group in settings.groups if group.gap and group.id not in taken and group.id in reasons]
    return {f"gap-{group}": reasons[group] for group in missing if who.happens(0.8)}

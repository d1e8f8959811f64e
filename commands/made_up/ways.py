"""Made-up answers for kinds with an arithmetic, a key or a template of their own. What a form alone can tell is filled in by ``sheets``."""

from __future__ import annotations

from typing import Any

from activities import kinds
from activities.kind import Ask
from commands.made_up.learner import MadeUpLearner
from commands.made_up.sheets import fill, ordered, written
from course.facts import Thing
from course.sheet import Body


def any_form(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """What the form asks, one thing after another; a second time only what was left open."""
    return {**fill(ask, kinds()[ask.activity.kind].sheet(ask, {}), who), **before}


def order(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """The key with some neighbours swapped."""
    sheet = kinds()["order"].sheet(ask, {})
    return {sheet.parts[0].path: ordered([step.id for step in ask.settings.steps], who)}


def recall(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """Something from memory, then the marks, mostly honest."""
    body = any_form(ask, who, {})
    marks = list(ask.settings.marks)
    rows = body.get("marks", [])
    body["marks"] = [{"id": row["id"], "mark": marks[0] if who.happens(who.skill) else who.one(marks)} for row in rows]
    said = who.shared.says.get(ask.activity.id, {})
    names = [thing.name for thing in ask.around.things(ask.settings.roster)] if ask.settings.roster else []
    if not ask.settings.each:
        body["text"] = written("text", who, said, None) or ", ".join(who.some(names, 1, len(names))) or who.one(["…", "?"])
    return body | {"shown": "yes"}


def split(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """Shares in steps of five that sum to a hundred."""
    said = who.shared.says.get(ask.activity.id, {})
    rows = []
    for thing in ask.around.things(ask.settings.roster):
        cuts = sorted(who.chance.randint(0, 20) * 5 for _part in ask.settings.parts[1:])
        ends = [0, *cuts, 100]
        shares = {part.id: str(ends[n + 1] - ends[n]) for n, part in enumerate(ask.settings.parts)}
        why = written("why", who, said, thing) if ask.settings.why else ""
        rows.append({"id": thing.id, **shares, **({"why": why} if why else {})})
    return {"shares": rows}


def exchange(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """A line or two in each direction for every thing, of a sort that fits its group."""
    said, items = who.shared.says.get(ask.activity.id, {}), list(before.get("items", []))
    told = {(item["thing"], item["direction"], item["what"]) for item in items}
    for thing in ask.around.things(ask.settings.roster):
        for way in ("give", "get"):
            text = written(way, who, said, thing)
            if text and (thing.id, way, text) not in told and not (way == "get" and who.happens(0.15)):
                items.append({"id": who.row_id(), "thing": thing.id, "direction": way, "what": text, **_sort(ask, who, thing)})
    return {"items": items[: ask.settings.limit]}


def _sort(ask: Ask[Any], who: MadeUpLearner, thing: Thing) -> Body:
    fitting = [sort.id for sort in ask.settings.sorts if not sort.groups or thing.get("group") in sort.groups]
    sort = {"sort": who.one(fitting)} if fitting else {}
    return sort | ({"need": "need" if who.happens(0.6) else "want"} if ask.settings.need else {})


def focus(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """One of the things that matter, and why."""
    things = sorted(ask.around.things(ask.settings.roster), key=lambda thing: -who.feeling(thing.id).matters)
    if not things:
        return {}
    others = [thing for thing in things[:3] if thing.id != before.get("thing")] or things
    chosen = who.one(others)
    why = written("why", who, who.shared.says.get(ask.activity.id, {}), chosen)
    return {"thing": chosen.id, **({"why": why} if why else {})}


def journey(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """The touchpoints of a template without one or two; or what is thought and felt at them."""
    s = ask.settings
    if s.of:
        body = any_form(ask, who, before)
        for row in body.get("feelings", []):
            row["wanted"] = max(0, min(2, int(row.get("now", 0)) + who.chance.randint(0, 2)))
        return body
    about = ask.around.focus(s.focus or "")
    if about is None or not s.templates:
        return {}
    steps = list(who.one(s.templates).steps)
    left = who.some(range(len(steps)), 0, 2) if len(steps) > 4 else []
    rows = [{"id": who.row_id(), **step.model_dump(exclude_none=True)} for n, step in enumerate(steps) if n not in left]
    return {"about": about, "touchpoints": before.get("touchpoints") or rows}


def words(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """At most as many words as are allowed on each side."""
    ids, most = [word.id for word in ask.settings.words], ask.settings.most
    own = {"own_now", "own_wanted"}
    body = {path: value for path, value in any_form(ask, who, {}).items() if path not in own}
    return {**body, "now": who.some(ids, 1, most), "wanted": who.some(ids, 1, most)}


def plan(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """Steps of the material, most with a date in the weeks to come."""
    said = who.shared.says.get(ask.activity.id, {})
    body = any_form(ask, who, {})
    actions = who.some(said.get("action", []), 1, min(ask.settings.limit, 2))
    blank = body.get("steps", [{}]) or [{}]
    rows = [{**blank[n % len(blank)], "id": who.row_id(), "action": action} for n, action in enumerate(actions)]
    for row in rows:
        row["when"] = "" if who.happens(0.15) else who.day(who.chance.randint(3, 70))
    return {**body, "steps": before.get("steps") or rows} if rows or before else {}

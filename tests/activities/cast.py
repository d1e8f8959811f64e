"""Settings as an author would write them, small enough to reckon by hand, and the three things of one learner."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from activities import kinds
from activities.kind import AnyKind, Ask
from course.check import check
from course.facts import ME, Around, Fact
from course.lesson import Activity, ActivityHead
from course.sheet import Body
from tests.activities import authors

HEAD = {"title": "An activity", "prompt": "Do this.", "minutes": 5}

SORT = {
    "groups": [{"id": "buyer", "label": "Buyer"}, {"id": "user", "label": "User"}, {"id": "member", "label": "Member"}],
    "cards": [
        {
            "id": "bread",
            "text": "Pays for bread",
            "accept": ["buyer"],
            "why": "Paying is buying.",
            "defend": {"user": "Who eats it uses it."},
        },
        {"id": "club", "text": "Joins a club", "accept": ["member", "buyer"], "why": "Joining is both.", "other": "Nothing is used yet."},
    ],
}
MATCH = {
    "many": True,
    "groups": [{"id": "buy", "label": "Buying"}, {"id": "join", "label": "Joining"}, {"id": "use", "label": "Using"}],
    "cards": [{"id": "bank", "text": "A bank", "accept": ["buy", "join"], "why": "One does both.", "defend": {"use": "One uses it too."}}],
}
TALLY = {
    "label": "Purchases",
    "one": "Purchase",
    "add": "Add a purchase",
    "field": {"label": "What was it?"},
    "columns": [{"id": "paid", "label": "I paid"}, {"id": "used", "label": "I used it"}],
    "least": 2,
}
ROSTER = {
    "label": "Important people",
    "one": "Person",
    "add": "Add a person",
    "limit": 4,
    "name": {"label": "Who?"},
    "why": {"label": "Why?"},
    "group": {"label": "Where?"},
    "groups": [
        {"id": "work", "label": "At work", "gap": "Nobody at work, because"},
        {"id": "home", "label": "At home", "private": True, "gap": "Nobody at home, because"},
    ],
    "unsure": "Not sure yet",
    "visibility": {"label": "Who sees this?", "me": "Only me", "instructor": "My instructor too"},
    "coverage": True,
    "timer": 20,
}
CANDIDATES = {
    "label": "People met",
    "one": "Person",
    "add": "Add a person",
    "limit": 3,
    "name": {"label": "Who?"},
    "candidates": {
        "into": "people",
        "decision": {"label": "What now?", "add": "Add to my list", "leave": "Leave out"},
        "why": {"label": "Why leave out?"},
    },
}
RATE = {
    "roster": "people",
    "one": "Person",
    "label": "How important?",
    "ratings": [{"id": "importance", "label": "Importance", "low": "little", "high": "very"}],
    "evidence": {"label": "How do you know?"},
    "basis": True,
    "pairs": {"of": "importance", "label": "Who comes first?"},
}
ASSIGN = {
    "roster": "people",
    "one": "Person",
    "label": "Tags",
    "tags": [
        {"id": "time", "label": "When", "options": [{"id": "now", "label": "Now"}, {"id": "past", "label": "Past"}]},
        {"id": "way", "label": "How", "many": True, "options": [{"id": "once", "label": "Once"}, {"id": "loyal", "label": "Loyal"}]},
    ],
    "questions": [{"when": {"time": "past", "way": "loyal"}, "ask": "Is {name} still loyal?"}],
}
CHOICE = {"options": [{"id": "job", "label": "Employed"}, {"id": "study", "label": "Student"}]}
KEYED = {
    "many": True,
    "accept": ["two", "three"],
    "options": [{"id": x, "label": x.title(), "why": f"Reason of {x}."} for x in ("one", "two", "three", "four")],
}
REFLECT = {"fields": [{"id": "give", "label": "I give"}, {"id": "take", "label": "I take", "long": False, "limit": 40}]}

OWN = [
    ("sort", SORT),
    ("match", MATCH),
    ("match", {**SORT}),
    ("tally", TALLY),
    ("roster", ROSTER),
    ("roster", CANDIDATES),
    ("rate", RATE),
    ("assign", ASSIGN),
    ("choice", CHOICE),
    ("choice", KEYED),
    ("reflect", REFLECT),
]

# Further settings lie in `authors/`, a file for each kind.
ALL: list[tuple[str, dict[str, Any]]] = OWN + [
    case
    for found in sorted(pkgutil.iter_modules(authors.__path__), key=lambda found: found.name)
    for case in importlib.import_module(f"{authors.__name__}.{found.name}").CASES
]


def listed(roster: str, *things: tuple[str, str], **said: Any) -> tuple[Fact, ...]:
    """Facts of things on a roster: (id, name) each, and what is said about all of them."""
    return tuple(
        Fact(id, aspect, value, roster)
        for n, (id, name) in enumerate(things, 1)
        for aspect, value in {"name": name, "roster": roster, "order": n, **said}.items()
    )


# Three people, one of them in focus, and three steps that belong to that one.
PEOPLE = Around(
    (
        *listed("people", ("ann1", "Ann"), ("ben2", "Ben"), ("cy3", "Cy"), group="work", group_label="At work"),
        Fact("ann1", "focus", True, "focusing"),
        Fact(ME, "focusing", "ann1", "focusing"),
        *listed("steps", ("st1", "Hears of me"), ("st2", "Asks"), ("st3", "Pays"), belongs="ann1"),
    )
)


def kind(name: str) -> AnyKind:
    """A kind as the application finds it."""
    return kinds()[name]


def put(name: str, settings: dict[str, Any], around: Around = PEOPLE, *, id: str = "here", **head: Any) -> Ask[Any]:
    """An activity of a kind, put to the learner with the three people."""
    activity = Activity(ActivityHead(id=id, kind=name, **(HEAD | head)), kind(name).Settings.model_validate(settings), settings)
    return Ask(activity, activity.settings, around)


def problems(ask: Ask[Any], body: Body) -> list[tuple[str, str]]:
    """Why a body may not be handed in; its form has to fit."""
    own = kind(ask.activity.kind)
    assert check(own.sheet(ask, body), body) == []
    return [(fault.path, fault.text) for fault in own.problems(ask, own.read(body))]


def lines(ask: Ask[Any], body: Body, tone: str = "") -> list[tuple[str, str, str]]:
    """Tone, path and text of the feedback; of one tone only when given."""
    own = kind(ask.activity.kind)
    mark = own.mark(ask, own.read(body))
    assert mark is not None
    assert mark.rule
    return [(line.tone, line.path, line.text) for line in mark.lines if tone in ("", line.tone)]


def facts(ask: Ask[Any], body: Body) -> dict[str, dict[str, Any]]:
    """Subject → aspect → value."""
    own = kind(ask.activity.kind)
    said: dict[str, dict[str, Any]] = {}
    for fact in own.facts(ask, own.read(body)):
        said.setdefault(fact.subject, {})[fact.aspect] = fact.value
    return said


def summary(ask: Ask[Any], body: Body) -> str:
    """The answer in one line."""
    own = kind(ask.activity.kind)
    return own.summary(ask, own.read(body))


def refusals(name: str, settings: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    """Where and why settings are refused."""
    from pydantic import ValidationError

    try:
        kind(name).Settings.model_validate(settings)
    except ValidationError as error:
        return [(item["loc"], item["msg"].removeprefix("Value error, ")) for item in error.errors()]
    return []


def changed(settings: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The settings with other values; None leaves one out."""
    return {name: value for name, value in {**settings, **values}.items() if value is not None}

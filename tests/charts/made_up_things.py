"""Made-up things with ratings, and a made-up journey, for the gallery: from the demonstration of the course. It draws nothing."""

from __future__ import annotations

from functools import cache

from charts.scene import Thing
from commands.made_up.material import Material, read_material
from tests.server import REPOSITORY

DEMO = REPOSITORY / "lessons/who-are-your-customers/demo.yaml"
STOPS = (
    "Visits my website",
    "Sends an enquiry",
    "We meet",
    "Proposal",
    "Delivery",
    "Invoice",
    "Staying in touch",
    "Asks for advice",
    "Recommends me",
    "Orders again",
    "Complains",
    "Says good-bye",
)


@cache
def material() -> Material:
    """The made-up learners of the course."""
    found, problems = read_material(DEMO)
    if found is None:
        raise RuntimeError(str(problems))
    return found


def those(count: int) -> list[Thing]:
    """So many made-up things, from all groups, with ratings.

    :param count: at most about eighty
    """
    lives = [life.things for life in material().lives]
    turns = [things[k] for k in range(max(map(len, lives))) for things in lives if k < len(things)]
    every = {thing.name: thing for thing in [*turns, *material().shared.things]}
    by_group = {group: [t for t in every.values() if t.group == group] for group in dict.fromkeys(t.group for t in every.values())}
    mixed = [things[k] for k in range(count) for things in by_group.values() if k < len(things)]
    found = []
    for n, thing in enumerate(mixed[:count]):
        possible = thing.tags.get("time") in ("possible", "past")
        found.append(Thing(f"t{n}", thing.name, thing.group, (5, 4, 3, 4, 2, 5, 3)[n % 7], (4, 2, 5, 3, 1)[n % 5], hollow=possible))
    return found


def stops(count: int) -> list[Thing]:
    """Points of contact of a journey, with a feeling each as the ratings of a thing."""
    feelings = ((3, 2), (3, 3), (4, 5), (3, 1), (4, 4), (2, 1), (4, 2))
    names = [*STOPS, *(thing.name for thing in those(max(0, count - len(STOPS))))]
    return [Thing(f"t{n}", name, None, *feelings[n % len(feelings)]) for n, name in enumerate(names[:count])]

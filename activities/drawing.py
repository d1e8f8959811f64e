"""The learner's things as pictures take them: name, group, focus. It knows no kind and no layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from charts import scene
from charts.theme import COLOURED
from course.facts import Around, Thing


def thing_of(thing: Thing) -> scene.Thing:
    """A thing as an entry of a picture that asks for no rating.

    :param thing: a thing with what was said about it.
    """
    return scene.Thing(
        id=thing.id,
        name=thing.name,
        sector=_group(thing) or None,
        distance=None,
        works=None,
        ghost=bool(thing.get("ghost")),
        focus=bool(thing.get("focus")),
    )


def sectors_of(things: Iterable[Thing], around: Around) -> tuple[scene.Sector, ...]:
    """The groups of some things, in the order in which their list has them, so that a group wears one colour in every picture.

    Groups without a thing hold their place as long as all that are used have a colour.

    :param things: the things of a list; those that belong to no group do not count.
    :param around: what is known around the activity, with the labels of the groups.
    :returns: none when no thing has a group.
    """
    said = {group: str(thing.get("group_label") or group) for thing in things if (group := _group(thing))}
    known: Mapping[str, str] = around.labels.get("group", {}) if said else {}
    labels = {**known, **{group: label for group, label in said.items() if group not in known}}
    first = list(labels)[:COLOURED]
    shown = first if all(group in first for group in said) else [group for group in labels if group in said]
    return tuple(scene.Sector(group, labels[group]) for group in shown)


def _group(thing: Thing) -> str:
    return str(thing.get("group") or "")

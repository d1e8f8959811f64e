"""The share card: a map small enough to be looked at in passing, with names, with initials or with neither. Pure layout.

What must not be shared is taken out by the caller, groups and entries alike: the card knows nothing of what is not on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from charts import card_names, card_poster
from charts.card_parts import HEIGHT, WIDTH, Sheet, items, keys
from charts.card_words import Caption, CardWords
from charts.groups import Groups, about, entries, marker_node, table
from charts.initials import initials
from charts.metrics import clean
from charts.places import Places
from charts.scene import Scene, Sector, Thing

__all__ = ["HEIGHT", "WIDTH", "Caption", "CardWords", "card"]

Lettering = Literal["names", "initials", "nothing"]
Shape = Literal["beside", "poster", "tight"]
# What to try, the best first: initials stand on the markers; where those get too small for them, beside the ring; where they are too
# many for that, on the markers again, some of them shortened.
INITIALS: tuple[tuple[Lettering, Shape], ...] = (
    ("initials", "poster"),
    ("initials", "beside"),
    ("initials", "tight"),
    ("nothing", "tight"),
)
NAMES: tuple[tuple[Lettering, Shape], ...] = (("names", "beside"), *INITIALS)


def card(things: Iterable[Thing], sectors: Iterable[Sector], words: CardWords, caption: Caption, *, names: bool = False) -> Scene:
    """Lay the card out on 1200 × 630 px, without a margin around it.

    Names that do not fit become initials; initials that do not fit are left out. A name that is not drawn is nowhere in the scene.
    Ghosts, the ring of the focus and stars are not drawn: they would need words that a small card has no room for.

    :param things: 0..60 or more; ``distance`` and ``works`` 1..5; ``works`` None = not to be shown
    :param sectors: the groups on the card; three have a colour; things of any other group stand in the neutral one
    :param caption: what the card says about itself
    :param names: write names, where they fit, instead of initials
    """
    listed = [replace(thing, note=(), kind="", about="", focus=False, star=False) for thing in things if not thing.ghost]
    groups = tuple(sectors)
    for lettering, shape in NAMES if names else INITIALS:
        everybody = _lettered(listed, groups, words, lettering)
        said = keys(everybody, words.key_distance, words.key_ties, words.key_hollow)
        if shape == "beside":
            role = "name" if lettering == "names" else "initials"
            drawn, middle = card_names.with_names(everybody, caption, said, words, role), (card_names.X, card_names.Y)
        else:
            drawn = card_poster.poster(everybody, caption, said, words, lettered=lettering != "nothing", whole=shape == "poster")
            middle = (card_poster.X, card_poster.Y)
        if drawn is not None:
            return _scene(everybody, words, caption, drawn, middle, lettering)
    raise ValueError(f"{len(listed)} things do not fit on a card")


def _lettered(listed: list[Thing], groups: tuple[Sector, ...], words: CardWords, lettering: Lettering) -> Groups:
    """The things, called as the card calls them."""
    everybody = Groups(tuple(listed), groups, words)
    called = {
        "names": everybody.name,
        "initials": lambda thing: initials(thing.name),
        "nothing": everybody.group,
    }[lettering]
    return replace(everybody, things=tuple(replace(thing, name=called(thing)) for thing in listed))


def _scene(
    everybody: Groups, words: CardWords, caption: Caption, drawn: tuple[Sheet, Places], middle: tuple[float, float], lettering: Lettering
) -> Scene:
    sheet, stood = drawn
    nodes = []
    for i in everybody.order():
        thing, (dx, dy) = everybody.things[i], stood.points[i]
        nodes.append(marker_node(thing, everybody, (middle[0] + dx, middle[1] + dy), stood.size, None, about(thing, everybody, ())))
    return Scene(
        WIDTH,
        HEIGHT,
        clean(caption.title),
        "",
        tuple(sheet.shapes),
        tuple(sheet.texts),
        tuple(nodes),
        _sentence(everybody, words, caption, lettering),
        table(everybody, ()),
        entries(everybody, {}),
    )


def _sentence(everybody: Groups, words: CardWords, caption: Caption, lettering: Lettering) -> str:
    """All that is on the card, and nothing else."""
    things = [everybody.things[i] for i in everybody.order()]
    counts = [words.count.format(group=item.label, n=item.n) for item in items(everybody)]
    title = clean(caption.title)
    parts = [f"{title}."] if title else []
    parts.append(words.sentence_some.format(n=len(things), groups=words.joiner.join(counts)) if things else words.sentence_none)
    written = {"names": words.sentence_names, "initials": words.sentence_initials, "nothing": ""}[lettering]
    if things and written:
        parts.append(written.format(names=words.joiner.join(thing.name for thing in things)))
    attention = sum(thing.works is not None and thing.works <= 2 for thing in things)
    hollow = sum(thing.hollow for thing in things)
    parts += [words.sentence_attention.format(n=attention)] if attention else []
    parts += [words.sentence_hollow.format(n=hollow)] if hollow else []
    course, who = clean(caption.course), clean(caption.who)
    parts += [words.sentence_course.format(course=course)] if course else []
    parts += [words.sentence_who.format(who=who)] if who else []
    return " ".join(parts)

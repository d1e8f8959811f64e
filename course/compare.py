"""Bodies read back, compared and merged by path. It knows the description of a form, not who reads it or where it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course.sheet import Body, Cards, Field, Option, Rows, Sheet, for_row, rows_of, shown, value_of
from course.words import _

_GONE = object()


@dataclass(frozen=True)
class Leaf:
    """One answer as a reader sees it: stable path, heading of its row or cards, label, text (empty: left open)."""

    path: str
    heading: str
    label: str
    text: str


@dataclass(frozen=True)
class Change:
    """One difference between two bodies; ``before`` or ``after`` is empty when it was not there."""

    path: str
    heading: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Merged:
    """A merge of two bodies; ``clashes`` are the paths changed on both sides, where the body holds mine."""

    body: Body
    clashes: tuple[str, ...]


def readback(sheet: Sheet, body: Body) -> list[Leaf]:
    """Every shown field of the sheet in its order, with the text a reader sees.

    :param sheet: the description.
    :param body: a body of it; what does not fit is left out.
    """
    return list(_leaves(sheet, body))


def difference(sheet: Sheet, old: Body, new: Body) -> list[Change]:
    """What changed from ``old`` to ``new``, by path; a row that only moved is one change at the path of its rows."""
    before, after = ({leaf.path: leaf for leaf in _leaves(sheet, body, named=True)} for body in (old, new))
    changes = []
    for path in {**before, **after}:
        was, now = before.get(path), after.get(path)
        leaf = now or was
        texts = was.text if was else "", now.text if now else ""
        if leaf and texts[0] != texts[1]:
            changes.append(Change(path, leaf.heading, leaf.label, *texts))
    return changes + list(_moved(sheet, old, new))


def entry_names(sheet: Sheet, body: Body) -> dict[str, str]:
    """The rows of a body that are filled in: id → what its writer calls it, in their order."""
    named: dict[str, str] = {}
    for part in sheet.parts:
        if isinstance(part, Rows) and shown(part, body, body):
            there = {row.get("id") for row in rows_of(body, part.path)}
            named |= {row["id"]: name for name, row in _row_headings(part, body, named=True) if row["id"] in there}
    return named


def _moved(sheet: Sheet, old: Body, new: Body) -> Iterator[Change]:
    for part in sheet.parts:
        if isinstance(part, Rows) and not part.given:
            names = {row.get("id"): _name(part, row, n) for body in (old, new) for n, row in enumerate(rows_of(body, part.path), 1)}
            was, now = ([row.get("id") for row in rows_of(body, part.path)] for body in (old, new))
            if [i for i in was if i in now] != [i for i in now if i in was]:
                orders = [", ".join(names[i] for i in order) for order in (was, now)]
                yield Change(part.path, part.label, _("Order"), *orders)


def _leaves(sheet: Sheet, body: Body, *, named: bool = False) -> Iterator[Leaf]:
    for part in sheet.parts:
        if not shown(part, body, body):
            continue
        if isinstance(part, Field):
            yield Leaf(part.path, "", part.label, _words(part, value_of(part, body)))
        elif isinstance(part, Cards):
            yield from _card_leaves(part, body.get(part.path))
        else:
            for heading, row in _row_headings(part, body, named=named):
                for field in part.fields:
                    if shown(field, row, body):
                        yield Leaf(
                            f"{part.path}/{row['id']}/{field.path}",
                            heading,
                            field.label,
                            _words(for_row(field, str(row["id"])), value_of(field, row)),
                        )


def _row_headings(part: Rows, body: Body, *, named: bool) -> Iterator[tuple[str, Body]]:
    """Each row with its heading: its number, or (``named``) what the learner calls it, which tells two rows of one place apart."""
    rows = rows_of(body, part.path)
    if not part.given:
        yield from ((_name(part, row, n) if named else f"{part.one} {n}", row) for n, row in enumerate(rows, 1) if "id" in row)
        return
    by_id = {row.get("id"): row for row in rows}
    for subject in part.subjects:
        yield subject.label, by_id.get(subject.value, {"id": subject.value})


def _card_leaves(part: Cards, value: Any) -> Iterator[Leaf]:
    cards, groups = ({option.value: option.label for option in options} for options in (part.cards, part.groups))
    if part.kind == "order":
        order = value if isinstance(value, list) else []
        yield Leaf(part.path, "", part.label, " → ".join(cards.get(card, "") for card in order if not isinstance(card, list | dict)))
        return
    chosen = value if isinstance(value, dict) else {}
    for card, label in cards.items():
        places = chosen.get(card, [])
        single = [place for place in (places if isinstance(places, list) else [places]) if not isinstance(place, list | dict)]
        names = [groups.get(place, "") for place in single]
        yield Leaf(f"{part.path}/{card}", part.label, label, ", ".join(names))


def _name(part: Rows, row: Body, n: int) -> str:
    first = next((row.get(f.path) for f in part.fields if f.kind == "text"), "")
    return str(first).strip() or f"{part.one} {n}"


def _words(field: Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(_option(field.options, item) for item in value)
    label = _option(field.options, value)
    return f"{value} ({label})" if field.kind == "scale" and label and label != str(value) else label or str(value)


def _option(options: tuple[Option, ...], value: Any) -> str:
    return next((option.label for option in options if option.value == value), str(value) if not options else "")


def merge(base: Body, mine: Body, theirs: Body) -> Merged:
    """Three-way merge of two bodies that grew from one; needs no sheet, since rows carry their ids.

    A value changed on one side only is taken from that side. A row removed on one side and changed on the other stays.
    Where both sides changed one value differently the path is a clash, and the body holds mine.

    :param base: what both started from.
    :param mine: the body on this device.
    :param theirs: the body another tab or device saved.
    """
    clashes: list[str] = []
    body = _merge_dict(base, mine, theirs, "", clashes)
    return Merged(body, tuple(clashes))


def _merge_dict(base: Body, mine: Body, theirs: Body, at: str, clashes: list[str]) -> Body:
    merged: Body = {}
    for key in {**mine, **theirs}:
        value = _merge(base.get(key, _GONE), mine.get(key, _GONE), theirs.get(key, _GONE), f"{at}{key}", clashes)
        if value is not _GONE:
            merged[key] = value
    return merged


def _merge(base: Any, mine: Any, theirs: Any, path: str, clashes: list[str]) -> Any:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if _is_rows(mine) and _is_rows(theirs):
        return _merge_rows(base if _is_rows(base) else [], mine, theirs, path, clashes)
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _merge_dict(base if isinstance(base, dict) else {}, mine, theirs, f"{path}/", clashes)
    if mine is _GONE or theirs is _GONE:
        return theirs if mine is _GONE else mine
    clashes.append(path)
    return mine


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in value)


def _merge_rows(base: list[Body], mine: list[Body], theirs: list[Body], path: str, clashes: list[str]) -> list[Body]:
    was, ours, other = ({row["id"]: row for row in rows} for rows in (base, mine, theirs))
    i_moved = [i for i in ours if i in was] != [i for i in was if i in ours]
    order = list(ours) + [i for i in other if i not in ours] if i_moved else list(other) + [i for i in ours if i not in other]
    rows = (_merge(was.get(i, _GONE), ours.get(i, _GONE), other.get(i, _GONE), f"{path}/{i}", clashes) for i in order)
    return [row for row in rows if row is not _GONE]

"""A form as data: what an activity asks, as a pure description. Nothing here knows a screen, a database or a kind of activity.

A body (the learner's draft or answer) is a plain dict. Its leaves have stable paths:

* a field: ``body["why"]`` – path ``why``
* a row: ``body["entries"][n]["why"]`` – path ``entries/<row id>/why``
* a card: ``body["cases"]["c1"]`` – path ``cases/c1``
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Body = dict[str, Any]
Value = str | int

FieldKind = Literal["text", "long", "choice", "choices", "scale", "number", "date"]
CardsKind = Literal["sort", "match", "order"]


@dataclass(frozen=True)
class Option:
    """One thing to choose, one card, one group to sort into, or one thing of the learner's that a row is about.

    A ``spare`` one is shown only where it is chosen already: it may be kept and not be chosen anew.
    """

    value: Value
    label: str
    help: str = ""
    spare: bool = False


@dataclass(frozen=True)
class When:
    """A condition under which a part is shown; the browser and the server judge it alike.

    * ``is`` – the field ``path`` beside this one has ``value``
    * ``filled`` – the field ``path`` beside this one has any value
    * ``missing`` – no row of the rows ``path`` has ``value`` in ``field``
    * ``tied`` – the rows ``path`` are two or more, and all have the same value in ``field``; with ``among`` just these rows count,
      and one that is not there has no value
    """

    test: Literal["is", "filled", "missing", "tied"]
    path: str
    field: str = ""
    value: Value | None = None
    among: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Follow:
    """What a field holds until the learner chooses: it follows the field ``by`` beside it."""

    by: str
    values: tuple[tuple[Value, Value], ...]
    other: Value


@dataclass(frozen=True)
class Phrases:
    """Texts that are offered beside a long text, to be put in where the caret stands."""

    label: str
    put: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One thing to fill in. ``path`` is its stable name, never reused; ``limit`` counts characters (text and long).

    ``preset`` is what the sheet puts into the field when it is drawn untouched, for fields that stand in no row.
    ``phrases`` are offered beside a long text.
    With ``of_pair`` the row is about two things (its id is ``<a>~<b>``), and only the options with these two values are offered.
    With ``by_row`` every row has options of its own: pairs of the id of a row and its options.
    """

    path: str
    label: str
    kind: FieldKind = "text"
    help: str = ""
    limit: int = 200
    options: tuple[Option, ...] = ()
    when: When | None = None
    follow: Follow | None = None
    of_pair: bool = False
    preset: Value | None = None
    phrases: Phrases | None = None
    by_row: tuple[tuple[str, tuple[Option, ...]], ...] = ()


@dataclass(frozen=True)
class Template:
    """Rows to begin with: a button that fills an empty list. ``rows`` are groups of values without ids."""

    label: str
    rows: tuple[Body, ...]
    help: str = ""


@dataclass(frozen=True)
class Rows:
    """A list of groups of fields.

    With ``subjects`` the rows are given: one for each, named by its label, not added, removed or moved.
    Without, the learner adds, removes, moves and undoes, up to ``limit`` rows; ``start`` empty ones are shown at first.
    ``empty`` is the sentence shown when rows are given and there are none. ``templates`` are offered while nothing is filled in.
    """

    path: str
    label: str
    one: str
    fields: tuple[Field, ...]
    add: str = ""
    help: str = ""
    limit: int = 5
    start: int = 1
    given: bool = False
    subjects: tuple[Option, ...] = ()
    empty: str = ""
    templates: tuple[Template, ...] = ()
    when: When | None = None
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True)
class Cards:
    """Cards to sort into groups (one group a card), to match with groups (several a card if ``many``), or to put in order.

    The value is ``{card: group}`` for sort, ``{card: [group, …]}`` for match, ``[card, …]`` for order.
    """

    path: str
    label: str
    kind: CardsKind
    cards: tuple[Option, ...]
    groups: tuple[Option, ...] = ()
    many: bool = False
    help: str = ""
    when: When | None = None


Part = Field | Rows | Cards


@dataclass(frozen=True)
class Sheet:
    """A whole form. ``timer`` is a number of minutes the learner may let run beside it (0: none); nothing is cut off.

    With ``keys`` Ctrl or ⌘ with Enter hands in, and with S saves at once.
    """

    parts: tuple[Part, ...]
    timer: int = 0
    keys: bool = False

    def data(self) -> dict[str, Any]:
        """The description as JSON-able data, for the component that draws it."""
        return asdict(self)


def scale(path: str, label: str, low: str, high: str, *, steps: int = 5, help: str = "") -> Field:
    """A rating from 1 to ``steps`` with a word at both ends."""
    options = tuple(Option(n, low if n == 1 else high if n == steps else "") for n in range(1, steps + 1))
    return Field(path, label, "scale", help=help, options=options)


def shown(part: Part, beside: Body, whole: Body) -> bool:
    """Whether a part is on the screen.

    :param part: the field, rows or cards.
    :param beside: the group of values the part stands in (a row, or the whole body).
    :param whole: the whole body.
    """
    when = part.when
    if when is None:
        return True
    if when.test == "is":
        return bool(beside.get(when.path) == when.value)
    if when.test == "filled":
        value = beside.get(when.path)
        return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})
    rows = rows_of(whole, when.path)
    values = [row.get(when.field) for row in rows]
    if when.test == "missing":
        return when.value not in values
    if when.among:
        held = {row.get("id"): row.get(when.field) for row in rows}
        values = [held.get(one) for one in when.among]
    return len(values) > 1 and values[0] is not None and all(value == values[0] for value in values)


def only_shown(sheet: Sheet, body: Body) -> Body:
    """A body without the values of parts that are not shown, as its writer sees it.

    :param sheet: the description
    :param body: a body of it
    """
    kept = {part.path: body[part.path] for part in sheet.parts if part.path in body and shown(part, body, body)}
    for part in sheet.parts:
        if isinstance(part, Rows) and part.path in kept:
            away = {field.path: field for field in part.fields if field.when is not None}
            rows = rows_of(body, part.path)
            kept[part.path] = [{k: v for k, v in row.items() if k not in away or shown(away[k], row, body)} for row in rows]
    return kept


def for_row(field: Field, row: str) -> Field:
    """The field as one row asks it: with the options of this row, or of its two things when it compares them.

    :param field: a field of rows
    :param row: the id of the row
    """
    if field.by_row:
        return replace(field, options=dict(field.by_row).get(row, ()))
    if not field.of_pair:
        return field
    return replace(field, options=tuple(option for option in field.options if option.value in row.split("~")))


def value_of(field: Field, beside: Body) -> Any:
    """The value of a field: what the learner chose, else what it follows, else None."""
    chosen = beside.get(field.path)
    if chosen is not None or field.follow is None:
        return chosen
    by = beside.get(field.follow.by, "")
    return field.follow.other if isinstance(by, list | dict) else dict(field.follow.values).get(by, field.follow.other)


def rows_of(body: Body, path: str) -> list[Body]:
    """The rows at ``path``, or none; what came out of a file may hold anything in their place."""
    rows = body.get(path)
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("id", ""), str)] if isinstance(rows, list) else []

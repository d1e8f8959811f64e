"""Whether a body is a body of a sheet, and what was typed made safe to keep. It judges form, never meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course.sheet import Body, Cards, Field, Part, Rows, Sheet, for_row, shown
from course.words import _, many

ROW_ID = re.compile(r"[A-Za-z0-9]{1,16}(~[A-Za-z0-9]{1,16})?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"[-+]?\d{1,12}([.,]\d{1,6})?")

# Hard limit of one text: far above every soft limit, so that a draft which is too long is kept and only handing in is refused.
LONGEST = 20_000

# Rows beyond the limit are kept for the same reason (two tabs may each have added one), and rows whose subject has gone.
MOST_SPARE_ROWS = 60
MOST_GIVEN_ROWS = 2_000  # the learner cannot remove them, so they must never stand in the way of saving


@dataclass(frozen=True)
class Fault:
    """One way in which a body does not fit. ``mend`` is True when the learner can mend it (keep the draft, refuse to hand in)."""

    path: str
    text: str
    mend: bool = False


def clean(value: Any) -> Any:
    """Text in composed form without control characters and lone surrogates; tabs and line ends stay.

    Bidirectional marks stay too: they belong to right-to-left writing; the screen isolates every text.
    """
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        # Composed last: a control character between a letter and its accent would keep the two apart.
        return unicodedata.normalize("NFC", "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")))
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(str(key)): clean(item) for key, item in value.items()}
    return value


def check(sheet: Sheet, body: Any) -> list[Fault]:
    """Every way in which ``body`` is not a body of ``sheet``.

    :param sheet: the description.
    :param body: anything; it may come from a foreign program.
    """
    return list(_group(sheet.parts, body, "", body if isinstance(body, dict) else {}))


def _group(parts: tuple[Part, ...], beside: Any, at: str, whole: Body) -> Iterator[Fault]:
    if not isinstance(beside, dict):
        yield Fault(at or "/", _("This is not a group of answers."))
        return
    known = {part.path: part for part in parts}
    for name, value in beside.items():
        part, path = known.get(str(name)), f"{at}{name}"
        if part is None:
            if not (at and name == "id"):
                yield Fault(path, _("The form does not ask this."))
        elif isinstance(part, Rows):
            yield from _rows(part, value, path, whole)
        elif isinstance(part, Cards):
            yield from _cards(part, value, path)
        else:
            yield from _field(for_row(part, str(beside.get("id", ""))), value, path, is_shown=shown(part, beside, whole))


def _rows(part: Rows, value: Any, path: str, whole: Body) -> Iterator[Fault]:
    ids = [row.get("id") if isinstance(row, dict) else None for row in value] if isinstance(value, list) else [None]
    if not all(isinstance(i, str) and ROW_ID.fullmatch(i) for i in ids) or len(set(ids)) < len(ids):
        yield Fault(path, _("Every row needs its own id."))
    elif len(ids) > (MOST_GIVEN_ROWS if part.given else part.limit + MOST_SPARE_ROWS):
        yield Fault(path, _("There are more than {limit} rows.", limit=part.limit))
    else:
        if not part.given and len(ids) > part.limit:
            over = len(ids) - part.limit
            yield Fault(path, many("{n} entry too many. Remove it.", "{n} entries too many. Remove some.", over), mend=True)
        for row in value:
            yield from _group(part.fields, row, f"{path}/{row['id']}/", whole)


def _cards(part: Cards, value: Any, path: str) -> Iterator[Fault]:
    cards, groups = {c.value for c in part.cards}, {g.value for g in part.groups}
    if part.kind == "order":
        if not isinstance(value, list) or sorted(map(str, value)) != sorted(map(str, cards)):
            yield Fault(path, _("This is not an order of the cards."))
        return
    if not isinstance(value, dict):
        yield Fault(path, _("This is not a group of answers."))
        return
    for card, chosen in value.items():
        fits = (
            isinstance(chosen, list) and all(isinstance(g, str) for g in chosen) and set(chosen) <= groups
            if part.kind == "match"
            else isinstance(chosen, str) and chosen in groups
        )
        if card not in cards or not fits:
            yield Fault(f"{path}/{card}", _("This is not one of the choices."))


def _field(field: Field, value: Any, path: str, *, is_shown: bool) -> Iterator[Fault]:
    if field.kind == "choices":
        if not isinstance(value, list) or not all(_among(field, item) for item in value) or len(value) > len(field.options):
            yield Fault(path, _("This is not one of the choices."))
    elif field.options or field.kind in ("choice", "scale"):
        if value is not None and not _among(field, value):
            yield Fault(path, _("This is not one of the choices."))
    elif not isinstance(value, str):
        yield Fault(path, _("This is not a text."))
    elif len(value) > LONGEST:
        yield Fault(path, _("This text is longer than {limit} characters. Shorten it to save it.", limit=LONGEST))
    elif is_shown and len(value) > field.limit:
        over = len(value) - field.limit
        yield Fault(path, many("{n} character too many.", "{n} characters too many.", over), mend=True)
    elif is_shown and value.strip() and field.kind == "number" and not NUMBER.fullmatch(value.strip()):
        yield Fault(path, _("Write a number, for example 12 or 3.5."), mend=True)
    elif is_shown and value.strip() and field.kind == "date" and not DATE.fullmatch(value.strip()):
        yield Fault(path, _("Write the date as year-month-day, for example 2027-03-31."), mend=True)


def _among(field: Field, value: Any) -> bool:
    return any(type(value) is type(option.value) and value == option.value for option in field.options)


def fit(sheet: Sheet, body: Body) -> Body:
    """The part of a body that fits a sheet; what the learner can mend stays.

    A draft may be older than the form: what is not asked any more and choices that have gone are left out.

    :param sheet: the description.
    :param body: a body that may come from an older description.
    """
    wrong = {fault.path for fault in check(sheet, body) if not fault.mend}
    return _without(body, "", wrong) if wrong else body


def _without(group: Body, at: str, wrong: set[str]) -> Body:
    kept: Body = {}
    for name, value in group.items():
        path = f"{at}{name}"
        if path in wrong:
            continue
        if isinstance(value, dict):
            value = _without(value, f"{path}/", wrong)
        elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
            value = [_without(row, f"{path}/{row['id']}/", wrong) for row in value]
        kept[name] = value
    return kept

"""Strategies: any JSON at all, and bodies as a form asks for them, filled in by somebody with odd habits."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from course.sheet import Cards, Field, Part, Rows, Sheet, for_row

texts = st.text(max_size=30) | st.sampled_from(["", " ", "\n", "Ann", "ann ", "x" * 700, "{n}", "<b>", "=1+1"])
leaves = st.none() | st.booleans() | st.integers(-9, 9) | texts
anything = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8)
row_ids = st.from_regex(r"[A-Za-z0-9]{1,16}", fullmatch=True)


def any_body(sheet: Sheet) -> st.SearchStrategy[dict[str, Any]]:
    """Names of the form with any values at all, and names it does not have."""
    names = st.sampled_from([part.path for part in sheet.parts]) | texts if sheet.parts else texts
    rows = st.lists(st.dictionaries(st.sampled_from(["id", "name", "text", "marks"]) | texts, leaves, max_size=3), max_size=3)
    return st.dictionaries(names, anything | rows, max_size=4)


def fitting(sheet: Sheet) -> st.SearchStrategy[dict[str, Any]]:
    """Bodies that fit the form; every field may be left out."""
    return st.fixed_dictionaries({}, optional={part.path: _value(part) for part in sheet.parts})


def _value(part: Part) -> st.SearchStrategy[Any]:
    if isinstance(part, Field):
        return _field(part)
    if isinstance(part, Cards):
        return _cards(part)
    if part.given:
        return st.tuples(*(_row(st.just(str(s.value)), _fields(part, str(s.value))) for s in part.subjects)).map(list)
    return st.lists(_row(row_ids, _fields(part, "")), max_size=part.limit, unique_by=lambda row: row["id"])


def _fields(part: Rows, row: str) -> dict[str, Any]:
    return {field.path: _field(for_row(field, row)) for field in part.fields}


def _row(id: st.SearchStrategy[str], fields: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"id": id}, optional=fields)


def _cards(part: Cards) -> st.SearchStrategy[Any]:
    if part.kind == "order":
        return st.permutations([str(card.value) for card in part.cards])
    groups = st.sampled_from([group.value for group in part.groups])
    places: st.SearchStrategy[Any] = st.lists(groups, unique=True) if part.kind == "match" else groups
    return st.fixed_dictionaries({}, optional={str(card.value): places for card in part.cards})


def _field(field: Field) -> st.SearchStrategy[Any]:
    values = [option.value for option in field.options]
    if field.kind == "choices":
        return st.lists(st.sampled_from(values), unique=True) if values else st.just([])
    if field.options or field.kind in ("choice", "scale"):
        return st.none() | st.sampled_from(values) if values else st.none()
    return texts

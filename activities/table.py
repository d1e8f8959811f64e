"""The kind table: rows with columns of several sorts, given or the learner's own. It counts and multiplies; it judges no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activities.about import about_faults, about_lines, about_thing
from activities.kind import Ask, Examples, Kind
from activities.rows import nothing_listed, row_ids, subjects
from activities.tabled import amount, drawn, product_of
from activities.tabling import CHOSEN, Column, TableAnswer, TableRow, TableSettings, parts
from charts.scene import Scene
from course.check import Fault
from course.facts import Fact
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, many

Named = list[tuple[str, TableRow]]  # what a row is called, and the row


class Table(Kind[TableSettings, TableAnswer]):
    """Rows and columns."""

    name = "table"
    title = "fill rows with texts, choices, numbers and dates"
    icon = ":material/table_rows:"
    Settings = TableSettings
    Answer = TableAnswer

    def sheet(self, ask: Ask[TableSettings], body: Body) -> Sheet:
        """The rows, above them whom they belong to."""
        return Sheet(parts(ask))

    def problems(self, ask: Ask[TableSettings], answer: TableAnswer) -> list[Fault]:
        """Nobody the rows belong to, no things, or nothing in any row."""
        s = ask.settings
        faults = about_faults(ask.around, s.focus, answer.about) if s.focus else []
        if s.roster:
            faults += nothing_listed(ask.around.things(s.roster), "rows")
        if not faults and not self._begun(ask, answer):
            faults.append(Fault("rows", _("Fill in at least one row first.")))
        return faults

    def summary(self, ask: Ask[TableSettings], answer: TableAnswer) -> str:
        """How many rows, of whom, and how the first one begins."""
        rows = self._begun(ask, answer)
        thing = about_thing(ask.around, ask.settings.focus, answer.about) if ask.settings.focus else None
        n = many("{n} row", "{n} rows", len(rows))
        said = ": ".join([thing.name, n] if thing else [n])
        first = " ".join(name for name, _row in rows[:1]).strip()
        words = " ".join(first.split())
        return f"{said}, {words[:80]}{'…' if len(words) > 80 else ''}" if words else said

    def facts(self, ask: Ask[TableSettings], answer: TableAnswer) -> list[Fact]:
        """Columns of rows that are things; what a row says about the thing it chooses."""
        s = ask.settings
        rows = self._begun(ask, answer)
        facts = [Fact(row.id, name, value) for _n, row in rows for name in s.facts if s.roster and (value := row.value(name))]
        column = s.column(s.says.column) if s.says else None
        if s.says and column and column.things:
            known = {thing.id for thing in ask.around.things(column.things)}
            chosen = [item for _n, row in rows for item in _items(row, column.id) if item in known]
            facts += [Fact(thing, s.says.aspect, s.says.value) for thing in dict.fromkeys(chosen)]
        return facts

    def mark(self, ask: Ask[TableSettings], answer: TableAnswer) -> Mark:
        """Count rows; name what is missing in them, options nobody has, values nobody covers; multiply."""
        s, rows = ask.settings, self._begun(ask, answer)
        lines = [Line("done", many("{n} row filled in.", "{n} rows filled in.", len(rows)), "rows")]
        lines += about_lines(ask.around, s.focus, answer.about) if s.focus else ()
        for name, row in rows:
            lines += [Line("open", c.needed, f"rows/{row.id}/{c.id}", name) for c in s.columns if c.needed and not row.value(c.id)]
            lines += _products(s, name, row)
        lines += [*self._untouched(ask, answer), *_unused(ask, rows), *_uncovered(ask, rows)]
        of = len(subjects(ask.around, s.roster)) if s.roster else len(s.rows) or len(rows)
        rule = _("Counted: rows, and what is missing in them. What you wrote is not judged.")
        if s.products:
            rule = _("Counted: rows, and what is missing in them. Multiplied: the numbers of each row. What you wrote is not judged.")
        if s.covers:
            rule = _(
                "Counted: rows, and what is missing in them. Compared: what your list has and no row names. What you wrote is not judged."
            )
        return Mark(rule, tuple(lines), (Count(s.label, len(rows), of),))

    def figure(self, ask: Ask[TableSettings], tries: Sequence[TableAnswer], width: float) -> Scene | None:
        """The last try as the author wants it drawn; products as bars."""
        rows = self._begun(ask, tries[-1]) if tries else []
        return drawn(ask, rows, width) if rows else None

    def needs(self, settings: TableSettings) -> tuple[str, ...]:
        """The lists it works on."""
        covers = settings.covers.roster if settings.covers else None
        named = (settings.roster, settings.focus, covers, *(column.things for column in settings.columns))
        return tuple(dict.fromkeys(name for name in named if name))

    def reads(self, settings: TableSettings) -> tuple[str, ...]:
        """The aspect it compares with."""
        return (settings.covers.aspect,) if settings.covers else ()

    def labels(self, settings: TableSettings) -> dict[str, dict[str, str]]:
        """The options of columns that are passed on."""
        passed = [column for column in settings.columns if column.id in settings.facts and column.options]
        return {column.id: {option.id: option.label for option in column.options} for column in passed}

    def examples(self, ask: Ask[TableSettings]) -> Examples:
        """All rows; none; one with everything missing that is needed."""
        s = ask.settings
        thing = about_thing(ask.around, s.focus, None) if s.focus else None
        given = [str(o.value) for o in subjects(ask.around, s.roster)] if s.roster else [item.id for item in s.rows]
        ids = given or row_ids(ask.activity.id, min(s.limit, 2))
        if (s.roster and not given) or (s.focus and thing is None):
            return Examples([], [{}])
        whose: Body = {"about": thing.id} if thing else {}
        rows = [{"id": id, **_example(ask, n)} for n, id in enumerate(ids)]
        undone: list[Body] = [{}]
        needed = [column for column in s.columns if column.needed]
        kept = [name for name in rows[0] if name != "id" and name not in {column.id for column in needed}]
        if needed and (kept or len(needed) > 1):
            left = {name: value for name, value in rows[0].items() if name == "id" or name in (kept or [needed[0].id])}
            undone.append({**whose, "rows": [left, *rows[1:]]})
        return Examples([{**whose, "rows": rows}], undone)

    def _begun(self, ask: Ask[TableSettings], answer: TableAnswer) -> Named:
        """Rows in which anything stands, with what they are called; given ones in the order of the form."""
        s, by_id = ask.settings, {row.id: row for row in answer.rows}
        given = subjects(ask.around, s.roster) if s.roster else tuple(item.option for item in s.rows)
        if s.given:
            return [(o.label, by_id[str(o.value)]) for o in given if str(o.value) in by_id and by_id[str(o.value)].begun]
        return [(_title(ask, row), row) for row in answer.rows if row.begun]

    def _untouched(self, ask: Ask[TableSettings], answer: TableAnswer) -> Iterator[Line]:
        """Given rows in which nothing stands."""
        s, begun = ask.settings, {row.id for _name, row in self._begun(ask, answer)}
        for option in subjects(ask.around, s.roster) if s.roster else tuple(item.option for item in s.rows):
            if option.value not in begun:
                yield Line("open", _("Nothing stands here yet."), f"rows/{option.value}", option.label)


def _title(ask: Ask[TableSettings], row: TableRow) -> str:
    """What a row of the learner's own is called: its first column."""
    first = ask.settings.columns[0]
    words = {option.value: option.label for option in first.choices(ask.around)}
    return ", ".join(words.get(item, item) for item in _items(row, first.id))


def _items(row: TableRow, column: str) -> list[str]:
    value = row.value(column)
    return value if isinstance(value, list) else [value] if value else []


def _products(settings: TableSettings, name: str, row: TableRow) -> Iterator[Line]:
    for product in settings.products:
        result = product_of(row, product)
        if result is not None:
            factors = " × ".join(str(row.value(column)) for column in product.of)
            text = _("{label}: {factors} = {result}", label=product.label, factors=factors, result=amount(result))
            yield Line("note", f"{text} {product.unit}".rstrip() + ".", f"rows/{row.id}", name)


def _unused(ask: Ask[TableSettings], rows: Named) -> Iterator[Line]:
    for used in ask.settings.used:
        column = ask.settings.column(used.column)
        chosen = {item for _name, row in rows for item in _items(row, used.column)}
        for option in column.choices(ask.around) if column else ():
            if option.value not in chosen and not option.spare:
                yield Line("question", used.ask.replace("{label}", option.label), "rows", option.label)


def _uncovered(ask: Ask[TableSettings], rows: Named) -> Iterator[Line]:
    covers = ask.settings.covers
    column = ask.settings.column(covers.column) if covers else None
    if covers is None or column is None:
        return
    have = {item for _name, row in rows for item in _items(row, column.id)}
    said = [thing.get(covers.aspect) for thing in ask.around.things(covers.roster)]
    for value in dict.fromkeys(str(one) for held in said for one in (held if isinstance(held, list) else [held]) if one):
        if value not in have:
            yield Line("question", covers.ask.replace("{value}", ask.around.words(covers.aspect, value)), "rows")


def _example(ask: Ask[TableSettings], n: int) -> Body:
    filled = {column.id: _filled(ask, column, n) for column in ask.settings.columns}
    return {name: value for name, value in filled.items() if value}


def _filled(ask: Ask[TableSettings], column: Column, n: int) -> str | list[str]:
    if column.sort in CHOSEN:
        options = [str(option.value) for option in column.choices(ask.around) if not option.spare]
        one = options[n % len(options)] if options else ""
        return [one] if column.sort == "choices" and one else one
    return {"number": str(n + 2), "date": "2027-03-31"}.get(column.sort) or _("Example {n}", n=n + 1)


KIND = Table()

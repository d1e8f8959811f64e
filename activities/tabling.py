"""What a table is: what authors may set, what a row holds, the fields of the form. The kind is in ``table``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from activities.about import about_field
from activities.authored import KEPT, Labelled, Named, Slip, Slug, Text, refuse, repeated, unknown
from activities.items import Item
from activities.kind import Answer, Ask, Settings
from activities.rows import Row, choices_of, empty, subjects
from course import sheet as form
from course.facts import Around
from course.lesson import Strict
from course.words import _

Sort = Literal["text", "long", "choice", "choices", "number", "date"]
CHOSEN = ("choice", "choices")
TEXT, LONG = 160, 600  # characters
OWN = ("id", "about", "rows")


class Column(Named):
    """One column."""

    sort: Sort = Field("text", description="what stands in it")
    options: list[Named] = Field([], description="for choice and choices: what can be chosen")
    things: Slug | None = Field(None, alias="from", description="for choice and choices: id of a list whose things can be chosen")
    limit: int | None = Field(None, ge=10, le=2000, description="for text and long: most characters")
    needed: str = Field("", description="said in the feedback where a row leaves it empty")

    def choices(self, around: Around) -> tuple[form.Option, ...]:
        """What can be chosen by this learner."""
        return choices_of(around, self.things) if self.things else tuple(option.option for option in self.options)

    def field(self, around: Around) -> form.Field:
        """As a part of the form."""
        options = self.choices(around) if self.sort in CHOSEN else ()
        help = self.help or (empty() if self.sort in CHOSEN and not options else "")
        return form.Field(self.id, self.label, self.sort, help, self.limit or (LONG if self.sort == "long" else TEXT), options=options)


class Used(Strict):
    """Asks about options that no row has."""

    column: Slug = Field(description="id of the column")
    ask: Text = Field(description="the question; {label} stands for the option")


class Covers(Strict):
    """Asks about values of things that no row has."""

    column: Slug = Field(description="id of the column that should have them")
    roster: Slug = Field(description="id of the list whose things have the values")
    aspect: Slug = Field(description="what is said about the things")
    ask: Text = Field(description="the question; {value} stands for the value")


class Says(Strict):
    """What a row says about the thing it chooses."""

    column: Slug = Field(description="id of the column with `from` in which the thing is chosen")
    aspect: Slug = Field(description="what is said about the thing")
    value: Text = Field(description="what is said")


class Product(Labelled):
    """Numbers of a row multiplied."""

    id: Slug = Field(description="stable name; never reuse one")
    of: list[Slug] = Field(min_length=2, description="ids of the columns that are multiplied")
    unit: str = Field("", description="said behind the result")


class TableSettings(Settings):
    """Rows with columns of several sorts."""

    label: Text = Field(description="heading of the rows")
    help: str = Field("", description="a line of help under the heading")
    one: str = Field("", description="what one row is called; needed where the learner adds rows")
    add: str = Field("", description="the button that adds a row; needed where the learner adds rows")
    limit: int = Field(6, ge=1, le=40, description="most rows of the learner's own")
    start: int = Field(1, ge=0, le=20, description="empty rows shown at first")
    rows: list[Item] = Field([], description="rows that are given")
    roster: Slug | None = Field(None, description="id of a list: a row for each of its things")
    focus: Slug | None = Field(None, description="id of the activity in which the focus is chosen: the rows belong to that thing")
    columns: list[Column] = Field(min_length=1, description="the columns, in the order of the screen")
    used: list[Used] = Field([], description="asks about options that no row has")
    covers: Covers | None = Field(None, description="asks about values of things that no row has")
    says: Says | None = Field(None, description="what a row says about the thing it chooses")
    products: list[Product] = Field([], description="numbers of a row multiplied, shown in the feedback and drawn as bars")
    facts: list[Slug] = Field([], description="with `roster`: ids of columns that later activities may use")
    draw: Literal["none", "matrix", "cards"] = Field("none", description="the picture: a grid of rows and options, or a card for each row")
    grid: Slug | None = Field(
        None, description="for a matrix: id of the column whose options are drawn; without it signs in several columns"
    )

    @model_validator(mode="after")
    def _check(self) -> TableSettings:
        slips = [*repeated(self.columns, "columns"), *repeated(self.rows, "rows"), *self._columns(), *self._references()]
        if sum((bool(self.rows), bool(self.roster), bool(self.focus))) > 1:
            slips.append(Slip(("columns",), _("Give only one of “rows”, “roster” and “focus”.")))
        if not self.given and not (self.add and self.one):
            slips.append(Slip(("label",), _("Rows of the learner's own need “one” and “add”.")))
        refuse(slips)
        return self

    @property
    def given(self) -> bool:
        """Whether the rows are given, by the author or by a list."""
        return bool(self.rows or self.roster)

    def _columns(self) -> Iterator[Slip]:
        for n, column in enumerate(self.columns):
            if column.id in OWN:
                yield Slip(("columns", n, "id"), _("“{name}” is a name the form uses itself. Take another id.", name=column.id))
            if column.sort in CHOSEN and bool(column.options) == bool(column.things):
                yield Slip(("columns", n), _("The column “{id}” needs either “options” or “from”.", id=column.id))
            if column.sort not in CHOSEN and (column.options or column.things):
                yield Slip(("columns", n), _("The column “{id}” has options, so its sort is “choice” or “choices”.", id=column.id))
            yield from repeated(column.options, "columns", n, "options")

    def _references(self) -> Iterator[Slip]:
        for n, used in enumerate(self.used):
            yield from unknown([used.column], self.columns, "columns", "used", n, "column")
        for name, rule in (("covers", self.covers), ("says", self.says)):
            yield from unknown([rule.column] if rule else [], self.columns, "columns", name, "column")
        for n, product in enumerate(self.products):
            numbers = [column for column in self.columns if column.sort == "number"]
            yield from unknown(product.of, numbers, "number columns", "products", n, "of")
        yield from unknown(self.facts, self.columns, "columns", "facts")
        if self.facts and not self.roster:
            yield Slip(("facts",), _("“facts” are said about things, so “roster” is needed."))
        for at, aspects in ((("facts",), self.facts), (("says", "aspect"), [self.says.aspect] if self.says else [])):
            for name in aspects:
                if name in KEPT:
                    yield Slip(at, _("“{name}” is a name the form uses itself. Take another id.", name=name))
        yield from self._chosen()
        yield from unknown([self.grid] if self.grid else [], self.columns, "columns", "grid")

    def _chosen(self) -> Iterator[Slip]:
        """Columns something must be chosen in for a rule or a picture to have any effect."""
        named = [(("used", n, "column"), used.column) for n, used in enumerate(self.used)]
        for at, id in (*named, (("grid",), self.grid)):
            column = self.column(id)
            if column and column.sort not in CHOSEN:
                yield Slip(at, _("Nothing is chosen in the column “{id}”. Take one of the sort “choice” or “choices”.", id=column.id))
        said = self.column(self.says.column) if self.says else None
        if said and not said.things:
            yield Slip(("says", "column"), _("No thing is chosen in the column “{id}”. It needs “from”.", id=said.id))

    def column(self, id: str | None) -> Column | None:
        """The column with an id, or None."""
        return next((column for column in self.columns if column.id == id), None)


class TableRow(Row):
    """One row: column → value."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | list[str] | None] = Field(init=False)

    def value(self, column: str) -> str | list[str] | None:
        """What stands in a column; None when nothing does."""
        said = (self.__pydantic_extra__ or {}).get(column)
        return (said.strip() or None) if isinstance(said, str) else said or None

    @property
    def begun(self) -> bool:
        """Whether anything stands in the row."""
        return any(self.value(column) for column in self.__pydantic_extra__ or {})


class TableAnswer(Answer):
    """The rows, and the thing they belong to."""

    about: str | None = None
    rows: list[TableRow] = []


def parts(ask: Ask[TableSettings]) -> tuple[form.Part, ...]:
    """The form: whom it belongs to, if it does, and the rows."""
    s = ask.settings
    fields = tuple(column.field(ask.around) for column in s.columns)
    if s.given:
        given = subjects(ask.around, s.roster) if s.roster else tuple(item.option for item in s.rows)
        none = empty() if s.roster else ""
        rows = form.Rows("rows", s.label, s.one, fields, help=s.help, given=True, subjects=given, empty=none, limit=len(given))
    else:
        rows = form.Rows("rows", s.label, s.one, fields, s.add, s.help, s.limit, min(s.start, s.limit))
    return (about_field(ask.around, s.focus), rows) if s.focus else (rows,)

"""What authors write for rows that are given: a label with an id that may stand in an answer as the id of a row. It knows no kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from activities.authored import Labelled
from course.sheet import Option

RowSlug = Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]


class Item(Labelled):
    """Something that gets a row of the answer."""

    id: RowSlug = Field(description="stable name, at most 16 small letters and digits; never reuse one")

    @property
    def option(self) -> Option:
        """As the subject of a given row."""
        return Option(self.id, self.label, self.help)

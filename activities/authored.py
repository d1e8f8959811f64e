"""What authors write in several kinds: ids, labels, and names that refer to one another. It knows no kind and no learner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from pydantic import Field

from course.lesson import Strict
from course.problems import did_you_mean
from course.sheet import Option
from course.slips import HasId as HasId
from course.slips import Slip as Slip
from course.slips import refuse as refuse
from course.slips import repeated as repeated
from course.words import _

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,40}$")]
KEPT = (
    "id",
    "name",
    "roster",
    "gone",
    "belongs",
    "group_label",
    "visible",
    "order",
    "ghost",
    "focus",
)  # aspects of a thing that no rating and no tag may overwrite
Text = Annotated[str, Field(min_length=1)]


class Labelled(Strict):
    """A label, and a line of help under it."""

    label: Text = Field(description="what the learner reads")
    help: str = Field("", description="a line of help under the label")


class Named(Labelled):
    """Something with a stable id: a group, an option, a field."""

    id: Slug = Field(description="stable name; never reuse one")

    @property
    def option(self) -> Option:
        """As something to choose in a form."""
        return Option(self.id, self.label, self.help)


def unknown(names: Iterable[str], known: Sequence[HasId], what: str, *at: int | str) -> Iterator[Slip]:
    """A slip for every name that refers to nothing.

    :param names: what the author wrote.
    :param known: what may be referred to.
    :param what: the setting that lists what may be referred to, for the sentence.
    :param at: where the names stand.
    """
    ids = [item.id for item in known]
    for name in names:
        if name not in ids:
            yield Slip(at, _("“{name}” is not in “{what}”.", name=name, what=what), did_you_mean(name, ids))


def kept(items: Sequence[HasId], *at: int | str, also: tuple[str, ...] = ()) -> Iterator[Slip]:
    """A slip for every id that the form or the list of things uses itself."""
    for n, item in enumerate(items):
        if item.id in (*KEPT, *also):
            yield Slip((*at, n, "id"), _("“{name}” is a name the form uses itself. Take another id.", name=item.id))

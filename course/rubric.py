"""A rubric: criteria and levels by which an answer is looked at, as an author writes them. It knows no answer and no screen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from course.slips import Slip, refuse, repeated
from course.strict import Strict
from course.words import _

MOST_POINTS = 1000

Label = Annotated[str, Field(min_length=1, max_length=80)]
CriterionId = Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]  # it names a row of a review, as in course/check.py
LevelId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,40}$")]
Points = Annotated[float, Field(strict=True, ge=0, le=MOST_POINTS, allow_inf_nan=False)]


class Level(Strict):
    """One level of a criterion, and what an answer on it looks like."""

    id: LevelId = Field(description="stable name within the criterion; reviews are kept under it, so never reuse one")
    label: Label = Field(description="the level in a word or two")
    text: str = Field(default="", max_length=400, description="what an answer on this level looks like")
    points: Points | None = Field(default=None, description="what the level counts; on every level of every criterion, or on none")


class Criterion(Strict):
    """One thing that is looked at, with its levels in their order."""

    id: CriterionId = Field(description="stable name, at most 16 small letters and digits; never reuse one")
    label: Label = Field(description="what is looked at")
    help: str = Field(default="", max_length=400, description="a line of help under the label")
    levels: list[Level] = Field(min_length=2, max_length=7, description="the levels, from one end to the other")

    def level(self, id: object) -> Level | None:
        """The level with this id, or None."""
        return next((level for level in self.levels if level.id == id), None)


class Rubric(Strict):
    """How an answer is looked at: criteria, each with levels."""

    criteria: list[Criterion] = Field(min_length=1, max_length=12, description="what is looked at, in the order of the screen")

    @model_validator(mode="after")
    def _agrees(self) -> Rubric:
        refuse(self._slips())
        return self

    def _slips(self) -> Iterator[Slip]:
        yield from repeated(self.criteria, "criteria")
        for n, criterion in enumerate(self.criteria):
            yield from repeated(criterion.levels, "criteria", n, "levels")
        places = {("criteria", n, "levels", m): level for n, c in enumerate(self.criteria) for m, level in enumerate(c.levels)}
        bare = [at for at, level in places.items() if level.points is None]
        if bare and len(bare) < len(places):
            here = places[bare[0]]
            yield Slip(
                bare[0],
                _("Some levels have points, and “{label}” has none.", label=here.label),
                _("Give points to every level of every criterion, or to none."),
            )

    @property
    def has_points(self) -> bool:
        """Whether its levels count; then all of them do."""
        return self.criteria[0].levels[0].points is not None

    @property
    def spec(self) -> str:
        """The rubric as canonical JSON: what a review keeps. What an author left out is left out, so that a new setting changes no hash."""
        return json.dumps(self.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, sort_keys=True)

    @property
    def hash(self) -> str:
        """Content address (SHA-256 of ``spec``)."""
        return hashlib.sha256(self.spec.encode()).hexdigest()

    def criterion(self, id: object) -> Criterion | None:
        """The criterion with this id, or None."""
        return next((criterion for criterion in self.criteria if criterion.id == id), None)


def rubric_of(spec: str) -> Rubric | None:
    """A rubric as it was worded once, from its spec; None when it is not understood any more.

    :param spec: the JSON that was kept
    """
    try:
        return Rubric.model_validate_json(spec)
    except ValidationError:
        return None

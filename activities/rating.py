"""What ratings are: what authors may set, what an answer holds. The kind is in ``rate``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict, Field, StrictInt, model_validator

from activities.authored import Labelled, Named, Slip, Slug, Text, kept, refuse, repeated, unknown
from activities.kind import Answer, Settings
from activities.pairs import Pair
from activities.rows import Row
from course.lesson import Strict
from course.words import _

YES, NO = "yes", "no"


class Rating(Named):
    """One scale from 1 to 5."""

    low: Text = Field(description="the word at 1")
    high: Text = Field(description="the word at 5")


class PairsSettings(Labelled):
    """Comparison in pairs."""

    of: Slug = Field(description="id of the rating that the pairs decide when all things have the same value in it")


class Claim(Strict):
    """Asks back where somebody says yes and gives no evidence."""

    of: Slug = Field(description="id of the yes-or-no question")
    ask: Text = Field(description="asked when it is yes and there is no evidence; {name} stands for the name of the thing")


class FieldWords(Strict):
    """Names of the four fields of a picture of two ratings."""

    top_left: Text = Field(description="low on the first rating, high on the second")
    top_right: Text = Field(description="high on both")
    bottom_left: Text = Field(description="low on both")
    bottom_right: Text = Field(description="high on the first rating, low on the second")


class RateSettings(Settings):
    """Scales for the things of a roster."""

    roster: Slug = Field(description="id of the roster whose things are rated")
    label: Text = Field(description="heading of the list")
    one: Text = Field(description="what one thing is called")
    ratings: list[Rating] = Field([], description="the scales, each from 1 to 5")
    yesno: list[Named] = Field([], description="questions answered by yes or no, before the scales")
    evidence: Labelled | None = Field(None, description="a text for each thing: how the learner knows; without it none is asked")
    basis: bool = Field(False, description="asks for each thing whether this is assumed, observed or asked")
    pairs: PairsSettings | None = Field(None, description="compare in pairs when all things are rated alike")
    claim: Claim | None = Field(None, description="asks back where something is claimed without evidence")
    draw: Literal["none", "quadrants"] = Field("none", description="the picture: two ratings against each other")
    fields: list[Slug] = Field([], description="for quadrants: ids of two ratings, the first to the right, the second upwards")
    words: FieldWords | None = Field(None, description="for quadrants: names of the four fields")
    one_field: str = Field("", description="for quadrants: asked when all things stand in one field")

    @model_validator(mode="after")
    def _check(self) -> RateSettings:
        own = [*self.ratings, *self.yesno]
        slips = [*repeated(own, "ratings"), *kept(own, "ratings", also=("evidence", "basis"))]
        if not own:
            slips.append(Slip(("label",), _("There is nothing to rate: give “ratings” or “yesno”.")))
        if self.pairs:
            slips += unknown([self.pairs.of], self.ratings, "ratings", "pairs", "of")
        refuse([*slips, *self._claims(), *self._picture()])
        return self

    def _claims(self) -> Iterator[Slip]:
        if self.claim:
            yield from unknown([self.claim.of], self.yesno, "yesno", "claim", "of")
            if not self.evidence:
                yield Slip(("claim",), _("“claim” asks for evidence, so “evidence” has to be asked, too."))

    def _picture(self) -> Iterator[Slip]:
        yield from unknown(self.fields, self.ratings, "ratings", "fields")
        if self.draw == "quadrants" and (len(self.fields) != 2 or self.words is None):
            yield Slip(("draw",), _("Quadrants need two ratings in “fields” and the four names in “words”."))

    def rating(self, id: str) -> Rating | None:
        """The scale with an id, or None."""
        return next((rating for rating in self.ratings if rating.id == id), None)


class RatingRow(Row):
    """What was said about one thing: rating → 1 to 5, yes-or-no question → yes or no."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, StrictInt | str | None] = Field(init=False)
    evidence: str = ""
    basis: str | None = None

    def value(self, rating: str) -> int | None:
        """The value of a rating, or None."""
        said = (self.__pydantic_extra__ or {}).get(rating)
        return said if isinstance(said, int) else None

    def answer(self, question: str) -> str | None:
        """Yes, no, or None."""
        said = (self.__pydantic_extra__ or {}).get(question)
        return said if said in (YES, NO) else None


class RateAnswer(Answer):
    """Rows of ratings, and pairs."""

    ratings: list[RatingRow] = []
    pairs: list[Pair] = []

"""The base of everything an author writes. It knows no course."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A frozen model in which an unknown name is an error, so that a slip of an author is found."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

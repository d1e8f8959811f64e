"""The message catalogue: every sentence of the interface passes through here. It knows no screen and no language but English."""

from __future__ import annotations

import gettext
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    W = TypeVar("W", bound=DataclassInstance)
else:
    W = TypeVar("W")

LOCALE = Path(__file__).parent.parent / "locale"
_catalogue = gettext.translation("companion", LOCALE, fallback=True)


def _(message: str, **values: object) -> str:
    """Translate a whole sentence, then fill its placeholders.

    :param message: the English sentence with ``{name}`` placeholders; it is the key of the catalogue.
    :param values: what stands in for the placeholders; texts are inserted as they are, never parsed.
    :returns: the sentence in the language of the installation.
    """
    text = _catalogue.gettext(message)
    return text.format(**values) if values else text


def catalogued(words: W) -> W:
    """A record of sentences with every one of them looked up, so that modules that know no catalogue keep their defaults in English.

    :param words: a frozen dataclass; fields that are no text stay as they are
    """
    looked_up = {f.name: _(value) for f in fields(words) if isinstance(value := getattr(words, f.name), str) and value}
    return replace(words, **looked_up)


def many(one: str, other: str, n: int, **values: object) -> str:
    """Translate a sentence that depends on a count.

    :param one: the English sentence for one thing, with ``{n}``.
    :param other: the English sentence for any other count, with ``{n}``.
    :param n: the count, 0 or more.
    :param values: further placeholders.
    """
    return _catalogue.ngettext(one, other, n).format(n=n, **values)

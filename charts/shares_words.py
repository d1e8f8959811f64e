"""Every sentence of the bars of shares. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SharesWords:
    """Bars of 100 %: who does how much of a whole."""

    title: str = ""
    subtitle: str = ""
    column_label: str = "Name"
    column_rest: str = "Still open"
    nameless: str = "No name yet"
    percent: str = "{n} %"
    part: str = "{series} {share}"
    rest: str = "still open"
    nothing_yet: str = "Nothing has been shared out yet. Where would you begin?"
    sentence_none: str = "Nothing has been shared out yet."
    sentence_row: str = "{label}: {parts}."
    sentence_empty: str = "Nothing shared out yet: {labels}."
    sentence_sum: str = "{label} adds up to {sum}."
    sentence_more: str = "And {n} more in the table."
    joiner: str = ", "
    between_labels: str = "; "

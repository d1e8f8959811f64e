"""Every sentence of a grid of things and options. It knows no layout."""

from __future__ import annotations

from dataclasses import dataclass

from charts.words import ThingWords


@dataclass(frozen=True, slots=True)
class MatrixWords(ThingWords):
    """Things against options; ``mark_…`` say what the three marks mean, and a mark without a meaning needs no key."""

    title: str = ""
    subtitle: str = ""
    mark_full: str = "now"
    mark_hollow: str = "wanted"
    mark_both: str = "now and wanted"
    key_full: str = "Filled = {meaning}."
    key_open: str = "Outline = {meaning}."
    key_both: str = "Filled with an outline around it = {meaning}."
    marked: str = "{column} ({mark})"
    noted: str = "{column}: {text}"
    chosen: str = "yes"
    unmarked: str = "nothing yet"
    nothing_yet: str = "Nothing stands in this grid yet. Where would you begin?"
    about_unmarked: str = "Nothing chosen yet."
    about_marked: str = "{marks}."
    sentence_none: str = "Nothing stands in this grid yet."
    sentence_row: str = "{row}: {marks}."
    sentence_rows_empty: str = "Nothing chosen yet for: {names}."
    sentence_columns_empty: str = "Chosen for nobody: {names}."
    sentence_more: str = "And {n} more in the table."
    joiner: str = "; "  # names may hold commas
    marks_joiner: str = ", "

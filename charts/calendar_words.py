"""What a calendar is drawn from, and all it says in words. It knows no layout and no dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.metrics import clean
from charts.paragraphs import NAMED, listed, whole
from charts.scene import Entry, Table


@dataclass(frozen=True, slots=True)
class Beat:
    """A rhythm.

    :param series: what it is a rhythm of; three series have a colour and a marker of their own
    :param at: positions in columns, 0.0 = start of the first one, 1.0 = its end; whatever is beyond the last is not drawn
    :param steady: so often that it is drawn as a bar
    :param said: the rhythm in words
    """

    series: str
    at: tuple[float, ...] = ()
    steady: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A thing with its rhythms."""

    id: str
    label: str
    beats: tuple[Beat, ...]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The calendar."""

    title: str = ""
    subtitle: str = ""
    nameless: str = "No name yet"
    none: str = "no rhythm yet"
    steady: str = "all the time"
    times: str = "marked {n} ×"
    invite: str = "Nothing has a rhythm yet. Say how often, and it stands here."
    said: str = "{series}: {said}"
    about: str = "{name}. {said}."
    sentence_none: str = "Nothing has a rhythm yet."
    sentence_row: str = "{name} – {said}."
    sentence_further: str = "Further rows with a rhythm: {n}."
    sentence_empty: str = "Without a rhythm: {names}."
    group: str = "In this calendar"
    column_name: str = "Name"
    column_rhythm: str = "Rhythm"
    when: str = "{said} ({columns})"
    joiner: str = "; "
    comma: str = ", "
    and_more: str = "{names} and {n} more"

    def name(self, strip: Strip) -> str:
        """The label of a strip, or the words for none."""
        return clean(strip.label) or clean(self.nameless)

    def rhythm(self, beat: Beat) -> str:
        """A rhythm in words, counted when the learner has none for it."""
        counted = self.steady if beat.steady else self.times.format(n=len(set(beat.at)))
        return whole(beat.said) or counted


def shown(strip: Strip) -> tuple[Beat, ...]:
    """Rhythms that hold something."""
    return tuple(beat for beat in strip.beats if beat.at or beat.steady or whole(beat.said))


def series(strips: Sequence[Strip]) -> list[str]:
    """Names of all series in the order in which they appear."""
    return list(dict.fromkeys(clean(beat.series) for strip in strips for beat in shown(strip)))


def places(beat: Beat, columns: Sequence[str]) -> list[float]:
    """Positions that stand in the calendar, each once, in order."""
    return sorted({at for at in beat.at if 0 <= at <= max(1, len(columns))})


def when(beat: Beat, columns: Sequence[str], words: CalendarWords) -> str:
    """A rhythm in words with the columns it stands in, unless these are all of them."""
    names = list(dict.fromkeys(min(int(at), len(columns) - 1) for at in places(beat, columns))) if columns else []
    if beat.steady or not names or len(names) == len(columns):
        return words.rhythm(beat)
    return words.when.format(said=words.rhythm(beat), columns=words.comma.join(clean(columns[n]) for n in names))


def said(strip: Strip, words: CalendarWords) -> str:
    """All rhythms of a strip in one line."""
    parts = [(clean(beat.series), words.rhythm(beat)) for beat in shown(strip)]
    return words.joiner.join(words.said.format(series=name, said=text) if name else text for name, text in parts) or words.none


def sentence(strips: Sequence[Strip], words: CalendarWords) -> str:
    """The rhythms of the first eight strips, how many more there are, which strips have none."""
    full = [strip for strip in strips if shown(strip)]
    empty = [words.name(strip) for strip in strips if not shown(strip)]
    parts = [words.sentence_row.format(name=words.name(strip), said=said(strip, words)) for strip in full[:NAMED]]
    parts = parts or [words.sentence_none]
    if len(full) > NAMED:
        parts.append(words.sentence_further.format(n=len(full) - NAMED))
    return " ".join(parts + ([words.sentence_empty.format(names=listed(empty, words.joiner, words.and_more))] if empty else []))


def table(strips: Sequence[Strip], columns: Sequence[str], words: CalendarWords) -> Table:
    """A row per strip, a column per series, with the columns of the calendar in which its marks stand."""
    names = series(strips)
    rows: list[tuple[str, ...]] = []
    for strip in strips:
        found = {name: [when(beat, columns, words) for beat in shown(strip) if clean(beat.series) == name] for name in names}
        rows.append((words.name(strip), *(words.joiner.join(found[name]) for name in names)))
    return Table((words.column_name, *(name or words.column_rhythm for name in names)), tuple(rows))


def entries(strips: Sequence[Strip], words: CalendarWords) -> tuple[Entry, ...]:
    """The list under the picture."""
    return tuple(Entry(strip.id, words.name(strip), words.group) for strip in strips)

"""What a journey is drawn from, and all it says in words. It knows no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.metrics import clean
from charts.paragraphs import listed, whole
from charts.scene import Entry, Table

LOWEST, HIGHEST = -2, 2  # steps of the emotion axis
WIDEST = 3  # gaps that are named in the sentence
QUOTES = "\"'“”„«»‘’"


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A point of contact.

    :param phase: neighbours of the same phase stand under one heading
    :param think: what they think there, in words
    :param wanted: how they should feel, -2..2; ``None`` = not rated yet
    :param now: how they feel now, -2..2; ``None`` = not rated yet
    :param word_wanted: the wanted feeling in a word, beside its marker
    :param word_now: the feeling now in a word
    :param channel: where it happens
    :param chosen: picked to work on
    """

    id: str
    name: str
    phase: str = ""
    think: str = ""
    wanted: int | None = None
    now: int | None = None
    word_wanted: str = ""
    word_now: str = ""
    channel: str = ""
    chosen: bool = False

    @property
    def gap(self) -> int | None:
        """Steps between the two feelings; ``None`` unless both are rated."""
        return None if self.wanted is None or self.now is None else abs(self.wanted - self.now)


@dataclass(frozen=True, slots=True)
class JourneyWords:
    """The journey; the steps of the axis are named from the highest to the lowest."""

    title: str = ""
    subtitle: str = ""
    wanted: str = "how I want them to feel"
    now: str = "how I think they feel now"
    step_high: str = "delighted"
    step_up: str = "pleased"
    step_middle: str = "neutral"
    step_down: str = "uneasy"
    step_low: str = "upset"
    touchpoint: str = "Touchpoint"
    thinks: str = "They think"
    thought: str = "“{text}”"
    chosen: str = "work on this"
    unrated: str = "not rated yet"
    nameless: str = "No name yet"
    no_phase: str = "No phase yet"
    invite: str = "Where do they first hear of you? Begin there, and add every point of contact until they come back."
    feeling: str = "{step}: {word}"
    about: str = "{name}. Wanted: {wanted}. Now: {now}."
    about_chosen: str = "Picked to work on."
    sentence_none: str = "No touchpoint stands here yet."
    sentence_some: str = "Touchpoints: {n}."
    sentence_phases: str = "Touchpoints: {n} ({phases})."
    count: str = "{name}: {n}"
    sentence_gaps: str = "The widest gaps: {names}."
    gap: str = "{name} (wanted {wanted}, now {now})"
    sentence_level: str = "Wherever both feelings are rated, they are the same."
    sentence_chosen: str = "To work on: {names}."
    sentence_unrated: str = "Without both feelings: {names}."
    column_phase: str = "Phase"
    column_channel: str = "Where"
    column_wanted: str = "Feeling wanted"
    column_now: str = "Feeling now"
    column_gap: str = "Gap in steps"
    column_remark: str = "Remark"
    joiner: str = "; "
    and_more: str = "{names} and {n} more"

    def steps(self) -> list[tuple[int, str]]:
        """Value and name of every step, the highest first."""
        names = (self.step_high, self.step_up, self.step_middle, self.step_down, self.step_low)
        return list(zip(range(HIGHEST, LOWEST - 1, -1), map(clean, names), strict=True))

    def name(self, point: Touchpoint) -> str:
        """The name of a touchpoint, or the words for none."""
        return clean(point.name) or clean(self.nameless)

    def quoted(self, point: Touchpoint) -> str:
        """What they think, in one pair of quotation marks; empty for nothing."""
        text = whole(point.think).strip(QUOTES)
        return self.thought.format(text=text) if text else ""


def held(value: int | None) -> int | None:
    """A feeling inside of the axis."""
    return None if value is None else max(LOWEST, min(HIGHEST, value))


def feeling(value: int | None, word: str, words: JourneyWords) -> str:
    """A feeling in words: its step and the learner's own word."""
    step = words.unrated if value is None else dict(words.steps())[held(value) or 0]
    return words.feeling.format(step=step, word=whole(word)) if whole(word) else step


def about(point: Touchpoint, words: JourneyWords) -> str:
    """The words a screen reader says for a touchpoint."""
    wanted, now = feeling(point.wanted, point.word_wanted, words), feeling(point.now, point.word_now, words)
    said = [words.about.format(name=words.name(point), wanted=wanted, now=now), words.quoted(point)]
    return " ".join(part for part in (*said, words.about_chosen if point.chosen else "") if part)


def phases(points: Sequence[Touchpoint], words: JourneyWords) -> list[tuple[str, int]]:
    """Runs of neighbours of one phase: its name and how many; nothing when no touchpoint has a phase."""
    runs: list[tuple[str, int]] = []
    for point in points:
        name = clean(point.phase) or clean(words.no_phase)
        runs = [*runs[:-1], (name, runs[-1][1] + 1)] if runs and runs[-1][0] == name else [*runs, (name, 1)]
    return runs if any(clean(point.phase) for point in points) else []


def sentence(points: Sequence[Touchpoint], words: JourneyWords) -> str:
    """How many in which phase, the widest gaps, what to work on, what is missing."""
    if not points:
        return words.sentence_none
    counts: dict[str, int] = {}
    for phase, n in phases(points, words):
        counts[phase] = counts.get(phase, 0) + n
    said = words.joiner.join(words.count.format(name=name, n=n) for name, n in counts.items())
    parts = [words.sentence_phases.format(n=len(points), phases=said) if said else words.sentence_some.format(n=len(points))]
    rated = [point for point in points if point.gap is not None]
    wide = sorted((point for point in rated if point.gap), key=lambda point: -(point.gap or 0))[:WIDEST]
    if wide:
        gaps = [words.gap.format(name=words.name(p), wanted=feeling(p.wanted, "", words), now=feeling(p.now, "", words)) for p in wide]
        parts.append(words.sentence_gaps.format(names=words.joiner.join(gaps)))
    elif rated:
        parts.append(words.sentence_level)
    chosen = [words.name(point) for point in points if point.chosen]
    missing = (
        [words.name(point) for point in points if point.gap is None] if rated else []
    )  # before any feeling is known nothing is missing
    for names, pattern in ((chosen, words.sentence_chosen), (missing, words.sentence_unrated)):
        if names:
            parts.append(pattern.format(names=listed(names, words.joiner, words.and_more)))
    return " ".join(parts)


def table(points: Sequence[Touchpoint], words: JourneyWords) -> Table:
    """A row per touchpoint; columns nobody fills are left out."""
    rated = any(point.wanted is not None or point.now is not None for point in points)
    columns = [
        (words.touchpoint, [words.name(point) for point in points]),
        (words.column_phase, [clean(point.phase) for point in points]),
        (words.column_channel, [whole(point.channel) for point in points]),
        (words.thinks, [words.quoted(point) for point in points]),
        (words.column_wanted, [feeling(point.wanted, point.word_wanted, words) if rated else "" for point in points]),
        (words.column_now, [feeling(point.now, point.word_now, words) if rated else "" for point in points]),
        (words.column_gap, ["" if point.gap is None else str(point.gap) for point in points]),
        (words.column_remark, [clean(words.chosen) if point.chosen else "" for point in points]),
    ]
    shown = [(title, cells) for title, cells in columns if title == words.touchpoint or any(cells)]
    return Table(tuple(title for title, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def entries(points: Sequence[Touchpoint], words: JourneyWords) -> tuple[Entry, ...]:
    """The list under the picture, phase after phase."""
    named = bool(phases(points, words))
    group = {point.id: (clean(point.phase) or clean(words.no_phase)) if named else clean(words.touchpoint) for point in points}
    return tuple(Entry(point.id, words.name(point), group[point.id]) for point in points)

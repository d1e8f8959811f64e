"""Words now and words wanted: what stays, what goes, what comes. Pure layout; it knows no drawing library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.headings import EDGE
from charts.metrics import bounds
from charts.paragraphs import Style, listed, whole
from charts.scene import Line, Paint, Rect, Scene, Stroke, Table
from charts.sketch import Sketch, begin

__all__ = ["ShiftWords", "shift"]

NARROWEST_LINK, WIDEST_LINK = 36.0, 110.0  # px between the columns
WIDEST = 250.0  # px of a column
PAD, GAP = 9.0, 10.0
HEAD = Style(15.0, 700, "ink", "head")
STRIKE = Stroke("muted", 1.5)
INVITE = Style(14.0, 400, "muted", "invite")
WORD, TAG = Style(15.0, 600, "ink", "word"), Style(12.5, 400, "muted", "tag")


@dataclass(frozen=True, slots=True)
class ShiftWords:
    """Words now and wanted."""

    title: str = ""
    subtitle: str = ""
    now: str = "Now"
    wanted: str = "Wanted"
    stays: str = "stays"
    goes: str = "goes"
    new: str = "new"
    invite: str = "Which words describe it now, and which should? They stand here side by side."
    invite_now: str = "No word for now yet."
    invite_wanted: str = "No wanted word yet."
    sentence_none: str = "No words have been chosen yet."
    sentence_stays: str = "Stays: {words}."
    sentence_goes: str = "Goes: {words}."
    sentence_new: str = "New: {words}."
    sentence_now: str = "Now: {words}. Wanted: no word yet."
    sentence_wanted: str = "Wanted: {words}. Now: no word yet."
    column_word: str = "Word"
    column_change: str = "Now or wanted, stays or goes"
    joiner: str = ", "
    and_more: str = "{names} and {n} more"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a fate is drawn: ground, border, colours of the word and of its tag, a line through the word."""

    fill: Paint
    pen: Stroke
    word: Paint
    tag: Paint
    struck: bool = False


STAYS = _Look("tint0", Stroke("mark0", 1.5), "ink", "text0")
GOES = _Look("none", Stroke("line", 1.5, (5, 4)), "muted", "muted", struck=True)
NEW = _Look("tint2", Stroke("mark2", 1.5), "ink", "text2")
ALONE = _Look("paper", Stroke("line", 1.5), "ink", "muted")


@dataclass(frozen=True, slots=True)
class _Fate:
    """Words that share a fate: what it is called, whether that is written into their fields, how it is drawn and said."""

    words: tuple[str, ...]
    name: str
    look: _Look
    pattern: str

    @property
    def tag(self) -> str:
        return "" if self.look is ALONE else self.name


def shift(now: Sequence[str], wanted: Sequence[str], words: ShiftWords, width: float) -> Scene:
    """Lay the words out in two columns.

    :param now: words that hold today
    :param wanted: words that should hold; those on both sides stay, whatever their capitals
    :param width: px
    :return: a scene as high as needed, without nodes; while one side is empty nothing goes and nothing is new
    """
    fates = _fates(now, wanted, words)
    sketch = begin(words.title, words.subtitle, width)
    if any(fate.words for fate in fates):
        _draw(*fates, words, width, sketch)
    else:
        sketch.invite(words.invite, width)
    said = [fate.pattern.format(words=listed(fate.words, words.joiner, words.and_more)) for fate in fates if fate.words]
    table = Table((words.column_word, words.column_change), tuple((word, fate.name) for fate in fates for word in fate.words))
    return sketch.scene(words.title, words.subtitle, width, " ".join(said) or words.sentence_none, table)


def _fates(now: Sequence[str], wanted: Sequence[str], words: ShiftWords) -> tuple[_Fate, _Fate, _Fate]:
    """Words that stay, that go, that come; each once."""
    before, after = ({whole(word).casefold(): whole(word) for word in side if whole(word)} for side in (now, wanted))
    stays = _Fate(tuple(word for name, word in before.items() if name in after), words.stays, STAYS, words.sentence_stays)
    goes, new = tuple(w for name, w in before.items() if name not in after), tuple(w for name, w in after.items() if name not in before)
    if before and after:
        return stays, _Fate(goes, words.goes, GOES, words.sentence_goes), _Fate(new, words.new, NEW, words.sentence_new)
    return stays, _Fate(goes, words.now, ALONE, words.sentence_now), _Fate(new, words.wanted, ALONE, words.sentence_wanted)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The two columns in px."""

    wide: float
    link: float

    def left(self, side: int) -> float:
        return EDGE + side * (self.wide + self.link)

    def tall(self, word: str, tag: str) -> float:
        """Height of a field with a word and its tag."""
        rows = WORD.rows(word, self.wide - 2 * PAD, 3)
        return WORD.tall(rows) + TAG.tall(TAG.rows(tag, self.wide - 2 * PAD, 1)) + 2 * PAD


def _draw(stays: _Fate, goes: _Fate, new: _Fate, words: ShiftWords, width: float, sketch: Sketch) -> None:
    link = min(WIDEST_LINK, max(NARROWEST_LINK, width * 0.15))
    columns = _Columns(min(WIDEST, (width - 2 * EDGE - link) / 2), link)
    heads = [HEAD.rows(text, columns.wide, 2) for text in (words.now, words.wanted)]
    for side, rows in enumerate(heads):
        sketch.texts += HEAD.set(rows, columns.left(side) + columns.wide / 2, sketch.bottom, "middle")
    sketch.bottom += max(map(HEAD.tall, heads)) + 6
    for word in stays.words:
        _pair([(0, word, stays), (1, word, stays)], columns, sketch)
    if goes.look is ALONE:
        _invite(words.invite_wanted if goes.words else words.invite_now, columns, 1 if goes.words else 0, sketch)
    for row in range(max(len(goes.words), len(new.words))):
        _pair([(n, fate.words[row], fate) for n, fate in enumerate((goes, new)) if row < len(fate.words)], columns, sketch)


def _pair(pair: Sequence[tuple[int, str, _Fate]], columns: _Columns, sketch: Sketch) -> None:
    """One row: a field at one side or at both, joined when the word stays."""
    high = max(columns.tall(word, fate.tag) for _, word, fate in pair)
    for side, word, fate in pair:
        _field(word, fate, columns, side, high, sketch)
    if pair[0][2].look is STAYS:
        y = sketch.bottom + high / 2
        ends = ((columns.left(0) + columns.wide, y), (columns.left(1), y))
        sketch.shapes.append(Line(ends, Stroke("mark0", 2.5), "stays"))
    sketch.bottom += high + GAP


def _field(word: str, fate: _Fate, columns: _Columns, side: int, high: float, sketch: Sketch) -> None:
    """A word with its tag in a field."""
    left, top, room, look = columns.left(side), sketch.bottom, columns.wide - 2 * PAD, fate.look
    sketch.grounds.append(Rect(left + 0.75, top, columns.wide - 1.5, high, look.fill, look.pen, 8, "word"))
    style, small = Style(WORD.size, 600 if not look.struck else 400, look.word, "word"), Style(TAG.size, 600, look.tag, "tag")
    rows, tags = style.rows(word, room, 3), small.rows(fate.tag, room, 1)
    middle, y = left + columns.wide / 2, top + (high - style.tall(rows) - small.tall(tags)) / 2
    boxes = style.set(rows, middle, y, "middle")
    sketch.texts += boxes + small.set(tags, middle, y + style.tall(rows), "middle")
    for box in boxes if look.struck else ():
        start, _, end, _ = bounds(box)
        sketch.shapes.append(Line(((start, box.y - box.size * 0.27), (end, box.y - box.size * 0.27)), STRIKE, "struck"))


def _invite(text: str, columns: _Columns, side: int, sketch: Sketch) -> None:
    rows = INVITE.rows(text, columns.wide, 2)
    sketch.texts += INVITE.set(rows, columns.left(side) + columns.wide / 2, sketch.bottom + 6, "middle")

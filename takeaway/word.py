"""The workbook as a Word document (Office Open XML). It knows the order of its parts; how they look is known elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from charts.svg_view import MARGIN
from course.compare import Leaf
from course.mark import Mark
from course.words import _
from takeaway.book import Book, Chapter, Entry, Picture, Remark
from takeaway.tones import tones

if TYPE_CHECKING:
    from takeaway.word_parts import Pages

SHORT = 90  # letters of a label and a text that share a line
_MM = 25.4 / 96  # of a px


def word(book: Book) -> bytes:
    """The file.

    :param book: what stands in it
    """
    from takeaway.raster import pngs
    from takeaway.word_parts import Pages

    pages = Pages(book.title, book.learner, book.language)
    drawn = iter(pngs([picture.scene for picture in _pictures(book)]))
    pages.say(book.title, "Title")
    pages.say(book.learner, "Subtitle")
    for line in (book.made, book.note):
        if line:
            pages.say(line, "Front")
    if book.chapters:
        pages.say(_("Lessons"), "Contents")
    for chapter in book.chapters:
        pages.pointer(_name(chapter), f"lesson_{chapter.number}")
    if book.pictures:
        pages.say(_("Maps"), "Heading 1")
    for picture in book.pictures:
        pages.say(picture.title, "Heading 2")
        _picture(pages, picture, next(drawn))
    for chapter in book.chapters:
        _chapter(pages, chapter, drawn)
    return pages.bytes()


def _pictures(book: Book) -> Iterator[Picture]:
    """Every picture in the order of the file."""
    yield from book.pictures
    for entry in book.entries():
        yield from entry.pictures


def _name(chapter: Chapter) -> str:
    return _("Lesson {number}: {title}", number=chapter.number, title=chapter.title)


def _chapter(pages: Pages, chapter: Chapter, drawn: Iterator[bytes]) -> None:
    pages.say(_name(chapter), "Heading 1")
    pages.mark(f"lesson_{chapter.number}")
    if chapter.goals:
        pages.say(_("After this lesson you can:"), "Lead")
        for goal in chapter.goals:
            pages.bullet(goal)
    for entry in chapter.entries:
        _entry(pages, entry, drawn)
    if chapter.sources:
        pages.say(_("Sources of this lesson"), "Heading 2")
        for source in chapter.sources:
            pages.bullet(source, "Source")


def _entry(pages: Pages, entry: Entry, drawn: Iterator[bytes]) -> None:
    pages.say(entry.title, "Heading 2")
    pages.blocks(entry.question)
    if entry.state:
        pages.say(entry.state, "State")
    _answer(pages, entry.lines, 3, "", entry.title)
    for picture in entry.pictures:
        if picture.title != entry.title:
            pages.say(picture.title, "Heading 3")
        _picture(pages, picture, next(drawn))
    if entry.mark is not None:
        _feedback(pages, entry.mark)
    if entry.remarks:
        pages.say(_("Comments"), "Heading 3")
        for remark in entry.remarks:
            _remark(pages, remark, 0)
    for again in entry.again:
        pages.say(again.title, "Heading 3")
        _answer(pages, again.lines, 4)


def _answer(pages: Pages, lines: tuple[Leaf, ...], level: int, *above: str) -> None:
    """The lines of an answer; a heading wherever the row changes.

    :param above: headings the lines stand under already, which would only be said twice
    """
    for heading, leaves in groupby(lines, key=lambda leaf: leaf.heading):
        row = list(leaves)
        if level == 3 or heading:
            pages.say(_("Your answer") if heading in above else heading, f"Heading {level}")
        _row(pages, heading, row)


def _row(pages: Pages, heading: str, row: list[Leaf]) -> None:
    """Labels before their texts; above them, when one of the row is long."""
    long = any("\n" in leaf.text or len(leaf.label) + len(leaf.text) > SHORT for leaf in row)
    for leaf in row:
        label = "" if leaf.label == heading else leaf.label
        if not leaf.text.strip():
            pages.open(_colon(label), _("(left open)"))
            continue
        if long and label:
            pages.say(label, "Lead")
        pages.say(leaf.text, "Answer", "" if long else _colon(label))


def _colon(label: str) -> str:
    """A label that stands before its text."""
    said = label.rstrip()
    return said if not said or said[-1] in ".:?!…" else _("{label}:", label=said)


def _picture(pages: Pages, picture: Picture, png: bytes) -> None:
    scene = picture.scene
    pages.picture(png, (scene.width + 2 * MARGIN) * _MM, (scene.height + 2 * MARGIN) * _MM, picture.title, scene.sentence)
    for number, _id, name in scene.numbered:
        pages.say(name, "Source", str(number))


def _feedback(pages: Pages, mark: Mark) -> None:
    pages.say(_("Feedback"), "Heading 3")
    if mark.rule:
        pages.say(mark.rule, "State")
    for count in mark.counts:
        pages.bullet(_("{label}: {n} of {of}", label=count.label, n=count.n, of=count.of), "Feedback")
    words = tones()
    for line in mark.lines:
        pages.say(line.text, "Feedback", _colon(line.label or words[line.tone]))
        if line.label:
            chosen = _("Your answer: ") + line.answer + " · " if line.answer else ""
            pages.say(chosen + words[line.tone], "State")


def _remark(pages: Pages, remark: Remark, depth: int) -> None:
    pages.say("", "Remark", _("{who}, {at}", who=remark.who, at=remark.at), depth)
    pages.say(remark.text, "Remark", depth=depth)
    for reply in remark.replies:
        _remark(pages, reply, depth + 1)

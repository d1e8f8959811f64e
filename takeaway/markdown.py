"""The workbook as Markdown, for notes and for other programs. Everybody's words are escaped; only the structure is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from course.compare import Leaf
from course.mark import Mark
from course.words import _
from takeaway.book import Block, Book, Chapter, Entry, Grid, Items, Line, Paragraph, Picture, Quote, Remark, Span
from takeaway.tones import counted, tones

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")  # all ASCII punctuation may be escaped (CommonMark 0.31.2, 2.4)
_BARE = re.compile(r"[.,'()?%;]")  # never the beginning of anything inside a line
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def markdown(book: Book) -> bytes:
    """The workbook in UTF-8.

    :param book: the workbook
    """
    return ("\n\n".join(_parts(book)) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """A text on one line in which nothing is markup.

    :param text: anybody's
    """
    line = _UNSEEN.sub(" ", text).strip()
    kept = _PUNCTUATION.sub(lambda found: found[1] if _BARE.fullmatch(found[1]) else f"\\{found[1]}", line)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", kept)


def _parts(book: Book) -> Iterator[str]:
    yield f"# {escaped(book.title)}"
    yield escaped(book.learner)
    yield escaped(book.made)
    yield escaped(book.note)
    for picture in book.pictures:
        yield f"## {escaped(picture.title)}"
        yield from _picture(picture)
    for chapter in book.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {escaped(_('Lesson {number}: {title}', number=chapter.number, title=chapter.title))}"
    yield "\n".join(f"- {escaped(goal)}" for goal in chapter.goals)
    for entry in chapter.entries:
        yield from _entry(entry)
    if chapter.sources:
        yield f"### {escaped(_('Sources of this lesson'))}"
        yield "\n".join(f"- {escaped(source)}" for source in chapter.sources)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {escaped(entry.title)}"
    if entry.question:
        yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(entry.question)).split("\n"))
    if entry.state:
        yield f"*{escaped(entry.state)}*"
    yield from _lines(entry.lines)
    for picture in entry.pictures:
        if picture.title != entry.title:
            yield f"#### {escaped(picture.title)}"
        yield from _picture(picture)
    for later in entry.again:
        yield f"#### {escaped(later.title)}"
        yield from _lines(later.lines)
    if entry.mark is not None:
        yield from _mark(entry.mark)
    if entry.remarks:
        yield f"#### {escaped(_('Comments'))}"
        yield "\n".join(_remarks(entry.remarks, 0))


def _lines(lines: Iterable[Leaf]) -> Iterator[str]:
    heading = ""
    points: list[str] = []
    for leaf in lines:
        if leaf.heading != heading:
            if points:
                yield "\n".join(points)
            heading, points = leaf.heading, []
            yield f"#### {escaped(heading)}"
        said = escaped(leaf.text) if leaf.text else f"*{escaped(_('(left open)'))}*"
        points.append(f"- **{escaped(leaf.label)}** {said}")
    if points:
        yield "\n".join(points)


def _picture(picture: Picture) -> Iterator[str]:
    yield escaped(picture.scene.sentence)
    if picture.scene.table.rows:
        yield _table(picture.scene.table.columns, picture.scene.table.rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[escaped(cell) for cell in columns], ["---"] * len(columns), *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _mark(mark: Mark) -> Iterator[str]:
    words = tones()
    yield f"#### {escaped(_('Feedback'))}"
    yield escaped(mark.rule)
    points = [counted(count) for count in mark.counts]
    for line in mark.lines:
        said = " – ".join(part for part in (line.label, line.answer) if part)
        points.append(_("{word}: {text}", word=words[line.tone], text=f"{said}. {line.text}" if said else line.text))
    if points:
        yield "\n".join(f"- {escaped(point)}" for point in points)


def _remarks(remarks: Iterable[Remark], depth: int) -> Iterator[str]:
    for remark in remarks:
        yield f"{'  ' * depth}- *{escaped(_('{who}, {time}', who=remark.who, time=remark.at))}*: {escaped(remark.text)}"
        yield from _remarks(remark.replies, depth + 1)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _spans(block.line)
            case Items():
                signs = [f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1)]
                yield "\n".join(f"{sign} {' '.join(_blocks(item))}" for sign, item in zip(signs, block.items, strict=True))
            case Quote():
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(block.blocks)).split("\n"))
            case Grid():
                yield _table([_plain(cell) for cell in block.columns], [[_plain(cell) for cell in row] for row in block.rows])
            case _:
                yield f"**{escaped(_plain(block.line))}**"


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


def _spans(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    before, words, after = re.fullmatch(r"(\s*)(.*?)(\s*)", span.text, re.DOTALL).groups()  # type: ignore[union-attr]
    if not words:
        return span.text
    said = escaped(words)
    said = f"*{said}*" if span.emphasis else said
    said = f"**{said}**" if span.strong else said
    said = f"[{said}](<{span.href}>)" if span.href else said
    return f"{before}{said}{after}"

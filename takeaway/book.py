"""A workbook as data: what stands in it and in which order. It knows no file format, no page and no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from charts.scene import Scene
from course.compare import Leaf
from course.mark import Mark


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of an author with one look. ``href`` is the target of a link, empty for none; a target is never a learner's."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an author."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list of an author; every item is blocks of its own."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation or a worked example, set apart from the text."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of an author."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a text of an author."""

    line: Line


Block = Paragraph | Items | Quote | Grid | Subheading


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in place. The scene carries its sentence (the alternative text) and its table."""

    title: str
    scene: Scene


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that was received, or a reply to one. All of it is somebody's text."""

    who: str
    at: str
    text: str
    replies: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """What the learner wrote about the same activity later: the line after its discussion, or a come-back."""

    title: str
    lines: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity: the question beside the answer, and what came of it.

    :ivar id: id of the activity
    :ivar question: the prompt as worded for this learner; an author's text
    :ivar state: one sentence: handed in when and as which version, written only, or not answered
    :ivar answered: whether there is anything of the learner's in it
    :ivar lines: the answer, field by field; fields left open have an empty text
    :ivar pictures: drawn from the answer
    :ivar mark: automatic feedback
    :ivar remarks: comments received, oldest first
    :ivar again: what was written about it later
    """

    id: str
    title: str
    question: tuple[Block, ...]
    state: str
    answered: bool
    lines: tuple[Leaf, ...] = ()
    pictures: tuple[Picture, ...] = ()
    mark: Mark | None = None
    remarks: tuple[Remark, ...] = ()
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One lesson with its activities. ``sources`` are one line each."""

    number: int
    title: str
    goals: tuple[str, ...]
    entries: tuple[Entry, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a learner did in one course.

    :ivar title: of the course
    :ivar learner: the name the learner goes by; somebody's text
    :ivar language: of the course, as a language tag
    :ivar made: when it was made, in words
    :ivar note: one sentence on what is in it and what was left out
    :ivar pictures: the maps, before the first chapter
    """

    title: str
    learner: str
    language: str
    made: str
    note: str
    pictures: tuple[Picture, ...]
    chapters: tuple[Chapter, ...]

    def entries(self) -> Iterator[Entry]:
        """Every activity in the order of the course."""
        for chapter in self.chapters:
            yield from chapter.entries

"""The workbook as a tagged PDF: its data put into the words of the template. It decides no look; that is ``workbook.typ``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from charts.scene import Scene
from charts.svg_view import FONT, MARGIN, svg
from charts.theme import LIGHT
from course.compare import Leaf
from course.mark import Mark
from course.words import _
from takeaway.book import Again, Block, Book, Chapter, Entry, Grid, Items, Line, Paragraph, Picture, Quote, Remark, Subheading
from takeaway.tones import counted, tones
from takeaway.typeset import FAMILY, Data, typeset

TEMPLATE = Path(__file__).with_name("workbook.typ")
LINKS = re.compile(r"(https?://|mailto:)\S{1,2000}")
TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")


def pdf(book: Book) -> bytes:
    """The workbook as a PDF that a screen reader can read (PDF/UA-1).

    :param book: the workbook
    """
    return typeset(TEMPLATE, lambda said: _Setter(said).book(book))


def labels() -> dict[str, str]:
    """The words of the template itself."""
    return {
        "contents": _("Contents"),
        "question": _("Question"),
        "answer": _("Answer"),
        "open": _("(left open)"),
        "feedback": _("Feedback"),
        "remarks": _("Comments"),
        "goals": _("Goals"),
        "sources": _("Sources"),
        "yours": _("Your answer: "),
        "page": _("Page {n} of {of}"),
    }


class _Setter:
    """Makes plain data; every text passes through ``said``."""

    def __init__(self, said: Callable[[str], str]) -> None:
        self.said = said
        self.tones = tones()

    def book(self, book: Book) -> Data:
        """All of it."""
        tag = TAG.fullmatch(book.language)
        return {
            "title": self.said(book.title).strip() or _("Workbook"),
            "learner": self.said(book.learner).strip(),
            "lang": tag[1].lower() if tag else "en",
            "region": tag[2].upper() if tag and tag[2] else None,
            "made": self.said(book.made),
            "note": self.said(book.note),
            "pictures": [self.picture(picture) for picture in book.pictures],
            "chapters": [self.chapter(chapter) for chapter in book.chapters],
            "labels": labels(),
            "colours": LIGHT.colours(),
        }

    def chapter(self, chapter: Chapter) -> Data:
        """One lesson."""
        return {
            "number": str(chapter.number),
            "title": self.said(chapter.title),
            "goals": [self.said(goal) for goal in chapter.goals],
            "entries": [self.entry(entry) for entry in chapter.entries],
            "sources": [self.said(source) for source in chapter.sources],
        }

    def entry(self, entry: Entry) -> Data:
        """One activity."""
        return {
            "title": self.said(entry.title),
            "question": [self.block(block) for block in entry.question],
            "state": self.said(entry.state),
            "answered": entry.answered,
            "groups": self.groups(entry.lines, entry.title),
            "pictures": [self.picture(picture, entry.title) for picture in entry.pictures],
            "mark": self.mark(entry.mark) if entry.mark else None,
            "remarks": [self.remark(remark) for remark in entry.remarks],
            "again": [self.again(again) for again in entry.again],
        }

    def groups(self, lines: tuple[Leaf, ...], above: str = "") -> list[Data]:
        """Answer lines under the heading they share, unless it stands ``above`` them already."""
        return [
            {
                "heading": "" if heading == above else self.said(heading).strip(),
                "lines": [{"label": self.said(leaf.label), "text": self.said(leaf.text)} for leaf in run],
            }
            for heading, run in groupby(lines, lambda leaf: leaf.heading)
        ]

    def picture(self, picture: Picture, above: str = "") -> Data:
        """A picture as SVG with what it says; a title that stands ``above`` it already is not said twice.

        The alternative text is the title, and the caption the sentence: nobody hears a sentence twice.
        """
        scene = picture.scene
        return {
            "title": "" if picture.title == above else self.said(picture.title),
            "alt": self.said(picture.title),
            "svg": self.drawing(scene),
            "ratio": (scene.width + 2 * MARGIN) / (scene.height + 2 * MARGIN),
            "sentence": self.said(scene.sentence),
            "key": [{"number": str(number), "name": self.said(name)} for number, _id, name in scene.numbered],
        }

    def drawing(self, scene: Scene) -> str:
        """The scene as SVG in the font of the page."""
        texts = tuple(replace(box, text=self.said(box.text)) for box in scene.texts)
        drawn = replace(scene, title=self.said(scene.title), sentence=self.said(scene.sentence), texts=texts)
        return svg(drawn, LIGHT).replace(FONT, FAMILY, 1)  # the first is the root's own attribute

    def mark(self, mark: Mark) -> Data:
        """Automatic feedback."""
        return {
            "rule": self.said(mark.rule),
            "counts": [self.said(counted(count)) for count in mark.counts],
            "lines": [
                {
                    "tone": self.tones[line.tone],
                    "label": self.said(line.label),
                    "answer": self.said(line.answer),
                    "text": self.said(line.text),
                }
                for line in mark.lines
            ],
        }

    def remark(self, remark: Remark) -> Data:
        """A comment with its replies."""
        return {
            "who": self.said(remark.who),
            "at": self.said(remark.at),
            "text": self.said(remark.text),
            "replies": [self.remark(reply) for reply in remark.replies],
        }

    def again(self, again: Again) -> Data:
        """What was written later."""
        return {"title": self.said(again.title), "groups": self.groups(again.lines)}

    def block(self, block: Block) -> Data:
        """A block of an author."""
        match block:
            case Paragraph():
                return {"kind": "paragraph", "line": self.line(block.line)}
            case Subheading():
                return {"kind": "subheading", "line": self.line(block.line)}
            case Items():
                return {"kind": "items", "ordered": block.ordered, "items": [[self.block(b) for b in item] for item in block.items]}
            case Quote():
                return {"kind": "quote", "blocks": [self.block(b) for b in block.blocks]}
            case Grid():
                rows = [[self.line(cell) for cell in row] for row in block.rows]
                return {"kind": "grid", "columns": [self.line(cell) for cell in block.columns], "rows": rows}

    def line(self, line: Line) -> list[Data]:
        """Spans; only what leads out of the document is a link."""
        return list(self._spans(line))

    def _spans(self, line: Line) -> Iterator[Data]:
        for span in line:
            href = span.href if LINKS.fullmatch(span.href) else ""
            yield {"text": self.said(span.text), "strong": span.strong, "emphasis": span.emphasis, "code": span.code, "href": href}

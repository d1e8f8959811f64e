"""The workbook as one HTML page that needs nothing else: to read, to print, to keep. Every text enters as a text node, never as markup."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from charts.svg_view import tree
from charts.theme import LIGHT, PRINT
from course.compare import Leaf
from course.mark import Mark
from course.words import _
from takeaway.book import Block, Book, Chapter, Entry, Grid, Items, Line, Paragraph, Picture, Quote, Remark
from takeaway.plain import plain
from takeaway.tones import counted, tones

STYLE = Path(__file__).with_name("workbook.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"


def html(book: Book, font: bytes = b"") -> bytes:
    """The page, in UTF-8. It has no script, fetches nothing, and says so to the browser.

    :param book: the workbook
    :param font: WOFF2 of the font that pictures are measured with; empty: the reader's own
    """
    root = Element("html", {"lang": book.language})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    SubElement(head, "meta", {"name": "color-scheme", "content": "light"})
    _text(head, "title", f"{book.title} – {plain(book.learner)}")
    _text(head, "style", _face(font) + STYLE.read_text("utf-8") + _print_paints())
    body = SubElement(root, "body")
    _cover(body, book)
    main = SubElement(body, "main")
    if book.pictures:
        maps = SubElement(main, "section", {"id": "maps"})
        for picture in book.pictures:
            _text(maps, "h2", picture.title)
            _picture(maps, picture)
    for chapter in book.chapters:
        _chapter(main, chapter)
    page = ET.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _face(font: bytes) -> str:
    """The font carried along; without it the words of pictures could be wider than their places."""
    if not font:
        return ""
    data = base64.b64encode(font).decode()
    return f"@font-face{{font-family:'Source Sans';font-weight:200 900;src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"


def _print_paints() -> str:
    """On paper pictures are black and white: the classes of shapes win over the colours written beside them."""
    paints = {name: colour for name, colour in PRINT.colours().items() if name != "none"}
    rules = "".join(f".f-{name}{{fill:{colour}}}.s-{name}{{stroke:{colour}}}" for name, colour in paints.items())
    return f"@media print{{{rules}}}"


def _text(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    element.text = plain(text)
    return element


def _cover(body: Element, book: Book) -> None:
    cover = SubElement(body, "header")
    _text(cover, "p", _("Workbook"), class_="above")
    _text(cover, "h1", book.title)
    _text(cover, "p", book.learner, class_="learner", dir="auto")
    _text(cover, "p", book.made)
    _text(cover, "p", book.note)
    contents = SubElement(SubElement(cover, "nav", {"aria-label": _("Contents")}), "ol")
    for chapter in book.chapters:
        item = SubElement(contents, "li", {"value": str(chapter.number)})
        _text(item, "a", chapter.title, href=f"#lesson-{chapter.number}")


def _chapter(main: Element, chapter: Chapter) -> None:
    section = SubElement(main, "section", {"id": f"lesson-{chapter.number}", "class": "lesson"})
    _text(section, "h2", _("{number}. {title}", number=chapter.number, title=chapter.title))
    goals = SubElement(section, "ul", {"class": "goals"})
    for goal in chapter.goals:
        _text(goals, "li", goal)
    for entry in chapter.entries:
        _entry(section, entry)
    if chapter.sources:
        _text(section, "h3", _("Sources of this lesson"), class_="small")
        sources = SubElement(section, "ul", {"class": "sources"})
        for source in chapter.sources:
            _text(sources, "li", source)


def _entry(section: Element, entry: Entry) -> None:
    article = SubElement(section, "article", {"id": entry.id})
    _text(article, "h3", entry.title)
    beside = SubElement(article, "div", {"class": "beside"} if entry.question and (entry.state or entry.lines) else {})
    if entry.question:
        _blocks(SubElement(beside, "div", {"class": "question"}), entry.question)
    answer = SubElement(beside, "div", {"class": "answer"})
    if entry.state:
        _text(answer, "p", entry.state, class_="state")
    _lines(answer, entry.lines)
    for picture in entry.pictures:
        if picture.title != entry.title:
            _text(article, "h4", picture.title)
        _picture(article, picture)
    for later in entry.again:
        again = SubElement(article, "div", {"class": "answer"})
        _text(again, "p", later.title, class_="state")
        _lines(again, later.lines)
    if entry.mark is not None:
        _mark(article, entry.mark)
    for remark in entry.remarks:
        _remark(article, remark, "remark")


def _lines(parent: Element, lines: Iterable[Leaf]) -> None:
    heading, fields = "", None
    for leaf in lines:
        if leaf.heading != heading:
            heading, fields = leaf.heading, None
            _text(parent, "h4", heading, dir="auto")
        fields = fields if fields is not None else SubElement(parent, "dl")
        _text(fields, "dt", leaf.label)
        said = _text(fields, "dd", leaf.text or _("(left open)"), dir="auto")
        if not leaf.text:
            said.set("class", "open")


def _picture(parent: Element, picture: Picture) -> None:
    figure = SubElement(parent, "figure")
    drawing = tree(picture.scene, LIGHT, standalone=False)
    width, height = picture.scene.width, picture.scene.height
    drawing.attrib |= {
        "style": f"max-width:{width:.0f}px;aspect-ratio:{width:.0f}/{height:.0f}",
        "aria-label": plain(picture.title),  # the caption says the rest: nobody hears a sentence twice
    }
    for said in drawing.findall("desc"):
        drawing.remove(said)
    figure.append(drawing)
    if picture.scene.numbered:
        names = SubElement(figure, "ol", {"class": "names"})
        for number, _id, name in picture.scene.numbered:
            _text(names, "li", name, value=str(number), dir="auto")
    _text(figure, "figcaption", picture.scene.sentence)
    if picture.scene.table.rows:
        details = SubElement(figure, "details")
        _text(details, "summary", _("As a table"))
        _table(details, picture.scene.table.columns, picture.scene.table.rows)


def _table(parent: Element, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = SubElement(SubElement(parent, "div", {"class": "wide"}), "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in columns:
        _text(head, "th", column, scope="col")
    body = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for cell in row:
            _text(line, "td", cell, dir="auto")


def _mark(parent: Element, mark: Mark) -> None:
    words = tones()
    aside = SubElement(parent, "aside")
    _text(aside, "h4", _("Feedback"))
    _text(aside, "p", mark.rule)
    for count in mark.counts:
        _text(aside, "p", counted(count))
    if mark.lines:
        points = SubElement(aside, "ul")
        for line in mark.lines:
            said = " – ".join(part for part in (line.label, line.answer) if part)
            _text(points, "li", _("{word}: {text}", word=words[line.tone], text=f"{said}. {line.text}" if said else line.text))


def _remark(parent: Element, remark: Remark, class_: str) -> None:
    quote = SubElement(parent, "blockquote", {"class": class_})
    _text(quote, "p", _("{who}, {time}", who=remark.who, time=remark.at), class_="state")
    _text(quote, "p", remark.text, class_="said", dir="auto")
    for reply in remark.replies:
        _remark(quote, reply, "reply")


def _blocks(parent: Element, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                _spans(SubElement(parent, "p"), block.line)
            case Items():
                items = SubElement(parent, "ol" if block.ordered else "ul")
                for item in block.items:
                    _blocks(SubElement(items, "li"), item)
            case Quote():
                _blocks(SubElement(parent, "blockquote"), block.blocks)
            case Grid():
                _table(parent, [_plain(cell) for cell in block.columns], [[_plain(cell) for cell in row] for row in block.rows])
            case _:
                _spans(SubElement(parent, "h4"), block.line)


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


def _spans(parent: Element, line: Line) -> None:
    for span in line:
        element = SubElement(parent, "a", {"href": span.href}) if span.href else SubElement(parent, "span")
        for tag, wanted in (("strong", span.strong), ("em", span.emphasis), ("code", span.code)):
            element = SubElement(element, tag) if wanted else element
        element.text = plain(span.text)

"""The paragraphs, runs, links, tables and pictures of a Word document. It knows no workbook, only its blocks of words."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as Para
from docx.text.run import Run

from takeaway.book import Block, Grid, Items, Line, Paragraph, Quote, Span, Subheading
from takeaway.plain import plain
from takeaway.word_style import ACCENT, INK, LINE, MUTED, STEP, TEXT_WIDTH, TINT, bullets, dress, restarted

WEB = ("http://", "https://", "mailto:")  # a file knows no other places
LONGEST = 255  # letters of a property
TALLEST = 200  # mm of a picture


class Pages:
    """A document that grows at its end. Every text goes in as the text of a run, never as markup."""

    def __init__(self, title: str, author: str, language: str) -> None:
        self._document = docx.Document()
        _unframe(self._document)
        dress(self._document, plain(language))
        self._marks = 0
        self._bullets = bullets(self._document)
        self._ids = {style.name: style.style_id for style in self._document.styles}
        about = self._document.core_properties
        about.title, about.author, about.last_modified_by = (plain(text)[:LONGEST] for text in (title, author, author))
        about.language, about.comments = plain(language)[:LONGEST], ""
        about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)

    def say(self, text: str, style: str, lead: str = "", depth: int = 0) -> None:
        """One paragraph of somebody's text.

        :param text: as it was written; its line breaks stay
        :param style: name of the style
        :param lead: bold words before it
        :param depth: levels it is moved in
        """
        paragraph = self._paragraph(style)
        if depth:
            paragraph.paragraph_format.left_indent = Pt(9 + depth * STEP / 20)
        if lead:
            label = self._run(paragraph, lead + (" " if text else ""))
            label.bold = label.font.cs_bold = True
        self._run(paragraph, text)

    def open(self, label: str, words: str) -> None:
        """A field nobody filled: its label and the words for that."""
        paragraph = self._paragraph("Answer")
        if label:
            self._run(paragraph, label + " ").bold = True
        empty = self._run(paragraph, words)
        empty.italic, empty.font.color.rgb = True, RGBColor.from_string(MUTED)

    def bullet(self, text: str, style: str = "Normal") -> None:
        """One item of a plain list."""
        paragraph = self._paragraph(style)
        self._number(paragraph, self._bullets, 0)
        self._run(paragraph, text)

    def mark(self, name: str) -> None:
        """Make the last paragraph a place that ``pointer`` leads to.

        :param name: of the place; made by the application
        """
        paragraph = self._document.element.body.p_lst[-1]
        self._marks += 1
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (begin, end):
            element.set(qn("w:id"), str(self._marks))
        begin.set(qn("w:name"), name)
        paragraph.insert_element_before(begin, "w:r")
        paragraph.append(end)

    def pointer(self, text: str, name: str) -> None:
        """A line that leads to a place in this document.

        :param text: what it says
        :param name: of the place
        """
        paragraph = self._paragraph("Contents Line")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        paragraph._p.append(link)
        link.append(self._run(paragraph, text)._r)

    def picture(self, data: bytes, wide: float, high: float, title: str, sentence: str) -> None:
        """A picture with its title as alternative text and its sentence as caption: nobody hears a sentence twice.

        :param data: PNG
        :param wide: width in mm; a picture wider than the text is made smaller
        :param high: height in mm
        :param title: what it is
        :param sentence: what it shows
        """
        scale = min(1.0, TEXT_WIDTH / wide, TALLEST / high)
        shape = self._paragraph("Figure").add_run().add_picture(io.BytesIO(data), Mm(wide * scale), Mm(high * scale))
        shape._inline.docPr.set("descr", plain(title).replace("\n", " "))
        self.say(sentence, "Caption")

    def blocks(self, blocks: tuple[Block, ...], style: str = "Question", level: int = 0) -> None:
        """Blocks of an author, each set apart in its own way.

        :param blocks: in their order
        :param style: of the paragraphs
        :param level: of the list they stand in, 0 for none
        """
        for block in blocks:
            match block:
                case Paragraph():
                    self._line(self._within(style, level), block.line)
                case Subheading():
                    self._line(self._within("Question Heading", level), block.line)
                case Quote():
                    self.blocks(block.blocks, "Question Quote", level)
                case Items():
                    self._items(block, style, level)
                case Grid():
                    self._grid(block)

    def bytes(self) -> bytes:
        """The file."""
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _items(self, items: Items, style: str, level: int) -> None:
        number = restarted(self._document, min(level, 3)) if items.ordered else self._bullets
        for item in items.items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            paragraph = self._paragraph(style)
            self._number(paragraph, number, min(level, 3))
            self._line(paragraph, first.line)
            self.blocks(rest, style, level + 1)

    def _within(self, style: str, level: int) -> Para:
        paragraph = self._paragraph(style)
        if level:
            paragraph.paragraph_format.left_indent = Pt(9 + min(level, 4) * STEP / 20)
        return paragraph

    def _grid(self, grid: Grid) -> None:
        if not grid.columns:
            return
        table = self._document.add_table(0, len(grid.columns))
        borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH"))
        table._tbl.tblPr.insert_element_before(
            parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
        )
        self._row(table, grid.columns, "Table Head")
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
        for row in grid.rows:
            self._row(table, row, "Table Text")
        self._paragraph("Normal").paragraph_format.space_after = Pt(0)

    def _row(self, table: Table, lines: tuple[Line, ...], style: str) -> None:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, line in zip(cells, lines, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self._ids[style]
            self._line(paragraph, line)
            if style == "Table Head":
                _shade(cell)

    def _line(self, paragraph: Para, line: Line) -> None:
        for span in line:
            if span.href.startswith(WEB):
                self._link(paragraph, span)
            else:
                self._look(self._run(paragraph, span.text), span)

    def _link(self, paragraph: Para, span: Span) -> None:
        """A link of an author; no other text ever becomes one."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._document.part.relate_to(plain(span.href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        run = self._run(paragraph, span.text)
        self._look(run, span)
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(ACCENT)
        link.append(run._r)

    def _look(self, run: Run, span: Span) -> None:
        run.bold = run.font.cs_bold = span.strong or None
        run.italic = run.font.cs_italic = span.emphasis or None
        if span.code:
            run.font.name, run.font.color.rgb = "Consolas", RGBColor.from_string(INK)

    def _paragraph(self, style: str) -> Para:
        element = self._document.element.body.add_p()
        element.style = self._ids[style]
        return Para(element, self._document._body)

    def _run(self, paragraph: Para, text: str) -> Run:
        words = plain(text)
        run = paragraph.add_run(words)
        if _from_right(words):
            run.font.rtl = True
            if len(paragraph._p.r_lst) == 1:
                marks = paragraph._p.get_or_add_pPr()
                marks.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc")
        return run

    def _number(self, paragraph: Para, number: int, level: int) -> None:
        marks = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        marks.get_or_add_ilvl().val = level
        marks.get_or_add_numId().val = number


def _unframe(document: Document) -> None:
    """Drop the preview picture of the template, which shows another document."""
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[key]


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINT}"/>'))


def _from_right(text: str) -> bool:
    """Whether the first letter with a direction is one that is written from the right."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"

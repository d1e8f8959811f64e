"""How the workbook looks in Word: page, styles and lists. It knows no content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Calibri"
INK, MUTED, ACCENT, TINT, LINE = "1F1E1C", "5F5B55", "31368F", "F4F4FA", "C9C5BD"
TEXT_WIDTH = 160  # mm between the margins
STEP = 360  # twentieths of a point: one level of a list
BULLETS, NUMBERS = 90, 91  # ids of the two list definitions, far from those of the template


@dataclass(frozen=True)
class _Look:
    """One paragraph style: sizes in pt, ``left`` in pt, ``edge`` the colour of a bar on the left."""

    name: str
    size: float = 11
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    left: float = 0
    together: bool = False
    fill: str = ""
    edge: str = ""
    spacing: float = 1.15


_LOOKS = (
    _Look("Normal"),
    _Look("Title", 30, ACCENT, bold=True, before=120, after=6, spacing=1),
    _Look("Subtitle", 16, INK, after=18, spacing=1),
    _Look("Heading 1", 22, ACCENT, bold=True, after=10, together=True, spacing=1),
    _Look("Heading 2", 15, INK, bold=True, before=22, after=6, together=True, spacing=1),
    _Look("Heading 3", 11.5, ACCENT, bold=True, before=12, after=4, together=True, spacing=1),
    _Look("Heading 4", 11, INK, bold=True, before=8, after=3, together=True, spacing=1),
    _Look("Caption", 9.5, MUTED, after=10),
    _Look("Front", 11, MUTED, after=3),
    _Look("Contents", 11, INK, bold=True, before=24, after=4, together=True),
    _Look("Contents Line", 11, ACCENT, after=2, spacing=1),
    _Look("Lead", 11, MUTED, bold=True, before=2, after=3, together=True),
    _Look("Question", 10.5, left=9, after=4, fill=TINT, edge=ACCENT),
    _Look("Question Heading", 10.5, bold=True, left=9, after=4, together=True, fill=TINT, edge=ACCENT),
    _Look("Question Quote", 10.5, MUTED, italic=True, left=9, after=4, fill=TINT, edge=ACCENT),
    _Look("State", 9.5, MUTED, italic=True, before=8, after=4),
    _Look("Answer", before=0, after=6),
    _Look("Figure", before=6, after=3, together=True, spacing=1),
    _Look("Feedback", 10.5, after=3),
    _Look("Remark", 10.5, left=9, after=4, edge=LINE),
    _Look("Source", 9.5, MUTED, after=3),
    _Look("Table Text", 10, after=1, spacing=1),
    _Look("Table Head", 10, bold=True, after=1, spacing=1),
)


def dress(document: Document, language: str) -> None:
    """Give a new document the page, the styles and the lists of the workbook.

    :param document: made from the template of the library
    :param language: of the words, as a language tag
    """
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Mm(24)
    for look in _LOOKS:
        _style(document, look)
    cast(ParagraphStyle, document.styles["Heading 1"]).paragraph_format.page_break_before = True
    _speak(document, language)
    _lists(document)
    _page_number(document)


def restarted(document: Document, level: int) -> int:
    """A new numbered list that begins at 1; returns its id.

    :param document: the document
    :param level: of the list, 0 to 3
    """
    numbering = document.part.numbering_part.element
    num = numbering.add_num(NUMBERS)
    num.add_lvlOverride(level).add_startOverride(1)
    return int(num.numId)


def _style(document: Document, look: _Look) -> None:
    styles = document.styles
    known = look.name in styles
    style = cast(ParagraphStyle, styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH))
    if look.name != "Normal":
        style.base_style = styles["Normal"]
    style.quick_style = True
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, look.italic, RGBColor.from_string(look.colour)
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.spacing
    form.left_indent, form.keep_with_next, form.widow_control = Pt(look.left), look.together, True
    _letters(style)
    _same_size(style, look)
    marks = style.element.get_or_add_pPr()
    for old in marks.findall(qn("w:pBdr")) + marks.findall(qn("w:contextualSpacing")):
        marks.remove(old)
    if look.edge:
        border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" w:color="{look.edge}"/></w:pBdr>'
        _put(marks, parse_xml(border))
    if look.fill:
        _put(marks, parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{look.fill}"/>'))


def _same_size(style: ParagraphStyle, look: _Look) -> None:
    """Arabic and Hebrew have sizes and weights of their own in the format."""
    style.font.cs_bold = look.bold
    marks = style.element.get_or_add_rPr()
    for old in marks.findall(qn("w:szCs")):
        marks.remove(old)
    size = parse_xml(f'<w:szCs {nsdecls("w")} w:val="{round(look.size * 2)}"/>')
    found = marks.find(qn("w:sz"))
    found.addnext(size)


def _put(marks: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Borders and shading stand before these (the order of the format is fixed)."""
    later = ("w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    marks.insert_element_before(child, *(("w:shd", *later) if child.tag == qn("w:pBdr") else later))


def _letters(style: ParagraphStyle) -> None:
    """One font for every script; the template names fonts of its theme, which would win."""
    style.font.name = FONT
    marks = style.element.get_or_add_rPr()
    fonts = marks.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for old in marks.findall(qn("w:spacing")) + marks.findall(qn("w:kern")):
        marks.remove(old)


def _speak(document: Document, language: str) -> None:
    """Set the language of the words; and the present format, as the template asks for an old one."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)


def _lists(document: Document) -> None:
    """A bullet list and a numbered one with four levels each."""
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for key, kind in ((BULLETS, "bullet"), (NUMBERS, "decimal")):
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{"•" if kind == "bullet" else f"%{n + 1}."}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{STEP * (n + 1) + 180}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
            for n in range(4)
        )
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        if first is not None:
            first.addprevious(made)
        else:
            numbering.append(made)


def bullets(document: Document) -> int:
    """The bullet list; returns its id."""
    return int(document.part.numbering_part.element.add_num(BULLETS).numId)


def _page_number(document: Document) -> None:
    """The one field of the file: the number of the page, in the footer."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)

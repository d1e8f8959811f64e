"""An author's Markdown as blocks of words, so that every file format can set it in its own way. It knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from takeaway.book import Block, Grid, Items, Line, Paragraph, Quote, Span, Subheading

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks_of(text: str, target: Callable[[str], str] = lambda href: href) -> tuple[Block, ...]:
    """The blocks of a text.

    :param text: Markdown of an author
    :param target: what a link of the lesson points to where the text is read; an empty text makes it plain words
    """
    return _blocks(SyntaxTreeNode(_MARKDOWN.parse(text)).children, target)


def _blocks(nodes: Sequence[SyntaxTreeNode], target: Callable[[str], str]) -> tuple[Block, ...]:
    return tuple(block for node in nodes if (block := _block(node, target)) is not None)


def _block(node: SyntaxTreeNode, target: Callable[[str], str]) -> Block | None:
    match node.type:
        case "paragraph":
            return Paragraph(_line(node, target))
        case "heading":
            return Subheading(_line(node, target))
        case "bullet_list" | "ordered_list":
            return Items(tuple(_blocks(item.children, target) for item in node.children), node.type == "ordered_list")
        case "blockquote":
            return Quote(_blocks(node.children, target))
        case "fence" | "code_block":
            return Quote((Paragraph((Span(node.content.rstrip("\n"), code=True),)),))
        case "table":
            rows = [tuple(_line(cell, target) for cell in row.children) for part in node.children for row in part.children]
            return Grid(rows[0], tuple(rows[1:])) if rows else None
    return None  # a rule between paragraphs says nothing


def _line(node: SyntaxTreeNode, target: Callable[[str], str]) -> Line:
    spans: list[Span] = []
    for child in node.children:
        if child.type == "inline" and child.token is not None:
            spans += _spans(child.token.children or [], target)
    return tuple(spans)


def _spans(tokens: Sequence[Token], target: Callable[[str], str]) -> list[Span]:
    spans: list[Span] = []
    strong, emphasis, href = 0, 0, ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = target(str(token.attrs.get("href", "")))
            case "link_close":
                href = ""
            case "softbreak" | "hardbreak":
                spans.append(Span(" ", strong > 0, emphasis > 0, href=href))
            case _:  # text, code, the alternative text of a picture
                spans.append(Span(token.content, strong > 0, emphasis > 0, token.type == "code_inline", href))
    return [span for span in spans if span.text]

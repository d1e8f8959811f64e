"""The exchange ladder: what I give to each thing, what I get back. Pure layout; it knows no drawing library.

With room, long arrows run between me and a box per thing; on a narrow page each thing is a card with short arrows.
"""

from __future__ import annotations

from collections.abc import Iterable

from charts.drawing import begin
from charts.groups import Groups, about, entries, gather, listed, marked, marker_node, table
from charts.ladder_words import LadderWords
from charts.metrics import clean
from charts.paragraphs import NAMED, whole
from charts.rungs import Exchange, Rung, draw_arrows, draw_cards
from charts.scene import Scene, Sector, Table

__all__ = ["LadderWords", "Rung", "ladder"]

ARROWS_FROM = 560  # px; narrower pictures show cards


def ladder(rungs: Iterable[Rung], sectors: Iterable[Sector], words: LadderWords, width: float) -> Scene:
    """Lay the ladder out, group after group.

    :param rungs: 0..60 or more; several items of one direction share an arrow; a direction without items shows a faint one with a question
    :param sectors: decide colour and marker, see charts.theme; without any all things look alike
    :param width: px; from 560 px long arrows, below it a card per thing
    :return: a scene as high as needed
    """
    rungs = list(rungs)
    everybody = gather((rung.thing for rung in rungs), sectors, words)
    exchanges = [_exchange(rungs[i], everybody, words) for i in everybody.order()]
    drawing = begin(words.title, words.subtitle if exchanges else "", width)
    if exchanges:
        (draw_arrows if width >= ARROWS_FROM else draw_cards)(exchanges, words, drawing)
    else:
        drawing.invite(words.nobody_yet, drawing.width)
    return drawing.finish(_sentence(exchanges, words), _table(exchanges, everybody, words), entries(everybody, {}))


def _exchange(rung: Rung, everybody: Groups, words: LadderWords) -> Exchange:
    gives, gets = (words.items_joiner.join(filter(None, map(whole, items))) for items in (rung.gives, rung.gets))
    details = [words.about_kind.format(kind=kind)] if (kind := clean(rung.thing.kind)) else []
    details.append(words.about_give.format(items=gives) if gives else words.nothing_given)
    details.append(words.about_get.format(items=gets) if gets else words.nothing_got)
    heading = everybody.group(rung.thing) if everybody.grouped else ""
    node = marker_node(rung.thing, everybody, (0, 0), 0, None, about(rung.thing, everybody, details))
    return Exchange(rung.thing, node, heading, gives, gets)


def _sentence(exchanges: list[Exchange], words: LadderWords) -> str:
    """What is given and got, for the first eight; then whose exchange is still empty."""
    noted = [exchange for exchange in exchanges if exchange.gives or exchange.gets]
    empty = [exchange.name for exchange in exchanges if not (exchange.gives or exchange.gets)]
    parts = [_said(exchange, words) for exchange in noted[:NAMED]] or [words.sentence_none]
    if len(noted) > NAMED:
        parts.append(words.sentence_more.format(n=len(noted) - NAMED))
    if empty:
        parts.append(words.sentence_empty.format(names=listed(empty, words)))
    return " ".join([*parts, *marked((exchange.thing for exchange in exchanges), words)])


def _said(exchange: Exchange, words: LadderWords) -> str:
    if not exchange.gets:
        return words.sentence_give_only.format(name=exchange.name, gives=exchange.gives)
    pattern = words.sentence_rung if exchange.gives else words.sentence_get_only
    return pattern.format(name=exchange.name, gives=exchange.gives, gets=exchange.gets)


def _table(exchanges: list[Exchange], everybody: Groups, words: LadderWords) -> Table:
    kinds = [clean(exchange.thing.kind) for exchange in exchanges]
    further = [(words.column_kind, kinds)] if any(kinds) else []
    further.append((words.give, [exchange.gives for exchange in exchanges]))
    further.append((words.get, [exchange.gets for exchange in exchanges]))
    return table(everybody, further)

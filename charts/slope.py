"""Where things stand on a line of stops, now and as wanted. Pure layout; it knows no drawing library.

With wishes each thing is a row with an arrow (a slope); without, things stand under their stop (a strip).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.drawing import begin
from charts.groups import Groups, about, entries, gather, listed, marked, marker_node, remarks, table
from charts.legend import legend
from charts.metrics import clean
from charts.scene import Scene, Sector, Table, Thing
from charts.slope_rows import Stand, draw_rows
from charts.slope_words import SlopeWords
from charts.strip import draw_strip

__all__ = ["SlopeWords", "Track", "slope"]


NOWHERE = -1  # among stops


@dataclass(frozen=True, slots=True)
class Track:
    """A thing with its stop now and its wanted stop: indexes into the stops, ``None`` = not placed."""

    thing: Thing
    now: int | None = None
    wanted: int | None = None


def slope(tracks: Sequence[Track], stops: Sequence[str], words: SlopeWords, width: float, sectors: Sequence[Sector] = ()) -> Scene:
    """Lay the slope out; a strip of one place each when no track has a wanted stop.

    :param tracks: 0..60 or more; an index beyond the stops counts as not placed
    :param stops: their names from one end to the other; a stop without a name is called by its number
    :param width: px; from 560 px stops are columns, below it each thing says its stops in words
    :param sectors: decide colour and marker, see charts.theme; without any all things look alike
    :return: a scene as high as needed
    """
    everybody = gather((track.thing for track in tracks), sectors, words)
    names = [clean(stop) or words.stop.format(n=n, total=len(stops)) for n, stop in enumerate(stops, 1)]
    wishes = any(_place(track.wanted, names) is not None for track in tracks)
    stands = [_stand(tracks[i], everybody, names, wishes, words) for i in everybody.order()]
    drawing = begin(words.title, _subtitle(stands, wishes, words), width)
    if stands:
        legend(everybody, drawing)
        (draw_rows if wishes else draw_strip)(stands, names, words, drawing)
    else:
        drawing.invite(words.nobody_yet, drawing.width)
    sentence = _sentence(stands, names, wishes, words, [track.thing for track in tracks])
    return drawing.finish(sentence, _table(stands, names, everybody, wishes, words), entries(everybody, {}))


def _place(index: int | None, names: Sequence[str]) -> int | None:
    return index if index is not None and 0 <= index < len(names) else None


def _stand(track: Track, everybody: Groups, names: Sequence[str], wishes: bool, words: SlopeWords) -> Stand:
    now, wanted = _place(track.now, names), _place(track.wanted, names)
    pattern = words.about_column if wishes else words.about_place
    places = ((now, words.column_now), (wanted, words.column_wanted))
    details = [pattern.format(stop=names[place], column=column) for place, column in places if place is not None]
    said = about(track.thing, everybody, details or [words.about_unplaced])
    node = marker_node(track.thing, everybody, (0, 0), 0, None, said)
    return Stand(node, words.joiner.join(remarks(track.thing, words)), now, wanted)


def _subtitle(stands: Sequence[Stand], wishes: bool, words: SlopeWords) -> str:
    if not stands:
        return ""
    if not wishes:
        return words.subtitle
    stays = any(stand.now is not None and stand.now == stand.wanted for stand in stands)
    said = words.subtitle_wanted.format(now=words.column_now, wanted=words.column_wanted)
    return f"{said} {words.subtitle_stays}" if stays else said


def _sentence(stands: Sequence[Stand], names: Sequence[str], wishes: bool, words: SlopeWords, things: Sequence[Thing]) -> str:
    """Who moves where and who stays, or who stands where; in the order of the stops."""
    found: dict[tuple[int, int], list[str]] = {}
    for stand in stands:
        pair = (NOWHERE if stand.now is None else stand.now, NOWHERE if stand.wanted is None else stand.wanted)
        found.setdefault(pair, []).append(stand.name)
    moves: list[str] = []
    rest: list[str] = []
    for (now, wanted), members in sorted(found.items(), key=lambda item: (item[0] == (NOWHERE, NOWHERE), item[0])):
        said = _said((now, wanted), names, wishes, words, listed(members, words))
        (rest if now == wanted or NOWHERE in (now, wanted) else moves).append(said)
    if wishes and not moves:
        moves = [words.sentence_nobody_moves]
    if all(pair == (NOWHERE, NOWHERE) for pair in found):
        moves = [words.sentence_none]
    return " ".join([*moves, *rest, *marked(things, words)])


def _said(pair: tuple[int, int], stops: Sequence[str], wishes: bool, words: SlopeWords, names: str) -> str:
    """The sentence for all who share a pair of places."""
    now, wanted = pair
    if now == wanted == NOWHERE:
        return words.sentence_unplaced.format(names=names)
    if NOWHERE not in pair:
        pattern = words.sentence_stays if now == wanted else words.sentence_moves
        return pattern.format(now=stops[now], wanted=stops[wanted], names=names)
    pattern = words.sentence_only if wishes else words.sentence_place
    column = words.column_now if wanted == NOWHERE else words.column_wanted
    return pattern.format(column=column, stop=stops[max(pair)], names=names)


def _table(stands: Sequence[Stand], names: Sequence[str], everybody: Groups, wishes: bool, words: SlopeWords) -> Table:
    now = [words.unplaced if stand.now is None else names[stand.now] for stand in stands]
    wanted = [words.unplaced if stand.wanted is None else names[stand.wanted] for stand in stands]
    return table(everybody, [(words.column_now, now), (words.column_wanted, wanted)] if wishes else [(words.column_now, now)])

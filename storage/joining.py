"""The rule by which two histories of the same person become one. Pure: knows no table and no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storage.parcel import Joined, Jotting, Turn


def join(here: Sequence[Turn], there: Sequence[Turn]) -> Joined:
    """Continue the history of one activity with what a file has and this place has not; nothing that is here changes its place.

    What the file has goes behind what is here, in its order. If the answer that should be the current one is then not the last, it is
    said once more behind it. The current answer is the one that was written with knowledge of the other; where neither was, the newer by
    time; where the times are equal, the one of here.

    :param here: the revisions of here, 1, 2, 3 …
    :param there: those of the file, in order
    :returns: ``added``: each new revision (numbered as of here) with the number of the one it repeats or 0;
        ``rev_of``: number in the file → number here
    """
    known = {turn.identity for turn in here}
    line, added = list(here), []
    firsts = {turn.identity: turn.rev for turn in reversed(here)}

    def behind(turn: Turn) -> None:
        line.append(replace(turn, rev=len(line) + 1))
        added.append((line[-1], firsts.get(turn.identity, 0)))
        firsts.setdefault(turn.identity, line[-1].rev)

    for turn in there:
        again = line and line[-1].identity == turn.identity
        if turn.identity not in known and not again:
            behind(turn)
    if added and line[-1].identity != (wanted := _current(here, there)).identity:
        behind(wanted)
    return Joined(tuple(added), _numbers(line, there))


def _current(here: Sequence[Turn], there: Sequence[Turn]) -> Turn:
    if not here:
        return there[-1]
    own, theirs = here[-1], there[-1]
    if theirs.identity in {turn.identity for turn in here}:
        return own
    if own.identity in {turn.identity for turn in there}:
        return theirs
    return theirs if theirs.saved_at > own.saved_at else own


def _numbers(line: Sequence[Turn], there: Sequence[Turn]) -> dict[int, int]:
    """The n-th time the file says something is the n-th time it is said here, as far as it is said so often."""
    places: dict[tuple[str, str], list[int]] = {}
    for turn in line:
        places.setdefault(turn.identity, []).append(turn.rev)
    said: dict[tuple[str, str], int] = {}
    numbers = {}
    for turn in there:
        n = said.get(turn.identity, 0)
        said[turn.identity] = n + 1
        found = places[turn.identity]
        numbers[turn.rev] = found[min(n, len(found) - 1)]
    return numbers


@dataclass(frozen=True)
class Desk:
    """What stands on the desk for one activity before a file comes in, and the last revision before and after."""

    draft: Jotting | None
    before: Turn | None
    after: Turn | None


def settle(desk: Desk, theirs: Jotting | None, handed: Turn | None) -> Jotting | None:
    """The draft to lay on the desk, or None when what lies there stays.

    Only what was written and not handed in counts as a draft here: handing in leaves a draft that says the same as the answer.

    :param desk: what is here
    :param theirs: the draft of the file
    :param handed: the last revision of the file
    """
    if unsent(desk.draft, desk.before):
        return None
    if theirs and unsent(theirs, handed) and _newer(theirs, desk.draft):
        return theirs
    if desk.after and (desk.before is None or desk.after.identity != desk.before.identity):
        return Jotting(desk.after.slug, desk.after.body, desk.after.rev, desk.after.saved_at)
    return None


def unsent(draft: Jotting | None, last: Turn | None) -> bool:
    """Whether a draft says something that was not handed in."""
    return bool(draft and draft.body and (last is None or draft.body != last.body))


def _newer(theirs: Jotting, own: Jotting | None) -> bool:
    return own is None or not own.body or theirs.saved_at > own.saved_at

"""The server half of the courier: foreign messages in, saved drafts and hand-ins out. It knows neither the screen nor where drafts lie."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from course.check import check, clean, fit
from course.compare import merge, readback
from course.sheet import Body, Sheet
from course.words import _
from storage.errors import Busy, NotFound, Refused, StorageError

MOST_ITEMS: Final = 20  # of one batch; the courier sends the rest with the next one
MOST_CHARACTERS: Final = 400_000  # of one body, keys and values: far above what storage takes, so that its own sentence is the one shown
MOST_DEPTH: Final = 8
TRIES: Final = 3  # merges of one item, when others keep saving in between
TOKEN: Final = re.compile(r"[A-Za-z0-9-]{1,40}")

Ack = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """A draft on the server: its body, its version (0: never saved, never goes back) and when it was saved (ISO text, "" for never)."""

    body: Body
    version: int
    saved_at: str


@dataclass(frozen=True)
class Problem:
    """A sentence about one path of the sheet; an empty path means the whole sheet."""

    path: str
    text: str


@dataclass(frozen=True)
class Handed:
    """What became of a hand-in: the number of the revision, or the problems, and then nothing was written."""

    rev: int
    problems: tuple[Problem, ...] = ()


class Stale(Exception):
    """Somebody, perhaps another tab of the same person, saved a newer draft. ``kept`` is that draft."""

    def __init__(self, kept: Kept) -> None:
        super().__init__("A newer draft was saved elsewhere.")
        self.kept = kept


class Filing(Protocol):
    """Where the drafts and hand-ins of one sheet of one person go."""

    @property
    def sheet(self) -> Sheet:
        """The form, as it is for this person now."""

    def kept(self) -> Kept:
        """The draft on the server."""

    def save(self, body: Body, version: int, client: str) -> Kept:
        """Replace the draft of ``version``.

        :param client: names this one writing: a repeated message carries the same name, the next change another one.
        :raises Stale: the draft has another version by now.
        """

    def hand_in(self, body: Body, op: str, version: int) -> Handed:
        """Make a revision of ``body``, once for each ``op``, or say what is missing.

        :param version: of the draft that holds ``body``.
        :raises Stale: the draft has another version by now.
        """


@dataclass(frozen=True)
class Item:
    """One message about one draft, checked for form.

    ``base`` is the body the browser last had acknowledged, at ``version``. ``unsure`` says that an earlier message may or may
    not have arrived: then the browser decides first whether the newer draft here is its own. ``op`` is the id of a hand-in.
    """

    address: str
    client: str
    seq: int
    version: int
    body: Body
    base: Body
    unsure: bool = False
    op: str = ""


def receive(find: Callable[[str], Filing | None], person: str, batch: Any) -> dict[str, Any]:
    """Take a batch of drafts from one browser; one bad item never stops the others.

    :param find: the place an address names, or None for what is not there and what is not this person's.
    :param person: who is signed in; what the browser says about it only counts against it.
    :param batch: what the browser sent, unchecked: ``{"n": int, "items": [...]}``.
    :returns: ``{"n": ..., "acks": [...]}``, JSON-able; items beyond the first 20 get no acknowledgement and come again.
    """
    message = batch if isinstance(batch, dict) else {}
    items, n = message.get("items"), message.get("n")
    acks = [_acknowledge(find, person, raw) for raw in items[:MOST_ITEMS]] if isinstance(items, list) else []
    return {"n": n if type(n) is int else 0, "acks": acks}


def _acknowledge(find: Callable[[str], Filing | None], person: str, raw: Any) -> Ack:
    item = _read(raw, person)
    if item is None:
        return _echo(raw) | {"state": "refused", "text": ""}
    ack: Ack = {"address": item.address, "client": item.client, "seq": item.seq}
    try:
        filing = find(item.address)
        return ack | (_file(filing, item) if filing else {"state": "refused", "text": ""})
    except Refused as refusal:
        return ack | {"state": "refused", "text": _(refusal.sentence)}
    except NotFound:
        return ack | {"state": "refused", "text": ""}
    except StorageError as error:
        return ack | {"state": "late", "busy": isinstance(error, Busy)}


def _echo(raw: Any) -> Ack:
    """What the browser needs to know its own item again, if it is of the right form."""
    given = raw if isinstance(raw, dict) else {}
    texts = {name: given[name] for name in ("address", "client") if isinstance(given.get(name), str) and len(given[name]) <= 300}
    return texts | ({"seq": given["seq"]} if type(given.get("seq")) is int else {})


def _read(raw: Any, person: str) -> Item | None:
    if not isinstance(raw, dict) or raw.get("person") != person:
        return None
    address, client, op = raw.get("address"), raw.get("client"), raw.get("op") or ""
    if not isinstance(address, str) or not 1 <= len(address) <= 300:
        return None
    if (
        not all(isinstance(token, str) for token in (client, op))
        or not TOKEN.fullmatch(str(client))
        or not (op == "" or TOKEN.fullmatch(op))
    ):
        return None
    seq, version = raw.get("seq"), raw.get("version")
    if type(seq) is not int or type(version) is not int or not 0 <= version < 2**53 or not 0 <= seq < 2**53:
        return None
    bodies = raw.get("body"), raw.get("from")
    if not all(isinstance(body, dict) and _is_small(body) for body in bodies):
        return None
    return Item(address, str(client), seq, version, clean(bodies[0]), clean(bodies[1]), raw.get("unsure") is True, op)


def _is_small(body: Body) -> bool:
    """Whether a body is neither too long nor nested too deep; without recursion, since it may be hostile."""
    left, waiting = MOST_CHARACTERS, [(body, 0)]
    while waiting:
        value, depth = waiting.pop()
        left -= 2 + (len(value) if isinstance(value, str) else 0)
        if left < 0 or depth > MOST_DEPTH:
            return False
        if isinstance(value, dict):
            left -= sum(len(str(key)) for key in value)
        if isinstance(value, dict | list):
            waiting.extend((inner, depth + 1) for inner in (value.values() if isinstance(value, dict) else value))
    return True


def _file(filing: Filing, item: Item) -> Ack:
    faults = check(filing.sheet, item.body)
    if wrong := next((fault for fault in faults if not fault.mend), None):
        return {"state": "refused", "text": wrong.text, "path": wrong.path}
    ack = _save(filing, item)
    if not item.op or ack["state"] != "saved":
        return ack
    if faults:
        return ack | {"state": "problems", "problems": [{"path": fault.path, "text": fault.text} for fault in faults]}
    try:
        handed = filing.hand_in(item.body, item.op, ack["version"])
    except Stale:  # another tab saved in this instant: the next try merges with it first
        return {"state": "late", "busy": True}
    if handed.problems:
        return ack | {"state": "problems", "problems": [{"path": problem.path, "text": problem.text} for problem in handed.problems]}
    return ack | {"state": "handed", "rev": handed.rev}


def _save(filing: Filing, item: Item) -> Ack:
    """Save the draft, merged with what others saved in between; on a clash nothing is written and the browser asks."""
    body, version, state = item.body, item.version, "saved"
    for _try in range(TRIES):
        try:
            kept = filing.save(body, version, item.client)
        except Stale as stale:
            theirs = stale.kept
            if theirs.body == item.body:
                return {"state": "saved", "version": theirs.version, "saved": theirs.saved_at}
            if item.unsure:
                return {"state": "stale", "version": theirs.version, "body": theirs.body}
            merged = merge(item.base, item.body, fit(filing.sheet, theirs.body))
            wrong = [fault for fault in check(filing.sheet, merged.body) if not fault.mend]
            if merged.clashes or wrong:
                return _clash(filing.sheet, item, theirs, merged.clashes or tuple(fault.path for fault in wrong))
            body, version, state = merged.body, theirs.version, "merged"
        else:
            merge_of = {"body": kept.body} if state == "merged" else {}
            return {"state": state, "version": kept.version, "saved": kept.saved_at} | merge_of
    return {"state": "late", "busy": True}


def _clash(sheet: Sheet, item: Item, theirs: Kept, paths: tuple[str, ...]) -> Ack:
    mine, other = ({leaf.path: leaf for leaf in readback(sheet, body)} for body in (item.body, theirs.body))
    clashes = []
    for path in paths:
        leaf = mine.get(path) or other.get(path)
        value = value_at(theirs.body, path)
        clashes.append(
            {
                "path": path,
                "label": " · ".join(filter(None, (leaf.heading, leaf.label))) if leaf else "",
                "mine": mine[path].text if path in mine else _as_text(value_at(item.body, path)),
                "theirs": other[path].text if path in other else _as_text(value),
                "value": value,
            }
        )
    return {"state": "clash", "version": theirs.version, "body": theirs.body, "clashes": clashes}


def value_at(body: Body, path: str) -> Any:
    """The value at a path of a body, or None.

    :param path: names and row ids, joined by slashes.
    """
    value: Any = body
    for name in path.split("/"):
        if isinstance(value, list):
            value = next((row for row in value if isinstance(row, dict) and row.get("id") == name), None)
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else ""

"""The learner's file: everything one learner did in a course, written and read; what is foreign is refused. It knows no database.

The file is a zip with ``learner.json`` and ``workbook.html``; the JSON alone is taken as well. ``checksum`` is the SHA-256 of the whole
document without it, as canonical JSON (sorted keys, no blanks). It finds damage; it proves nothing about who wrote the file.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, Final

from course.words import _
from takeaway.learner_record import FORMAT, VERSION, Document, Record

RECORD, PAGE = "learner.json", "workbook.html"
MOST_BYTES: Final = 5 * 1024 * 1024  # of the file as it is brought in; `server.maxUploadSize` says the same
MOST_UNPACKED: Final = 30_000_000  # bytes of the JSON
MOST_PARTS: Final = 400_000  # brackets and commas: a small text can unfold into gigabytes of objects
MOST_MEMBERS: Final = 10


class Unreadable(ValueError):
    """The file cannot be taken. ``sentence`` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def write(contents: Mapping[str, Any], page: bytes, made_at: str) -> bytes:
    """The file.

    :param contents: what :class:`takeaway.learner_record.Record` describes, as plain values
    :param page: the workbook as HTML
    :param made_at: now, UTC ISO text
    :raises Unreadable: there is more than a file may hold
    :raises pydantic.ValidationError: the contents are not such a record; a mistake of the program
    """
    whole = {"format": FORMAT, "version": VERSION, "made_at": made_at, "contents": Record.model_validate(contents).model_dump()}
    data = json.dumps(whole | {"checksum": _checksum(whole)}, ensure_ascii=False, indent=1).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo(RECORD), data, zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo(PAGE), page, zipfile.ZIP_DEFLATED)
    if len(data) > MOST_UNPACKED or _parts(data) > MOST_PARTS or len(packed.getvalue()) > MOST_BYTES:
        raise Unreadable(
            _("There is more than one file can hold. Take the workbook along instead, and tell whoever looks after this place.")
        )
    return packed.getvalue()


def read(data: bytes) -> Document:
    """What is in a file that somebody brings.

    :param data: a zip or the JSON alone
    :raises Unreadable: with the sentence to show; nothing of the file is used then
    """
    if not data:
        raise Unreadable(_("This file is empty. Choose another copy of it."))
    if len(data) > MOST_BYTES:
        raise Unreadable(_huge())
    text = _unpacked(data) if data.startswith(b"PK") else data
    if _parts(text) > MOST_PARTS:
        raise Unreadable(_huge())
    return _document(_parsed(text))


def _huge() -> str:
    return _("This file is larger than any learner’s file. Choose the file that was made under Take away.")


def _foreign() -> str:
    return _("This is not a learner’s file. Choose the file that was made under Take away; its name ends with “.zip”.")


def _damaged() -> str:
    return _("This file is damaged or was changed after it was made, so nothing of it is used. Choose another copy of it.")


def _unpacked(data: bytes) -> bytes:
    """The JSON in a zip; what the zip says about sizes is not believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = file.infolist()
            found = [member for member in members if member.filename == RECORD]
            if len(members) > MOST_MEMBERS or len(found) != 1:
                raise Unreadable(_foreign())
            with file.open(found[0]) as stream:
                text = stream.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_damaged()) from error
    if len(text) > MOST_UNPACKED:
        raise Unreadable(_huge())
    return text


def _parsed(text: bytes) -> object:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(found)
        if len(values) != len(found):
            raise ValueError("a key stands there twice")
        return values

    def constant(name: str) -> None:
        raise ValueError(f"{name} is no number")

    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=constant)
    except (ValueError, RecursionError) as error:
        ours = FORMAT.encode() in text[:200]
        raise Unreadable(_damaged() if ours else _foreign()) from error


def _document(found: object) -> Document:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Unreadable(_foreign())
    version = found.get("version")
    if type(version) is int and version > VERSION:
        raise Unreadable(_("This file was made by a newer version of the program. Bring it in once this installation is updated."))
    whole = {name: value for name, value in found.items() if name != "checksum"}
    try:
        if type(version) is int and version == VERSION and found.get("checksum") == _checksum(whole):
            return Document.model_validate(found)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_damaged()) from error
    raise Unreadable(_damaged())


def _checksum(whole: Mapping[str, Any]) -> str:
    """The checksum of a document.

    :raises ValueError: it holds half a character, or a number that is none
    """
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _parts(text: bytes) -> int:
    return sum(text.count(sign) for sign in (b"[", b"{", b","))

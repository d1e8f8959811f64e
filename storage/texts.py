"""What may be stored as a name or as a body, and how a body becomes text and back. Knows no table."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from storage.errors import Refused
from storage.records import Body

MAX_NAME, MAX_TITLE, MAX_KEY = 40, 200, 300
MAX_BODY = 100_000  # bytes of JSON
MAX_DEPTH = 40
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
VISIBLE = frozenset("LNPS")
REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, half characters, line and paragraph breaks


def clean_name(text: str, code: str = "pseudonym", limit: int = MAX_NAME) -> str:
    """A name or title as it is stored: stripped, in composed form.

    :param text: what was typed
    :param code: the code of the refusal
    :param limit: most characters
    :raises Refused: empty, too long, or with characters that steer the line instead of standing in it
    """
    name = unicodedata.normalize("NFC", text.strip())
    if not 1 <= len(name) <= limit or _bad(name) or not any(unicodedata.category(symbol)[0] in VISIBLE for symbol in name):
        raise Refused(code, f"Please use 1 to {limit} ordinary characters.")
    return name


def name_key(name: str) -> str:
    """The form under which two names count as the same: case, width and inner spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())


def check_key(text: str) -> str:
    """Refuse a slug, subject, client or operation id that is empty or longer than 300 characters."""
    if not 1 <= len(text) <= MAX_KEY or "\0" in text:
        raise Refused("key", "This id is empty or too long.")
    return text


def pack(body: Body) -> str:
    """A body as canonical JSON: sorted keys, no spaces, so that equal bodies are equal texts.

    :raises Refused: ``"json"`` not JSON, ``"big"`` more than 100,000 bytes or nested too deep, ``"text"`` half a character
    """
    if not isinstance(body, dict) or _too_deep(body, MAX_DEPTH):
        raise Refused("big", "This answer is not an object or is nested too deep.")
    try:
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise Refused("text", "This text contains half a character and cannot be stored.") from error
    except (TypeError, ValueError) as error:
        raise Refused("json", "This answer contains something that cannot be stored.") from error
    if size > MAX_BODY:
        raise Refused("big", f"This answer is too long: {size:,} of {MAX_BODY:,} bytes.")
    return text


def unpack(text: str) -> Body:
    """Read back what :func:`pack` wrote."""
    body: Body = json.loads(text)
    return body


def checksum(text: str) -> str:
    """The SHA-256 of a packed body, as hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bad(text: str) -> bool:
    return any(symbol in BIDI or unicodedata.category(symbol) in REFUSED_CATEGORIES for symbol in text)


def _too_deep(value: Any, left: int) -> bool:
    if not isinstance(value, dict | list | tuple):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_too_deep(item, left - 1) for item in inner)

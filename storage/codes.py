"""Codes people type or open, and passphrases: made, normalised and hashed. Knows no table."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import unicodedata

from storage.errors import Refused

# 30 symbols without 0 O, 1 I L and U: nothing to mix up when read aloud or copied by hand.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
RESUME_LENGTH = 24  # 24 × log2(30) = 117 bits
JOIN_LENGTH = 10
GROUP = 4
MIN_PASSPHRASE, MAX_PASSPHRASE = 12, 1000
SCRYPT_WORK = 15  # N = 2^15 with r = 8, p = 3: one of OWASP's equal-strength settings, 32 MiB
SCRYPT_R, SCRYPT_P = 8, 3
SCRYPT_MEMORY = 64 * 1024 * 1024

_one_at_a_time = threading.Lock()  # a burst of sign-ins must not fill the memory


def fresh_id() -> str:
    """A new random id of 128 bits, as hex."""
    return secrets.token_hex(16)


def fresh_code(length: int = RESUME_LENGTH) -> str:
    """A new random code, ungrouped.

    :param length: number of symbols
    """
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str) -> str:
    """A code in groups of four, as it is shown: ``AB23-…``."""
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def plain(code: str) -> str:
    """What somebody typed as a code, without spaces and dashes and in capitals; cut at 100 symbols."""
    return "".join(symbol for symbol in code[:200].upper() if symbol.isalnum())[:100]


def digest(secret: str) -> str:
    """The SHA-256 under which a code or token is stored. Both are long and random, so no salt is needed."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def check_passphrase(passphrase: str) -> None:
    """Refuse what is too easy to guess.

    :raises Refused: ``"short"`` under 12 characters, ``"long"`` above 1000
    """
    if len(passphrase) < MIN_PASSPHRASE:
        raise Refused("short", f"Please choose a passphrase of at least {MIN_PASSPHRASE} characters.")
    if len(passphrase) > MAX_PASSPHRASE:
        raise Refused("long", f"Please choose a passphrase of at most {MAX_PASSPHRASE} characters.")


def seal(passphrase: str, work: int = SCRYPT_WORK) -> str:
    """Hash a passphrase for storing.

    :param work: binary logarithm of scrypt's N
    :returns: ``scrypt$work$salt$hash``, so that the work can be raised later
    """
    salt = secrets.token_bytes(16)
    return f"scrypt${work}${salt.hex()}${_scrypt(passphrase, salt, work).hex()}"


def empty_seal(work: int) -> str:
    """A seal no passphrase fits, to spend the same time on a name nobody has."""
    return f"scrypt${work}${'00' * 16}${'00' * 64}"


def matches(passphrase: str, sealed: str) -> bool:
    """Whether this is the passphrase behind a seal; takes equally long either way."""
    _, work, salt, wanted = sealed.split("$")
    return hmac.compare_digest(_scrypt(passphrase, bytes.fromhex(salt), int(work)), bytes.fromhex(wanted))


def _scrypt(passphrase: str, salt: bytes, work: int) -> bytes:
    text = unicodedata.normalize("NFKC", passphrase[: MAX_PASSPHRASE + 1]).encode("utf-8", "replace")
    with _one_at_a_time:
        return hashlib.scrypt(text, salt=salt, n=2**work, r=SCRYPT_R, p=SCRYPT_P, maxmem=SCRYPT_MEMORY)

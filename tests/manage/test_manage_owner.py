"""`manage.py owner` prints a link that works, once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from manage import main
from storage.errors import NotFound
from storage.store import open_store


def owner_code(output: str, base: str) -> str:
    found = re.search(rf"^{re.escape(base)}/claim\?code=(\S+)$", output, re.MULTILINE)
    assert found, output
    return found[1]


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "here"))
    monkeypatch.setenv("PUBLIC_URL", "https://learn.test/")
    return tmp_path / "here" / "companion.db"


def test_the_link_makes_an_owner_once(installation: Path) -> None:
    result = CliRunner().invoke(main, ["owner"])
    assert result.exit_code == 0
    code = owner_code(result.output, "https://learn.test")
    store = open_store(installation, passphrase_work=4)
    who = store.people.identify(store.people.claim(code, "Host", "a long enough passphrase"))
    assert who is not None and who.owner
    with pytest.raises(NotFound):
        store.people.claim(code, "Somebody else", "a long enough passphrase")


def test_a_newer_link_replaces_the_older_one(installation: Path) -> None:
    older, newer = (owner_code(CliRunner().invoke(main, ["owner"]).output, "https://learn.test") for _n in range(2))
    store = open_store(installation, passphrase_work=4)
    assert store.people.invitation(older) is None
    assert store.people.invitation(newer) is not None


def test_without_a_public_address_the_link_leads_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL")
    assert owner_code(CliRunner().invoke(main, ["owner"]).output, "http://localhost:8501")


def test_a_store_that_cannot_be_opened_is_said_in_a_sentence(installation: Path) -> None:
    installation.parent.mkdir()
    installation.write_bytes(b"this is no database" * 100)
    result = CliRunner().invoke(main, ["owner"])
    assert result.exit_code == 1
    assert "The link was not made." in result.output

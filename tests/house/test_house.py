"""Where the installation keeps its things, and what its host has set."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui import house


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "own"))
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    return tmp_path / "own"


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE", "  values ")
    assert house.setting("COURSE", "other") == "values"


def test_a_setting_nobody_made_has_its_default() -> None:
    assert house.setting("NOT_SET_ANYWHERE", "default") == "default"


def test_the_data_folder_is_made_when_missing(own_folder: Path) -> None:
    assert house.data_dir() == own_folder
    assert own_folder.is_dir()


def test_the_public_address_has_no_slash_at_its_end(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://course.example/")
    assert house.public_url() == "https://course.example"


def test_without_a_public_address_it_is_this_machine(own_folder: Path) -> None:
    assert house.public_url().startswith("http://localhost:")


def test_the_store_is_opened_once(own_folder: Path) -> None:
    assert house.store() is house.store()


def test_a_new_installation_tells_its_owners_link(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house.store()
    said = capsys.readouterr().err
    assert f"{house.public_url()}/claim?code=" in said


def test_the_link_is_told_once_per_start(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house.store()
    capsys.readouterr()
    house.store()
    assert capsys.readouterr().err == ""

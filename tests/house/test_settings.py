"""The files around the program: settings that exist, locks that are complete, nothing of one machine in any of them."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib

import pytest
from streamlit import config

from tests.house.source import REPOSITORY, place, repository_files

LOCKS = ("requirements", "requirements-dev")
CONFIG = tomllib.loads((REPOSITORY / ".streamlit/config.toml").read_text(encoding="utf-8"))


def options(table: dict[str, object], prefix: str = "") -> list[str]:
    """The full names of all options of a table: `theme.light.primaryColor`."""
    names = []
    for name, value in table.items():
        names += options(value, f"{prefix}{name}.") if isinstance(value, dict) else [prefix + name]
    return names


def luminance(color: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", options(CONFIG))
def test_streamlit_knows_every_setting(name: str) -> None:
    assert name in config._config_options_template


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("runner.postScriptGC", False),
        ("server.fileWatcherType", "none"),
        ("browser.gatherUsageStats", False),
        ("browser.serverAddress", "localhost"),
        ("client.showErrorDetails", "none"),
        ("client.disableDataExport", True),
        ("client.toolbarMode", "minimal"),
    ],
)
def test_a_setting_that_was_measured_stays(name: str, value: object) -> None:
    section, option = name.split(".")
    assert CONFIG[section][option] == value


@pytest.mark.parametrize("name", ["enableAgentApi", "trustedUserHeaders", "enableStaticServing"])
def test_a_dangerous_setting_is_not_there(name: str) -> None:
    assert name not in CONFIG["server"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor"])
def test_every_colour_of_text_can_be_read(theme: str, ground: str, ink: str) -> None:
    assert contrast(CONFIG["theme"][theme][ink], CONFIG["theme"][theme][ground]) >= 4.6


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_a_hash(lock: str) -> None:
    text = (REPOSITORY / f"{lock}.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_list_asks_for(lock: str) -> None:
    locked = (REPOSITORY / f"{lock}.lock").read_text(encoding="utf-8").lower()
    wanted = re.findall(r"^([A-Za-z0-9._-]+==[^\s;]+)", (REPOSITORY / f"{lock}.txt").read_text(encoding="utf-8"), re.M)
    assert wanted
    assert not [pin for pin in wanted if f"\n{pin.lower()} " not in "\n" + locked]


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    pattern = re.compile(
        r"--(extra-)?index-url|--find-links|--trusted-host|registry\.\w+|pypi\.\w+|file:///|"
        r"(?<![\w.~$}/])/(work|home|root|Users|tmp/venv|opt/(?!homebrew))[/\w]"
    )
    binary = {".png", ".woff2", ".ttf", ".ico", ".pdf", ".gz"}
    this = "tests/house/test_settings.py"
    wrong = [
        place(path, number)
        for path in repository_files()
        if path.suffix not in binary and path != REPOSITORY / this
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not wrong


def test_the_lock_of_the_tools_names_no_address() -> None:
    packages = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert all("integrity" in entry for name, entry in packages.items() if name)


@pytest.mark.parametrize("script", [".ci/run", ".ci/packages", ".ci/venv"])
def test_a_script_can_be_run(script: str) -> None:
    path = REPOSITORY / script
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_program_and_lessons_have_their_licences() -> None:
    assert (REPOSITORY / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert "CC BY 4.0" in (REPOSITORY / "lessons/LICENSE").read_text(encoding="utf-8")

"""Runs the examples of the README and writes what they print below them, so that the page cannot differ from the program.

Run it from the repository: ``python -m docs.make_readme``. An example is a block marked ``console`` that begins with
``$ python``. Codes are random: one that is on the page already stays there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "README.md"
EXAMPLE = re.compile(r"^```console\n\$ (python [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\b(?:[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4})+|(?<=code=)[2-9A-HJKMNP-TV-Z]{10,24})\b")
COUNT = re.compile(r"\d+ answers")  # moves with every word of the made-up learners
OWN_SETTINGS = ("COURSE", "DATA_DIR", "PORT", "PUBLIC_URL")


def examples(text: str) -> list[tuple[str, str]]:
    """The examples of a page: command and printed text."""
    return EXAMPLE.findall(text)


def run(command: str) -> str:
    """What a command prints in an empty installation.

    :param command: as it stands on the page, with ``python`` as its first word
    :raises subprocess.CalledProcessError: it failed
    """
    with tempfile.TemporaryDirectory() as folder:
        clean = {name: value for name, value in os.environ.items() if name not in OWN_SETTINGS and not name.startswith("STREAMLIT_")}
        environment = clean | {"DATA_DIR": folder, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
        words = [sys.executable, *shlex.split(command)[1:]]
        done = subprocess.run(words, cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def without_codes(text: str) -> str:
    """A text with every random code and the count of answers replaced, to compare two."""
    return COUNT.sub("N answers", CODE.sub(lambda code: re.sub(r"\w", "X", code[0]), text))


def renewed(text: str) -> str:
    """The page with what its examples print today."""

    def renew(example: re.Match[str]) -> str:
        printed = run(example[1])
        same = without_codes(printed) == without_codes(example[2])
        return example[0] if same else f"```console\n$ {example[1]}\n{printed}```"

    return EXAMPLE.sub(renew, text)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")

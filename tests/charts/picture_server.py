"""A server with the page of one picture, for the tests in a browser and for the gallery."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.server import REPOSITORY, find_free_port

PAGE = Path(__file__).with_name("picture_page.py")


@contextmanager
def picture_server(folder: Path) -> Iterator[str]:
    """Start the page, yield its address, end it.

    :param folder: where it runs and writes its log
    :raises RuntimeError: it ended at its start; the log is the message
    """
    port = find_free_port()
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--browser.gatherUsageStats=false"]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"PYTHONPATH": str(REPOSITORY)})
    where = f"http://127.0.0.1:{port}"
    try:
        while not _is_up(where):
            if server.poll() is not None:
                raise RuntimeError((folder / "log").read_text())
        yield where
    finally:
        server.terminate()
        server.wait(10)


def _is_up(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False

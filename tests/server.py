"""A real server for tests: started from the repository on loopback with its own data folder, ended for certain."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
START_SECONDS = 60
OWN_SETTINGS = ("PUBLIC_URL", "DATABASE_URL", "DATA_DIR", "PORT")


def find_free_port() -> int:
    """Ask the system for a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """One server process; `kill` and `start` again keep the port and the data folder, as after a power cut."""

    data_dir: Path
    log_path: Path
    port: int
    plain: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """Everything the server has written so far."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    @property
    def owner_path(self) -> str:
        """The newest one-time owner link of the log, as a path (`/claim?code=…`)."""
        return str(re.findall(r"/claim\?code=\S+", self.log)[-1])

    def start(self) -> Server:
        """Start and wait until the server answers; fails with the log when it ends or stays silent."""
        assert self.process is None or self.process.poll() is not None, "the server already runs"
        how = ["tests/plain_host.py"] if self.plain else ["-m", "streamlit"]
        command = [sys.executable, *how, "run", "app.py", "--server.port", str(self.port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true", *self.options]
        environment = {k: v for k, v in os.environ.items() if k not in OWN_SETTINGS and not k.startswith("STREAMLIT_")}
        environment |= {"DATA_DIR": str(self.data_dir), "PYTHONUNBUFFERED": "1", **self.env}
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=log, stderr=log, start_new_session=True)
        self._wait_until_it_answers()
        return self

    def _wait_until_it_answers(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._answers():
                return
            try:
                self.process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"the server ended at its start:\n{self.log}")
        self.kill()
        raise AssertionError(f"the server did not answer within {START_SECONDS} s:\n{self.log}")

    def _answers(self) -> bool:
        path = "/_stcore/health" if self.plain else "/healthz"
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as refused:
            return refused.code == 503 and self._give_up(refused)
        except OSError:
            return False

    def _give_up(self, refused: urllib.error.HTTPError) -> bool:
        body = refused.read().decode(errors="replace")
        raise AssertionError(f"the server is up but not healthy: {body}\n{self.log}")

    def stop(self) -> None:
        """End the server the polite way (SIGTERM), the hard way when it does not follow."""
        self._signal(signal.SIGTERM)
        try:
            if self.process is not None:
                self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the server at once (SIGKILL): nothing is flushed, nobody is told."""
        self._signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait(timeout=10)

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)

"""Where this installation keeps its things and what its host has set; knows no page and no activity."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from storage.store import Store

APP = Path(__file__).resolve().parent.parent
COMMUNITY_CLOUD = Path("/mount/src")
KEEPS, VANISHES = "keeps", "vanishes"  # what `DISK` can say
_lock = threading.Lock()
_stores: dict[Path, Store] = {}


def setting(name: str, default: str = "") -> str:
    """Read one setting of the installation: the environment first, then Streamlit's secrets.

    :param name: the setting's name as the host writes it, in capitals (`PUBLIC_URL`)
    :param default: what holds when neither place has it
    :return: the value without surrounding blanks; never fails when no secrets file exists
    """
    value = os.environ.get(name)
    if value is None:
        value = _secret(name)
    return default if value is None else value.strip()


def _secret(name: str) -> str | None:
    import streamlit as st
    from streamlit.errors import StreamlitSecretNotFoundError

    try:
        value = st.secrets.get(name)
    except StreamlitSecretNotFoundError:
        return None
    return str(value) if isinstance(value, (str, int, float)) else None


def data_dir() -> Path:
    """Return the folder that holds the database and the caches, made when it is missing.

    :return: absolute path, from `DATA_DIR`, else `data/` beside `app.py`
    :raises OSError: the folder cannot be made
    """
    folder = Path(setting("DATA_DIR", "data")).expanduser()
    if not folder.is_absolute():
        folder = APP / folder
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def disk_may_vanish() -> bool:
    """Whether local files may be gone after a restart: as the host has set it in `DISK`, else as the place looks like."""
    said = setting("DISK").lower()
    return said == VANISHES if said in (KEEPS, VANISHES) else on_community_cloud(APP, data_dir())


def disk_problem() -> str:
    """What is wrong with the setting `DISK`, or an empty text."""
    said = setting("DISK")
    return said if said and said.lower() not in (KEEPS, VANISHES) else ""


def on_community_cloud(app: Path, data: Path) -> bool:
    """Whether this looks like Streamlit Community Cloud with the data beside the program.

    That host says nowhere that it is one; it copies every repository to `/mount/src` and starts it there. Whoever mounts a
    volume of their own keeps the data elsewhere.

    :param app: folder of the program
    :param data: folder of the database
    """
    return all(folder.resolve().is_relative_to(COMMUNITY_CLOUD) for folder in (app, data))


def public_url() -> str:
    """Return the address learners use, without a trailing slash: `PUBLIC_URL`, else this machine and the server's port."""
    given = setting("PUBLIC_URL").rstrip("/")
    if given:
        return given
    from streamlit import config

    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"http://localhost:{config.get_option('server.port')}" + (f"/{base}" if base else "")


def store() -> Store:
    """Return the one store of this process, opened at the first call.

    The first opening also writes the owner's link to the log while the installation has no owner.

    :return: the store in `data_dir()`
    :raises storage errors: whatever `open_store` raises when the database cannot be opened; the next call tries again
    """
    path = data_dir() / "companion.db"
    opened = _stores.get(path)
    if opened is not None:
        return opened
    with _lock:
        if path not in _stores:
            _stores[path] = _open(path)
        return _stores[path]


def _open(path: Path) -> Store:
    from storage.store import open_store

    opened = open_store(path)
    if not opened.people.has_owner():
        link = f"{public_url()}/claim?code={opened.people.owner_link()}"
        click.echo(f"This installation has no owner yet. Open this link once to become its owner:\n  {link}", err=True)
    return opened

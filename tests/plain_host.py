"""Start `streamlit` the way a host does that does not know `st.App`: the script alone, without our routes and headers."""

from __future__ import annotations

from typing import Any

from streamlit.web import cli
from streamlit.web.server import app_discovery


def _find_nothing(*_: Any, **__: Any) -> app_discovery.AppDiscoveryResult:
    return app_discovery.AppDiscoveryResult(is_asgi_app=False, app_name=None, import_string=None)


if __name__ == "__main__":
    app_discovery.discover_asgi_app = _find_nothing
    cli.main()

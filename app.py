"""The way in: Streamlit runs this file for every visitor, and the web server imports it once; it knows nothing else.

`streamlit run app.py` finds `app` below and serves it with our routes and headers. A host (or AppTest) that only executes
the script gets the same application without them.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:  # imported by the web server, no visitor yet
    from ui.web import build

    # Streamlit looks for this very assignment in the source; a factory elsewhere would not be found.
    app = st.App(
        __file__,
        routes=build.routes(),
        middleware=build.middleware(),
        lifespan=build.lifespan,
        on_script_error=build.on_script_error,
    )
    if __name__ == "__main__":
        app.run()
else:
    from ui import frame

    frame.run()

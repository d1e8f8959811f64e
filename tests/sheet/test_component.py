from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from ui.sheet import component


def test_a_sheet_and_the_courier_mount_in_a_script() -> None:
    def page() -> None:
        from tests.sheet.app.sheets import LIST
        from ui.sheet import component
        from ui.sheet.filing import Kept

        component.courier("ann", lambda batch: {"n": 0, "acks": []}, None)
        rev = component.draw(LIST, address="list", person="ann", kept=Kept({"gone": 1}, 3, ""), hand_in="Hand in", key="s")
        import streamlit as st

        st.text(f"rev {rev}")

    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.text[0].value == "rev 0"


def test_a_batch_from_the_websocket_is_acknowledged(monkeypatch: Any) -> None:
    monkeypatch.setattr(st, "session_state", {component.COURIER: {"batch": {"n": 3, "items": []}}})
    component.take_batch(lambda batch: {"n": batch["n"], "acks": []})
    assert st.session_state[component.ACKS] == {"n": 3, "acks": []}


def test_without_a_batch_nothing_is_asked_of_the_desk(monkeypatch: Any) -> None:
    def never(batch: Any) -> dict[str, Any]:
        raise AssertionError(batch)

    for state in ({}, {component.COURIER: {}}):
        monkeypatch.setattr(st, "session_state", state)
        component.take_batch(never)

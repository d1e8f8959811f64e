"""Every page asks the frame for its visitor before it does anything else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.source import REPOSITORY, modules, place, tree

ROLES = {"visitor", "learner", "member", "instructor", "owner"}
PAGES = modules("pages")


def first_act(path: Path) -> ast.stmt:
    """The first statement of a page that is neither its docstring nor an import."""
    passive = (ast.Import, ast.ImportFrom)
    acts = [node for node in tree(path).body if not isinstance(node, passive)]
    if acts and isinstance(acts[0], ast.Expr) and isinstance(acts[0].value, ast.Constant):
        acts = acts[1:]
    assert acts, f"{path} does nothing"
    return acts[0]


def required_role(act: ast.stmt) -> str | None:
    """The role of `frame.require("role")` or `x = frame.require("role")`; None for any other statement."""
    if isinstance(act, (ast.Expr, ast.Assign)) and isinstance(act.value, ast.Call):
        call = act.value
        if ast.unparse(call.func) == "frame.require" and len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
            return str(call.args[0].value)
    return None


def test_there_are_pages() -> None:
    assert PAGES


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_a_page_begins_with_its_guard(path: Path) -> None:
    role = required_role(first_act(path))
    assert role in ROLES, f"{place(path, first_act(path).lineno)} must be frame.require(…) with one of {sorted(ROLES)}"


@pytest.mark.parametrize("room", ["instructor", "owner"])
def test_the_pages_of_a_role_ask_for_that_role(room: str) -> None:
    allowed = {"instructor": {"instructor", "owner"}, "owner": {"owner"}}[room]
    roles = {path.name: required_role(first_act(path)) for path in modules(f"pages/{room}")}
    assert set(roles.values()) <= allowed, roles


def test_no_page_lies_flat_in_the_folder() -> None:
    """Streamlit runs flat pages without `app.py` on the first visit after a start."""
    assert not list((REPOSITORY / "pages").glob("*.py"))


def test_the_guard_of_another_module_does_not_count() -> None:
    other = ast.parse('require("owner")').body[0]
    assert required_role(other) is None

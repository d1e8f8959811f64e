"""Puts the JavaScript of a component together: several plain modules in, one module out. It knows no component."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
IMPORT: Final = re.compile(r"^import \{[^}]*\} from '\./([\w]+)\.js';\n", re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?!default)", re.MULTILINE)
NAMED: Final = re.compile(r"^import (\{[^}]*\}) from '\./(\w+)\.js';$", re.MULTILINE)
EXPORTED: Final = re.compile(r"^export (?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)


@cache
def bundle(entry: str) -> str:
    """One module with everything ``entry`` imports, each once and before its users.

    Streamlit takes the script of a component as one text, so each module becomes a function that returns what it exports.

    :param entry: the name of a module in this folder, without ``.js``; it alone has a default export.
    """
    order: list[str] = []
    _visit(entry, order)
    return "\n".join(_inline(name) for name in order)


def _visit(name: str, order: list[str]) -> None:
    if name in order:
        return
    for needed in IMPORT.findall(_source(name)):
        _visit(needed, order)
    order.append(name)


def _source(name: str) -> str:
    return (HERE / f"{name}.js").read_text("utf-8")


def _inline(name: str) -> str:
    """A module as a function called at once; the entry stays open, since the default export must stand at the top."""
    text = _source(name)
    imports = NAMED.findall(text)
    body = IMPORT.sub("", text)
    exported = EXPORTED.findall(body)
    head = "".join(f"const {names} = _{module};\n" for names, module in imports)
    if "export default function" in body:
        return f"{head}{EXPORT.sub('', body)}"
    return f"const _{name} = (() => {{\n{head}{EXPORT.sub('', body)}\nreturn {{ {', '.join(exported)} }};\n}})();"

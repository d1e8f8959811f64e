"""Find the places where a text reaches a call that draws Markdown without saying who wrote it.

A text is known when it is a literal, a sentence of the catalogue, the authors' prose, an escaped label, a number, or made
of such parts. Names are followed to their assignments, parameters to all callers, calls of our own to what they return.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.source import place, tree

BODY = {"markdown", "caption", "title", "header", "subheader", "info", "warning", "error", "success", "toast", "latex"}
LABELLED = {
    *("button", "download_button", "link_button", "page_link", "expander", "popover", "status", "spinner", "metric"),
    *("checkbox", "toggle", "radio", "selectbox", "multiselect", "pills", "segmented_control", "select_slider", "slider"),
    *("text_input", "text_area", "number_input", "date_input", "time_input", "file_uploader", "tabs", "feedback"),
}
FORBIDDEN = {"data_editor", "form", "write", "table", "write_stream", "html", "chat_message", "json", "echo", "dialog"}
HARMLESS = {"label", "prose", "len", "int", "float", "round", "max", "min", "sum", "abs", "local_time"}
PASSING = {"join", "format", "strip", "rstrip", "lstrip", "upper", "lower", "removesuffix", "capitalize"}
# Counts and times by their names: whatever their value is, they draw no markup.
COUNTS = {"n", "count", "limit", "total", "done", "minutes", "rev", "number", "rank", "most", "least", "when", "year"}
UNKNOWN = ast.Name("?")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = dict[str, list[ast.expr]]


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _walk_flat(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Walk without going into functions defined inside."""
    for node in nodes:
        yield node
        if not isinstance(node, (Function, ast.Lambda)):
            yield from _walk_flat(ast.iter_child_nodes(node))


def _assignments(body: Iterable[ast.AST]) -> Scope:
    """Every name given a value here, with its values; unpacked names have unknown ones."""
    found: Scope = {}
    for node in _walk_flat(body):
        pairs: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and node.value is not None:
            pairs = [(node.target, node.value)]
        elif isinstance(node, (ast.For, ast.comprehension)):
            pairs = [(node.target, node.iter)]
        for target, value in pairs:
            for name in (n.id for n in ast.walk(target) if isinstance(n, ast.Name)):
                found.setdefault(name, []).append(value if isinstance(target, ast.Name) else UNKNOWN)
    return found


@dataclass
class Reader:
    """All calls and functions of some files, and the judgement on each text that is drawn."""

    paths: list[Path]
    functions: dict[str, list[tuple[Function, Scope]]] = field(default_factory=dict)
    calls: dict[str, list[tuple[ast.Call, Scope, Path]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in self.paths:
            body = tree(path).body
            self._collect(body, _assignments(body), path)

    def _collect(self, body: Iterable[ast.AST], scope: Scope, path: Path) -> None:
        for node in _walk_flat(body):
            if isinstance(node, ast.Call):
                self.calls.setdefault(_name_of(node), []).append((node, scope, path))
            elif isinstance(node, Function):
                inner = scope | self._parameters(node) | _assignments(node.body)
                self.functions.setdefault(node.name, []).append((node, inner))
                self._collect(node.body, inner, path)
            elif isinstance(node, ast.Lambda):
                self._collect([node.body], scope | {a.arg: [UNKNOWN] for a in node.args.args}, path)

    @staticmethod
    def _parameters(function: Function) -> Scope:
        """Each parameter as a name that only its callers explain (`?function.parameter`); numbers are known at once."""
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        number = {a.arg for a in arguments if a.annotation and ast.unparse(a.annotation) in {"int", "float"}}
        return {a.arg: [ast.Constant(0) if a.arg in number else ast.Name(f"?{function.name}.{a.arg}")] for a in arguments}

    def unknown_texts(self, path: Path) -> list[str]:
        """The places of one file where a text of unknown origin would be drawn as Markdown."""
        wrong = []
        for call, scope, where in (c for name in BODY | LABELLED for c in self.calls.get(name, ())):
            if where != path or not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) == "safe_text":
                continue
            first = call.args[:1] if call.func.attr != "page_link" else []
            texts = [*first, *(k.value for k in call.keywords if k.arg in {"label", "body", "help", "caption"})]
            wrong += [f"{place(path, t.lineno)} {ast.unparse(t)}" for t in texts if not self.known(t, scope)]
        return wrong

    def known(self, node: ast.expr, scope: Scope, seen: frozenset[str] = frozenset()) -> bool:
        """Tell whether it is known who wrote what an expression gives."""
        match node:
            case ast.Constant():
                return True
            case ast.Name(id=name):
                return self._known_name(name, scope, seen)
            case ast.Call():
                return self._known_call(node, scope, seen)
            case ast.ListComp(elt=elt, generators=loops) | ast.GeneratorExp(elt=elt, generators=loops):
                return self.known(elt, scope | _assignments(loops), seen)
            case ast.DictComp(value=value, generators=loops):
                return self.known(value, scope | _assignments(loops), seen)
            case ast.IfExp(body=body, orelse=orelse):
                parts = [body, orelse]
            case ast.BinOp(left=left, right=right):
                parts = [left, right]
            case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.Dict(values=parts):
                pass
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                pass
            case ast.FormattedValue(value=value) | ast.Subscript(value=value) | ast.Starred(value=value):
                parts = [value]
            case _:
                return False
        return all(self.known(part, scope, seen) for part in parts)

    def _known_name(self, name: str, scope: Scope, seen: frozenset[str]) -> bool:
        if name.isupper():
            return True
        if name in seen or name == UNKNOWN.id:
            return name != UNKNOWN.id
        if name.startswith("?"):
            return self._known_parameter(*name[1:].split("."), seen | {name})
        values = scope.get(name, [])
        return bool(values) and all(self.known(v, scope, seen | {name}) for v in values)

    def _known_parameter(self, function: str, name: str, seen: frozenset[str]) -> bool:
        """A parameter is known when every caller gives a known text for it, or leaves it to a default."""
        definitions, callers = self.functions[function], self.calls.get(function, [])
        if len(definitions) != 1 or not callers:
            return False
        arguments = definitions[0][0].args
        order = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
        at = order.index(name) if name in order else len(order)
        for call, scope, _ in callers:
            given = [*call.args[at : at + 1], *(k.value for k in call.keywords if k.arg in {name, None})]
            if not all(self.known(value, scope, seen) for value in given):
                return False
        return all(isinstance(d, ast.Constant) for d in (*arguments.defaults, *arguments.kw_defaults) if d)

    def _known_call(self, call: ast.Call, scope: Scope, seen: frozenset[str]) -> bool:
        name = _name_of(call)
        values = [*call.args, *(k.value for k in call.keywords)]
        if name in HARMLESS:
            return True
        if name in {"_", "many"}:
            inserted = values[1 if name == "_" else 2 :]
            return all(self.known(v, scope, seen) or ast.unparse(v).split(".")[-1] in COUNTS for v in inserted)
        if isinstance(call.func, ast.Attribute) and name in PASSING | {"get"}:
            kept = values[1:] if name == "get" else values
            return all(self.known(v, scope, seen) for v in [call.func.value, *kept])
        own = self.functions.get(name, [])
        if len(own) != 1 or f"{name}()" in seen:
            return False
        returned = [n.value for n in _walk_flat(own[0][0].body) if isinstance(n, ast.Return) and n.value]
        return bool(returned) and all(self.known(v, own[0][1], seen | {f"{name}()"}) for v in returned)


def forbidden_calls(path: Path) -> list[str]:
    """The places of one file that use a call of Streamlit we do without, or ask for HTML in Markdown."""
    wrong = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN:
            if ast.unparse(node.func.value) in {"st", "streamlit"}:
                wrong.append(f"{place(path, node.lineno)} {ast.unparse(node.func)}")
        if isinstance(node, ast.keyword) and node.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}:
            wrong.append(f"{place(path, node.value.lineno)} {node.arg}")
    return wrong

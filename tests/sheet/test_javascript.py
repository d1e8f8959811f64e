from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.sheet import Field, Follow, Option, When, shown, value_of
from ui.sheet.bundle import HERE, bundle
from ui.sheet.words import sheet_words

MODULES = sorted(HERE.glob("*.js"))
SCRIPT = f"""
import {{ heldBy, shown }} from '{(HERE / "conditions.js").as_uri()}';
import readline from 'node:readline';
for await (const line of readline.createInterface({{ input: process.stdin }})) {{
  const {{ part, beside, whole }} = JSON.parse(line);
  console.log(JSON.stringify([shown(part, beside, whole), heldBy(part, beside)]));
}}
"""
value = st.sampled_from(["a", "b", 1, 2])
whole = st.fixed_dictionaries(
    {}, optional={"one": value, "rows": st.lists(st.fixed_dictionaries({"id": st.sampled_from("xyz")}, optional={"f": value}), max_size=3)}
)
when = st.none() | st.builds(
    When, st.sampled_from(["is", "filled", "missing", "tied"]), st.sampled_from(["one", "rows"]), st.just("f"), st.none() | value
)
follow = st.none() | st.builds(Follow, st.just("one"), st.lists(st.tuples(value, value), max_size=2).map(tuple), value)


@pytest.fixture(scope="module")
def node() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(["node", "--input-type=module", "-e", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()


@given(when=when, follow=follow, whole=whole)
def test_browser_and_server_judge_conditions_alike(node: subprocess.Popen[str], when: Any, follow: Any, whole: dict[str, Any]) -> None:
    options = (Option("a", "A"), Option("b", "B"))
    field = Field("own", "Own", "choice", options=options, when=when, follow=follow)
    beside = {key: one for key, one in whole.items() if key != "rows"}
    assert node.stdin is not None and node.stdout is not None
    # a dict keeps the last of two equal keys: the description never has them
    if follow and len(dict(follow.values)) < len(follow.values):
        return
    node.stdin.write(json.dumps({"part": asdict(field), "beside": beside, "whole": whole}) + "\n")
    node.stdin.flush()
    assert json.loads(node.stdout.readline()) == [shown(field, beside, whole), value_of(field, beside)]


@given(
    held=st.none()
    | st.just(0)
    | value
    | st.text("x \t\n\u00a0\u2003\u3000", max_size=3)
    | st.lists(value, max_size=1)
    | st.dictionaries(value, value, max_size=1)
)
def test_browser_and_server_judge_alike_what_is_filled(node: subprocess.Popen[str], held: Any) -> None:
    part = Field("own", "Own", when=When("filled", "one"))
    assert node.stdin is not None and node.stdout is not None
    node.stdin.write(json.dumps({"part": asdict(part), "beside": {"one": held}, "whole": {}}) + "\n")
    node.stdin.flush()
    assert json.loads(node.stdout.readline())[0] is shown(part, {"one": held}, {})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_is_longer_than_250_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("entry", ["sheet", "courier", "answer"])
def test_a_bundle_is_one_sound_module(entry: str, tmp_path: Path) -> None:
    whole = tmp_path / f"{entry}.mjs"
    whole.write_text(bundle(entry), "utf-8")
    subprocess.run(["node", "--check", str(whole)], check=True)
    assert whole.read_text("utf-8").count("export default") == 1
    assert not re.search(r"^import ", bundle(entry), re.MULTILINE)


def test_every_sentence_of_the_sheet_is_passed_in_and_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in MODULES if path.stem != "answer")
    assert set(re.findall(r"words\.(\w+)", source)) == set(sheet_words())


def test_the_modules_hold_no_sentence_of_their_own() -> None:
    for path in MODULES:
        code = re.sub(r"//.*", "", path.read_text("utf-8"))
        found = [text for text in re.findall(r"'([^'\n]*)'", code) if re.search(r"[A-Z][a-z]+ [a-z]+ [a-z]+", text)]
        assert found == [], path.name


def test_the_modules_write_no_markup() -> None:
    for path in MODULES:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", path.read_text("utf-8")), path.name

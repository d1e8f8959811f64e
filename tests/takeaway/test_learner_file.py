"""The learner's file is read back as it was written; whatever is not such a file is refused with a sentence."""

from __future__ import annotations

import copy
import io
import json
import random
import tomllib
import tracemalloc
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from takeaway import learner_file
from takeaway.learner_file import Unreadable, read, write
from takeaway.learner_record import FORMAT
from tests.server import REPOSITORY

AT = "2027-01-15T08:00:00.000Z"
BODY = {"entries": [{"id": "a1", "name": "Ωλύμπιος سوق 👩‍👩‍👧", "n": 1.5, "on": True, "no": None}], "text": 'a "quoted"\nline\u2028'}
RECORD: dict[str, Any] = {
    "course": "garden",
    "course_title": "A garden",
    "pseudonym": "Fern",
    "revisions": [
        {"slug": "people", "rev": 1, "op": "op1", "activity": "ab", "kind_version": 1, "body": BODY, "sha": "cd", "saved_at": AT},
    ],
    "drafts": [{"slug": "near", "body": {"t": "draft"}, "base_rev": 0, "saved_at": AT}],
    "hidden": ["a1"],
    "moments": [{"name": "after:one", "label": "", "heads": {"people": 1}, "at": AT}],
    "peeks": ["near"],
    "place": "one",
    "comments": [
        {
            "id": "c1",
            "slug": "people",
            "rev": 1,
            "who": "Ines",
            "body": {"comment": "Good"},
            "at": AT,
            "replies": [{"id": "r1", "who": "Fern", "mine": True, "body": {"reply": "Thanks"}, "at": AT}],
        }
    ],
    "wordings": [{"hash": "ab", "slug": "people", "kind": "roster", "spec_json": "{}"}],
    "lessons": [{"hash": "ef", "slug": "one", "title": "One"}],
    "damaged": 0,
}
FILE = write(RECORD, b"<p>page</p>", AT)


def inside(data: bytes = FILE) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read("learner.json")


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return packed.getvalue()


def changed(**more: Any) -> bytes:
    """The JSON with other fields and the checksum that belongs to them."""
    document = json.loads(inside()) | more
    document.pop("checksum")
    return json.dumps(document | {"checksum": learner_file._checksum(document)}).encode()


def with_contents(**more: Any) -> bytes:
    return changed(contents=RECORD | more)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read(data)
    assert refusal.value.sentence.endswith((".", "”.")) and len(refusal.value.sentence) < 160
    return refusal.value.sentence


@pytest.mark.parametrize("data", [FILE, inside(), b"\xef\xbb\xbf" + inside()], ids=["zip", "json", "json from an editor"])
def test_what_was_written_is_read(data: bytes) -> None:
    document = read(data)
    assert document.contents.model_dump() == RECORD and document.made_at == AT


def test_the_zip_holds_the_record_and_the_page() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as file:
        assert file.namelist() == ["learner.json", "workbook.html"] and file.read("workbook.html") == b"<p>page</p>"


def test_the_same_work_makes_the_same_file() -> None:
    assert write(copy.deepcopy(RECORD), b"<p>page</p>", AT) == FILE


def test_any_byte_that_flips_is_found_or_changes_nothing() -> None:
    text, whole = inside(), json.loads(inside())
    for place in range(len(text)):
        for bit in (0, 3, 5):
            flipped = bytearray(text)
            flipped[place] ^= 1 << bit
            try:
                document = read(bytes(flipped))
            except Unreadable:
                continue
            assert document.model_dump() == whole, place


def test_any_byte_of_the_zip_that_flips_is_found_or_changes_nothing() -> None:
    whole = json.loads(inside())
    for place in range(len(FILE)):
        flipped = bytearray(FILE)
        flipped[place] ^= random.Random(place).randrange(1, 256)
        try:
            document = read(bytes(flipped))
        except Unreadable:
            continue
        assert document.model_dump() == whole, place


def test_a_file_that_was_cut_is_damaged() -> None:
    for length in (3, 30, len(FILE) // 2, len(FILE) - 1):
        assert "damaged" in refused(FILE[:length])
    assert "damaged" in refused(inside()[:-2]) and "damaged" in refused(inside()[:120])


def test_an_empty_file_says_so() -> None:
    assert "empty" in refused(b"")


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"%PDF-1.7",
        json.dumps({"format": "another", "version": 1}).encode(),
        json.dumps({"format": FORMAT + "s", "version": 1}).encode(),
        zipped({"word/document.xml": b"<x/>"}),
        zipped({}),
        zipped({"../learner.json": b"{}"}),
        zipped({"learner.json/": b""}),
        zipped({f"file{n}": b"" for n in range(20)} | {"learner.json": inside()}),
    ],
)
def test_a_foreign_file_is_named_as_such(data: bytes) -> None:
    assert "not a learner’s file" in refused(data)


def test_two_records_in_one_zip_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("learner.json", inside())
            file.writestr("learner.json", inside())
    assert "not a learner’s file" in refused(packed.getvalue())


def test_a_newer_file_asks_for_an_update() -> None:
    for version in (2, 10**40):
        assert "newer version" in refused(changed(version=version))
    assert "newer version" in refused(changed(version=2, contents={"quite": "different"}))


@pytest.mark.parametrize("version", [0, -1, "1", None, 1.5, True, [1]])
def test_a_version_that_never_was_is_damaged(version: Any) -> None:
    assert "damaged" in refused(changed(version=version))


def test_a_file_that_is_too_large_is_not_opened() -> None:
    assert "larger" in refused(FILE + b" " * learner_file.MOST_BYTES)


def test_a_zip_that_unfolds_is_stopped() -> None:
    bomb = zipped({"learner.json": b" " * (learner_file.MOST_UNPACKED + 10)})
    assert len(bomb) < 100_000 and "larger" in refused(bomb)


def test_a_zip_is_not_unfolded_further_than_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner_file, "MOST_UNPACKED", 1_000)
    bomb = zipped({"learner.json": b" " * 20_000_000})
    tracemalloc.start()
    assert "larger" in refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_zip_that_lies_about_its_sizes_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner_file, "MOST_UNPACKED", 5_000)
    bomb = bytearray(zipped({"learner.json": b" " * 50_000}))
    for place in range(len(bomb) - 3):  # every place the size stands in
        if bomb[place : place + 4] == (50_000).to_bytes(4, "little"):
            bomb[place : place + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(bomb))


def test_a_text_of_brackets_alone_is_not_unfolded() -> None:
    assert "larger" in refused(b'{"format": "' + FORMAT.encode() + b'", "a": [' + b"[]," * 300_000 + b"0]}")


@pytest.mark.parametrize("deep", [b"[" * 150_000 + b"]" * 150_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000])
def test_what_is_nested_too_deep_is_refused(deep: bytes) -> None:
    assert refused(deep)
    assert "damaged" in refused(b'{"format": "' + FORMAT.encode() + b'", "version": 1, "a": ' + deep + b"}")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 5_000, '"\\ud800" "', "01", "1 2"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    text = inside().decode().replace("1.5", value)
    assert text != inside().decode() and "damaged" in refused(text.encode())


def test_a_key_that_stands_there_twice_is_refused() -> None:
    text = inside().replace(b'"place": "one"', b'"place": "two", "place": "one"')
    assert text != inside() and "damaged" in refused(text)


@pytest.mark.parametrize("value", ['"\\ud800"', "1e999"])
def test_what_has_no_checksum_is_refused_even_without_one(value: str) -> None:
    text = json.dumps(json.loads(inside()) | {"checksum": ""}).replace("1.5", value)
    assert "damaged" in refused(text.encode())


@pytest.mark.parametrize("made_at", ["", "yesterday", "9999-12-31T23:59:59.000Z", AT + "\n", "2027-01-15T08:00:00Z"])
def test_a_file_made_at_no_time_is_refused(made_at: str) -> None:
    assert "damaged" in refused(changed(made_at=made_at))


WRONG = [
    {"more": 1},
    {"pseudonym": "x" * 301},
    {"course": 5},
    {"course": None},
    {"revisions": {}},
    {"revisions": [{}]},
    {"revisions": [RECORD["revisions"][0] | {"rev": "1"}]},
    {"revisions": [RECORD["revisions"][0] | {"rev": 10**9}]},
    {"revisions": [RECORD["revisions"][0] | {"rev": True}]},
    {"revisions": [RECORD["revisions"][0] | {"body": []}]},
    {"revisions": [RECORD["revisions"][0] | {"cohort": "x"}]},
    {"hidden": "a1"},
    {"hidden": [1]},
    {"moments": [RECORD["moments"][0] | {"heads": {"people": 1.5}}]},
    {"comments": [RECORD["comments"][0] | {"replies": None}]},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_record_of_another_shape_is_damaged_whatever_its_checksum_says(wrong: dict[str, Any]) -> None:
    assert "damaged" in refused(with_contents(**wrong))


def test_the_program_cannot_write_what_it_could_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="more"):
        write(RECORD | {"more": 1}, b"", AT)
    monkeypatch.setattr(learner_file, "MOST_UNPACKED", 100)
    with pytest.raises(Unreadable, match="more than one file can hold"):
        write(RECORD, b"", AT)


@given(some.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    assert refused(data)
    assert refused(b"PK\x03\x04" + data)


texts = some.recursive(
    some.one_of(
        some.none(), some.booleans(), some.integers(-(10**18), 10**18), some.floats(allow_nan=False, allow_infinity=False), some.text()
    ),
    lambda inner: some.one_of(some.lists(inner, max_size=4), some.dictionaries(some.text(), inner, max_size=4)),
    max_leaves=15,
)


@given(some.dictionaries(some.text(), texts, max_size=4), some.text(max_size=20))
def test_any_answer_comes_back_as_it_was(body: dict[str, Any], name: str) -> None:
    record = copy.deepcopy(RECORD) | {"pseudonym": name}
    record["revisions"][0]["body"] = body
    assert read(write(record, b"", AT)).contents.model_dump() == record


def test_the_server_takes_as_much_as_the_file_may_hold() -> None:
    config = tomllib.loads((REPOSITORY / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1024 * 1024 == learner_file.MOST_BYTES

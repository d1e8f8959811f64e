"""Rubrics are kept under the hash of their text, once and for ever."""

from __future__ import annotations

import hashlib

import pytest

from storage import Damaged, Refused, StorageError, open_store
from storage.records import RubricText


def text(spec: str, slug: str = "five") -> RubricText:
    return RubricText(hashlib.sha256(spec.encode()).hexdigest(), slug, spec)


ONE, TWO = text('{"criteria": ["é 🌱"]}'), text("{}")


def rows(store):
    return store.engine.read(lambda tx: [dict(row) for row in tx.rows("SELECT hash, slug, spec, kept_at FROM rubric ORDER BY spec")])


def test_a_rubric_comes_back_as_it_was_kept(cast):
    cast.store.content.keep_rubrics([ONE, TWO])
    assert cast.store.content.rubric(ONE.hash) == ONE
    assert cast.store.content.rubric("no such hash") is None


def test_keeping_again_changes_nothing(cast):
    cast.store.content.keep_rubrics([ONE])
    before = rows(cast.store)
    cast.clock.time += 60
    cast.store.content.keep_rubrics([ONE, text(ONE.spec_json, "another")])
    assert rows(cast.store) == before
    cast.store.content.keep_rubrics([ONE, TWO])
    assert len(rows(cast.store)) == 2


def test_a_rubric_is_there_after_a_restart(cast):
    cast.store.content.keep_rubrics([ONE])
    cast.store.close()
    again = open_store(cast.path)
    assert again.content.rubric(ONE.hash) == ONE
    again.close()


def test_a_hash_that_is_not_that_of_the_text_is_refused_and_nothing_is_kept(cast):
    with pytest.raises(Refused) as refusal:
        cast.store.content.keep_rubrics([ONE, RubricText("wrong", "five", "{}")])
    assert refusal.value.code == "rubric" and rows(cast.store) == []


@pytest.mark.parametrize("change", ["UPDATE rubric SET spec = '{}'", "DELETE FROM rubric"])
def test_a_kept_rubric_can_neither_be_changed_nor_deleted(cast, change):
    cast.store.content.keep_rubrics([ONE])
    with pytest.raises(StorageError):
        cast.store.engine.write(lambda tx: tx.run(change))
    assert cast.store.content.rubric(ONE.hash) == ONE


def test_a_text_that_does_not_fit_its_hash_is_not_served(cast):
    cast.store.content.keep_rubrics([ONE])
    cast.store.engine.write(lambda tx: tx.run("DROP TRIGGER rubric_no_update"))
    cast.store.engine.write(lambda tx: tx.run("UPDATE rubric SET spec = '{}'"))
    with pytest.raises(Damaged):
        cast.store.content.rubric(ONE.hash)


def test_erasing_a_learner_leaves_the_rubrics(cast):
    cast.store.content.keep_rubrics([ONE])
    cast.store.people.erase(cast.ann, cast.ann)
    assert cast.store.content.rubric(ONE.hash) == ONE

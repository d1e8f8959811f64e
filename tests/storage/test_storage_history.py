"""A machine that does anything in any order, beside a model that is a plain dictionary."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from storage import NotFound, Stale, open_store
from storage.records import ActivityText, LessonText

WHO = st.sampled_from(["ann", "bob"])
SLUG = st.sampled_from(["five", "more"])
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


class History(RuleBasedStateMachine):
    """Hand in, repeat, draft, reopen, erase: what is stored equals what was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_store(self.folder / "a.db")
        self.store.content.keep([LessonText("l", "l", "l", "l", (ActivityText("h", "five", "k", "{}"),))])
        started = {name: self.store.people.start(name, "course") for name in ("ann", "bob")}
        self.ids = {name: it.person for name, it in started.items()}
        self.cohort = started["ann"].cohort
        self.model: dict[tuple[str, str], list[str]] = {}
        self.drafts: dict[tuple[str, str], str] = {}
        self.acts: dict[str, tuple[str, str, int]] = {}
        self.gone: set[str] = set()

    def hand_in(self, who: str, slug: str, text: str, base: int, op: str) -> int:
        body = {"t": text}
        return self.store.answers.hand_in(self.ids[who], self.cohort, slug, body, base, op, "h", 1).rev

    @rule(who=WHO, slug=SLUG, text=TEXT, off=st.integers(-1, 1))
    def answer(self, who: str, slug: str, text: str, off: int) -> None:
        known, op = self.model.setdefault((who, slug), []), secrets.token_hex(8)
        try:
            rev = self.hand_in(who, slug, text, len(known) + off, op)
        except Stale:
            assert off != 0
        except NotFound:
            assert who in self.gone
        else:
            assert off == 0 and rev == len(known) + 1
            known.append(text)
            self.drafts[who, slug] = text
            self.acts[op] = (who, slug, rev)

    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        alive = [op for op, (who, _, _) in self.acts.items() if who not in self.gone]
        if alive:
            op = data.draw(st.sampled_from(alive))
            who, slug, rev = self.acts[op]
            assert self.hand_in(who, slug, "something else", 99, op) == rev

    @rule(who=WHO, slug=SLUG, text=TEXT, behind=st.integers(0, 2), tab=st.sampled_from(["one", "two"]))
    def write(self, who: str, slug: str, text: str, behind: int, tab: str) -> None:
        if who in self.gone:
            return
        now = self.store.answers.draft(self.ids[who], self.cohort, slug)
        version = max(0, (now.version if now else 0) - behind)
        try:
            saved = self.store.answers.save_draft(self.ids[who], self.cohort, slug, {"t": text}, version, tab)
        except Stale as stale:
            assert stale.current == now and now.version > version and now.client != tab
        else:
            assert saved.version == (now.version if now else 0) + 1
            self.drafts[who, slug] = text

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.folder / "a.db")

    @rule(who=WHO)
    def erase(self, who: str) -> None:
        if who not in self.gone:
            self.store.people.erase(self.ids[who], self.ids[who])
            self.gone.add(who)

    @invariant()
    def everything_acknowledged_is_there(self) -> None:
        for who in ("ann", "bob"):
            if who in self.gone:
                with pytest.raises(NotFound):
                    self.store.answers.latest(self.ids[who], self.cohort)
                continue
            latest = self.store.answers.latest(self.ids[who], self.cohort)
            drafts = self.store.answers.drafts(self.ids[who], self.cohort)
            for slug in ("five", "more"):
                texts = self.model.get((who, slug), [])
                history = self.store.answers.history(self.ids[who], self.cohort, slug)
                assert [(r.rev, r.body["t"]) for r in history] == list(enumerate(texts, 1))
                assert (slug in latest) == bool(texts) and (not texts or latest[slug] == history[-1])
                assert (drafts[slug].body["t"] if slug in drafts else None) == self.drafts.get((who, slug))

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))

"""A private entry stays private in every later lesson, and what belongs to it does, too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from course.sheet import Body
from tests.walk.bot import Bot
from ui import content, house

COURSE = "who-are-your-customers"
SISTER = {"id": "sister0001", "name": "Zuleika", "group": "personal", "why": "SECRET why"}
OFFICE = {"id": "office0001", "name": "School office", "group": "internal", "why": "They order."}
STEP = {"id": "touch00001", "name": "SECRET call", "phase": "awareness", "channel": "phone"}
LATER: list[tuple[str, Body]] = [
    (
        "l2-effort",
        {"ratings": [{"id": "sister0001", "understand": 4, "evidence": "SECRET evidence"}, {"id": "office0001", "understand": 2}]},
    ),
    ("l3-exchange", {"items": [{"id": "item000001", "thing": "sister0001", "direction": "give", "what": "SECRET gift"}]}),
    ("l4-focus", {"thing": "sister0001", "why": "SECRET reason"}),
    ("l4-portrait", {"about": "sister0001", "needs_now": "SECRET need"}),
    ("l4-facts", {"about": "sister0001", "rows": [{"id": "row0000001", "fact": "SECRET fact", "purpose": "Care"}]}),
    ("l4-step", {"about": "sister0001", "steps": [{"id": "row0000002", "action": "SECRET step"}]}),
    ("l7-touchpoints", {"about": "sister0001", "touchpoints": [STEP]}),
    ("l7-feelings", {"feelings": [{"id": "touch00001", "think": "SECRET thought", "wanted": 2, "now": -1}]}),
    ("l7-gap", {"gap": "touch00001", "steps": [{"id": "row0000003", "action": "SECRET plan"}]}),
    ("l7-values", {"rows": [{"id": "row0000004", "value": "Calm", "shown": ["touch00001"], "how": "A word"}]}),
]


@dataclass
class Class:
    """A learner, their instructor, and what is on the way between them."""

    bot: Bot
    instructor: str
    cohort: str

    def hands_in(self, slug: str, body: Body) -> None:
        activity = self.bot.course.activity(slug)
        assert activity is not None

        class Saying(Bot):
            def body(self, _activity: object) -> Body:
                return body

        ack = Saying(self.bot.store, self.bot.course, self.bot.token).hand_in(activity)
        assert ack["state"] == "handed", (slug, ack)

    def seen(self) -> dict[str, Any]:
        """Every answer as the instructor gets it."""
        latest = self.bot.store.answers.latest(self.instructor, self.cohort, self.bot.visit().person)
        return {slug: revision.body for slug, revision in latest.items()}


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Class]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("LESSONS_DIR", raising=False)
    store = house.store()
    content.keep(store)
    owner = store.people.identify(store.people.claim(store.people.owner_link(), "Olive Owner", "correct horse battery"))
    assert owner is not None
    cohort = store.cohorts.create(owner.person, COURSE, "Evening class")
    bot = Bot(store, content.courses()[COURSE], store.people.start("Robin", COURSE, cohort.join_code).token)
    yield Class(bot, owner.person, cohort.id)
    store.close()


def test_nothing_about_a_private_entry_reaches_an_instructor_in_any_lesson(both: Class) -> None:
    both.hands_in("l2-customers", {"entries": [SISTER, OFFICE]})
    for slug, body in LATER:
        both.hands_in(slug, body)
    seen = json.dumps(both.seen())
    assert "SECRET" not in seen and "Zuleika" not in seen and "sister0001" not in seen and "touch00001" not in seen
    assert "School office" in seen and "Calm" in seen


def test_hiding_an_entry_later_hides_what_belongs_to_it_and_showing_it_shows_it(both: Class) -> None:
    both.hands_in("l2-customers", {"entries": [SISTER | {"visible": "instructor"}, OFFICE]})
    for slug, body in LATER:
        both.hands_in(slug, body)
    assert "SECRET thought" in json.dumps(both.seen()["l7-feelings"])
    both.hands_in("l2-customers", {"entries": [SISTER | {"visible": "me"}, OFFICE]})
    assert "SECRET" not in json.dumps(both.seen())
    both.hands_in("l2-customers", {"entries": [SISTER | {"visible": "instructor"}, OFFICE]})
    assert "SECRET thought" in json.dumps(both.seen()["l7-feelings"])


def test_the_learner_sees_all_of_it(both: Class) -> None:
    both.hands_in("l2-customers", {"entries": [SISTER, OFFICE]})
    for slug, body in LATER:
        both.hands_in(slug, body)
    own = json.dumps({slug: given.body for slug, given in both.bot.visit().work.given.items()})
    assert own.count("SECRET") == 10

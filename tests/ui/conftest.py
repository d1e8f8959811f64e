"""A small installation with two courses on paper, and learners who open its pages without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from course.sheet import Body
from storage.store import Store, open_store
from tests.walk.bot import Bot, opened, words
from ui import comebacks, content, house

GARDEN = """\
title: A school garden
summary: Who has a say in it.
place: 1
sources: {A: "A book, 2020"}
map:
  title: My garden map
  roster: people
  sectors:
    - {id: in, label: Inside, invite: "Nobody inside?"}
    - {id: out, label: Outside, invite: "Nobody outside?"}
  distance: near
  works: near
  snapshots:
    - {after: who-is-there, label: After the first lesson}
  pictures: [moments]
"""
PEOPLE = """\
---
title: Who is there
goals: [Name them]
minutes: 10
sources: [A]
---

Some prose with a [link](how-near).

```activity
id: people
kind: roster
title: People
prompt: List them.
minutes: 5
label: People
one: Person
add: Add a person
limit: 3
name: {label: Who}
groups:
  - {id: in, label: Inside}
  - {id: out, label: Outside}
group: {label: Where}
```
"""
NEAR = """\
---
title: How near they are
goals: [Rate them]
minutes: 10
sources: [A]
---
```activity
id: near
kind: rate
title: How near
prompt: Rate them.
minutes: 3
roster: people
one: Person
label: People
ratings:
  - {id: near, label: Near, low: far, high: near}
```

```activity
id: moments
kind: then-now
title: Then and now
prompt: Compare.
minutes: 1
```
"""
PONDS = {
    "course.yaml": "title: Two ponds\nsummary: Where the water goes.\nplace: 2\nsources: {A: A book}\n",
    "01-water.md": """\
---
title: Water
goals: [Say where it goes]
minutes: 3
sources: [A]
---

See [the same lesson](water).

```activity
id: w1-say
kind: reflect
title: Where does it go?
prompt: Say it.
minutes: 2
fields: [{id: where, label: Where}]
```

```activity
id: w1-recall
kind: recall
title: What flows where
prompt: Write it from memory.
minutes: 1
points: [{id: sea, label: The sea, text: All of it.}]
field: {label: From memory}
comebacks: [1, 7]
```

```activity
id: w1-plan
kind: plan
title: What I will do
prompt: Plan it.
minutes: 1
optional: true
label: Steps
one: Step
add: Add a step
action: {label: What}
when: {label: When}
```

```activity
id: w1-dates
kind: agenda
title: All dates
prompt: Look.
minutes: 1
```
""",
}
ANN, BEN = {"id": "a1", "name": "Ann", "group": "in"}, {"id": "b2", "name": "Ben", "group": "out"}


@dataclass
class Class:
    """The installation: its store, and a clock that moves only when told to."""

    store: Store
    time: list[float]
    tokens: dict[str, str] = field(default_factory=dict)

    def days_later(self, days: int) -> None:
        """Let days go by."""
        self.time[0] += days * 86_400

    def learner(self, name: str, course: str = "garden") -> Learner:
        """Somebody who begins a course alone."""
        started = self.store.people.start(name, course)
        return Learner(self.store, started.token, course)


@dataclass
class Learner:
    """Somebody with a session."""

    store: Store
    token: str
    course: str

    @property
    def bot(self) -> Bot:
        """The same person handing in without a browser."""
        return Bot(self.store, content.courses()[self.course], self.token)

    def hands_in(self, slug: str, body: Body) -> dict[str, Any]:
        """Hand a body in by the courier's door."""
        activity = content.courses()[self.course].activity(slug)
        assert activity is not None

        class Saying(Bot):
            def body(self, _activity: object) -> Body:
                return body

        ack = Saying(self.store, content.courses()[self.course], self.token).hand_in(activity)
        assert ack["state"] == "handed", ack
        return ack

    def opens(self, path: str, **state: Any) -> AppTest:
        """A page as this person sees it."""
        app = opened(self.token, path, **state)
        assert not app.exception, app.exception
        return app

    def draft(self, slug: str) -> Body:
        """What stands in the draft of an activity."""
        return self.bot.visit().drafts[slug].body


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Class]:
    """Two courses, nobody there yet."""
    for folder, files in (("garden", {"course.yaml": GARDEN, "01-who-is-there.md": PEOPLE, "02-how-near.md": NEAR}), ("ponds", PONDS)):
        (tmp_path / "lessons" / folder).mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / "lessons" / folder / name).write_text(text, "utf-8")
    monkeypatch.setenv("LESSONS_DIR", str(tmp_path / "lessons"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    content.readings.cache_clear()
    time = [1_800_000_000.0]
    path = house.data_dir() / "companion.db"
    store = open_store(path, clock=lambda: time[0])
    monkeypatch.setitem(house._stores, path, store)
    monkeypatch.setattr(comebacks, "now", lambda: datetime.fromtimestamp(time[0], UTC))
    content.keep(store)
    yield Class(store, time)
    store.close()
    content.readings.cache_clear()


def text(app: AppTest) -> str:
    """Every text of a page, as a reader sees it: without the marks that keep it from being markup."""
    return words(app).replace("\\", "").replace("\u2060", "")

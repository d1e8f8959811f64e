"""Made-up cohorts for tests of files with results: learners on paper, as many as one likes, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from activities import models
from activities.work import Given, Work
from course.reading import read_course
from takeaway.results import Answered, Learner, Plan, Said

FILES = {
    "course.yaml": "title: Two ponds\nsummary: Where the water goes.\nsources: {A: A book}\n",
    "01-water.md": """\
---
title: Water
goals: [Say where it goes]
minutes: 3
sources: [A]
---

```activity
id: say
kind: reflect
title: Where does it go?
prompt: Say **it**.
minutes: 2
fields: [{id: where, label: Where}, {id: why, label: Why}]
```

```activity
id: more
kind: reflect
title: More
prompt: Say more.
minutes: 2
fields: [{id: what, label: What}]
```
""",
}


@cache
def plan() -> Plan:
    """A course with one lesson and two activities."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            (Path(folder) / name).write_text(text, "utf-8")
        course = read_course(Path(folder), models()).course
    assert course is not None
    return Plan(course, {activity.id: activity.head.title for activity in course.activities()})


def learner(name: str, *texts: str, joined: str = "2026-03-01T12:00:00.000Z", day: int = 3, said: tuple[Said, ...] = ()) -> Learner:
    """Somebody who handed the first activity in once for each text, always on the same day."""
    course = plan().course
    given = [Given({"where": text, "why": ""}) for text in texts]
    at = f"2026-03-{day:02}T13:00:00.000Z"
    answers = tuple(
        Answered("say", course.activity("say"), n, at, n == len(given), one, "reviewed" if n == 1 else "") for n, one in enumerate(given, 1)
    )
    work = Work(course, {"say": given[-1]} if given else {})
    return Learner(name, joined, joined, work, answers, said)


def many(count: int) -> Iterator[Learner]:
    """A cohort that is made while it is read."""
    return (learner(f"Learner {n}", f"This is what number {n} wrote about the water. " * 5) for n in range(count))

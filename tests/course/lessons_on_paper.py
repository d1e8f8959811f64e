"""A small course written to disk: two lessons about a school garden, in which a test may change a word."""

from __future__ import annotations

from pathlib import Path

COURSE = """\
title: A school garden
summary: Who has a say in it.
sources: {A: "A book, 2020"}
"""

FIRST = """\
---
title: Who is there
goals: [Name them]
minutes: 10
sources: [A]
---

Some prose before.

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
why: {label: Why}
groups:
  - {id: in, label: Inside}
  - {id: out, label: Outside}
group: {label: Where}
discussion: Somebody else wrote three.
```

Some prose after.

```python
kind = "not an activity"
```
"""

SECOND = """\
---
title: How near they are
goals: [Rate them]
minutes: 10
sources: [A]
---
```activity
id: days
kind: choice
title: Days
prompt: What are your days like?
minutes: 1
optional: true
options:
  - {id: pupil, label: Pupil}
  - {id: parent, label: Parent}
```

```activity
id: near
kind: rate
title: How near
prompt: Rate them.
minutes: 3
variants:
  by: days
  texts:
    pupil: Rate them as a pupil.
roster: people
one: Person
label: People
ratings:
  - {id: near, label: Near, low: far, high: near}
```
"""


def write(folder: Path, *, course: str = COURSE, first: str = FIRST, second: str = SECOND) -> Path:
    """The folder of the course."""
    garden = folder / "garden"
    garden.mkdir()
    (garden / "course.yaml").write_text(course, "utf-8")
    (garden / "01-who-is-there.md").write_text(first, "utf-8")
    (garden / "02-how-near.md").write_text(second, "utf-8")
    return garden


def line_of(text: str, part: str) -> int:
    """The line, from 1, of the first line that contains a part."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if part in line)

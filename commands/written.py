"""Where in its file an author wrote something. It knows the form of a lesson file and no rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import yaml

from course.lesson import Activity, Course, Lesson, Prose
from course.problems import line_of

_ENDS = {"---", "```"}  # the line after which the front matter or an activity is over


@dataclass(frozen=True)
class Written:
    """A lesson, its course and its file. ``whole``: every lesson of the course could be read, so what is missing is missing."""

    course: Course
    lesson: Lesson
    file: str
    folder: Path
    whole: bool = True

    def lines(self, activity: Activity | None = None) -> list[tuple[int, str]]:
        """The numbered lines of an activity, or of the front matter, without the line that opens it."""
        first = activity.line if activity else 1
        numbered = enumerate(self.lesson.source.split("\n")[first:], first + 1)
        return list(takewhile(lambda line: line[1].strip() not in _ENDS, numbered))

    def line(self, key: str, activity: Activity | None = None) -> int:
        """The line of a key of an activity or of the front matter; where the block opens when the key is not written out."""
        return self._first(rf"\s*(- )?{re.escape(key)}:", activity)

    def line_of_value(self, value: str, activity: Activity) -> int:
        """The line on which an activity has this value, whatever the key."""
        return self._first(rf"\s*[\w-]+:\s*[\"']?{re.escape(value)}[\"']?\s*$", activity)

    def line_of_word(self, word: str, activity: Activity) -> int:
        """The line of an activity on which a word stands, as a key or as a value."""
        return self._first(rf".*(?<![\w-]){re.escape(word)}(?![\w-])", activity)

    def line_of_path(self, path: Sequence[int | str], activity: Activity) -> int:
        """The line of what stands at a path of an activity, such as ``("rubric", "criteria", 0)``, or of the nearest above it."""
        lines = self.lines(activity)
        node = yaml.compose("\n".join(text for _number, text in lines), Loader=yaml.SafeLoader)
        return activity.line + 1 + line_of(node, path)

    def line_of_prose(self, block: Prose) -> int:
        """The line of the first word of a piece of prose; the reader counts from the block before it."""
        lines = self.lesson.source.split("\n")
        return next((n for n in range(max(1, block.line), len(lines) + 1) if lines[n - 1].strip()), block.line)

    def _first(self, pattern: str, activity: Activity | None) -> int:
        found = (number for number, text in self.lines(activity) if re.match(pattern, text))
        return next(found, activity.line if activity else 1)

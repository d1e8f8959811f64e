"""Lessons, activities and rubrics as they were worded when somebody used them. Knows neither their form nor their meaning."""

from __future__ import annotations

from collections.abc import Iterable

from storage.clock import Clock
from storage.engine import Engine, Tx
from storage.errors import Damaged, Refused
from storage.records import ActivityText, LessonText, RubricText
from storage.texts import checksum

HAVE_LESSONS = "SELECT hash FROM lesson"
ADD_LESSON = """
  INSERT INTO lesson (hash, slug, title, source, kept_at) VALUES (:hash, :slug, :title, :source, :now)
  ON CONFLICT DO NOTHING"""
ADD_ACTIVITY = """
  INSERT INTO activity (hash, slug, kind, spec) VALUES (:hash, :slug, :kind, :spec)
  ON CONFLICT (hash) DO UPDATE SET slug = excluded.slug, kind = excluded.kind, spec = excluded.spec WHERE activity.spec = ''"""
LINK = "INSERT INTO lesson_activity (lesson, activity) VALUES (:lesson, :activity) ON CONFLICT DO NOTHING"
GET = "SELECT hash, slug, kind, spec FROM activity WHERE hash = :hash AND spec <> ''"
HAVE_RUBRICS = "SELECT hash FROM rubric"
ADD_RUBRIC = """
  INSERT INTO rubric (hash, slug, spec, kept_at) VALUES (:hash, :slug, :spec, :now) ON CONFLICT DO NOTHING"""
GET_RUBRIC = "SELECT hash, slug, spec FROM rubric WHERE hash = :hash"


class Content:
    """Addressed by hash, kept for ever, never changed."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, lessons: Iterable[LessonText]) -> None:
        """Keep lessons with their activities; what is kept already stays as it is, so call it at every start.

        :param lessons: the caller vouches that equal hashes mean equal texts
        """
        have = self._engine.read(lambda tx: {row["hash"] for row in tx.rows(HAVE_LESSONS)})
        new = [lesson for lesson in lessons if lesson.hash not in have]
        if new:
            self._engine.write(lambda tx: self._add(tx, new))

    def activity(self, hash: str) -> ActivityText | None:
        """An activity as it was worded, None when it was never kept."""
        row = self._engine.read(lambda tx: tx.one(GET, hash=hash))
        return ActivityText(row["hash"], row["slug"], row["kind"], row["spec"]) if row else None

    def keep_rubrics(self, rubrics: Iterable[RubricText]) -> None:
        """Keep rubrics; what is kept already stays as it is, so call it at every start.

        :raises Refused: ``"rubric"`` when a hash is not that of its text; then none is kept
        """
        have = self._engine.read(lambda tx: {row["hash"] for row in tx.rows(HAVE_RUBRICS)})
        new = [rubric for rubric in rubrics if rubric.hash not in have]
        for rubric in new:
            if checksum(rubric.spec_json) != rubric.hash:
                raise Refused("rubric", "The hash of this rubric is not that of its text.")
        if new:
            self._engine.write(lambda tx: self._add_rubrics(tx, new))

    def rubric(self, hash: str) -> RubricText | None:
        """A rubric as it was worded, None when it was never kept.

        :raises Damaged: its text does not fit its hash any more
        """
        row = self._engine.read(lambda tx: tx.one(GET_RUBRIC, hash=hash))
        if row is None:
            return None
        if checksum(row["spec"]) != row["hash"]:
            raise Damaged("A rubric no longer matches its hash.")
        return RubricText(row["hash"], row["slug"], row["spec"])

    def _add_rubrics(self, tx: Tx, rubrics: list[RubricText]) -> None:
        for rubric in rubrics:
            tx.run(ADD_RUBRIC, hash=rubric.hash, slug=rubric.slug, spec=rubric.spec_json, now=self._clock.now())

    def _add(self, tx: Tx, lessons: list[LessonText]) -> None:
        for lesson in lessons:
            words = {"slug": lesson.slug, "title": lesson.title, "source": lesson.source}
            tx.run(ADD_LESSON, hash=lesson.hash, now=self._clock.now(), **words)
            for each in lesson.activities:
                tx.run(ADD_ACTIVITY, hash=each.hash, slug=each.slug, kind=each.kind, spec=each.spec_json)
                tx.run(LINK, lesson=lesson.hash, activity=each.hash)

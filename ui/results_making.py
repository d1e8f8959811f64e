"""Makes the files with results: the gradebook, the answers to one activity, the answers for research. It draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from activities.work import Work
from course.lesson import Activity, Course
from course.words import _
from storage.errors import NotFound
from takeaway.streams import CsvTables, Tables, XlsxTables
from ui import comebacks, outgoing, thread, workbook

if TYPE_CHECKING:
    from storage.records import Enrolment
    from ui.visit import Visit

Told = Callable[[int], None]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS = ("pdf", "word", "html", "markdown")
MOST = 500  # learners in one document, which is made in memory; tables have no limit


@dataclass(frozen=True)
class Job:
    """A file to make.

    :ivar wish: names what was asked for, so that no other file is offered in its place
    :ivar name: of the file as it is saved
    :ivar make: writes it to a path and tells how many learners are done
    """

    wish: str
    name: str
    mime: str
    make: Callable[[Path, Told], None]


def gradebook(visit: Visit, cohort: Enrolment, course: Course, form: str, *, earlier: bool) -> Job:
    """The gradebook as one file for spreadsheets, or as packed plain tables.

    :param form: ``xlsx`` or ``csv``
    :param earlier: earlier versions of answers, too
    """

    def make(path: Path, told: Told) -> None:
        from takeaway.gradebook import gradebook as write

        plan = outgoing.plan_of(course)
        people = outgoing.learners(visit, cohort.cohort, plan, "gradebook", earlier=earlier)
        file: Tables = XlsxTables(path, cohort.title) if form == "xlsx" else CsvTables(path)
        with file as tables:
            write(plan, (learner for learner, _agreed in people), tables, told)

    ending, mime = ("xlsx", XLSX) if form == "xlsx" else ("zip", "application/zip")
    return Job(f"gradebook {cohort.cohort} {form} {earlier}", f"{_file(course, cohort)}-{_('gradebook')}.{ending}", mime, make)


def document(visit: Visit, cohort: Enrolment, course: Course, activity: Activity, form: str, *, hidden_names: bool) -> Job:
    """All answers to one activity, one after the other.

    :param form: one of :data:`DOCUMENTS`
    :param hidden_names: an alias in the place of every name
    """
    chosen = workbook.formats()[form]

    def make(path: Path, told: Told) -> None:
        from takeaway.together import Cover, together

        plan = outgoing.plan_of(course)
        people = outgoing.learners(visit, cohort.cohort, plan, "answers", earlier=True, hidden_names=hidden_names)
        made = _("Made on {day}", day=thread.local_time(comebacks.now().isoformat()))
        note = _("Names are hidden. The same learner has the same letters everywhere in this cohort.") if hidden_names else ""
        note = " ".join(filter(None, (note, _("What learners keep to themselves is not in it."))))
        book = together(plan, activity, (who for who, _agreed in people), Cover(cohort.title, made, note), told, thread.local_time)
        path.write_bytes(chosen.make(book, Work(course, {})))

    wish = f"answers {cohort.cohort} {activity.id} {form} {hidden_names}"
    return Job(wish, f"{_file(course, cohort)}-{_plain(activity.head.title)}.{chosen.ending}", chosen.mime, make)


def research(visit: Visit, cohort: Enrolment, course: Course) -> Job:
    """What learners agreed to give to research, packed with the page that explains it."""

    def make(path: Path, told: Told) -> None:
        from takeaway.research import research as write

        question = visit.store.consent.question(visit.person, cohort.cohort)
        if question is None:
            raise NotFound("Nobody is asked for consent here.")
        plan, names = outgoing.plan_of(course), visit.store.results.names(visit.person, cohort.cohort)
        people = outgoing.learners(visit, cohort.cohort, plan, "research", earlier=True)
        with CsvTables(path) as tables:
            write(plan, people, names, question.purpose, tables, told)

    return Job(f"research {cohort.cohort}", f"{_file(course, cohort)}-{_('research')}.zip", "application/zip", make)


def _file(course: Course, cohort: Enrolment) -> str:
    return "-".join(filter(None, (course.slug, _plain(cohort.title))))


def _plain(text: str) -> str:
    """Letters, digits and hyphens of any alphabet."""
    return re.sub(r"\W+", "-", text).strip("-").lower()[:40]

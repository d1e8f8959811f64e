"""A learner without a browser: hands in by the door the browser uses, and opens every page in AppTest."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from activities import kinds
from course.lesson import Activity, Course
from course.sheet import Body
from storage.store import Store
from tests.server import REPOSITORY
from ui import content, desk
from ui.visit import Visit


@dataclass
class Bot:
    """One learner of one course, alone. ``questioned``: it answers so that it must be asked back, wherever a kind can ask."""

    store: Store
    course: Course
    token: str
    questioned: bool = False

    def visit(self) -> Visit:
        """The learner as a page would see them now."""
        identity = self.store.people.identify(self.token)
        assert identity is not None
        enrolment = next(e for e in identity.enrolments if e.course == self.course.slug)
        return Visit(self.store, identity, enrolment, self.course, self.token)

    def body(self, activity: Activity) -> Body:
        """The answer to give: the first good example, or one that may be handed in and is asked about."""
        visit = self.visit()
        kind, ask = kinds()[activity.kind], visit.work.ask(activity)
        examples = kind.examples(ask)
        asked = [*(body for body, told in examples.wrong if told == "mark"), *examples.incomplete]
        fitting = [body for body in asked if not kind.problems(ask, kind.read(body))]
        return fitting[0] if self.questioned and fitting else examples.good[0]

    def hand_in(self, activity: Activity) -> dict[str, Any]:
        """Hand an answer in through the courier's door; the acknowledgement comes back."""
        visit = self.visit()
        draft = visit.drafts.get(activity.id)
        item = {
            "person": visit.person,
            "address": f"answer/{visit.cohort}/{activity.id}",
            "client": secrets.token_hex(8),
            "seq": 1,
            "version": draft.version if draft else 0,
            "body": self.body(activity),
            "from": draft.body if draft else {},
            "op": secrets.token_hex(16),
        }
        assert visit.identity is not None
        (ack,) = desk.receive(self.store, visit.identity, {"n": 1, "items": [item]})["acks"]
        return dict(ack)

    def asked(self, activity: Activity) -> list[str]:
        """What the feedback asks or finds open."""
        mark = self.visit().work.mark(activity)
        return [line.text for line in mark.lines if line.tone in ("question", "open", "other")] if mark else []


def walk(bot: Bot) -> Iterator[tuple[Activity, dict[str, Any]]]:
    """The course from its first activity to its last; every answer with its acknowledgement."""
    for lesson in bot.course.lessons:
        for activity in lesson.activities:
            if kinds()[activity.kind].asks:
                yield activity, bot.hand_in(activity)


def opened(token: str, path: str, query: Mapping[str, str] | None = None, **state: Any) -> AppTest:
    """A page of the application as this person sees it.

    :param token: of their session
    :param path: the page's address, empty for Home
    :param query: what stands behind the question mark
    :param state: what the session knows besides
    """
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=30)
    for name, value in {"token": token, **state}.items():
        app.session_state[name] = value
    for name, value in (query or {}).items():
        app.query_params[name] = value
    app._page_hash = calc_hash(path)
    return app.run()


def address(course: Course, lesson: str) -> str:
    """The address of a lesson of a course."""
    return content.address(course.slug, lesson)


def words(app: AppTest) -> str:
    """Every text of a page that Streamlit itself draws."""
    parts = [
        element.value for kind in ("title", "header", "subheader", "markdown", "caption", "text", "error") for element in app.get(kind)
    ]
    return "\n".join(str(part) for part in parts)

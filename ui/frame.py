"""The frame of every page: who is here, what they may open, the menu; the only place that opens the store for a page."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from course.words import _
from storage.errors import StorageError
from ui import content, desk, house
from ui.shell import shell
from ui.visit import Visit
from ui.web import passport

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from course.lesson import Course, Lesson
    from storage.records import Enrolment, Identity

Need = Literal["visitor", "learner", "member", "instructor", "owner"]

_PAGES = Path(__file__).resolve().parent.parent / "pages"
_visit: ContextVar[Visit] = ContextVar("visit")
_menu: ContextVar[dict[str, Page]] = ContextVar("menu")
_kept: set[int] = set()


def run() -> None:
    """Run the whole application once, for one visitor: find out who is here, declare the pages, run the one that was asked for."""
    st.set_page_config(page_title=_("Course companion"), page_icon=shell.ICON, layout="centered", initial_sidebar_state="collapsed")
    if not content.courses():
        st.navigation([st.Page(_nothing_to_learn, title=_("Course companion"), default=True)], position="hidden").run()
        return
    if PagesManager.uses_pages_directory:  # no web half, first visit after a start
        st.session_state["misled"] = True
    try:
        visit = _arrive()
    except StorageError:
        st.navigation([st.Page(_closed, title=_("Course companion"), default=True)], position="hidden").run()
        return
    pages = _pages(visit)
    token = _visit.set(visit), _menu.set(pages)
    try:
        page = st.navigation(list(pages.values()), position="top")
        visit = _in_the_course_of(visit, page, pages)
        _visit.set(visit)
        st.set_page_config(page_title=_("{page} · {course}", page=page.title, course=visit.course.head.title))
        shell.mount(visit, page)
        page.run()
    finally:
        _visit.reset(token[0])
        _menu.reset(token[1])


def require(need: Need) -> Visit:
    """Let the page go on for those who may see it; everybody else gets a way in, or the words for a page that is not there.

    The first statement of every page. A page that is executed without the frame runs the frame in its place and stops.

    :param need: ``visitor`` anybody · ``learner`` has begun the course · ``member`` is signed in · ``instructor`` · ``owner``
    :return: the visit
    """
    visit = _visit.get(None)
    if visit is None:
        run()
        st.stop()
    may = {
        "visitor": True,
        "learner": visit.is_learner,
        "member": visit.identity is not None,
        "instructor": visit.is_instructor,
        "owner": visit.is_owner,
    }
    if not may[need]:
        _refuse(visit, need)
        st.stop()
    return visit


def link(name: str) -> Page:
    """The page declared under a name: ``home``, ``map``, ``lesson:<slug>`` …; for page links and switches.

    :raises KeyError: no such page for this visitor
    """
    return _menu.get()[name]


def lesson_link(course: Course, lesson: Lesson) -> Page:
    """The page of a lesson.

    :param course: the course it belongs to
    :param lesson: the lesson
    """
    return link(f"lesson:{course.slug}/{lesson.slug}")


def choose_cohort(cohort: str) -> None:
    """Let this visitor go on in one of their cohorts, and in its course."""
    st.session_state["cohort"] = cohort
    st.session_state.pop("course", None)


def choose_course(course: str) -> None:
    """Let this visitor go on in a course, begun or not."""
    st.session_state["course"] = course


def here() -> str:
    """The name of the page that runs now."""
    current = shell.current()
    return next((name for name, page in _menu.get().items() if page.url_path == current), "home")


def _arrive() -> Visit:
    store = house.store()
    if id(store) not in _kept:
        content.keep(store)
        _kept.add(id(store))
    left = bool(st.session_state.get("left"))
    token = st.session_state.get("token") or ("" if left else st.context.cookies.get(passport.COOKIE, ""))
    identity = store.people.identify(token) if token else None
    courses = content.courses()
    asked = st.session_state.get("course", "")
    enrolment = _enrolment(identity, asked if asked in courses else "")
    wanted = (asked, enrolment.course if enrolment else "", house.setting("COURSE"))
    slug = next((name for name in wanted if name in courses), next(iter(courses)))
    return Visit(store, identity, enrolment, courses[slug], token if identity else "")


def _enrolment(identity: Identity | None, course: str = "") -> Enrolment | None:
    """The cohort chosen in this session, else the newest one they learn in, else the newest one; of one course if one is given."""
    if identity is None:
        return None
    chosen = st.session_state.get("cohort")
    installed = [e for e in identity.enrolments if e.course in content.courses() and course in ("", e.course)]
    ranked = sorted(installed, key=lambda e: (e.cohort != chosen, e.role != "learner"))
    return ranked[0] if ranked else None


def _in_the_course_of(visit: Visit, page: Page, pages: dict[str, Page]) -> Visit:
    """The visit in the course of the lesson that was asked for: a link to a lesson of another course opens that course."""
    name = next((name for name, one in pages.items() if one.url_path == page.url_path), "")
    course = name.removeprefix("lesson:").partition("/")[0] if name.startswith("lesson:") else visit.course.slug
    if course == visit.course.slug:
        return visit
    choose_course(course)
    return replace(visit, course=content.courses()[course], enrolment=_enrolment(visit.identity, course))


def _pages(visit: Visit) -> dict[str, Page]:
    """Every page of the application, so that every address is known; those without a use for this visitor are not in the menu."""

    def page(file: str, title: str, path: str, icon: str, shown: bool, default: bool = False) -> Page:
        visibility: Literal["visible", "hidden"] = "visible" if shown else "hidden"
        return st.Page(_PAGES / file, title=title, url_path=path, icon=f":material/{icon}:", default=default, visibility=visibility)

    signed = visit.identity is not None
    pages = {
        "home": page("learner/home.py", _("Home"), "home", "home", True, default=True),
        "map": page("learner/map.py", _("My map"), "map", "hub", visit.is_learner),
        "takeaway": page("learner/takeaway.py", _("Take away"), "take-away", "download", visit.is_learner),
        "review": page("instructor/review.py", _("Review"), "review", "rate_review", visit.is_instructor),
        "class": page("instructor/class.py", _("Class"), "class", "school", visit.is_instructor),
        "results": page("instructor/results.py", _("Results"), "results", "table_view", visit.is_instructor),
        "cohorts": page("instructor/cohorts.py", _("Cohorts"), "cohorts", "groups", visit.is_instructor),
        "installation": page("owner/installation.py", _("Installation"), "installation", "dns", visit.is_owner),
        "account": page("learner/account.py", _("Account"), "account", "person", signed),
        "signin": page("visitor/signin.py", _("Sign in"), "sign-in", "login", not signed),
        "join": page("visitor/join.py", _("Join a cohort"), "join", "group_add", False),
        "claim": page("visitor/claim.py", _("Accept an invitation"), "claim", "key", False),
        "verify": page("visitor/verify.py", _("Check a statement"), "verify", "verified", False),
    }
    taken = {one.url_path for one in pages.values()} | {"home"}
    for course in content.courses().values():
        titles = {lesson.slug: lesson.head.title for lesson in course.lessons}
        broken = content.readings()[course.slug].broken  # their addresses stay, so that a link to them explains itself
        for slug, title in {**dict.fromkeys(broken, _("A lesson")), **titles}.items():
            address = content.address(course.slug, slug)
            path = f"lesson-{address}" if address in taken else address
            taken.add(path)
            pages[f"lesson:{course.slug}/{slug}"] = page("learner/lesson.py", title, path, "menu_book", False)
    return pages


def _refuse(visit: Visit, need: Need) -> None:
    from ui import further, signin  # late: they need the frame's links

    if visit.identity is None:
        signin.way_in(visit, need)
    elif need == "learner":
        further.begin_course(visit)
    else:
        st.title(_("There is nothing here for you"), anchor=False)
        st.markdown(_("This page does not exist, or it is not yours to open."))
        st.page_link(link("home"), label=_("Go to Home"), icon=":material/home:")


def _closed() -> None:
    st.title(_("The course is closed for a moment"), anchor=False)
    st.markdown(
        _("Your answers cannot be reached right now. Nothing is lost: what you typed is kept on this device. Try again in a minute.")
    )
    st.button(_("Try again"))


def _nothing_to_learn() -> None:
    st.title(_("There is no course here yet"))
    st.markdown(_("If you look after this installation: put a course into the folder of lessons, then run `python manage.py lint`."))


def receive(batch: object) -> dict[str, object]:
    """The courier's way to the desk when there is no web half: who writes is who is signed in here."""
    visit = _arrive()
    return desk.receive(visit.store, visit.identity, batch) if visit.identity else {"n": 0, "acks": []}

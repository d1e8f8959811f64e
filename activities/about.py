"""An activity that belongs to one thing: which one, and whether that is still the one in focus. It knows no kind."""

from __future__ import annotations

from collections.abc import Iterator

from activities.rows import choices_of
from course import sheet as form
from course.check import Fault
from course.facts import Around, Thing
from course.mark import Line
from course.words import _

ABOUT = "about"  # the path of the field


def about_field(around: Around, focus: str, chosen: object = None) -> form.Field:
    """The choice of the thing an activity belongs to: the things of the list the focus is on, at first the one in focus.

    :param around: what is known around the activity.
    :param focus: id of the activity in which the focus is chosen.
    :param chosen: the thing in the body so far; it stays a choice when the focus has moved to another list.
    """
    options = choices_of(around, around.roster_of_focus(focus))
    offered = [option.value for option in options if not option.spare]
    kept = around.thing(chosen) if isinstance(chosen, str) else None
    if kept is not None and all(option.value != kept.id for option in options):
        options = (*options, form.Option(kept.id, kept.name, spare=True))
    now = around.focus(focus)
    help = "" if offered else _nothing_yet()
    return form.Field(ABOUT, _("This is about"), "choice", help, options=options, preset=now if now in offered else None)


def about_thing(around: Around, focus: str, chosen: str | None) -> Thing | None:
    """The thing an answer belongs to: the chosen one, else the one in focus; None when there is neither.

    :param around: what is known around the activity.
    :param focus: id of the activity in which the focus is chosen.
    :param chosen: the thing in the answer.
    """
    return around.thing(chosen or around.focus(focus) or "")


def about_faults(around: Around, focus: str, chosen: str | None) -> list[Fault]:
    """Why an answer that belongs to one thing may not be handed in while there is none."""
    return [] if about_thing(around, focus, chosen) else [Fault(ABOUT, _nothing_yet())]


def about_lines(around: Around, focus: str, chosen: str | None) -> Iterator[Line]:
    """Feedback when an answer belongs to another thing than the one in focus now, or to one that has left the list.

    :param around: what is known around the activity.
    :param focus: id of the activity in which the focus is chosen.
    :param chosen: the thing in the answer.
    """
    thing, now = about_thing(around, focus, chosen), around.thing(around.focus(focus) or "")
    if thing is None:
        return
    if now is not None and now.id != thing.id:
        text = _(
            "This still belongs to “{name}”. Your focus is “{other}” now. Choose above what it is about.", name=thing.name, other=now.name
        )
        yield Line("question", text, ABOUT, thing.name)
    elif not thing.get("roster"):
        text = _("This belongs to “{name}”, which is no longer on your list. Choose above what it is about.", name=thing.name)
        yield Line("question", text, ABOUT, thing.name)


def _nothing_yet() -> str:
    return _("Choose your focus first. What this can be about appears here then.")

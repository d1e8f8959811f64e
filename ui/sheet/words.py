"""The sentences a sheet shows in the browser, from the catalogue. It knows no screen; JavaScript holds none of its own."""

from __future__ import annotations

from functools import cache

from course.words import _, many

Pattern = str | list[str]


class _Slot(int):
    """A count that stays a placeholder when it is written into a sentence."""

    def __format__(self, spec: str) -> str:
        return "{n}"


def _forms(one: str, other: str) -> list[str]:
    """The sentence for one, for a few and for many; the browser picks by the rule of its language."""
    return [many(one, other, _Slot(n)) for n in (1, 2, 5)]


@cache
def sheet_words() -> dict[str, Pattern]:
    """Every sentence by its name, with ``{placeholders}`` the browser fills."""
    return _states() | _rows() | _cards() | _question() | _timer()


def _states() -> dict[str, Pattern]:
    return {
        "saving": _("Saving…"),
        "saved": _("Saved {time}"),
        "late": _("Kept on this device, trying again."),
        "full": _("This device cannot keep a copy. Stay on this page until it says saved."),
        "restored": _("Text from this device is back. Saving…"),
        "refused": _("Not saved: {reason} Your text is kept on this device."),
        "notSaved": _("Not saved: this activity cannot be reached. Your text is kept on this device."),
        "other": _("Updated with what was saved elsewhere."),
        "revision": _("Version {n} handed in"),
        "handing": _("Handing in…"),
        "handed": _("Handed in {time}"),
        "handLate": _("Not handed in yet. Kept on this device, trying again."),
        "again": _("You changed something, so it was not handed in. Press “{button}” again."),
        "problems": _("Not handed in yet. Look at the marked places."),
        "tooLong": _("Not handed in yet. A text is too long."),
        "stale": _("This activity was reworded after you wrote this. Look through your answer."),
        "over": _forms("{n} character too many", "{n} characters too many"),
        "left": _forms("{n} character left", "{n} characters left"),
    }


def _rows() -> dict[str, Pattern]:
    return {
        "up": _("Move up"),
        "down": _("Move down"),
        "remove": _("Remove"),
        "upOf": _("Move up: {name}"),
        "downOf": _("Move down: {name}"),
        "removeOf": _("Remove: {name}"),
        "added": _("{name} added."),
        "moved": _("{name} is now number {n} of {of}."),
        "removed": _("{name} removed."),
        "undo": _("Undo"),
        "tally": _("{n} of {limit}"),
        "begin": _("Begin with"),
        "filled": _forms("{n} entry filled in.", "{n} entries filled in."),
    }


def _cards() -> dict[str, Pattern]:
    return {
        "how": _("Drag a card, or choose it and then a group. With the keyboard: Enter, arrow keys, Enter."),
        "howMany": _("Drag a card to one or more groups, or choose it and then its groups. With the keyboard: Enter, arrow keys, Enter."),
        "howOrder": _("Drag by the handle, or use the buttons. With the keyboard: arrow keys on the handle."),
        "pool": _("Not placed yet"),
        "allCards": _("Cards"),
        "groupCount": _("{group} ({n})"),
        "moveTo": _("Where to put “{card}”"),
        "picked": _("{card}: picked up. Choose a group, or use the arrow keys and Enter. Escape puts it down."),
        "putDown": _("{card}: put down."),
        "aim": _("{group}, {n} of {of}. Enter puts the card there."),
        "put": _("{card}: now in {group}. Not placed yet: {left}."),
        "taken": _("{card}: taken out of {group}."),
        "takeOut": _("Take out"),
        "takeOutOf": _("Take out: {card}, {group}"),
        "gripOf": _("{card}, number {n} of {of}"),
    }


def _question() -> dict[str, Pattern]:
    return {
        "ask": _("This answer was changed in two places. Which version do you want to keep?"),
        "decide": _("Not handed in yet. First choose which version to keep."),
        "mine": _("In this tab"),
        "theirs": _("Saved from another tab or device"),
        "keep": _("Keep this version"),
        "nothing": _("(nothing written)"),
    }


def _timer() -> dict[str, Pattern]:
    return {
        "timer": _("Take about {minutes} minutes. Nothing is cut off."),
        "timerStart": _("Start the timer"),
        "timerHide": _("Hide the timer"),
        "timerLeft": _("{time} left"),
        "timerOver": _("The time is over. Go on as long as you like: what you write counts."),
    }

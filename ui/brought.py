"""What is said about an answer that came out of a learner's file. Nothing of a file is shown as a text of the course."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from ui import safe_text, thread

if TYPE_CHECKING:
    from storage.parcel import Mark
    from storage.records import Revision
    from ui.visit import Visit


def origin(visit: Visit, cohort: str, learner: str, slug: str) -> None:
    """Say which versions were not handed in here.

    :param visit: the reviewer
    :param cohort: where
    :param learner: whose answer it is
    :param slug: the activity
    """
    marks = visit.store.portable.marks(visit.person, cohort, slug, learner)
    came = [str(mark.rev) for mark in marks.values() if not mark.repeats]
    again = [mark for mark in marks.values() if mark.repeats]
    if came:
        safe_text.plain(
            many(
                "Version {revs} was brought along in the learner’s own file. Its text and time are what the file says.",
                "Versions {revs} were brought along in the learner’s own file. Their texts and times are what the file says.",
                len(came),
                revs=", ".join(came),
            )
        )
    for mark in again:
        safe_text.plain(_("Version {rev} says version {other} again, so that it stays the current one.", rev=mark.rev, other=mark.repeats))


def version_name(revision: Revision, marks: Mapping[int, Mark]) -> str:
    """What a version is called in a list.

    :param marks: which of the activity's revisions were not handed in here
    """
    rev, time = revision.rev, thread.local_time(revision.saved_at)
    came = rev in marks and not marks[rev].repeats
    return _("Version {rev}, {time}, brought along", rev=rev, time=time) if came else _("Version {rev}, {time}", rev=rev, time=time)


def question(visit: Visit, cohort: str, learner: str, hash: str) -> None:
    """The question an answer replied to elsewhere, where this installation never had it: as plain text, for the file may say anything.

    :param hash: of the wording
    """
    wording = visit.store.portable.wording(visit.person, cohort, hash, learner)
    asked = prompt_of(wording.spec_json) if wording else ""
    if asked:
        st.markdown(_("The answer was brought along and replied to other words. The learner’s file gives them as:"))
        safe_text.plain(asked)


def prompt_of(spec: str) -> str:
    """The question in the wording of an activity, or an empty text."""
    try:
        asked = json.loads(spec)["head"]["prompt"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return asked if isinstance(asked, str) else ""

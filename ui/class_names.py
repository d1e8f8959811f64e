"""Names that look alike over a class, put together; an instructor has the last word. Learners never see them."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import streamlit as st

from activities import kinds
from activities.work import Work
from charts.bars import bars
from charts.words import BarsWords
from course.likeness import Group, Name, grouped, names_of
from course.words import _, catalogued, many
from storage.class_answers import FEWEST
from storage.errors import Refused, StorageError
from ui import drawing
from ui.classwide import around_of
from ui.picture.component import picture
from ui.visit import given

if TYPE_CHECKING:
    from course.lesson import Activity
    from ui.classroom import Desk

DRAWN = 20  # groups in the picture, the most frequent
LISTED = 300  # groups and names in the boxes
CALLED = 80  # characters of what a group is called
KEPT = 20  # lists of names in memory
_names: OrderedDict[tuple[int, str, str], tuple[str, list[Name]]] = OrderedDict()


def show(desk: Desk, activity: Activity) -> None:
    """Draw the groups of names of an activity that makes a list; nothing for others, and below five learners."""
    if not kinds()[activity.kind].lists(activity.settings):
        return
    names = _all(desk, activity)
    if len(frozenset().union(*(name.people for name in names))) < FEWEST:
        return
    store, person = desk.visit.store.class_answers, desk.visit.person
    decided = store.decisions(person, desk.cohort, activity.id, [name.folded for name in names])
    groups = grouped(names, decided.groups, decided.labels)
    st.header(_("Who is named, near-equal names together"), anchor=False)
    _draw(groups, activity)
    _edit(desk, activity, groups, names)


def _all(desk: Desk, activity: Activity) -> list[Name]:
    """All names on the lists of a class, read again only when an answer or somebody's privacy changed."""
    answers, around = desk.visit.store.class_answers, around_of(desk.course, activity)
    key = (id(desk.visit.store), desk.cohort, activity.id)
    _people, word = answers.standing(desk.visit.person, desk.cohort, activity.id, around)
    if (kept := _names.get(key)) and kept[0] == word:
        return kept[1]
    works = [Work(desk.course, given(one.latest)) for one in answers.tries(desk.visit.person, desk.cohort, activity.id, around)]
    names = names_of(_of(work, activity) for work in works)
    _names[key] = (word, names)
    while len(_names) > KEPT:
        _names.popitem(last=False)
    return names


def _of(work: Work, activity: Activity) -> list[str]:
    answer = work.answer(activity)
    facts = work.kind(activity).facts(work.ask(activity), answer) if answer is not None else []
    return [str(fact.value) for fact in facts if fact.aspect == "name"]


def _draw(groups: list[Group], activity: Activity) -> None:
    rows = [(_labelled(group), [("", float(group.people))]) for group in groups[:DRAWN]]
    left = len(groups) - len(rows)
    said = [_("A bar is a number of learners.")]
    said += [many("{n} further group is not drawn.", "{n} further groups are not drawn.", left)] if left else []
    words = catalogued(BarsWords(title=activity.head.title, subtitle=" ".join(said), column_label=_("Group")))
    wide, narrow = (bars(rows, words, width) for width in (drawing.WIDE, drawing.NARROW))
    picture(wide, narrow, {}, key=f"names-{activity.id}", words=drawing.picture_words())


def _labelled(group: Group) -> str:
    further = len(group.names) - 1
    return many("{label} and {n} spelling", "{label} and {n} spellings", further, label=group.label) if further else group.label


def _edit(desk: Desk, activity: Activity, groups: list[Group], names: list[Name]) -> None:
    with st.expander(_("Put names together or apart"), icon=":material/join_inner:"):
        listed = {group.names[0].folded: group for group in groups[:LISTED]}
        ids = list(listed)
        chosen = st.selectbox(_("Group"), ids, format_func=lambda id: _labelled(listed[id]), key=f"group-{activity.id}")
        group = listed[chosen]
        own = [name.folded for name in group.names]
        frequent = sorted(names, key=lambda name: (-len(name.people), name.folded))[:LISTED]
        spelled = {name.folded: name.spelled for name in (*group.names, *frequent)}
        key = f"{activity.id}-{group.id}-{chosen}-{len(own)}"  # a decision gives a group another id, and its boxes their new content
        kept = st.multiselect(
            _("Names in this group"), list(spelled), default=own, format_func=lambda name: spelled[name], key=f"names-in-{key}"
        )
        called = st.text_input(_("What the group is called"), value=group.label, key=f"called-{key}")
        st.caption(_("Add a name to move it here; remove one to let it stand alone. New answers follow what you decide."))
        keep, forget = st.columns(2)
        if keep.button(_("Keep this group"), key=f"keep-{activity.id}", type="primary", width="stretch"):
            _decide(desk, activity, own, kept, called)
        if forget.button(_("Forget all my groups"), key=f"forget-{activity.id}", width="stretch"):
            try:
                desk.visit.store.class_answers.forget_decisions(desk.visit.person, desk.cohort, activity.id)
            except StorageError:
                st.error(_("The groups cannot be changed right now. Try again in a minute."))
            else:
                st.rerun()


def _decide(desk: Desk, activity: Activity, own: list[str], kept: list[str], called: str) -> None:
    if not kept:
        st.error(_("Leave at least one name in the group. To let a name stand alone, remove only that one."))
        return
    groups = {"kept": kept} | {f"apart {name}": [name] for name in own if name not in kept}
    try:
        desk.visit.store.class_answers.decide(desk.visit.person, desk.cohort, activity.id, groups, {"kept": called.strip()})
    except Refused:
        st.error(_("Give the group a name of 1 to {limit} ordinary characters.", limit=CALLED))
    except StorageError:
        st.error(_("The groups cannot be changed right now. Try again in a minute."))
    else:
        st.rerun()

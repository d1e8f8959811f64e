"""What a chain is drawn from, and all it says in words. It knows no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.metrics import clean
from charts.paragraphs import listed, whole
from charts.scene import Entry, Table


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the chain. No arrow leads to the first one: what it gets and whether that is weak is not asked.

    :param outside: stands outside the organisation
    :param passes: what is passed on to this step; stands on the arrow into it
    :param weak: the arrow into this step is the weak link
    """

    id: str
    label: str
    outside: bool
    passes: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class FlowWords:
    """The chain."""

    title: str = ""
    subtitle: str = ""
    inside: str = "Inside the organisation"
    outside: str = "Outside"
    weak: str = "weak link"
    nameless: str = "No name yet"
    invite: str = "Who gets your work next, and who after them? Add the steps up to the last one."
    about: str = "{n}. {name}. {place}."
    about_passes: str = "Gets: {text}."
    about_weak: str = "The link to this step is weak."
    sentence_none: str = "The chain has no steps yet."
    sentence_chain: str = "The chain: {names}."
    sentence_outside: str = "Outside: {names}."
    sentence_inside: str = "All steps stand inside the organisation."
    sentence_weak: str = "Weak link: from {one} to {other}."
    column_step: str = "Step"
    column_place: str = "Where"
    column_passes: str = "What is passed on to it"
    column_remark: str = "Remark"
    joiner: str = "; "
    arrow: str = " → "
    and_more: str = "{names} and {n} more"

    def name(self, step: Step) -> str:
        """The label of a step, or the words for none."""
        return clean(step.label) or clean(self.nameless)

    def place(self, step: Step) -> str:
        """Inside or outside in words."""
        return clean(self.outside if step.outside else self.inside)


def about(n: int, step: Step, words: FlowWords) -> str:
    """The words a screen reader says for step ``n``, the first being 0."""
    said = [words.about.format(n=n + 1, name=words.name(step), place=words.place(step))]
    if n and whole(step.passes):
        said.append(words.about_passes.format(text=whole(step.passes)))
    return " ".join([*said, words.about_weak] if n and step.weak else said)


def sentence(steps: Sequence[Step], words: FlowWords) -> str:
    """The chain by name, who stands outside, every weak link."""
    if not steps:
        return words.sentence_none
    names = [words.name(step) for step in steps]
    parts = [words.sentence_chain.format(names=listed(names, words.arrow, words.and_more))]
    outside = [words.name(step) for step in steps if step.outside]
    more = words.sentence_outside.format(names=listed(outside, words.joiner, words.and_more)) if outside else words.sentence_inside
    weak = [words.sentence_weak.format(one=names[n - 1], other=names[n]) for n, step in enumerate(steps) if n and step.weak]
    return " ".join([*parts, more, *weak])


def table(steps: Sequence[Step], words: FlowWords) -> Table:
    """A row per step; columns nobody fills are left out."""
    columns = [
        (words.column_step, [words.name(step) for step in steps]),
        (words.column_place, [words.place(step) for step in steps]),
        (words.column_passes, [whole(step.passes) if n else "" for n, step in enumerate(steps)]),
        (words.column_remark, [clean(words.weak) if n and step.weak else "" for n, step in enumerate(steps)]),
    ]
    shown = [(title, cells) for title, cells in columns if not cells or any(cells)]
    return Table(tuple(title for title, _ in shown), tuple(zip(*(cells for _, cells in shown), strict=True)))


def entries(steps: Sequence[Step], words: FlowWords) -> tuple[Entry, ...]:
    """The list under the picture, by inside and outside."""
    return tuple(Entry(step.id, words.name(step), words.place(step)) for step in steps)

"""The view contradictions: what may not fit together in the answers, found by rules with names. Nothing it finds is a mistake."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from activities.authored import Named, Slip, refuse, repeated
from activities.conditions import Condition, holds
from activities.kind import Ask, Settings
from activities.view import NoAnswer, View
from course.facts import Thing, fold
from course.mark import Line, Mark
from course.words import _, many

SHORTEST_NAME = 4  # characters: a shorter name is found in too many words


class Rule(Named, Condition):
    """A question asked about things of which something holds, with a name of its own."""


class ContradictionsSettings(Settings):
    """Rules of the course, beside those every course has."""

    rules: list[Rule] = Field([], description="the rules, each with its label")

    @model_validator(mode="after")
    def _check(self) -> ContradictionsSettings:
        empty = [n for n, rule in enumerate(self.rules) if rule.is_empty]
        slips = [Slip(("rules", n), _("This rule has no condition. Add “when”, “all”, “rarer” or “below”.")) for n in empty]
        refuse([*repeated(self.rules, "rules"), *slips])
        return self


class Contradictions(View[ContradictionsSettings]):
    """A list of what may not fit together."""

    name = "contradictions"
    title = "show what does not fit together, by rules that are named"
    icon = ":material/rule:"
    Settings = ContradictionsSettings

    def mark(self, ask: Ask[ContradictionsSettings], answer: NoAnswer) -> Mark:
        """Whatever a rule finds, with the rule beside it; when none does, that is said."""
        own = [(_("Belongs to another focus"), _belongs), (_("No longer on the list"), _gone), (_("Kept private, and mentioned"), _private)]
        lines = [Line("question", text, label=label, answer=name) for label, rule in own for name, text in rule(ask)]
        for rule in ask.settings.rules:
            lines += [Line(rule.tone, rule.ask.replace("{name}", t.name), label=rule.label, answer=t.name) for t in _found(ask, rule)]
        rules = [label for label, _rule in own] + [rule.label for rule in ask.settings.rules]
        if not lines:
            lines.append(Line("done", many("The {n} rule found nothing.", "None of the {n} rules found anything.", len(rules))))
        rule_said = _("Compared by these rules: {rules}. What they find is a question, never a mistake.", rules="; ".join(rules))
        return Mark(rule_said, tuple(lines))

    def reads(self, settings: ContradictionsSettings) -> tuple[str, ...]:
        """What its rules compare."""
        return tuple(dict.fromkeys(aspect for rule in settings.rules for aspect in rule.names))


Found = Iterator[tuple[str, str]]  # the name of a thing, and the sentence


def _subjects(ask: Ask[ContradictionsSettings]) -> list[tuple[Thing, str]]:
    """Every activity that belongs to one thing: the thing and the title of the activity."""
    things = fold(ask.around.facts)
    return [(things[fact.subject], str(fact.value)) for fact in ask.around.facts if fact.aspect == "subject"]


def _belongs(ask: Ask[ContradictionsSettings]) -> Found:
    focus = next((thing for thing in fold(ask.around.facts).values() if thing.get("focus")), None)
    for thing, title in _subjects(ask):
        if focus is not None and thing.id != focus.id and thing.get("roster"):
            text = _("“{title}” still belongs to “{name}”. Your focus is “{other}” now.", title=title, name=thing.name, other=focus.name)
            yield thing.name, text


def _gone(ask: Ask[ContradictionsSettings]) -> Found:
    for thing, title in _subjects(ask):
        if not thing.get("roster"):
            yield thing.name, _("“{title}” is about “{name}”, which is no longer on your list.", title=title, name=thing.name)


def _private(ask: Ask[ContradictionsSettings]) -> Found:
    private = [t for t in fold(ask.around.facts).values() if t.get("visible") == "me" and len(t.name) >= SHORTEST_NAME]
    for activity, leaf in ask.texts() if private else ():
        for thing in private:
            named = thing.name.casefold() in leaf.text.casefold() and leaf.text != thing.name
            if named and thing.id not in leaf.about:
                text = _(
                    "Only you see “{name}”, and “{title}” mentions it in a text your instructor may read.", name=thing.name, title=activity
                )
                yield thing.name, text


def _found(ask: Ask[ContradictionsSettings], rule: Rule) -> Iterator[Thing]:
    order = {aspect: list(words) for aspect, words in ask.around.labels.items()}
    for thing in fold(ask.around.facts).values():
        if thing.get("roster") and holds(rule, thing.get, order):
            yield thing


KIND = Contradictions()

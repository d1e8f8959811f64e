"""Made-up answers, one way of answering for each kind of activity. It knows no store; whether an answer may be handed in the kind says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

from activities import kinds
from activities.kind import Ask
from commands.made_up import ways
from commands.made_up.learner import MadeUpLearner
from commands.made_up.lists import answer_roster
from commands.made_up.sheets import field_value
from course.sheet import Body

Way = Callable[[Ask[Any], MadeUpLearner, Body], Body]  # the activity, who answers, their answer so far (or none) → an answer


def answer(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    """What somebody answers; an activity of a kind without a way of its own is answered as its form asks.

    :param ask: the activity and what is known around it.
    :param who: the made-up learner.
    :param before: their latest answer; empty at the first try.
    """
    return WAYS.get(ask.activity.kind, ways.any_form)(ask, who, before)


def _sort(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    cards, groups = {}, [group.id for group in ask.settings.groups]
    for card in ask.settings.cards:
        earlier = before.get("cards", {}).get(card.id)
        if earlier in card.accept or (earlier and who.happens(0.3)):
            cards[card.id] = earlier
        elif card.accept and who.happens(who.skill + (0.25 if earlier else 0)):
            cards[card.id] = who.one(card.accept)
        else:
            cards[card.id] = who.one(list(card.defend) if card.defend and who.happens(0.6) else groups)
    return {"cards": cards}


def _match(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    cards, groups = {}, [group.id for group in ask.settings.groups]
    for card in ask.settings.cards:
        earlier = before.get("cards", {}).get(card.id, [])
        if not ask.settings.many:
            cards[card.id] = [who.one(card.accept if card.accept and who.happens(who.skill) else groups)]
            continue
        fits = [g for g in groups if (g in card.accept and (g in earlier or who.happens(who.skill)))]
        extra = [g for g in groups if g not in card.accept and who.happens((1 - who.skill) / 2)]
        cards[card.id] = fits + extra or [who.one(groups)]
    return {"cards": cards}


def _tally(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    s, material = ask.settings, who.shared.rows.get(ask.activity.id, [])
    if not material:
        return dict(kinds()["tally"].examples(ask).good[0])
    rows = list(before.get("rows", []))
    fresh = [row for row in material if row.text not in {old["text"] for old in rows}]
    for row in who.some(fresh, 1, 2) if rows else who.some(fresh, max(s.least, 3), s.limit):
        marks = [mark for mark in row.marks if not who.happens(0.06)]
        rows.append({"id": who.row_id(), "text": row.text, "marks": marks})
    return {"rows": rows[: s.limit]}


def _choice(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    options = [option.id for option in ask.settings.options]
    chosen = [option for option in who.life.choices.get(ask.activity.id, []) if option in options]
    chosen = chosen or [who.one(ask.settings.accept if ask.settings.accept and who.happens(who.skill) else options)]
    return {"choice": chosen if ask.settings.many else chosen[0]}


def _rate(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    s, things = ask.settings, [thing.id for thing in ask.around.things(ask.settings.roster)]
    earlier = {row["id"]: row for row in before.get("ratings", [])}
    rows = [_revised(earlier[thing], s, who) if thing in earlier else _rating_row(s, who, thing) for thing in things]
    body: Body = {"ratings": rows}
    if s.pairs and not before and len(things) > 1 and who.happens(0.1):
        for row in rows:
            row[s.pairs.of] = 5
        order = sorted(things, key=lambda thing: -who.feeling(thing).matters)
        body["pairs"] = [{"id": f"{a}~{b}", "first": min(a, b, key=order.index)} for a, b in combinations(things, 2)]
    return body


def _rating_row(settings: Any, who: MadeUpLearner, thing: str) -> Body:
    feeling, made_of = who.feeling(thing), who.listed.get(thing)
    alone = len(settings.ratings) == 1
    row: Body = {"id": thing, **{question.id: "yes" if who.happens(0.35) else "no" for question in settings.yesno}}
    for rating in settings.ratings:
        if not who.happens(0.03):
            row[rating.id] = who.rating(feeling.matters if alone else feeling.close + who.chance.gauss(0, 0.5))
    known = made_of.how if made_of and settings.evidence and who.happens(who.care) else ""
    if known:
        row["evidence"] = known
    if settings.basis and made_of and who.happens(0.95):
        row["basis"] = made_of.basis if known or not made_of.how else "assumed"
    return row


def _revised(row: Body, settings: Any, who: MadeUpLearner) -> Body:
    """A row after some thought: one rating a step off, and the evidence that was left out."""
    changed, made_of = dict(row), who.listed.get(row["id"])
    if settings.ratings and who.happens(0.5):
        rating = who.one(settings.ratings).id
        changed[rating] = max(1, min(5, int(changed.get(rating) or 3) + who.one([-1, 1])))
    if made_of and made_of.how and settings.evidence:
        changed["evidence"] = made_of.how
        changed |= {"basis": made_of.basis} if settings.basis else {}
    return changed


def _assign(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    earlier = {row["id"]: row for row in before.get("tags", [])}
    things = [thing.id for thing in ask.around.things(ask.settings.roster)]
    return {"tags": [_tag_row(ask, who, thing, earlier.get(thing, {})) for thing in things]}


def _tag_row(ask: Ask[Any], who: MadeUpLearner, thing: str, earlier: Body) -> Body:
    says, about = who.shared.says.get(ask.activity.id, {}), ask.around.thing(thing)
    made_of, row = who.listed.get(thing), {"id": thing, **earlier}
    said = {**who.shared.tags, **(made_of.tags if made_of else {})}
    for tag in ask.settings.tags:
        options = [option.id for option in tag.options]
        if not options:
            value = field_value(tag.field, who, says, about)
            row |= {tag.id: value} if tag.id not in row and value else {}
            continue
        option = said.get(tag.id, "") if said.get(tag.id) in options else who.one(options)
        if tag.id not in row and who.happens(0.95):
            row[tag.id] = [option] if tag.many else option
    return row


def _reflect(ask: Ask[Any], who: MadeUpLearner, before: Body) -> Body:
    if not ask.activity.follows:
        return ways.any_form(ask, who, before)
    fitting = who.shared.changes.get(ask.activity.follows, []) + who.shared.changes.get("any", [])
    return {field.id: who.one(fitting) for field in ask.settings.fields} if fitting else {}


WAYS: dict[str, Way] = {
    "assign": _assign,
    "choice": _choice,
    "exchange": ways.exchange,
    "focus": ways.focus,
    "journey": ways.journey,
    "match": _match,
    "order": ways.order,
    "plan": ways.plan,
    "rate": _rate,
    "recall": ways.recall,
    "reflect": _reflect,
    "roster": answer_roster,
    "sort": _sort,
    "split": ways.split,
    "tally": _tally,
    "words": ways.words,
}

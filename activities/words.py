"""The kind words: a few words for how something is now, a few for how it is wanted. It counts and compares the words and judges none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import Field, model_validator

from activities.about import about_faults, about_field, about_lines, about_thing
from activities.authored import Labelled, Named, Slug, refuse, repeated
from activities.kind import Answer, Ask, Examples, Kind, Settings
from charts.scene import Scene
from course import sheet as form
from course.check import Fault
from course.facts import Fact
from course.mark import Count, Line, Mark
from course.sheet import Body, Sheet
from course.words import _, catalogued, many

SIDES = ("now", "wanted")
OF, OWN, WHY, SENTENCE = 120, 120, 600, 400  # characters


class WordsSettings(Settings):
    """Words to choose from, twice."""

    of: Labelled | None = Field(None, description="what the words describe: the label of the choice with `focus`, else of a short text")
    focus: Slug | None = Field(
        None, description="id of the activity that chose a thing for a closer look; the words then belong to that thing"
    )
    words: list[Named] = Field(min_length=2, description="the words to choose from, the same on both sides")
    most: int = Field(3, ge=1, le=10, description="most words on each side, those of one's own among them")
    now: Labelled = Field(description="the side of what is")
    wanted: Labelled = Field(description="the side of what is wanted")
    own: Labelled | None = Field(None, description="words of one's own on each side, with commas between them; without it none are asked")
    why: Labelled | None = Field(None, description="a text about the choice; without it none is asked")
    sentence: Labelled | None = Field(None, description="a sentence that says it as a whole; without it none is asked")

    @model_validator(mode="after")
    def _check(self) -> WordsSettings:
        refuse(repeated(self.words, "words"))
        return self

    def side(self, side: str) -> Labelled:
        """Label and help of a side, ``now`` or ``wanted``."""
        return self.now if side == "now" else self.wanted

    @property
    def texts(self) -> list[tuple[str, Labelled]]:
        """Paths of the texts that are asked, with their labels."""
        return [(path, asked) for path, asked in (("why", self.why), ("sentence", self.sentence)) if asked]


class WordsAnswer(Answer):
    """Words on both sides, ticked and of one's own, and the texts."""

    about: str | None = None
    of: str = ""
    now: list[str] = []
    own_now: str = ""
    wanted: list[str] = []
    own_wanted: str = ""
    why: str = ""
    sentence: str = ""

    def text(self, path: str) -> str:
        """What was written at a path."""
        return str(getattr(self, path)).strip()

    def said(self, settings: WordsSettings, side: str) -> list[str]:
        """The words of a side as they are read, each once whatever its capitals."""
        ticked: list[str] = getattr(self, side)
        chosen = [word.label for word in settings.words if word.id in ticked]
        own = getattr(self, f"own_{side}").replace("\n", ",").split(",") if settings.own else []
        words = [" ".join(word.split()) for word in (*chosen, *own)]
        return list({word.casefold(): word for word in reversed(words) if word}.values())[::-1]


class Words(Kind[WordsSettings, WordsAnswer]):
    """Words for now and for what is wanted."""

    name = "words"
    title = "choose a few words for now and a few for what is wanted, and see the shift"
    icon = ":material/swap_horiz:"
    Settings = WordsSettings
    Answer = WordsAnswer

    def sheet(self, ask: Ask[WordsSettings], body: Body) -> Sheet:
        """What it is about, both sides, the reason, the sentence."""
        s = ask.settings
        fields = [*self._subject(ask, body)]
        for side in SIDES:
            asked = s.side(side)
            fields.append(form.Field(side, asked.label, "choices", asked.help, options=tuple(word.option for word in s.words)))
            if s.own:
                label = _("{own} ({side})", own=s.own.label, side=asked.label)
                fields.append(form.Field(f"own_{side}", label, "text", s.own.help, OWN))
        limits = {"why": WHY, "sentence": SENTENCE}
        fields += [form.Field(path, asked.label, "long", asked.help, limits[path]) for path, asked in s.texts]
        return Sheet(tuple(fields))

    def problems(self, ask: Ask[WordsSettings], answer: WordsAnswer) -> list[Fault]:
        """No thing to be about, no word at all, or too many on a side."""
        s = ask.settings
        faults = about_faults(ask.around, s.focus, answer.about) if s.focus else []
        said = {side: answer.said(s, side) for side in SIDES}
        if not any(said.values()):
            return [*faults, Fault("now", _("Choose at least one word first."))]
        return [*faults, *(Fault(side, _over(len(words), s.most)) for side, words in said.items() if len(words) > s.most)]

    def summary(self, ask: Ask[WordsSettings], answer: WordsAnswer) -> str:
        """The words of both sides."""
        s = ask.settings
        sides = [_("{side}: {words}", side=s.side(side).label, words=", ".join(answer.said(s, side)) or "–") for side in SIDES]
        return "; ".join(sides)

    def facts(self, ask: Ask[WordsSettings], answer: WordsAnswer) -> list[Fact]:
        """The words of both sides for the thing they belong to, while it stands on its list."""
        thing = about_thing(ask.around, ask.settings.focus, answer.about) if ask.settings.focus else None
        if thing is None or not thing.get("roster"):
            return []
        return [Fact(thing.id, f"words_{side}", words) for side in SIDES if (words := answer.said(ask.settings, side))]

    def mark(self, ask: Ask[WordsSettings], answer: WordsAnswer) -> Mark:
        """Count the words, compare the sides, name the texts that are not written."""
        s = ask.settings
        lines = [*about_lines(ask.around, s.focus, answer.about)] if s.focus else []
        counts = [Count(s.side(side).label, len(answer.said(s, side)), s.most) for side in SIDES]
        said = [_("{label}: {n} of at most {most}.", label=count.label, n=count.n, most=s.most) for count in counts]
        lines += [Line("note", text, side) for side, text in zip(SIDES, said, strict=True)]
        lines += _compared(s, answer)
        lines += [Line("open", _("Nothing is written here yet."), path, asked.label) for path, asked in s.texts if not answer.text(path)]
        rule = _("Counted: the words. Compared: which of them stand on both sides. No word is better than another.")
        return Mark(rule, tuple(lines), tuple(counts))

    def figure(self, ask: Ask[WordsSettings], tries: Sequence[WordsAnswer], width: float) -> Scene | None:
        """What stays, what goes, what comes, in the last try."""
        s = ask.settings
        now, wanted = (tries[-1].said(s, side) if tries else [] for side in SIDES)
        if not (now or wanted):
            return None
        from charts.shift import ShiftWords, shift

        return shift(now, wanted, replace(catalogued(ShiftWords()), now=s.now.label, wanted=s.wanted.label), width)

    def needs(self, settings: WordsSettings) -> tuple[str, ...]:
        """The activity in which the thing was chosen."""
        return (settings.focus,) if settings.focus else ()

    def examples(self, ask: Ask[WordsSettings]) -> Examples:
        """Different words, and words with one's own; nothing, one side alone; the same words twice, too many."""
        s = ask.settings
        about = [thing.id for thing in ask.around.things(ask.around.roster_of_focus(s.focus))] if s.focus else []
        if s.focus and not about:
            return Examples(good=[], incomplete=[{}])
        ids, text = [word.id for word in s.words], _("An example in a few words.")
        rest: Body = {"about": about[0]} if s.focus else {"of": text} if s.of else {}
        rest |= {path: text for path, _asked in s.texts}
        good: list[Body] = [{**rest, "now": ids[:1], "wanted": ids[1:][: s.most]}]
        wrong: list[tuple[Body, str]] = [({**rest, "now": ids[:1], "wanted": ids[:1]}, "mark")]
        if s.own:
            words = [_("word {n}", n=n) for n in range(1, s.most + 2)]
            good.append({**rest, "own_now": words[0], "wanted": ids[:1], "own_wanted": ", ".join(words[: s.most - 1])})
            wrong.append(({**rest, "now": ids[:1], "own_wanted": ", ".join(words)}, "problem"))
        elif len(ids) > s.most:
            wrong.append(({**rest, "now": ids[: s.most + 1]}, "problem"))
        return Examples(good, [{}, {**rest, "now": ids[:1]}], wrong)

    def _subject(self, ask: Ask[WordsSettings], body: Body) -> Iterator[form.Field]:
        s = ask.settings
        if s.focus:
            field = about_field(ask.around, s.focus, body.get("about"))
            yield replace(field, label=s.of.label, help=field.help or s.of.help) if s.of else field
        elif s.of:
            yield form.Field("of", s.of.label, "text", s.of.help, OF)


def _over(n: int, most: int) -> str:
    return many("{n} word too many. At most {most} stand here.", "{n} words too many. At most {most} stand here.", n - most, most=most)


def _compared(settings: WordsSettings, answer: WordsAnswer) -> Iterator[Line]:
    """Words on both sides; a side without any."""
    now, wanted = ({word.casefold(): word for word in answer.said(settings, side)} for side in SIDES)
    both = ", ".join(word for name, word in now.items() if name in wanted)
    for side, words in zip(SIDES, (now, wanted), strict=True):
        if not words:
            yield Line("open", _("No word stands here yet."), side, settings.side(side).label)
    if both and now.keys() == wanted.keys():
        yield Line("question", _("The same words stand on both sides. Is it just as you want it, or is a word missing?"), "wanted", both)
    elif both:
        n = len(now.keys() & wanted.keys())
        yield Line(
            "note", many("This word stands on both sides: it stays.", "These words stand on both sides: they stay.", n), "wanted", both
        )


KIND = Words()

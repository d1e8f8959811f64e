"""A journey as the text of a Mermaid diagram, with every word made harmless for it. It knows no picture and no page."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from activities.journey_feelings import felt
from activities.journeying import BAD, GOOD, JourneySettings
from activities.work import Work
from charts.journey_words import JourneyWords
from course.lesson import Activity
from course.words import _, catalogued

# What Mermaid, Markdown or HTML could take for a sign of theirs, and what looks nearly the same and is none.
LOOKS = str.maketrans(
    {":": "∶", ";": ",", "#": "♯", '"': "”", "'": "’", "`": "’", "{": "(", "[": "(", "}": ")", "]": ")", "<": "‹", ">": "›"}
    | {"&": "＆", "\\": "/", "|": "/", "$": "＄"}
)
JOINERS = "\u200c\u200d"  # unseen, and part of a word
_KEYWORD = re.compile(r"journey|acc(?:title|descr)|(?:title|section|end|graph|flowchart|subgraph|click|style|class|direction)\b", re.I)
_DOUBLED = re.compile(r"%{2,}|-{3,}|~{3,}")


def harmless(text: str) -> str:
    """The text on one line, as readable as before, with nothing in it that Mermaid could take for more than a word.

    :param text: anybody's words
    """
    line = " ".join(text.split())
    seen = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn") or c in JOINERS)
    plain = _DOUBLED.sub(lambda run: {"%": "％", "-": "—", "~": "～"}[run.group()[0]], seen.translate(LOOKS))
    plain = " ".join(plain.split()).strip(JOINERS + " ")
    return f"– {plain}" if _KEYWORD.match(plain) or plain.startswith("%") else plain


def journey(work: Work, activity: Activity, *, wanted: bool = False) -> str:
    """The feelings at the touchpoints of a journey as a diagram; empty when the activity has none.

    :param work: answers of one learner
    :param activity: the one that asks for the feelings; the one that asks for the touchpoints alone has no diagram
    :param wanted: how they should feel; otherwise how they feel now. Touchpoints without this feeling are left out.
    """
    settings = activity.settings
    answer = work.answer(activity) if isinstance(settings, JourneySettings) and settings.of else None
    if answer is None:
        return ""
    ask, words = work.ask(activity), catalogued(JourneyWords())
    stops = []
    for thing, row in felt(ask, answer):
        feeling = (row.wanted if wanted else row.now) if row else None
        if feeling is not None:
            phase, whose = thing.get("phase"), ask.around.thing(str(thing.get("belongs")))
            label = ask.around.words("phase", phase) if phase else ""
            score = max(BAD, min(GOOD, feeling)) - BAD + 1
            who = harmless(whose.name).replace(",", "‚") if whose else ""  # a comma would make two of one
            stops.append((harmless(label) or harmless(words.no_phase), harmless(thing.name) or harmless(words.nameless), score, who))
    if not stops:
        return ""
    asked = settings.wanted if wanted else settings.now
    title = _("{title} – {feeling}", title=activity.head.title, feeling=asked.label) if asked else activity.head.title
    lines = ["journey", f"    title {harmless(title)}"]
    for phase, group in groupby(stops, key=lambda stop: stop[0]):
        lines.append(f"    section {phase}")
        lines += [f"      {name}: {score}: {who or _('They')}" for _phase, name, score, who in group]
    return "\n".join(lines) + "\n"


def journeys(work: Work) -> bytes:
    """Every journey of a learner, wanted and as it is, as Markdown that draws the diagrams where Mermaid is understood; empty without one.

    :param work: answers of one learner
    """
    parts = []
    for activity in work.course.activities():
        drawn = [diagram for wanted in (True, False) if (diagram := journey(work, activity, wanted=wanted))]
        if drawn and not activity.back:
            parts += [f"## {harmless(activity.head.title)}", *(f"```mermaid\n{diagram}```" for diagram in drawn)]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace") if parts else b""

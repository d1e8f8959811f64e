"""Settings of the kind plan, as an author writes them: plain, about things, about the focus with a rhythm, with gaps."""

from __future__ import annotations

PLAIN = {
    "label": "Steps",
    "one": "Step",
    "add": "Add a step",
    "limit": 3,
    "action": {"label": "What I do"},
    "when": {"label": "By when"},
    "fields": [{"id": "who", "label": "Who"}, {"id": "kind", "label": "Kind", "sort": "choice", "options": [{"id": "a", "label": "A"}]}],
}
ABOUT = {**PLAIN, "roster": "people", "thing": {"label": "For whom"}}
YEARLY = {
    **PLAIN,
    "focus": "focusing",
    "rhythm": {
        "label": "How often",
        "options": [{"id": "monthly", "label": "Monthly", "days": 30}, {"id": "once", "label": "Once", "days": 0}],
    },
}
GAPS = {**PLAIN, "gaps": {"roster": "steps", "now": "now", "wanted": "wanted", "label": "Which gap?"}}

CASES = [("plan", PLAIN), ("plan", ABOUT), ("plan", YEARLY), ("plan", GAPS)]

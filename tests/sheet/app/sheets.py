"""The sheets of the test application: every kind of input there is."""

from __future__ import annotations

from dataclasses import replace

from course.judging import judging_parts
from course.rubric import Rubric
from course.sheet import Cards, Field, Follow, Option, Rows, Sheet, Template, When, scale

WHERE = (
    Option("internal", "Inside my organisation"),
    Option("external", "Outside it"),
    Option("personal", "Away from work"),
    Option("unsure", "Not sure yet"),
)
VISIBLE = (Option("me", "Only me"), Option("instructor", "My instructor too"))

LIST = Sheet(
    (
        Rows(
            "customers",
            "Your customers",
            "Customer",
            (
                Field("name", "Name or role", help="A role is enough: “school office”, “my neighbour”.", limit=80),
                Field("group", "Where are they?", "choice", options=WHERE),
                Field("why", "Why are they important to you?", "long", limit=500),
                scale("weight", "How much do they depend on you?", "hardly", "completely"),
                Field(
                    "visible", "Who may read this?", "choice", options=VISIBLE, follow=Follow("group", (("personal", "me"),), "instructor")
                ),
            ),
            add="Add a customer",
            help="List up to five. A customer is anybody who receives what you do.",
            start=2,
        ),
        Field(
            "missing",
            "Nobody away from work? Say why.",
            "long",
            when=When("missing", "customers", "group", "personal"),
            help="One sentence is enough.",
        ),
        Field("note", "What did you notice while listing them?", "long", help="One or two sentences.", limit=500),
    ),
    timer=20,
)

FIELDS = Sheet(
    (
        Field("short", "A short text", limit=40),
        Field("why", "A long text", "long", limit=300),
        Field(
            "one",
            "Choose one",
            "choice",
            options=(Option("a", "First", "with a word of help"), Option("b", "Second"), Option("c", "Third")),
        ),
        Field("several", "Choose some", "choices", options=(Option("x", "Personal"), Option("y", "Supportive"), Option("z", "Trusting"))),
        scale("five", "How well do you know them?", "hardly", "very well"),
        scale("seven", "On a finer scale", "cold", "warm", steps=7),
        Field("number", "How many in a month?", "number"),
        Field("date", "By when?", "date"),
        Field("more", "Why the first?", when=When("is", "one", value="a")),
    )
)

SUBJECTS = (Option("s1", "School office", "The people behind the timetable."), Option("s2", "My neighbour"), Option("s3", "Accounts"))
RATE = Sheet(
    (
        Rows(
            "ratings",
            "How important is each?",
            "Customer",
            (
                scale("importance", "Importance", "low", "high"),
                scale("known", "How well I know them", "hardly", "well"),
                Field("evidence", "How do you know?", limit=120),
            ),
            given=True,
            subjects=SUBJECTS,
        ),
    )
)

CASES = tuple(
    Option(f"c{n}", text)
    for n, text in enumerate(
        (
            "A shop assistant helps to choose a coat",
            "A knowledge base answers a question at night",
            "An app suggests the next book",
            "A client has one advisor for years",
            "Users answer each other in a forum",
        ),
        1,
    )
)
TYPES = (
    Option("personal", "Personal assistance", "One to one with a person."),
    Option("self", "Self-service"),
    Option("automated", "Automated services"),
)
SORT = Sheet((Cards("types", "Which kind of relationship is it?", "sort", CASES, TYPES),))
MATCH = Sheet((Cards("roles", "Which words fit? Several may.", "match", CASES[:3], TYPES, many=True), Field("why", "Why?", "long")))
PHASES = tuple(Option(p.lower(), p) for p in ("Support afterwards", "Awareness", "Purchase", "Loyalty", "Consideration"))
ORDER = Sheet((Cards("phases", "Put the phases in order", "order", PHASES),))

ABOUT = Field(
    "about",
    "This is about",
    "choice",
    options=(Option("s1", "School office"), Option("s2", "My neighbour"), Option("s9", "Accounts (no longer on your list)", spare=True)),
    preset="s1",
)
PLACES = (Option("shop", "In the shop"), Option("home", "At home"), Option("net", "On the internet"))
STEPS = (
    Field("name", "What do they do?", limit=80),
    Field("place", "Where?", "choice", options=PLACES),
    Field("thought", "What do they think?", "long", limit=300),
)
TEMPLATES = (
    Template(
        "Buying something in a shop",
        ({"name": "Look around", "place": "shop"}, {"name": "Ask somebody", "place": "shop"}, {"name": "Use it", "place": "home"}),
        "Three steps, from the door of the shop to the table at home.",
    ),
    Template(
        "Asking for help",
        tuple({"name": name} for name in ("Notice that something is wrong", "Find whom to ask", "Explain it", "Wait", "Try again")),
        "Five steps. Fits an office, a service or a colleague.",
    ),
    Template("One step, to go on from", ({"name": "Hear about it"},)),
)
BEGIN = Sheet(
    (
        ABOUT,
        Rows("steps", "Their way, step by step", "Step", STEPS, "Add a step", limit=6, start=2, templates=TEMPLATES),
        Field("hope", "What do they hope for?", "long", limit=300),
        Field(
            "basis",
            "What does your answer stand on?",
            "choice",
            options=(Option("seen", "I saw it"), Option("told", "They told me"), Option("think", "I assume it")),
            when=When("filled", "hope"),
        ),
        Field(
            "others",
            "Who else is there?",
            "choices",
            options=(Option("o9", "The old team (no longer on your list)", spare=True), Option("o1", "A friend"), Option("o2", "A seller")),
        ),
    )
)
# What the page asks after the focus has moved elsewhere.
MOVED = replace(BEGIN, parts=(replace(ABOUT, preset="s2"), *BEGIN.parts[1:]))

JUDGE = Sheet(
    (
        *judging_parts(
            Rubric.model_validate(
                {
                    "criteria": [
                        {
                            "id": "reasons",
                            "label": "Reasons",
                            "help": "Whether they are there. Who matters is theirs to say.",
                            "levels": [
                                {"id": "no", "label": "Names", "text": "Roles stand there, and hardly a reason."},
                                {
                                    "id": "some",
                                    "label": "Some",
                                    "text": "Some entries say why they matter; with others a reader has to guess.",
                                },
                                {"id": "each", "label": "One each", "text": "Each entry says why it matters."},
                            ],
                        },
                        {
                            "id": "whom",
                            "label": "Whom they mean",
                            "levels": [{"id": "no", "label": "A crowd"}, {"id": "role", "label": "A role"}],
                        },
                    ]
                }
            )
        ),
        Field("comment", "Your comment", "long"),
    )
)

SHEETS = {"list": LIST, "fields": FIELDS, "rate": RATE, "sort": SORT, "match": MATCH, "order": ORDER, "begin": BEGIN, "judge": JUDGE}

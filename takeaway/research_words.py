"""The page that explains the files for research: what is in them, what is not, and what to take care of. It knows no learner."""

from __future__ import annotations

from course.words import _
from takeaway.markdown import escaped
from takeaway.small_cells import LEAST

_PLACE = """\
| `lesson`, `lesson_title` | number and title of the lesson; empty when it was taken out of the course |
| `activity`, `activity_title` | id and title of the activity |
| `version` | 1 for the first time it was handed in, 2 for the second |"""

_PAGE = """\
# {title}: answers for research

Made for this purpose, as the learners read it before they agreed:

> {purpose}

Use the files for nothing else, and keep them no longer than the purpose needs.

## What is in the files

Commas between the columns, UTF-8 with a byte order mark, one head line.
A text that a spreadsheet could take for a formula begins with an apostrophe.

### learners.csv: one row for each learner who agreed

| column | meaning |
|---|---|
| `id` | a random number, new in every file; nobody can find out from it who it is |
| `activities` | how many activities were handed in |
| `versions` | how often, in all |
| `last_day` | whole days from joining to the last time; empty for never |

### versions.csv: one row for each version of an answer

| column | meaning |
|---|---|
| `id` | the learner, as in learners.csv |
{place}
| `day` | whole days from joining to handing in |

### texts.csv: one row for each field that was filled in

| column | meaning |
|---|---|
| `id` | the learner, as in learners.csv |
{place}
| `row` | the row or the cards the field stands in; may be the learner's own words |
| `field` | what was asked |
| `text` | what was answered |

### counts.csv: one row for each activity, over all learners, also those who did not agree

| column | meaning |
|---|---|
| `lesson`, `activity`, `activity_title` | as above |
| `learners` | how many there are |
| `never`, `once`, `twice`, `three_or_more` | how many of them handed it in so often |

“kept back” stands for a count below {least}, and for further ones
where a small count could be worked out from the others, or by counting in versions.csv.

## What is not in the files

- Nothing of learners who did not agree, or who took it back, but the counts.
- Nothing that learners keep to themselves, of nobody.
- No date and no time, no name, no comment of an instructor.

## What to take care of

**Texts may still tell who somebody is.** The names of everybody in this cohort were replaced by `[name]`.
Other names, places and stories were not:
read the texts before you give them to anybody, and take out what could name a person.
A name that is also a common word is replaced wherever the word stands.

**Do not lay two of these files side by side.** Between them
somebody may have agreed or taken it back; the difference of two counts can be a single person.
"""


def dictionary(title: str, purpose: str) -> str:
    """The page, in Markdown.

    :param title: of the course
    :param purpose: what those who agreed were told
    """
    return _(_PAGE, title=escaped(title), purpose=escaped(purpose), place=_PLACE, least=LEAST)

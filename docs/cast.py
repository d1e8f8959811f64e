"""Who is to be seen in the pictures: what one learner types, and which made-up learners show most. It opens no browser."""

from __future__ import annotations

import sqlite3
from pathlib import Path

FIVE = [
    ("Chemistry teachers", "At work", "If the experiments are not on the table at eight, two lessons fall apart."),
    ("School office", "At work", "They order what I ask for, and need my numbers by the tenth to do it."),
    ("Primary school next door", "Outside", "They borrow our microscopes and tell parents about us."),
    ("Robotics club", "Outside", "Fourteen pupils come because they want to."),
    ("My sister", "Away from work", "She counts on me on Thursdays, when she works late"),
]
FOCUS = "Primary school next door"
SORTED = {"A man buys flowers": "Buyer", "A toddler eats": "Consumer"}
REST = {
    "A family has turned": "Patron",
    "A nurse has coffee": "Member",
    "A climber pays": "Member",
    "A household gets": "Subscriber",
    "Eleven adults": "Course participant",
    "A hospital has": "Client",
    "A girl reads": "Subscriber",
    "A man pays": "Member",
    "An office clerk": "Buyer",
    "A woman takes": "Client",
}

# Whose map shows most: things in all places, each of them rated both ways (those added last are not yet), and rated differently.
FULLEST = """
  WITH latest AS (
    SELECT answer.person, answer.slug, answer.body FROM current
    JOIN answer ON answer.person = current.person AND answer.slug = current.slug AND answer.rev = current.rev)
  SELECT enrolment.pseudonym,
    (SELECT min(3, count(DISTINCT json_extract(value, '$.group'))) FROM json_each(lists.body, '$.entries')) AS places,
    count(json_extract(effort.value, '$.satisfy') + json_extract(weight.value, '$.importance')) AS rated,
    (SELECT count(*) FROM json_each(met.body, '$.entries') WHERE json_extract(value, '$.decision') = 'add') AS added,
    count(DISTINCT json_extract(effort.value, '$.satisfy')) AS different
  FROM enrolment
  JOIN latest AS lists ON lists.person = enrolment.person AND lists.slug = 'l2-customers'
  JOIN latest AS weights ON weights.person = enrolment.person AND weights.slug = 'l2-importance'
  JOIN latest AS efforts ON efforts.person = enrolment.person AND efforts.slug = 'l2-effort'
  JOIN latest AS met ON met.person = enrolment.person AND met.slug = 'l2-met'
  JOIN latest AS tags ON tags.person = enrolment.person AND tags.slug = 'l2-tags'
  JOIN json_each(lists.body, '$.entries') AS entry
  LEFT JOIN json_each(weights.body, '$.ratings') AS weight ON json_extract(weight.value, '$.id') = json_extract(entry.value, '$.id')
  LEFT JOIN json_each(efforts.body, '$.ratings') AS effort ON json_extract(effort.value, '$.id') = json_extract(entry.value, '$.id')
  GROUP BY enrolment.person ORDER BY places DESC, rated DESC, added, different DESC, enrolment.pseudonym LIMIT 1"""

# Somebody between lessons 6 and 8, to whom something came back not long ago, with one comment they have not read.
TOLD = """
  SELECT enrolment.pseudonym,
    (SELECT min(saved_at) FROM answer WHERE answer.person = enrolment.person AND slug = 'l6-drivers') AS recalled
  FROM review JOIN enrolment ON enrolment.person = review.person
  WHERE NOT EXISTS (SELECT 1 FROM review_read AS seen WHERE seen.cohort = review.cohort AND seen.n = review.n)
    AND NOT EXISTS (SELECT 1 FROM current WHERE current.person = enrolment.person AND slug LIKE 'l8-%')
  GROUP BY enrolment.person HAVING count(*) = 1 ORDER BY recalled DESC, enrolment.pseudonym LIMIT 1"""

# Whose exchange shows most: those on the list now with lines both ways, in the most different words.
TRADING = """
  SELECT enrolment.pseudonym,
    (SELECT count(*) FROM json_each(lists.body, '$.entries') AS entry WHERE 2 = (
      SELECT count(DISTINCT json_extract(line.value, '$.direction')) FROM json_each(lines.body, '$.items') AS line
      WHERE json_extract(line.value, '$.thing') = json_extract(entry.value, '$.id'))) AS both,
    (SELECT count(DISTINCT json_extract(value, '$.group')) FROM json_each(lists.body, '$.entries')) AS places,
    (SELECT count(DISTINCT json_extract(value, '$.what')) FROM json_each(lines.body, '$.items')) AS texts
  FROM enrolment
  JOIN current AS now ON now.person = enrolment.person AND now.slug = 'l2-customers'
  JOIN answer AS lists ON lists.person = now.person AND lists.slug = now.slug AND lists.rev = now.rev
  JOIN current AS told ON told.person = enrolment.person AND told.slug = 'l3-exchange'
  JOIN answer AS lines ON lines.person = told.person AND lines.slug = told.slug AND lines.rev = told.rev
  ORDER BY both DESC, texts DESC, places DESC, enrolment.pseudonym LIMIT 1"""

# Who has done all of lesson 7, on a journey of at most six touchpoints (more are drawn in narrow columns), works on one where
# wanted and now differ, and has most such touchpoints.
TRAVELLED = """
  SELECT enrolment.pseudonym,
    (SELECT count(*) FROM current WHERE current.person = enrolment.person AND slug LIKE 'l7-%' AND slug NOT LIKE '%~%') AS done,
    count(*) AS n,
    max(json_extract(one.value, '$.id') = json_extract(plans.body, '$.gap')
      AND json_extract(one.value, '$.wanted') > json_extract(one.value, '$.now')) AS aimed,
    sum(json_extract(one.value, '$.wanted') > json_extract(one.value, '$.now')) AS gaps
  FROM enrolment
  JOIN current AS now ON now.person = enrolment.person AND now.slug = 'l7-feelings'
  JOIN answer AS felt ON felt.person = now.person AND felt.slug = now.slug AND felt.rev = now.rev
  JOIN current AS chosen ON chosen.person = enrolment.person AND chosen.slug = 'l7-gap'
  JOIN answer AS plans ON plans.person = chosen.person AND plans.slug = chosen.slug AND plans.rev = chosen.rev
  JOIN json_each(felt.body, '$.feelings') AS one
  GROUP BY enrolment.person ORDER BY done DESC, n > 6, aimed DESC, gaps DESC, enrolment.pseudonym LIMIT 1"""


def find(folder: Path, query: str) -> str:
    """The pseudonym a query finds.

    :param folder: of the database
    :param query: one of those above
    """
    with sqlite3.connect(f"file:{folder / 'companion.db'}?mode=ro", uri=True) as db:
        return str(db.execute(query).fetchone()[0])

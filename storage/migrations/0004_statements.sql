-- A statement is what its holder let it say at one moment: paper is what is printed, shown what its address shows. Nothing of it changes.
-- code is readable, as a join code is: the text it opens stands beside it, and its holder prints it again. A withdrawn one is deleted.
CREATE TABLE statement (
  cohort text NOT NULL, person text NOT NULL, n integer NOT NULL, op text NOT NULL UNIQUE, code text NOT NULL UNIQUE,
  paper text NOT NULL, shown text NOT NULL, sha text NOT NULL, issued_at text NOT NULL, PRIMARY KEY (cohort, person, n),
  FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

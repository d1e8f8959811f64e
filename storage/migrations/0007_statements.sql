-- A statement is what its holder let it say at one moment: paper is what is printed, shown what its address shows, sha is over both.
-- Nothing of it changes, a withdrawn one is deleted, and the same choice again is the same statement.
-- code is readable, as a join code is: the text it opens stands beside it, and its holder prints it again.
CREATE TABLE statement (
  cohort text NOT NULL, person text NOT NULL, n integer NOT NULL, code text NOT NULL UNIQUE, paper text NOT NULL, shown text NOT NULL,
  sha text NOT NULL, issued_at text NOT NULL, PRIMARY KEY (cohort, person, n), UNIQUE (cohort, person, sha),
  FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

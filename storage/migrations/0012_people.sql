-- When a lesson of a cohort opens; one without a row is open. Times are UTC ISO text.
CREATE TABLE opening (
  cohort text NOT NULL REFERENCES cohort (id), lesson text NOT NULL, at text NOT NULL, PRIMARY KEY (cohort, lesson)
) /* strict */;
-- What the instructors want everybody of a cohort to read, one text at a time.
CREATE TABLE announcement (
  cohort text PRIMARY KEY REFERENCES cohort (id), author text NOT NULL REFERENCES person (id), words text NOT NULL, at text NOT NULL
) /* strict */;
-- A resume code somebody else has seen: the learner is told, wherever they are, until they make one of their own.
CREATE TABLE handed_code (
  cohort text NOT NULL, person text NOT NULL, giver text NOT NULL REFERENCES person (id), at text NOT NULL,
  PRIMARY KEY (cohort, person), FOREIGN KEY (person) REFERENCES person (id)
) /* strict */;
CREATE INDEX handed_code_of_person ON handed_code (person);
-- Whose rows in which cohort may be deleted. A row stands here only inside the transaction that takes them out or carries them over.
CREATE TABLE leaving (
  cohort text NOT NULL, person text NOT NULL, PRIMARY KEY (cohort, person)
) /* strict */;
CREATE INDEX enrolment_by_name ON enrolment (cohort, role, pseudonym_key);

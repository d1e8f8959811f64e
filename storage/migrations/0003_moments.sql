-- A moment is a snapshot by reference: which revision of every answer was the latest then. Revisions never change, so nothing is copied.
-- name: "after:<lesson>" for the places a course asks for, else the operation that made it; label is empty for the former.
CREATE TABLE moment (
  cohort text NOT NULL, person text NOT NULL, name text NOT NULL, n integer NOT NULL, label text NOT NULL, heads text NOT NULL,
  at text NOT NULL, PRIMARY KEY (cohort, person, name),
  FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

-- Whether the learners of a cohort are asked for their consent to research, and the purpose they are told. No row: nobody is asked.
CREATE TABLE research (
  cohort text PRIMARY KEY REFERENCES cohort (id), purpose text NOT NULL, n integer NOT NULL, at text NOT NULL
) /* strict */;
-- A consent is given to one purpose; it is deleted when it is taken back, when the purpose changes and when nobody is asked any more.
CREATE TABLE consent (
  cohort text NOT NULL, person text NOT NULL, given_at text NOT NULL,
  PRIMARY KEY (cohort, person), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

-- What a desk for several reviewers needs: filters that find their rows by an index, drafts that wait for release, leases,
-- a bank of comments, what learners say about a review. The two expressions below stand in storage/submissions.py once more.
CREATE INDEX current_of_activity ON current (cohort, slug, seq);
CREATE INDEX current_stands ON current (
  cohort, (CASE WHEN reviewed_rev = 0 THEN 1 WHEN rev > reviewed_rev THEN 2 WHEN reply_n > 0 THEN 3 ELSE 0 END), seq
);
CREATE INDEX current_stands_of_activity ON current (
  cohort, slug, (CASE WHEN reviewed_rev = 0 THEN 1 WHEN rev > reviewed_rev THEN 2 WHEN reply_n > 0 THEN 3 ELSE 0 END), seq
);
CREATE INDEX current_waits ON current (cohort, (CASE WHEN rev > reviewed_rev OR reply_n > 0 THEN 1 ELSE 0 END), seq);
CREATE INDEX current_waits_of_activity ON current (
  cohort, slug, (CASE WHEN rev > reviewed_rev OR reply_n > 0 THEN 1 ELSE 0 END), seq
);

ALTER TABLE cohort ADD COLUMN names_hidden integer NOT NULL DEFAULT 1;
ALTER TABLE cohort ADD COLUMN second_person integer NOT NULL DEFAULT 0;

-- verdict: '', 'accepted' or 'returned'; rubric: the hash of the version that was used, or ''; released_by: who let it out.
ALTER TABLE review ADD COLUMN verdict text NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN rubric text NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN released_by text NOT NULL DEFAULT '';
-- with n, so that the last review of a revision is found without looking at the others
DROP INDEX review_of_answer;
CREATE INDEX review_of_answer ON review (cohort, person, slug, rev, n);
CREATE INDEX review_of_rubric ON review (cohort, slug, rubric);

-- ready: its writer wants it released; from then on the other reviewers see it.
ALTER TABLE review_draft ADD COLUMN ready integer NOT NULL DEFAULT 0;
CREATE INDEX review_draft_ready ON review_draft (cohort, ready, slug, person, reviewer);

-- Who is at a submission now; it ends by itself, and anybody may take it over.
CREATE TABLE lease (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, reviewer text NOT NULL, since text NOT NULL, until text NOT NULL,
  PRIMARY KEY (cohort, person, slug), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

CREATE TABLE phrase (
  cohort text NOT NULL REFERENCES cohort (id), id text NOT NULL, body text NOT NULL, version integer NOT NULL, at text NOT NULL,
  PRIMARY KEY (cohort, id)
) /* strict */;
CREATE TABLE phrase_use (
  cohort text NOT NULL, phrase text NOT NULL, review integer NOT NULL, person text NOT NULL, PRIMARY KEY (cohort, phrase, review),
  FOREIGN KEY (cohort, review) REFERENCES review (cohort, n)
) /* strict */;

-- Whether a review helped, as the learner says.
CREATE TABLE helped (
  cohort text NOT NULL, review integer NOT NULL, person text NOT NULL, says text NOT NULL CHECK (says IN ('yes', 'no')), at text NOT NULL,
  PRIMARY KEY (cohort, review), FOREIGN KEY (cohort, review) REFERENCES review (cohort, n)
) /* strict */;

-- How a reviewer likes to work: keys on or off, open the next one after a release.
CREATE TABLE habit (
  cohort text NOT NULL, person text NOT NULL, name text NOT NULL, value text NOT NULL,
  PRIMARY KEY (cohort, person, name), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

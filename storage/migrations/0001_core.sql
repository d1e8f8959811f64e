-- The tables. Only text, integer columns, so that one file serves every engine; SQLite makes them strict.
-- Keys begin with the cohort. Times are UTC ISO text and nothing is ordered by them; ids are 128 random bits as hex.

CREATE TABLE person (
  id text PRIMARY KEY, created_at text NOT NULL, seen_at text NOT NULL, erased_at text
) /* strict */;
CREATE TABLE account (
  person text PRIMARY KEY REFERENCES person (id), name text NOT NULL, name_key text NOT NULL UNIQUE,
  passphrase text NOT NULL
) /* strict */;
CREATE TABLE owner (
  person text PRIMARY KEY REFERENCES person (id), since text NOT NULL
) /* strict */;
CREATE TABLE resume_code (
  hash text PRIMARY KEY, person text NOT NULL UNIQUE REFERENCES person (id), created_at text NOT NULL
) /* strict */;
CREATE TABLE session (
  hash text PRIMARY KEY, person text NOT NULL REFERENCES person (id), seen_at text NOT NULL, expires_at text NOT NULL
) /* strict */;
CREATE INDEX session_of_person ON session (person);

-- self_study_of holds the course for the built-in cohort and is empty for every other, so there is one per course.
CREATE TABLE cohort (
  id text PRIMARY KEY, course text NOT NULL, title text NOT NULL, join_code text UNIQUE,
  join_open integer NOT NULL, self_study_of text UNIQUE, created_at text NOT NULL
) /* strict */;
-- pseudonym_key is the folded pseudonym, empty in self-study where two people may share one.
CREATE TABLE enrolment (
  cohort text NOT NULL REFERENCES cohort (id), person text NOT NULL REFERENCES person (id),
  role text NOT NULL CHECK (role IN ('learner', 'instructor')), pseudonym text NOT NULL, pseudonym_key text,
  place integer NOT NULL, joined_at text NOT NULL,
  PRIMARY KEY (cohort, person), UNIQUE (cohort, pseudonym_key)
) /* strict */;
CREATE INDEX enrolment_of_person ON enrolment (person);
CREATE TABLE invitation (
  hash text PRIMARY KEY, role text NOT NULL CHECK (role IN ('owner', 'instructor')),
  cohort text REFERENCES cohort (id), invited_by text REFERENCES person (id), expires_at text NOT NULL
) /* strict */;
-- A token bucket is one moment: when it will be full again.
CREATE TABLE bucket (
  name text PRIMARY KEY, full_at text NOT NULL
) /* strict */;
CREATE INDEX bucket_full_at ON bucket (full_at);
CREATE TABLE counter (
  cohort text NOT NULL REFERENCES cohort (id), name text NOT NULL, n integer NOT NULL, PRIMARY KEY (cohort, name)
) /* strict */;

-- Content is addressed by its hash and never changed: an answer keeps the wording it replied to.
CREATE TABLE lesson (
  hash text PRIMARY KEY, slug text NOT NULL, title text NOT NULL, source text NOT NULL, kept_at text NOT NULL
) /* strict */;
CREATE TABLE activity (
  hash text PRIMARY KEY, slug text NOT NULL, kind text NOT NULL, spec text NOT NULL
) /* strict */;
CREATE TABLE lesson_activity (
  lesson text NOT NULL REFERENCES lesson (hash), activity text NOT NULL REFERENCES activity (hash),
  PRIMARY KEY (lesson, activity)
) /* strict */;

CREATE TABLE draft (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, body text NOT NULL, version integer NOT NULL,
  base_rev integer NOT NULL, client text NOT NULL, saved_at text NOT NULL,
  PRIMARY KEY (cohort, person, slug), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;
CREATE TABLE answer (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, rev integer NOT NULL CHECK (rev >= 1),
  op text NOT NULL UNIQUE, activity text NOT NULL REFERENCES activity (hash), kind_version integer NOT NULL,
  body text NOT NULL, sha text NOT NULL, saved_at text NOT NULL,
  PRIMARY KEY (cohort, person, slug, rev), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;
-- The head of each activity and its place in the review queue, so that no page has to search all revisions.
-- reply_n: the learner's last reply that no instructor has answered, 0 when there is none.
CREATE TABLE current (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, rev integer NOT NULL, seq integer NOT NULL,
  reviewed_rev integer NOT NULL, reply_n integer NOT NULL,
  PRIMARY KEY (cohort, person, slug), UNIQUE (cohort, seq),
  FOREIGN KEY (cohort, person, slug, rev) REFERENCES answer (cohort, person, slug, rev)
) /* strict */;
CREATE TABLE tally (
  cohort text NOT NULL REFERENCES cohort (id), slug text NOT NULL, people integer NOT NULL,
  revisions integer NOT NULL, PRIMARY KEY (cohort, slug)
) /* strict */;
CREATE TABLE hidden (
  cohort text NOT NULL, person text NOT NULL, subject text NOT NULL,
  PRIMARY KEY (cohort, person, subject), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;
CREATE TABLE place (
  cohort text NOT NULL, person text NOT NULL, lesson text NOT NULL,
  PRIMARY KEY (cohort, person), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;
CREATE TABLE peek (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, at text NOT NULL,
  PRIMARY KEY (cohort, person, slug), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

CREATE TABLE opened (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, reviewer text NOT NULL, rev integer NOT NULL,
  reply_n integer NOT NULL, PRIMARY KEY (cohort, person, slug, reviewer)
) /* strict */;
CREATE TABLE review_draft (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, reviewer text NOT NULL, body text NOT NULL,
  version integer NOT NULL, base_rev integer NOT NULL, client text NOT NULL, saved_at text NOT NULL,
  PRIMARY KEY (cohort, person, slug, reviewer), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;
CREATE TABLE review (
  cohort text NOT NULL, n integer NOT NULL, person text NOT NULL, slug text NOT NULL, rev integer NOT NULL,
  reviewer text NOT NULL REFERENCES person (id), op text NOT NULL UNIQUE, body text NOT NULL, sha text NOT NULL,
  released_at text NOT NULL, PRIMARY KEY (cohort, n),
  FOREIGN KEY (cohort, person, slug, rev) REFERENCES answer (cohort, person, slug, rev)
) /* strict */;
CREATE INDEX review_of_answer ON review (cohort, person, slug, rev);
CREATE TABLE review_read (
  cohort text NOT NULL, n integer NOT NULL, at text NOT NULL, PRIMARY KEY (cohort, n),
  FOREIGN KEY (cohort, n) REFERENCES review (cohort, n)
) /* strict */;
CREATE TABLE reply (
  cohort text NOT NULL, n integer NOT NULL, review integer NOT NULL, person text NOT NULL,
  author text NOT NULL REFERENCES person (id), op text NOT NULL UNIQUE, body text NOT NULL, sha text NOT NULL,
  at text NOT NULL, PRIMARY KEY (cohort, n), FOREIGN KEY (cohort, review) REFERENCES review (cohort, n)
) /* strict */;
CREATE INDEX reply_to_review ON reply (cohort, review);

-- Ids and verbs only, never a name or a text, so it can outlive an erased person.
CREATE TABLE audit (
  n integer PRIMARY KEY, at text NOT NULL, actor text NOT NULL, verb text NOT NULL, object text NOT NULL
) /* strict */;

-- What an instructor asks about a whole class, found without reading an answer.
CREATE INDEX current_unreviewed ON current (cohort, slug, person, rev, reviewed_rev) WHERE rev > reviewed_rev;
CREATE INDEX current_replied ON current (cohort, slug, person, reply_n) WHERE reply_n > 0;
CREATE INDEX enrolment_staff ON enrolment (cohort, person) WHERE role = 'instructor';
CREATE INDEX draft_open ON draft (cohort, slug, person, saved_at) WHERE base_rev = 0;

-- Which names an instructor put together. A name is kept as a hash only: what its writer hides or erases later leaves no text here.
CREATE TABLE likeness (
  cohort text NOT NULL REFERENCES cohort (id), slug text NOT NULL, name text NOT NULL, grp text NOT NULL,
  PRIMARY KEY (cohort, slug, name)
) /* strict */;
CREATE TABLE likeness_label (
  cohort text NOT NULL REFERENCES cohort (id), slug text NOT NULL, grp text NOT NULL, label text NOT NULL,
  PRIMARY KEY (cohort, slug, grp)
) /* strict */;

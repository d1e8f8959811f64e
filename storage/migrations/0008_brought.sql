-- What a learner brought along from another installation, in a file. Whoever can edit a file can write anything into it, so it stands apart
-- from what was done here: comments of there are never rows of review, wordings of there never rows of activity.

-- A revision of answer that came out of a file, or that repeats one of here so that it stays the latest (repeats: that revision, else 0).
-- origin: the operation that made it where it was written, so that it is known again wherever it goes.
CREATE TABLE brought (
  cohort text NOT NULL, person text NOT NULL, slug text NOT NULL, rev integer NOT NULL, origin text NOT NULL, repeats integer NOT NULL,
  at text NOT NULL, PRIMARY KEY (cohort, person, slug, rev),
  FOREIGN KEY (cohort, person, slug, rev) REFERENCES answer (cohort, person, slug, rev)
) /* strict */;
-- A comment of there on a revision of here, or a reply to one (reply_to: that comment's id, else empty). who: the name as the file says it.
CREATE TABLE brought_comment (
  cohort text NOT NULL, person text NOT NULL, id text NOT NULL, n integer NOT NULL, reply_to text NOT NULL, slug text NOT NULL,
  rev integer NOT NULL, who text NOT NULL, mine integer NOT NULL, body text NOT NULL, sha text NOT NULL, at text NOT NULL,
  PRIMARY KEY (cohort, person, id),
  FOREIGN KEY (cohort, person, slug, rev) REFERENCES answer (cohort, person, slug, rev)
) /* strict */;
-- How an activity was worded there, where this installation never had these words. The row of activity is then a bare hash.
CREATE TABLE brought_wording (
  cohort text NOT NULL, person text NOT NULL, hash text NOT NULL, slug text NOT NULL, kind text NOT NULL, spec text NOT NULL,
  PRIMARY KEY (cohort, person, hash), FOREIGN KEY (cohort, person) REFERENCES enrolment (cohort, person)
) /* strict */;

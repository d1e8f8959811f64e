-- Rubrics are addressed by their hash and never changed: a review keeps the one it was written by.
-- slug: the activity it was first kept for; two activities may share one.
CREATE TABLE rubric (
  hash text PRIMARY KEY, slug text NOT NULL, spec text NOT NULL, kept_at text NOT NULL
) /* strict */;

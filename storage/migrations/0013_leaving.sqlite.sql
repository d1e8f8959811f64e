-- As before only rows of an erased person may be deleted, and now those of somebody who leaves a cohort, while they leave it.

DROP TRIGGER answer_no_delete;
DROP TRIGGER review_no_delete;
DROP TRIGGER reply_no_delete;
DROP TRIGGER brought_no_delete;
DROP TRIGGER brought_comment_no_delete;
DROP TRIGGER brought_wording_no_delete;
CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'answer is append-only'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER reply_no_delete BEFORE DELETE ON reply
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'reply is append-only'); END;
CREATE TRIGGER brought_no_delete BEFORE DELETE ON brought
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'brought is append-only'); END;
CREATE TRIGGER brought_comment_no_delete BEFORE DELETE ON brought_comment
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'brought_comment is append-only'); END;
CREATE TRIGGER brought_wording_no_delete BEFORE DELETE ON brought_wording
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
  AND NOT EXISTS (SELECT 1 FROM leaving WHERE cohort = OLD.cohort AND person = OLD.person)
BEGIN SELECT RAISE(ABORT, 'brought_wording is append-only'); END;

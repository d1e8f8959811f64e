-- Answers, reviews, content and the audit are append-only; only the rows of an erased person may be deleted.

CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'answer is append-only'); END;
CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'answer is append-only'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER reply_no_update BEFORE UPDATE ON reply
BEGIN SELECT RAISE(ABORT, 'reply is append-only'); END;
CREATE TRIGGER reply_no_delete BEFORE DELETE ON reply
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'reply is append-only'); END;
CREATE TRIGGER lesson_no_update BEFORE UPDATE ON lesson
BEGIN SELECT RAISE(ABORT, 'lesson is append-only'); END;
CREATE TRIGGER lesson_no_delete BEFORE DELETE ON lesson
BEGIN SELECT RAISE(ABORT, 'lesson is append-only'); END;
CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END;
CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

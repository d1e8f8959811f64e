-- What was brought along is append-only like the answers; only the rows of an erased person may be deleted.
-- A bare hash in activity may get its words once, when a course with these words is installed.

CREATE TRIGGER brought_no_update BEFORE UPDATE ON brought
BEGIN SELECT RAISE(ABORT, 'brought is append-only'); END;
CREATE TRIGGER brought_no_delete BEFORE DELETE ON brought
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'brought is append-only'); END;
CREATE TRIGGER brought_comment_no_update BEFORE UPDATE ON brought_comment
BEGIN SELECT RAISE(ABORT, 'brought_comment is append-only'); END;
CREATE TRIGGER brought_comment_no_delete BEFORE DELETE ON brought_comment
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'brought_comment is append-only'); END;
CREATE TRIGGER brought_wording_no_update BEFORE UPDATE ON brought_wording
BEGIN SELECT RAISE(ABORT, 'brought_wording is append-only'); END;
CREATE TRIGGER brought_wording_no_delete BEFORE DELETE ON brought_wording
WHEN (SELECT erased_at FROM person WHERE id = OLD.person) IS NULL
BEGIN SELECT RAISE(ABORT, 'brought_wording is append-only'); END;
DROP TRIGGER activity_no_update;
CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
WHEN OLD.spec <> '' OR OLD.hash <> NEW.hash
BEGIN SELECT RAISE(ABORT, 'activity is append-only'); END;

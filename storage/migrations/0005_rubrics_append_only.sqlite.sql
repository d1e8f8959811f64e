-- Rubrics are append-only; they hold nothing of a person, so nothing of them is ever deleted.

CREATE TRIGGER rubric_no_update BEFORE UPDATE ON rubric
BEGIN SELECT RAISE(ABORT, 'rubric is append-only'); END;
CREATE TRIGGER rubric_no_delete BEFORE DELETE ON rubric
BEGIN SELECT RAISE(ABORT, 'rubric is append-only'); END;

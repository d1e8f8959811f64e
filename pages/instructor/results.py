"""Take results out: the gradebook, one activity as a document, answers for research."""

from ui import frame, results

visit = frame.require("instructor")
results.show(visit)

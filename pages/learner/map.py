"""The learner's map, drawn from their answers."""

from ui import frame, maps

visit = frame.require("learner")
maps.show(visit)

"""The learner's map, drawn from their answers."""

from ui import frame, home, maps

visit = frame.require("learner")
home.fresh_code()
maps.show(visit)

"""The cohorts: who joined, how to join, who else reviews."""

from ui import cohorts, frame

visit = frame.require("instructor")
cohorts.show(visit)

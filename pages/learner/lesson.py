"""One lesson; which one, the address says."""

from ui import frame, player

visit = frame.require("learner")
player.show(visit, frame.here().removeprefix("lesson:"))

"""One lesson; which one, the address says."""

from ui import frame, home, player

visit = frame.require("learner")
home.fresh_code()
player.show(visit, frame.here().partition("/")[2])

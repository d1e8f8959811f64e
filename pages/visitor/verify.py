"""What the address of a statement of participation shows, to anybody."""

from ui import frame, verify

visit = frame.require("visitor")
verify.show(visit)

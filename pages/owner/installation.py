"""How this installation is doing, and a link for a further owner."""

from ui import frame, installation

visit = frame.require("owner")
installation.show(visit)

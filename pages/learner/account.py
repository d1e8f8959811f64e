"""Who I am here: my code, my cohorts, signing out."""

from ui import account, frame, research

visit = frame.require("member")
account.who(visit)
account.cohorts(visit)
research.panel(visit)
account.code(visit)
account.sign_out(visit)

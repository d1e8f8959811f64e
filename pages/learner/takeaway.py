"""What a learner takes along: the workbook, the tables, the dates, their file; and what they bring in."""

from ui import frame, home, takeaway

visit = frame.require("learner")
home.fresh_code()
takeaway.show(visit)

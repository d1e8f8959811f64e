"""The class as a whole: progress, one question, charts, who needs somebody."""

from ui import classroom, frame

visit = frame.require("instructor")
classroom.show(visit)

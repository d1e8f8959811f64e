"""Home: what the course is, where to go on, what is new."""

from ui import along, frame, home, notices

visit = frame.require("visitor")
home.fresh_code()
notices.show(visit)
home.course(visit)
if visit.identity is None:
    home.begin(visit)
else:
    home.news(visit)
    home.due(visit)
    home.desk(visit)
    along.notice(visit, "home")
home.lessons(visit)
home.courses(visit)

"""The small application as a script: drafts go over the websocket."""

from tests.sheet.app.screen import main

main()

"""The commands for hosts and authors: `python manage.py --help` lists them; what each does stands in `commands/`."""

from __future__ import annotations

import click

from commands.demo import demo
from commands.lint import lint
from commands.owner import owner


@click.group()
def main() -> None:
    """Look after an installation and its courses."""


for command in (lint, owner, demo):
    main.add_command(command)

if __name__ == "__main__":
    main()

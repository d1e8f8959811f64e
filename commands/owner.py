"""`manage.py owner`: a new one-time link that makes an owner. It knows no password and changes nobody."""

from __future__ import annotations

import click

from commands.installation import claim_link, open_here
from storage.errors import StorageError


@click.command()
def owner() -> None:
    """Print a new one-time link that makes whoever opens it an owner of this installation."""
    try:
        store = open_here()
        try:
            link = claim_link(store.people.owner_link())
        finally:
            store.close()
    except (StorageError, OSError) as error:
        raise click.ClickException(f"The link was not made. {error}") from error
    click.echo("Open this link within 48 hours. It works once, and earlier links have stopped working.")
    click.echo(link)

"""Options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.batch.shard import Shard, shard_of
from generator.diagnostics import quoted


class Folder(click.Path):
    """A folder. No name at all is none: a path would take it for the current folder."""

    def __init__(self, *, exists: bool) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder of a name. Raises click.BadParameter."""
        if not os.fspath(value):
            raise click.BadParameter("the name of the folder is empty: write . for this one", ctx, param)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class ShardType(click.ParamType[Shard]):
    """A share of all organisations, written as 3/8."""

    name = "N/COUNT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """Return the share of a text. Raises click.BadParameter."""
        shard = value if isinstance(value, Shard) else shard_of(f"{value}")
        if shard is None:
            fact = f"{quoted(f'{value}')} is no share: write the first of eight as 1/8, and the last as 8/8"
            raise click.BadParameter(fact, ctx, param)
        return shard


orgs_option = click.option(
    "--orgs",
    type=Folder(exists=False),
    default=Path("orgs"),
    show_default=True,
    help="Folder of organisation files.",
)
templates_option = click.option(
    "--templates",
    type=Folder(exists=True),
    help="Folder of templates to look in first, before ./templates and those that come with policygen.",
)
json_option = click.option("--json", is_flag=True, help="The same for programs, and all of it.")

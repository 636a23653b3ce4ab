"""The command `minutegraph`: one file a command under `minutegraph/commands/`; the tree is the registry."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

from minutegraph import __version__, commands

app = typer.Typer(
    name="minutegraph",
    help="What became of it? Reads council minutes, and follows every matter from panel to cabinet to council.",
    epilog="Begin with:  minutegraph ingest FOLDER  and then  minutegraph journey",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"minutegraph {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """What every command shares; the options of DESIGN.md stand on the commands themselves."""


def add_commands() -> None:
    """Every module of `minutegraph.commands` is a command of its name; its docstring is the help."""
    for module in sorted(m.name for m in iter_modules(commands.__path__)):
        command = import_module(f"minutegraph.commands.{module}")
        app.command(module, epilog=command.EXAMPLES)(command.command)


def run() -> None:
    """Entry point: exit status 0 done, 1 something was refused or found wrong, 2 used wrongly."""
    add_commands()
    try:
        app()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error. Python would complain at exit otherwise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        print("minutegraph: stopped; what was stored is kept, run the same command again to go on", file=sys.stderr)
        sys.exit(130)

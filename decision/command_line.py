"""The command `crossroads` opens the app, or hands over to one of its commands.

They are in decision/terminal/commands.py.

Errors go to standard error with exit code 2; a traceback is a bug. A command that Ctrl-C stops ends
with exit code 130, also where it prints what was done until then.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from criteria.catalog import SETTING
from decision.analysis import CriterionError
from decision.files.problems import BadFileError
from decision.home import home
from decision.terminal.commands import COMMANDS
from decision.terminal.options import catalog_in, describe
from decision.terminal.streams import Stopped, UsageError

FAILED = 2
STOPPED = 130  # as a shell says of what Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, 2 after a message, 130 if it was stopped."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as where a shell closed it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options, rest = _parser().parse_known_args(arguments)
    options.rest = rest
    try:
        options.catalog = catalog_in(options.catalog)
        if rest and not options.takes_more:
            raise UsageError(f"unknown argument {rest[0]}; see crossroads --help")
        options.command(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (UsageError, BadFileError, CriterionError, OSError) as error:
        print(f"crossroads: {error}", file=sys.stderr)
        return FAILED
    except (KeyboardInterrupt, Stopped) as stopped:
        print(f"crossroads: {str(stopped) or 'stopped'}", file=sys.stderr)
        return STOPPED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crossroads", description="Compare job offers. Without a command the app opens."
    )
    parser.set_defaults(command=_run, takes_more=False, catalog=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    run = commands.add_parser("run", help="open the app; further options go to `streamlit run`")
    run.set_defaults(takes_more=True)
    for name, command in COMMANDS.items():
        describe(commands.add_parser(name, help=command.says), command)
    says = f"a folder with other criteria and questions; {SETTING} names one for good"
    for every in (parser, *commands.choices.values()):
        # Without a default of its own, so that a command does not undo what stands before its name.
        every.add_argument("--catalog", metavar="DIR", default=argparse.SUPPRESS, help=says)
    return parser


def _run(options: argparse.Namespace) -> None:
    app = str(home() / "app.py")
    sys.stdout.flush()
    # -P: modules that happen to lie in the current folder must not be taken for installed ones.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "streamlit", "run", app, *options.rest])

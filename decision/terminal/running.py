"""What runs a command, and what does it say if it cannot? The commands are in commands.py.

Errors go to standard error with exit code 2; a traceback is a bug. A command that Ctrl-C stops ends
with exit code 130, also where it prints what was done until then.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from criteria.setting import SETTING
from decision.analysis import CriterionError
from decision.files.problems import BadFileError
from decision.terminal.commands import COMMANDS
from decision.terminal.options import catalog_in, describe
from decision.terminal.streams import Stopped, UsageError

FAILED = 2
STOPPED = 130  # as a shell says of what Ctrl-C ended


def run(arguments: Sequence[str], open_app: Callable[[Sequence[str]], None]) -> int:
    """Run one command and return the exit code: 0, 2 after a message, 130 if it was stopped.

    ``open_app`` takes the options of `streamlit run`.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as where a shell closed it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options, rest = _parser(open_app).parse_known_args(arguments)
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


def _parser(open_app: Callable[[Sequence[str]], None]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crossroads", description="Compare job offers. Without a command the app opens."
    )
    opening = {"command": lambda options: open_app(options.rest)}
    parser.set_defaults(**opening, takes_more=False, catalog=None)
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

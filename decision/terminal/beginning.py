"""How does a decision begin? The commands import, new and schema."""

import json
from argparse import Namespace

from pydantic import ValidationError

from decision import edits
from decision.files import decision_json
from decision.files.problems import quoted, reason
from decision.terminal.options import Command
from decision.terminal.streams import UsageError, read, refuse, write_new


def _schema(_: Namespace, rest: list[str]) -> None:
    refuse(rest)
    print(json.dumps(decision_json.schema(), indent=2))


def _import(options: Namespace, rest: list[str]) -> None:
    refuse(rest)
    decision = read(options.file, options.catalog, new_criteria=options.new_criteria)
    write_new(options.out, decision_json.written(decision))


def _new(options: Namespace, rest: list[str]) -> None:
    refuse(rest)
    names = [name.strip() for name in options.offers.split(";") if name.strip()]
    try:
        decision = edits.started(options.title)
        others = [name for name in names if name.casefold() != edits.STAY.casefold()]
        decision = edits.add_offers(decision, [(name, {}) for name in others])
    except ValidationError as error:
        first = error.errors()[0]
        # What concerns the whole has no single input to show.
        input_found = f"found {quoted(str(first['input']))}; " if first["loc"] else ""
        raise UsageError(f"new: {input_found}{reason(first)}") from None
    write_new(options.out, decision_json.written(decision))


_NEW = "make a decision with offers still to be rated"
_IMPORT = "make a decision from a file of ratings"
COMMANDS = {
    "import": Command(_import, _IMPORT, ("tables", "new_criteria", "out")),
    "new": Command(_new, _NEW, ("title", "offers", "out")),
    "schema": Command(_schema, "print the JSON schema of a decision"),
}

"""What is said of a table, and what may be chosen instead? `Statement`s, gathered as it is read.

`Choosing` takes down each guess with its choice, if the user made one. A choice of which the table
knows nothing is refused at the end: it belongs to another table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from decision.files.problems import BadFileError, Problem, quoted
from decision.words.text import Sentence

YES, NO = "yes", "no"
_NO_LONGER = "the table: a reading that no longer fits the file"


@dataclass(frozen=True)
class Statement:
    """One thing that is said of a table, and what else could be meant.

    Attributes
    ----------
    key
        Of the choice that changes it; empty where there is nothing to choose. Behind a colon stands
        a heading or a name as in the file.
    options
        Values to choose from, with what they are called; empty for free text.
    value
        What is taken now; empty where no guess is safe.
    is_open
        Whether the table does not settle it, and nobody has chosen.
    why
        What speaks for it, or what to think of.
    """

    key: str
    sentence: Sentence
    options: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    is_open: bool = False
    why: str = ""


Says = Callable[[str], Sentence]


class Choosing:
    """The choices made, and the statements so far."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self.choices = dict(choices)
        self.statements: list[Statement] = []
        self._allowed: set[str] = set()

    def say(self, sentence: Sentence, *, first: bool = False) -> None:
        """Say something that is not to be chosen; ``first``: before all else."""
        self.statements.insert(0 if first else len(self.statements), Statement("", sentence))

    def settle(
        self, statement: Statement, says: Says, accepts: Callable[[str], bool] | None = None
    ) -> str:
        """Take down a guess, as it was chosen or as it stands, and return its value.

        Parameters
        ----------
        says
            The sentence for a value, in place of the statement's own.
        accepts
            Which values are right beside the options.

        Raises
        ------
        BadFileError
            If the choice is none of the options.
        """
        value = self.chosen(statement.key, statement.options, accepts)
        taken = statement.value if value is None else value
        is_open = statement.is_open and value is None
        options = statement.options
        if options and taken and taken not in options:
            options = {**options, taken: taken}
        settled = Statement(statement.key, says(taken), options, taken, is_open, statement.why)
        self.statements.append(settled)
        return taken

    def chosen(
        self, key: str, options: Iterable[str], accepts: Callable[[str], bool] | None = None
    ) -> str | None:
        """Return what was chosen, without saying anything; None if nothing was.

        Raises
        ------
        BadFileError
            If the choice is none of the options.
        """
        self._allowed.add(key)
        value = self.choices.get(key)
        if value is None or value in set(options) or (accepts is not None and accepts(value)):
            return value
        expected = f"one of {', '.join(options)}" if options else "a value that can be read"
        raise BadFileError(_NO_LONGER, [Problem(key, quoted(value), expected)])

    def finish(self) -> tuple[Statement, ...]:
        """Return all that was said.

        Raises
        ------
        BadFileError
            If there is a choice of something that the table does not have.
        """
        strange = [key for key in self.choices if key not in self._allowed]
        if strange:
            expected = "something that the table has"
            raise BadFileError(
                _NO_LONGER, [Problem(key, "no such thing", expected) for key in strange]
            )
        return tuple(self.statements)

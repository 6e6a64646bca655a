"""Which kind of file is this? A decision (.json) or a table of ratings (anything else)."""

from pathlib import PurePath

from decision.files import decision_json, ratings_csv
from decision.model import Decision


def opened(file: str, content: bytes, *, new_criteria: bool = False) -> Decision:
    """Return the decision in a file's content.

    Raises
    ------
    BadFileError
        Naming ``file``, the place in it, what was found and what is expected.
    """
    if PurePath(file).suffix.lower() == ".json":
        return decision_json.read(file, content)
    return ratings_csv.read(file, content, new_criteria=new_criteria)

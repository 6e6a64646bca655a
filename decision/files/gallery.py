"""Which sample decisions can be opened with the catalogue in force?

`gallery`: the samples of this installation, but not those on criteria that another catalogue does
not have. `first_decision`: what opens at the first start.
"""

from decision import edits
from decision.files import decision_json
from decision.files.problems import BadFileError
from decision.home import samples
from decision.model import Decision

EMPTY_TITLE = "My decision"


def gallery() -> tuple[Decision, ...]:
    """Return the samples that can be opened, the founding case first."""
    decisions = []
    for path, _ in samples():
        try:
            decisions.append(decision_json.read(path.name, path.read_bytes()))
        except BadFileError:  # on criteria of our own catalogue, while another is in force
            continue
    return tuple(decisions)


def first_decision() -> Decision:
    """Return the first sample that can be opened; where there is none, an empty decision."""
    return next(iter(gallery()), None) or edits.started(EMPTY_TITLE)

"""What follows from the file of a command, with the weights and the firmness of its options?"""

import sys
from argparse import Namespace

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.terminal import options, streams, tables
from decision.terminal.streams import UsageError
from decision.words.must_haves import no_choice
from decision.words.reasons import retired, set_aside
from decision.words.text import as_plain


def findings_of(chosen: Namespace, *, least: int = 0, all_offers: bool = False) -> Findings:
    """Return the findings of the file, and say which of its answers count nowhere.

    They are of its ranked offers, or of all.

    Raises
    ------
    UsageError
        If there are fewer offers than ``least``, or an option cannot be followed.
    """
    streams.refuse_overwriting(chosen.file, getattr(chosen, "csv", None))
    decision = tables.decision_in(chosen)
    analysis = analyse(decision, chosen.catalog, all_offers=all_offers)
    for answer in analysis.retired:
        print(f"crossroads: {as_plain(retired(answer))}", file=sys.stderr)
    if kept := set_aside(analysis.n_set_aside, analysis.catalog):
        print(f"crossroads: {kept}", file=sys.stderr)
    if len(decision.offers) < least:
        raise UsageError(f"{chosen.file}: found no offer; expected at least one")
    if len(analysis.offers) < least:
        raise UsageError(f"{chosen.file}: {as_plain(no_choice(analysis))}")
    wanted = options.adjusted(analysis, chosen)
    if wanted is not decision:
        analysis = analyse(wanted, chosen.catalog, all_offers=all_offers)
    return Findings(analysis)

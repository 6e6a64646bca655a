"""How does the answer compare with what the gut said before there was one?"""

from decision.findings.findings import Findings
from decision.findings.readiness import FEWEST_OFFERS
from decision.words.offer_names import ahead, named
from decision.words.text import Sentence, say
from decision.words.verdicts import Verdict, verdict_of


def gut_sentence(findings: Findings) -> Sentence:
    """Return which offer the gut preferred, and where it stands now; empty without any."""
    analysis = findings.analysis
    felt = [o for o in analysis.decision.offers if o.key == analysis.decision.gut_feeling]
    if not felt:
        return ()
    said = say("Your gut said {offer}.", offer=named(felt[0]))
    keys = [offer.key for offer in analysis.offers]
    if felt[0].key not in keys or len(keys) < FEWEST_OFFERS:
        return said
    return (*said, " ", *_compared(findings, keys.index(felt[0].key)))


def _compared(findings: Findings, place: int) -> Sentence:
    analysis = findings.analysis
    if verdict_of(findings.robustness) is Verdict.TOO_CLOSE:
        return say("The numbers do not settle whether that is right.")
    if place in analysis.leaders:
        return say("The numbers agree.")
    return ahead(analysis, analysis.leaders[0], place)

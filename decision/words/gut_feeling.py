"""How does the answer compare with what the gut said before there was one?"""

from decision.findings.findings import Findings
from decision.findings.readiness import FEWEST_OFFERS
from decision.model import Decision
from decision.words.offer_names import ahead, named
from decision.words.text import Sentence, say
from decision.words.verdicts import Verdict, verdict_of


def gut_sentence(decision: Decision, findings: Findings) -> Sentence:
    """Return which offer of the decision the gut preferred, and where it stands by its findings.

    Empty without any. One that is not among those compared is only named.
    """
    felt = [offer for offer in decision.offers if offer.key == decision.gut_feeling]
    if not felt:
        return ()
    said = say("Your gut said {offer}.", offer=named(felt[0]))
    keys = [offer.key for offer in findings.analysis.offers]
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

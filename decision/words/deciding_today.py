"""What does it cost to decide today, in words?

`regret_sentence`: findings -> the expected regret of the offer that one would choose today. That is
the one with most points, where an offer counts 0 as far as it may fail a hard must-have. Where
another one leads by points, both are named.
"""

from decision.findings.findings import Findings
from decision.words.offer_names import offer_name
from decision.words.text import LEAST_POINTS, Sentence, points, say
from decision.words.verdicts import Verdict, verdict_of

LITTLE_TO_LOSE = 2.0  # points of expected regret
FIND_OUT = " Find out more first."


def regret_sentence(findings: Findings) -> Sentence:
    """Return what deciding today costs on average; empty where nothing changes the choice."""
    robustness = findings.robustness
    if verdict_of(robustness) is Verdict.ALWAYS:
        return ()
    if findings.choice not in findings.analysis.leaders:
        return _of_both(findings)
    regret = robustness.expected_regret[findings.choice]
    cost = f"{_number(regret)} of 100 points on average"
    if regret < LITTLE_TO_LOSE:
        return (f"Deciding today would cost little: {cost}.",)
    return (f"Deciding today would cost {cost}.{FIND_OUT}",)


def _of_both(findings: Findings) -> Sentence:
    """Return what it costs to choose another than the leader by points, and the leader."""
    analysis, regret = findings.analysis, findings.robustness.expected_regret
    choice, leader = findings.choice, analysis.leaders[0]
    return say(
        "Deciding today would cost least with {choice}: {least} of 100 points on average. With "
        "{leader} it would cost {more}, for it may fail a must-have.{find_out}",
        choice=offer_name(analysis, choice),
        least=_number(regret[choice]),
        leader=offer_name(analysis, leader),
        more=_number(regret[leader]),
        find_out="" if regret[choice] < LITTLE_TO_LOSE else FIND_OUT,
    )


def _number(regret: float) -> str:
    return points(regret) if regret >= LEAST_POINTS else "less than 0.1"

"""How does the comparison read on a terminal?"""

from decision.analysis import Analysis
from decision.words.comparison import comparison
from decision.words.confidence import answer, as_text
from decision.words.text import Named, as_plain, legible, percent


def ranking(analysis: Analysis) -> str:
    """Return the ranking as plain text: what leads, the offers with their points, the weights."""
    parts = [legible(analysis.decision.title), "", *_offers(analysis), "", *_weights(analysis), ""]
    return "\n".join([*parts, as_text(answer(analysis))])


def _offers(analysis: Analysis) -> list[str]:
    lines = ["rank  points  offer"]
    for row in comparison(analysis):
        marks = f" ({', '.join(row.marks)})" if row.marks else ""
        name = as_plain((Named(row.offer.name), marks))
        lines.append(f"{row.rank:>4}  {row.overall:>6}  {name}")
    return lines


def _weights(analysis: Analysis) -> list[str]:
    lines = ["weight  decides  criterion"]
    for criterion, weight, deciding_shares in zip(
        analysis.criteria, analysis.weights, analysis.deciding_shares, strict=True
    ):
        name = legible(criterion.name)
        lines.append(f"{percent(weight):>6}  {percent(deciding_shares):>7}  {name}")
    return lines

"""How is all of it explained on one page? What counts, an example, and what the tool cannot know.

The example is read from its findings, so it says what the tool says.
"""

from decision.findings.findings import Findings
from decision.words.text import Table, legible, percent, points, rating

FROM_ANSWERS_TO_POINTS = (
    "You say what matters. Each criterion has a slider from 0 to 100. Its weight is its slider's "
    "points divided by the points of all sliders.",
    "You say what you know of each offer. Your answers make a rating on each criterion, from 0 to "
    "10. A rating of your own replaces it. What a level means is written down and is the same for "
    "every offer.",
    "A rating is turned into a value from 0 to 1. Most often 0 is worth 0 and 10 is worth 1. "
    "Where more is not always better, closeness to what suits you counts.",
    "An offer's points are 100 times the sum of weight times value. 100 points would be the best "
    "on everything that counts.",
    "What you do not know stays open. It counts as the average of all that it could be, so it is "
    "never held against an offer.",
    "A must-have is asked beside the points: no good rating makes up for a hard one that fails. "
    "Such an offer is out. While it is open, you are told what would settle it.",
    "An offer that is still to come, or past, is rated beside the others and never comes first. Of "
    "one to come you are told from which chance it is worth waiting for. A past one, or a past "
    "job, is a yardstick: it keeps your ratings honest.",
)
HOW_SURE = (
    "Nobody's sliders are exact, and most answers could turn out differently. So the sum is done "
    "many thousand times. Each time every slider is a little off, and all that is not settled is "
    "drawn from what is likely. How often an offer comes first says how sure the answer is.",
    "Other things are exact: the weight at which another offer takes over, whether any weights at "
    "all put an offer first, and how many points an answer is worth before you ask for it.",
)
PAY = (
    "What an offer pays a year is the mean of the first years compared: four, unless you say "
    "otherwise. What comes once is spread over them, and never read as coming again.",
    "Sure is what is promised, after what the offer costs you. Hoped is what depends on "
    "performance, a share price, further grants or a sale of the company. Where you say a low, a "
    "likely and a high amount, they have chances of 18.5, 63 and 18.5 %.",
    "A stake in a private company counts nothing until you say how likely a sale is. Without a "
    "sale it is worth nothing.",
    "Three amounts a year say what pay is worth to you: the least you could live on counts "
    "nothing, and more than enough counts no more than enough. From the least to the middle one a "
    "raise means as much as from there to enough. That is all the discount for risk there is.",
    "Pay counts in no points until you count it. Each of these things counts in one place:",
)
NOT_KNOWN = (
    "It looks nothing up: no market data, no reviews, no offer letters. It knows what you tell it.",
    "It knows no taxes. What an offer pays is worked out on Offers, and counts once you say so. "
    "An amount on a criterion of your own counts as you enter it.",
    "What is typical of a kind of employer, and what an answer says of it, are estimates of ours. "
    "They are not measured. They stand in files that can be read and replaced.",
    "It does not know your reasons. It takes your sliders at their word.",
    "It cannot say how a job will turn out. It says which offer fits best what you told it, and "
    "how sure that is.",
)
SOURCES = (
    "Keeney and Raiffa, Decisions with Multiple Objectives (1976): weights, values and their sum.",
    "von Winterfeldt and Edwards, Decision Analysis and Behavioral Research (1986): asking for "
    "weights by what a step from worst to best is worth.",
    "Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001), 444-454: how often each offer "
    "is first, and whom it suits.",
    "Einhorn, Psychological Bulletin 73 (1970), 221-230: must-haves, for which nothing else makes "
    "up (the conjunctive rule).",
    "Raiffa and Schlaifer, Applied Statistical Decision Theory (1961): what an answer is worth "
    "before it is known.",
    "Raiffa, Decision Analysis (1968): whether to accept an offer or to wait for another.",
    "Keefer and Bodily, Three-point approximations for continuous random variables, Management "
    "Science 29 (1983), 595-609: the chances of low, likely and high pay.",
    "Bishop, Pattern Recognition and Machine Learning (2006), section 8.2.2: from answers to the "
    "kind of employer (naive Bayes).",
)


def example_table(findings: Findings) -> Table:
    """Return the example: a criterion a row, its weight, and each offer's rating and value."""
    analysis = findings.analysis
    names = [legible(offer.name) for offer in analysis.offers]
    columns = ["Criterion", "Slider", "Weight", *names]
    return Table(columns, [_row(findings, place) for place in range(len(analysis.criteria))])


def _row(findings: Findings, place: int) -> list[str]:
    analysis = findings.analysis
    criterion, values = analysis.criteria[place], analysis.expected[:, place]
    cells = [
        f"{_rating(offer.ratings[criterion.key].likely)}, worth {value:.2f}"
        for offer, value in zip(analysis.offers, values.tolist(), strict=True)
    ]
    slider = f"{analysis.points[place]:.0f}"
    return [legible(criterion.name), slider, percent(float(analysis.weights[place])), *cells]


def _rating(likely: float | None) -> str:
    if likely is None:
        raise ValueError("found an unknown rating; expected the example to rate everything")
    return rating(likely)


def example_sums(findings: Findings) -> list[str]:
    """Return how the points of each offer of the example add up, the first offer first."""
    analysis = findings.analysis
    rows = zip(analysis.offers, analysis.expected, analysis.overall, strict=True)
    return [
        f"{legible(offer.name)}: {_sum(analysis.weights.tolist(), values.tolist())} = "
        f"{total / 100:.3f}, so {points(float(total))} points"
        for offer, values, total in rows
    ]


def _sum(weights: list[float], values: list[float]) -> str:
    return " + ".join(f"{w:.2f} × {v:.2f}" for w, v in zip(weights, values, strict=True))


def example_turn(findings: Findings) -> str:
    """Return at which slider the example's answer turns."""
    analysis = findings.analysis
    place = [criterion.key for criterion in analysis.criteria].index("stability")
    interval, criterion = findings.stability_intervals[place], analysis.criteria[place]
    if interval.above is None:  # another catalogue may count stability the other way
        return ""
    overtakes = legible(analysis.offers[interval.above].name)
    return (
        f"Move {legible(criterion.name)} from {analysis.points[place]:.0f} to "
        f"{interval.slider_upper:.0f} and leave the other slider. It weighs "
        f"{100 * interval.upper:.1f} % then, and both offers have the same points. Beyond that, "
        f"{overtakes} leads."
    )

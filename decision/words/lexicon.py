"""What do the words on the screen mean? One help text a term, plain before technical."""

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion, Direction, Measure
from decision.words.amounts import amount, amount_range
from decision.words.text import rating

LEXICON = {
    "Rating": "How good an offer is on one criterion, 0 to 10, by the described levels. "
    "A range goes from what would surprise you below to what would surprise you above. It counts "
    "as its average, in which low, likely and high have a third each: 5 with a range of 2 to 7 "
    "counts as 4.7.",
    "Amount": "What an offer has on a criterion of yours that is measured, in its unit: minutes, "
    "days, money. The worst amount counts nothing and the best one all, and so does what lies "
    "beyond them. In between each step counts the same, unless you say which amount is worth half.",
    "≈": "A rating that your answers make: its expected value, and a 90 % range. "
    "Your own rating overrules it. Of pay it is the mean, where some of it is hoped for.",
    "Unknown": "Nothing is known yet. That is never read as bad: the rating counts as its expected "
    "value, the average over everything it could be. A question mark stands for it.",
    "Star": "The best offer on that criterion. A dot in a corner is a note of yours.",
    "Weight": "How much a criterion counts: its slider's points divided by all points. "
    "No slider moves another; 0 means the criterion does not count.",
    "Decides": "How much of the difference between these offers a criterion makes: "
    "its weight times the distance between the best and the worst offer on it. A heavy criterion "
    "on which all offers are alike decides nothing.",
    "Firmness": "How sure you are of your sliders. Each may be off by this factor, up or down: "
    "with × 1.5, a slider at 60 may stand for 40 to 90. In one simulation of ten it is off by "
    "more. "
    "Choose 1.2 if you are firm, and 3 if you are open to almost any weights.",
    "Simulation": "One way things could be, by what you entered: each slider a little off, each "
    "answer and rating somewhere in its range. The same 16,384 simulations are used every time, so "
    "results do not flicker. Where a decision is very big there are fewer, which is said.",
    "Deciding today": "What it costs to choose now: how many points better you would choose, on "
    "average, if you knew everything (expected regret).",
    "Dots": "Each dot is one of twenty equally likely overall values. It is at 0 where the offer "
    "fails a hard must-have that is still open.",
    "Any weights": "How often an offer is first if nothing is known about what matters to you. "
    "Every mix of the criteria that count is equally likely; ratings stay at what is expected.",
    "Can be best": "Whether some weights put an offer first: yes, only as a tie, no (with today's "
    "ratings), or never (whatever the answers turn out to be). This is exact.",
    "Switching weight": "The weight at which another offer takes over. The others keep their "
    "proportions. This is exact.",
    "Smallest shift": "The smallest change of all weights together that makes an offer tie for "
    "first place, in points of weight out of 100. This is exact.",
    "Weight map": "Every way to share out the weight that three criteria have together; the other "
    "weights stay. Each field shows where one offer leads. This is exact.",
    "Central weights": "The average of all weights that put an offer first: the priorities of the "
    "people this offer suits best.",
    "Switching rating": "The rating this offer would need, all else unchanged, to tie with its "
    "best rival (break-even rating).",
    "Other methods": "Three other ways to rank offers. They depend on which offers are compared, "
    "so they are a second opinion and are never mixed into the points.",
    "Deep check": "The same question, asked of a million simulations and more. It runs in the "
    "background, and you can stop it.",
    "Accept or wait": "An offer that is still to come is worth waiting for if it is likelier than "
    "what you would lose by waiting, divided by what you could gain: (X − F) / (Y − F). X are the "
    "points of the offer that you would let go, Y those of the one to come, and F those of the "
    "best that stays if it does not come. Your present job stays, and so does what is due later. "
    "A week more is worth what you would regret on average by deciding today. How often it is "
    "better to wait is simulated.",
    "Value of an answer": "How many points your choice gains on average if you know the answer for "
    "certain before you choose, and in how many cases you would then choose differently. This is "
    "the value of a certain answer. Asking someone can be worth no more than this. Of several "
    "answers together every combination is gone through, so that is exact, too. An own rating "
    "counts as known once you know in which sixth of its range it lies.",
    "Points": "An offer's overall value, 0 to 100. Each criterion adds its weight times the value "
    "of the rating (of a range: the average). 100 would be the best level on everything that "
    "counts.",
    "Profile of weights": "A starting point that suits a kind of person. It sets the sliders, and "
    "for some criteria an ideal point. You can move them from there; undo brings yours back.",
    "Profile": "Each offer's values over the criteria; higher is better. A hollow point is "
    "unknown.",
    "Trade-off": "Right and up are better. The lines through an offer reach from the lowest to the "
    "highest that is possible. The ranges above leave out what is unlikely. The dotted line joins "
    "the offers that no other beats on both axes.",
    "Outclassed": "Another offer is at least as good on every criterion in use and better on one "
    "(dominated). Such an offer is shown hollow and in grey.",
    "Contribution": "The points that one criterion adds to an offer. Bars to the right speak for "
    "the first offer, bars to the left for the other.",
    "Below the line": "Offers that are not ranked: nothing is known about them yet, they fail a "
    "must-have, or they are still to come or past. What is to come, or past, has points all the "
    "same, to compare with.",
    "Must-have": "A limit that every offer has to keep (a constraint). It fails only if what is "
    "in writing fails, or the whole range does; what is open is to be found out first. An offer "
    "that fails a hard one is not ranked. In simulations it counts 0 wherever it fails.",
    "Sure and hoped": "Of pay: what is promised, after what the offer costs you; and what depends "
    "on performance, a share price, further grants or a sale of the company.",
    "Vest": "To become yours, step by step: options and shares that are granted today are mostly "
    "spread over four years. Often nothing vests in the first one (a cliff).",
    "Strike": "What it costs to turn one option into a share (exercise price).",
    "Fully diluted": "All shares of a company, with all options and promised shares. A number of "
    "options says nothing without it.",
    "Paid first": "What investors take back when the company is sold, before anybody else gets "
    "anything (liquidation preference).",
    "Further grants": "Shares that are granted year after year beside the first grant "
    "(refreshers).",
    "Ideal point": "The rating that suits you best, where more is not always better. "
    "Closeness to it counts.",
}


def explained(*terms: str) -> str:
    """Return what some terms mean, as markdown, each term in front of its meaning."""
    return "\n\n".join(f"**{term}**: {LEXICON[term]}" for term in terms)


def swing(criterion: Criterion) -> str:
    """Return the question that a weight answers: how much does going from worst to best matter?"""
    if criterion.measure is not None:
        ends = _ends(criterion, criterion.measure)
        question = f"How much would it matter to go from {ends} on {criterion.name}?"
        return f"{question} {half(criterion)}".rstrip()
    if len(criterion.levels) < 2:
        return f"How much would going from the worst to the best {criterion.name} matter to you?"
    low, high = criterion.levels[0].says, criterion.levels[-1].says
    if criterion.direction is Direction.LESS:
        low, high = high, low
    return f"How much would it matter to go from “{low}” to “{high}”?"


def half(criterion: Criterion) -> str:
    """Return which amount of a measured criterion is worth half, if one is said."""
    if criterion.measure is None or criterion.measure.half is None:
        return ""
    return f"{amount(criterion, criterion.measure.half)} counts as half of that."


def worst_and_best(criterion: Criterion) -> tuple[str, str]:
    """Return between what its weight is a step, worst and best, in a few words each."""
    if criterion.measure is not None:
        return amount(criterion, criterion.measure.worst), amount(criterion, criterion.measure.best)
    if criterion.ideal_point is not None:
        return "far off your best", f"your best, {rating(criterion.ideal_point)}"
    says = {level.rating: level.in_short for level in criterion.levels}
    ends = says.get(SCALE_LOW, rating(SCALE_LOW)), says.get(SCALE_HIGH, rating(SCALE_HIGH))
    return ends[::-1] if criterion.direction is Direction.LESS else ends


def aim(criterion: Criterion) -> str:
    """Return which way the criterion's scale is better, of a measured one with its ends."""
    if criterion.measure is None:
        return way(criterion)
    return f"{way(criterion)}, from {_ends(criterion, criterion.measure)}"


def way(criterion: Criterion) -> str:
    """Return which way the criterion's scale is better."""
    if criterion.ideal_point is not None:
        return f"best at {rating(criterion.ideal_point)}"
    return "less is better" if criterion.direction is Direction.LESS else "more is better"


def _ends(criterion: Criterion, measure: Measure) -> str:
    return amount_range(criterion, measure.worst, measure.best, " to ")

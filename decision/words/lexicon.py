"""What do the words on the screen mean? One help text a term, plain before technical."""

from criteria.criterion import Criterion, Direction
from decision.words.text import rating

LEXICON = {
    "Rating": "How good an offer is on one criterion, 0 to 10, by the described levels. "
    "A range says what would surprise you below and above; it counts by its average, in which low, "
    "likely and high have a third each. So 5 with a range of 2 to 7 counts as 4.7.",
    "≈": "A rating that your answers make: its average, and the range in which nine in ten of all "
    "it could be lie. An own rating overrules it.",
    "Unknown": "Nothing is known yet. It is never read as bad: it counts as the average "
    "of all it could be, and is marked with a question mark.",
    "Star": "The best offer on that criterion. A dot in a corner is a note of yours.",
    "Weight": "How much a criterion counts: its slider's points divided by all points. "
    "No slider moves another; 0 means the criterion does not count.",
    "Decides": "How much of the difference between these offers a criterion makes: "
    "its weight times the distance between the best and the worst offer on it. A heavy criterion "
    "on which all offers are alike decides nothing.",
    "Firmness": "By what factor each slider may be off, nine times in ten: 1.2 if you are firm, 3 "
    "if you are open to almost any weights. The worlds that are looked at differ by that much.",
    "World": "One way things could be that fits what you told us: each slider a little off, each "
    "answer and rating somewhere within what is believed. The same 16,384 worlds are looked at "
    "again and again, so results do not flicker.",
    "Dots": "Each dot is one of twenty equally likely overall values.",
    "Any weights": "How often an offer is first if nothing is known of what matters to you: every "
    "mix of the criteria that count is equally likely, and the ratings are as they look today.",
    "Can be best": "Whether any weights put an offer first: yes, only as a tie, no (as things "
    "look), or never (whatever the answers, too). This is exact.",
    "Switching weight": "The weight at which another offer takes over, exactly. The others keep "
    "their proportions.",
    "Smallest shift": "The least that all weights together have to change for an offer to draw "
    "level, exactly, in points of weight out of 100.",
    "Weight map": "The weight that three criteria have together, shared among them in every way; "
    "the other weights stay. Each field is where one offer leads, exactly.",
    "Central weights": "The average of all weights with which an offer is first: what somebody "
    "whom it suits cares about.",
    "Switching rating": "The rating, if it were sure, with which an offer would be level with the "
    "best other one, everything else as it is.",
    "Other methods": "Three other ways to rank offers. They depend on which offers are compared, "
    "so they are a second opinion and are never mixed into the points.",
    "Deep check": "The same question asked of a million worlds and more. It runs in the background "
    "and can be stopped.",
    "Value of an answer": "How many points your choice gains on average if you know the answer for "
    "sure before you choose, and in how many cases you would then choose differently. It is what "
    "having it in writing is worth, so at most what asking is worth.",
    "Points": "An offer's overall value, 0 to 100: for each criterion its weight times the value "
    "of the rating (of a range: the average), added up. 100 would be the best level on everything "
    "that counts.",
    "Profile of weights": "A starting point that suits a kind of person: it sets the sliders, and "
    "for some criteria an ideal point. Move them from there; undo brings yours back.",
    "Profile": "Each offer's values over the criteria, up being better. A hollow point is unknown.",
    "Trade-off": "Right and up are better. The lines through an offer are its ranges; the dotted "
    "line joins the offers that no other beats on both axes.",
    "Outclassed": "Another offer is at least as good on every criterion in use and better on one. "
    "Shown hollow and in grey (decision analysts say dominated).",
    "Contribution": "The points that one criterion adds to an offer. Bars to the right speak for "
    "the first offer, bars to the left for the other.",
    "Ideal point": "The rating that suits you best, where more is not always better. "
    "Closeness to it counts.",
}


def explained(*terms: str) -> str:
    """Return what some terms mean, as markdown, each term in front of its meaning."""
    return "\n\n".join(f"**{term}**: {LEXICON[term]}" for term in terms)


def swing(criterion: Criterion) -> str:
    """Return the question that a weight answers: what is the way from worst to best worth?"""
    if len(criterion.levels) < 2:
        return f"How much would going from the worst to the best {criterion.name} matter to you?"
    low, high = criterion.levels[0].says, criterion.levels[-1].says
    if criterion.direction is Direction.LESS:
        low, high = high, low
    return f"How much would it matter to go from “{low}” to “{high}”?"


def aim(criterion: Criterion) -> str:
    """Return which way the criterion's scale is better."""
    if criterion.ideal_point is not None:
        return f"best at {rating(criterion.ideal_point)}"
    return "less is better" if criterion.direction is Direction.LESS else "more is better"

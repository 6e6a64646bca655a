"""Questions that tests ask: by hand, and random.

Strategies are made once: Hypothesis looks at each new one anew, which costs more than drawing.
"""

from functools import cache

from hypothesis import strategies as st

from criteria.belief import Certainty, Evidence
from criteria.question import COMPANIES, About, Question, Worse

LETTERS = "abcde"


def question(
    key, *, ratings=None, shares=None, count=4, about=About.ROLE, worse=Worse.FIRST, chances=None
):
    """A question of ``count`` answers a, b, c, ...; ``ratings`` is {criterion: one an answer}."""
    ratings = ratings or {}
    return Question(
        key=key, theme="Work", about=about, short=key.replace("_", " "), worse=worse,
        text=f"Which {key}?", asks=f"What of {key}?", asks_of_present_job=f"What of {key} today?",
        why="It matters.", who="The team.", seed="000", shares=shares or dict.fromkeys(ratings, 50),
        answers=[
            {
                "key": letter, "label": letter, "says": f"It is {letter}.",
                "ratings": {criterion: float(line[place]) for criterion, line in ratings.items()},
            }
            for place, letter in enumerate(LETTERS[:count])
        ],
        probabilities={} if chances is None else dict(zip(COMPANIES, chances, strict=True)),
    )  # fmt: skip


@st.composite
def chances(draw, count):
    """Probabilities of each answer at each kind, some of them zero."""
    return [tuple(n / sum(row) for n in row) for row in (draw(_row(count)) for _ in COMPANIES)]


@cache
def _row(count):
    return st.lists(st.integers(0, 9), min_size=count, max_size=count).filter(any)


@cache
def _steps(count):
    """A rating of each answer, in halves."""
    halves = st.integers(0, 20).map(lambda n: n / 2)
    return st.lists(halves, min_size=count, max_size=count)


@cache
def _some_of(criteria):
    return st.lists(st.sampled_from(criteria), unique=True)


@cache
def _none_or_chances(count):
    return st.none() | chances(count)


@st.composite
def questionnaires(draw, criteria=("impact", "learning"), max_size=4, bear_on_all=False):
    """One to four random questions on the criteria, whose shares need not add up to 100.

    If they ``bear_on_all`` criteria, the last one bears on those that no other does.
    """
    found = []
    size = draw(st.integers(1, max_size))
    for number in range(size):
        count = draw(st.integers(3, 4))
        informs = draw(_some_of(criteria))
        if bear_on_all and number == size - 1:
            left = set(criteria).difference(informs, *(asked.shares for asked in found))
            informs = [*informs, *sorted(left)]
        found.append(
            question(
                f"q{number}",
                count=count,
                about=draw(st.sampled_from(list(About))),
                worse=draw(st.sampled_from(list(Worse))),
                ratings={key: draw(_steps(count)) for key in informs},
                shares={key: draw(st.integers(1, 60)) for key in informs},
                chances=draw(_none_or_chances(count)),
            )
        )
    return tuple(found)


def told(question):
    """Anything that can be told about a question: None is nothing."""
    return _told(tuple(option.key for option in question.answers))


@cache
def _told(keys):
    return st.none() | st.builds(
        Evidence, st.sampled_from([None, *keys]), st.sampled_from(list(Certainty))
    )

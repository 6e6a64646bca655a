"""What is there to ask about an offer's pay, and whom? Two questions, with their words.

They inform pay alone. Their answers are what the user said of pay: a range, or a chance.
"""

from typing import Annotated

from pydantic import Field

from criteria.question import About, Informant, Option, Question, Worse

THEME = "What it pays"


class PayQuestion(Question):
    """A question that is answered where an offer's pay is entered, not among other questions.

    ``component`` is the part of pay that it is about.
    """

    component: str
    answers: Annotated[tuple[Option, ...], Field(min_length=2, max_length=3)]


BONUS_PAID = PayQuestion(
    key="bonus_really_paid",
    component="bonus",
    theme=THEME,
    about=About.ROLE,
    short="Bonus really paid",
    text="How much of the bonus is really paid?",
    asks="How much of the target bonus did people in this role really get, in each of the last"
    " three years?",
    asks_of_present_job="How much of your target bonus did you really get, in each of the last"
    " three years?",
    why="A target is what is paid if all goes well. What was really paid is what you can count on.",
    who="Recruiter or hiring manager; ask for the years one by one. People in the team know.",
    informant=Informant.RECRUITER,
    seed="the sums of pay",
    worse=Worse.FIRST,
    answers=(
        Option(key="low", label="The low share", says="No more than your low share."),
        Option(key="likely", label="The likely share", says="About your likely share."),
        Option(key="high", label="The high share", says="As much as your high share."),
    ),
)

FURTHER_GRANTS = PayQuestion(
    key="further_grants_written",
    component="refreshers",
    theme=THEME,
    about=About.ROLE,
    short="Further grants in writing",
    text="Will the further grants be put in writing?",
    asks="Can the yearly further grants be put in the contract, with their amount?",
    asks_of_present_job="Are your yearly further grants in the contract, with their amount?",
    why="What was only said about further grants is often not what comes.",
    who="Recruiter or hiring manager; only the contract settles it.",
    informant=Informant.RECRUITER,
    seed="the sums of pay",
    worse=Worse.FIRST,
    answers=(
        Option(key="none", label="They do not come", says="There will be no further grants."),
        Option(key="written", label="They are in writing", says="They are in the contract."),
    ),
)

PAY_QUESTIONS = BONUS_PAID, FURTHER_GRANTS

# What is asked where nothing of an offer's pay is known.
ALL_OF_IT = (
    "What would I be paid: base, bonus and what of it was really paid, one-time money, shares?"
)
ALL_OF_IT_TODAY = "What are you paid: base, bonus and what of it was really paid, shares?"
WHO_KNOWS_ALL = "Recruiter or hiring manager; best in writing."

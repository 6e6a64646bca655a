"""What is to be said of anybody's pay: what counts where, what is left out, how startups end?"""

from decision.words.text import Table

COUNTS_WHERE = Table(
    ["What", "Counts in", "Never"],
    [
        ["Leave and hours", "Daily life", "in money; pay an hour is only shown"],
        ["Fares and fuel", "pay, as a cost", "once more in the way to work"],
        ["Minutes on the way", "Place", "in money"],
        ["Pension and health paid in", "pay", "as a criterion of its own"],
        ["A higher rent there", "pay, as a cost", "as less worth of the shares"],
        ["Chance that the job ends", "Stability", "as a discount on the base"],
        ["Chance that the company is sold", "pay, in the stake", "as a discount on the base"],
        ["Unvested grants of your present job", "pay of staying", "as a cost of leaving"],
    ],
)
LEFT_OUT = (
    "Ask how options are taxed on exercise and on sale, and whether they can be exercised early. "
    "The tool knows no tax law.",
    "Ask what happens to what has not vested if the company is sold, or if you are let go.",
    "Ask whether the company may buy your shares back or has to agree to a sale.",
    "Ask whether investors take part twice, or are paid several times what they put in. Enter a "
    "higher amount under “paid first” then.",
    "Ask whether you can sell shares of a private company on the day they vest. Until then they "
    "are no cash.",
    "The price that investors paid is for preferred shares. It is not the price of yours.",
)
BASE_RATES = (
    "How it ends for others: of 3,067 US startups founded in 2018, six years later 49 % had shut "
    "down, 45 % were going on, 5 % had been bought and 0.2 % were listed."
)
BASE_RATES_SOURCE = "Source: Carta."

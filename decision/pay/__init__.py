"""What does an offer pay? Plain numbers in, plain numbers out: no document, no screen.

    schedule : when a grant vests
    stake : what options or shares of a private company are worth at a sale
    leaving : what has been paid in all by the month in which one leaves
    stream : what is paid by year, and what it makes a year on average
    outcomes : what may be paid, by year, each with its chance
    mixture : the exact distribution of an amount

Money is of one currency and, where nothing else is said, a year. Years are counted from 1, months
from the first day. Shares, chances and rates are from 0 to 1.
"""

"""What are options or shares of a private company worth, if it is sold or listed?

Investors are paid first. They hold one class of preferred shares, which does not participate: each
takes back what was paid in, or shares like everybody else, whichever is more. Holders of common
shares (`common`) get the rest.

Source: Feld and Mendelson, Venture Deals, chapter 4, for the preference; Open Guide to Equity
Compensation for what is left of a share after later rounds.
"""


def common(sale: float, paid_first: float = 0.0, preferred: float | None = None) -> float:
    """Return what the whole company is worth, at a sale, as holders of common shares are paid.

    Their shares of the company times this is what they get.

    Parameters
    ----------
    sale
        What the company is sold for, from 0 upwards.
    paid_first
        What investors may take back before anybody else is paid.
    preferred
        The share of the company that they hold, 0 to 1. None: not known; the result is then a
        lower bound, as all of what they may take back is missing.

    Raises
    ------
    ValueError
        If ``preferred`` is none of these.

    >>> common(12e6, 8e6), common(20e6, 8e6, 0.4), common(12e6)
    (4000000.0, 20000000.0, 12000000.0)
    """
    left = max(0.0, sale - paid_first)
    if preferred is None:
        return left
    if not 0 <= preferred < 1:
        raise ValueError(f"expected a preferred share from 0 to below 1; found {preferred:g}")
    return sale if preferred * sale >= paid_first else left / (1 - preferred)


def sale_leaving(wanted: float, paid_first: float = 0.0, preferred: float | None = None) -> float:
    """Return the least sale at which `common` is so much, from above 0 upwards.

    >>> sale_leaving(4e6, 8e6), sale_leaving(30e6, 8e6, 0.4), sale_leaving(10e6, 8e6, 0.4)
    (12000000.0, 30000000.0, 14000000.0)
    """
    if not preferred or wanted * preferred < paid_first:
        return paid_first + wanted * (1 - (preferred or 0.0))
    return wanted


def worth(  # noqa: PLR0913 -- the seven numbers of one sum
    number: float,
    strike: float,
    fully_diluted: float,
    sale: float,
    kept: float = 1.0,
    paid_first: float = 0.0,
    preferred: float | None = None,
) -> float:
    """Return what so many options are worth at a sale, after their strike; never below 0.

    Parameters
    ----------
    number
        Of options; of shares, where ``strike`` is 0.
    strike
        What it costs to turn one of them into a share.
    fully_diluted
        All shares of the company, options and promised ones among them, today.
    sale, paid_first, preferred
        As of `common`.
    kept
        The share of today's part of the company that is left after later rounds, above 0 to 1.

    Raises
    ------
    ValueError
        If ``fully_diluted`` or ``kept`` is not above 0, or ``preferred`` is none.

    >>> worth(5_000, strike=1, fully_diluted=10e6, sale=100e6, kept=0.8)
    35000.0
    """
    price = share_price(fully_diluted, sale, kept, paid_first, preferred)
    return number * max(0.0, price - strike)


def share_price(
    fully_diluted: float,
    sale: float,
    kept: float = 1.0,
    paid_first: float = 0.0,
    preferred: float | None = None,
) -> float:
    """Return what is paid at a sale for one share of today; parameters and errors as of `worth`.

    >>> share_price(10e6, sale=100e6, kept=0.8)
    8.0
    """
    _refuse_nothing(fully_diluted, kept)
    return kept * common(sale, paid_first, preferred) / fully_diluted


def break_even_sale(
    strike: float,
    fully_diluted: float,
    kept: float = 1.0,
    extra_per_option: float = 0.0,
    chance: float = 1.0,
) -> float:
    """Return the sale from which options repay what is given up for them, nobody paid first.

    Parameters
    ----------
    strike, fully_diluted, kept
        As of `worth`.
    extra_per_option
        The pay that is missing elsewhere, in all, for each option.
    chance
        Of the sale, above 0 to 1. What is missing has to come back on average.

    Raises
    ------
    ValueError
        If ``fully_diluted``, ``kept`` or ``chance`` is not above 0.

    >>> break_even_sale(strike=1, fully_diluted=10e6, kept=0.8)
    12500000.0
    """
    _refuse_nothing(fully_diluted, kept)
    if not 0 < chance <= 1:
        raise ValueError(f"expected a chance above 0 up to 1; found {chance:g}")
    return (strike + extra_per_option / chance) * fully_diluted / kept


def fully_diluted_of(number: float, share: float) -> float:
    """Return the fully diluted count that so many options are such a share of, above 0 to 1.

    >>> fully_diluted_of(15_000, 0.004)
    3750000.0
    """
    if not 0 < share <= 1:
        raise ValueError(f"expected a share above 0 up to 100 %; found {100 * share:g} %")
    return number / share


def _refuse_nothing(fully_diluted: float, kept: float) -> None:
    if not fully_diluted > 0:
        raise ValueError(f"expected a fully diluted count above 0; found {fully_diluted:g}")
    if not 0 < kept <= 1:
        raise ValueError(f"expected a share still held above 0 up to 1; found {kept:g}")

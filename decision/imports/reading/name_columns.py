"""In which column do the offers' names stand? Seen by its heading, or by its texts, all different.

Where a company stands in more than one row, its name and that of the role tell offers apart.
"""

from decision.files.problems import quoted, refused
from decision.imports.reading import heading_words as words
from decision.imports.reading.amounts import is_amount
from decision.imports.reading.labels import label
from decision.imports.reading.square import Square
from decision.imports.reading.statements import Choosing, Statement
from decision.words.text import Named, say


def names_of(square: Square, choosing: Choosing) -> tuple[int, int | None]:
    """Return the column of names, and one more where names alone do not tell offers apart."""
    if square.is_turned:
        return 0, None
    exact, guesses = _likely_names(square)
    options = {head: head for place in dict.fromkeys(guesses) if (head := square.heads[place])}
    pair = _pair(square, guesses)
    if pair:
        options[pair] = pair
    if not options or (len(exact) == 1 and not pair) or len(options) < 2:
        wanted = choosing.chosen("names_in", options)
        return (square.heads.index(wanted) if wanted else guesses[0]), None
    head = choosing.settle(
        Statement("names_in", (), options, pair or square.heads[guesses[0]]),
        lambda value: say("“{head}” holds the names of the offers.", head=Named(value))
        if value != pair else say("“{head}” together name the offers.", head=Named(value)),
    )  # fmt: skip
    if head == pair:
        return guesses[0], guesses[1]
    return (square.heads.index(head) if head else guesses[0]), None


def _likely_names(square: Square) -> tuple[list[int], list[int]]:
    """Return which columns are called "offer", and all that may hold names, the likeliest first."""
    plain = [label(head).plain for head in square.heads]
    exact = [place for place, name in enumerate(plain) if name == words.OFFER]
    likely = [place for place, name in enumerate(plain) if name in words.OFFERS]
    texts = [place for place in range(len(plain)) if _is_of_names(square, place)]
    blank = [0] if not square.heads[0] or not texts else []
    likely.sort(key=lambda place: not _is_distinct(square, place))
    if not (exact or likely or texts or not square.heads[0]):
        heads = ", ".join(map(quoted, square.heads[:5]))
        expected = 'one column "offer" with the offers\' names'
        raise refused("the table", f"no offer column in {heads}", expected, "header")
    return exact, list(dict.fromkeys(exact + likely + blank + texts))


def _pair(square: Square, guesses: list[int]) -> str:
    """Return the headings of two columns that tell offers apart only together; or nothing."""
    if len(guesses) < 2 or not all(
        label(square.heads[g]).plain in words.OFFERS for g in guesses[:2]
    ):
        return ""
    one_by_one = [_is_distinct(square, place) for place in guesses[:2]]
    both = list(zip(*(square.column(place) for place in guesses[:2]), strict=True))
    return "" if any(one_by_one) or len(set(both)) < len(both) else " and ".join(
        square.heads[place] for place in guesses[:2]
    )  # fmt: skip


def _is_of_names(square: Square, place: int) -> bool:
    texts = [text for text in square.column(place) if text]
    return bool(texts) and _is_distinct(square, place) and not any(map(is_amount, texts))


def _is_distinct(square: Square, place: int) -> bool:
    texts = [text.casefold() for text in square.column(place) if text]
    return len(set(texts)) == len(texts)

"""How is what was measured written? Rows of a table, and tables of what something is spent on."""

from collections.abc import Iterable, Mapping


def row(name: str, cells: Iterable[str]) -> str:
    """Return a row of a table.

    >>> row("styles", ["10 ms", "2 ms"])
    '| styles | 10 ms | 2 ms |'
    """
    return f"| {name} | {' | '.join(cells)} |"


def head(first: str, *columns: str) -> Iterable[str]:
    """Yield the two lines that a table begins with."""
    yield row(first, columns)
    yield f"|---|{'---|' * len(columns)}"


def spending(
    columns: Mapping[str, Mapping[str, float]], first: str = "step", form: str = "{:.1f} ms"
) -> Iterable[str]:
    """Yield a table of what each column is spent on, and of each sum."""
    yield from head(first, *columns)
    for name in dict.fromkeys(name for each in columns.values() for name in each):
        yield row(name, (form.format(each.get(name, 0.0)) for each in columns.values()))
    yield row("in all", (form.format(sum(each.values())) for each in columns.values()))


def largest(taken: Mapping[str, float], most: int) -> Mapping[str, float]:
    """Return the largest, and the rest as one.

    >>> largest({"a": 1.0, "b": 3.0, "c": 2.0}, 1)
    {'b': 3.0, 'all else': 3.0}
    """
    names = sorted(taken, key=lambda name: -taken[name])
    rest = sum(taken[name] for name in names[most:])
    return {**{name: taken[name] for name in names[:most]}, "all else": rest}

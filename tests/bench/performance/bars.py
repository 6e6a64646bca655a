"""Which bars are held? A bar is what a number is to be at most, or at least."""

from collections.abc import Iterable
from typing import NamedTuple


class Bar(NamedTuple):
    """What was measured, its number, the bar, and how both are written."""

    what: str
    found: float
    bar: float
    form: str = "{:.2f}"
    at_least: bool = False

    @property
    def is_held(self) -> bool:
        """Tell whether it is held; what is written is what counts, so 1.304 is held by 1.30.

        >>> Bar("settled", 1.004, 1.0).is_held, Bar("frames", 29.0, 30.0, at_least=True).is_held
        (True, False)
        """
        found, bar = (
            float(self.form.format(each).split()[0].replace(",", ""))
            for each in (self.found, self.bar)
        )
        return found >= bar if self.at_least else found <= bar

    def line(self) -> str:
        """Return it in words.

        >>> Bar("memory a session", 4.2, 1.0, "{:.1f} MB").line()
        '- memory a session: 4.2 MB, at most 1.0 MB, **missed**'
        """
        found, bar = self.form.format(self.found), self.form.format(self.bar)
        side = "at least" if self.at_least else "at most"
        return f"- {self.what}: {found}, {side} {bar}, **{'held' if self.is_held else 'missed'}**"


def bars(*each: Bar) -> Iterable[str]:
    """Yield the lines that stand below a table."""
    yield "\nBars:\n"
    yield from (bar.line() for bar in each)

"""Which change of a widget did somebody make, and which is only the browser's echo of before?

An edit may change what other widgets show: a level sets low, likely and high. Until the browser has
drawn that, it reports with its next change what these showed before, and Streamlit takes that for a
change of theirs. So a report of what a widget showed before it was told a new value is doubtful. An
echo never comes alone: with it comes the change that somebody made. A doubtful report that does
come alone is theirs.
"""

from collections.abc import Callable


class Echoes:
    """What the widgets of one browser tab showed before they were told, as far as it matters."""

    def __init__(self) -> None:
        """Begin with a tab that has been told nothing."""
        self._before: dict[str, object] = {}
        self._doubtful: list[Callable[[], None]] = []
        self._acted = False

    def told(self, key: str, before: object) -> None:
        """Note that a widget is told a new value, and what it showed before."""
        self._before[key] = before

    def heard(self, key: str) -> None:
        """Note that a widget reports what it was told."""
        self._before.pop(key, None)

    def act(self, key: str, value: object, action: Callable[[], None]) -> None:
        """Do what a widget's report asks for, or keep it for `settled` where it is doubtful."""
        if key in self._before and self._before[key] == value:
            self._doubtful.append(action)
        else:
            self.acted()
            action()

    def acted(self) -> None:
        """Note that somebody did something."""
        self._acted = True

    def settled(self) -> None:
        """Do what is doubtful if it came alone; once for every run, after its callbacks."""
        alone = self._doubtful if len(self._doubtful) == 1 and not self._acted else []
        self._doubtful, self._acted = [], False
        for action in alone:
            action()

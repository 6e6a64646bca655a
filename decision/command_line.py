"""The command `crossroads` opens the app, or hands over to one of its commands.

Opening it is done here, for what the commands need takes longer to load than all the rest; they
are run by decision/terminal/running.py.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence

from criteria.setting import SETTING
from decision.home import home

# What of `run` is not for Streamlit alone, however it is shortened.
_OWN = ("-h", "--h", "--ca")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0, 2 after a message, 130 if it was stopped."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if _only_opens(words):
        open_app(words[1:])
        return 0
    return _runner()(words, open_app)


def _runner() -> Callable[[Sequence[str], Callable[[Sequence[str]], None]], int]:
    """Return what runs the commands, slow to load as above, loaded as fast as can be.

    Plugins of pydantic are not looked for: that reads what every installed package says of itself.
    Nor is garbage, for what is loaded stays.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    from decision.terminal.running import run

    gc.freeze()
    gc.enable()
    return run


def open_app(options: Sequence[str]) -> None:
    """Open the app in place of this process, with options of `streamlit run`."""
    app = str(home() / "app.py")
    if sys.stdout is not None:
        sys.stdout.flush()
    # -P: modules that happen to lie in the current folder must not be taken for installed ones.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "streamlit", "run", app, *options])


def _only_opens(words: Sequence[str]) -> bool:
    """Tell whether there is nothing to look at before the app opens, such as another catalogue."""
    if SETTING in os.environ or words[:1] not in ([], ["run"]):
        return False
    return not any(word == "--c" or word.startswith(_OWN) for word in words)

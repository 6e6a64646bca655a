import re
import signal
import subprocess
import sys

import pytest

from decision.home import sample
from decision.terminal import commands, running
from decision.terminal.streams import stoppable
from tests.commands import run

FOUNDING = str(sample())
SECONDS = 300  # far more than it takes to stop


def test_ctrl_c_stops_a_deep_check_without_a_traceback(capsys, monkeypatch):
    def stop(done, total):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_tell", stop)
    code, out, error = run(capsys, "confidence", FOUNDING, "--simulations", "1000000")
    assert (code, out) == (running.STOPPED, "")
    assert error.endswith("crossroads: stopped\n")


def interrupted(*arguments):
    """Run a command as a process of its own, Ctrl-C pressed once its draws are under way."""
    # Where the tests run in the background, the shell had Ctrl-C ignored.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from decision.command_line import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            begun = until(process.stderr, b"32,768 of")
            process.send_signal(signal.SIGINT)
            out, error = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
    return process.returncode, out.decode(), (begun + error).decode()


def until(stream, words):
    """Read until these words came; a process that ended will not say them any more."""
    begun = b""
    while words not in begun:
        more = stream.read(1)
        assert more, begun.decode()
        begun += more
    return begun


def test_ctrl_c_ends_a_deep_check_with_what_was_done_until_then(capsys):
    code, out, error = interrupted("confidence", FOUNDING, "--simulations", "100000000")
    assert code == running.STOPPED
    cut = r"stopped after ([0-9,]+) of 100,000,000 simulations; the table is of these"
    done = re.match(cut, out)
    assert 32_768 <= int(done[1].replace(",", "")) < 10**7
    usual = run(capsys, "confidence", FOUNDING)[1].splitlines()
    assert out.splitlines()[1] == usual[0]
    assert "Research lab" in out.splitlines()[-4]
    assert f"The table is of {done[1]} simulations; the statement above is of the usual" in out
    assert error.endswith(f"crossroads: {done[0]}\n")
    assert "Traceback" not in error


def test_a_table_that_was_stopped_is_that_of_the_worlds_done(capsys):
    command = ("confidence", FOUNDING, "--simulations")
    code, out, error = interrupted(*command, "90000000", "--csv", "-")
    assert code == running.STOPPED
    done = re.search(r"stopped after ([0-9,]+) of", error)[1]
    assert f"The table is of {done} simulations; the statement above is of the usual" in error
    done = done.replace(",", "")
    assert out == run(capsys, *command, done, "--csv", "-")[1]


@pytest.fixture
def on_ctrl_c():
    """Set what Ctrl-C does; as it was, it depends on how the tests were started."""
    before = signal.getsignal(signal.SIGINT)
    yield lambda handler: signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGINT, before)


def test_where_ctrl_c_is_ignored_it_stays_so(on_ctrl_c):
    on_ctrl_c(signal.SIG_IGN)
    with stoppable() as stopped:
        signal.raise_signal(signal.SIGINT)
        assert not stopped()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_ctrl_c_pressed_twice_interrupts_at_once(on_ctrl_c):
    on_ctrl_c(signal.default_int_handler)
    with stoppable() as stopped:
        signal.raise_signal(signal.SIGINT)
        assert stopped()
        with pytest.raises(KeyboardInterrupt, match=r"^$"):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

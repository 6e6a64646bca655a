import io

import pytest

from decision.terminal import streams

STEERING = "a\u202eb\u2066c\n"


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("kind", "shown"), [(Screen, "abc\n"), (io.StringIO, STEERING)])
def test_no_text_is_turned_round_on_a_screen_and_a_program_gets_it_as_it_is(
    monkeypatch, kind, shown
):
    out = kind()
    monkeypatch.setattr("sys.stdout", out)
    streams.write(streams.STANDARD_OUTPUT, STEERING)
    assert out.getvalue() == shown

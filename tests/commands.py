"""Running a command in a test."""

from decision import command_line


def run(capsys, *arguments):
    try:
        code = command_line.main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def refusal(capsys, *arguments):
    code, out, error = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in error
    return error

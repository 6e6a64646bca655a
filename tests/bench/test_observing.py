import pytest

from tests.bench.performance.observing import BrokeDownError, again


def test_what_a_server_broke_down_in_is_measured_once_more_elsewhere(tmp_path):
    folders = []

    def measure(folder):
        folders.append(folder)
        if len(folders) == 1:
            raise BrokeDownError
        return "found"

    assert again(measure, tmp_path / "here") == "found"
    assert len({each for each in folders if each.is_dir()}) == 2


def test_what_breaks_down_twice_is_said(tmp_path):
    def measure(_):
        raise BrokeDownError("the log")

    with pytest.raises(BrokeDownError, match="the log"):
        again(measure, tmp_path)

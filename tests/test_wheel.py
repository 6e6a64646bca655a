"""The wheel carries all that the app needs, and works from any folder."""

import os
import subprocess
import sys
import zipfile

import pytest

from decision.home import home, samples


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=home(), check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_all_files_of_the_app_are_in_the_wheel(unpacked):
    for folder in ("criteria", "decision", "sample_offers"):
        inside = unpacked if folder != "sample_offers" else unpacked / "decision"
        kept = [path for path in (home() / folder).rglob("*") if path.is_file()]
        for path in kept:
            if "__pycache__" not in path.parts:
                assert (inside / path.relative_to(home())).exists(), path
    assert (unpacked / "decision" / "app.py").exists()
    assert (unpacked / "decision" / ".streamlit" / "config.toml").exists()


def test_the_command_works_from_the_wheel_in_another_folder(unpacked, tmp_path):
    sample = unpacked / "decision" / "sample_offers" / "ratings.csv"
    done = subprocess.run(
        [sys.executable, "-m", "decision", "compare", str(sample)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Research lab.\n" in done.stdout
    asked = "from decision.home import home, samples; print(home(), len(samples()))"
    where = [sys.executable, "-c", asked]
    told = subprocess.run(
        where,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == f"{unpacked / 'decision'} {len(samples())}"

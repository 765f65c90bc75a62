"""What people install: the wheel and the sdist, in an empty folder, with the run-time dependencies only."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from drafter.pipeline.draft import Order, make

ROOT = Path(__file__).parent.parent
SAMPLE = "yunling-2026.yaml"
LAST_YEAR = "yunling-2025.yaml"


def build(target: str, project: Path, folder: Path) -> Path:
    """Build a wheel or an sdist of a project into a folder."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(words, cwd=project, check=True, capture_output=True)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def needed(name: str) -> Iterator[str]:
    """Yield the distributions a distribution needs at run time, and what those need."""
    for line in requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
            yield from needed(requirement.name)


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Make an environment that holds the wheel and its run-time dependencies, linked, so that no network is needed."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    site = Path(where.strip())
    for name in sorted(set(needed("nianbao-drafter"))):
        for top in {file.parts[0] for file in distribution(name).files or () if file.parts[0] != ".."}:
            if top != "__pycache__" and not (site / top).exists():
                (site / top).symlink_to(Path(str(distribution(name).locate_file(top))))
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True)
    return python


def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel made from the sdist holds what the wheel from the checkout holds, byte for byte."""
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    again = build("wheel", tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path / "wheel")
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(again) as theirs:
        assert {n: ours.read(n) for n in ours.namelist()} == {n: theirs.read(n) for n in theirs.namelist()}


def test_outlines_templates_and_samples_travel_with_the_wheel(wheel: Path) -> None:
    """Every file of outlines/, templates/ and samples/ is in the wheel, and nothing of the tests."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = [
        p for shelf in ("outlines", "templates", "samples") for p in (ROOT / shelf).rglob("*") if p.is_file()
    ]
    assert {f"drafter/_shelf/{p.relative_to(ROOT).as_posix()}" for p in files} <= names
    assert not [n for n in names if n.startswith(("tests", "docs", "benchmarks"))]


def test_the_wheel_drafts_a_report_in_an_empty_folder(bare_python: Path, tmp_path: Path) -> None:
    """Installed with its run-time dependencies only, the command drafts the same bytes as the checkout does."""
    for name in (SAMPLE, LAST_YEAR):
        (tmp_path / name).write_bytes((ROOT / "samples" / name).read_bytes())
    command = [str(bare_python.parent / "drafter"), "draft", SAMPLE]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (document,) = tmp_path.glob("*.docx")
    assert document.read_bytes() == make(Order(str(ROOT / "samples" / SAMPLE))).documents[0].content


def test_nothing_else_is_needed(bare_python: Path) -> None:
    """The environment of that draft has no development library in it."""
    words = [str(bare_python), "-c", "import docxtpl"]
    assert b"ModuleNotFoundError" in subprocess.run(words, capture_output=True, check=False).stderr

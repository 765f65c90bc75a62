"""The house itself: lean front door, rooms of a size, every library and every topic accounted for."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "drafter").rglob("*.py"))
FULL_ROOM = 420
LONG_FUNCTION = 50
HEAVY = ("docx", "lxml", "jinja2", "pydantic", "yaml", "prompt_toolkit", "rapidfuzz", "concurrent")


def run(*words: str) -> str:
    """Run Python with these words in a process of its own; return what it prints."""
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    return done.stdout


def named(path: Path) -> str:
    """Return a path as the project names it."""
    return str(path.relative_to(ROOT))


def dependencies() -> Iterator[str]:
    """Yield the names of all libraries, run-time and development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        yield Requirement(line).name


@pytest.mark.parametrize("words", ["import drafter.cli.main", "from drafter.cli import main; main([])"])
def test_the_front_door_opens_no_room_before_a_command_is_given(words: str) -> None:
    """Start-up and help stay quick: no library that takes long to load comes in with them."""
    code = f"{words}\nimport sys\nprint('loaded:', *sorted(set({HEAVY!r}) & sys.modules.keys()))"
    assert run("-c", code).splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_room_is_too_full_and_no_function_too_long(path: Path) -> None:
    """A module has at most 420 lines, a function at most 50."""
    text = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= LONG_FUNCTION]
    assert text.count("\n") <= FULL_ROOM
    assert not long


@pytest.mark.parametrize("name", list(dependencies()))
def test_every_library_has_its_reason(name: str) -> None:
    """docs/dependencies.md gives each library one line."""
    lines = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(f"| {name} | ")]


def test_no_reason_is_left_of_a_library_that_is_gone() -> None:
    """docs/dependencies.md names no library that pyproject.toml does not."""
    lines = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    listed = {line.split(" | ")[0].strip("| ") for line in lines if line.startswith("| ")}
    assert listed - {"库", "---"} == set(dependencies())

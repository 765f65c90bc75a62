"""`make bench`: medians of interleaved runs, ratios, targets. Ratios are what counts; times are this machine's today."""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import Words, contest
from benchmarks.counties import SAMPLES, write_counties

DRAFTER = (str(Path(sys.executable).parent / "drafter"),)
PYTHON = (sys.executable,)
USUAL = (sys.executable, "-m", "benchmarks.usual")
LIBRARIES = "import docx, jinja2, pydantic, yaml"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of the table: drafter against another, the ratio aimed at, and on which side of it to be."""

    what: str
    ours: float
    theirs: float
    target: float | None
    at_least: bool

    def __str__(self) -> str:
        ratio = self.theirs / self.ours if self.at_least else self.ours / self.theirs
        if self.target is None:
            return f"{self.what:<58}{self.ours:>9.2f}{self.theirs:>9.2f}{ratio:>8.2f} ×"
        met = ratio >= self.target if self.at_least else ratio <= self.target
        aim = f"{'≥' if self.at_least else '≤'} {self.target:g}"
        return f"{self.what:<58}{self.ours:>9.2f}{self.theirs:>9.2f}{ratio:>8.2f} ×  {aim:<6}{'met' if met else 'missed'}"


def cold(folder: Path, rounds: int) -> list[Comparison]:
    """Start-up: one draft against the bare imports, help against the bare interpreter."""
    sample = str(SAMPLES / "yunling-2026.yaml")

    def commands(number: int) -> dict[str, Words]:
        return {
            "draft": (*DRAFTER, "draft", sample, "-o", f"{folder}/cold-{number}/"),
            "imports": (*PYTHON, "-c", LIBRARIES),
            "help": (*DRAFTER, "--help"),
            "pass": (*PYTHON, "-c", "pass"),
        }

    contest(lambda _: commands(rounds), 1)  # compiles modules, warms the disk, fills the cache
    ms = {name: result.seconds * 1000 for name, result in contest(commands, rounds).items()}
    return [
        Comparison(f"cold: drafter draft / {LIBRARIES}", ms["draft"], ms["imports"], 2, at_least=False),
        Comparison("cold: drafter --help / python -c pass", ms["help"], ms["pass"], 4, at_least=False),
    ]


def many(folder: Path, number: int, rounds: int) -> list[Comparison]:
    """Time per report over many files: the command, findings and all, against docxtpl from the same files."""
    counties = folder / "counties"
    counties.mkdir()
    files = [str(path) for path in write_counties(counties, number)]
    template, together = _fitted(folder, files[0])

    def commands(turn: int) -> dict[str, Words]:
        out = folder / f"many-{turn}"
        made: dict[str, Words] = {"few": (*DRAFTER, "draft", *files[: number // 4], "-o", f"{out}/few/")}
        for jobs in ("1", "2"):
            made[f"drafter {jobs}"] = (
                *DRAFTER,
                "draft",
                *files,
                "-o",
                f"{out}/drafter-{jobs}/",
                "--jobs",
                jobs,
            )
            for loader in ("safe", "c"):
                words = (str(counties), f"{out}/{loader}-{jobs}", template, loader, together, jobs)
                made[f"{loader} {jobs}"] = (*USUAL, "draft", *words)
        return made

    found = contest(commands, rounds)
    _print_sizes([next(Path(folder, "many-0", name).glob("*.docx")) for name in ("drafter-1", "safe-1")])
    few, all_of_them = found["few"].peak, found["drafter 1"].peak
    print(f"memory: {few:.1f} MiB for {number // 4} files, {all_of_them:.1f} MiB for {number}")
    ms = {name: result.seconds * 1000 / number for name, result in found.items()}
    return [
        Comparison(
            f"{jobs} process(es): docxtpl, {said} / drafter",
            ms[f"drafter {jobs}"],
            ms[f"{loader} {jobs}"],
            10 if (jobs, loader) == ("1", "safe") else None,
            at_least=True,
        )
        for jobs in ("1", "2")
        for loader, said in (("safe", "yaml.safe_load"), ("c", "CSafeLoader"))
    ]


def _fitted(folder: Path, facts: str) -> tuple[str, str]:
    """Make the docxtpl template that prints about as much as drafter does."""
    drafted, template = folder / "drafted.docx", folder / "template.docx"
    subprocess.run((*DRAFTER, "draft", facts, "-o", str(drafted)), capture_output=True, check=True)
    words = (*USUAL, "template", facts, str(drafted), str(template))
    return str(template), subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def _print_sizes(reports: list[Path]) -> None:
    words = (*USUAL, "count", *map(str, reports))
    counted = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    ours, theirs = counted[:2], counted[2:]
    print("one report: drafter {} paragraphs, {} characters; ".format(*ours), end="")
    print("docxtpl {} paragraphs, {} characters".format(*theirs))


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("--cold-rounds", type=int, default=15)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--files", type=int, default=200)
    given = words.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        lines = [*cold(folder, given.cold_rounds), *many(folder, given.files, given.rounds)]
    print(f"\n{'ms (many: per report)':<58}{'drafter':>9}{'other':>9}{'ratio':>10}  target")
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()

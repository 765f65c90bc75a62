"""`make bench`: medians of interleaved runs, ratios, targets. Ratios are what counts; times are this machine's today."""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import Words, contest
from benchmarks.counties import SAMPLES, write_counties

DRAFTER = (str(Path(sys.executable).parent / "drafter"),)
PYTHON = (sys.executable,)
USUAL = (sys.executable, "-m", "benchmarks.usual")
TYPED = 10_000
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


def reading(folder: Path, rounds: int) -> list[Comparison]:
    """Read and import a finished report of 10,000 characters, against python-docx merely reading its paragraphs."""
    report = folder / "report.docx"
    _write_typed(folder, report)
    tree = "import sys; from drafter.readers import read_report; read_report(sys.argv[1])"
    theirs = "import sys, docx; [p.text for p in docx.Document(sys.argv[1]).paragraphs]"
    turns = count()

    def commands(_: int) -> dict[str, Words]:
        return {
            "tree": (*PYTHON, "-c", tree, str(report)),
            "import": (*DRAFTER, "import", str(report), "-o", f"{folder}/imported-{next(turns)}.yaml"),
            "theirs": (*PYTHON, "-c", theirs, str(report)),
        }

    contest(commands, 1)
    found = contest(commands, rounds)
    other, lines = found["theirs"], []
    for name, done in (("tree", "read .docx as a tree"), ("import", "drafter import of a .docx")):
        mine, what = found[name], f"{done} / python-docx paragraphs"
        lines.append(Comparison(what, mine.seconds * 1000, other.seconds * 1000, None, at_least=False))
        lines.append(Comparison(f"{what}, MiB", mine.peak, other.peak, None, at_least=False))
    return lines


def _write_typed(folder: Path, report: Path) -> None:
    """Write a report as clerks do: typed paragraphs, numbers and all, no styles; in a process that leaves no memory here."""
    text = folder / "report.txt"
    words = (*DRAFTER, "draft", str(SAMPLES / "yunling-2026.yaml"), "--to", "txt", "-o", str(text))
    subprocess.run(words, capture_output=True, check=False)
    lines = text.read_text(encoding="utf-8").splitlines()
    typed = [line for line, so_far in zip(lines, accumulate(map(len, lines)), strict=True) if so_far < TYPED]
    script = "import sys, docx; d = docx.Document(); [d.add_paragraph(a) for a in sys.argv[2:]]; d.save(sys.argv[1])"
    subprocess.run((*PYTHON, "-c", script, str(report), *(f"　　{line}" for line in typed)), check=True)


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


def keys(folder: Path, rounds: int, strokes: int) -> str:
    """Measure what a clerk at the keyboard waits for; in a process of its own, which leaves no memory here."""
    words = (*PYTHON, "-m", "benchmarks.keys", str(folder), str(rounds), str(strokes))
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout


def checking(seeds: int) -> str:
    """Measure what the check finds of errors put into clean reports, and how fast it reads."""
    words = (*PYTHON, "-m", "benchmarks.checking", "--seeds", str(seeds), "--speed")
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("--cold-rounds", type=int, default=15)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--files", type=int, default=200)
    words.add_argument("--strokes", type=int, default=300)
    words.add_argument("--seeds", type=int, default=2, help="errors of each kind for each clean report")
    given = words.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        lines = [*cold(folder, given.cold_rounds), *reading(folder, given.cold_rounds)]
        lines += many(folder, given.files, given.rounds)
        waits = keys(folder, given.rounds, given.strokes)
    print(f"\n{'ms (many: per report)':<58}{'drafter':>9}{'other':>9}{'ratio':>10}  target")
    for line in lines:
        print(line)
    print(waits)
    print(checking(given.seeds), end="")


if __name__ == "__main__":
    main()

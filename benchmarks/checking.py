"""What the check finds of errors put into clean reports, what it says of the clean ones, and how fast it reads.

`python -m benchmarks.checking [--clean DIR] [--seeds 20] [--kind 错别字] [--show 错别字] [--speed]`. An error is found where
a finding with an expected code stands at the damage (the same line, within 30 characters); what the clean report
already had is not counted. Without --clean it takes those of tests/cases/clean; reports held out lie elsewhere.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from benchmarks.damages.text import Damage, Where, report_of
from benchmarks.injections import EXPECTS, KINDS, inject
from drafter.findings import DrafterError, Finding, Level
from drafter.pipeline.checking import Wish, check_file

Verdict = Literal["found", "elsewhere", "other", "missed"]
NEAR = 30
CLEAN = Path(__file__).parent.parent / "tests" / "cases" / "clean"


class Task(NamedTuple):
    """One kind of error to be tried on one report; `other` is the report that last year's is made of."""

    path: str
    other: str
    kind: str
    seeds: int


class Outcome(NamedTuple):
    """What became of one error: told at its place, told elsewhere, only other codes at its place, nothing."""

    report: str
    kind: str
    seed: int
    verdict: Verdict
    description: str
    at: str
    here: tuple[str, ...]


class Clean(NamedTuple):
    """What is said of a clean report."""

    report: str
    characters: int
    findings: tuple[Finding, ...]


def measure(
    reports: Iterable[Path], seeds: int, kinds: Sequence[str] = (), jobs: int = 1
) -> tuple[list[Outcome], list[Clean]]:
    """Try every kind on every clean report, with so many seeds; and check the clean reports themselves."""
    paths = [str(path) for path in reports]
    pairs = list(zip(paths, paths[1:] + paths[:1], strict=True))
    tasks = [Task(path, other, kind, seeds) for kind in kinds or tuple(KINDS) for path, other in pairs]
    with ProcessPoolExecutor(jobs) as pool:
        outcomes = [outcome for several in pool.map(tried, tasks, chunksize=4) for outcome in several]
    cleans = [Clean(Path(p).stem, len(_read(p)), _checked(p, _read(p), "")) for p in paths]
    return outcomes, cleans


def tried(task: Task) -> list[Outcome]:
    """Damage one report in one way with each seed and check it; what two seeds do alike counts once."""
    text = _read(task.path)
    last = _last_of(task) if KINDS[task.kind].needs_last else ""
    known = Counter(map(_what, _checked(task.path, text, last)))
    outcomes, done = [], set[str]()
    for seed in range(task.seeds):
        damage = inject(text, seed, task.kind, last)
        if damage is not None and damage.text not in done:
            done.add(damage.text)
            new = _new(_checked(task.path, damage.text, last), known)
            outcomes.append(_outcome(task, seed, damage, new))
    return outcomes


def _outcome(task: Task, seed: int, damage: Damage, new: Sequence[Finding]) -> Outcome:
    expected, whole = EXPECTS[task.kind], KINDS[task.kind].whole
    here = [f for f in new if whole or _at(f, damage)]
    verdict: Verdict = "missed"
    if any(f.rule.code in expected for f in here):
        verdict = "found"
    elif any(f.rule.code in expected for f in new):
        verdict = "elsewhere"
    elif here:
        verdict = "other"
    codes = tuple(sorted({f.rule.code for f in here}))
    lines = damage.text.split("\n")
    line = lines[damage.line - 1] if damage.line <= len(lines) else ""
    around = line[max(0, damage.start - 21) : damage.end + 20]
    at = f"{damage.line}:{damage.start} …{around}…"
    return Outcome(Path(task.path).stem, task.kind, seed, verdict, damage.description, at, codes)


def _at(finding: Finding, damage: Damage) -> bool:
    """Tell whether a finding stands at the damage, or where it may as well be told."""
    places = (Where(damage.line, damage.start, damage.end), *damage.also)
    return any(_near(finding, place) for place in places)


def _near(finding: Finding, place: Where) -> bool:
    begin = finding.place.column or 1
    end = begin + finding.place.length
    return finding.place.line == place.line and begin <= place.end + NEAR and end >= place.start - NEAR


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.rule.code, finding.quote, finding.message


def _new(findings: Iterable[Finding], known: Counter[tuple[str, str, str]]) -> list[Finding]:
    """Keep what the clean report did not have."""
    left, new = Counter(known), []
    for finding in findings:
        if left[_what(finding)] > 0:
            left[_what(finding)] -= 1
        else:
            new.append(finding)
    return new


@lru_cache(maxsize=64)
def _checked(path: str, text: str, last: str) -> tuple[Finding, ...]:
    """Check a text under the name of its report, beside last year's if there is one."""
    with TemporaryDirectory() as folder:
        target, before = Path(folder, Path(path).name), Path(folder, "last", "last.txt")
        target.write_text(text, encoding="utf-8")
        if last:
            before.parent.mkdir()
            before.write_text(last, encoding="utf-8")
        try:
            return check_file(str(target), Wish(last=str(before) if last else "")).findings
        except DrafterError as trouble:  # damaged so that it is no report any more: that is told, too
            return trouble.findings


@lru_cache(maxsize=64)
def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _last_of(task: Task) -> str:
    """Return last year's report: the file NAME-last.txt, or else another clean report with this county and its last year."""
    beside = Path(task.path).with_name(f"{Path(task.path).stem}-last.txt")
    if beside.exists():
        return _read(str(beside))
    own, other = report_of(_read(task.path)), report_of(_read(task.other))
    later = own.year - 1 - other.year
    named = other.text.replace(other.county, own.county)
    return re.sub(r"20\d\d(?=年)", lambda m: str(int(m[0]) + later), named)


def table(outcomes: Sequence[Outcome], kinds: Sequence[str] = ()) -> Iterator[str]:
    """Tell by kind how many errors were made and what became of them; last, of all; `kinds` are those asked for, or all."""
    yield _row("种类", ("做了", "找到", "%", "别处", "他码", "漏了"), "就地报出的代码")
    for kind in dict.fromkeys(o.kind for o in outcomes):
        yield _counted(kind, [o for o in outcomes if o.kind == kind])
    yield _counted("合计", outcomes)
    never = [kind for kind in kinds or KINDS if kind not in {o.kind for o in outcomes}]
    if never:
        yield f"没有做成的：{'、'.join(never)}"


def _counted(name: str, outcomes: Sequence[Outcome]) -> str:
    verdicts = Counter(o.verdict for o in outcomes)
    share = 100 * verdicts["found"] / len(outcomes) if outcomes else 0
    codes = Counter(code for o in outcomes for code in o.here).most_common(4)
    told = " ".join(f"{code}×{times}" for code, times in codes) if name != "合计" else ""
    numbers = (len(outcomes), verdicts["found"], f"{share:.1f}")
    return _row(name, (*numbers, verdicts["elsewhere"], verdicts["other"], verdicts["missed"]), told)


def _row(name: str, cells: Sequence[object], told: str) -> str:
    return _wide(name, -30) + "".join(_wide(str(cell), 7) for cell in cells) + "  " + told


def _wide(text: str, width: int) -> str:
    """Fill up to a width in which a Chinese character is two; to the right where it is negative."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    blank = " " * (abs(width) - taken)
    return text + blank if width < 0 else blank + text


def of_clean(cleans: Sequence[Clean]) -> Iterator[str]:
    """Tell what is said of the clean reports, for each thousand characters and level; then every finding."""
    characters = sum(c.characters for c in cleans) or 1
    yield f"干净的报告{len(cleans)}份，{characters}字；每千字："
    for level in Level:
        count = sum(f.level is level for c in cleans for f in c.findings)
        yield f"  {level.value} {count}处，{count * 1000 / characters:.3f}"
    for clean in cleans:
        for f in clean.findings:
            where = f"{clean.report}:{f.place.line}:{f.place.column}"
            yield f"  {where} {f.level.value} {f.rule.code} {f.rule.name} “{f.quote}” {f.message}"


def shown(outcomes: Iterable[Outcome], kind: str) -> Iterator[str]:
    """Tell of every error of a kind (全部: of all) that was not found, with its text."""
    for o in outcomes:
        if kind in (o.kind, "全部") and o.verdict != "found":
            yield f"{o.report} {o.kind} {o.seed} {o.verdict} {' '.join(o.here)}\n    {o.description}\n    {o.at}"


def main() -> int:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.checking", description=__doc__)
    words.add_argument(
        "--clean", type=Path, default=CLEAN, metavar="DIR", help="folder of clean reports, .txt"
    )
    words.add_argument("--seeds", type=int, default=20, help="errors of each kind for each report")
    words.add_argument(
        "--kind", action="append", choices=tuple(KINDS), default=[], metavar="KIND", help="only this kind"
    )
    words.add_argument("--show", metavar="KIND", help="print what was not found of this kind; 全部: of all")
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words.add_argument("--speed", action="store_true", help="time the check as well")
    asked = words.parse_args()
    reports = [path for path in sorted(asked.clean.glob("*.txt")) if not path.stem.endswith("-last")]
    outcomes, cleans = measure(reports, asked.seeds, asked.kind, asked.jobs)
    if not cleans:
        print(f"{asked.clean}: no clean reports, *.txt", file=sys.stderr)
        return 2
    print("\n".join(table(outcomes, asked.kind)), end="\n\n")
    print("\n".join(of_clean(cleans)))
    if asked.show:
        print("\n" + "\n".join(shown(outcomes, asked.show)))
    if asked.speed:
        from benchmarks.checking_speed import speeds

        texts = [_read(str(path)) for path in reports]
        print("\n" + "\n".join(speeds(texts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`drafter draft`: facts files in, Word files out, a line for each, a summary last."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.cli.reporting import print_findings, say, tally
from drafter.findings import DrafterError, Level
from drafter.pipeline import Made, Order, Shelver, make_all


def run(paths: Sequence[str], out: str, final: bool, jobs: int) -> int:
    """Draft each facts file; return the highest exit code."""
    folder, name = _target(out, many=len(paths) > 1)
    if name and not name.lower().endswith(".docx"):
        say(f"输出文件名要以 .docx 结尾，写的是“{name}”。要写到文件夹里，请在末尾加 /。")
        return 2
    if jobs < 1:
        say("--jobs 要写 1 以上的整数。")
        return 2
    orders = [Order(path, out, final) for path in dict.fromkeys(paths)]
    shelver, code, written = Shelver(), 0, 0
    told: set[str] = set()
    for made in _with_progress(make_all(orders, jobs), len(orders)):
        one, done = _file(made, shelver, folder, name, told)
        code, written = max(code, one), written + done
    if len(orders) > 1:
        say(f"共{len(orders)}份，写好{written}份，没有写的{len(orders) - written}份。")
    return code


def _target(out: str, many: bool) -> tuple[Path | None, str]:
    """Return the folder and the file name that -o means; no folder: beside each facts file."""
    if not out:
        return None, ""
    if many or out.endswith(("/", os.sep)) or Path(out).is_dir():
        return Path(out), ""
    return Path(out).parent, Path(out).name


def _file(made: Made, shelver: Shelver, folder: Path | None, name: str, told: set[str]) -> tuple[int, int]:
    """Print what came of one order and write its document; return the exit code and how many were written."""
    source = made.order.facts
    print_findings(f for f in made.findings if f.level is not Level.NOTE)
    if not made.document:
        why = "有错误，没有成稿" if made.exit_code == 1 else "读不了"
        say(f"{source}：{why}（{tally(made.findings)}）")
        return made.exit_code, 0
    try:
        target, notes = shelver.put(made, folder or Path(source).parent, name)
    except DrafterError as trouble:
        print_findings(trouble.findings)
        return max(made.exit_code, trouble.exit_code), 0
    say(f"{source} → {target}（{made.characters}字，{made.figures}处数字；{tally(made.findings)}）")
    _tell(notes, set())
    _tell(made.notes, told)
    return made.exit_code, 1


def _tell(notes: Iterable[str], told: set[str]) -> None:
    for note in notes:
        if note not in told:
            told.add(note)
            say(f"  {note}")


def _with_progress(made: Iterator[Made], total: int) -> Iterator[Made]:
    if total < 2:
        yield from made
        return
    from tqdm import tqdm

    yield from tqdm(made, total=total, desc="起草", unit="份", disable=None, leave=False)

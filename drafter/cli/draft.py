"""`drafter draft`: facts files in, Word files out, a line for each, a summary last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from drafter.cli.reporting import print_findings, say, tally
from drafter.cli.words import each_once
from drafter.findings import DrafterError, Level
from drafter.pipeline import Made, Order, Shelver, make_all

_ENDS = ("/", os.sep)


def run(paths: Sequence[str], out: str, final: bool, jobs: int) -> int:
    """Draft each facts file; return the highest exit code."""
    paths = each_once(paths)
    wrong = _wrong(out, len(paths), jobs)
    if wrong:
        say(wrong)
        return 2
    folder, name = _target(out, many=len(paths) > 1)
    orders = [Order(path, out, final) for path in paths]
    shelver, code, written = Shelver(), 0, 0
    shared: dict[str, None] = {}
    with closing(make_all(orders, jobs)) as all_made:
        for made in _with_progress(all_made, len(orders)):
            one, done = _file(made, shelver, folder, name)
            code, written = max(code, one), written + done
            shared.update(dict.fromkeys(made.shared if done else ()))
    for note in shared:
        say(note)
    if len(orders) > 1:
        say(f"共{len(orders)}份，写好{written}份，没有写的{len(orders) - written}份。")
    return code


def _wrong(out: str, count: int, jobs: int) -> str:
    """Say what is wrong with the call, if anything."""
    is_file = not out.endswith(_ENDS) and not os.path.isdir(out)
    is_word = out.lower().endswith(".docx")
    if is_file and is_word and count > 1:
        return f"一共{count}份，不能都写进“{out}”这一个文件。请用 -o 写一个文件夹，末尾加 /。"
    if out and is_file and not is_word and count == 1:
        return f"输出文件名要以 .docx 结尾，写的是“{Path(out).name}”。要写到文件夹里，请在末尾加 /。"
    return "" if jobs > 0 else "--jobs 要写 1 以上的整数。"


def _target(out: str, many: bool) -> tuple[Path | None, str]:
    """Return the folder and the file name that -o means; no folder: beside each facts file."""
    if not out:
        return None, ""
    if many or out.endswith(_ENDS) or os.path.isdir(out):
        return Path(out), ""
    return Path(out).parent, Path(out).name


def _file(made: Made, shelver: Shelver, folder: Path | None, name: str) -> tuple[int, int]:
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
        say(f"{source}：写不成（{tally((*made.findings, *trouble.findings))}）")
        return max(made.exit_code, trouble.exit_code), 0
    say(f"{source} → {target}（{made.characters}字，{made.figures}处数字；{tally(made.findings)}）")
    for note in (*notes, *made.notes):
        say(f"  {note}")
    return made.exit_code, 1


def _with_progress(made: Iterator[Made], total: int) -> Iterator[Made]:
    if total < 2:
        yield from made
        return
    from tqdm import tqdm

    yield from tqdm(made, total=total, desc="起草", unit="份", disable=None, leave=False)

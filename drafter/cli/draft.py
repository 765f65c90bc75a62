"""`drafter draft`: facts files in, documents out, a line for each report, a summary last."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.reporting import print_findings, say, tally
from drafter.cli.words import each_once
from drafter.facts import ALL
from drafter.findings import DrafterError, Level
from drafter.pipeline import FORMS, Made, Order, Shelver, make_all

_ENDS = ("/", os.sep)
_USUAL = ("docx",)
_CANNOT = ("读不了", "没有写")
_BETWEEN = re.compile(r"[,，、\s]+")


def draft(path: str) -> int:
    """Draft one facts file into a Word file beside it; return the exit code."""
    return run(argparse.Namespace(facts=[path], out="", to="", copy="", final=False, jobs=1))


def run(words: argparse.Namespace) -> int:
    """Draft each facts file; return the highest exit code."""
    call = _Call(tuple(each_once(words.facts)), words.out, words.to, words.copy)
    wrong = call.wrong() or ("" if words.jobs > 0 else "--jobs 要写 1 以上的整数。")
    if wrong:
        say(wrong)
        return 2
    folder, name = call.target()
    orders = [Order(path, words.out, words.final, words.copy, call.forms) for path in call.paths]
    shelver, code, drafted, written = Shelver(), 0, 0, 0
    shared: dict[str, None] = {}
    with closing(make_all(orders, words.jobs)) as all_made:
        for made in _with_progress(all_made, len(orders), counted=words.copy != ALL):
            one, done = _file(made, shelver, folder, name)
            if done and len(orders) == 1 and words.copy != ALL:
                say(f"  {made.lengths}")
            code, drafted, written = max(code, one), drafted + 1, written + done
            shared.update(dict.fromkeys(made.shared if done else ()))
    for note in shared:
        say(note)
    if drafted > 1:
        say(f"共{drafted}份，写好{written}份，没有写的{drafted - written}份。")
    return code


@dataclass(frozen=True, slots=True)
class _Call:
    """What was asked for: which files, where to, in which forms, which copy."""

    paths: tuple[str, ...]
    out: str
    to: str
    copy: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms asked for; where none was named, the one that the file name asks for, else Word."""
        if self.to:
            return tuple(dict.fromkeys(form.lower() for form in _BETWEEN.split(self.to) if form))
        return (self._ending,) if self._names_file and self._ending in FORMS else _USUAL

    @property
    def _ending(self) -> str:
        return Path(self.out).suffix.lower().removeprefix(".")

    @property
    def _names_file(self) -> bool:
        return bool(self.out) and not self.out.endswith(_ENDS) and not os.path.isdir(self.out)

    def wrong(self) -> str:
        """Say what is wrong with the call, if anything."""
        strange = [form for form in self.forms if form not in FORMS]
        if strange or not self.forms:
            return f"--to 可以写 {'、'.join(FORMS)}，写的是“{strange[0] if strange else self.to}”。"
        if not self._names_file:
            return ""
        if self._ending in FORMS and (len(self.paths) > 1 or self.copy == ALL):
            what = f"一共{len(self.paths)}份" if len(self.paths) > 1 else f"“--copy {ALL}”要写几份"
            return f"{what}，不能都写进“{self.out}”这一个文件。请用 -o 写一个文件夹，末尾加 /。"
        if len(self.paths) == 1 and self._ending not in self.forms:
            ends = "、".join(f".{form}" for form in (self.forms if self.to else FORMS))
            return (
                f"输出文件名要以 {ends} 结尾，写的是“{Path(self.out).name}”。要写到文件夹里，请在末尾加 /。"
            )
        return ""

    def target(self) -> tuple[Path | None, str]:
        """Return the folder and the file name that -o means; no folder: beside each facts file."""
        if not self.out:
            return None, ""
        if len(self.paths) > 1 or not self._names_file:
            return Path(self.out), ""
        return Path(self.out).parent, Path(self.out).name


def _file(made: Made, shelver: Shelver, folder: Path | None, name: str) -> tuple[int, int]:
    """Print what came of one order and write its documents; return the exit code and whether all were written."""
    source = made.order.said
    print_findings(f for f in made.findings if f.level is not Level.NOTE)
    if not made.documents:
        why = "有错误，没有成稿" if made.exit_code == 1 else _CANNOT[bool(made.order.copy)]
        say(f"{source}：{why}（{tally(made.findings)}）")
        return made.exit_code, 0
    targets: list[str] = []
    notes: list[str] = []
    failed: list[DrafterError] = []
    beside = Path(made.order.facts).parent
    for done in shelver.put_all(made.documents, made.order.facts, folder or beside, name):
        if isinstance(done, DrafterError):
            print_findings(done.findings)
            failed.append(done)
        else:
            targets.append(str(done[0]))
            notes += done[1]
    counted = tally((*made.findings, *(f for trouble in failed for f in trouble.findings)))
    if targets:
        say(f"{source} → {'、'.join(targets)}（{made.characters}字，{made.figures}处数字；{counted}）")
    if failed:
        say(f"{source}：写不成（{counted}）")
    for note in (*notes, *made.notes) if targets else ():
        say(f"  {note}")
    return max([made.exit_code, *(trouble.exit_code for trouble in failed)]), 0 if failed else 1


def _with_progress(made: Iterator[Made], total: int, *, counted: bool) -> Iterator[Made]:
    """Show how far the work is; how many copies there are in all is known only at the end."""
    if total < 2:
        yield from made
        return
    from tqdm import tqdm

    yield from tqdm(made, total=total if counted else None, desc="起草", unit="份", disable=None, leave=False)

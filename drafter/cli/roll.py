"""`drafter roll`: this year's facts file → next year's, first what it will do, then the file."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.cli.reporting import one_line, print_findings, say, tally
from drafter.cli.streams import print_line
from drafter.cli.tables import table
from drafter.findings import DrafterError
from drafter.pipeline import workshop_for
from drafter.pipeline.rolling import roll_forward

_WIDTHS = (16, 22, 36)
_ENDINGS = (".yaml", ".yml")


def run(path: str, out: str, year: int | None) -> int:
    """Roll a facts file forward; return the exit code."""
    if out and not out.endswith(("/", "\\")) and not Path(out).is_dir() and not out.endswith(_ENDINGS):
        say(f"输出文件名要以 .yaml 结尾，写的是“{Path(out).name}”。要写到文件夹里，请在末尾加 /。")
        return 2
    try:
        coming = roll_forward(path, out, year)
        for line in table(
            [("部分", "上年的文件里", f"{coming.rolled.year}年的文件里"), *coming.moved], _WIDTHS
        ):
            print_line(one_line(line), sys.stdout)
        print_findings((*coming.findings, *coming.save()))
        left = workshop_for(path).check(str(coming.target))
    except DrafterError as trouble:
        print_findings(trouble.findings)
        say(f"{path}：没有结转")
        return trouble.exit_code
    say(f"{path} → {coming.target}（检查一遍：{tally(left)}）")
    say(f"逐项看还要填什么：drafter check {coming.target}")
    if coming.findings:
        say(f"{path}里还有{len(coming.findings)}处错误，有错误的项没有带过来，改好再结转更稳妥。")
    return 1 if coming.findings else 0

"""The commands: which words each takes, and which room answers."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from drafter import __version__
from drafter.cli.stopping import EXIT_CODE, STOPPED, stopped_by_ctrl_c
from drafter.cli.streams import close_streams, open_streams, print_line
from drafter.cli.words import ChineseParser

ABOUT = "drafter：起草法治政府建设年度报告。写好事实，检查，生成可以签发的 Word 文件。"
AFTER = """\
例：
  drafter draft 云岭县-2026.yaml            起草，写出 云岭县2026年度法治政府建设情况报告（草稿）.docx
  drafter check 云岭县-2026.yaml            只检查，不写文件
  drafter draft --final 云岭县-2026.yaml    成稿；还有错误时不写，列出来
  drafter draft 2026/*.yaml -o 成稿/ --jobs 2   一次起草许多份
  drafter draft --copy 公开 --to html 云岭县-2026.yaml   写网站公布的一份，写成网页

退出码：0 做完了，没有错误；1 有错误要改，或成稿被拒；2 命令写错，或文件读不了；130 中途停下。
手册见 docs/ 目录。"""


def _parser() -> ChineseParser:
    parser = ChineseParser(prog="drafter", description=ABOUT, epilog=AFTER)
    parser.add_argument("--version", action="version", version=f"drafter {__version__}", help="版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command")
    draft = commands.add_parser(
        "draft", help="由事实文件起草报告，写成 Word 文件、网页或文本", description=_DRAFT
    )
    draft.add_argument("facts", nargs="+", metavar="事实文件", help="一个或多个 .yaml 事实文件")
    draft.add_argument(
        "-o",
        dest="out",
        default="",
        metavar="位置",
        help="写到哪里：文件夹（以 / 结尾，或已存在），或 .docx、.html、.txt 文件名",
    )
    draft.add_argument(
        "--to", default="", metavar="格式", help="写成什么：docx、html、txt，几种用逗号隔开；不写是 docx"
    )
    draft.add_argument("--copy", default="", metavar="名称", help="写“报送”里的哪一份；写“全部”，各份都写")
    draft.add_argument("--final", action="store_true", help="成稿：有错误就不写；没有批注和标亮")
    draft.add_argument("--jobs", type=int, default=1, metavar="N", help="同时用几个进程（多份报告时有用）")
    draft.set_defaults(run=_run_draft)
    check = commands.add_parser("check", help="检查事实文件，列出问题", description=_CHECK)
    check.add_argument("facts", nargs="+", metavar="事实文件", help="一个或多个 .yaml 事实文件")
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="text 给人看，json 一行一条给程序用"
    )
    check.set_defaults(run=_run_check)
    return parser


_DRAFT = """\
由事实文件起草报告。默认写草稿：缺的数标亮为「待填：…」，发现的问题作为批注附在有关段落上，文件名带“（草稿）”。
改过的文件不会被覆盖，新的一稿另存为“第2稿”。"""
_CHECK = "检查事实文件：不认识的项、不可能的数、缺必填的数、与上年对不上的数，每条都有行号和改法。"


def _run_draft(words: argparse.Namespace) -> int:
    from drafter.cli.draft import run

    return run(words)


def _run_check(words: argparse.Namespace) -> int:
    from drafter.cli.check import run

    return run(words.facts, words.format)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code."""
    open_streams()
    # Reports make no cycles, and a run is over soon: the collector would only look through what is read once.
    gc.disable()
    all_printed = True
    try:
        with stopped_by_ctrl_c():
            code = _answer(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print_line(STOPPED, sys.stderr)
        code = EXIT_CODE
    finally:
        gc.enable()
        all_printed = close_streams()
    return code if all_printed else max(code, 2)


def _answer(arguments: Sequence[str]) -> int:
    parser = _parser()
    words = parser.parse_args([*arguments[1:2], "--help"] if arguments[:1] == ["help"] else arguments)
    if words.command is None:
        parser.print_help()
        return 0
    try:
        os.getcwd()
    except OSError:
        print_line("现在所在的文件夹已经不在了。请先换到别的文件夹。", sys.stderr)
        return 2
    return int(words.run(words))

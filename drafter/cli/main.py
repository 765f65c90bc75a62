"""The commands: which words each takes, and which room answers."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TypeAlias

from drafter import __version__
from drafter.cli.stopping import EXIT_CODE, STOPPED, stopped_by_ctrl_c
from drafter.cli.streams import close_streams, open_streams, print_line
from drafter.cli.words import ChineseParser

Commands: TypeAlias = "argparse._SubParsersAction[ChineseParser]"

ABOUT = "drafter：起草法治政府建设年度报告。写好事实，检查，生成可以签发的 Word 文件。"
AFTER = """\
例：
  drafter                                   打开菜单
  drafter ask 云岭县-2026.yaml --last 2025年报告.docx   一问一答填今年的，去年的报告摆在旁边
  drafter draft 云岭县-2026.yaml            起草，写出 云岭县2026年度法治政府建设情况报告（草稿）.docx
  drafter check 云岭县-2026.yaml            只检查，不写文件
  drafter check 报告.docx --last 2025年报告.docx --comments 批注.docx   查别人写好的报告，问题批注在原处
  drafter draft --final 云岭县-2026.yaml    成稿；还有错误时不写，列出来
  drafter draft 2026/*.yaml -o 成稿/ --jobs 2   一次起草许多份
  drafter draft --copy 公开 --to html 云岭县-2026.yaml   写网站公布的一份，写成网页
  drafter import 2025年报告.docx            由去年的报告写出事实文件 云岭县-2025.yaml
  drafter roll 云岭县-2026.yaml             由今年的事实文件写出明年的 云岭县-2027.yaml
  drafter compare 云岭县-2025.yaml 云岭县-2026.yaml   两年的数对着看
  drafter outline derive 2024年报告.docx 2025年报告.docx   由本县的报告归纳出本县的提纲

退出码：0 做完了，没有错误；1 有错误要改，或成稿被拒；2 命令写错，或文件读不了；130 中途停下。
手册见 docs/ 目录。"""


def _parser() -> ChineseParser:
    parser = ChineseParser(prog="drafter", description=ABOUT, epilog=AFTER)
    parser.add_argument("--version", action="version", version=f"drafter {__version__}", help="版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command")
    _add_ask(commands)
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
    _add_check(commands)
    _add_rules(commands)
    _add_import(commands)
    _add_roll(commands)
    _add_compare(commands)
    _add_outline(commands)
    return parser


def _add_ask(commands: Commands) -> None:
    ask = commands.add_parser("ask", help="一问一答，填事实文件", description=_ASK)
    ask.add_argument("facts", metavar="事实文件", help="要填的 .yaml 事实文件；没有就新建")
    ask.add_argument("--outline", default="", metavar="提纲", help="新建时按哪份提纲；不写是三段式")
    ask.add_argument(
        "--last", default="", metavar="去年的", help="去年的报告（.docx 等）或 .yaml 事实文件；先结转再问"
    )
    ask.add_argument("--answers", default="", metavar="答案", help="不用键盘，按一个 .yaml 文件里的答案填")
    ask.set_defaults(run=_run_ask)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="检查事实文件和写好的报告，列出问题", description=_CHECK)
    check.add_argument(
        "facts", nargs="+", metavar="文件", help="事实文件，或者写好的报告：.docx、.html、.txt 等"
    )
    check.add_argument("--last", default="", metavar="上年的", help="上年的报告或事实文件，对着查旧数、照抄")
    check.add_argument("--year", type=int, default=None, metavar="N", help="报告年度；不写由程序从报告里看")
    check.add_argument(
        "--format",
        choices=("text", "json", "sarif"),
        default="text",
        help="text 给人看，json 一行一条给程序用，sarif 给看检查结果的软件用",
    )
    check.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="代码",
        help="只查这些：代码或它的开头，如 N、P5，几个用逗号隔开",
    )
    check.add_argument("--ignore", action="append", default=[], metavar="代码", help="不查这些，写法同上")
    check.add_argument(
        "--comments", default="", metavar="新文件", help="另写一份 .docx，问题批注在原处，原来的不动"
    )
    check.add_argument(
        "--fix", action="store_true", help="只有一种改法的，另写一份改好，每处列出来，原来的不动"
    )
    check.set_defaults(run=_run_check)


def _add_rules(commands: Commands) -> None:
    rules = commands.add_parser("rules", help="检查的规则：列出全部，说明一条", description=_RULES)
    rules.add_argument(
        "name",
        nargs="?",
        default="",
        metavar="规则",
        help="规则的代码或名称，如 N101、合计不符；不写就列出全部",
    )
    rules.add_argument("--test", action="store_true", help="拿本县规则自己的例子试一遍")
    rules.set_defaults(run=_run_rules)


def _add_import(commands: Commands) -> None:
    bring = commands.add_parser("import", help="由去年的报告写出事实文件", description=_IMPORT)
    bring.add_argument("report", metavar="报告", help="写好的报告：.docx、.html、.txt 等")
    bring.add_argument(
        "-o",
        dest="out",
        default="",
        metavar="位置",
        help="写到哪里：文件夹（以 / 结尾，或已存在），或 .yaml 文件名；不写就是当前文件夹的 区域-年度.yaml",
    )
    bring.add_argument("--outline", default="", metavar="提纲", help="按哪份提纲认；不写由程序挑合适的")
    bring.add_argument(
        "--format",
        dest="form",
        choices=("yaml", "json"),
        default="yaml",
        help="yaml 写事实文件；json 只把认出来的打印出来，给程序用",
    )
    bring.set_defaults(run=_run_import)


def _add_roll(commands: Commands) -> None:
    roll = commands.add_parser("roll", help="由今年的事实文件接着写明年的", description=_ROLL)
    roll.add_argument("facts", metavar="事实文件", help="今年的 .yaml 事实文件")
    roll.add_argument("--year", type=int, default=None, metavar="N", help="结转到哪一年；不写是下一年")
    roll.add_argument(
        "-o",
        dest="out",
        default="",
        metavar="位置",
        help="写到哪里：文件夹（以 / 结尾，或已存在），或 .yaml 文件名；不写就放在旁边",
    )
    roll.set_defaults(run=_run_roll)


def _add_compare(commands: Commands) -> None:
    compare = commands.add_parser("compare", help="两年的数和打算对着看", description=_COMPARE)
    compare.add_argument("last", metavar="上年的文件", help="上年的 .yaml 事实文件")
    compare.add_argument("this", metavar="今年的文件", help="今年的 .yaml 事实文件")
    compare.add_argument("--html", default="", metavar="文件名", help="另写一个网页，有小图，给领导看")
    compare.add_argument(
        "--to", choices=("docx",), default="", help="另写一个 Word 文件，可以作报告的附件，放在今年的文件旁边"
    )
    compare.set_defaults(run=_run_compare)


def _add_outline(commands: Commands) -> None:
    outline = commands.add_parser(
        "outline", help="看提纲；由本县的报告归纳出本县的提纲", description=_OUTLINE
    )
    does = outline.add_subparsers(title="命令", metavar="命令", dest="does", required=True)
    listing = does.add_parser("list", help="有哪些提纲，是自带的还是本县的")
    listing.set_defaults(run=_run_outline_list)
    show = does.add_parser("show", help="一个提纲的章节、主题和数据项")
    show.add_argument("name", metavar="提纲", help="提纲的名称，如 三段式")
    show.set_defaults(run=_run_outline_show)
    derive = does.add_parser("derive", help="由本县的报告归纳出本县的提纲", description=_DERIVE)
    derive.add_argument(
        "reports", nargs="+", metavar="报告", help="本县各年的报告：.docx、.html、.txt 等，或 .yaml 事实文件"
    )
    derive.add_argument(
        "-o", dest="out", default="", metavar="文件夹", help="写到哪个本县目录；不写就是当前文件夹所在的"
    )
    derive.add_argument("--name", default="", metavar="名称", help="提纲叫什么；不写就用区域的名称")
    derive.set_defaults(run=_run_outline_derive)


_DRAFT = """\
由事实文件起草报告。默认写草稿：缺的数标亮为「待填：…」，发现的问题作为批注附在有关段落上，文件名带“（草稿）”。
改过的文件不会被覆盖，新的一稿另存为“第2稿”。"""
_ASK = """\
一问一答，填事实文件。一次一题，每答一题就存好；随时可以停，下次从停下的地方接着问。
屏幕下面写着能按的键，F1 看说明，F4 看总览。去年的报告用 --last 给它：去年的数摆在旁边，去年的打算逐项问。"""
_CHECK = """\
检查事实文件和别人写好的报告：不可能的数、对不上的合计和同比、写错的年度和会议、丢了的序号、落单的书名号、不该公开的信息，
每条都有地方、算法和改法。"""

_RULES = "检查的规则：每条查什么、为什么、怎么改，错的和对的例子。"

_IMPORT = """\
由写好的报告写出事实文件：标题、层次、数字、问题、打算都认出来，一句话也不丢，每一处都待人核对。
已有的文件不会被覆盖，名字后面加编号。"""

_ROLL = """\
由今年的事实文件写出明年的：今年的数成为上年数，打算和问题成为要逐项交代的，举措放在注释里供改写。
先列出要做什么，再写文件；已有的文件不会被覆盖。"""

_COMPARE = """\
两年的事实文件对着看：每个数两年各是多少、变化多大，去年的打算和问题今年怎么样了。变化大的排在前面。"""

_OUTLINE = """\
提纲管问什么、怎样排。list 列出能用的提纲，show 看一个提纲问些什么，derive 由本县各年的报告归纳出本县自己的提纲。"""

_DERIVE = """\
由本县一年或几年的报告归纳出本县自己的提纲：标题和次序、主题的说法、年年都报的数、问题和打算的写法。
先列出各年有什么，再写到本县目录的 outlines/ 里；已有的提纲不会被覆盖。一份读不了的不影响别的份。"""


def _run_draft(words: argparse.Namespace) -> int:
    from drafter.cli.draft import run

    return run(words)


def _run_ask(words: argparse.Namespace) -> int:
    from drafter.cli.ask import run

    return run(words)


def _run_check(words: argparse.Namespace) -> int:
    from drafter.cli.check import run

    return run(words)


def _run_rules(words: argparse.Namespace) -> int:
    from drafter.cli.rules import run

    return run(words.name, test=words.test)


def _run_import(words: argparse.Namespace) -> int:
    from drafter.cli.importing import run

    return run(words)


def _run_roll(words: argparse.Namespace) -> int:
    from drafter.cli.roll import run

    return run(words.facts, words.out, words.year)


def _run_compare(words: argparse.Namespace) -> int:
    from drafter.cli.compare import run

    return run(words.last, words.this, words.html, words.to)


def _run_outline_list(_: argparse.Namespace) -> int:
    from drafter.cli.outline import run_list

    return run_list()


def _run_outline_show(words: argparse.Namespace) -> int:
    from drafter.cli.outline import run_show

    return run_show(words.name)


def _run_outline_derive(words: argparse.Namespace) -> int:
    from drafter.cli.outline import run_derive

    return run_derive(words.reports, words.out, words.name)


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
    if words.command is None and not _on_terminal():
        parser.print_help()
        return 0
    try:
        os.getcwd()
    except OSError:
        print_line("现在所在的文件夹已经不在了。请先换到别的文件夹。", sys.stderr)
        return 2
    if words.command is None:
        from drafter.cli.menu import run

        return run(_answer)
    return int(words.run(words))


def _on_terminal() -> bool:
    """Tell whether somebody is there to choose from a menu."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()

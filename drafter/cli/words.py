"""argparse in Chinese: usage, headings and error messages as the clerk reads them."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

_ERRORS = (
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"the following arguments are required: (.*)", r"还缺：\1"),
    (r"argument (\S+): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument (\S+): invalid int value: '?(.*?)'?", r"\1 要写整数，写的是“\2”"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是“\2”，可以写：\3"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"\1 后面不跟值，写的是“\2”"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 说不清是哪一个：\2"),
)


class ChineseHelp(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese headings, lines kept as written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage line with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser that speaks Chinese."""

    def __init__(self, **words: Any) -> None:
        words.setdefault("formatter_class", ChineseHelp)
        super().__init__(add_help=False, allow_abbrev=False, **words)
        self._positionals.title = "写什么"
        self._optionals.title = "可选"
        self.add_argument("-h", "--help", action="help", help="这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and how to learn more; exit code 2."""
        for pattern, chinese in _ERRORS:
            found = re.fullmatch(pattern, message)
            if found:
                message = found.expand(chinese)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"命令写得不对：{message}。看说明：{self.prog} --help\n")

"""argparse in Chinese: usage, headings and error messages as the clerk reads them."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from drafter.cli.streams import print_line

_ERRORS = (
    (r"the following arguments are required: (.*)", r"还缺：\1"),
    (r"argument (\S+): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument (\S+): invalid int value: '?(.*?)'?", r"\1 要写整数，写的是“\2”"),
    (r"argument 命令: invalid choice: '?(.*?)'? \(choose from (.*)\)", r"没有“\1”这个命令，有：\2"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是“\2”，可以写：\3"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"\1 后面不跟值，写的是“\2”"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 说不清是哪一个：\2"),
)
_CHOICES = re.compile(r"(?<=\(choose from ).*(?=\))")


def each_once(paths: Sequence[str]) -> list[str]:
    """Name each file once, as it was first named."""
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(os.path.realpath(path), path)
    return list(first.values())


class ChineseHelp(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese headings, lines kept as written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage line with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def format_help(self) -> str:
        """Return the help with full-width colons, and without the word 命令 below the heading that says it."""
        text = re.sub(r"^(命令|文件|选项):$", r"\1：", super().format_help(), flags=re.MULTILINE)
        return text.replace("命令：\n  命令\n", "命令：\n")


class ChineseParser(argparse.ArgumentParser):
    """A parser that speaks Chinese."""

    def __init__(self, **words: Any) -> None:
        words.setdefault("formatter_class", ChineseHelp)
        super().__init__(add_help=False, allow_abbrev=False, **words)
        self._positionals.title = "文件"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="这份说明")

    def _print_message(self, message: str, file: Any = None) -> None:
        print_line(message.removesuffix("\n"), file or sys.stderr)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse; what a command does not know is said by that command, not by the program as a whole."""
        words, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._unknown(unknown))
        return words, unknown

    def _unknown(self, words: Iterable[str]) -> str:
        """Say which option there is none of, and which it resembles; else which file stands apart."""
        from difflib import get_close_matches

        words = list(words)
        option = next((word.partition("=")[0] for word in words if word.startswith("-")), "")
        if not option:
            return f"文件要写在一起，不要用选项隔开：{'、'.join(words)}"
        near = get_close_matches(option, self._option_string_actions, 1)
        return f"没有“{option}”这个选项" + (f"，是不是“{near[0]}”？" if near else "")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and how to learn more; exit code 2."""
        message = _CHOICES.sub(lambda found: found[0].replace("'", "").replace(", ", "、"), message)
        for pattern, chinese in _ERRORS:
            found = re.fullmatch(pattern, message)
            if found:
                message = found.expand(chinese)
                break
        self.print_usage(sys.stderr)
        stop = "" if message.endswith("？") else "。"
        self.exit(2, f"命令写得不对：{message}{stop}看说明：{self.prog} --help\n")

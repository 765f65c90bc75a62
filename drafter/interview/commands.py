"""What can be done at any question: one table of commands, their keys, and the words typed where there are no such keys."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Command(Enum):
    """What the clerk may ask for instead of answering."""

    HELP = "帮助"
    BACK = "上一题"
    SKIP = "先跳过"
    OVERVIEW = "总览"
    MORE = "还可以填"
    PREVIEW = "看全文"
    UNDO = "撤销"
    EDITOR = "换编辑器写"
    DONE = "完成"
    TAKE = "照用"
    QUIT = "退出"


class Keys(NamedTuple):
    """The key of a command as shown, and its names for the terminal: the second for terminals that keep the first."""

    shown: str
    names: tuple[str, ...]


KEYS: dict[Command, Keys] = {
    Command.HELP: Keys("F1", ("f1", "c-g")),
    Command.BACK: Keys("F2", ("f2", "c-b")),
    Command.SKIP: Keys("F3", ("f3", "c-n")),
    Command.OVERVIEW: Keys("F4", ("f4", "c-o")),
    Command.MORE: Keys("F5", ("f5", "c-t")),
    Command.PREVIEW: Keys("F6", ("f6", "c-p")),
    Command.UNDO: Keys("F7", ("f7", "c-z")),
    Command.EDITOR: Keys("F8", ("f8", "c-e")),
    Command.DONE: Keys("F9", ("f9", "c-s")),
    Command.TAKE: Keys("F12", ("f12", "c-y")),
    Command.QUIT: Keys("Ctrl-C", ("c-c", "c-d")),
}
_BEGIN = ("/", "、", "／")
_SHORT = {"?": Command.HELP, "？": Command.HELP}


def typed_command(text: str) -> Command | None:
    """Return the command that a line like /上一题 or ? asks for; the beginning of its name is enough, if it is the only one."""
    text = text.strip()
    if text in _SHORT:
        return _SHORT[text]
    word = text[1:].strip() if text.startswith(_BEGIN) else ""
    meant = [command for command in Command if word and command.value.startswith(word)]
    return meant[0] if len(meant) == 1 else None

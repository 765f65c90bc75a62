"""What a chapter lists: by its headings, else by 一是, 二是 in its paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.rules.text.paper import Line

_ORDINAL = re.compile("(?:^|(?<=[。；：，\n]))(?:[一二三四五六七八九]|十[一二三四五]?)是(?:要)?")


def heading_of(line: Line) -> str:
    """Return the words of the heading a line is, or begins with, without its number; nothing where there is none."""
    if not line.level:
        return ""
    label = len(line.label) if line.written.startswith(line.label) else 0
    return line.text[label : line.run_in or None].strip("。 　")


class Item(NamedTuple):
    """One of the things a chapter lists: where it begins, its heading or first words, all it says."""

    line: Line
    start: int
    end: int
    title: str
    text: str


def items_of(lines: tuple[Line, ...]) -> list[Item]:
    """Return what a chapter lists: by its headings of the highest level below it, else by 一是, 二是."""
    levels = [line.level for line in lines if line.level > 1]
    return headed(lines, min(levels)) if levels else _counted(lines)


def headed(lines: tuple[Line, ...], level: int) -> list[Item]:
    """Return what the headings of a level begin, each with all that stands below it."""
    found: list[tuple[Line, list[str]]] = []
    for line in lines:
        if line.level == level:
            found.append((line, [line.text[line.run_in :] if line.run_in else ""]))
        elif found:
            found[-1][1].append(line.text)
    return [
        Item(line, 0, line.run_in or len(line.text), heading_of(line), "\n".join(said))
        for line, said in found
    ]


def _counted(lines: tuple[Line, ...]) -> list[Item]:
    found: list[Item] = []
    for line in lines:
        text = line.text
        starts = list(_ORDINAL.finditer(text))
        ends = [*(later.start() for later in starts[1:]), len(text)] if starts else []
        for one, after in zip(starts, ends, strict=True):
            said = text[one.end() : after].rstrip("。；，")
            title = re.split("[，。；：]", said, maxsplit=1)[0]
            found.append(Item(line, one.start(), one.end() + len(said), title, said))
    return found

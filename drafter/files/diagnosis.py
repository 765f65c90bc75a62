"""Why a file is no YAML: every trap in it, in one go.

The parser stops at the first error. So each error is repaired as its trap proposes, and a proposal counts
only if the parser then gets further; what made it go on is what the clerk is told to write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from drafter.files import faults
from drafter.files.nodes import Trouble, compose, trouble
from drafter.files.source import Source
from drafter.files.traps import (
    SWALLOWED,
    TRAPS,
    Repair,
    Trap,
    missing_brackets,
    slipped_key,
    stray_sentence,
    unclosed_bracket,
    unclosed_quote,
)
from drafter.findings import Finding, Place

MOST = 50

_BUDGET = 30_000_000
_LOOK_BACK = 200
_CLIP = 40
_BRACES_IN_WORDS = re.compile(r"[^\s\[{,:'\"][{\[][^{}\[\]]*[}\]]")
_BEGUN_BEFORE = ("stream", "expected ','", "expected ':'")
_PLAIN_WORDS = (
    ("expected ':'", "这一行不是“键: 值”的样子。", "请写成“键: 值”（英文冒号加空格），说明文字前面加 #。"),
    (
        "mapping values",
        "这里多出一个冒号，或上一行没有写完。",
        "请看这一行和上一行：冒号后要有空格，值里有冒号要加引号。",
    ),
    ("expected ','", "花括号或方括号没有写完。", "请补上缺的半边括号，各项之间用英文逗号。"),
    ("escape", "双引号里的反斜杠“\\”有别的意思。", "请改用单引号；路径里的“\\”可以写成“/”。"),
    ("end of stream", "引号从这里开始，一直没有结束。", "请补上后半边引号。"),
    ("'\\t'", "行首用了制表符（Tab）。", "请改用空格缩进。"),
    ("cannot start any token", "这个符号不能作一行或一个值的开头。", "请给整个值加上引号。"),
    ("expected key", "这一行与上面的内容接不上。", "请检查缩进是否对齐，上面的引号、括号是否成对。"),
    ("block end", "这一行与上面的内容接不上。", "请检查缩进是否对齐，上面的引号、括号是否成对。"),
    ("'-' indicator", "这一行与上面的列表接不上。", "列表各项的短横要对齐，短横后要有空格。"),
    ("another document", "文件里另起了一个文档。", "一个文件只放一份内容，请把“---”以下的内容移到别的文件。"),
)


def diagnose(source: Source, first: Trouble) -> tuple[tuple[Finding, ...], str]:
    """Return what keeps a text from being read, by line, and the text with all that repaired."""
    case = _Case(source)
    met: Trouble | None = first
    while met and len(case.findings) < MOST and case.budget > 0:
        if not any(attempt(met) for attempt in case.attempts) and not case.step_over(met):
            break
        met = compose(case.text())[1]
    return tuple(case.findings), case.text()


def advice_for(line: str) -> str:
    """Return the advice that shows a line as it should be."""
    return f"请写成 `{clipped(line.strip())}`。"


def clipped(text: str) -> str:
    """Return as much of a text as a message can bear."""
    return text if len(text) <= _CLIP else text[:_CLIP] + "…"


def finding_at(path: str, number: int, line: str, repair: Repair) -> Finding:
    """Return the finding for line `number` (from 0), the caret under what differs."""
    start, end = difference(line, repair.line)
    at = Place(path, number + 1, start + 1, max(end - start, 1))
    return Finding(repair.rule, at, repair.said, advice_for(repair.line), quote=line[start:end])


def difference(before: str, after: str) -> tuple[int, int]:
    """Return where a line differs from its repaired form, as a range of the former."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    back = 0
    while back < shorter - start and before[-1 - back] == after[-1 - back]:
        back += 1
    return start, len(before) - back


class _Case:
    """A text under repair."""

    def __init__(self, source: Source) -> None:
        self.path = source.path
        self.typed = source.lines()
        self.lines = list(self.typed)
        self.findings: list[Finding] = []
        self.budget = _BUDGET
        self.attempts = (
            self.repair_obvious,
            self.repair_line,
            self.repair_bracket,
            self.repair_quote,
            self.repair_tabs,
            self.repair_above,
            self.repair_indent,
            self.repair_sentence,
        )
        self._gave_up = False

    def text(self, changes: Mapping[int, str] | None = None) -> str:
        """Return the text with what has been repaired, and with some changes on trial."""
        if not changes:
            return "\n".join(self.lines)
        return "\n".join([changes.get(i, line) for i, line in enumerate(self.lines)])

    def repair_obvious(self, _met: Trouble) -> bool:
        """Repair the keys that begin with a full-width space or a dash: they are wrong wherever the parser stops."""
        found = {i: repair for i, line in enumerate(self.lines) for repair in slipped_key(line)}
        self._accept(found)
        return bool(found)

    def repair_line(self, met: Trouble) -> bool:
        """Repair the line of the error, or the line where what broke off was begun."""
        if not _spans_lines(met):
            return self._repair_by(met, TRAPS)
        return self._repair_by(met, tuple(trap for trap in TRAPS if trap is not unclosed_bracket))

    def repair_bracket(self, met: Trouble) -> bool:
        """Close a bracket on the last line that can belong to it, if the parser ran on beyond its line."""
        if met.opened is None or not _spans_lines(met):
            return False
        for number in range(min(met.line, len(self.lines)) - 1, met.opened - 1, -1):
            missing = missing_brackets("\n".join(self.lines[met.opened : number + 1]))
            line = self.lines[number].rstrip().rstrip(",，")
            if missing and self._gets_further(met, {number: line + missing}):
                said = (
                    "这一行的括号不成对。"
                    if number == met.opened
                    else f"第 {met.opened + 1} 行开始的括号没有写完。"
                )
                self._accept({number: Repair(faults.UNPAIRED, line + missing, said)})
                return True
        return False

    def repair_sentence(self, met: Trouble) -> bool:
        """Make a comment of a sentence that is neither key nor value."""
        return self._repair_by(met, (stray_sentence,))

    def _repair_by(self, met: Trouble, traps: tuple[Trap, ...]) -> bool:
        for number in self._named(met):
            for repair in _proposals(self.lines[number], traps):
                if self._gets_further(met, {number: repair.line}):
                    self._accept({number: repair})
                    return True
        return False

    def repair_quote(self, met: Trouble) -> bool:
        """Close a quotation that ran on until the next quotation mark, where the parser stumbled."""
        last = min(met.line, len(self.lines) - 1)
        for mark in "\"'":
            above = next((i for i in range(last - 1, -1, -1) if mark in self.lines[i]), None)
            if mark not in self.lines[last] or above is None:
                continue
            for repair in unclosed_quote(self.lines[above]):
                if mark in repair.said and self._reach({above: repair.line}) > (above, above, 0):
                    self._accept({above: repair})
                    return True
        return False

    def repair_above(self, met: Trouble) -> bool:
        """Look for a line above that was swallowed, alone or with its neighbours."""
        swallowed: dict[int, Repair] = {}
        for number in self._above(met):
            if self.budget <= 0:
                break
            for repair in _each(self.lines[number], TRAPS):
                if self._gets_further(met, {number: repair.line}):
                    self._accept({number: repair})
                    return True
            repair_of_run = next(_each(self.lines[number], SWALLOWED), None)
            if repair_of_run:
                swallowed[number] = repair_of_run
                if len(swallowed) > 1 and self._gets_further(met, _changes(swallowed)):
                    self._accept(self._needed(met, swallowed))
                    return True
        return False

    def repair_tabs(self, met: Trouble) -> bool:
        """Expand all tabs of the file's indentation at once, if the parser stumbled over one."""
        if not any("\t" in _indent(self.lines[number]) for number in self._named(met)):
            return False
        tabbed = [i for i, line in enumerate(self.lines) if "\t" in _indent(line)]
        for size in (2, 4, 8):
            changes = {i: _untabbed(self.lines[i], size) for i in tabbed}
            if self._gets_further(met, changes):
                others = "、".join(str(i + 1) for i in tabbed[1:11])
                more = f"第 {others} 行{'等' if len(tabbed) > 11 else ''}也是。" if others else ""
                at = Place(self.path, tabbed[0] + 1, 1, len(_indent(self.lines[tabbed[0]])))
                said = f"行首用了制表符（Tab）缩进。{more}"
                self.findings.append(Finding(faults.TAB, at, said, f"请改用空格，每层 {size} 个。"))
                self._write(changes)
                return True
        return False

    def repair_indent(self, met: Trouble) -> bool:
        """Align the line of the error with a line above it, or that one with this: whichever stands out."""
        number = min(met.line, len(self.lines) - 1)
        if self.lines[number].lstrip().startswith("#"):
            return False
        found = _spaces(self.lines[number])
        usual = Counter(map(_spaces, self.lines))
        options: list[tuple[int, int, int]] = []
        for size, above in self._indents_above(number):
            if size != found:
                aligned = [(number, above, size), (above, number, found)]
                options += reversed(aligned) if usual[size] < usual[found] else aligned[:1]
        reached = [self._reach({wrong: self._indented(wrong, wanted)}) for wrong, _, wanted in options]
        best = max(reached, default=_reached(met))
        if best <= _reached(met):
            return False
        self._align(*options[reached.index(best)])
        return True

    def _align(self, wrong: int, right: int, wanted: int) -> None:
        found = _spaces(self.lines[wrong])
        said = f"这一行缩进 {found} 格，与第 {right + 1} 行对不齐。"
        at = Place(self.path, wrong + 1, 1, max(found, 1))
        self.findings.append(Finding(faults.INDENT, at, said, f"若与那一行同级，请缩进 {wanted} 格。"))
        self._write({wrong: self._indented(wrong, wanted)})

    def _indented(self, number: int, size: int) -> str:
        return " " * size + self.lines[number].lstrip(" ")

    def step_over(self, met: Trouble) -> bool:
        """Say once where the parser stopped, and go on behind that line for the traps that follow."""
        if self._gave_up:
            return False
        self._gave_up = True
        self._say_where(met)
        for number in self._named(met):
            if self._gets_further(met, {number: f"# {self.lines[number]}"}):
                self._write({number: f"# {self.lines[number]}"})
                return True
        return False

    def _say_where(self, met: Trouble) -> None:
        number, column = met.line, met.column
        if met.opened is not None and ("stream" in met.problem or "expected ':'" in met.problem):
            number, column = met.opened, len(_indent(self.lines[met.opened]))
        said, advice = "从这里起读不懂。", "请对照样例检查这一行和上一行的写法。"
        for problem, words, remedy in _PLAIN_WORDS:
            if problem in met.problem:
                said, advice = words, remedy
                break
        if "expected ','" in met.problem and _BRACES_IN_WORDS.search(self.lines[number]):
            said = "花括号、方括号里面的话，自己又用了花括号或方括号。"
            advice = '请给这句话加上英文引号，如 {问题: "收案增加到{收到复议申请}"}。'
        elif "expected ','" in met.problem and met.opened is not None and met.opened != number:
            said = f"第 {met.opened + 1} 行开始的括号，到这里还没有写完。"
        number = min(number, len(self.lines) - 1)
        self.findings.append(
            Finding(faults.NOT_UNDERSTOOD, Place(self.path, number + 1, column + 1), said, advice)
        )

    def _named(self, met: Trouble) -> list[int]:
        """Return the lines a parser error names, the likelier one first."""
        last = len(self.lines) - 1
        named = [min(met.line, last)]
        if met.opened is not None and met.opened <= last:
            first = "stream" in met.problem or "expected ':'" in met.problem
            named.insert(0 if first else 1, met.opened)
        return list(dict.fromkeys(named))

    def _above(self, met: Trouble) -> Iterator[int]:
        for number in range(min(met.line, len(self.lines)) - 1, max(-1, met.line - _LOOK_BACK), -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                yield number

    def _indents_above(self, number: int) -> Iterator[tuple[int, int]]:
        seen: set[int] = set()
        for above in range(number - 1, max(-1, number - 30), -1):
            line = self.lines[above]
            text = line.lstrip(" ")
            for size in (len(line) - len(text), len(line) - len(text.lstrip("- "))):
                if text and text[0] != "#" and size not in seen:
                    seen.add(size)
                    yield size, above

    def _gets_further(self, met: Trouble, changes: Mapping[int, str]) -> bool:
        return self._reach(changes) > _reached(met)

    def _reach(self, changes: Mapping[int, str]) -> tuple[int, int, int]:
        """Return how far the parser gets with some changes; beyond the last line if it has no complaint left."""
        text = self.text(changes)
        self.budget -= len(text)
        then = trouble(text)
        if then is None:
            return len(self.lines) + 1, 0, 0
        opened, line, column = _reached(then)
        return (
            opened,
            line,
            0 if line in changes else column,
        )  # in a changed line the column has moved, not the error

    def _needed(self, met: Trouble, repairs: dict[int, Repair]) -> dict[int, Repair]:
        """Drop the repairs that the parser can do without."""
        needed = dict(repairs)
        for number in repairs:
            rest = {i: r for i, r in needed.items() if i != number}
            if rest and self._gets_further(met, _changes(rest)):
                needed = rest
        return needed

    def _accept(self, repairs: Mapping[int, Repair]) -> None:
        for number, repair in repairs.items():
            self.findings.append(finding_at(self.path, number, self.typed[number], repair))
        self._write(_changes(repairs))

    def _write(self, changes: Mapping[int, str]) -> None:
        for number, line in changes.items():
            self.lines[number] = line


def _reached(met: Trouble) -> tuple[int, int, int]:
    """Return how far the parser got: to the line where it began what it could not finish, then to the error."""
    begun = met.opened is not None and any(words in met.problem for words in _BEGUN_BEFORE)
    return met.opened if begun and met.opened is not None else met.line, met.line, met.column


def _spans_lines(met: Trouble) -> bool:
    """Tell whether the parser was within brackets that were opened on an earlier line."""
    return "expected ','" in met.problem and met.opened is not None and met.opened < met.line


def _each(line: str, traps: tuple[Trap, ...]) -> Iterator[Repair]:
    for trap in traps:
        yield from trap(line)


def _proposals(line: str, traps: tuple[Trap, ...]) -> Iterator[Repair]:
    """Yield the repairs of single traps, then of two in one line."""
    singles = list(_each(line, traps))
    yield from singles
    for first in singles:
        for second in _each(first.line, traps):
            yield Repair(first.rule, second.line, first.said + second.said)


def _changes(repairs: Mapping[int, Repair]) -> dict[int, str]:
    return {number: repair.line for number, repair in repairs.items()}


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _untabbed(line: str, size: int) -> str:
    indent = _indent(line)
    return indent.replace("\t", " " * size) + line[len(indent) :]

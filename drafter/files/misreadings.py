"""Lines that YAML reads without complaint, but not as they were meant."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from collections.abc import Sequence as Several
from functools import cached_property

from drafter.files import faults
from drafter.files.diagnosis import advice_for, clipped, finding_at
from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.quoting import in_quotes
from drafter.files.source import Source
from drafter.files.traps import (
    Repair,
    colon_space,
    dash,
    narrowed,
    slipped_key,
    wide_colon,
    wide_space_after_colon,
)
from drafter.findings import Finding, Level, Place, Rule

_SHORT = 12
_ENOUGH = 200
_ASIDE = r"[约近超]?[0-9０-９][0-9０-９.,，]*[万亿]?[余多]?[^\W\d_]{0,2}[%％]?|[是否]|暂缺|不适用|"
_FIGURE = r"-[0-9][0-9.,]*[%％]?"
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("【", "】"), ("「", "」"))
_ODD_SPACES = " \u2000\u2001\u2002\u2003\u3000\xa0"
_INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LIST_WORDS = r"[^\d\s，、；。：]{2,10}(?:[，、；][^\d\s，、；。：]{2,10})+"


class Page:
    """A text with its lines, split when first asked for."""

    def __init__(self, source: Source) -> None:
        self.path = source.path
        self.text = source.text
        self._source = source

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their ends."""
        return self._source.lines()


def swallowed(page: Page, node: Scalar, *, own_line: bool) -> Iterator[Finding]:
    """Yield the lines a bare text has swallowed: keys with a wrong colon, items with a wrong dash.

    `own_line`: its first line does not stand behind `key: ` and may be one of them.
    """
    first = node.start_mark.line
    last = min(node.end_mark.line, first + _ENOUGH)
    repairs = [_repair(page.lines[number]) for number in range(first, last + 1)]
    if not own_line:
        repairs[0] = None
    if not _is_dash(repairs[0]):
        yield from _swallowed_items(page, first, last)
    sure = (
        all(repairs) and any(_is_likely(r) for r in repairs if r) and (last > first or _is_dash(repairs[0]))
    )
    for number, repair in enumerate(repairs, first):
        if repair and (sure or _is_likely(repair)):
            finding = finding_at(page.path, number, page.lines[number], repair)
            yield finding if sure else _unsure(finding)


def _swallowed_items(page: Page, first: int, last: int) -> Iterator[Finding]:
    """Yield the list items that stand deeper than the one before and so became its text."""
    indent = len(page.lines[first]) - len(page.lines[first].lstrip(" "))
    for number in range(first + 1, last + 1):
        line = page.lines[number]
        if line.lstrip(" ").startswith("- "):
            said = f"这一行比第 {first + 1} 行缩进得深，接在那一行后面读成了一句话。"
            yield finding_at(
                page.path, number, line, Repair(faults.INDENT, " " * indent + line.lstrip(" "), said)
            )


def cut_off(page: Page, node: Scalar, hash_at: int) -> Iterator[Finding]:
    """Yield a value that ` #` cut short; an ordinary comment behind a value is none."""
    value = str(node.value)
    is_aside = _is_aside(value, page.text[hash_at + 1 : hash_at + 2])
    awaited = [closing for opening, closing in _PAIRS if value.count(opening) > value.count(closing)]
    if is_aside and not awaited:
        return
    number, column = node.end_mark.line, node.end_mark.column + hash_at - node.end_mark.index
    line = page.lines[number]
    lost = line[column:].rstrip()
    broken = any(closing in lost for closing in awaited)
    if is_aside and not broken:
        return
    start = node.start_mark.column if value and node.start_mark.line == number else column
    whole = line[:start] + in_quotes(line[start:].rstrip())
    kept = f"值只读到“{value[-_SHORT:]}”" if value else "值读成了空的"
    said = f"空格加 # 之后算注释，{kept}，“{lost[:_SHORT]}”丢掉了。"
    advice = f"若是值的一部分，{advice_for(whole)[:-1]}；若是注释，请在 # 后面空一格。"
    at = Place(page.path, number + 1, column + 1, len(lost))
    yield Finding(
        faults.CUT_OFF,
        at,
        said,
        advice,
        quote=lost,
        certain=broken,
        level_override=Level.ERROR if broken else None,
    )


def odd_key(page: Page, key: Scalar) -> Iterator[Finding]:
    """Yield a key with a full-width colon, a dash, an odd space or an invisible character in it."""
    name, line = str(key.value), page.lines[key.start_mark.line]
    bare = name.strip(_ODD_SPACES + _INVISIBLE)
    if "：" in name:
        for repair in wide_colon(line):
            yield finding_at(page.path, key.start_mark.line, line, repair)
            return
    for repair in slipped_key(line):
        yield finding_at(page.path, key.start_mark.line, line, repair)
        return
    if bare != name:
        rule = faults.WIDE_SPACE if name.strip(_ODD_SPACES) != name else faults.ODD_CHARACTER
        said = f"键“{clipped(bare)}”前后带着{'全角空格' if rule is faults.WIDE_SPACE else '看不见的字符'}。"
        repair = Repair(rule, line.replace(name, bare, 1), said)
        yield dataclasses.replace(
            finding_at(page.path, key.start_mark.line, line, repair), level_override=Level.ERROR
        )


def wide_brackets(page: Page, node: Scalar) -> Iterator[Finding]:
    """Yield ｛本年：22｝: a text in full-width brackets where a group was meant."""
    if node.value and node.value[0] in "｛［" and node.value[-1] in "｝］":
        said = f"“{node.value[0]}”是全角括号，这里读成了一句话。"
        yield _rewritten(page, node, faults.WIDE_MARKS, said)


def in_braces(page: Page, node: Mapping) -> Iterator[Finding]:
    """Yield {本年：22，上年：30} and {本年:22}: keys that swallowed their values."""
    for key, value in node.value:
        name = key.value
        if isinstance(key, Scalar) and not key.style and _is_nothing(value) and re.search("[：:]", name):
            wide = "：" in name
            mark = "冒号、逗号是全角的" if wide else "冒号后面没有空格"
            said = f"花括号里的{mark}，“{clipped(name)}”整个读成了一个键。"
            yield _rewritten(page, node, faults.WIDE_MARKS if wide else faults.COLON_SPACE, said)
            return


def in_brackets(page: Page, node: Sequence) -> Iterator[Finding]:
    """Yield [县司法局，县财政局]: a list of one, because its comma is full-width."""
    items = node.value
    if len(items) == 1 and _is_bare(items[0]) and re.fullmatch(_LIST_WORDS, items[0].value):
        said = f"方括号里只读出一项“{clipped(items[0].value)}”，全角标点分不开各项。"
        yield _unsure(_rewritten(page, node, faults.WIDE_MARKS, said))


def torn(page: Page, parts: Several[Node]) -> Iterator[Finding]:
    """Yield a text in Chinese quotation marks or brackets that a comma tore in two."""
    for number, part in enumerate(parts):
        if not _is_bare(part):
            continue
        for opening, closing in _PAIRS:
            torn = part.value.count(opening) > part.value.count(closing)
            if torn and any(_is_bare(rest) and closing in rest.value for rest in parts[number + 1 :]):
                line, column = part.start_mark.line, part.start_mark.column
                at = Place(
                    page.path, line + 1, column + 1, max(part.end_mark.index - part.start_mark.index, 1)
                )
                said = f"英文逗号把这里的话切成了两段，{opening} 与 {closing} 分在两边。"
                yield Finding(
                    faults.UNPAIRED, at, said, "请给整段话加上英文引号，或把逗号改成全角。", quote=part.value
                )
                return


def _rewritten(page: Page, node: Node, rule: Rule, said: str) -> Finding:
    """Return a finding that shows the line of a node with plain marks."""
    number, start = node.start_mark.line, node.start_mark.column
    line = page.lines[number]
    end = node.end_mark.column if node.end_mark.line == number else len(line)
    marks = "：，；、" if isinstance(node, Sequence) else "：，；"
    return finding_at(
        page.path,
        number,
        line,
        Repair(rule, line[:start] + narrowed(line[start:end], marks) + line[end:], said),
    )


def _repair(line: str) -> Repair | None:
    if re.fullmatch(_FIGURE, line.strip()):
        return None
    for trap in (wide_colon, colon_space, wide_space_after_colon, dash):
        for repair in trap(line):
            return repair
    return None


def _is_aside(value: str, after_hash: str) -> bool:
    """Tell whether a comment behind a value is an ordinary one."""
    if not after_hash or after_hash in " \t\r\n#!":
        return True
    return not after_hash.isdigit() and re.fullmatch(_ASIDE, value) is not None


def _is_likely(repair: Repair) -> bool:
    """Tell whether a line looks like a key with a short value or a list item, rather than like prose."""
    if repair.rule is faults.DASH:
        return "——" not in repair.said
    value = repair.line.partition(": ")[2]
    return value[:1] in "{[" or (len(value) <= _SHORT and not re.search("[，。；、]", value))


def _is_dash(repair: Repair | None) -> bool:
    return repair is not None and repair.rule is faults.DASH


def _unsure(finding: Finding) -> Finding:
    advice = f"{finding.advice[:-1]}；如果本来就是一句话，不用改。"
    return dataclasses.replace(finding, advice=advice, certain=False, level_override=Level.WARNING)


def _is_bare(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style


def _is_nothing(node: Node) -> bool:
    return _is_bare(node) and node.start_mark.index == node.end_mark.index

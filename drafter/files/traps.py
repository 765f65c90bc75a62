"""What a Chinese typist trips over in one line of YAML, each with the line as it should be.

A trap only proposes. Whether a proposal is right shows when the file is read again with it. The patterns are left
for `re` to compile when first used: most files have no trap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from drafter.files import faults
from drafter.files.quoting import in_quotes
from drafter.findings import Rule


class Repair(NamedTuple):
    """A line as it should be, and what is wrong with it as it is."""

    rule: Rule
    line: str
    said: str


Trap: TypeAlias = Callable[[str], Iterator[Repair]]

_LEAD = r"(?P<lead>[ \t]*(?:-[ \t]+)*)"
_KEY = r"(?P<key>[^\s\-：:#，。；、“”\"'{}\[\]&*!|>%@`][^：:#，。；、“”\"'{}\[\]]{0,39}?)"
_WIDE = "\u2000-\u200a\u3000\xa0"
_WIDE_COLON = rf"{_LEAD}{_KEY}[ \t{_WIDE}]*：[ \t{_WIDE}]*(?P<rest>.*)"
_COLON_SPACE = rf"{_LEAD}{_KEY}:(?P<rest>[^\s/].*)"
_WIDE_AFTER_COLON = rf"{_LEAD}{_KEY}:[ \t]*[{_WIDE}][ \t{_WIDE}]*(?P<rest>.*)"
_DASH = rf"{_LEAD}(?P<dash>-(?=[^\s\-])|-(?=[{_WIDE}])|[‐‑‒–—―−－·•●]+)[ \t{_WIDE}]*(?P<rest>\S.*)"
_WIDE_INDENT = rf"(?P<lead>[ \t]*[{_WIDE}][ \t{_WIDE}]*)(?P<rest>\S.*)"
_VALUE = (
    r"(?P<head>[ \t]*(?:-[ \t]+)*"
    r"(?:(?:\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},&*!|>%@`：:][^：:#{}\[\]\"]*?)[ \t]*:[ \t]+)?)"
    r"(?P<value>\S.*?)(?P<tail>(?:[ \t]+#.*)?[ \t]*)"
)
_DIVIDER = r"[ \t]*(?P<rule>[-=*_~—－＝…]{3,})[ \t]*"
_BLOCK_HEADER = r"[|>][+\-0-9]*"
_QUOTED = r"(“[^”]*”|\"[^\"]*\"|'[^']*')"
_TIGHT_COLON = r"(?<=[^\s\d]):(?=[^\s/])"
_CLOSERS = {"[": "]", "{": "}"}
_NARROW = str.maketrans("｛｝［］", "{}[]")


def wide_colon(line: str) -> Iterator[Repair]:
    """Propose 年度: 2026 for 年度：2026, and plain marks for the braces that follow."""
    if m := re.fullmatch(_WIDE_COLON, line):
        said = f"“{m['key']}”后面的冒号是全角的，这一行没有读成一项。"
        rest = narrowed(m["rest"], "：，；") if m["rest"][:1] in tuple("{[｛［") else m["rest"]
        for value in dict.fromkeys((rest, m["rest"])):
            yield Repair(faults.WIDE_COLON, f"{m['lead']}{m['key']}: {value}".rstrip(), said)


def colon_space(line: str) -> Iterator[Repair]:
    """Propose 年度: 2026 for 年度:2026; a time of day is none."""
    m = re.fullmatch(_COLON_SPACE, line)
    if m and not (m["key"][-1].isdigit() and m["rest"][0].isdigit()):
        said = f"“{m['key']}”的冒号后面没有空格，这一行没有读成一项。"
        yield Repair(faults.COLON_SPACE, f"{m['lead']}{m['key']}: {m['rest']}".rstrip(), said)


def wide_space_after_colon(line: str) -> Iterator[Repair]:
    """Propose 年度: 2026 for 年度:　2026, with its full-width space."""
    if m := re.fullmatch(_WIDE_AFTER_COLON, line):
        said = f"“{m['key']}”的冒号后面是全角空格，这一行没有读成一项。"
        yield Repair(faults.WIDE_SPACE, f"{m['lead']}{m['key']}: {m['rest']}".rstrip(), said)


def dash(line: str) -> Iterator[Repair]:
    """Propose - 收到 for -收到, －收到, —收到."""
    if m := re.fullmatch(_DASH, line):
        narrow = m["dash"] == "-"
        said = "列表项的短横后面没有空格。" if narrow else f"列表项开头用了“{m['dash']}”，不是英文短横。"
        yield Repair(faults.DASH, f"{m['lead']}- {m['rest']}", said)


def wide_indent(line: str) -> Iterator[Repair]:
    """Propose plain indentation for full-width spaces: as wide as it looks, else one for one."""
    if m := re.fullmatch(_WIDE_INDENT, line):
        for size in (2, 1):
            lead = "".join("  "[:size] if c == "\u3000" else " " for c in m["lead"])
            yield Repair(faults.WIDE_SPACE, lead + m["rest"], "行首缩进用了全角空格。")


def slipped_key(line: str) -> Iterator[Repair]:
    """Propose a plain start for a line whose key has run together with its dash or indentation."""
    for trap in (wide_indent, dash):
        for repair in trap(line):
            if re.search(rf"^{_LEAD}{_KEY}:(?:[ \t]|$)", repair.line):
                yield repair
                return


def colon_in_value(line: str) -> Iterator[Repair]:
    """Propose quotes for 标题: 关于: 通知."""
    m = re.fullmatch(_VALUE, line)
    if m and m["head"].strip() and m["value"][0] not in "\"'[{|>" and re.search(r":(?:[ \t]|$)", m["value"]):
        said = "值里又有英文冒号，被当成了另一个键；加上引号，或把它改成全角冒号。"
        yield Repair(faults.COLON_IN_VALUE, _with_value(m, in_quotes(m["value"])), said)


def first_mark(line: str) -> Iterator[Repair]:
    """Propose quotes for 占比: %5."""
    m = re.fullmatch(_VALUE, line)
    if not m or not m["head"].strip() or re.fullmatch(_BLOCK_HEADER, m["value"]):
        return
    if m["value"][0] in "%@`&*!|>,]}" or m["value"].startswith(("- ", "? ")):
        said = f"值以“{m['value'][0]}”开头，这个符号在 YAML 里另有用处。"
        yield Repair(faults.FIRST_MARK, _with_value(m, in_quotes(m["value"])), said)


def text_after_closing(line: str) -> Iterator[Repair]:
    """Propose quotes for 标题: "一案一回访"工作, 文号: [2026]5号, {受理}件."""
    m = re.fullmatch(_VALUE, line)
    if not m or not m["head"].strip() or m["value"][0] not in "\"'[{":
        return
    end = _end_of_opening(m["value"])
    if 0 < end < len(m["value"]):
        said = f"值以“{m['value'][0]}”开头，收尾之后还有字，YAML 读不下去。"
        yield Repair(faults.FIRST_MARK, _with_value(m, in_quotes(m["value"])), said)


def unclosed_quote(line: str) -> Iterator[Repair]:
    """Propose the other half for 标题: "关于, also where a Chinese quotation mark closes it."""
    m = re.fullmatch(_VALUE, line)
    if m and m["head"].strip() and m["value"][0] in "\"'" and _end_of_opening(m["value"]) == 0:
        mark = m["value"][0]
        body = m["value"].rstrip("”’＂＇") if m["value"][-1] in "”’＂＇" else m["value"]
        said = f"引号 {mark} 只有前半边，没有后半边。"
        yield Repair(faults.UNPAIRED, _with_value(m, body + mark), said)


def unclosed_bracket(line: str) -> Iterator[Repair]:
    """Propose the missing bracket for 数据: [甲, 乙, or the right one, or one less."""
    m = re.fullmatch(_VALUE, line)
    if not m or m["value"][0] not in "[{":
        return
    balanced = "".join(_closed(m["value"]))
    if balanced != m["value"]:
        yield Repair(faults.UNPAIRED, _with_value(m, balanced), "这一行的括号不成对。")


def wide_marks(line: str) -> Iterator[Repair]:
    """Propose plain marks for {本年：22，上年：30}: only the colons first, only the commas, then both."""
    m = re.fullmatch(_VALUE, line)
    if not m or not ({"{", "[", "｛", "［"} & set(m["value"]) or {"｝", "］"} & set(m["value"])):
        return
    found = "".join(c for c in "｛｝［］：，；" if c in m["value"])
    if found:
        said = f"花括号、方括号里用了全角的“{found}”，YAML 只认英文的。"
        for marks in ("：", "，；", "：，；"):
            yield Repair(faults.WIDE_MARKS, _with_value(m, narrowed(m["value"], marks)), said)


def divider(line: str) -> Iterator[Repair]:
    """Propose a comment for a line of dashes between two parts."""
    m = re.fullmatch(_DIVIDER, line)
    if m and m["rule"] == "---":
        said = "单独一行“---”在 YAML 里表示另起一个文档，一个文件只能有一个。"
        yield Repair(faults.SEVERAL_DOCUMENTS, "# ---", said)
    elif m:
        yield Repair(
            faults.NOT_UNDERSTOOD, f"# {line.strip()}", "这一行是分隔线，YAML 不认；要分隔就写成注释。"
        )


def stray_sentence(line: str) -> Iterator[Repair]:
    """Propose a comment for a sentence that is neither key and value nor comment."""
    text = line.strip()
    if text and text[0] not in "#-" and not re.search(r":(?:\s|$)", text):
        said = "这一行不是“键: 值”的样子；是说明就写成注释，是内容就补上键。"
        yield Repair(faults.NOT_UNDERSTOOD, f"{line[: len(line) - len(line.lstrip())]}# {text}", said)


SWALLOWED: tuple[Trap, ...] = (wide_indent, wide_colon, colon_space, wide_space_after_colon, dash)
TRAPS: tuple[Trap, ...] = (
    wide_indent,
    wide_colon,
    colon_space,
    wide_space_after_colon,
    wide_marks,
    unclosed_quote,
    unclosed_bracket,
    text_after_closing,
    first_mark,
    colon_in_value,
    divider,
    dash,
)


def narrowed(text: str, marks: str) -> str:
    """Write brackets and the marks given half-width, but not within quotation marks."""
    parts = re.split(_QUOTED, text)
    for i in range(0, len(parts), 2):
        part = parts[i].translate(_NARROW)
        if "：" in marks:
            part = re.sub(_TIGHT_COLON, ": ", re.sub("：[ \t\u3000]*", ": ", part))
        if "，" in marks:
            commas = "[，；、]" if "、" in marks else "[，；]"
            part = re.sub(f"{commas}[ \t\u3000]*", ", ", part)
        parts[i] = part
    return "".join(parts)


def _with_value(match: re.Match[str], value: str) -> str:
    return f"{match['head']}{value}{match['tail']}".rstrip()


def _end_of_opening(value: str) -> int:
    """Return where the quotes or brackets that open a value are closed, 0 if they are not."""
    mark = value[0]
    if mark in "\"'":
        return value.find(mark, 1) + 1
    depth = 0
    for index, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return index + 1
    return 0


def missing_brackets(text: str) -> str:
    """Return the brackets that would close what a text leaves open."""
    return _closed(text)[1]


def _closed(text: str) -> tuple[str, str]:
    """Drop what closes nothing and right what closes the wrong bracket; return this and what is missing."""
    kept: list[str] = []
    awaited: list[str] = []
    for number, part in enumerate(re.split(_QUOTED, text)):
        if number % 2:
            kept.append(part)
            continue
        for character in part:
            if character in "]}":
                kept.append(awaited.pop() if awaited else "")
            else:
                kept.append(character)
                awaited.extend(_CLOSERS.get(character, ""))
    return "".join(kept), "".join(reversed(awaited))

"""The form in which sentences are written, line by line: whether it is kept, and how it becomes plain Jinja with signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.sentences.signs import CLAUSE, MEASURES, OTHERWISE, PARAGRAPH, SENTENCE

_OURS = re.compile(r"\{%-?\s*(句|完|举措|段)\s*-?%\}")
_CHINESE_TAG = re.compile(r"\{%-?\s*[\u3400-\u9fff].*?%\}")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WIDE = re.compile(r"[｛｝]|\{％|％\}")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_OR = re.compile(r"或\s")
_ALONE = "一句话前面单独写一行{% 句 %}，后面单独写一行{% 完 %}；不要印出来的话放进 {# #}。"


class Fault(NamedTuple):
    """A line of a sentence file that is not written as it should be, and what to do about it."""

    line: int
    message: str
    advice: str


def faults(source: str) -> list[Fault]:
    """Return what is wrong with the form of a sentence file; what cannot be read at all hides the rest."""
    bare = _without(_COMMENT, source)
    found = [*_unreadable(bare)] or [*_unpaired(bare)] or [*_strange_tags(bare)] or [*_out_of_place(bare)]
    return list({fault.line: fault for fault in reversed(found)}.values())[::-1]


def with_signs(source: str) -> str:
    """Turn the form in which sentences are written into plain Jinja that leaves signs; lines keep their numbers."""
    bare = _without(_COMMENT, source)
    lines, inside = [], False
    for line, text in zip(bare.split("\n"), _texts(bare), strict=True):
        tag = _OURS.search(line)
        if tag and tag[1] in "句完":
            inside = tag[1] == "句"
            lines.append(SENTENCE)
        elif tag:
            lines.append(SENTENCE + (MEASURES if tag[1] == "举措" else PARAGRAPH))
        elif inside and text:
            body = line.strip()
            lines.append(CLAUSE + (OTHERWISE + body[1:] if _OR.match(body) else body))
        else:
            lines.append(line)
    return "\n".join(lines)


def _without(part: re.Pattern[str], source: str) -> str:
    """Blank out a part of Jinja's language; lines keep their numbers."""
    return part.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)


def _texts(bare: str) -> list[str]:
    """Return what each line holds besides the statements of Jinja."""
    return [line.strip() for line in _without(_STATEMENT, bare).split("\n")]


def _unreadable(bare: str) -> Iterator[Fault]:
    """Yield the lines with signs that look right and are not."""
    for number, line in enumerate(bare.split("\n"), 1):
        wide = _WIDE.search(line)
        if wide:
            yield Fault(number, f"“{wide[0]}”是全角的。", "请改成英文的：{{ }}、{% %}。")
        if _INVISIBLE.search(line):
            yield Fault(number, "这一行里有看不见的字符。", "请删去这一行，重新打一遍。")
        if "{#" in line:
            yield Fault(number, "注释少了“#}”。", "注释写在 {# 和 #} 之间。")


def _unpaired(bare: str) -> Iterator[Fault]:
    """Yield the lines with a brace that opens or closes nothing."""
    for number, line in enumerate(_without(_PRINTED, _without(_STATEMENT, bare)).split("\n"), 1):
        if "{" in line or "}" in line:
            yield Fault(number, "花括号不成对。", "键和词写在 {{ }} 之间，两个花括号要连着写。")


def _strange_tags(bare: str) -> Iterator[Fault]:
    """Yield the tags that are neither ours nor Jinja's."""
    for number, line in enumerate(bare.split("\n"), 1):
        for tag in _CHINESE_TAG.findall(line):
            if not _OURS.fullmatch(tag):
                yield Fault(
                    number, f"没有“{tag}”这个标记。", "可以用{% 句 %}、{% 完 %}、{% 段 %}、{% 举措 %}。"
                )


def _out_of_place(bare: str) -> Iterator[Fault]:
    """Yield the lines that stand where they should not: outside a sentence, or out of the order within it."""
    opened, clauses, stray = 0, 0, False
    for number, (line, text) in enumerate(zip(bare.split("\n"), _texts(bare), strict=True), 1):
        tags = _OURS.findall(line)
        if len(tags) > 1 or (tags and _OURS.sub("", line).strip()):
            yield Fault(number, f"“{{% {tags[0]} %}}”要单独占一行。", "请把这一行分成几行，每个分句一行。")
        if not tags:
            if text and opened:
                clauses += 1
                yield from _clause_faults(number, text, first=clauses == 1)
            elif text and not stray:
                stray = True
                yield Fault(number, "这一行不在“{% 句 %}”和“{% 完 %}”之间。", _ALONE)
            continue
        tag = tags[-1]
        if tag == "完" and not opened and not stray and len(tags) == 1:
            yield Fault(number, "这个“{% 完 %}”前面少了“{% 句 %}”。", _ALONE)
        if tag == "句" and opened:
            yield _unclosed(opened)
        if tag in ("举措", "段") and opened:
            yield Fault(number, f"“{{% {tag} %}}”写在一句话里面了。", "请移到“{% 完 %}”后面。")
            continue
        opened, clauses, stray = (number if tag == "句" else 0), 0, False
    if opened:
        yield _unclosed(opened)


def _clause_faults(number: int, text: str, first: bool) -> Iterator[Fault]:
    if first and _OR.match(text):
        yield Fault(number, "一句话的第一行不能以“或”开头。", "“或”写在它要代替的那个分句下面。")
    if text.startswith("或{{"):
        yield Fault(number, "“或”后面少了空格。", "请在“或”后面空一格。")


def _unclosed(number: int) -> Fault:
    return Fault(number, "这个“{% 句 %}”没有配上“{% 完 %}”。", _ALONE)

"""Read YAML as people write it: nodes with their lines, and all that a careful reader would stumble over."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path

from drafter.files import faults
from drafter.files.checks import MAX_DEPTH, check, check_root, too_deep
from drafter.files.diagnosis import MOST, diagnose
from drafter.files.document import Document
from drafter.files.nodes import Mapping, Node, Trouble, anchors, compose, is_deeper_than
from drafter.files.source import LIMIT, Source, newline_of, read_source
from drafter.findings import DrafterError, Finding, Level, Place, in_order

_MANY_BRACKETS = 1000
_LONG_INDENT = re.compile(r"^[ \-?:]{1000}", re.MULTILINE)
_MARKED = r"(?:^|[\s\[{,\-:?])[&*][0-9A-Za-z_-]"
_BROKEN = "\x85\u2028\u2029"
_UNREADABLE = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
_NONCHARACTER = re.compile("[\ufdd0-\ufdef]")
# among them the bullets of Word's symbol fonts
_HIDDEN = (
    "\x7f\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\uf06c\uf0a7\uf0b7\uf0d8\uf0fc"
)


def read_yaml(path: str | Path, limit: int = LIMIT) -> tuple[Document, tuple[Finding, ...]]:
    """Read a YAML file into nodes; raise DrafterError where it cannot be read at all."""
    source, notes = read_source(path, limit)
    document, findings = read_text(source)
    return document, (*notes, *findings)


def parse_yaml(text: str, path: str = "") -> tuple[Document, tuple[Finding, ...]]:
    """Read a YAML text from memory; `path` is what findings call it."""
    bare = text.lstrip("\ufeff")
    return read_text(Source(path, bare, bom=bare != text, newline=newline_of(bare)))


def read_text(source: Source) -> tuple[Document, tuple[Finding, ...]]:
    """Read the text of a file into nodes and check it."""
    _refuse_depth(source)
    readable, root, trouble = nodes_of(source.text)
    source_read = source if readable is source.text else replace(source, text=readable)
    findings = _unreadable(source, readable)
    if trouble:
        raise DrafterError(_limited(findings + _explained(source_read, trouble)))
    aliases, has_alias = _aliases(source_read)
    findings += aliases
    if has_alias:
        raise DrafterError(_limited(findings))
    if isinstance(root, Mapping) and root.value:
        more = check(source_read, root)
        return Document(source, root), _limited(findings + _hidden(source, more) + more)
    return Document(source, None), findings + _hidden(source, ()) + check_root(source_read, root)


def nodes_of(text: str) -> tuple[str, Node | None, Trouble | None]:
    """Return the text as it was read, its nodes, or why there are none.

    A space stands for each character that YAML refuses, for its line ends that no editor counts as such, and for
    what Unicode keeps for use inside programs.
    """
    if any(c in text for c in _BROKEN) or _NONCHARACTER.search(text):
        text = re.sub(_UNREADABLE, " ", text)
    root, trouble = compose(text)
    if trouble and trouble.problem == "unprintable":
        text = re.sub(_UNREADABLE, " ", text)
        root, trouble = compose(text)
    return text, root, trouble


def _refuse_depth(source: Source) -> None:
    """Stop before the parser's own stack is at stake."""
    text = source.text
    may_be_deep = text.count("[") + text.count("{") > _MANY_BRACKETS or _LONG_INDENT.search(text)
    if may_be_deep and is_deeper_than(text, MAX_DEPTH):
        raise too_deep(source.path)


def _aliases(source: Source) -> tuple[tuple[Finding, ...], bool]:
    """Return the anchors and aliases of a text, and whether there are aliases: they may grow without bounds."""
    if not ("&" in source.text or "*" in source.text) or not re.search(_MARKED, source.text):
        return (), False
    marks = tuple(islice(anchors(source.text), MOST))
    findings = tuple(
        Finding(
            faults.ALIAS,
            Place(source.path, mark.line + 1, mark.column + 1, len(mark.name) + 1),
            f"“{mark.sign}{mark.name}”在 YAML 里是{'别名' if mark.is_alias else '锚点'}，这里不用。",
            "请把内容直接写出来；若是要写的文字，请给整个值加上引号。",
            quote=mark.sign + mark.name,
        )
        for mark in marks
    )
    return findings, any(mark.is_alias for mark in marks)


def _explained(source: Source, trouble: Trouble) -> tuple[Finding, ...]:
    """Return every trap of a text that is no YAML, and what else is wrong with it once it is repaired."""
    if trouble.problem.endswith("nesting depth"):
        raise too_deep(source.path)
    findings: tuple[Finding, ...] = ()
    repaired = source.text
    if "undefined alias" not in trouble.problem:
        findings, repaired = diagnose(source, trouble)
    told = {finding.place.line for finding in findings}
    source = replace(source, text=repaired)
    more, has_alias = _aliases(source)
    root, _ = compose(repaired)
    if isinstance(root, Mapping) and not has_alias:
        more += check(source, root)
    return findings + tuple(finding for finding in more if finding.place.line not in told)


def _unreadable(source: Source, readable: str) -> tuple[Finding, ...]:
    if readable == source.text:
        return ()
    found = [i for i, (a, b) in enumerate(zip(source.text, readable, strict=True)) if a != b]
    return (_odd_character(source, found[0], len(found), "不能用的控制字符", "按空格读"),)


def _hidden(source: Source, told: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return a finding on invisible characters, unless the first has been told of."""
    found = [source.text.find(c) for c in _HIDDEN if c in source.text]
    if not found:
        return ()
    number = sum(source.text.count(c) for c in _HIDDEN)
    finding = _odd_character(source, min(found), number, "看不见的字符", "照样读了进来")
    is_told = any(f.rule is faults.ODD_CHARACTER and f.place.line == finding.place.line for f in told)
    return () if is_told else (finding,)


def _odd_character(source: Source, index: int, number: int, what: str, treated: str) -> Finding:
    before = source.text[:index]
    line = before.count("\n") + 1
    column = index - (before.rfind("\n") + 1) + 1
    more = f"，全文共 {number} 个" if number > 1 else ""
    return Finding(
        faults.ODD_CHARACTER,
        Place(source.path, line, column, 1),
        f"这里有{what}（U+{ord(source.text[index]):04X}），{treated}{more}。",
        "多半是从 Word 或网页复制来的，请删掉这个字符重新输入。",
    )


def _limited(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings in order, and say so where there are too many to list."""
    findings = in_order(findings)
    if len(findings) < MOST:
        return findings
    last = findings[MOST - 1]
    rest = Finding(
        faults.NOT_UNDERSTOOD,
        last.place,
        f"问题较多，只列出前 {MOST} 处。",
        "请先改这些，再检查一次。",
        level_override=Level.NOTE,
    )
    return (*findings[:MOST], rest)

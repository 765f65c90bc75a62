"""Laws of drafter.files that hold for every file: edits change what they should and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.files import (
    Document,
    Mapping,
    Plain,
    Scalar,
    Sequence,
    Source,
    excerpt,
    find,
    parse_yaml,
    read_yaml,
    save,
)
from drafter.files.edits import add_item, add_key, delete_item, move_item, replace_value
from drafter.findings import DrafterError, Finding
from tests.conftest import content_of, node_at

WORDS = (
    "收到复议申请",
    "22",
    "1,300",
    "县司法局",
    "约20",
    "暂缺",
    "“两法衔接”制度",
    "-5",
    "W26-1",
    "否",
    "12:30",
)

NASTY = (
    "占比 #1",
    "关于: 通知",
    " 前空格",
    "",
    "- 项",
    "%5",
    "@县",
    "{受理}件",
    "[2026]5号",
    "a\tb",
    '说"好"',
    "'单'",
    "结尾:",
)
LONG = (
    "第一行\n第二行",
    "第一行\n\n第三行\n",
    "# 不是注释\n正文",
    "全年\n  缩进\n",
    " 先空格\n后",
    "尾空格 \n行\n\n",
)
SLIPS = "：: ,，{}[]｛｝“”\"'#-－—　\t\n\r|>&*!%@`?年22\x0b\u2028\u200b"
KEYS = ("数据", "受理", "举措", "正文", "标题", "成效", "口径", "上年", "备注")

texts = st.sampled_from(WORDS + NASTY + LONG) | st.text(
    alphabet="年县：，“ab1 #:-'\"\n{}[]\\\t\u3000😀", max_size=8
)
values: st.SearchStrategy[Plain] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=4,
)


class Style(NamedTuple):
    """How one author writes YAML."""

    step: int
    dash: int
    newline: str


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a facts file as some author might have typed it."""
    style = Style(
        draw(st.sampled_from((2, 4))), draw(st.sampled_from((0, 2))), draw(st.sampled_from(("\n", "\r\n")))
    )
    lines = draw(_mapping(style, 0, 3))
    text = style.newline.join(lines) + draw(st.sampled_from((style.newline, "")))
    return draw(st.sampled_from(("", "\ufeff"))) + text


@st.composite
def _mapping(draw: st.DrawFn, style: Style, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True)):
        lines += draw(_noise(column))
        inline, below = draw(_value(style, column, depth))
        gap = draw(st.sampled_from((" ", " ", "  "))) if inline else ""
        comment = draw(_trailing) if not below or not inline or inline[0] in "|>" else ""
        lines += [f"{' ' * column}{key}:{gap}{inline}{comment if '#' not in inline else ''}", *below]
    return lines


@st.composite
def _sequence(draw: st.DrawFn, style: Style, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(_noise(column))
        kind = draw(st.sampled_from(("text", "text", "flow", "mapping", "block", "nested", "below")))
        if kind == "mapping" and depth:
            inner = draw(_mapping(style, column + 2, depth - 1))
            while inner[0].strip()[:1] in ("", "#"):
                del inner[0]
            first, *rest = inner
            lines += [f"{' ' * column}- {first.lstrip(' ')}", *rest]
        elif kind == "nested":
            lines += [
                f"{' ' * column}- - 甲  # 内",
                f"{' ' * column}  - 乙",
                f"{' ' * column}  # 内末",
                f"{' ' * column}  - 丙",
            ]
        elif kind == "below":
            lines += [
                f"{' ' * column}-  # 下一行",
                f"{' ' * column}    # 再下",
                f"{' ' * column}    标题: 乙",
            ]
        elif kind == "block":
            lines += [
                f"{' ' * column}- |",
                f"{' ' * (column + 2)}正文一",
                f"{' ' * (column + 2)}# 正文二",
                "",
            ]
        else:
            shown = draw(_flow(2)) if kind == "flow" else draw(_bare)
            lines.append(f"{' ' * column}- {shown}{draw(_trailing)}")
    return lines


_trailing = st.sampled_from(("", "", "", "  # 注", " # 3月5日前补", "        # 对齐"))
_bare = st.sampled_from((*WORDS, '"引号 # 里"', "'单引号: 里'", '"说\\"好\\""'))


@st.composite
def _value(draw: st.DrawFn, style: Style, column: int, depth: int) -> tuple[str, list[str]]:
    """Draw what stands behind a key, and the lines below it."""
    kinds = ("bare", "bare", "empty", "flow", "block", "nothing", "long")
    kind = draw(st.sampled_from(kinds + (("mapping", "sequence") * 2 if depth else ())))
    indent = column + style.step
    if kind == "mapping":
        return "", draw(_mapping(style, indent, depth - 1))
    if kind == "sequence":
        return "", draw(_sequence(style, column + style.dash, depth - 1))
    if kind == "block":
        ending = draw(st.sampled_from(([], [""], ["", ""])))
        return draw(st.sampled_from(("|", "|-", ">"))), [
            f"{' ' * indent}第一行",
            "",
            f"{' ' * indent}# 二",
            *ending,
        ]
    if kind == "flow":
        return draw(_flow(2)), []
    if kind == "long":
        return draw(_long(indent))
    return {"bare": draw(_bare), "empty": draw(st.sampled_from(("[]", "{}", '""'))), "nothing": ""}[kind], []


def _long(column: int) -> st.SearchStrategy[tuple[str, list[str]]]:
    """Draw values that run over several lines, or stand below their key."""
    pad = " " * column
    return st.sampled_from(
        (
            ("", [f"{pad}县司法局  # 下一行的值"]),
            ("县司法局", [f"{pad}与县公安局", f"{pad}联合  # 尾注"]),
            ('"县司法局', [f"{pad}与 # 县公安局", "", f'{pad}联合"']),
            ("[", [f"{pad}甲,  # 一", f"{pad}乙", "]"]),
            ("[甲,", [f"{pad}# 里面的注释", f"{pad}乙,", f"{pad}丙]"]),
            ("{", [f"{pad}本年: 22,", f"{pad}上年: 30,  # 去年", f"{pad}}}"]),
            ("", [f"{pad}# 只有注释"]),
            ("|  # 头注", [f"{pad}  深缩进", f"{pad}  二", "", f"{pad[:-1]}# 浅注释"]),
        )
    )


@st.composite
def _flow(draw: st.DrawFn, depth: int) -> str:
    parts = [
        draw(_flow(depth - 1)) if depth and draw(st.booleans()) else draw(_plain_in_flow) for _ in range(2)
    ]
    if draw(st.booleans()):
        return "[" + ", ".join(parts) + draw(st.sampled_from(("]", " ]", ",]")))
    keys = draw(st.permutations(KEYS))
    return "{" + ", ".join(f"{key}: {part}" for key, part in zip(keys, parts, strict=False)) + "}"


_plain_in_flow = st.sampled_from(("22", "县司法局", '"1,300"', "约20", "'a: b'"))


@st.composite
def _noise(draw: st.DrawFn, column: int) -> list[str]:
    """Draw what stands between two entries: nothing, a comment in or out of line, an empty line."""
    return draw(
        st.sampled_from(
            (
                [],
                [],
                [],
                [f"{' ' * column}# 注释"],
                ["# 顶格注释"],
                [""],
                [f"{' ' * column}# 一", ""],
                [f"{' ' * (column + 4)}# 深注释"],
            )
        )
    )


Path = tuple[str | int, ...]


def paths(content: Plain, kind: type, path: Path = ()) -> list[Path]:
    """List the addresses of all values of a kind."""
    steps = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    found = [path] if isinstance(content, kind) else []
    return found + [deeper for step, part in steps for deeper in paths(part, kind, (*path, step))]


def within(content: Any, path: Path) -> Any:
    for step in path:
        content = content[step]
    return content


def comments(document: Document) -> Counter[str]:
    """Count the comment lines of a document by a way of its own: what is left when every text is blanked."""
    text = list(document.source.text)
    waiting = [document.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar) and node.style:
            for i in range(node.start_mark.index, node.end_mark.index):
                text[i] = text[i] if text[i] in "\r\n" else "x"
        elif isinstance(node, Mapping):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, Sequence):
            waiting += node.value
    return Counter(line.strip() for line in "".join(text).splitlines() if line.strip().startswith("#"))


class Edit(NamedTuple):
    """A random edit: the document after it, what its content should be, and the address of all it may touch."""

    document: Document
    expected: Plain
    touched: Path
    only_adds: bool


def edited(draw: st.DataObject, document: Document) -> Edit:
    """Make a random edit.

    An edit ends the last line, so a block of text that ends the file gains its line end.
    """
    text = document.source.text
    content = content_of(parse_yaml(text if text.endswith("\n") else f"{text}\n")[0])
    lists = [path for path in paths(content, list) if path]
    filled = [path for path in lists if within(content, path)]
    verbs = ["replace", "add_key"] + ["add_item"] * bool(lists) + ["delete", "move"] * bool(filled)
    verb = draw.draw(st.sampled_from(verbs))
    value = draw.draw(values)
    if verb == "replace":
        path = draw.draw(st.sampled_from([p for p in paths(content, object) if p]))
        within(content, path[:-1])[path[-1]] = value
        return Edit(replace_value(document, path, value), content, path, False)
    if verb == "add_key":
        path = draw.draw(st.sampled_from(paths(content, dict)))
        is_block = is_filled_block(document, path)
        within(content, path)["新键"] = {"下": value}
        return Edit(add_key(document, (*path, "新键", "下"), value), content, path, is_block)
    path = draw.draw(st.sampled_from(lists if verb == "add_item" else filled))
    items = within(content, path)
    index = draw.draw(st.integers(0, len(items) - (verb != "add_item")))
    if verb == "add_item":
        is_block = is_filled_block(document, path) and index > 0
        items.insert(index, value)
        return Edit(add_item(document, path, value, index), content, path, is_block)
    if verb == "delete":
        del items[index]
        return Edit(delete_item(document, (*path, index)), content, path, False)
    to = draw.draw(st.integers(0, len(items) - 1))
    items.insert(to, items.pop(index))
    return Edit(move_item(document, (*path, index), to), content, path, False)


def is_filled_block(document: Document, path: Path) -> bool:
    node = find(document, path)
    return isinstance(node, (Mapping, Sequence)) and bool(node.value) and not node.flow_style


def touched_lines(document: Document, path: Path) -> tuple[int, int]:
    """Return the lines a value may take, from its key or dash to the comments behind it."""
    lines = document.source.lines()
    node = node_at(document, path)
    first, last = node.start_mark.line, node.end_mark.line
    if path and isinstance(path[-1], str):
        parent = node_at(document, path[:-1])
        first = next(key.start_mark.line for key, _ in parent.value if key.value == path[-1])
    while (
        path and isinstance(path[-1], int) and first and not lines[first].strip().startswith(("-", "[", "{"))
    ):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip()[:1] in ("", "#"):
        last += 1
    return first, last


def is_subsequence(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(line in rest for line in few)


def codes(document: Document) -> set[str]:
    source = document.source
    return {finding.rule.code for finding in parse_yaml(source.text, source.path)[1]}


LAW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@given(files(), st.data())
@LAW
def test_edits_change_exactly_what_they_should(text: str, data: st.DataObject) -> None:
    """After any edits a file holds what a dict would hold, and every comment line, and no new faults."""
    document, _ = parse_yaml(text, "f.yaml")
    for _ in range(data.draw(st.integers(1, 4))):
        if document.root is None or "新键" in str(content_of(document)):
            return
        before, faults = comments(document), codes(document)
        edit = edited(data, document)
        document = edit.document
        assert content_of(document) == edit.expected
        assert not before - comments(document)
        assert codes(document) <= faults


@given(files(), st.data())
@LAW
def test_edits_leave_the_other_lines_alone(text: str, data: st.DataObject) -> None:
    """Every line that does not belong to the value or list concerned stays byte for byte; so does a BOM."""
    before, _ = parse_yaml(text, "f.yaml")
    if before.root is None:
        return
    edit = edited(data, before)
    first, last = touched_lines(before, edit.touched)
    old, new = before.source.text.splitlines(), edit.document.source.text.splitlines()
    assert new[:first] == old[:first]
    kept = old[last + 1 :]
    assert new[len(new) - len(kept) :] == kept
    assert edit.document.source.bom == text.startswith("\ufeff")
    assert ("\r\n" in edit.document.source.text) <= ("\r\n" in text or len(old) < 2)
    if edit.only_adds:
        assert is_subsequence(old, new)


@given(files(), st.data())
@LAW
def test_what_is_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    """Saving and reading again gives the same text and content; the old bytes stay beside it."""
    path = tmp_path_factory.mktemp("laws") / "f.yaml"
    old = text.encode("utf-8")
    path.write_bytes(old)
    document, _ = read_yaml(path)
    if document.root is None:
        return
    edit = edited(data, document)
    saved, _ = save(edit.document)
    again, _ = read_yaml(path)
    assert again.source == saved.source
    assert content_of(again) == edit.expected
    backup = path.with_name("f.yaml.bak")
    assert backup.read_bytes() == old if edit.document.source.encoded() != old else not backup.exists()


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))
    )
)
@LAW
def test_hostile_bytes_give_findings_not_tracebacks(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Whatever the bytes, reading ends in a document or in a DrafterError, and every finding can be shown."""
    path = tmp_path_factory.mktemp("laws") / "f.yaml"
    path.write_bytes(content)
    show_all(lambda: read_yaml(path)[1], content.decode("utf-8", "replace"))


@given(files(), st.data())
@LAW
def test_slips_anywhere_give_findings_not_tracebacks(text: str, data: st.DataObject) -> None:
    """A file with some characters struck out, doubled or replaced still ends in findings that can be shown."""
    characters = list(text)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(characters)))
        characters[at : at + data.draw(st.integers(0, 2))] = data.draw(st.text(alphabet=SLIPS, max_size=3))
    broken = "".join(characters)
    show_all(lambda: parse_yaml(broken, "f.yaml")[1], broken)


def show_all(read: Callable[[], tuple[Finding, ...]], text: str) -> None:
    try:
        findings = read()
    except DrafterError as stop:
        findings = stop.findings
    for finding in findings:
        assert finding.message[-1] in "。？！"
        assert finding.advice[-1] in "。？！"
        assert excerpt(Source("f.yaml", text), finding.place).count("\n") <= 1

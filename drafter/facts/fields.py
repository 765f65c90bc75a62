"""Reading the parts of a facts file: mappings against the keys they may have, texts, lists, answers by kind."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from drafter.chinese import half_width, tidy, without_ordinal
from drafter.facts import faults
from drafter.facts.fact import Words
from drafter.files import Document, Mapping, Node, Scalar, Sequence, place
from drafter.findings import Finding, Place
from drafter.outline import Kind, NotThisKindError, read_answer

NEAR = 50
_JOINING, _TRAILING = "，、；,;。.：", "，、；,;"
_WIDE_KEYS = tuple(
    f"{key}：" for key in ("做法", "数据", "成效", "问题", "原因", "打算", "职务", "履职", "标题", "举措")
)
_LIKE = {
    Kind.YES_NO: ("“是”或“否”", "是"),
    Kind.DATE: ("日期", "2027-01-18"),
    Kind.MONTH: ("时限", "2027-12"),
    Kind.YEAR: ("年度", "2026"),
}
WITH_CHANGE = "同比"
# {键}, or {键|同比}; split by it, a text falls into words, key, how, words, …
_BRACE = re.compile("[{}｛｝]")
NOT_PRINTED = frozenset({"来源", "口径", "备注"})
PENDING, NOTHING = "暂缺", frozenset({"无", "没有", "不适用"})
REFERENCE = re.compile(r"\{([^{}\s|｜]{1,40})(?:[|｜]([^{}\s]{1,10}))?\}")
_NUMBER = re.compile(r"第?(\d{1,3})项?\.?")


def nearest(key: str, known: Iterable[str]) -> str:
    """Return the known key most like the one given, or nothing."""
    from rapidfuzz import fuzz, process

    options = list(known)
    containing = [k for k in options if len(key) > 1 and (key in k or k in key)]
    if containing:
        return min(containing, key=lambda k: abs(len(k) - len(key)))
    found = process.extractOne(key, options, scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written after a key."""
    return isinstance(node, Scalar) and not node.value and not node.style


class Reader:
    """Reads nodes of one document and keeps what it noticed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Finding] = []

    def note(self, finding: Finding) -> None:
        """Keep a finding."""
        self.found.append(finding)

    def place(self, node: Node) -> Place:
        """Return the address of a node."""
        return place(self.document, node)

    def entries(self, node: Node, what: str, example: str) -> list[tuple[str, Scalar, Node]]:
        """Return the entries of a mapping: key, key node, value node; a finding where it is none.

        Of keys that stand twice the first counts; the reading of files has named the second.
        """
        if not isinstance(node, Mapping):
            if not is_empty(node):
                self.note(faults.wrong_shape(self.place(node), what, "“键: 值”的形式", example))
            return []
        entries = [(key.value, key, value) for key, value in node.value if isinstance(key, Scalar)]
        if len({key for key, _, _ in entries}) == len(entries):
            return entries
        firsts = {key: (key, node, value) for key, node, value in reversed(entries)}
        return [firsts[key] for key in dict.fromkeys(key for key, _, _ in entries)]

    def fields(
        self, node: Node, known: tuple[str, ...], what: str, example: str, inside: Container[str] = ()
    ) -> dict[str, Node]:
        """Return the values of a mapping by key; an unknown key is a finding with the closest known one.

        Keys that belong into 数据 (`inside`) are told so.
        """
        values: dict[str, Node] = {}
        for key, key_node, value in self.entries(node, what, example):
            if key in known:
                values[key] = value
            elif key in inside:
                self.note(faults.belongs_inside(self.place(key_node), key))
            else:
                self.unknown(key, key_node, what, known)
        return values

    def unknown(
        self, key: str, key_node: Node, where: str, known: Iterable[str], elsewhere: str = ""
    ) -> None:
        """Note that a key is not known here."""
        near = "" if elsewhere else nearest(key, known)
        self.note(faults.unknown_key(self.place(key_node), key, where, near, elsewhere))

    def items(self, node: Node, what: str, example: str) -> list[Node]:
        """Return the items of a list; a single text or mapping counts as a list of one."""
        if is_empty(node):
            return []
        if isinstance(node, Sequence):
            return [n for n in node.value if not is_empty(n)]
        if isinstance(node, Scalar):
            return [node]
        self.note(faults.wrong_shape(self.place(node), what, "用“- ”开头、一行一条的列表", example))
        return []

    def text(self, node: Node, what: str, *, refers: bool = False) -> str:
        """Return a text in one line; a finding where a list or a mapping stands instead, or 暂缺.

        Where it may not refer to figures, any brace in it is a finding; where it may, one that is no {键}.
        """
        if isinstance(node, Scalar):
            text = tidy(node.value)
            if text == PENDING:
                self.note(faults.pending(self.place(node), what, what))
                return ""
            if what not in NOT_PRINTED:
                self.check_braces(node, text, what, refers=refers)
            return text
        self.note(faults.wrong_shape(self.place(node), what, "一段文字", f"{what}: 一段文字"))
        return ""

    def check_braces(self, node: Node, text: str, what: str, *, refers: bool) -> None:
        """Note braces that are no {键}, or that stand where no figure can be put: they would be printed."""
        if _BRACE.search(text) is None:
            return
        if not refers:
            self.note(faults.no_reference_here(self.place(node), what))
        elif _BRACE.search(REFERENCE.sub("", text)):
            self.note(faults.broken_reference(self.place(node)))

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """Return several short texts: a list, or one text."""
        return tuple(
            t for item in self.items(node, what, f"{what}: [甲, 乙]") if (t := self.text(item, what))
        )

    def numbers(self, node: Node, what: str) -> tuple[int, ...]:
        """Return several whole numbers: 8, 第8项, [8, 9]; a finding for each that is none."""
        found = []
        for item in self.items(node, what, f"{what}: [8, 9]"):
            text = half_width(self.text(item, what))
            number = _NUMBER.fullmatch(text)
            if number is not None:
                found.append(int(number[1]))
            elif text:
                self.note(faults.wrong_shape(self.place(item), what, "任务的编号", f"{what}: [8, 9]"))
        return tuple(found)

    def answer(self, node: Node, kind: Kind, what: str) -> object | None:
        """Return a value of a kind; a finding and None where the text is none."""
        if is_empty(node):
            return None
        if not isinstance(node, Scalar):
            wanted, like = _LIKE[kind]
            self.note(faults.wrong_shape(self.place(node), what, wanted, f"{what}: {like}"))
            return None
        try:
            return read_answer(node.value, kind)
        except NotThisKindError as trouble:
            self.note(faults.wrong_kind(self.place(node), what, trouble))
            return None

    def choice(self, node: Node | None, what: str, choices: Iterable[str]) -> str:
        """Return one of several words; nothing where none of them was written, with a finding where something else was."""
        text = self.text(node, what) if node is not None else ""
        known = tuple(choices)
        if node is None or not text or text in known:
            return text
        wanted = f"下列之一：{' / '.join(known)}，写的是“{text}”"
        self.note(faults.wrong_shape(self.place(node), what, wanted, f"{what}: {known[0]}"))
        return ""

    def yes(self, node: Node | None, what: str, default: bool) -> bool:
        """Return 是 as True, 否 as False."""
        answer = default if node is None else self.answer(node, Kind.YES_NO, what)
        return default if answer is None else bool(answer)

    def public(self, node: Node | None) -> bool:
        """Return what 公开 says of an item: what cannot be read, or says nothing, keeps the item from the public."""
        if node is None:
            return True
        if is_empty(node):
            wanted, _ = _LIKE[Kind.YES_NO]
            self.note(faults.wrong_shape(self.place(node), "公开", wanted, "公开: 否"))
            return False
        return self.answer(node, Kind.YES_NO, "公开") is True

    def words(
        self, node: Node, key: str, what: str, whole: dict[str, Node] | None = None, *, counted: bool = False
    ) -> Words | None:
        """Return a text of the clerk's with its address; `whole` is the mapping it stands in, if any.

        Of one that is counted (一是……) an ordinal pasted along is taken off.
        """
        typed = self.text(node, what, refers=True)
        text = typed.lstrip(_JOINING).rstrip(_TRAILING)
        text = without_ordinal(text) if counted else text
        if not typed or text in NOTHING:
            return None
        if not any(sign.isalnum() for sign in text):
            self.note(faults.wrong_shape(self.place(node), what, "一句话，写的只有标点", f"{what}: 一句话"))
            return None
        where = self.place(node)
        if text.startswith(_WIDE_KEYS):
            self.note(faults.wide_key(where, text.partition("：")[0]))
        if not whole:
            return Words(text, key, where)
        confirmed = not self.yes(whole.get("待核"), "待核", default=False)
        if not confirmed:
            self.note(faults.unconfirmed(where, text[:20] + ("…" if len(text) > 20 else ""), key))
        return Words(text, key, where, confirmed, self.public(whole.get("公开")))

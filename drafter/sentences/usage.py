"""Whether the words of a sentence file are used as they are meant to be: known keys, the right number of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from jinja2 import nodes

from drafter.records import nearest
from drafter.sentences.form import Fault
from drafter.sentences.signs import YEAR

CHOICE = "选"
_ANY = 1000
_SEE_MANUAL = "请对照手册《句式》一章修改这一行。"
_OTHER_FILES = {
    nodes.Include: "include",
    nodes.Extends: "extends",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Block: "block",
}


class Use(NamedTuple):
    """How a word is used: how many keys it takes, how many other texts, and how that is said and written."""

    least: int
    most: int
    texts: int
    wanted: str
    written: str


USES = {
    "说": Use(1, 1, 0, "一个键", "说(受理)"),
    "简": Use(1, 1, 0, "一个键", "简(受理)"),
    "列": Use(1, _ANY, 0, "一个以上的键", "列(受理, 不予受理)"),
    "并说": Use(1, _ANY, 0, "一个以上的键", "并说(受理, 审结)"),
    "同比": Use(1, 1, 0, "一个键", "同比(受理)"),
    "由到": Use(1, 1, 0, "一个键", "由到(受理)"),
    "从到": Use(1, 2, 0, "一个或两个键", "从到(率, 数)"),
    "占比": Use(2, 2, 0, "两个键", "占比(部分, 全体)"),
    "全数": Use(2, 2, 1, "两个键和一句话", '全数(部分, 全体, "已全部整改")'),
    "均为": Use(2, _ANY, 0, "两个以上的键", "均为(公布率, 审查率)"),
    "已说": Use(1, 1, 0, "一个键", "已说(受理)"),
    CHOICE: Use(0, 0, _ANY, "几种说法", '选("甲", "乙")'),
}


def misuses(tree: nodes.Template, keys: Collection[str], others: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with the names in a template: `keys` are known here, `others` in every template."""
    for kind, name in _OTHER_FILES.items():
        for node in tree.find_all(kind):
            message = f"句式里不能用“{{% {name} %}}”。"
            yield Fault(node.lineno, message, "一个文件写一个主题的句子，要用的句子抄到这个文件里。")
    called = set()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            called.add(id(call.node))
            yield from _call_faults(call, call.node.name, keys)
    for piped in tree.find_all(nodes.Filter):
        if piped.name in USES and piped.node is not None:
            yield from _misuse(piped, piped.name, [piped.node, *piped.args])
    inner = [(node.node, node.lineno) for node in tree.find_all(nodes.Getattr)]
    inner += [(node.node, node.lineno) for node in tree.find_all(nodes.Getitem)]
    yield from _inner_faults(inner, keys)
    yield from _name_faults(tree, called, keys, others)


def _inner_faults(inner: list[tuple[nodes.Expr, int]], keys: Collection[str]) -> Iterator[Fault]:
    """Yield where something within a key or a text is asked for; `inner` are what it is asked of, and the lines."""
    for root, line in inner:
        name = root.value if isinstance(root, nodes.Const) else getattr(root, "name", "")
        if isinstance(root, nodes.Const) or name in keys:
            yield Fault(line, f"“{name}”后面不能加“.”或方括号。", _SEE_MANUAL)


def _call_faults(call: nodes.Call, word: str, keys: Collection[str]) -> Iterator[Fault]:
    if word in USES:
        yield from _misuse(call, word, call.args)
    elif word in keys:
        yield Fault(
            call.lineno, f"“{word}”是键，后面不能写括号。", f"写成 {{{{ {word} }}}} 或 {{{{ 说({word}) }}}}。"
        )


def _misuse(node: nodes.Call | nodes.Filter, word: str, given: list[nodes.Expr]) -> Iterator[Fault]:
    """Yield what is wrong with what stands in the brackets of a word."""
    use = USES[word]
    extra = node.kwargs or node.dyn_args or node.dyn_kwargs
    enough = use.least + min(use.texts, 1) <= len(given) <= use.most + use.texts
    if extra or not enough:
        yield Fault(node.lineno, f"“{word}”要写{use.wanted}：{use.written}。", _SEE_MANUAL)
        return
    for key in given[: len(given) - use.texts] if use.most else ():
        if isinstance(key, nodes.Const):
            yield Fault(
                node.lineno, f"“{word}”里要写键，不能写“{key.value}”。", f"键不加引号：{use.written}。"
            )


def _name_faults(
    tree: nodes.Template, called: set[int], keys: Collection[str], others: Collection[str]
) -> Iterator[Fault]:
    """Yield the names nobody knows, and the words that stand there without their brackets."""
    names = list(tree.find_all(nodes.Name))
    own = {name.name for name in names if name.ctx != "load"}
    for name in names:
        word = name.name
        if word in own or word in keys:
            continue
        if word in USES and id(name) not in called:
            yield Fault(
                name.lineno, f"“{word}”后面要写{USES[word].wanted}：{USES[word].written}。", _SEE_MANUAL
            )
        elif word not in others and word not in USES:
            near = nearest(word, (*keys, *USES, YEAR))
            advice = f"是否想写“{near}”？" if near else "请改成提纲里有的键；要增加一个数据项，先写进提纲。"
            yield Fault(name.lineno, f"这里没有叫“{word}”的键，也没有叫这个名字的写法。", advice)

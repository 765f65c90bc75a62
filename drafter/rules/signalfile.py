"""Reading 迹象 (signals.yaml), and holding it against the topics: each figure it looks at, each {键} of its wordings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.facts.fields import REFERENCE, WITH_CHANGE
from drafter.facts.topics import absolute
from drafter.files import Key, locate, remembered, stamp
from drafter.findings import DrafterError
from drafter.outline import Indicator, Outline, Outlines
from drafter.outline.signals import Signal, Signals
from drafter.records import bad_record, nearest, read_document, read_model

_BRACES = frozenset("{}｛｝")
_EXAMPLE = "写法：{键} 或 {键|同比}，英文花括号成对，里面不留空格。"


def load_signals(path: str, outlines: Outlines) -> Signals:
    """Read the signs to look for. Raises DrafterError that names file and line of every mistake."""
    signals = remembered("signals", stamp((Path(path),)), Signals, lambda: read_model(Signals, path))
    known = _known(signals, outlines)
    wrong = [
        bad_record(locate(read_document(path), ("迹象", n, *loc)), f"迹象{signal.code}{said}", advice)
        for n, signal in enumerate(signals.signals)
        for loc, said, advice in _mistakes(signal, known, outlines)
    ]
    if wrong:
        raise DrafterError(wrong)
    return signals


def _known(signals: Signals, outlines: Outlines) -> Mapping[str, Indicator]:
    """Return every figure by its 标识; those that single outlines add are looked for only where one is missed."""
    known = {i.id: i for topic in outlines.topics.values() for i in topic.indicators.values()}
    if not known.keys() >= {i for signal in signals.signals for i in signal.ids}:
        for _, outline in outlines.each():
            known = {**(outline.by_id if isinstance(outline, Outline) else {}), **known}
    return known


def _mistakes(
    signal: Signal, known: Mapping[str, Indicator], outlines: Outlines
) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Yield what is wrong with a sign: where in it, what, and what to do."""
    if signal.topic not in outlines.topics:
        near = nearest(signal.topic, outlines.topics)
        yield ("主题",), f"的主题“{signal.topic}”，哪个提纲里都没有。", _meant(near, "请改成主题的名字。")
    strange = [(n, i) for n, i in enumerate(signal.ids) if i not in known]
    for n, strange_id in strange:
        said = f"里的标识“{strange_id}”，哪个主题里都没有。"
        yield ("标识", n), said, _meant(nearest(strange_id, known), "请改成数据项的标识。")
    if not strange:
        yield from _bad_references(signal, tuple(known[i] for i in signal.ids))


def _bad_references(
    signal: Signal, watched: tuple[Indicator, ...]
) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Yield what is wrong with the {键} of a wording: it may say no figure but those the sign is seen by."""
    where: tuple[Key, ...] = ("问题",)
    may = "、".join(f"{{{i.key if i.topic == signal.topic else i.address}}}" for i in watched)
    if _BRACES & set(REFERENCE.sub("", signal.problem)):
        yield where, "的“问题”里花括号不成引用。", _EXAMPLE
    found = REFERENCE.findall(signal.problem)
    if not found:
        yield where, "的“问题”里没有引用数。", f"数要从事实里来，请写上 {may}。"
    for key, how in found:
        if absolute(key, signal.topic) not in {i.address for i in watched}:
            yield where, f"的“问题”里引用了“{key}”，它不是“标识”里的数。", f"可以引用的是 {may}。"
        if how not in ("", WITH_CHANGE):
            yield where, f"的“问题”里“{{{key}|{how}}}”的“{how}”不认识。", _EXAMPLE


def _meant(near: str, otherwise: str) -> str:
    return f"是否想写“{near}”？" if near else otherwise

"""`drafter outline`: which outlines there are, what one of them asks, and a county's own outline from its reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.cli.reporting import one_line, print_findings, say
from drafter.cli.streams import print_line
from drafter.cli.tables import WIDTH, lines_of, table
from drafter.cli.words import each_once
from drafter.findings import DrafterError
from drafter.outline import Indicator, Outline, Section, Topic
from drafter.pipeline import workshop_for

ALWAYS = 3
_LIST = (14, 6, 6, 46)
_FIGURES = (20, 40, 8, 6)
_FOUND = (38, 14, 24, 24)


def run_list() -> int:
    """List the outlines that may be used here; return the exit code."""
    rows, code = [("名称", "类型", "谁的", "说明")], 0
    for is_county, outline in _outlines():
        whose = "本县" if is_county else "自带"
        if isinstance(outline, DrafterError):
            print_findings(outline.findings)
            code = max(code, outline.exit_code)
        else:
            rows.append((outline.name, outline.genre.value, whose, outline.about))
    _print(table(rows, _LIST))
    return code


def run_show(name: str) -> int:
    """Show what an outline asks: chapters, topics, figures; return the exit code."""
    known = []
    for is_county, outline in _outlines():
        if not isinstance(outline, DrafterError):
            known.append(outline.name)
            if outline.name == name:
                _print(_shown(outline, is_county=is_county))
                return 0
    try:
        by_folder = workshop_for("").outlines.get(name)
    except DrafterError as trouble:
        print_findings(trouble.findings)
        return trouble.exit_code
    if by_folder is None:
        say(f"没有叫“{name}”的提纲，有：{'、'.join(known)}。")
        return 2
    return run_show(by_folder.name)


def run_derive(reports: list[str], out: str, name: str) -> int:
    """Derive a county's own outline from its reports; return the exit code."""
    from drafter.derive import told
    from drafter.pipeline.deriving import derive_outline, shown

    try:
        proposed = derive_outline(each_once(reports), out, name)
        print_findings(proposed.findings)
        header = ("章和主题", "哪几年有", "数据项", "在提纲里")
        _print(table([header, *told(proposed.derived)], _FOUND))
        if proposed.mark is not None:
            say(f"“{proposed.folder}”还不是本县目录，在里面放一个 {Path(proposed.mark.source.path).name}。")
        written = proposed.save()
    except DrafterError as trouble:
        print_findings(trouble.findings)
        say("没有写提纲")
        return trouble.exit_code
    used = "、".join(reversed(proposed.derived.years))
    say(f"照{used}的报告，共{len(proposed.used)}份 → {'、'.join(shown(written))}")
    say(
        f"起草时在事实文件里写“提纲: {proposed.derived.name}”；逐项看：drafter outline show {proposed.derived.name}"
    )
    return proposed.exit_code


def _outlines() -> Iterator[tuple[bool, Outline | DrafterError]]:
    for found, outline in workshop_for("").outlines.each():
        yield found.is_county, outline


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print_line(one_line(line), sys.stdout)


def _shown(outline: Outline, *, is_county: bool) -> Iterator[str]:
    """Yield an outline as lines for a terminal."""
    whose = "本县" if is_county else "自带"
    yield from lines_of(f"{outline.name}（{whose}，{outline.genre.value}）：{outline.about}", WIDTH)
    yield f"标题：{outline.title}"
    yield "★ 是常报的数，“必填”不填出不了成稿"
    for section in outline.sections:
        yield ""
        yield _headline(section)
        for key in section.topics:
            yield from _topic(outline.topics[key], outline.usual.get(key, ()))


def _headline(section: Section) -> str:
    said = [section.role.value]
    said += [section.shape.value] if section.shape else []
    said += ["接排"] if section.run_in else []
    said += ["必填"] if section.required else []
    return f"【{section.title or '没有标题'}】{'，'.join(said)}"


def _topic(topic: Topic, usual: tuple[str, ...]) -> Iterator[str]:
    title = "" if topic.title == topic.key else f"：{topic.title}"
    yield from lines_of(f"○ {topic.key}{title}", WIDTH)
    yield from table((_figure(i, usual) for i in topic.indicators.values()), _FIGURES)


def _figure(indicator: Indicator, usual: tuple[str, ...]) -> tuple[str, ...]:
    often = indicator.frequency == ALWAYS or indicator.key in usual
    marks = ("★" if often else "") + ("必填" if indicator.required else "")
    return f"  {indicator.key}", indicator.label, indicator.unit, marks

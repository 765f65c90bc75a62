"""Whether what was read is a report at all: a novel, a list of names and an empty page are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.readers import faults
from drafter.readers.front import is_title
from drafter.readers.passages import Passage
from drafter.tree import Heading, Report

_WORDS = re.compile("法治|依法|行政|执法|普法|法律|政府|司法|责任|工作")
_FEWEST_WORDS = 0.004
_LONGEST = 1_200_000
_FEW_HEADINGS = 2


def refuse_long(passages: Sequence[Passage], path: str) -> None:
    """Stop before a text is taken apart that is far too long."""
    length = sum(len(passage.text) for passage in passages)
    if length > _LONGEST:
        raise faults.stop(
            faults.NOT_A_REPORT,
            path,
            f"全文有 {length} 个字，比任何一份年度报告都长得多。",
            "请确认是不是拿错了文件；一份报告一个文件。",
        )


def refuse_foreign(report: Report, path: str) -> None:
    """Stop where a text is no report: nothing in it, or neither title nor headings nor words of one."""
    texts = [span.text for span in report.spans()]
    length = sum(map(len, texts))
    if not length:
        raise faults.stop(
            faults.EMPTY,
            path,
            "文件里没有读到正文。",
            "请打开看看文字是不是图片或扫描件；是的话先用文字识别转成文字。",
        )
    numbered = sum(isinstance(block, Heading) and bool(block.number) for block in report.all_blocks())
    words = sum(len(_WORDS.findall(text)) for text in texts)
    if is_title(report.title) or numbered >= _FEW_HEADINGS or words >= _FEWEST_WORDS * length:
        return
    raise faults.stop(
        faults.NOT_A_REPORT,
        path,
        "没有报告的标题，没有“一、（一）”这样的层次，也没有报告常用的词。",
        "请确认是不是拿错了文件；要导入的是上年的法治政府建设年度报告。",
    )

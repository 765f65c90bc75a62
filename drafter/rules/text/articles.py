"""Articles that a law does not have (L605): 《行政处罚法》第一百二十条, of 86."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.chinese import parse_numeral
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_ARTICLE = re.compile(
    r"《(?P<law>[^《》]{2,60})》(?:（[^（）]{1,30}）)?第(?P<article>[〇零一二三四五六七八九十百千]{1,9}|\d{1,4})条"
)


def articles(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """L605: an article beyond the last of the law that is cited; laws whose number of articles nobody entered are passed by."""
    for line in paper.lines:
        if "》" not in line.text or not line.own:
            continue
        for found in _ARTICLE.finditer(line.text):
            named = tables.laws().find(found["law"], paper.written)
            said = found["article"]
            number = int(said) if said.isdecimal() else parse_numeral(said)
            if named is None or named.old or not named.law.articles or not number:
                continue
            if number > named.law.articles:
                message = f"《{named.name}》一共{named.law.articles}条，没有第{said}条。"
                yield Noted("L605", line, *found.span(), message, certain=False)

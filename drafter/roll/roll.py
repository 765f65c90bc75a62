"""From one year's facts file to the next year's: a new file that asks what has to be asked, and says what it carried over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.facts import Facts
from drafter.facts.since import PROMISES, REPAIRS
from drafter.files import Document, Plain, plain
from drafter.files.annotated import Entry, new_document
from drafter.findings import Place
from drafter.roll import faults, lists
from drafter.roll.ground import Ground, Moved, entries_of, ground_of, tidied
from drafter.roll.head import OFFERED, head_entry
from drafter.roll.topics import TopicRoller

_SECTIONS = ("第一责任人", "意见建议", "其他情况")
_ANSWERED = (PROMISES, REPAIRS)
_ASKED = ("存在问题", "下一步工作打算")
_WORK = "工作情况"
_EVERY_SECTION = frozenset((_WORK, *_ASKED, *_SECTIONS, *_ANSWERED))
_LONGEST_SHOWN = 24


class Rolled(NamedTuple):
    """Next year's file, not yet saved, its year, and what became of each part of the old one."""

    document: Document
    year: int
    moved: tuple[Moved, ...]


class Names(NamedTuple):
    """What files are called: the new one, the old one as seen from it, the yardstick (对照方案) as seen from it."""

    new: str
    last: str
    yardstick: str = ""


def year_after(facts: Facts, wanted: int | None) -> int:
    """Return the year that facts roll into. Raises DrafterError where they roll into none, or not into the one wanted."""
    if facts.programme is not None:
        raise faults.no_report(facts.path)
    old = facts.header.year
    if old is None:
        raise faults.no_year(facts.path)
    if wanted is not None and wanted != old + 1:
        raise faults.wrong_year(Place(facts.path), old, wanted)
    return old + 1


def roll(facts: Facts, old: Document, names: Names) -> Rolled:
    """Roll a facts file forward. Raises DrafterError where there is nothing to roll."""
    year = year_after(facts, None)
    content = entries_of(tidied(plain(old.root))) if old.root is not None else {}
    if not content.keys() & {_WORK, *_ASKED, *_SECTIONS}:
        raise faults.nothing_there(facts.path)
    ground = ground_of(facts, year - 1)
    head = [*_head(ground, content, names)]
    entries = [*_title(ground, names), *head, *_sections(ground, content)]
    of_head = [key for key in content if key not in _EVERY_SECTION]
    emptied = [entry.key for entry in head if entry.key and entry.value == ""]
    waits = f"，{'、'.join(emptied)}等填" if emptied else ""
    put_aside = [key for key in of_head if key in OFFERED]
    aside = f"，{'、'.join(put_aside)}在注释里" if put_aside else ""
    texts = ground.later_texts
    years = (
        [Moved("年份", f"{len(texts)}处", f"往后推了一年：{'；'.join(map(_clipped, texts))}")]
        if texts
        else []
    )
    top = Moved("文件的头", f"{len(of_head)}项", f"照搬，年度{year}{waits}{aside}")
    return Rolled(new_document(tuple(entries), names.new), year, (top, *years, *ground.moved))


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}……"


def _title(ground: Ground, names: Names) -> Iterator[Entry]:
    who = "、".join(ground.facts.header.organs) or ground.facts.header.region
    yield Entry(
        "",
        above=(
            f"{who}{ground.year}年度法治政府建设情况——事实底稿，由 {names.last} 结转",
            "",
            "“# ”后面是给填的人看的话，不进报告。空着的等今年的数；每行后面写着上年是多少。",
            "没有发生写 0，没有这项工作写 不适用，还没有数写 暂缺；不再报的删去那一行。",
            "举措一件事一条，末尾不打句号；照抄上年的，检查时会指出来。",
            "随时用 drafter check 看还缺什么，用 drafter draft 出草稿。",
            "",
        ),
    )


def _head(ground: Ground, content: dict[str, Plain], names: Names) -> Iterator[Entry]:
    """Yield the head in the clerk's own order, and where this year's figures are compared with."""
    if "年度" not in content:
        yield Entry("年度", str(ground.year), "报告说的是哪一年")
    for key, value in content.items():
        if key == "对照方案" and names.yardstick:
            yield Entry(key, names.yardstick, "管不到今年的，检查时会说")
        elif key not in _EVERY_SECTION and key != "上年":
            yield from head_entry(ground, key, value)
    if "成文日期" not in content:
        yield Entry("成文日期", "", "领导签发的日期")
    yield Entry("上年", names.last, "上年数都从这个文件取，不用再填", above=("",))


def _sections(ground: Ground, content: dict[str, Plain]) -> Iterator[Entry]:
    """Yield the sections in the clerk's own order; what has to be there although the old file had it not comes last."""
    made = {_WORK: [*_work(ground, content)]}
    for key in _SECTIONS:
        if key in content:
            made[key] = [
                *(
                    lists.duties(ground, content[key])
                    if key == "第一责任人"
                    else lists.offered(ground, key, content[key])
                )
            ]
    made |= {entry.key: [entry] for entry in lists.asked_again(ground)}
    made[PROMISES] = [*lists.promises(ground)]
    made[REPAIRS] = [*lists.repairs(ground)]
    order = dict.fromkeys((*(key for key in content if key in made), *made))
    for key in order:
        yield from made[key]


def _work(ground: Ground, content: dict[str, Plain]) -> Iterator[Entry]:
    topics = TopicRoller(ground).topics(entries_of(content.get(_WORK)))
    above = ("", "数写在“数据”里，只写数，单位由提纲定。主题的次序和上年的一样。")
    yield Entry(_WORK, topics or "", above=above)

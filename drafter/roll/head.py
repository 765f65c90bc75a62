"""The head of next year's file: what stays, which years move on, what has to be filled in again."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.facts.fields import NOTHING
from drafter.files import Plain
from drafter.files.annotated import Entry, Listed, commented, commented_items
from drafter.roll.ground import Ground, entries_of, items_of

# filled in anew each year: beside the empty key stands what it was
_EMPTIED = ("成文日期", "文号")
_EMPTIED_PUBLICATION = ("索引号", "文号", "发文日期", "发布日期", "内容概述")
# the words of one year: offered in comments, never carried
OFFERED = {
    "引言": "上年自己写的开头。不写“引言”，开头由程序按年度写；要自己写的，改成今年的：",
    "总述": "上年的一句总体评价，要用的改成今年的：",
    "提法": "上年查实的提法，今年的等检查时来问（F065），查实了再写：",
}
_MOVED_ON = ("标题", "附注", "附件", "结语")
_ASIDES = {
    "提纲": "用哪个提纲",
    "机关": "署名机关的全称，有变的改",
    "区域": "县区、乡镇的名称",
    "自称": "我县、我区、我镇、我局……",
    "标题": "整个标题，照这样印",
    "主送": "主送机关，有变的改",
    "签发人": "有变的改",
    "抄送": "有变的改",
    "版头": "是否印红头",
    "用印": "是否加盖印章",
    "附注": "如：此件公开发布",
    "附件": "写“数据表”的，由程序排成一张表",
    "字数": "正文最多多少字",
    "版式": "版式的名称",
    "结语": "结尾一段；写 无 就没有",
}


def head_entry(ground: Ground, key: str, value: Plain) -> Iterator[Entry]:
    """Yield what becomes of one key of the head."""
    if key == "年度":
        yield Entry(key, str(ground.year), "报告说的是哪一年")
    elif key in _EMPTIED:
        yield _emptied(key, value)
    elif key in OFFERED:
        if value:
            yield Entry("", above=("", OFFERED[key], *commented(key, value)))
    elif key == "印发":
        yield Entry(key, tuple(_printing(entries_of(value))))
    elif key == "公开":
        yield Entry(key, tuple(_publication(ground, entries_of(value))), "网站发布用，不印进 Word")
    elif key == "章节":
        yield from _chapters(ground, [entries_of(chapter) for chapter in items_of(value)])
    elif key == "报送":
        copies = tuple(tuple(_copy(ground, entries_of(c))) for c in items_of(value) if isinstance(c, dict))
        if copies:
            above = ("", "一份报告分送几处，各份只写与上面不同的几项。")
            yield Entry(key, Listed(copies), above=above)
    elif value:
        moved = ground.later(value) if key in _MOVED_ON else value
        aside = "年份已经往后推，核对一遍" if moved != value else _ASIDES.get(key, "")
        yield Entry(key, moved, aside)


def _emptied(key: str, value: Plain) -> Entry:
    last = f"；上年 {value}" if isinstance(value, str) and value else ""
    what = "领导签发的日期" if key == "成文日期" else "今年的"
    return Entry(key, "", f"{what}{last}")


def _printing(value: dict[str, Plain]) -> Iterator[Entry]:
    for key, said in value.items():
        yield Entry(key, "", f"印发的日期；上年 {said}") if key == "日期" else Entry(key, said)


def _publication(ground: Ground, value: dict[str, Plain]) -> Iterator[Entry]:
    for key, said in value.items():
        if key in _EMPTIED_PUBLICATION:
            yield Entry(key, "", f"上年 {said}" if said else "")
        elif said:
            yield Entry(key, ground.later(said))


def _chapters(ground: Ground, chapters: list[dict[str, Plain]]) -> Iterator[Entry]:
    """Yield 章节; what leads up to a chapter speaks of its year, and is offered in comments."""
    leads = [c["导语"] for c in chapters if c.get("导语") and c["导语"] not in NOTHING]
    offered = ("上年的“导语”，要用的改成今年的，写到那一章里：", *commented_items(leads)) if leads else ()
    kept: list[Plain] = [
        {k: v for k, v in _without(ground, chapter).items() if k != "导语" or v not in leads}
        for chapter in chapters
    ]
    yield Entry(
        "章节",
        [_later_chapter(ground, chapter) for chapter in kept],
        above=("", "这份报告自己的章节。", *offered),
    )


def _without(ground: Ground, chapter: dict[str, Plain]) -> dict[str, Plain]:
    """Return a chapter without the topics that are left behind."""
    topics = [topic for topic in items_of(chapter.get("主题")) if topic not in ground.left_behind]
    kept: dict[str, Plain] = {key: value for key, value in chapter.items() if key != "主题"}
    return {**kept, "主题": topics} if topics else kept


def _copy(ground: Ground, copy: dict[str, Plain]) -> Iterator[Entry]:
    """Yield one copy of the report; what is asked of the head anew is asked of it, too."""
    for key, value in copy.items():
        if key in ("名称", "公开") or not value:
            yield Entry(key, value)
        else:
            yield from head_entry(ground, key, value)


def _later_chapter(ground: Ground, chapter: Plain) -> Plain:
    """Put the years of a chapter's title one year on; the topics it names are keys, and stay what they are."""
    return {
        key: value if key == "主题" else ground.later(value) for key, value in entries_of(chapter).items()
    }

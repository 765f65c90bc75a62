"""The facts file of a harvest: its keys in order, each explained; what composes back is structured, the rest verbatim."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.facts.header import PUBLICATION_KEYS
from drafter.files.annotated import Entry, Listed, Value
from drafter.harvest.entries import Entry as Item
from drafter.harvest.entries import Listing
from drafter.harvest.harvesting import listed
from drafter.harvest.model import Harvest
from drafter.harvest.outlay import Line
from drafter.harvest.programme import in_one, programme
from drafter.harvest.sentences import sentences
from drafter.harvest.subjects import ORIGINAL, Subject
from drafter.harvest.topics import NOTHING, TopicWriter
from drafter.harvest.values import YES
from drafter.outline import Genre, Role, Shape
from drafter.tree import Paragraph, plain

PLAN = "方案"
_FURTHER = "引言续"
_ENDS = "。！？：:!?；;"
_LETTERS = {Role.PROBLEMS: "W", Role.PLANS: "D", Role.SUGGESTIONS: "J"}
_SECTIONS = {Role.PROBLEMS: "存在问题", Role.PLANS: "下一步工作打算", Role.SUGGESTIONS: "意见建议"}
_ABOUT = {
    Role.PROBLEMS: "存在的问题；“原因”能分出来的已经分出来。",
    Role.PLANS: "下一步打算；明年要逐项答复办得怎样，所以每项都有编号。",
    Role.SUGGESTIONS: "请上级解决的事。",
}


def facts_entries(harvested: Harvest, verbatim: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """Return the entries of the facts file; the topics and sections in `verbatim` keep their text as it stands."""
    subjects = [s for s in harvested.all_subjects() if _told_by_topic(harvested, s, verbatim)]
    writer = TopicWriter(harvested, subjects, verbatim)
    entries = list(_head(harvested, writer))
    if harvested.head.genre is Genre.PLAN:
        if PLAN in verbatim:
            return (*entries, *in_one(harvested))
        chapters = tuple(_chapters(harvested, [], None))
        entries.append(Entry("章节", Listed(chapters), above=("", "原文的各章和次序。")))
        return (*entries, *programme(harvested))
    extra = _further_opening(harvested, writer)
    entries.append(Entry("章节", Listed(tuple(_chapters(harvested, subjects, extra))), above=_OF_CHAPTERS))
    topics: list[Entry] = [*([extra] if extra else []), *(writer.entry(subject) for subject in subjects)]
    if topics:
        entries.append(Entry("工作情况", tuple(topics), above=_OF_TOPICS))
    for role, section in _SECTIONS.items():
        items = _items(harvested, role)
        if items:
            entries.append(Entry(section, Listed(tuple(items)), above=("", _ABOUT[role])))
    return tuple(entries)


_OF_CHAPTERS = (
    "",
    "原文的各章和次序。“主题”是这一章里有哪些主题；章里有原文（正文）的，照原文印，不用下面的列表。",
)
_OF_TOPICS = (
    "",
    "每个主题：标题照原文；“正文”是原文的话，里面的 {键} 是下面“数据”里的数；“举措”是原文的一是、二是。",
    "“数据”的键是提纲的，“另”是提纲里没有的数；“上年”“对比”是按原文说的增减算出来的。",
    "都写着“待核: 是”：核对一处，删去一处；整个主题的文字核对完，删去主题下面那一行。",
)


def units(harvested: Harvest) -> dict[str, tuple[str, ...]]:
    """Return the sentences of each part of the report that can be set in more than one way, by its name."""
    if harvested.head.genre is Genre.PLAN:
        return {PLAN: ()}
    found: dict[str, tuple[str, ...]] = {}
    for number, subjects in harvested.subjects.items():
        chapter = harvested.chapters[number]
        for subject in subjects:
            name = (
                subject.key
                if chapter.role is Role.WORK or not harvested.listings[number]
                else ORIGINAL[chapter.role]
            )
            found[name] = found.get(name, ()) + _said(subject)
    return found


def _said(subject: Subject) -> tuple[str, ...]:
    said: list[str] = []
    for part in subject.part.all_parts():
        if part is not subject.part or subject.headed:
            said += sentences(part.title)
        for line in part.lines:
            said += sentences(line.text)
    return tuple(said)


def _head(harvested: Harvest, writer: TopicWriter) -> Iterator[Entry]:
    head, report = harvested.head, harvested.report
    name = harvested.path.replace("\\", "/").rpartition("/")[2]
    yield Entry("", above=_intro(name))
    yield Entry("提纲", harvested.outline.name, "按哪份提纲认主题和数据")
    if head.genre is Genre.PLAN:
        yield Entry("标题", _plan_title(harvested), "方案自己的标题，不是通知的")
    else:
        yield Entry("标题", head.title, "原文的标题")
    organs: Value = list(head.organs) if len(head.organs) > 1 else "".join(head.organs)
    yield Entry("机关", organs, "推定的，请核对" if "机关" in head.guessed else "")
    if head.region:
        yield Entry("区域", head.region)
    if head.term is not None:
        yield Entry("规划期", str(head.term))
    elif head.year is not None:
        yield Entry("年度", str(head.year))
    if head.signed is not None:
        guessed = "原文没有成文日期，这是网页上的日期" if "成文日期" in head.guessed else ""
        yield Entry("成文日期", head.signed.isoformat(), guessed)
    if report.recipients:
        yield Entry("主送", [r.rstrip("：:") for r in report.recipients])
    if head.number:
        yield Entry("文号", head.number)
    if report.annotation:
        yield Entry("附注", report.annotation)
    if harvested.attachments:
        yield Entry("附件", [a.title for a in harvested.attachments])
    published = {key: said for key, said in report.publication if key in PUBLICATION_KEYS and said}
    if published:
        yield Entry("公开", tuple(Entry(k, v) for k, v in published.items()), above=("", "网页上写的。"))
    yield from _opening(harvested, writer)


def _intro(name: str) -> tuple[str, ...]:
    return (
        f"由“{name}”导入的事实。数和话都照原文，一句没有丢；每一处都待人核对。",
        "核对完了，或者先不核对，都可以用 drafter roll 转成下一年的事实文件。",
        "",
    )


def _plan_title(harvested: Harvest) -> str:
    issued = next((a for a in harvested.report.attachments if a.issued), None)
    return (issued.title if issued else harvested.head.title).replace(" ", "")


def _opening(harvested: Harvest, writer: TopicWriter) -> Iterator[Entry]:
    lines = harvested.outlay.opening
    if harvested.head.genre is Genre.PLAN:
        notice = "".join(_notice(harvested))
        if notice:
            yield Entry("引言", notice, above=("", "通知的正文。"))
        return
    first = _first_opening(lines)
    said = "".join(writer.text(line, "") for line in first)
    yield Entry("引言", said or NOTHING, above=("", "开头的一段；“无”是原文没有，也不要程序另写。"))
    if harvested.report.recipients:
        yield Entry("结语", NOTHING, "原文的结尾都在各章里，不要程序另写")


def _notice(harvested: Harvest) -> Iterator[str]:
    for block in harvested.report.blocks:
        if isinstance(block, Paragraph):
            yield plain(block.spans)


def _first_opening(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that make the opening: those that run on, until one has no end mark."""
    stop = next((n + 1 for n, line in enumerate(lines) if line.text[-1:] not in _ENDS), len(lines))
    return lines[:stop]


def _further_opening(harvested: Harvest, writer: TopicWriter) -> Entry | None:
    """Return the rest of the opening as a topic without a heading."""
    rest = harvested.outlay.opening[len(_first_opening(harvested.outlay.opening)) :]
    if not rest:
        return None
    text = "\n".join(writer.text(line, _FURTHER) for line in rest) + "\n"
    return Entry(_FURTHER, (Entry("标题", NOTHING), Entry("待核", YES), Entry("正文", text)), above=("",))


def _told_by_topic(harvested: Harvest, subject: Subject, verbatim: frozenset[str]) -> bool:
    """Tell whether a subject is told by a topic: a list is, where it cannot be set again as it stands."""
    number = next(n for n, some in harvested.subjects.items() if subject in some)
    listings = harvested.listings[number]
    return not listings or not _set_again(listings, ORIGINAL[harvested.chapters[number].role], verbatim)


def _set_again(listings: list[Listing], name: str, verbatim: frozenset[str]) -> bool:
    return name not in verbatim and all(one.whole and one.entries for one in listings)


def _chapters(
    harvested: Harvest,
    subjects: list[Subject],
    extra: Entry | None,
) -> Iterator[tuple[Entry, ...]]:
    told = {id(subject) for subject in subjects}
    if extra is not None:
        yield (Entry("角色", Role.WORK.value), Entry("主题", [_FURTHER]))
    if harvested.subjects and all(chapter.role is not Role.WORK for chapter in harvested.chapters):
        yield (Entry("角色", Role.WORK.value),)
    for number, chapter in enumerate(harvested.chapters):
        title = chapter.part.title.rstrip("。．. ")
        fields = [Entry("标题", title)] if title else []
        fields.append(Entry("角色", chapter.role.value))
        keys = [s.key for s in harvested.subjects.get(number, []) if id(s) in told]
        if keys:
            fields.append(Entry("主题", [*keys]))
        elif harvested.listings[number] and harvested.subjects:
            fields += _set_as(harvested.listings[number][0])
        yield tuple(fields)


def _set_as(listing: Listing) -> list[Entry]:
    shape = Shape.HEADINGS if listing.headed else Shape.PARAGRAPH if listing.together else Shape.ITEMS
    return [Entry("写法", shape.value), Entry("导语", listing.lead or NOTHING)]


def _items(harvested: Harvest, role: Role) -> list[tuple[Entry, ...]]:
    year = harvested.head.year
    items: list[tuple[Entry, ...]] = []
    for _, listing in listed(harvested, role):
        for item in listing.entries:
            number = f"{_LETTERS[role]}{f'{year % 100:02d}' if year else ''}-{len(items) + 1}"
            items.append((Entry("编号", number, f"第{item.line}行"), *_item(item, role), Entry("待核", YES)))
    return items


def _item(item: Item, role: Role) -> list[Entry]:
    title = item.title.rstrip("。．. ")
    fields = [Entry("标题", title)] if title else []
    if role is not Role.PROBLEMS:
        return [*fields, Entry("举措", [*item.texts])] if item.texts else fields
    text = "。".join(item.texts)
    fields = fields if text else []
    fields.append(Entry("问题", text or title))
    if item.cause:
        fields.append(Entry("原因", item.cause))
    return fields
